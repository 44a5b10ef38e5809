// A slider over a few named places, with a button on either side: for a finger, a mouse, a keyboard and a voice.

/**
 *   label     what is chosen
 *   steps     [{ label (short, beside the slider), spoken (read aloud) }]
 *   place     where it stands
 *   less, more  names of the two buttons
 *   onmove(place)  at every step on the way; onstay(place) where it is let go
 * Gives { element, set(place) }.
 * @param {{
 *   label: string,
 *   steps: { label: string, spoken: string }[],
 *   place: number,
 *   less: string,
 *   more: string,
 *   onmove: (place: number) => void,
 *   onstay?: (place: number) => void,
 * }} slider
 */
function stepSlider({ label, steps, place, less, more, onmove, onstay }) {
  const id = uniqueId("slider");
  const output = h("output", { class: "dw-slider-value", for: id, "aria-hidden": "true" });
  /** @type {HTMLInputElement} */
  const input = h("input", {
    type: "range",
    id,
    class: "dw-slider",
    min: 0,
    max: steps.length - 1,
    step: 1,
    value: place,
    oninput: () => {
      set(Number(input.value));
      onmove(Number(input.value));
    },
    onchange: () => onstay && onstay(Number(input.value)),
  });
  /** @param {number} step */
  const by = (step) => () => {
    const to = Math.min(Math.max(Number(input.value) + step, 0), steps.length - 1);
    set(to);
    onmove(to);
    if (onstay) onstay(to);
  };
  /** @type {(step: number, name: string, path: string) => HTMLElement} */
  const arrow = (step, name, path) => button(strokes(path), by(step), "arrow", { "aria-label": name });
  const before = arrow(-1, less, "M15 5l-7 7 7 7");
  const after = arrow(1, more, "M9 5l7 7-7 7");

  /** @param {number} to */
  function set(to) {
    input.value = String(to);
    input.setAttribute("aria-valuetext", steps[to].spoken);
    output.textContent = steps[to].label;
    // Not `disabled`: that would take the keyboard away from whoever just pressed it.
    before.setAttribute("aria-disabled", String(to === 0));
    after.setAttribute("aria-disabled", String(to === steps.length - 1));
  }

  set(place);
  return {
    set,
    element: h(
      "div",
      { class: "dw-slider-room" },
      h("div", { class: "dw-slider-head" }, h("label", { class: "dw-slider-label", for: id }, label), output),
      h("div", { class: "dw-slider-row" }, before, input, after),
    ),
  };
}
