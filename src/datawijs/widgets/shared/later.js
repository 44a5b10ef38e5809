// A script that a page loads when somebody asks for what is in it.

/**
 * What gives `window.datawijs.files`, which opens files: from the script of the exercise itself (`within`), or from a script beside
 * `script`, which is loaded the first time. Null where it can't be had.
 * @template Files
 * @param {HTMLOrSVGScriptElement | null} script `document.currentScript`, while it runs
 * @param {(() => void) | null} within LATER, where the exercise's own script has it
 * @returns {() => Promise<Files | null>}
 */
function filesBeside(script, within) {
  const here = script instanceof HTMLScriptElement ? script.src : "";
  /** @type {Promise<Files | null> | null} */
  let loading = null;
  return () => {
    loading = loading || new Promise((resolve) => {
      const ours = /** @type {{ datawijs?: { files?: Files } }} */ (/** @type {unknown} */ (window));
      const done = () => resolve((ours.datawijs && ours.datawijs.files) || null);
      if (within) {
        within();
        done();
      } else if (here) document.head.append(h("script", { src: here.replace(/\.js(\?.*)?$/, "-later.js"), onload: done, onerror: done }));
      else done();
    });
    return loading;
  };
}
