// What exercise.py prepares for exercise.js.

export type Moment = {
  key: string;
  time: string;
  title: string;
  told: string;
  second: number;
  kind: "moment";
  options: { key: string; correct: boolean }[];
  choices: { fits: boolean; heading: string; why: string[] }[];
};
export type Content = {
  edition: string;
  intro: string;
  categories: { name: string; meaning: string }[];
  moments: Moment[];
  slip: string;
  question: Question;
  note_words: Record<"judging" | "motive", string[]>;
  z: number;
  many: number;
};
/** A moment as both observers saw it: the places of the categories. */
export type Pair = { moment: Moment; you: number; second: number };
export type Agreement = {
  same: number;
  observed: number;
  expected: number;
  kappa: number;
  lower: number;
  upper: number;
};
