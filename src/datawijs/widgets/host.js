// The host of the static page: there is no kernel, so this stands in for Jupyter. It finds the widgets' embedded state,
// gives each model get, set, on, off and save_changes, and mounts each view where it stands. A classic script, so that it
// also works on a page opened from a disk. Everything in shared/ stands before it in the same script; each exercise comes in
// a script of its own and adds itself to window.datawijs.exercises (static_page.py).

const STATE = 'script[type="application/vnd.jupyter.widget-state+json"]';
const VIEW = 'script[type="application/vnd.jupyter.widget-view+json"]';

/**
 * @param {WidgetState["state"]} state
 * @returns {Model}
 */
function modelOf(state) {
  const values = { ...state };
  /** @type {Map<string, Set<() => void>>} */
  const listeners = new Map();
  /** @param {string} event */
  const heard = (event) => {
    const known = listeners.get(event) || new Set();
    listeners.set(event, known);
    return known;
  };
  return {
    /** @param {string} name */
    get: (name) => /** @type {any} */ (values[name]), // what it is, only the name tells
    set(name, value) {
      if (values[name] === value) return;
      values[name] = value;
      for (const event of [`change:${name}`, "change"]) heard(event).forEach((listener) => listener());
    },
    on: (event, listener) => heard(event).add(listener),
    off: (event, listener) => (listener ? heard(event).delete(listener) : listeners.delete(event)),
    save_changes() {}, // nobody listens: the store has already kept what was answered
  };
}

function readStates() {
  /** @type {Record<string, WidgetState>} */
  const states = {};
  for (const script of document.querySelectorAll(STATE)) {
    try {
      Object.assign(states, JSON.parse(script.textContent || "").state);
    } catch (damaged) {
      console.error(damaged); // its views say so in their places
    }
  }
  return states;
}

function mountAll() {
  const words = WORDS[pageLanguage()];
  const states = readStates();
  /** @type {Map<string, Model>} */
  const models = new Map();
  for (const script of document.querySelectorAll(VIEW)) {
    const el = h("div", { class: "dw-mount" });
    script.parentElement?.querySelectorAll("[data-datawijs-instead]").forEach((sentence) => sentence.remove());
    script.after(el);
    const id = viewedModel(script);
    const entry = states[id];
    const render = entry && window.datawijs.exercises[entry.state.kind || ""];
    if (!render) {
      const needsPython = entry && !entry.state.kind;
      el.append(
        needsPython
          ? h("p", { class: "dw-exercise dw-only-live" }, words.only_live)
          : h("p", { class: "dw-exercise dw-broken" }, words.broken),
      );
      continue;
    }
    const model = models.get(id) || modelOf(entry.state);
    models.set(id, model);
    guarded(render, { model, el });
  }
  document.querySelectorAll("[data-datawijs-progress]").forEach(mountProgress);
  document.querySelectorAll("[data-datawijs-worksheet]").forEach((place) => mountWorksheet(place, worksheetModel(place)));
  showTheScreenChosen();
}

/**
 * What a worksheet keeps has the form of an exercise's answers: the page says under which id, and in which words.
 * @param {Element} place
 */
function worksheetModel(place) {
  const said = JSON.parse(place.querySelector('script[type="application/json"]')?.textContent || "");
  return modelOf({ ...said, language: pageLanguage() });
}

/**
 * The id of the model that is to be shown; empty when it can't be read.
 * @param {Element} script
 * @returns {string}
 */
function viewedModel(script) {
  try {
    return JSON.parse(script.textContent || "").model_id;
  } catch (damaged) {
    return "";
  }
}

// The state and the exercises may stand after this script: wait for the whole page.
if (document.readyState === "complete") mountAll();
else document.addEventListener("DOMContentLoaded", mountAll);
