// What exercise.py prepares for exercise.js, and what that keeps.

export type Strength = "clear" | "early";
export type Proposal = { key: string; part: string; change: string; because: string; strength: Strength };
export type ProgrammePart = { key: string; heading: string; question: string };
export type Content = {
  parts: ProgrammePart[];
  strengths: Record<Strength, { name: string; meaning: string }>;
  proposals: Proposal[];
};
/** `earlier` when it is no longer proposed, but was chosen or changed before. */
export type OpenProposal = Proposal & { earlier: boolean };
export type DocumentLine = { id: string; text: string; proposal: OpenProposal | null };
export type Keep = (changed: Given) => void;
export type View = (
  card: Card<Content>,
  ways: { keep: Keep; textOf: (name: string) => string; goTo: (view: "choose" | "paper") => void },
) => Child;
