// The line, and what it says of a whole group: how many stand out by chance, how many do, and what to talk about. As Python's
// `datawijs.own.read_group` does; tests/test_own_group.py holds the two together. Nothing here knows a name.

const ROUNDING = 1e-12; // as in signals/constants.py: what numbers may differ by rounding alone
const DECIMALS_OF_LOSSES = 6;
const NINETEEN_OF_TWENTY = 0.95;

/**
 * By how many points the others lay below their usual on each of the last tests; null where the file doesn't have them.
 * @type {(classAverage: (number | null)[], limits: { recent: number }) => number[] | null}
 */
function classLosses(classAverage, { recent }) {
  const last = classAverage.slice(-recent);
  const before = classAverage.slice(0, -recent).filter((value) => value !== null);
  if (last.length < recent || last.includes(null) || !before.length) return null;
  const usual = before.reduce((sum, value) => sum + value, 0) / before.length;
  return last.map((value) => Number(Math.max(usual - Number(value), 0).toFixed(DECIMALS_OF_LOSSES)));
}

/**
 * The last three against the line, with the points of the class given back first.
 * @type {(scores: number[], lost: number[], limits: OwnLimits) => OwnJudged}
 */
function heldAgainstLine(scores, lost, limits) {
  const { recent, one_in: oneIn, fewest_to_decide: fewestToDecide, most_earlier: most } = limits;
  const earlier = scores.slice(0, -recent).slice(-most);
  const place = Math.floor(earlier.length / oneIn);
  const line = [...earlier].sort((a, b) => a - b)[place - 1];
  const values = scores.slice(-recent).map((given, at) => given + lost[at]);
  const blur = ROUNDING * Math.max(...[...earlier, ...values].map(Math.abs)); // 6.3 + 0.6 is on a line at 6.9, not a hair below it
  const last = scores.slice(-recent).map((given, at) => ({
    given,
    lost: lost[at],
    value: Number(values[at].toFixed(DECIMALS_OF_LOSSES)),
    below: values[at] < line - blur,
  }));
  const below = last.filter((one) => one.below).length;
  const decides = earlier.length >= fewestToDecide;
  const answer = below < 2 ? "noise" : below === recent && decides ? "decline" : "early";
  return { earlier, last, line, place, below, answer, chance: HUNDRED * chanceOf(answer, earlier.length, limits) };
}

/**
 * How often chance alone gives this answer or a stronger one, as `hand_rule_chances` of Python has it.
 * @type {(answer: OwnAnswer, earlier: number, limits: OwnLimits) => number}
 */
function chanceOf(answer, earlier, { recent, one_in: oneIn, fewest_to_decide: fewestToDecide }) {
  const place = Math.floor(earlier / oneIn);
  const orders = combinations(earlier + recent, recent);
  /** @param {number} below */
  const share = (below) =>
    (combinations(place - 1 + below, below) * combinations(earlier - place + recent - below, recent - below)) / orders;
  if (answer === "noise") return share(0) + share(1);
  if (answer === "decline") return earlier < fewestToDecide ? 0 : share(3);
  return share(2) + share(3);
}

/** @type {(all: number, chosen: number) => number} */
function combinations(all, chosen) {
  let ways = 1;
  for (let step = 1; step <= chosen; step += 1) ways = (ways * (all - chosen + step)) / step;
  return Math.round(ways);
}

/**
 * The results of every pupil in one subject, without their names; in steps, as `marksInSteps`.
 * @param {string[][]} rows
 * @param {OwnRules} rules
 * @param {OwnWish} [wish]
 * @returns {Generator<void, OwnGroup, void>}
 */
function* groupInSteps(rows, rules, { subject = null, answers = {}, putBack = [] } = {}) {
  const reader = readerOf(rules, answers);
  const table = yield* understood(rows, reader);
  const subjects = yield* namesIn(table.every, "subject");
  const about = yield* entriesAbout(table.every, "subject", chosenOf(subject, subjects, "subject", reader));
  const byPupil = yield* grouped(about);
  const totals = { percent: yield* totalsOf(about, true, rules), points: yield* totalsOf(about, false, rules) };
  const noted = { decided: new Map(), asked: new Map() };
  /** @type {OwnGroup} */
  const group = { scale: "points", pupils: 0, series: [], middles: [], subjects, decided: [], asked: [] };
  /** @type {OwnSeries} */
  let longest = { there: [], reasons: [], counted: [], scores: [], scale: "points" };
  together(noted, reader.notes);
  for (const ours of byPupil.values()) {
    yield;
    const one = { ...reader, notes: { decided: [], asked: [] } };
    const series = yield* seriesOf(ours, table, putBack, one);
    const { counted, scores, scale } = series;
    together(noted, one.notes);
    if (!counted.length) continue;
    const all = scale === "percent" ? totals.percent : totals.points;
    group.pupils += 1;
    group.series.push({ scores, averages: averagesBeside(counted, all, yield* totalsOf(ours, scale === "percent", rules), rules) });
    if (scale === "growing" || scale === "percentile") group.scale = scale;
    if (counted.length > longest.counted.length) longest = series;
  }
  group.middles = yield* middlesOf(longest, about, rules);
  return { ...group, decided: [...noted.decided.values()], asked: [...noted.asked.values()] };
}

