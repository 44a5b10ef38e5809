// What exercise.py prepares for exercise.js.

/** Two groups: their scores from low to high, their averages, and whether they come from different populations. */
export type Pair = {
  a: number[];
  b: number[];
  means: number[];
  mean_texts: string[];
  real: boolean;
  difference: string;
};
export type Content = {
  ui: Words & { group: string[]; least: number; limit: number };
  edition: string;
  intro: string;
  guesses: Question[];
  pairs: (Pair & { question: Question })[];
  draws: Pair[];
  centre: number;
  error: number;
  near: number[];
  large: number[];
  widest: number[];
  questions: Question[];
};
export type Sentences = Content["ui"];
