// What exercise.py prepares for exercise.js.

export type Month = {
  name: string;
  short: string;
  ability: number;
  growth: number;
  target: number;
  reached: boolean;
  sentence: string;
};
export type Content = {
  ui: Words & { screen_rules: string[] };
  edition: string;
  intro: string;
  name: string;
  start: number;
  margin: number;
  guesses: Question[];
  months: Month[];
  months_kept: Month[];
  summary: string;
  summary_kept: string;
  questions: Question[];
};
