// What exercise.py prepares for exercise.js, and what that keeps.

/** `shape` tells whether a question is still the one that was answered. */
type AnyQuestion = { key: string; prompt: string; level: string | null; figure: string | null; shape: string };
export type Choice = AnyQuestion & {
  kind: "choice";
  options: { key: string | null; text: string; why: string; correct: boolean; misreading: string | null }[];
};
export type Numeric = AnyQuestion & {
  kind: "numeric";
  answer: number;
  tolerance: number;
  unit: string;
  why: string;
  wrong: { value: number; why: string; misreading: string | null }[];
};
export type Ordering = AnyQuestion & { kind: "ordering"; steps: string[]; start: number[]; why: string };
export type Statement = AnyQuestion & { kind: "statement"; scale: string[] };
export type Asked = Choice | Numeric | Ordering | Statement;
export type Content = {
  intro: string | null;
  questions: Asked[];
  suggestions: { lowest: number; text: string }[];
};

/** What was typed, and the number that it is. */
export type TypedNumber = { typed: string; value: number };
/** A position, a number, or the order of the steps: which, the kind of the question tells. */
export type AnswerTo<Kind> = Kind extends Numeric ? TypedNumber : Kind extends Ordering ? number[] : number;
export type DraftOf<Kind> = Kind extends Numeric ? string : AnswerTo<Kind>;
export type Kept<Kind> = {
  first?: AnswerTo<Kind>;
  last?: AnswerTo<Kind>;
  tries?: number;
  explained?: boolean;
  draft?: DraftOf<Kind>;
};
export type KeptOf = <Kind extends Asked>(question: Kind) => Kept<Kind>;
/** What a question needs from the card. */
export type Desk = {
  ui: Words;
  language: Language;
  kept: KeptOf;
  draft<Kind extends Asked>(question: Kind, draft: DraftOf<Kind>): void;
  answer<Kind extends Asked>(question: Kind, answer: AnswerTo<Kind>): void;
  explain(question: Asked): void;
};
export type Ask<Kind> = (
  desk: Desk,
  question: Kind,
  parts: { prompt: string; figure: HTMLElement | null; slot: HTMLElement },
) => Child;
