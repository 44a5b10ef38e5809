// What the host of the static page (host.js) keeps on the page, for the type checker.

/** An entry of the widget state that Jupyter writes into a page; `kind` is there for an exercise of ours. */
type WidgetState = { state: Record<string, unknown> & { kind?: string } };

interface Window {
  /** Set in the script that host.js ends (static_page.py). */
  datawijs: {
    exercises: Record<string, (mount: Mount) => Stop>;
    progress: typeof progress;
    /** Of own_papers.js, which only the page "My progress" has. */
    ownPapers?: (place: Element, ui: Words, papers: CoursePapers) => void;
  };
}

/** A block of a worksheet, as worksheets.py finds it on the page. */
type SheetBlock = { name: string } & (
  | { kind: "table"; head: string[]; rows: string[][] }
  | { kind: "lines" | "ticks" | "facts"; items: string[] }
);
/** A page on which something is kept; `folder` is that of its file. */
type CoursePage = {
  part: string;
  folder: string;
  title: string;
  minutes: number;
  exercises: string[];
  sheet?: string;
  blocks?: SheetBlock[];
};
/** What own_papers.py knows of the course. */
type CoursePapers = {
  pages: CoursePage[];
  papers: Record<string, { form?: string; edition?: string; right?: number[]; sectors?: { key: string; themes: AgreementTheme[] }[] }>;
  error: Record<string, number>;
  change: number;
};