/** @type {(entries: OwnEntry[]) => Generator<void, Map<string, OwnEntry[]>, void>} */
function* grouped(entries) {
  /** @type {Map<string, OwnEntry[]>} */
  const byPupil = new Map();
  yield* passOver(entries, (entry) => {
    const ours = byPupil.get(entry.pupil);
    if (ours) ours.push(entry);
    else byPupil.set(entry.pupil, [entry]);
  });
  return byPupil;
}

/**
 * Add what was noted of a pupil, each thing once: names and texts of all of them, and their counts added up.
 * @type {(noted: { decided: Map<string, OwnDecision>, asked: Map<string, OwnQuestion> }, notes: OwnNotes) => void}
 */
function together({ decided, asked }, notes) {
  for (const one of notes.decided) decided.set(one.key, { ...one, facts: bothFacts(decided.get(one.key)?.facts, one.facts) });
  for (const one of notes.asked) asked.set(one.key, { ...(asked.get(one.key) || one), facts: bothFacts(asked.get(one.key)?.facts, one.facts) });
}

/** @type {(facts: OwnFacts | undefined, more: OwnFacts) => OwnFacts} */
function bothFacts(facts, more) {
  if (!facts) return more;
  return Object.fromEntries(
    Object.entries(facts).map(([name, fact]) => {
      const other = more[name];
      if (Array.isArray(fact) && Array.isArray(other)) return [name, distinct([...fact, ...other])];
      return [name, typeof fact === "number" && typeof other === "number" ? fact + other : fact];
    }),
  );
}

/** @param {OwnEntry} entry */
function testOf({ date, label }) {
  return JSON.stringify([date, label]);
}

/**
 * Of each test the sum and the count of results, of the scale in percent or as they stand.
 * @type {(entries: OwnEntry[], inPercent: boolean, rules: OwnRules) => Generator<void, OwnTotals, void>}
 */
function* totalsOf(entries, inPercent, rules) {
  /** @type {OwnTotals} */
  const totals = new Map();
  yield* passOver(entries, (entry) => {
    const value = valueOf(entry, inPercent, rules);
    if (value === null) return;
    const { sum, count } = totals.get(testOf(entry)) || { sum: 0, count: 0 };
    totals.set(testOf(entry), { sum: sum + value, count: count + 1 });
  });
  return totals;
}

/**
 * What the others scored on average on the tests of one pupil; null where they are too few.
 * @type {(counted: OwnEntry[], all: OwnTotals, own: OwnTotals, rules: OwnRules) => (number | null)[]}
 */
function averagesBeside(counted, all, own, rules) {
  return counted.map((entry) => {
    const [every, mine] = [all, own].map((totals) => totals.get(testOf(entry)) || { sum: 0, count: 0 });
    const count = every.count - mine.count;
    return count >= rules.fewest_in_a_class ? (every.sum - mine.sum) / count : null;
  });
}

/**
 * The middle results of the group on the tests of one pupil, where enough pupils took them: a few who fall don't move them.
 * @type {(one: OwnSeries, about: OwnEntry[], rules: OwnRules) => Generator<void, number[], void>}
 */
function* middlesOf({ counted, scale }, about, rules) {
  /** @type {Map<string, Map<number, number>>} */
  const tests = new Map(counted.map((entry) => [testOf(entry), new Map()])); // how often each value is there
  yield* passOver(about, (entry) => {
    const [often, value] = [tests.get(testOf(entry)), valueOf(entry, scale === "percent", rules)];
    if (often && value !== null) often.set(value, (often.get(value) || 0) + 1);
  });
  const found = [];
  for (const entry of counted) {
    yield;
    const often = [...(tests.get(testOf(entry)) || [])].sort(([one], [other]) => one - other);
    const count = often.reduce((sum, [, times]) => sum + times, 0);
    if (count >= rules.fewest_in_a_group) found.push((valueAt(often, Math.ceil(count / 2)) + valueAt(often, Math.floor(count / 2) + 1)) / 2);
  }
  return found;
}

/**
 * The value at this place, counted from 1, where each stands with how often it is there.
 * @type {(often: [number, number][], place: number) => number}
 */
function valueAt(often, place) {
  let before = 0;
  for (const [value, times] of often) {
    before += times;
    if (before >= place) return value;
  }
  return NaN;
}

