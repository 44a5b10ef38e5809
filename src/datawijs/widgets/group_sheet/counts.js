// The counts of a group, as counts.py has them, in the shape of the file that keeps them (counts_files.py). Nobody is in them, and
// none is of fewer people than a group.

const BOTH = "both";
const EACH = "each";

/**
 * The people who did something in a training, with their first answers.
 * @type {(people: Record<string, Kept>[], training: SheetTraining, other: string) => SheetGroup}
 */
function groupOf(people, training, other) {
  const ids = training.exercises.map(({ id }) => id);
  const ours = people.filter((records) => ids.some((id) => id in records));
  /** @type {Record<string, number>} */
  const elsewhere = {};
  const replies = ours.map((records) => {
    /** @type {SheetReplies} */
    const said = {};
    for (const { id, content, questions } of training.exercises) {
      const record = records[id];
      if (!record || !questions.length) continue;
      const kept = keptNow(record.given, /** @type {CardContent} */ (/** @type {unknown} */ (content)));
      const asked = questions.map(({ key }) => /** @type {SheetAsked} */ (content.asked.find((one) => one.key === key)));
      const tried = asked.map((one) => [one.key, replyTo(one, kept, other)]);
      said[id] = Object.fromEntries(tried.filter(([, reply]) => reply));
      if (listOf(kept.earlier).length && tried.some(([, reply]) => !reply)) elsewhere[id] = (elsewhere[id] || 0) + 1;
    }
    return said;
  });
  return { training, replies, elsewhere };
}

/**
 * All that is counted of a group and may be told.
 * @type {(group: SheetGroup, limits: SheetLimits) => SheetCounts}
 */
function countsOfGroup(group, limits) {
  const both = whoTookBoth(group);
  const isGroup = both.length >= limits.smallest_group;
  return toldOf(countsOfTests(group, isGroup ? BOTH : EACH, limits.smallest_group), limits);
}

/**
 * All that is counted of people who may be too few: with the tests of who took both, and of who took each.
 * @type {(group: SheetGroup) => { both: SheetCounts, each: SheetCounts }}
 */
function countsOfPart(group) {
  return { both: countsOfTests(group, BOTH, 0), each: countsOfTests(group, EACH, 0) };
}

/** @type {(group: SheetGroup, ofTests: "both" | "each", fewest: number) => SheetCounts} */
function countsOfTests(group, ofTests, fewest) {
  const asked = scoredOf(group.training).map(({ exercise, key }) => {
    const who = countedIn(group, exercise, ofTests).filter((person) => replyOf(group, person, exercise, key));
    return { exercise, key, who };
  }).filter(({ who }) => who.length >= fewest);
  /** @type {SheetCounts["questions"]} */
  const questions = {};
  for (const { exercise, key, who } of asked) {
    const right = who.filter((person) => replyOf(group, person, exercise, key)?.right).length;
    (questions[exercise] = questions[exercise] || {})[key] = [who.length, right];
  }
  return {
    people: group.replies.length,
    both: ofTests === BOTH ? bothTestsOf(group) : null,
    questions,
    errors: errorsOf(group, asked),
  };
}

/** @type {(group: SheetGroup, person: number, exercise: string, key: string) => SheetReply | undefined} */
function replyOf({ replies }, person, exercise, key) {
  return (replies[person][exercise] || {})[key];
}

/**
 * The questions with a right answer, in the order of the pages.
 * @param {SheetTraining} training
 */
function scoredOf({ exercises }) {
  return exercises.flatMap(({ id, questions }) =>
    questions.filter(({ kind }) => kind !== "statement").map(({ key }) => ({ exercise: id, key })),
  );
}

/**
 * Who answered every question of a test.
 * @type {(group: SheetGroup, test: string) => number[]}
 */
function whoTook({ training, replies }, test) {
  const keys = (training.exercises.find(({ id }) => id === test)?.questions || []).map(({ key }) => key);
  return [...replies.keys()].filter((person) => keys.every((key) => (replies[person][test] || {})[key]));
}

/** @param {SheetGroup} group */
function whoTookBoth(group) {
  if (!group.training.tests) return [];
  const [before, after] = group.training.tests.map((test) => whoTook(group, test));
  return before.filter((person) => after.includes(person));
}

/** @type {(group: SheetGroup, exercise: string, ofTests: string) => number[]} */
function countedIn(group, exercise, ofTests) {
  if (!(group.training.tests || []).includes(exercise)) return [...group.replies.keys()];
  return ofTests === BOTH ? whoTookBoth(group) : whoTook(group, exercise);
}

/** @type {(group: SheetGroup) => SheetBoth} */
function bothTestsOf(group) {
  const who = whoTookBoth(group);
  if (!group.training.tests || !who.length) return { people: 0, only_one: 0, before: 0, after: 0, squares: 0 };
  const [before, after] = group.training.tests.map((test) =>
    who.map((person) => Object.values(group.replies[person][test]).filter(({ right }) => right).length),
  );
  const took = group.training.tests.map((test) => whoTook(group, test).length);
  return {
    people: who.length,
    only_one: took[0] + took[1] - 2 * who.length,
    before: sumOf(before),
    after: sumOf(after),
    squares: sumOf(after.map((right, place) => (right - before[place]) ** 2)),
  };
}

