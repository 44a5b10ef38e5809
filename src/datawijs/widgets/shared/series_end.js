// The end of a series as one picture: a mark for each pupil by what happened and what was answered, then what went well, then one
// thing to watch, then the way on. The marks differ in shape; the words beside them say the same.

/** @type {Record<Outcome, string>} */
const MARKS = {
  caught: "M9 1.5a7.5 7.5 0 1 0 .01 0z", // a disc
  missed: "M9 2.5a6.5 6.5 0 1 0 .01 0zM4.5 13.5l9-9", // a ring that is crossed out
  alarm: "M9 2l7.5 13.5h-15z", // a triangle
  left: "M9 5a4 4 0 1 0 .01 0z", // a small ring
};

/** @type {(judged: Judged) => Outcome} */
function whatBecameOf({ pupil, answer }) {
  const alarmed = answer === DECLINE_VERDICT;
  if (pupil.onset) return alarmed ? "caught" : "missed";
  return alarmed ? "alarm" : "left";
}

/**
 * The picture, the two sentences and the buttons; `again` are the buttons for another series; where the page has no way on, the
 * first leads, unless it is `quiet`.
 * @param {Words} ui
 * @param {Judged[]} judged
 * @param {Again[]} again
 */
function endOfSeries(ui, judged, again) {
  const onward = wayOn(ui);
  /** @type {(one: Again, place: number) => HTMLElement} */
  const repeat = ({ label, go, quiet }, place) => button(label, go, onward || quiet || place > 0 ? "plain" : "primary");
  return [
    pictureOfSeries(ui, judged),
    h("p", { class: "dw-went-well" }, icon("right"), h("span", {}, h("strong", {}, ui.went_well), " ", wentWell(ui, judged))),
    h("p", { class: "dw-to-watch" }, icon("note"), h("span", {}, h("strong", {}, ui.to_watch), " ", toWatch(ui, judged))),
    h("div", { class: "dw-buttons" }, onward, again.map(repeat)),
  ];
}

/** @type {(ui: Words, judged: Judged[]) => HTMLElement} */
function pictureOfSeries(ui, judged) {
  /** @param {Outcome} outcome */
  const some = (outcome) => judged.filter((one) => whatBecameOf(one) === outcome);
  const unseen = some("missed").filter(({ pupil }) => pupil.best !== DECLINE_VERDICT).length;
  /** @type {(outcome: Outcome, more?: Child) => HTMLElement | null} */
  const row = (outcome, more = null) => {
    const count = some(outcome).length;
    return count === 0 ? null : h(
      "li",
      { class: `dw-outcome dw-outcome-${outcome}` },
      h("span", { class: "dw-marks", "aria-hidden": "true" }, some(outcome).map(() => outcomeMark(outcome))),
      h("span", {}, fill(ui[`series_${outcome}`], { count }), more),
    );
  };
  /** @type {(title: string, ...rows: (HTMLElement | null)[]) => HTMLElement | null} */
  const group = (title, ...rows) =>
    rows.some(Boolean) ? h("div", {}, h("p", { class: "dw-series-truth" }, title), h("ul", {}, rows)) : null;
  return h(
    "div",
    { class: "dw-series" },
    group(
      ui.series_declining,
      row("caught"),
      row("missed", unseen > 0 && h("small", {}, fill(ui.series_unseen, { count: unseen }))),
    ),
    group(ui.series_steady, row("left"), row("alarm")),
  );
}

/** @param {Outcome} outcome */
function outcomeMark(outcome) {
  return svg("svg", { viewBox: "0 0 18 18", width: 18, height: 18, focusable: "false" }, svg("path", { d: MARKS[outcome] }));
}

/**
 * Of what can go well, what went best.
 * @type {(ui: Words, judged: Judged[]) => string}
 */
function wentWell(ui, judged) {
  const counts = countsOf(judged);
  const { all, declines, noises, hits, falseAlarms, supported } = counts;
  const left = noises - falseAlarms;
  const shares = [
    { share: supported / all, sentence: ui.well_supported },
    { share: declines > 0 ? hits / declines : 0, sentence: ui.well_caught },
    { share: noises > 0 ? left / noises : 0, sentence: ui.well_left },
  ];
  const best = shares.reduce((one, other) => (other.share > one.share ? other : one));
  return fill(best.share > 0 ? best.sentence : ui.well_finished, { ...counts, left });
}

/**
 * To which side the answers went that the results don't support. Only what one could know is held against somebody.
 * @type {(ui: Words, judged: Judged[]) => string}
 */
function toWatch(ui, judged) {
  const milder = judged.filter(({ pupil, answer }) => answer < pupil.best).length;
  const stronger = judged.filter(({ pupil, answer }) => answer > pupil.best).length;
  const sentence =
    milder + stronger === 0 ? ui.watch_none
    : milder > stronger ? ui.watch_milder
    : stronger > milder ? ui.watch_stronger
    : ui.watch_both;
  return fill(sentence, { milder, stronger, all: judged.length });
}

/**
 * A link to where the page leads, with its minutes; null where it leads nowhere, as in a notebook.
 * @param {Words} ui
 */
function wayOn(ui) {
  /** @type {HTMLAnchorElement | null} */
  const link = document.querySelector(".dw-layout-landing .actions a, .dw-neighbours .dw-next");
  /** @type {HTMLAnchorElement[]} */
  const pages = [...document.querySelectorAll(".dw-nav a")].flatMap((one) => (one instanceof HTMLAnchorElement ? [one] : []));
  const page = link && pages.find((one) => one.href === link.href);
  if (!page) return null;
  const title = page.querySelector("span")?.textContent || "";
  const minutes = page.querySelector(".dw-nav-time")?.textContent || "";
  return h("a", { class: "dw-button dw-primary dw-onward", href: page.href }, fill(minutes ? ui.onward_minutes : ui.onward, { title, minutes }));
}
