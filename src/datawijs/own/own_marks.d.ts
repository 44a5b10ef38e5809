// What own_marks.js reads and gives, for the type checker.

type OwnFacts = Record<string, string | number | string[]>;
type OwnDecision = { key: string; facts: OwnFacts };
type OwnQuestion = OwnDecision & { choices: string[]; shown: string[] };
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
/** `monthFirst`: whether in dates, or in labels, the month comes before the day, once that was looked at. */
type OwnReader = {
  rules: OwnRules;
  answers: Record<string, string>;
  notes: OwnNotes;
  monthFirst: Partial<Record<"date" | "label", boolean>>;
};
type OwnUnderstood = { layout: OwnLayout; column: number | null; every: OwnEntry[] };
type OwnSeries = { there: OwnEntry[]; reasons: string[]; counted: OwnEntry[]; scores: number[]; scale: OwnScale };
type OwnAnswer = "noise" | "early" | "decline";
/** From signals.hand_rule and group.py: how many last results, and how many earlier ones for what. */
type OwnLimits = {
  recent: number;
  one_in: number;
  fewest_to_compare: number;
  fewest_to_decide: number;
  most_earlier: number;
};
/** The last three against the line; `lost`: points of the class that were given back. */
type OwnJudged = {
  earlier: number[];
  last: { value: number; given: number; lost: number; below: boolean }[];
  line: number;
  place: number;
  below: number;
  answer: OwnAnswer;
  /** How often chance alone gives this answer or a stronger one, in percent. */
  chance: number;
};
/** As `_Group` of group.py, without names: each pupil's results with the others' averages, and the middles of the group. */
type OwnGroup = OwnNotes & {
  scale: OwnScale;
  pupils: number;
  series: { scores: number[]; averages: (number | null)[] }[];
  middles: number[];
  subjects: string[];
};
/** Of each test the sum of its results and how many there are. */
type OwnTotals = Map<string, { sum: number; count: number }>;
type OwnGroupTold = {
  told: { key: string; facts: Record<string, number | number[]> }[];
  talk: string[];
  table: { answer: OwnAnswer; mean: number; seen: number }[];
};
/** What stands in rules.json. */
type OwnRules = {
  separators: string[];
  header_rows_looked_at: number;
  most_earlier: number;
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
  same_percent_within: number;
  fewest_in_a_class: number;
  fewest_in_a_group: number;
  rare: number;
  talk: Record<string, string[]>;
  two_scales: { low: number; times: number };
};
/** Rows of cells, and what is to be told of how they were opened. */
type OwnRead = { rows: string[][]; separator: string | null; opened: OwnDecision[] };
/** PapaParse's, as far as it is used: a piece of the text at a time, and the next one when it is told to go on. */
type OwnParse = (
  text: string,
  options: {
    delimiter: string;
    newline: string;
    chunkSize: number;
    chunk(piece: { data: unknown[][]; errors: { type: string; row?: number }[] }, parser: { pause(): void; resume(): void }): void;
    complete(): void;
  },
) => void;
/** What libraries.js brings: PapaParse, and read-excel-file. */
type OwnFiles = {
  parse: OwnParse;
  readSpreadsheet(content: ArrayBuffer): Promise<{ sheet: string; data: unknown[][] }[]>;
  unzip(data: Uint8Array, options: UnzipOptions, done: (error: unknown, files: Record<string, Uint8Array>) => void): void;
};
type UnzipOptions = { filter: (file: { name: string; originalSize: number }) => boolean };