/** @param {number[]} numbers */
function sumOf(numbers) {
  return numbers.reduce((sum, number) => sum + number, 0);
}

/** @type {(group: SheetGroup, asked: { exercise: string, key: string, who: number[] }[]) => SheetCounts["errors"]} */
function errorsOf(group, asked) {
  /** @type {Record<string, { met: Set<number>, showed: Set<number>, at: SheetAt }>} */
  const found = {};
  for (const { exercise, key, errors } of group.training.errors_at) {
    const one = asked.find((other) => other.exercise === exercise && other.key === key);
    if (!one) continue;
    for (const error of new Set(Object.values(errors))) {
      const showed = one.who.filter((person) => {
        const { right, said } = /** @type {SheetReply} */ (replyOf(group, person, exercise, key));
        return !right && said !== null && errors[said] === error;
      });
      const counted = (found[error] = found[error] || { met: new Set(), showed: new Set(), at: {} });
      one.who.forEach((person) => counted.met.add(person));
      showed.forEach((person) => counted.showed.add(person));
      (counted.at[exercise] = counted.at[exercise] || {})[key] = showed.length;
    }
  }
  return Object.fromEntries(
    Object.entries(found).map(([key, { met, showed, at }]) => [key, { people: met.size, showed: showed.size, at }]),
  );
}

/**
 * What may be told of counts: those of a group.
 * @type {(counts: SheetCounts, limits: SheetLimits) => SheetCounts}
 */
function toldOf({ people, both, questions, errors }, { smallest_group: smallest }) {
  return {
    people,
    both: both && both.people >= smallest ? both : null,
    questions: mapOfQuestions(questions, (count) => (count[0] >= smallest ? count : null)),
    errors: Object.fromEntries(Object.entries(errors).filter(([, one]) => one.people >= smallest)),
  };
}

/**
 * The counts of questions that `change` gives; null leaves one out.
 * @type {(questions: SheetCounts["questions"], change: (count: [number, number], exercise: string, key: string) => [number, number] | null) => SheetCounts["questions"]}
 */
function mapOfQuestions(questions, change) {
  /** @type {SheetCounts["questions"]} */
  const changed = {};
  for (const [exercise, counts] of Object.entries(questions)) {
    for (const [key, count] of Object.entries(counts)) {
      const now = change(count, exercise, key);
      if (now) (changed[exercise] = changed[exercise] || {})[key] = now;
    }
  }
  return changed;
}

/**
 * The counts of several groups together. Where some are told by who took both tests, the tests of the others aren't added.
 * @type {(several: SheetCounts[], training: SheetTraining) => SheetCounts}
 */
function joinedOf(several, { tests }) {
  const both = several.flatMap((one) => (one.both ? [one.both] : []));
  /** @type {SheetCounts["questions"]} */
  const questions = {};
  /** @type {SheetCounts["errors"]} */
  const errors = {};
  for (const one of several) {
    const counted = mapOfQuestions(one.questions, (count, exercise) =>
      both.length && !one.both && (tests || []).includes(exercise) ? null : count,
    );
    mapOfQuestions(counted, (count, exercise, key) => {
      const before = (questions[exercise] = questions[exercise] || {})[key] || [0, 0];
      questions[exercise][key] = [before[0] + count[0], before[1] + count[1]];
      return null;
    });
    for (const [key, error] of Object.entries(one.errors)) errors[key] = sumOfErrors(errors[key], error);
  }
  const names = /** @type {(keyof SheetBoth)[]} */ (Object.keys(both[0] || {}));
  const sums = names.map((name) => [name, sumOf(both.map((one) => one[name]))]);
  return { people: sumOf(several.map(({ people }) => people)), both: both.length ? Object.fromEntries(sums) : null, questions, errors };
}

/** @type {(one: SheetError | undefined, other: SheetError) => SheetError} */
function sumOfErrors(one, other) {
  if (!one) return other;
  /** @type {SheetAt} */
  const at = {};
  for (const [exercise, counts] of [...Object.entries(one.at), ...Object.entries(other.at)]) {
    at[exercise] = at[exercise] || {};
    for (const [key, people] of Object.entries(counts)) at[exercise][key] = (at[exercise][key] || 0) + people;
  }
  return { people: one.people + other.people, showed: one.showed + other.showed, at };
}

/**
 * The edition of each exercise of which something is counted.
 * @param {SheetTraining} training
 */
function editionsOf({ exercises }) {
  const asked = exercises.filter(({ questions }) => questions.length);
  return Object.fromEntries(asked.map(({ id, content }) => [id, content.edition]));
}

