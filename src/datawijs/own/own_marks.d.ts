// What own_marks.js reads and gives, for the type checker.

type OwnFacts = Record<string, string | number | string[]>;
type OwnDecision = { key: string; facts: OwnFacts };
type OwnQuestion = OwnDecision & { choices: string[] };
type OwnNotes = { decided: OwnDecision[]; asked: OwnQuestion[] };
type OwnScale = "percent" | "to-ten" | "percentile" | "growing" | "points";
type OwnWish = {
  pupil?: string | null;
  subject?: string | null;
  answers?: Record<string, string>;
  putBack?: string[];
};
type OwnRow = { moment: string; label: string; text: string; score: number | null; counts: boolean; reason: string };
/** As `OwnMarks` of read_marks.py. */
type OwnMarks = OwnNotes & {
  scores: number[];
  scale: OwnScale;
  table: OwnRow[];
  classAverage: (number | null)[];
  pupils: string[];
  subjects: string[];
};
type OwnMark = { text: string; value: number; maximum: number | null };
type OwnEntry = {
  pupil: string;
  subject: string;
  text: string;
  label: string;
  date: string;
  maximum: number | null;
  counts: boolean;
};
type OwnLayout = { headings: string[]; rows: string[][]; roles: (string | null)[] };
type OwnReader = { rules: OwnRules; answers: Record<string, string>; notes: OwnNotes };
/** What stands in rules.json. */
type OwnRules = {
  separators: string[];
  header_rows_looked_at: number;
  roles: { role: string; words: string[]; endings: string[] }[];
  no_results: string[];
  entry_kinds: Record<string, string[]>;
  maximum_rows: string[];
  average_rows: string[];
  no: string[];
  yes: string[];
  nothing: string[];
  growing: string[];
  percentile: string[];
  months: Record<string, number>;
  first_month: number;
  half_years: string;
  patterns: Record<string, string>;
  serial_days: [number, number];
  test_columns: number;
  fewest_in_a_class: number;
  two_scales: { low: number; times: number };
};
/** Rows of cells, and what is to be told of how they were opened. */
type OwnRead = { rows: string[][]; separator: string | null; opened: OwnDecision[] };
/** PapaParse's, as far as it is used: a piece of the text at a time, and the next one when it is told to go on. */
type OwnParse = (
  text: string,
  options: {
    delimiter: string;
    chunkSize: number;
    chunk(piece: { data: unknown[][] }, parser: { pause(): void; resume(): void }): void;
    complete(): void;
  },
) => void;
/** What libraries.js brings: PapaParse, and read-excel-file. */
type OwnFiles = {
  parse: OwnParse;
  readSpreadsheet(content: ArrayBuffer): Promise<{ sheet: string; data: unknown[][] }[]>;
};
