// What exercise.py prepares for exercise.js.

export type Cost = { minutes: number; weeks: number; trust: number };
export type Way = Cost & {
  key: string;
  text: string;
  consequence: string;
  why: string;
  leads_to: string;
  misconception: string | null;
};
export type Step = { key: string; title: string; situation: string; fills: string | null; ways: Way[] };
export type Ending = { key: string; title: string; text: string };
export type Content = {
  intro: string;
  says: string[];
  truth: string;
  chart: {
    name: string;
    caption: string;
    values: Series;
    beside: string;
    beside_values: Series;
    now: number;
    marks: number[];
    mark_label: string;
    marks_known: boolean;
  };
  steps: Step[];
  endings: Ending[];
  misconceptions: Record<string, string>;
  plan: Record<string, string>;
  plan_parts: string[];
};
/** A decision and what was chosen. */
export type Choice = { step: Step; way: Way };
