// What the scripts of the exercises hand to each other, for the type checker (`npx tsc --build`); no browser loads it.

/** Sentences in the language in use, by their names. */
type Words = Record<string, string>;
type Language = "nl" | "en";

/** The sentences that no exercise could bring along: exercise.py writes them before everything else. */
declare const WORDS: Record<Language, { broken: string; only_live: string }>;

/** The ids that exercises had before, and which each has now; likewise. */
declare const OLD_IDS: Record<string, string>;
/** Which edition of the course this is. */
declare const EDITION: string;

/** What every chart has alike, likewise: `for_scripts` in design/charts.py says what each is. */
declare const CHART: { ticks: number[]; halfATest: number; missedRoom: number; missedLane: number };

/** What a page would load later, where it stands in the same script; see `within_reach` in exercise.py. */
declare const LATER: (() => void) | undefined;

// ---- the page ----------------------------------------------------------------------------------------------------------

type Child = Node | string | false | null | undefined | Child[];
type ElementOf<Tag extends string> = Tag extends keyof HTMLElementTagNameMap ? HTMLElementTagNameMap[Tag] : HTMLElement;
/** A method's type, because TypeScript lets the parameter of a method be a narrower one. */
type Listener<Owner, Heard extends Event = Event> = { hear(event: Heard & { currentTarget: Owner }): unknown }["hear"];
interface Attributes<Owner> {
  onkeydown?: Listener<Owner, KeyboardEvent>;
  [event: `on${string}`]: Listener<Owner> | null | undefined;
  [name: string]: string | number | boolean | Listener<Owner> | null | undefined;
}

/** A number for a place on a drawing. */
type Scale = (value: number) => number;
type WriteNumber = (value: number) => string;
/** Results in order, null where one is missing. */
type Series = (number | null)[];
type Table = { caption: string; head: Child[]; rows: Child[][] };
type ChartParts = { draw(width: number): SVGElement; alternative: string; table: Table; legend?: Child[] | null; beneath?: Element | null };
type Tick = { at: number; label: string };
/** `short`: what stands at its end in the picture, where that is less than its label. */
type Line = { label: string; short?: string; kind: "average" | "others" | "rule" } & (
  | { value: number; values?: undefined }
  | { value?: undefined; values: Series }
);
type LineChart = {
  name: string;
  values: Series;
  /** Its label, or `short`, stands beside it in the picture; `edge` at its upper edge, where its lower one is a line of its own. */
  band: { label: string; short?: string; edge?: string; lower: number; upper: number } | null;
  lines: Line[];
  marks: { index: number }[];
  markLabel?: string;
  /** Results held against a line of kind "rule": where they lie, and which side that is. */
  judged?: { index: number; value: number; below: boolean; told: string }[];
  judgedWords?: { head: string; below: string; above: string; said: string };
  /** The last results, shaded, from the one at `from` on; and the middle one of them, drawn against the earlier results. */
  recent?: { from: number; label: string; middle?: { value: number; label: string; told: string } } | null;
  /** Labels that may come to stand at the ends of lines. */
  roomFor?: string[];
  range: [number, number];
  ticks?: number[];
  xTitle?: string;
  yTitle?: string;
  caption?: string;
  missedLabel: string;
  /** What stands right under the drawing, above what explains it. */
  beneath?: Element | null;
};
/** A box on a drawing, by its middle and half its sides. */
type Box = { x: number; y: number; width: number; height: number };
/** What the key under a chart can show. */
type KeyKind = "self" | "mark" | Line["kind"];
/** What stands beside the drawing at the height of what it names: its lines, and its middle in px. */
type Beside = { kind: Line["kind"] | "self" | "band" | "middle"; lines: string[]; at: number };
type IconName = keyof typeof ICONS;

// ---- what is kept ------------------------------------------------------------------------------------------------------

/** A file or another version may have left anything here: look at it before using it. */
type Given = Record<string, unknown>;
/** So too in a list: TypeScript's own declaration gives up on what is in it. */
interface ArrayConstructor {
  isArray(thing: unknown): thing is unknown[];
}
/** Answers as they are kept; `saved` in milliseconds. */
type Kept = { saved: number; given: Given; course?: string };
type Stop = () => void;
/** What an answer to a question hangs on, and what is known of an earlier edition: as editions.py has it. */
type Item = { kind: string; keys?: string[]; right?: string[]; answer?: number; tolerance?: number; shape?: string };
type Edition = { was: string | null; edition: string; questions: Record<string, Item> };

/** The widget, as Jupyter's front end or host.js offers it. */
interface Model<Own = {}> {
  get(name: "exercise_id"): string;
  get(name: "language"): Language;
  get(name: "content"): Own & CardContent;
  get(name: "answers"): unknown;
  set(name: "answers", value: Kept): void;
  on(event: string, listener: () => void): void;
  off(event: string, listener?: () => void): void;
  save_changes(): void;
}

interface Store {
  id: string;
  damaged: boolean;
  readonly given: Given;
  update(change: (given: Given) => Given): void;
  replace(next: Kept): void;
  erase(): void;
  reload(): void;
  isEmpty(): boolean;
  exportText(): string;
  keeps(): boolean;
  onKept(listener: () => void): Stop;
  subscribe(listener: () => void): Stop;
  join(model: Model): Store;
}

// ---- the exercise ------------------------------------------------------------------------------------------------------

