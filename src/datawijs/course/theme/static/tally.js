// The cards that a group raises, counted on the slide that asks for them: the first vote, and the second beside it. How they are
// divided is shown from ten cards on; with fewer everybody could see who chose what.
(() => {
  "use strict";
  const template = document.querySelector("template.dw-tally");
  const room = document.querySelector(".dw-slide");
  if (!(template instanceof HTMLTemplateElement) || !room) return;
  const slides = [...document.querySelectorAll(".dw-article :is(.admonition.slide, .cell.tag_slide)")];
  const FEWEST = Number(template.dataset.fewest);
  /** @type {Map<number, (number | null)[][]>} */
  const counts = new Map(); // of each slide: of the first vote and of the second, one of each answer

  /** @param {number} number */
  const countsOf = (number) => {
    const known = counts.get(number) || [[], []];
    counts.set(number, known);
    return known;
  };

  /** @param {number} number of the slide */
  function offer(number) {
    if (!(template instanceof HTMLTemplateElement) || !room) return;
    const tally = document.createElement("div");
    tally.className = "dw-tally-of-slide";
    tally.append(template.content.cloneNode(true));
    const fields = [...tally.querySelectorAll("input")].filter((input) => input.type === "number");
    const rounds = [...tally.querySelectorAll("input")].filter((input) => input.type === "radio");
    const shown = tally.querySelector(".dw-tally-shown");
    const button = tally.querySelector("[data-show]");
    if (!(shown instanceof HTMLElement) || !(button instanceof HTMLElement)) return;
    const round = () => Math.max(0, rounds.findIndex((input) => input.checked));
    const fill = () => fields.forEach((field, place) => { field.value = String(countsOf(number)[round()][place] ?? ""); });

    rounds.forEach((input) => input.addEventListener("change", fill));
    fields.forEach((field, place) =>
      field.addEventListener("input", () => {
        const typed = Number(field.value);
        const fits = field.value !== "" && Number.isInteger(typed) && typed >= 0 && typed <= 99;
        field.setAttribute("aria-invalid", String(field.value !== "" && !fits));
        countsOf(number)[round()][place] = fits ? typed : null;
      }),
    );
    button.addEventListener("click", () => {
      const names = fields.map((field) => ((field.parentElement && field.parentElement.textContent) || "").trim());
      const seen = drawn(countsOf(number), names, shown.dataset);
      shown.replaceChildren(...seen.nodes);
      if (seen.few) fields.forEach((field) => { field.value = ""; }); // nor does it stay in the fields
      shown.scrollIntoView({ block: "nearest" });
    });
    fill();
    room.append(tally);
  }

  /**
   * What the group gets to see: bars of each vote with enough cards, or why there are none.
   * @param {(number | null)[][]} votes
   * @param {string[]} names of the answers
   * @param {DOMStringMap} say
   * @returns {{ nodes: Node[], few: boolean }} `few`: a vote has too few cards to be shown
   */
  function drawn(votes, names, say) {
    const cards = votes.map((vote) => names.map((_name, place) => vote[place] || 0));
    const all = cards.map((vote) => vote.reduce((sum, count) => sum + count, 0));
    const enough = [0, 1].filter((place) => all[place] >= FEWEST);
    if (!enough.length) return { nodes: [said(all.some(Boolean) ? say.few : say.none)], few: all.some(Boolean) };
    const roundNames = (say.rounds || "").split("|");
    const list = document.createElement("dl");
    list.append(...names.flatMap((name, answer) => [named("dt", name), ...enough.map((vote) => bar(vote, cards[vote][answer], all[vote]))]));
    const few = [0, 1].some((place) => all[place] && !enough.includes(place));
    return { nodes: few ? [list, said(say.few)] : [list], few };

    /** @type {(vote: number, count: number, whole: number) => HTMLElement} */
    function bar(vote, count, whole) {
      const of = (say.of || "").replace("{count}", String(count)).replace("{all}", String(whole));
      const element = named("dd", `${enough.length > 1 ? `${roundNames[vote]}: ` : ""}${of}`);
      const drawnBar = named("span", "");
      drawnBar.className = `dw-tally-bar dw-tally-${vote}`;
      drawnBar.style.inlineSize = `${(100 * count) / whole}%`;
      element.append(drawnBar);
      return element;
    }
  }

  /** @param {string | undefined} text */
  const said = (text) => named("p", (text || "").replace("{fewest}", String(FEWEST)));

  /** @type {(tag: string, text: string) => HTMLElement} */
  function named(tag, text) {
    const element = document.createElement(tag);
    element.textContent = text;
    return element;
  }

  document.addEventListener("dw-slide", (event) => {
    const asks = event instanceof CustomEvent && event.detail >= 0 && slides[event.detail].matches(".vote, .tag_vote");
    room.classList.toggle("dw-with-tally", asks); // a chart leaves room for it
    if (asks) offer(event.detail);
  });
})();
