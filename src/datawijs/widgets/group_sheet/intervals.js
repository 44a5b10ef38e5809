// Intervals at 95 % from counts, as shares.py has them; its constants come with the page. tests/test_group_sheet.py holds the two
// together.

/**
 * A share with Wilson's interval.
 * @type {(count: number, people: number, intervals: SheetIntervals) => SheetInterval}
 */
function shareOf(count, people, { z }) {
  const centre = count / people;
  const squared = z * z;
  const middle = (centre + squared / (2 * people)) / (1 + squared / people);
  const spread = (centre * (1 - centre)) / people + squared / (4 * people * people);
  const reach = (z / (1 + squared / people)) * Math.sqrt(spread);
  return { centre, low: Math.max(0, middle - reach), high: Math.min(1, middle + reach) };
}

/**
 * An average with Student's interval, from the sum and the sum of squares.
 * @type {(sums: SheetSums, intervals: SheetIntervals) => SheetInterval}
 */
function averageOfSums({ people, total, squares }, intervals) {
  const spread = people * squares - total * total;
  const reach = spread === 0 ? 0 : (studentOf(people - 1, intervals) * Math.sqrt(spread / (people - 1))) / people;
  return around(total / people, reach);
}

/**
 * How much higher the second average is, with Welch's interval.
 * @type {(first: SheetSums, second: SheetSums, intervals: SheetIntervals) => SheetInterval}
 */
function differenceOfAverages(first, second, intervals) {
  const both = [first, second];
  const errors = both.map(({ people, total, squares }) => (people * squares - total * total) / (people * people * (people - 1)));
  const error = errors[0] + errors[1];
  const centre = second.total / second.people - first.total / first.people;
  if (error === 0) return around(centre, 0);
  const free = (error * error) / both.reduce((sum, { people }, place) => sum + (errors[place] * errors[place]) / (people - 1), 0);
  return around(centre, studentOf(Math.floor(free + intervals.rounding), intervals) * Math.sqrt(error));
}

/**
 * How much larger the second share is, by Newcombe's hybrid score interval.
 * @type {(first: SheetInterval, second: SheetInterval) => SheetInterval}
 */
function differenceOfShares(first, second) {
  const centre = second.centre - first.centre;
  return {
    centre,
    low: centre - Math.hypot(second.centre - second.low, first.high - first.centre),
    high: centre + Math.hypot(second.high - second.centre, first.centre - first.low),
  };
}

/** @type {(centre: number, reach: number) => SheetInterval} */
function around(centre, reach) {
  return { centre, low: centre - reach, high: centre + reach };
}

/**
 * How many standard errors Student's interval reaches: from the table that came along, and beyond it by the series of Cornish and
 * Fisher (Abramowitz and Stegun, Handbook of Mathematical Functions, 26.7.5), which is as good there.
 * @type {(free: number, intervals: SheetIntervals) => number}
 */
function studentOf(free, { student, z }) {
  if (free <= student.length) return student[free - 1];
  const [z3, z5, z7, z9] = [z ** 3, z ** 5, z ** 7, z ** 9];
  return (
    z +
    (z3 + z) / (4 * free) +
    (5 * z5 + 16 * z3 + 3 * z) / (96 * free ** 2) +
    (3 * z7 + 19 * z5 + 17 * z3 - 15 * z) / (384 * free ** 3) +
    (79 * z9 + 776 * z7 + 1482 * z5 - 1920 * z3 - 945 * z) / (92160 * free ** 4)
  );
}