/** What Python prepares for every exercise; `Own` is what it prepares for one kind: see the content.d.ts beside it. */
type CardContent = {
  title: string;
  ui: Words;
  edition?: string;
  earlier_editions?: Edition[];
  /** False where nothing is kept; elsewhere it isn't there. */
  keeps?: boolean;
  /** Which of the answers hold a reader's own words: a file for a coach goes without. */
  written?: string[];
};
type Mount<Own = {}> = { model: Model<Own>; el: HTMLElement };
type Card<Own = {}> = ReturnType<typeof openCard<Own>>;

// Questions, as question.py prepares them.
type AnyQuestion = {
  key: string;
  level: string | null;
  level_name: string | null;
  prompt: string;
  figure: string | null;
  /** A `data-place` in the figure, to be marked once there is an answer. */
  place?: string;
  /** What told the first edition whether a question was still the one that was answered. */
  shape: string;
};
type Option = { key: string; text: string; why: string; correct: boolean; misreading: string | null };
type Question = AnyQuestion & { kind: "choice"; options: Option[] };
type Numeric = AnyQuestion & {
  kind: "numeric";
  answer: number;
  tolerance: number;
  unit: string;
  why: string;
  wrong: { key: string; value: number; why: string; misreading: string | null }[];
};
type Ordering = AnyQuestion & { kind: "ordering"; steps: string[]; keys: string[]; start: number[]; why: string };
type Statement = AnyQuestion & { kind: "statement"; scale: string[]; keys: string[] };
type Asked = Question | Numeric | Ordering | Statement;
/** Whatever is asked, also in ways of an exercise's own: a stake, a moment. */
type AnyAsked = Item & { key: string; options?: { key: string; correct: boolean }[] };
/** What was typed, and the number that it is. */
type TypedNumber = { typed: string; value: number };
type AnswerTo<Kind> = Kind extends Numeric ? TypedNumber : Kind extends Ordering ? string[] : string;
/** All answers to a question in order; null for a try of which nothing is known any more. */
type KeptAnswers<Kind> = { tried: (AnswerTo<Kind> | null)[]; draft?: Kind extends Numeric ? string : AnswerTo<Kind>; explained?: boolean };
type FeedbackWords = { check?: string; choose?: string; right?: string; other?: string; again?: string | null };
/** How a question is asked: `drafts` keeps what isn't checked yet; `number` stands before the prompt. */
type Asking = { onanswer?: () => void; words?: FeedbackWords; drafts?: boolean; number?: number | null; leads?: boolean };
/** What one kind of question needs to be asked. */
type Desk = {
  card: Card;
  said: { check: string; choose: string; right: string; other: string; again: string | null };
  slot: HTMLElement;
  warning: HTMLElement | null;
  prompt: string;
  figure: HTMLElement | null;
  /** Where in the figure to look, once there is an answer. */
  place: string | null;
  /** Say what is missing or can't be read, and put the keyboard where it can be mended. */
  warn(sentence: string, focus: HTMLElement | null): void;
  draft(draft: unknown): void;
  /** Keep an answer, say what there is to say of it, and go on. */
  answer(answer: unknown, say: () => void): void;
  /** The button that checks; `check` tells whether there was an answer. */
  button(check: () => boolean): HTMLButtonElement;
};
type Feedback = {
  tone: "right" | "other" | "note";
  heading: string;
  text: string | (string | false | null | undefined)[] | null;
  facts?: Child;
  onward?: Child;
  move?: boolean;
};
type Part = { nodes(): Child; done(): boolean; live?: boolean };

/** A pupil as `pupil_content` in pupil.py writes it. */
type Pupil = {
  name: string;
  title: string;
  scores: Series;
  usual: number;
  effect: number[];
  lost?: number[];
  line: number;
  best: number;
  chance: number;
  onset?: number;
  points?: number;
  cause?: string;
  notice?: [string, ...number[]];
};
/** What the learner laid over the chart: the line, or the results as they are. */
type Overlays = { line: boolean; raw: boolean };
/** One of the last three results of a pupil: its place in the series, where it lies, and on which side of the line. */
type Against = { index: number; value: number; below: boolean; on: boolean; lost: number };
/** What became of a judgement: a decline caught or missed; a false alarm, or rightly left alone. */
type Outcome = "caught" | "missed" | "alarm" | "left";
type Again = { label: string; go: () => void; quiet?: boolean };
type Judged = { pupil: Pupil; answer: number; sure?: number };
/** How sure somebody was, as a percentage, and whether that was right. */
type Sure = { sure: number; right: boolean };
/** As `confidence_content` in confidence.py writes it. */
type Confidence = { scale: number[]; fewest_at_one: number; fewest_over_all: number; z: number };
type Counts = ReturnType<typeof countsOf>;
/** As `judged_content` in judged_words.py writes it. */
type Judging = { fewest_to_tell_apart: number; sure_from: number; leanings: Record<"early" | "decline", number>; z: number };

/** A place to write. */
type Writing = {
  label: string;
  hint?: string;
  value?: string;
  rows?: number;
  type?: "text" | "date";
  oninput: (text: string) => void;
};
/** A document on paper. */
type Paper = {
  title: string;
  facts?: { label: string; text: string }[];
  parts: { heading: string; lines: string[] }[];
  end?: string[];
};
/** What a school agrees on, with sentences to start from: as themes.py of the agreements builder has it. */
type AgreementTheme = { key: string; heading: string; starts: { key: string; text: string }[] };
