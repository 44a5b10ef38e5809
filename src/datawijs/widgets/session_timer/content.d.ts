// What exercise.py prepares for exercise.js, and what that keeps.

declare global {
  interface Window {
    /** What Safari before 14.1 called it. */
    webkitAudioContext?: typeof AudioContext;
  }
}

export type Phase = { name: string; minutes: number; what: string };
export type Content = { phases: Phase[]; most: number };
/** By the place of a phase. */
export type ByPhase = Record<string | number, number>;
export type State = {
  phase: number;
  since: number | null;
  spent: ByPhase;
  minutes: ByPhase;
  done: boolean;
  by_itself: boolean;
  sound: boolean;
};
/** How a meeting is at a moment. `minutes` are those of each phase, as the group set them; all other times are in milliseconds. */
export type Glance = {
  now: State;
  moment: number;
  phase: Phase;
  minutes: number[];
  planned: number;
  spent: number;
  left: number;
  running: boolean;
  up: boolean;
  begun: boolean;
};
/** What can happen to a meeting; it is kept at once. */
export type Meeting = {
  at(moment: number): Glance;
  keep(changed: Partial<State>): void;
  catchUp(moment: number): void;
  start(glance: Glance): void;
  pause(glance: Glance): void;
  back(glance: Glance): void;
  next(glance: Glance): void;
  startOver(): void;
};
export type Voice = { element: HTMLElement; say(text: string): void; tell(glance: Glance): void; forget(): void };
export type Drawn<Shown> = { element: HTMLElement; draw(shown: Shown): void };
export type Bell = { works: boolean; wake(wanted: boolean): void; ring(): void };
