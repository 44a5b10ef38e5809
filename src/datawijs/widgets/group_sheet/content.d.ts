// What on_page.py prepares for exercise.js; the rest of it stands in counting.d.ts. Nothing is kept.

export type Content = SheetPrepared;
/** The same, read by `wholeContent`. */
export type Whole = SheetContent;
/** A file that was read: what its people answered, kept counts, or half of counts. */
export type Item = { name: string; records?: Record<string, Kept>; damaged?: number; kept?: SheetKept; half?: SheetHalf };
/** Counts of people of whom may be told; `elsewhere` where they were counted from files now. */
export type Unit = SheetKept & { name?: string; isKept?: boolean; elsewhere?: Record<string, number> };
/** What stands on the card, in memory only. */
export type State = {
  items: Item[];
  bad: { name: string; key: string }[];
  training: string | null;
  /** Whether two rounds stand beside each other, and not added up. */
  beside: boolean;
  halves: [SheetHalf, SheetHalf] | null;
};

declare global {
  // these stand before exercise.js in the same script
  function shareOf(count: number, people: number, intervals: SheetIntervals): SheetInterval;
  function averageOfSums(sums: SheetSums, intervals: SheetIntervals): SheetInterval;
  function differenceOfAverages(first: SheetSums, second: SheetSums, intervals: SheetIntervals): SheetInterval;
  function differenceOfShares(first: SheetInterval, second: SheetInterval): SheetInterval;
  function parsedFile(bytes: Uint8Array, files: SheetFiles): unknown;
  function wholeContent<Prepared extends SheetPrepared>(prepared: Prepared): Prepared & SheetContent;
  function recordsOf(file: unknown, files: SheetFiles, earlier: Record<string, Edition[]>): SheetRead;
  function wrongFile(key: string): SheetProblem;
  function peopleIn(files: Record<string, Kept>[]): Record<string, Kept>[];
  function canonical(thing: unknown): string;
  function groupOf(people: Record<string, Kept>[], training: SheetTraining, other: string): SheetGroup;
  function countsOfGroup(group: SheetGroup, limits: SheetLimits): SheetCounts;
  function joinedOf(several: SheetCounts[], training: SheetTraining): SheetCounts;
  function sumOf(numbers: number[]): number;
  function keptCountsIn(file: Given, trainings: SheetTraining[], content: SheetContent): SheetKept;
  function writtenCounts(kept: SheetKept, files: SheetFiles): string;
  function randomName(): string;
  function splitInHalves(group: SheetGroup, day: string, limits: SheetLimits): [SheetHalf, SheetHalf];
  function addedToHalf(half: SheetHalf, group: SheetGroup, day: string, limits: SheetLimits): SheetHalf;
  function openedHalves(halves: SheetHalf[], own: SheetGroup | null, day: string, limits: SheetLimits): SheetKept;
  function halfIn(file: Given, trainings: SheetTraining[], content: SheetContent): SheetHalf;
  function writtenHalf(half: SheetHalf, files: SheetFiles): string;
}
