// What a learner answered, kept in this browser and nowhere else.
//
// One record for each exercise: { saved: milliseconds, given: {…what the exercise keeps, see kept.js…} }, under
// datawijs.2.<place>.<its id>. The id knows no language, and exercises keep keys, never labels, so that switching language keeps
// everything. A record of the first edition stays where it stands, datawijs.1.<id>, and is read from there until a newer one was
// written; so is one under an id that the exercise had before (OLD_IDS). A school's place takes over, once, what was kept at its
// address before it had one. With what is kept and exported stands in which edition of the course (EDITION) that was.
// Where the browser doesn't allow storing, the record lives in memory and the card says so. In JupyterLab the record is
// also the widget's `answers`; of the two, the newer wins.

const NO_PLACE = "none"; // a reader on their own
const FIRST_PREFIX = "datawijs.1.";
const EVERY_RECORD = /^datawijs\.\d+\./;
const ASIDE = ".unreadable";
const TAKEN_OVER = "datawijs.taken-over-by"; // the school's place that has what was kept here without a place
const FORMAT = "datawijs-answers";
const FILE_VERSION = 2;

/** Whose answers these are: a school's, a user's of a hub, or nobody's in particular. It holds no dot. */
function placeOfAnswers() {
  return document.documentElement.dataset.answersPlace || placeOnHub() || NO_PLACE;
}

// All users of a hub share one address, and so a browser gives them one storage. JupyterLab writes in its page who looks, and
// whose server it is; these differ only when somebody may look in another's.
function placeOnHub() {
  const written = document.getElementById("jupyter-config-data");
  const config = written ? JSON.parse(written.textContent || "{}") : {};
  const [, owner] = /\/user\/([^/]+)\//.exec(config.baseUrl || "") || [];
  const people = [config.hubUser, config.hubServerUser || (owner && decodeURIComponent(owner))].filter(Boolean);
  return people.length ? ["hub", ...new Set(people)].map((name) => encodeURIComponent(name).replaceAll(".", "%2E")).join(":") : "";
}

/** @param {string} id */
function recordKey(id) {
  return `datawijs.2.${placeOfAnswers()}.${id}`;
}

/** What a key of a record begins with in this place. */
const ownPrefixes = () => [recordKey(""), ...(placeOfAnswers() === NO_PLACE ? [FIRST_PREFIX] : [])];

/** What it begins with where nobody has a place: in the first edition, and since. */
const PREFIXES_WITHOUT_PLACE = [`datawijs.2.${NO_PLACE}.`, FIRST_PREFIX];

/** What may be erased here: what is kept in this place, and what it has taken over. */
const erasablePrefixes = () => {
  const tookOver = shelf.read(TAKEN_OVER) === placeOfAnswers();
  return [...ownPrefixes(), ...(tookOver ? PREFIXES_WITHOUT_PLACE : [])];
};

/**
 * Every key under which a record of this exercise may stand, that of today first.
 * @type {(id: string, prefixes?: string[]) => string[]}
 */
function recordKeys(id, prefixes = ownPrefixes()) {
  const ids = [id, ...Object.keys(OLD_IDS).filter((old) => OLD_IDS[old] === id)];
  return prefixes.flatMap((prefix) => ids.map((one) => prefix + one));
}

/**
 * The id of today of the exercise whose record has this key; null when it is no record of this place.
 * @type {(key: string, prefixes?: string[]) => string | null}
 */
function idIn(key, prefixes = ownPrefixes()) {
  const prefix = prefixes.find((one) => key.startsWith(one));
  if (prefix === undefined || key.endsWith(ASIDE)) return null;
  const id = key.slice(prefix.length);
  return OLD_IDS[id] || id;
}

