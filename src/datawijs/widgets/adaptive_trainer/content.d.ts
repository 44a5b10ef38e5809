// What exercise.py prepares for exercise.js, and what that keeps.

export type LevelPupil = Pupil & { key: string; level: number; ideal: number };
export type Content = {
  edition: string;
  pupils: LevelPupil[];
  levels: number;
  staircase: {
    start: number;
    most: number;
    fewest: number;
    enough_turns: number;
    fewest_turns: number;
    most_away: number;
  };
  confidence: Confidence;
  fewest_of_each: number;
};
/** `sure` is what the learner said before answering; it may be left out. */
export type Judgement = { pupil: string; level: number; answer: number; sure?: number; right: boolean };
export type JudgedPupil = Omit<Judgement, "pupil"> & { pupil: LevelPupil };
export type Session = { edition: string; judged: Judgement[] };
/** Where a staircase led. */
export type Walked = { level: number; turns: number[]; away: number };
export type Way = Walked & { session: number; place: number; over: boolean };
