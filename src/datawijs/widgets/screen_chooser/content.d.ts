// What exercise.py prepares for exercise.js.

export type Content = {
  intro: string;
  screens: { name: string; text: string }[];
};
