// What exercise.py prepares for exercise.js. Nothing is kept.

export type Content = {
  rules: OwnRules;
  sentences: Record<"decisions" | "questions" | "problems" | "group" | "talk", Record<string, string>>;
  recent: number;
  one_in: number;
  fewest_to_compare: number;
  fewest_to_decide: number;
  most_earlier: number;
};
/** What stands on the card, in memory only. */
export type State = {
  rows: string[][];
  wish: { pupil: string | null; subject: string | null; answers: Record<string, string>; putBack: string[] };
  kind: Kind | null;
  names: boolean;
  /** How the file was opened, in the first sentences of how it was read. */
  opened: OwnDecision[];
  /** Points that the class lost on each of the last three tests, as the reader typed them. */
  lost: number[];
  /** Whether a whole group is looked at. */
  group: boolean;
};
export type Kind = "tests" | "half_yearly" | "moving";
export type Judged = OwnJudged;


declare global {
  // own_marks.js stands before this in the same script
  function marksInSteps(rows: string[][], rules: OwnRules, wish?: OwnWish): Generator<void, OwnMarks, void>;
  function rowsInSteps(text: string, rules: OwnRules, parse: OwnParse): Generator<void, OwnRead, void>;
  function sheetRowsInSteps(sheets: { sheet: string; data: unknown[][] }[], name: string): Generator<void, OwnRead, void>;
  function groupInSteps(rows: string[][], rules: OwnRules, wish?: OwnWish): Generator<void, OwnGroup, void>;
  function toldInSteps(group: OwnGroup, rules: OwnRules, limits: OwnLimits): Generator<void, OwnGroupTold, void>;
  function classLosses(classAverage: (number | null)[], limits: { recent: number }): number[] | null;
  function heldAgainstLine(scores: number[], lost: number[], limits: OwnLimits): OwnJudged;
  function problem(key: string, facts?: OwnFacts): { key: string; facts: OwnFacts };
}
