// What exercise.py prepares for exercise.js.

type AnySource = { key: string; tab: string; title: string; note: string; question: Question };
/** Practice exercises month by month: where the pupil is, and whether the target was reached. */
export type Practice = AnySource & {
  type: "practice";
  labels: string[];
  values: number[];
  reached: boolean[];
  alternative: string;
};
export type Tests = AnySource & { type: "tests"; name: string; values: Series; average: number[] };
export type Absences = AnySource & { type: "absences"; labels: string[]; values: number[]; alternative: string };
export type Source = Practice | Tests | Absences;
export type Case = {
  key: string;
  name: string;
  heading: string;
  sources: Source[];
  together: Question;
  decision: Question;
  truth: string;
};
export type Content = { edition: string; intro: string; cases: Case[] };
