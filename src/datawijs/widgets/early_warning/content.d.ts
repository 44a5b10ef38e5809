// What exercise.py prepares for exercise.js.

/** Pupils in trouble or not, on the list or not. */
export type Kind = "hits" | "misses" | "false_alarms" | "left_alone";
export type School = Record<Kind, number> & { worth: string };
export type Content = {
  ui: Words & { least: number };
  edition: string;
  intro: string;
  guesses: Question[];
  pupils: number;
  sliders: { key: string; label: string; values: number[]; of: string }[];
  start: number[];
  /** For each setting of the sliders. */
  schools: [hits: number, misses: number, falseAlarms: number, leftAlone: number, worth: string][];
  questions: Question[];
};
export type Block = { kinds: Kind[]; label: string };
