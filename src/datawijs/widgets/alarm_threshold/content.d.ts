// What exercise.py prepares for exercise.js.

export type Outcome = "caught" | "missed" | "false_alarms" | "left_alone";
export type Outcomes<Value> = Record<Outcome | "on_list", Value>;
export type Step = {
  threshold: number;
  label: string;
  spoken: string;
  names: string;
  sentence: string;
  here: Outcomes<number>;
  minutes: string;
  mean: Outcomes<number>;
  mean_text: Outcomes<string>;
  mean_minutes: string;
};
export type ClassPupil = { name: string; drop: number; drop_text: string; declines: boolean };
export type Stake = { key: string; kind: "stake"; prompt: string; best: number; feedback: string[]; options: { key: string; correct: boolean; misreading: string | null }[] };
export type Content = {
  ui: Words & { classes: number };
  edition: string;
  intro: string;
  rule: {
    text: string;
    rule: string;
    work: string;
    name: string;
    values: number[];
    mean: number;
    lower: number;
    upper: number;
    last: number;
    caption: string;
  };
  guesses: Question[];
  steps: Step[];
  start: number;
  pupils: ClassPupil[];
  declining: number;
  healthy: number;
  stakes: Stake[];
  questions: Question[];
};
/** Thresholds with the same outcome, as one point; `now` when one of them is the threshold that is set. */
export type Point = { x: number; y: number; labels: string[]; now: boolean };
export type PlacedPoint = Point & { left: number; label: string };