/** @type {(entry: OwnEntry, inPercent: boolean, rules: OwnRules) => number | null} */
function valueOf(entry, inPercent, rules) {
  const mark = markOf(entry, rules);
  return mark && (inPercent ? percentOf(mark) : mark.value);
}

/**
 * What can be told of a group: the keys of sentences with their numbers, what to talk about, and a table of the answers; in steps.
 * @type {(group: OwnGroup, rules: OwnRules, limits: OwnLimits) => Generator<void, OwnGroupTold, void>}
 */
function* toldInSteps({ scale, pupils, series, middles }, rules, limits) {
  /** @type {OwnGroupTold["told"]} */
  const told = [];
  /** @type {(key: string, facts?: Record<string, number | number[]>) => void} */
  const tell = (key, facts = {}) => { told.push({ key, facts }); };
  if (scale === "growing" || scale === "percentile") {
    tell(`no_line_${scale}`);
    return { told, talk: [], table: [] };
  }
  /** @type {OwnJudged[]} */
  const judged = [];
  yield* passOver(series, ({ scores, averages }) => {
    if (scores.length < limits.fewest_to_compare + limits.recent) return;
    const one = heldAgainstLine(scores, classLosses(averages, limits) || new Array(limits.recent).fill(0), limits);
    if (one.earlier.some((value) => value !== one.earlier[0])) judged.push(one);
  }, CELLS_IN_A_ROW);
  if (judged.length < rules.fewest_in_a_group) {
    tell("too_small", { fewest: rules.fewest_in_a_group });
    return { told, talk: [], table: [] };
  }
  /** @param {OwnAnswer} answer */
  const chances = (answer) => judged.map(({ earlier }) => chanceOf(answer, earlier.length, limits));
  /** @param {OwnAnswer} answer */
  const seen = (answer) => judged.filter((one) => one.answer === answer).length;
  const [decline, alarms] = [seen("decline"), seen("decline") + seen("early")];
  const [ofDeclines, ofAlarms] = [yield* howMany(chances("decline")), yield* howMany(chances("early"))];
  const [meanDecline, mean] = [ofDeclines, ofAlarms].map((shares) => shares.reduce((sum, share, count) => sum + share * count, 0));
  const rarest = Math.min(atLeast(ofDeclines, decline), atLeast(ofAlarms, alarms));
  const verdict = rarest <= rules.rare ? "more" : 1 - atLeast(ofAlarms, alarms + 1) <= rules.rare ? "fewer" : "as_chance";
  tell("counted", { pupils, counted: judged.length, earlier: limits.fewest_to_compare });
  tell("by_chance", { counted: judged.length, mean, mean_decline: meanDecline, mean_early: mean - meanDecline });
  tell("usual", { high: quantile(ofAlarms, NINETEEN_OF_TWENTY) });
  tell("seen", { alarms, decline, early: alarms - decline });
  tell(verdict, verdict === "more" ? { share: Math.ceil(2 * HUNDRED * rarest) } : {}); // of two counts the rarer one
  const step = stepOf(middles, limits);
  tell(step.key, step.facts);
  return {
    told,
    talk: [...(step.key === "step_line" ? rules.talk.step : []), ...rules.talk[verdict]].slice(0, 4),
    table: [
      { answer: "decline", mean: meanDecline, seen: decline },
      { answer: "early", mean: mean - meanDecline, seen: alarms - decline },
      { answer: "noise", mean: judged.length - mean, seen: judged.length - alarms },
    ],
  };
}

/**
 * Whether the group itself scored lower: its middle results against their own line.
 * @type {(middles: number[], limits: OwnLimits) => OwnGroupTold["told"][number]}
 */
function stepOf(middles, limits) {
  if (middles.length < limits.fewest_to_compare + limits.recent) return { key: "step_unknown", facts: {} };
  const points = classLosses(middles, limits) || [];
  const { below } = heldAgainstLine(middles, new Array(limits.recent).fill(0), limits);
  if (below === limits.recent) return { key: "step_line", facts: { points } };
  return { key: "step_none", facts: {} };
}

/**
 * How likely each count is, from 0 up, where each pupil has a chance of their own: exact, one pupil after the other.
 * @param {number[]} chances
 * @returns {Generator<void, number[], void>}
 */
function* howMany(chances) {
  let shares = [1];
  for (const chance of chances) {
    yield;
    shares = [...shares, 0].map((share, count) => share * (1 - chance) + (count ? shares[count - 1] * chance : 0));
  }
  return shares;
}

/** @type {(shares: number[], count: number) => number} */
function atLeast(shares, count) {
  return shares.slice(count).reduce((sum, share) => sum + share, 0);
}

/** @type {(shares: number[], share: number) => number} */
function quantile(shares, share) {
  let sum = 0;
  return shares.findIndex((one) => {
    sum += one;
    return sum >= share;
  });
}
