// What exercise.py prepares for exercise.js, and what that keeps.

export type Half = "early" | "late";
export type Month = Record<Half, string> & { key: string; name: string; note: string };
export type Piece = { key: string; name: string; within: string; length: string };
export type Offer = { name: string; whom: string; pieces: Piece[] };
/** As checks.py makes them. */
export type Check =
  | { kind: "apart"; first: string; then: string; least: number; most: number | null; before: string; soon: string; late: string }
  | { kind: "outside"; pieces: string[]; halves: number[]; said: string }
  | { kind: "needed"; pieces: string[]; said: string }
  | { kind: "crowded"; most: number; said: string }
  | {
      kind: "fading";
      pieces: string[];
      outside_all_year: string;
      coach_from_start: string;
      not_over: string;
      back: string;
      at_once: string;
    }
  | { kind: "led_after"; pieces: string[]; learnt: string; said: string };
export type Principle = { key: string; heading: string; why: string; source: Source; checks: Check[] };
export type Source = "article" | "study" | "choice";
export type Content = {
  months: Month[];
  halves: Half[];
  holiday: number;
  offers: Offer[];
  leaders: { key: string; name: string }[];
  principles: Principle[];
  sources: Record<Source, string>;
  draft: Planned;
};

/** Half months counted from 0, or another year. */
export type Moment = number | "out";
/** By the keys of the pieces: when they are, and who leads them. */
export type Planned = { plan: Record<string, Moment>; leads: Record<string, string> };
export type ReadAttempt = { plan: Record<string, unknown>; leads: Record<string, unknown>; states: Record<string, unknown> };
export type MonthPlan = { month: Month; pieces: { piece: Piece; half: Half; leader?: string }[] };

/** What a check found; `said` and `pieces` only of what is broken. */
export type Outcome = { state: "kept" | "open" } | { state: "broken"; pieces: string[]; said: string[] };
export type Verdict = { state: "kept" | "open" | "broken"; said: string[]; pieces: string[] };
export type JudgedPrinciple = Verdict & { principle: Principle };
/** The plan as checks ask for it; pieces by their keys. */
export type Year = {
  leaders: string[];
  months: Month[];
  monthOf(moment: number): number;
  monthName(month: Month): string;
  pieces: string[];
  at(key: string): number;
  leader(key: string): string | undefined;
  isOut(key: string): boolean;
  isPlaced(key: string): boolean;
  listed(items: string[]): string;
  namesOf(keys: string[]): string;
  placesOf(keys: string[]): string;
  distance(first: string, then: string): number;
  say(sentence: string, values?: Record<string, unknown>, first?: string | null, then?: string | null): string;
};
export type Checks = {
  [Kind in Check["kind"]]: (check: Extract<Check, { kind: Kind }>, year: Year) => Outcome | null;
};

export type ViewName = "plan" | "looked" | "paper";
export type Keep = (changed: Given) => void;
export type View = (
  card: Card<Content>,
  ways: {
    keep: Keep;
    textOf: (name: string) => string;
    goTo: (view: ViewName) => void;
    look: () => void;
    draw: () => void;
  },
) => Child;
export type Placing = {
  place: (piece: Piece, moment: Moment | null) => void;
  lead: (piece: Piece, leader: string) => void;
};
