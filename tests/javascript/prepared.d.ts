/** What must stand in a page for an exercise whose script expects `Own`. */
type Prepared<Own> = Omit<Own & CardContent, "ui"> & { ui: Named<(Own & CardContent)["ui"]> & Record<string, unknown> };

/** What has a name of its own among the words: what isn't a sentence, such as a list of names. */
type Named<Sentences> = { [Name in keyof Sentences as string extends Name ? never : Name]: Sentences[Name] };
