// What the scripts that count a group hand to each other, and what on_page.py prepares for them; for the type checker.

type SheetInterval = { centre: number; low: number; high: number };
type SheetSums = { people: number; total: number; squares: number };
type SheetIntervals = { z: number; confidence: number; student: number[]; rounding: number };
type SheetLimits = {
  smallest_group: number;
  smallest_part: number;
  small: number;
  several: number;
  most_listed: number;
  modulus: number;
  most: number;
};
type SheetFiles = {
  format: string;
  readable: number[];
  largest: number;
  not_by_people: string[];
  counts: string;
  half: string;
  version: number;
};
/** What an answer to a question is read by. */
type SheetAsked = {
  key: string;
  kind: string;
  shape?: string;
  keys?: string[];
  answer?: number;
  tolerance?: number;
  options?: { key: string; correct: boolean }[];
  wrong?: { key: string; value: number }[];
};
type SheetQuestion = { key: string; number: number; kind: string; prompt: string };
type SheetExercise = {
  id: string;
  title: string;
  page: string;
  content: { edition?: string; earlier_editions?: Edition[]; asked: SheetAsked[] };
  questions: SheetQuestion[];
};
type SheetTraining = {
  name: string;
  title: string;
  tests: string[] | null;
  exercises: SheetExercise[];
  errors_at: { exercise: string; key: string; errors: Record<string, string> }[];
};
type SheetContent = {
  limits: SheetLimits;
  intervals: SheetIntervals;
  files: SheetFiles;
  other: string;
  reasons: Record<string, string>;
  errors: Record<string, { name: string; sentence: string }>;
  trainings: SheetTraining[];
};
/** As it comes with the page: there a question says what it `asks`, for it isn't one of this exercise. */
type SheetPrepared = Omit<SheetContent, "trainings"> & { trainings: SheetPreparedTraining[] };
type SheetPreparedTraining = Omit<SheetTraining, "exercises"> & { exercises: SheetPreparedExercise[] };
type SheetPreparedExercise = Omit<SheetExercise, "content" | "questions"> & {
  content: Omit<SheetExercise["content"], "asked"> & { asked: (Omit<SheetAsked, "kind"> & { asks: string })[] };
  questions: (Omit<SheetQuestion, "kind"> & { asks: string })[];
};
type SheetProblem = { key: string; facts: Record<string, string | number> };
type SheetRead = { records: Record<string, Kept>; damaged: number };
type SheetReply = { right: boolean | null; said: string | null };
/** The first answers of one person, by exercise and question. */
type SheetReplies = Record<string, Record<string, SheetReply>>;
/** `elsewhere`: of how many people there were answers to another edition, by exercise. */
type SheetGroup = { training: SheetTraining; replies: SheetReplies[]; elsewhere: Record<string, number> };
type SheetBoth = { people: number; only_one: number; before: number; after: number; squares: number };
/** How many people, by exercise and question. */
type SheetAt = Record<string, Record<string, number>>;
type SheetError = { people: number; showed: number; at: SheetAt };
type SheetCounts = {
  people: number;
  both: SheetBoth | null;
  questions: Record<string, Record<string, [number, number]>>;
  errors: Record<string, SheetError>;
};
type SheetKept = { training: SheetTraining; day: string; groups: string[]; counts: SheetCounts; left_out: string[] };
type SheetHalf = {
  training: SheetTraining;
  day: string;
  lock: string;
  half: 1 | 2;
  people: number;
  groups: string[];
  numbers: number[];
};
