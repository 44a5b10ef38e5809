// What exercise.py prepares for exercise.js, and what that keeps.

declare global {
  interface Window {
    /** What Safari before 14.1 called it. */
    webkitAudioContext?: typeof AudioContext;
  }
}

export type Content = { phases: { name: string; minutes: number; what: string }[]; most: number };
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
export type Bell = { works: boolean; wake(wanted: boolean): void; ring(): void };
