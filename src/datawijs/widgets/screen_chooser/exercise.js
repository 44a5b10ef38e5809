// Screen chooser. Kept: { screen: the name of its page }. Lines elsewhere on the page hear of it (on_your_screen.js).

/** @import { Content } from "./content" */

/** @param {Mount<Content>} mount */
function render({ model, el }) {
  const card = openCard({ model, el });
  const { content, ui, store } = card;
  const said = h("p", { class: "dw-menu-said", role: "status" });

  /** @param {string} name */
  function choose(name) {
    store.update((given) => ({ ...given, screen: name }));
    said.textContent = ui.kept_here;
    document.dispatchEvent(new Event("datawijs-screen"));
  }

  function draw() {
    const place = content.screens.findIndex(({ name }) => name === store.given.screen);
    const group = radioGroup({
      legend: content.intro,
      options: content.screens.map(({ text }) => ({ label: text })),
      chosen: place < 0 ? null : place,
      onchoose: (position) => choose(content.screens[position].name),
    });
    said.textContent = "";
    card.show(group, said);
    document.dispatchEvent(new Event("datawijs-screen"));
  }

  card.progress("");
  draw();
  card.onElsewhere(draw);
  return card.close;
}
