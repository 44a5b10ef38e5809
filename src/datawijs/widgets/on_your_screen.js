// "On your screen": in a `:::{div}` with the class `my-screen`, a list has a line for each screen, which begins with a link to
// its page. Here the line of the screen that the reader chose (screen_chooser) takes the place of the sentence before it.

const CHOOSER = "my-screen";

/** On this page, wherever there is such a list. */
function showTheScreenChosen() {
  document.querySelectorAll(".dw-div.my-screen").forEach(mountOnYourScreen);
}

/** @param {Element} block */
function mountOnYourScreen(block) {
  function draw() {
    const { screen } = readRecord(CHOOSER).record.given;
    let own = false;
    for (const line of block.querySelectorAll("li")) {
      const link = line.querySelector("a");
      const isOwn = Boolean(link) && pageNamed(link?.getAttribute("href") || "") === screen;
      line.classList.toggle("dw-own-screen", isOwn);
      own = own || isOwn;
    }
    block.classList.toggle("dw-has-screen", own);
  }

  document.addEventListener("datawijs-screen", draw);
  window.addEventListener("storage", draw);
  draw();
}

/**
 * The name of the page that an address leads to, without folders and ending.
 * @param {string} address
 */
function pageNamed(address) {
  return (address.split("#")[0].split("/").pop() || "").replace(/\.\w+$/, "");
}
