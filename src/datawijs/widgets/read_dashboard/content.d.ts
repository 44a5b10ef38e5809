// What exercise.py prepares for exercise.js.

type Described = { title: string; note: string; tab: string };
type Drawn = Described & { alternative: string; table: Table };
export type Bars = Drawn & { type: "bars" | "weeks"; unit: string; start: number; bars: { label: string; value: number }[] };
export type Strips = Drawn & {
  type: "strips";
  unit: string;
  rows: { label: string; mean: number; dots: { name: string; value: number }[] }[];
  meanLabel: string;
  dotLabel: string;
};
export type Scatter = Drawn & {
  type: "scatter";
  xTitle: string;
  yTitle: string;
  dots: { name: string; x: number; y: number }[];
};
export type Lines = Described & {
  type: "line";
  name: string;
  values: Series;
  lines: { kind: "others"; label: string; short?: string; values: Series }[];
  xTitle: string;
  yTitle: string;
  missedLabel: string;
};
export type Drawing = Bars | Strips | Scatter;
export type Content = {
  edition: string;
  heading: string;
  tiles: { label: string; value: string }[];
  charts: (Lines | Drawing)[];
  questions: Question[];
  truth: string;
};
/** `show` puts a chart in sight. */
export type Screen = { element: HTMLElement; charts: HTMLElement; show(place: number): void };
export type Draw<Chart> = (chart: Chart, width: number, number: WriteNumber) => SVGElement;