/** The browser's storage, or memory where it is blocked or full. */
const shelf = (() => {
  /** @type {Map<string, string>} */
  const memory = new Map();
  let failed = false;

  function disk() {
    try {
      const storage = window.localStorage;
      storage.getItem(FORMAT);
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
      return [...new Set([...stored, ...memory.keys()])].filter((key) => EVERY_RECORD.test(key));
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
 * Read a record, the newest of those that there are; a damaged one is set aside (nothing is thrown away) and counts as none.
 * @type {(id: string, prefixes?: string[]) => { record: Kept, damaged: boolean }}
 */
function readRecord(id, prefixes = ownPrefixes()) {
  const read = recordKeys(id, prefixes).map(readKey);
  const record = read.map((one) => one.record).reduce((newest, one) => (one.saved > newest.saved ? one : newest), EMPTY);
  return { record, damaged: read.some((one) => one.damaged) };
}

/** @param {string} key */
function readKey(key) {
  const text = shelf.read(key);
  if (text === null) return { record: EMPTY, damaged: false };
  try {
    const record = JSON.parse(text);
    if (isRecord(record)) return { record, damaged: false };
  } catch (notJson) {
    // dealt with below, like any other text that isn't a record
  }
  shelf.write(key + ASIDE, text);
  shelf.remove(key);
  return { record: EMPTY, damaged: true };
}

/**
 * Let a school's place take over what was kept at this address without a place, if no other school's has. Everything is copied
 * before that is noted, so that a browser that stops halfway begins again; nothing is taken away.
 */
function takeOver() {
  const place = document.documentElement.dataset.answersPlace;
  if (!place || shelf.read(TAKEN_OVER) !== null) return;
  const ids = new Set(shelf.keys().map((key) => idIn(key, PREFIXES_WITHOUT_PLACE)));
  if (!ids.size) return;
  for (const id of ids) {
    if (id === null) continue;
    const { record } = readRecord(id, PREFIXES_WITHOUT_PLACE);
    if (record.saved > readRecord(id).record.saved) shelf.write(recordKey(id), JSON.stringify(record));
  }
  if (shelf.keeps()) shelf.write(TAKEN_OVER, place);
}

/**
 * The text of an export file with these records: { id: record }.
 * @param {Record<string, Kept>} records
 */
function exportText(records) {
  return JSON.stringify({ format: FORMAT, version: FILE_VERSION, course: EDITION, exercises: records }, null, 1);
}

/**
 * The records in an export file, or null when it isn't one.
 * @param {string} text
 * @returns {Record<string, Kept> | null}
 */
function importedRecords(text) {
  try {
    const file = JSON.parse(text);
    if (file.format !== FORMAT || ![1, FILE_VERSION].includes(file.version)) return null;
    const records = Object.entries(file.exercises).filter(([, record]) => isRecord(record));
    return Object.fromEntries(records.map(([id, record]) => [OLD_IDS[id] || id, record]));
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

/** For the list of pages, which shows where somebody has been. */
function sayItIsKept() {
  document.dispatchEvent(new Event("datawijs-kept"));
}

/** @type {Map<string, Store>} */
const openStores = new Map();

/**
 * The store of the exercise that `model` belongs to:
 *   given          what was answered so far in this edition, in the form of kept.js (read only; {} at the start)
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

  takeOver();
  const { record: stored, damaged } = readRecord(id);
  const content = model.get("content");
  /** @type {Set<Model>} */
  const models = new Set();
  /** @type {Set<() => void>} */
  const listeners = new Set();
  /** @type {Set<() => void>} */
  const keepers = new Set();
  let record = stored;
  let given = keptNow(record.given, content);

  /** @param {Kept} next */
  function become(next) {
    record = next;
    given = keptNow(record.given, content);
  }

  /** @param {Kept} next */
  function keep(next) {
    become({ ...next, course: EDITION });
    shelf.write(recordKey(id), JSON.stringify(record));
    models.forEach(tell);
    keepers.forEach((listener) => listener());
    sayItIsKept();
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
    if (recordKeys(id).every((key) => shelf.read(key) === null)) {
      forget();
    } else {
      const { record: now } = readRecord(id);
      if (now.saved === record.saved) return;
      become(now);
      models.forEach(tell);
      keepers.forEach((listener) => listener());
    }
    listeners.forEach((listener) => listener());
  }

  window.addEventListener("storage", (event) => {
    if (event.key === null || recordKeys(id).includes(event.key)) reload();
  });

  function forget() {
    become({ saved: Date.now(), given: {} });
    recordKeys(id, erasablePrefixes()).forEach((key) => [key, key + ASIDE].forEach(shelf.remove));
    models.forEach(tell);
    keepers.forEach((listener) => listener());
    sayItIsKept();
  }

  /** @type {Store} */
  const store = {
    id,
    damaged,
    get given() {
      return given;
    },
    update(change) {
      // What another tab stored a moment ago counts too: read again, so that neither tab overwrites the other.
      const { record: now } = readRecord(id);
      const latest = now.saved > record.saved ? now : record;
      keep({ saved: Math.max(Date.now(), latest.saved + 1), given: change(copyOf(keptNow(latest.given, content))) });
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
    takeOver();
    const ids = new Set(shelf.keys().map((key) => idIn(key)));
    return [...ids]
      .flatMap((exercise) => (exercise === null ? [] : [{ exercise, ...readRecord(exercise).record }]))
      .filter((entry) => entry.saved > 0)
      .sort((one, other) => other.saved - one.saved);
  },
  /**
   * `shared` gives what of an exercise goes into the file, and null where nothing does.
   * @param {(exercise: string, given: Given) => Given | null} shared
   */
  exportAll(shared = (_exercise, given) => given) {
    const entries = progress.list().flatMap(({ exercise, ...kept }) => {
      const given = shared(exercise, kept.given);
      return given ? [[exercise, { ...kept, given }]] : [];
    });
    return exportText(Object.fromEntries(entries));
  },
  /**
   * Gives { taken, kept }: how many came from the file, how many were newer here; null when the file isn't ours.
   * @param {string} text
   */
  importAll(text) {
    const records = importedRecords(text);
    if (!records) return null;
    takeOver();
    const count = { taken: 0, kept: 0 };
    for (const [id, record] of Object.entries(records)) {
      if (record.saved > readRecord(id).record.saved) {
        shelf.write(recordKey(id), JSON.stringify(record));
        count.taken += 1;
      } else count.kept += 1;
    }
    openStores.forEach((store) => store.reload());
    return count;
  },
  eraseAll() {
    const prefixes = erasablePrefixes();
    shelf.keys().forEach((key) => prefixes.some((prefix) => key.startsWith(prefix)) && shelf.remove(key));
    if (shelf.read(TAKEN_OVER) === placeOfAnswers()) shelf.remove(TAKEN_OVER);
    openStores.forEach((store) => store.reload());
  },
  keeps: () => shelf.keeps(),
};

/**
 * The store of an exercise that keeps nothing: nothing is read and nothing is written.
 * @param {Model} model
 * @returns {Store}
 */
function noStore(model) {
  const silent = () => () => {};
  return {
    id: model.get("exercise_id"),
    damaged: false,
    given: {},
    update() {},
    replace() {},
    erase() {},
    reload() {},
    isEmpty: () => true,
    exportText: () => "",
    keeps: () => false,
    onKept: silent,
    subscribe: silent,
    join() {
      return this;
    },
  };
}
