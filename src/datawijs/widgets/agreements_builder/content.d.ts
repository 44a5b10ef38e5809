// What exercise.py prepares for exercise.js, and what that keeps.

export type Start = { key: string; text: string; why: string };
export type Theme = { key: string; heading: string; question: string; why: string; starts: Start[] };
export type Content = { sectors: { key: string; name: string; themes: Theme[] }[] };
/** Of a theme: keys of the starting sentences that were taken, what some were changed into, and own ones. */
export type KeptTheme = { taken: unknown[]; texts: Record<string, unknown>; own: string };
