// What a learner answered, kept in this browser and nowhere else.
//
// One record for each exercise: { saved: milliseconds, given: {…what the exercise keeps…} }, under datawijs.1.<its id>.
// The id knows no language, and exercises store positions, never labels, so that switching language keeps everything.
// Where the browser doesn't allow storing, the record lives in memory and the card says so. In JupyterLab the record is
// also the widget's `answers`; of the two, the newer wins.

const PREFIX = "datawijs.1.";
const ASIDE = ".unreadable";
const FORMAT = "datawijs-answers";

/** The browser's storage, or memory where it is blocked or full. */
const shelf = (() => {
  /** @type {Map<string, string>} */
  const memory = new Map();
  let failed = false;

  function disk() {
    try {
      const storage = window.localStorage;
      storage.getItem(PREFIX);
      return storage;
    } catch (blocked) {
      failed = true;
      return null;
    }
  }

  return {
    /** @param {string} key */
    read(key) {
      const remembered = memory.get(key);
      if (remembered !== undefined) return remembered;
      const storage = disk();
      return storage ? storage.getItem(key) : null;
    },
    /** @type {(key: string, text: string) => void} */
    write(key, text) {
      memory.set(key, text);
      try {
        const storage = disk();
        if (!storage) return;
        storage.setItem(key, text);
        memory.delete(key);
        failed = false;
      } catch (full) {
        failed = true;
      }
    },
    /** @param {string} key */
    remove(key) {
      memory.delete(key);
      const storage = disk();
      if (storage) storage.removeItem(key);
    },
    keys() {
      const storage = disk();
      const stored = storage ? Object.keys(storage) : [];
      return [...new Set([...stored, ...memory.keys()])].filter((key) => key.startsWith(PREFIX));
    },
    keeps() {
      disk();
      return !failed;
    },
  };
})();

/** @type {Kept} */
const EMPTY = Object.freeze({ saved: 0, given: Object.freeze({}) });

/**
 * @param {unknown} thing
 * @returns {thing is Record<string, unknown>}
 */
function isObject(thing) {
  return typeof thing === "object" && thing !== null && !Array.isArray(thing);
}

/**
 * @param {unknown} value
 * @returns {value is Kept}
 */
function isRecord(value) {
  return isObject(value) && Number.isFinite(value.saved) && isObject(value.given);
}

/**
 * @template Value
 * @param {Value} value
 * @returns {Value}
 */
function copyOf(value) {
  return JSON.parse(JSON.stringify(value));
}

/**
 * Read a record; a damaged one is set aside (nothing is thrown away) and counts as none.
 * @param {string} id
 */
function readRecord(id) {
  const text = shelf.read(PREFIX + id);
  if (text === null) return { record: EMPTY, damaged: false };
  try {
    const record = JSON.parse(text);
    if (isRecord(record)) return { record, damaged: false };
  } catch (notJson) {
    // dealt with below, like any other text that isn't a record
  }
  shelf.write(PREFIX + id + ASIDE, text);
  shelf.remove(PREFIX + id);
  return { record: EMPTY, damaged: true };
}

/**
 * The text of an export file with these records: { id: record }.
 * @param {Record<string, Kept>} records
 */
function exportText(records) {
  return JSON.stringify({ format: FORMAT, version: 1, exercises: records }, null, 1);
}

/**
 * The records in an export file, or null when it isn't one.
 * @param {string} text
 * @returns {Record<string, Kept> | null}
 */
function importedRecords(text) {
  try {
    const file = JSON.parse(text);
    if (file.format !== FORMAT || file.version !== 1) return null;
    const records = Object.entries(file.exercises).filter(([, record]) => isRecord(record));
    return Object.fromEntries(records);
  } catch (notOurs) {
    return null;
  }
}

/**
 * Hand a text to the learner as a file. A data: address, because it also works on a page opened from a disk.
 * @param {string} name
 * @param {string} text
 */
function download(name, text, type = "application/json") {
  const link = h("a", { download: name, href: `data:${type};charset=utf-8,${encodeURIComponent(text)}` });
  document.body.append(link);
  link.click();
  link.remove();
}

/**
 * @param {Set<() => void>} listeners
 * @param {() => void} listener
 * @returns {Stop}
 */
function listenTo(listeners, listener) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** @type {Map<string, Store>} */
const openStores = new Map();

/**
 * The store of the exercise that `model` belongs to:
 *   given          what was answered so far (read only; {} at the start)
 *   update(change) change(copy of given) returns the new given; it is kept at once
 *   erase(), replace(record), exportText()
 *   keeps()        false when answers are gone after closing the page
 *   damaged        true when an earlier record couldn't be read
 *   onKept(f)      f() is called whenever something was kept or erased; gives an unsubscribe function
 *   subscribe(f)   f() is called when answers came from elsewhere: another tab, a file, the kernel; likewise
 * @param {Model} model
 * @returns {Store}
 */
