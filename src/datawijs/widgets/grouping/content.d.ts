// What exercise.py prepares for exercise.js.

export type Slider = { key: string; label: string; names: string[]; steps: string[] };
export type Range = { mean: number; low: number; high: number; text: string; low_text: string; high_text: string };
export type Content = {
  ui: Words & {
    least_seen: number;
    least_tried: number;
    least_tried_year: number;
    groups: string[];
    group_short: string[];
  };
  edition: string;
  intro: string;
  guesses: Question[];
  pupils: number;
  axis: number;
  sizes: number[];
  /** Ranks of the pupils: the true ones, and as the test shows them for each number of looks. */
  classes: { names: string[]; true: number[]; seen: number[][] }[];
  counted: (Range & { reached: string })[];
  sliders: Slider[];
  start: number[];
  year: {
    goals: number;
    renewals: number[];
    names: string[];
    classes: { true: number[][]; seen: number[][][]; ever: string; always: string }[];
  };
  counted_year: Range[];
  year_sliders: Slider[];
  year_start: number[];
  questions: Question[];
};
export type Sentences = Content["ui"];
/** The group that a pupil is in, and the one that fits. */
export type Placed = { group: number; fits: number };
export type PlacedPupil = Placed & { name: string; place: number };
export type YearPupil = { name: string; goals: Placed[] };
export type Standing = "unknown" | "fits" | "higher" | "lower";
export type Room = { name: string; pupils: PlacedPupil[] };
export type RangeRow = Range & { label: string; now: boolean };
