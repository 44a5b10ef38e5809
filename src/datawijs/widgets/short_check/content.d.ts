// What exercise.py prepares for exercise.js.

export type Content = {
  intro: string | null;
  questions: Asked[];
  suggestions: { lowest: number; text: string }[];
};
