// What exercise.py prepares for exercise.js, and what that keeps.

/** Ways to choose pupils from a list. */
export type Way = "lowest" | "drop" | "flags" | "recent" | "best";
export type Subject = { key: string; name: string; within: string; short: string; head: string };
/** Lists of numbers in it hold one for each subject. */
export type ListedPupil = {
  name: string;
  scores: number[][];
  earlier: number[];
  before: number[];
  change: number[];
  flags: number[];
  drop: number;
  chance: number;
  declines: { subject: number; onset: number } | null;
  picked: Feedback;
  missed: Feedback | null;
};
export type SchoolClass = {
  name: string;
  called: string; // "Groep 7A"
  subjects: Subject[];
  average: number[][];
  pupils: ListedPupil[];
  declining: number;
  found: Record<Way, number>;
  by_lot: string;
  lot: string;
  flags: string;
};
export type Content = {
  edition: string;
  conversations: number;
  recent: number;
  earlier: number;
  drawn: number;
  readings: Record<Way | "by_lot" | "all", string>;
  lesson: string;
  classes: SchoolClass[];
};
export type Attempt = { class: number; picks: number[]; flags: boolean; shown: boolean };
export type Change = (what: Partial<Attempt>) => void;
/** Where the choice is told. */
export type Bar = { element: HTMLElement; warn(sentence: string): void; tell(chosen: number[]): void };