function openStore(model) {
  const id = model.get("exercise_id");
  const opened = openStores.get(id);
  if (opened) return opened.join(model);

  const { record: stored, damaged } = readRecord(id);
  /** @type {Set<Model>} */
  const models = new Set();
  /** @type {Set<() => void>} */
  const listeners = new Set();
  /** @type {Set<() => void>} */
  const keepers = new Set();
  let record = stored;

  /** @param {Kept} next */
  function keep(next) {
    record = next;
    shelf.write(PREFIX + id, JSON.stringify(record));
    models.forEach(tell);
    keepers.forEach((listener) => listener());
  }

  /** @param {Model} model */
  function tell(model) {
    const told = model.get("answers");
    if (isObject(told) && told.saved === record.saved) return;
    model.set("answers", copyOf(record));
    model.save_changes();
  }

  /** @param {unknown} other */
  function adopt(other) {
    if (!isRecord(other) || other.saved <= record.saved) return;
    keep(other);
    listeners.forEach((listener) => listener());
  }

  /** Another tab, or "My progress", changed what is stored: that is how it is now. */
  function reload() {
    if (shelf.read(PREFIX + id) === null) {
      forget();
    } else {
      const { record: now } = readRecord(id);
      if (now.saved === record.saved) return;
      record = now;
      models.forEach(tell);
      keepers.forEach((listener) => listener());
    }
    listeners.forEach((listener) => listener());
  }

  window.addEventListener("storage", (event) => {
    if (event.key === PREFIX + id || event.key === null) reload();
  });

  function forget() {
    record = { saved: Date.now(), given: {} };
    shelf.remove(PREFIX + id);
    shelf.remove(PREFIX + id + ASIDE);
    models.forEach(tell);
    keepers.forEach((listener) => listener());
  }

  /** @type {Store} */
  const store = {
    id,
    damaged,
    get given() {
      return record.given;
    },
    update(change) {
      // What another tab stored a moment ago counts too: read again, so that neither tab overwrites the other.
      const { record: now } = readRecord(id);
      const latest = now.saved > record.saved ? now : record;
      keep({ saved: Math.max(Date.now(), latest.saved + 1), given: change(copyOf(latest.given)) });
    },
    replace(next) {
      keep({ saved: Math.max(Date.now(), record.saved + 1), given: copyOf(next.given) });
      listeners.forEach((listener) => listener());
    },
    erase() {
      forget();
      listeners.forEach((listener) => listener());
    },
    reload,
    isEmpty: () => Object.keys(record.given).length === 0,
    exportText: () => exportText({ [id]: record }),
    keeps: () => shelf.keeps(),
    onKept: (listener) => listenTo(keepers, listener),
    subscribe: (listener) => listenTo(listeners, listener),
    join(model) {
      if (models.has(model)) return store;
      models.add(model);
      model.on("change:answers", () => adopt(model.get("answers")));
      const kernels = model.get("answers");
      if (isRecord(kernels) && kernels.saved > record.saved) keep(kernels);
      else if (record.saved > 0) tell(model);
      return store;
    },
  };
  openStores.set(id, store);
  return store.join(model);
}

/** All exercises at once, for the page "My progress". */
const progress = {
  list() {
    return shelf
      .keys()
      .filter((key) => !key.endsWith(ASIDE))
      .map((key) => ({ exercise: key.slice(PREFIX.length), ...readRecord(key.slice(PREFIX.length)).record }))
      .filter((entry) => entry.saved > 0)
      .sort((one, other) => other.saved - one.saved);
  },
  exportAll() {
    return exportText(Object.fromEntries(progress.list().map(({ exercise, saved, given }) => [exercise, { saved, given }])));
  },
  /**
   * Gives { taken, kept }: how many came from the file, how many were newer here; null when the file isn't ours.
   * @param {string} text
   */
  importAll(text) {
    const records = importedRecords(text);
    if (!records) return null;
    const count = { taken: 0, kept: 0 };
    for (const [id, record] of Object.entries(records)) {
      if (record.saved > readRecord(id).record.saved) {
        shelf.write(PREFIX + id, JSON.stringify(record));
        count.taken += 1;
      } else count.kept += 1;
    }
    openStores.forEach((store) => store.reload());
    return count;
  },
  eraseAll() {
    shelf.keys().forEach((key) => shelf.remove(key));
    openStores.forEach((store) => store.reload());
  },
  keeps: () => shelf.keeps(),
};
