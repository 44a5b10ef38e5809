// What exercise.py prepares for exercise.js, and what that keeps.

/** Charts of which all but one show chance; `real` is the place of that one, null when it is missing. */
export type Round = {
  name: string;
  scores: number[][];
  axis: [low: number, high: number];
  drops: number[];
  largest: number;
  best: number;
} & (
  | { real: null }
  | { real: number; onset: number; points: string; cause: string; fall: number; before: number }
);
export type Content = { edition: string; sets: Round[][]; luck: number[][]; wobble: string };
export type Attempt = { set: number; answers: number[] };
