// A number of judgements together: hits, false alarms, d′ and bias, in words. Saying "too early" isn't an alarm.
// When which sentence is said, stands in judged_words.py.

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
 * The counts, d′ and bias as a list of sentences; `leans` says to which side somebody leans, where bias doesn't.
 * @param {Words} ui
 * @param {Language} language
 * @param {Counts} counts
 * @param {Judging} judging
 * @param {string | null} [leans]
 */
function countsInWords(ui, language, counts, judging, leans = null) {
  const sentences = countSentences(ui, language, counts, judging, leans);
  return h("ul", { class: "dw-result" }, sentences.map((text) => h("li", {}, text)));
}

/**
 * @param {Words} ui
 * @param {Language} language
 * @param {Counts} counts
 * @param {Judging} judging
 * @param {string | null} leans
 */
function countSentences(ui, language, counts, { fewest_for_d_prime, leaning, steps_of_d_prime }, leans) {
  const sentences = [
    fill(ui.caught, counts),
    fill(ui.alarms, { ...counts, false_alarms: counts.falseAlarms }),
    ...(counts.early > 0 ? [fill(ui.waited, counts)] : []),
    fill(ui.supported, counts),
  ];
  if (counts.all < fewest_for_d_prime) return sentences;
  const { dPrime, bias } = detectionOf(counts);
  const lean = bias > leaning ? ui.bias_back : bias < -leaning ? ui.bias_quick : ui.bias_even;
  return [
    ...sentences,
    [
      fill(ui.tell_apart, {
        d_prime: formatNumber(dPrime, language, 1),
        meaning: meaningOfDPrime(dPrime, steps_of_d_prime, ui),
      }),
      fill(ui.wobbles, counts),
    ].join(" "),
    leans || fill(lean, { bias: formatNumber(bias, language, 1) }),
  ];
}

/**
 * d′ in words.
 * @param {number} dPrime
 * @param {Judging["steps_of_d_prime"]} steps
 * @param {Words} ui
 */
function meaningOfDPrime(dPrime, [little, clear, well], ui) {
  if (dPrime < little) return ui.apart_none;
  if (dPrime < clear) return ui.apart_little;
  return dPrime < well ? ui.apart_clear : ui.apart_well;
}
