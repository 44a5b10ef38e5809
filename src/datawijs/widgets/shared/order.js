// A list that is put in order, with buttons that a keyboard and a finger can reach.

/**
 * { items: [texts], order: [places of the items], ui, onmove(order) }; `ui` holds up, down and moved. Gives nodes: the list, and
 * where a screen reader hears what moved.
 * @param {{ items: string[], order: number[], ui: Words, onmove: (order: number[]) => void }} list
 */
function orderableList({ items, order, ui, onmove }) {
  const now = [...order];
  const list = h("ol", { class: "dw-steps" });
  const moved = h("p", { class: "dw-only-read", role: "status" });

  function draw() {
    list.replaceChildren(
      ...now.map((item, place) => {
        const text = items[item];
        /** @type {(by: number, label: string, path: string) => HTMLElement} */
        const arrow = (by, label, path) =>
          button(strokes(path), () => move(place, by), "arrow", {
            "aria-label": fill(label, { step: text }),
            "data-by": by,
            disabled: place + by < 0 || place + by >= now.length,
          });
        return h("li", {}, h("span", {}, text), arrow(-1, ui.up, "M5 15l7-7 7 7"), arrow(1, ui.down, "M5 9l7 7 7-7"));
      }),
    );
  }

  /** @type {(place: number, by: number) => void} */
  function move(place, by) {
    const to = place + by;
    [now[place], now[to]] = [now[to], now[place]];
    onmove([...now]);
    draw();
    // The keyboard stays on the item that moved, at the other arrow where this one ended.
    const arrows = [...list.children[to].querySelectorAll("button")];
    const [same, other] = [by, -by].map((one) => arrows.find((arrow) => arrow.dataset.by === String(one)));
    (same?.disabled ? other : same)?.focus();
    moved.textContent = fill(ui.moved, { step: items[now[to]], number: to + 1, all: now.length });
  }

  draw();
  return [list, moved];
}
