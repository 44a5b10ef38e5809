// A number of judgements together, in words: the score, hits, false alarms, how well declines are told from noise, and where the
// borders lie. Saying "too early" isn't an alarm. When which sentence is said, stands in judged_words.py.

const EARLY_VERDICT = 1;

/**
 * Counts of [{ pupil, answer }]. `supported`: the answer was the one that the results support.
 * @param {Judged[]} judged
 */
function countsOf(judged) {
  /** @param {(one: Judged) => unknown} holds */
  const count = (holds) => judged.filter(holds).length;
  return {
    all: judged.length,
    declines: count(({ pupil }) => pupil.onset),
    noises: count(({ pupil }) => !pupil.onset),
    hits: count(({ pupil, answer }) => pupil.onset && answer === DECLINE_VERDICT),
    falseAlarms: count(({ pupil, answer }) => !pupil.onset && answer === DECLINE_VERDICT),
    early: count(({ answer }) => VERDICTS[answer] === "early"),
    wisely: count(({ pupil, answer }) => VERDICTS[answer] === "early" && answer === pupil.best),
    supported: count(({ pupil, answer }) => answer === pupil.best),
  };
}

/**
 * d′ and bias of such counts.
 * @param {Counts} counts
 */
function detectionOf({ declines, noises, hits, falseAlarms }) {
  return detection(hits, declines - hits, falseAlarms, noises - falseAlarms);
}

/**
 * How strongly an answer speaks for a decline: from 0, noise and sure, to 4, decline and sure. Without being asked how sure, an
 * answer counts as sure.
 * @param {Judged} judged
 * @param {number} sureFrom
 */
function ratingOf({ answer, sure = 100 }, sureFrom) {
  const isSure = sure >= sureFrom;
  return [isSure ? 0 : 1, 2, isSure ? 4 : 3][answer];
}

/**
 * How well these judgements tell the pupils who decline from the others, wherever the borders are laid.
 * @param {Judged[]} judged
 * @param {Judging} judging
 */
function apartIn(judged, { sure_from: sureFrom }) {
  /** @param {boolean} declines */
  const ratings = (declines) =>
    judged.filter(({ pupil }) => Boolean(pupil.onset) === declines).map((one) => ratingOf(one, sureFrom));
  return ratedApart(ratings(false), ratings(true));
}

/**
 * The criterion c for an answer or a stronger one.
 * @param {Judged[]} judged
 * @param {number} from
 */
function borderOf(judged, from) {
  const counts = countsOf(judged.map(({ pupil, answer }) => ({ pupil, answer: answer >= from ? DECLINE_VERDICT : 0 })));
  return detectionOf(counts).bias;
}

/**
 * Somebody who follows the line, on the same pupils.
 * @param {Judged[]} judged
 */
const asTheLine = (judged) => judged.map(({ pupil }) => ({ pupil, answer: pupil.best }));

/**
 * All of it as a list of sentences; `leans` says to which side somebody leans, where the borders don't.
 * @param {Words} ui
 * @param {Judged[]} judged
 * @param {Judging} judging
 * @param {string | null} [leans]
 */
function judgedInWords(ui, judged, judging, leans = null) {
  return h("ul", { class: "dw-result" }, judgedSentences(ui, judged, judging, leans).map((text) => h("li", {}, text)));
}

/**
 * @param {Words} ui
 * @param {Judged[]} judged
 * @param {Judging} judging
 * @param {string | null} leans
 */
function judgedSentences(ui, judged, judging, leans) {
  const counts = countsOf(judged);
  const sentences = [
    fill(ui.supported, counts),
    fill(ui.caught, counts),
    fill(ui.alarms, { ...counts, false_alarms: counts.falseAlarms }),
    ...(counts.early > 0 ? [fill(ui.waited, counts)] : []),
  ];
  if (counts.all < judging.fewest_to_tell_apart) return sentences;
  return [...sentences, apartSentence(ui, judged, judging), leans || bordersSentence(ui, judged, judging)];
}

/**
 * From guessing to as good as who follows the line on the same pupils. Guessing scatters by a standard error that is known, as it
 * is that of Mann and Whitney's U.
 * @param {Words} ui
 * @param {Judged[]} judged
 * @param {Judging} judging
 */
function apartSentence(ui, judged, judging) {
  const { all, declines, noises } = countsOf(judged);
  const guessing = Math.sqrt((all + 1) / (12 * declines * noises));
  const [own, line] = [judged, asTheLine(judged)].map((some) => apartIn(some, judging));
  /** @param {number} share */
  const inHundred = (share) => Math.round(100 * share);
  const meaning =
    own.area >= line.area - line.error ? ui.apart_well
    : own.area >= 0.5 + judging.z * guessing ? ui.apart_clear
    : own.area >= 0.5 + guessing ? ui.apart_little
    : ui.apart_none;
  return [
    fill(ui.tell_apart, { share: inHundred(own.area) }),
    fill(meaning, { line: inHundred(line.area) }),
    fill(ui.wobbles, { all, points: inHundred(Math.max(own.error, line.error)) }),
  ].join(" ");
}

/**
 * Where both borders lie, beside those of the line on the same pupils.
 * @param {Words} ui
 * @param {Judged[]} judged
 * @param {Judging} judging
 */
function bordersSentence(ui, judged, { leanings }) {
  /** @type {(name: "early" | "decline", from: number) => string[]} */
  const beside = (name, from) => {
    const higher = borderOf(judged, from) - borderOf(asTheLine(judged), from);
    if (Math.abs(higher) <= leanings[name]) return [];
    return [ui[`${name}_${higher > 0 ? "back" : "quick"}`]];
  };
  const told = [...beside("early", EARLY_VERDICT), ...beside("decline", DECLINE_VERDICT)];
  return told.length > 0 ? told.join(" ") : ui.borders_even;
}
