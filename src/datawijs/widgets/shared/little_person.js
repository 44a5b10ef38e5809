// Little pupils: people that are counted in a drawing, instead of a percentage.

/**
 * One little pupil around the middle (x, y), `size` high; `behind` is drawn under the body. Its class says what is known.
 * @param {string} kind
 * @param {number} x
 * @param {number} y
 * @param {number} size
 * @param {Child} behind
 */
function littlePerson(kind, x, y, size, behind = null) {
  /** @type {(dx: number, dy: number) => string} */
  const at = (dx, dy) => `${(x + dx * size).toFixed(1)} ${(y + dy * size).toFixed(1)}`;
  const body = `M${at(-0.24, 0.5)}L${at(-0.24, 0.16)}Q${at(-0.24, -0.04)} ${at(0, -0.04)}Q${at(0.24, -0.04)} ${at(0.24, 0.16)}L${at(0.24, 0.5)}Z`;
  return svg(
    "g",
    { class: `dw-one ${kind}` },
    behind,
    svg("circle", { cx: x.toFixed(1), cy: (y - 0.28 * size).toFixed(1), r: (0.16 * size).toFixed(1) }),
    svg("path", { d: body }),
  );
}