/**
 * The counts in a file, for a training as it is now. Throws { key, facts }.
 * @type {(file: Given, trainings: SheetTraining[], content: SheetContent) => SheetKept}
 */
function keptCountsIn(file, trainings, { limits, files }) {
  const training = trainings.find(({ name }) => name === file.training);
  if (file.version !== files.version || !isObject(file.editions)) throw wrongFile("other_counts");
  if (!training) throw wrongFile("no_training");
  /** @type {SheetCounts} */
  let counts;
  try {
    counts = checkedCounts(wholeCounts(file, training, limits), limits);
  } catch (broken) {
    throw wrongFile("damaged_counts");
  }
  const names = namesOfGroups(file.groups);
  if (!names.length || canonical(toldOf(counts, limits)) !== canonical(counts)) throw wrongFile("damaged_counts");
  return ofToday({ training, day: String(file.day), groups: names, counts, left_out: [] }, file.editions);
}

/** @type {(groups: unknown) => string[]} */
function namesOfGroups(groups) {
  const names = listOf(groups).map(String);
  if (!names.every((name) => /^[0-9a-f]{16}$/.test(name))) throw wrongFile("damaged_counts");
  return names;
}

/** @type {(file: any, training: SheetTraining, limits: SheetLimits) => SheetCounts} */
function wholeCounts({ people, both, questions, errors }, training, { most }) {
  /** @type {(number: unknown) => number} */
  const whole = (number) => wholeNumber(number, most);
  const known = new Set(training.errors_at.flatMap((one) => Object.values(one.errors)));
  const ours = Object.entries(errors).filter(([key]) => known.has(key));
  /** @type {(at: any) => SheetAt} */
  const wholeAt = (at) => mapOfValues(at, (counts) => mapOfValues(counts, whole));
  return {
    people: whole(people),
    both: both && {
      people: whole(both.people),
      only_one: whole(both.only_one),
      before: whole(both.before),
      after: whole(both.after),
      squares: whole(both.squares),
    },
    questions: mapOfValues(questions, (counts) => mapOfValues(counts, (count) => [whole(count[0]), whole(count[1])])),
    errors: Object.fromEntries(
      ours.map(([key, one]) => [key, { people: whole(one.people), showed: whole(one.showed), at: wholeAt(one.at) }]),
    ),
  };
}

/** @type {<Now>(things: Record<string, any>, change: (thing: any) => Now) => Record<string, Now>} */
function mapOfValues(things, change) {
  return Object.fromEntries(Object.entries(things).map(([key, thing]) => [key, change(thing)]));
}

/** @type {(number: unknown, most: number) => number} */
function wholeNumber(number, most) {
  if (typeof number !== "number" || !Number.isInteger(number) || number < 0 || number > most) throw wrongFile("damaged_counts");
  return number;
}

/**
 * Counts that can be true; throws for others.
 * @type {(counts: SheetCounts, limits: SheetLimits) => SheetCounts}
 */
function checkedCounts(counts, { smallest_group: smallest }) {
  const { people, both, questions, errors } = counts;
  const fits = [
    people >= smallest,
    ...Object.values(questions).flatMap((of) => Object.values(of).map(([all, right]) => right <= all && all <= people)),
    ...Object.values(errors).flatMap((one) => [
      one.showed <= one.people && one.people <= people,
      ...Object.values(one.at).flatMap((of) => Object.values(of).map((count) => count <= one.showed)),
    ]),
    !both || (both.people + both.only_one <= people && (both.after - both.before) ** 2 <= both.people * both.squares),
  ];
  if (!fits.every(Boolean)) throw wrongFile("damaged_counts");
  return counts;
}

/**
 * Without what was asked in an exercise that is another edition now: of a thinking error that means all of it.
 * @type {(kept: SheetKept, editions: Given) => SheetKept}
 */
function ofToday(kept, editions) {
  const { training, counts } = kept;
  const now = editionsOf(training);
  const named = [...new Set([...Object.keys(counts.questions), ...(training.tests || [])])];
  const out = named.filter((id) => now[id] !== editions[id]);
  return {
    ...kept,
    left_out: out,
    counts: {
      people: counts.people,
      both: (training.tests || []).some((test) => out.includes(test)) ? null : counts.both,
      questions: mapOfQuestions(counts.questions, (count, exercise) => (out.includes(exercise) ? null : count)),
      errors: Object.fromEntries(
        Object.entries(counts.errors).filter(([, { at }]) => !Object.keys(at).some((id) => out.includes(id))),
      ),
    },
  };
}

/**
 * The file that keeps counts.
 * @type {(kept: SheetKept, files: SheetFiles) => string}
 */
function writtenCounts({ training, day, groups, counts }, files) {
  const { people, both, questions, errors } = counts;
  const about = { format: files.counts, version: files.version, training: training.name, tests: training.tests || [] };
  return JSON.stringify({ ...about, editions: editionsOf(training), day, groups, people, both, questions, errors }, null, 1);
}
