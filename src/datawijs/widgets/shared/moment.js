// The moment of an answer: what is said of it comes into sight together with the chart that it is about. Every exercise moves the
// page through here, and nowhere else.

const BREATH = 16; // px that stay free above and below

/**
 * Bring an element into view, calmly, and only as far as needed.
 * @param {Element} element
 * @param {ScrollLogicalPosition} block
 */
function bringIntoView(element, block = "nearest") {
  const calm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  element.scrollIntoView({ block, behavior: calm ? "auto" : "smooth" });
}

/**
 * Bring the verdict in `slot` into view, with the chart above it where both fit in the window. What follows the verdict, the
 * reasons, can wait below.
 * @param {Element} slot
 */
function bringMomentIntoView(slot) {
  // a chart that has just come measures its place first, and is painted again
  requestAnimationFrame(() => requestAnimationFrame(() => {
    const verdict = slot.querySelector(".dw-verdict");
    if (!verdict) return;
    const chart = chartOf(slot);
    const end = verdict.getBoundingClientRect().bottom;
    const begin = chart ? chart.getBoundingClientRect().top : NaN;
    const height = end - begin;
    if (!chart || !(height <= innerHeight)) {
      bringIntoView(slot.getBoundingClientRect().height <= innerHeight ? slot : verdict);
    } else if (begin < 0 || end > innerHeight) {
      const above = parseFloat(getComputedStyle(document.documentElement).scrollPaddingTop) || BREATH;
      if (height + above <= innerHeight) bringIntoView(chart, "start");
      else bringIntoView(verdict, "end");
    }
  }));
}

/**
 * The chart that an answer is about: the last one above its slot that can be seen.
 * @param {Element} slot
 */
function chartOf(slot) {
  const card = slot.closest(".dw-body");
  const above = [...(card ? card.querySelectorAll(".dw-plot, figure > svg") : [])].filter(
    (chart) =>
      chart.compareDocumentPosition(slot) & Node.DOCUMENT_POSITION_FOLLOWING && chart.getBoundingClientRect().height > 0,
  );
  return above[above.length - 1] || null;
}
