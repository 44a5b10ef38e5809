// What exercise.py prepares for exercise.js.

export type Habit = "drops" | "below" | "limits" | "recent";
export type JudgedPupil = Pupil & { habits: Record<Habit, boolean> };
export type Content = {
  edition: string;
  rounds: JudgedPupil[][];
  judging: Judging;
  /** Only in a test. */
  form?: string;
  confidence?: Confidence;
};
export type Attempt = { round: number; edition: string; answers: number[]; sure?: number[]; score?: Counts; finished?: number };
