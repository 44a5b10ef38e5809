// What exercise.py prepares for exercise.js, and what that keeps.

export type BankPupil = Pupil & { key: string };
export type Content = {
  edition: string;
  pupils: BankPupil[];
  boxes: { days: number[]; a_day: number; most_back: number };
};
export type Judgement = { pupil: string; answer: number; right: boolean };
export type Round = { day: string; edition: string; judged: Judgement[] };
/** By the key of a pupil: the box from 0, and the day on which the pupil is due. */
export type Waiting = Map<string, { box: number; due: string }>;
