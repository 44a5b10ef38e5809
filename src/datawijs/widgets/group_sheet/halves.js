// The counts of people who are fewer than a group, in two halves of which each is as good as random: as halves.py has it, where
// stands why.

const HEX = 16;

/**
 * All that is counted of a group, in the order that a half has it.
 * @param {SheetGroup} group
 */
function partNumbers(group) {
  const part = countsOfPart(group);
  const { people, only_one, before, after, squares } = bothTestsOf(group);
  return [people, only_one, before, after, squares, ...numbersOf(part.both, group.training), ...numbersOf(part.each, group.training)];
}

/** @type {(counts: SheetCounts, training: SheetTraining) => number[]} */
function numbersOf(counts, training) {
  return [
    ...scoredOf(training).flatMap(({ exercise, key }) => counts.questions[exercise][key]),
    ...placesOfErrors(training).flatMap(([error, places]) => {
      const { people, showed, at } = counts.errors[error];
      return [people, showed, ...places.map(({ exercise, key }) => at[exercise][key])];
    }),
  ];
}

/**
 * The questions in which each thinking error can show.
 * @type {(training: SheetTraining) => [string, { exercise: string, key: string }[]][]}
 */
function placesOfErrors({ errors_at: errorsAt }) {
  /** @type {Map<string, { exercise: string, key: string }[]>} */
  const found = new Map();
  for (const { exercise, key, errors } of errorsAt) {
    for (const error of new Set(Object.values(errors))) found.set(error, [...(found.get(error) || []), { exercise, key }]);
  }
  return [...found];
}

/**
 * @type {(group: SheetGroup, day: string, limits: SheetLimits) => [SheetHalf, SheetHalf]}
 */
function splitInHalves(group, day, { modulus }) {
  const numbers = partNumbers(group);
  const mask = crypto.getRandomValues(new Uint32Array(numbers.length));
  const about = { training: group.training, day, lock: randomName() };
  return [
    { ...about, half: 1, people: group.replies.length, groups: [randomName()], numbers: numbers.map((one, at) => (one + mask[at]) % modulus) },
    { ...about, half: 2, people: 0, groups: [], numbers: numbers.map((_one, at) => (modulus - mask[at]) % modulus) },
  ];
}

/** A name that no other group has: sixteen hexadecimal digits. */
function randomName() {
  return [...crypto.getRandomValues(new Uint8Array(HEX / 2))].map((byte) => byte.toString(HEX).padStart(2, "0")).join("");
}

/**
 * A half with the people of a group added.
 * @type {(half: SheetHalf, group: SheetGroup, day: string, limits: SheetLimits) => SheetHalf}
 */
function addedToHalf(half, group, day, { modulus }) {
  const own = partNumbers(group);
  return {
    ...half,
    day,
    people: half.people + group.replies.length,
    groups: [...half.groups, randomName()],
    numbers: half.numbers.map((one, at) => (one + own[at]) % modulus),
  };
}

/**
 * The counts in whole pairs of halves together, with the people of a group that is too small by itself. Throws { key, facts }.
 * @type {(halves: SheetHalf[], own: SheetGroup | null, day: string, limits: SheetLimits) => SheetKept}
 */
function openedHalves(halves, own, day, limits) {
  const { training } = halves[0];
  const rows = halves.map(({ numbers }) => numbers);
  const groups = halves.flatMap((one) => one.groups);
  if (new Set(groups).size < groups.length) throw wrongFile("twice");
  const people = sumOf(halves.map((one) => one.people)) + (own ? own.replies.length : 0);
  if (people < limits.smallest_group) throw wrongFile("together_few");
  if (own) rows.push(partNumbers(own));
  const numbers = rows[0].map((_one, at) => sumOf(rows.map((row) => row[at])) % limits.modulus);
  const counts = toldOf(checkedCounts(countsInNumbers(people, numbers, training, limits), limits), limits);
  return { training, day, groups: own ? [...groups, randomName()] : groups, counts, left_out: [] };
}

/** @type {(people: number, numbers: number[], training: SheetTraining, limits: SheetLimits) => SheetCounts} */
function countsInNumbers(people, numbers, training, limits) {
  const rest = [...numbers];
  const take = () => /** @type {number} */ (rest.shift());
  const both = { people: take(), only_one: take(), before: take(), after: take(), squares: take() };
  const [ofBoth, ofEach] = [BOTH, EACH].map(() => countsTaken(people, take, training));
  return both.people >= limits.smallest_group ? { ...ofBoth, both } : ofEach;
}

/** @type {(people: number, take: () => number, training: SheetTraining) => SheetCounts} */
function countsTaken(people, take, training) {
  /** @type {SheetCounts["questions"]} */
  const questions = {};
  for (const { exercise, key } of scoredOf(training)) (questions[exercise] = questions[exercise] || {})[key] = [take(), take()];
  /** @type {SheetCounts["errors"]} */
  const errors = {};
  for (const [error, places] of placesOfErrors(training)) {
    /** @type {SheetAt} */
    const at = {};
    errors[error] = { people: take(), showed: take(), at };
    for (const { exercise, key } of places) (at[exercise] = at[exercise] || {})[key] = take();
  }
  return { people, both: null, questions, errors };
}

/**
 * The half in a file, for a training as it is now. Throws { key, facts }.
 * @type {(file: Given, trainings: SheetTraining[], content: SheetContent) => SheetHalf}
 */
function halfIn(file, trainings, { limits, files }) {
  const training = trainings.find(({ name }) => name === file.training);
  if (file.version !== files.version) throw wrongFile("other_counts");
  if (!training) throw wrongFile("no_training");
  if (canonical(file.editions) !== canonical(editionsOf(training))) throw wrongFile("half_outdated");
  const numbers = listOf(file.numbers).map((number) => wholeNumber(number, limits.modulus - 1));
  const [lock] = namesOfGroups([file.lock]);
  const groups = namesOfGroups(file.groups);
  const people = wholeNumber(file.people, limits.most);
  const expected = partNumbers({ training, replies: [], elsewhere: {} }).length;
  const half = file.half === 1 || file.half === 2 ? file.half : null;
  if (!half || numbers.length !== expected || groups.length > 0 !== people > 0) throw wrongFile("damaged_counts");
  return { training, day: String(file.day), lock, half, people, groups, numbers };
}

/** @type {(half: SheetHalf, files: SheetFiles) => string} */
function writtenHalf({ training, ...half }, files) {
  const about = { format: files.half, version: files.version, training: training.name };
  return JSON.stringify({ ...about, ...half, editions: editionsOf(training) });
}
