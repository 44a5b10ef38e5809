// What exercise.py prepares for exercise.js, and what that keeps.

export type Content = {
  intro: string;
  questions: Question[];
  /** By the key of a wrong answer anywhere in the course: the question that takes it up. */
  caught: Record<string, string>;
  a_round: number;
};
/** A round under way: the keys of its questions, and how many thoughts were found that they take up. */
export type Round = { day: string; keys: string[]; missed: number };
/** A round that is over. */
export type Past = { day: string; keys: string[]; right: number };
