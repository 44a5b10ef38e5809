// The colours that were chosen, before anything is drawn. It stands inside the page, or beside it where a page runs no script of
// its own.
try {
  const chosen = localStorage.getItem("datawijs.theme");
  if (chosen === "light" || chosen === "dark") document.documentElement.dataset.theme = chosen;
} catch (blocked) {
  // then the browser's own
}
