// Session timer. Kept: { phase, since, spent: { phase: ms }, minutes: { phase: minutes set by the group }, done, by_itself, sound }.
// `since` is the moment at which the phase was last started, null when it stands still; what was spent before that is in
// `spent`. Every time shown is computed from the clock, so that a device that slept, or a page loaded again, is right at once.

/** @import { Bell, ByPhase, Content, Drawn, Glance, Meeting, State, Voice } from "./content" */

const MINUTE = 60 * 1000;
const GLANCE = 250; // ms between two looks at the clock
const OVER = 1000; // ms after which the time is over, and no longer just up
const LOADED_HALFWAY = 2000; // ms: a phase that already ran so long when it is first seen did not begin just now

/** @param {Mount<Content>} mount */
function render({ model, el }) {
  const card = openCard({ model, el });
  const { content, ui, store } = card;
  const meeting = openMeeting(content, store);
  const bell = makeBell();
  const voice = makeVoice(ui, bell);
  const buttons = makeButtons(ui, {
    main: () => press(startOrPause),
    back: () => press(meeting.back),
    next: () => press(meeting.next),
    startOver,
  });
  const stage = makeStage(card, voice.element, buttons.elements);
  const list = makeList(card);
  const total = makeTotal(card);
  const settings = makeSettings({ ui, content, meeting, bell, onchange: () => refresh(false) });

  /** @param {(glance: Glance) => void} change */
  function press(change) {
    const glance = meeting.at(Date.now());
    bell.wake(glance.now.sound);
    change(glance);
    refresh();
  }

  /** @param {Glance} glance */
  function startOrPause(glance) {
    if (glance.running) {
      meeting.pause(glance);
      voice.say(fill(ui.say_paused, { time: clock(Math.max(glance.left, 0)) }));
    } else {
      meeting.start(glance);
      stayAwake();
    }
  }

  function startOver() {
    meeting.startOver();
    voice.forget();
    refresh();
    buttons.main.focus();
  }

  /** Show how it is now, and say aloud what has just begun or ended. */
  function refresh(redrawSettings = true) {
    const moment = Date.now();
    meeting.catchUp(moment);
    const glance = meeting.at(moment);
    for (const part of [stage, buttons, total, list]) part.draw(glance);
    if (redrawSettings) settings.draw(glance.now);
    voice.tell(glance);
  }

  const isRunning = () => meeting.at(Date.now()).running;
  const lookAgain = () => (isRunning() ? refresh(false) : undefined);
  const interval = setInterval(lookAgain, GLANCE);
  const onReturn = () => {
    if (document.visibilityState !== "visible") return;
    lookAgain();
    if (isRunning()) stayAwake();
  };
  document.addEventListener("visibilitychange", onReturn);

  card.progress("");
  card.show(stage.element, card.subheading(ui.phases), list.element, total.element, settings.element);
  refresh();
  card.onElsewhere(() => refresh());
  return () => {
    clearInterval(interval);
    document.removeEventListener("visibilitychange", onReturn);
    card.close();
  };
}

// ---- the time of a meeting ---------------------------------------------------------------------------------------------

/**
 * What was kept, with whatever makes no sense left out.
 * @type {(given: Given, content: Content) => State}
 */
function stateIn({ phase, since, spent, minutes, done, by_itself: byItself, sound }, { phases, most }) {
  /** @type {(kept: unknown, fits: (value: number) => boolean) => ByPhase} */
  const numbers = (kept, fits) =>
    Object.fromEntries(
      Object.entries(isObject(kept) ? kept : {}).flatMap(([place, value]) =>
        phases[Number(place)] && typeof value === "number" && fits(value) ? [[place, value]] : [],
      ),
    );
  return {
    phase: typeof phase === "number" && phases[phase] ? phase : 0,
    since: typeof since === "number" && Number.isFinite(since) ? since : null,
    spent: numbers(spent, (value) => Number.isFinite(value) && value >= 0),
    minutes: numbers(minutes, (value) => isMinutes(value, most)),
    done: done === true,
    by_itself: byItself === true,
    sound: sound === true,
  };
}

/** @type {(value: number, most: number) => boolean} */
function isMinutes(value, most) {
  return Number.isInteger(value) && value >= 1 && value <= most;
}

/** @type {(content: Content, store: Store) => Meeting} */
function openMeeting(content, store) {
  const { phases } = content;
  const state = () => stateIn(store.given, content);
  /** @param {Partial<State>} changed */
  const keep = (changed) => store.update((given) => ({ ...given, ...changed }));

  /** @param {number} moment */
  function at(moment) {
    const now = state();
    const minutes = phases.map((phase, place) => now.minutes[place] ?? phase.minutes);
    const planned = minutes[now.phase] * MINUTE;
    const running = now.since !== null;
    const spent = (now.spent[now.phase] || 0) + (now.since === null ? 0 : Math.max(0, moment - now.since));
    const left = planned - spent;
    const [up, begun] = [left <= 0, running || spent > 0];
    return { now, moment, phase: phases[now.phase], minutes, planned, spent, left, running, up, begun };
  }

  /**
   * The state after standing still: what ran is added to what was spent.
   * @type {(glance: Glance) => Partial<State>}
   */
  const stopped = ({ now, spent }) => ({ since: null, spent: { ...now.spent, [now.phase]: spent } });

  /** @type {(place: number, glance: Glance) => void} */
  function goTo(place, glance) {
    const since = glance.running ? glance.moment : null;
    if (place === phases.length) keep({ ...stopped(glance), done: true });
    else keep({ ...stopped(glance), phase: place, since, done: false });
  }

  /**
   * With “by itself” on, phases that are over give way to the next, also when nobody looked for an hour.
   * @param {number} moment
   */
  function catchUp(moment) {
    const { now, minutes, up: isUp } = at(moment);
    if (!now.by_itself || now.since === null || !isUp) return;
    let { phase, since, spent } = { ...now, since: now.since };
    for (;;) {
      const up = since + minutes[phase] * MINUTE - (spent[phase] || 0);
      if (up > moment) break;
      spent = { ...spent, [phase]: minutes[phase] * MINUTE };
      if (phase + 1 === phases.length) {
        keep({ phase, since: null, spent, done: true });
        return;
      }
      phase += 1;
      since = Math.max(up, since);
    }
    keep({ phase, since, spent });
  }

  return {
    at,
    keep,
    catchUp,
    start: ({ now, moment }) => keep({ phase: now.phase, since: moment }),
    pause: (glance) => keep(stopped(glance)),
    back: (glance) => goTo(glance.now.done ? phases.length - 1 : glance.now.phase - 1, glance),
    next: (glance) => goTo(glance.now.phase + 1, glance),
    startOver: () => keep({ phase: 0, since: null, spent: {}, done: false }),
  };
}

// ---- what is shown -----------------------------------------------------------------------------------------------------

/**
 * The phase of now, to be read across a room.
 * @type {(card: Card<Content>, said: HTMLElement, buttons: Node[]) => Drawn<Glance>}
 */
function makeStage({ ui, content, subheading }, said, buttons) {
  const where = h("p", { class: "dw-timer-where" });
  const name = subheading("");
  const digits = h("span", { class: "dw-timer-digits" });
  const meaning = h("span", { class: "dw-timer-meaning" });
  const bar = h("span", {});
  const what = h("p", { class: "dw-timer-what" });
  const element = h(
    "div",
    { class: "dw-timer" },
    where,
    name,
    h("p", { class: "dw-timer-time", role: "timer" }, digits, " ", meaning),
    h("div", { class: "dw-timer-bar", "aria-hidden": "true" }, bar),
    what,
    said,
    buttons,
  );
  return {
    element,
    draw(glance) {
      const { now, phase, spent, planned, up } = glance;
      const place = fill(ui.phase_of, { number: now.phase + 1, all: content.phases.length });
      put(where, `${place} · ${howItIs(ui, glance)}`);
      put(name, phase.name);
      put(digits, digitsOf(glance));
      put(meaning, meaningOf(ui, glance));
      put(what, now.done ? ui.all_done : phase.what);
      bar.style.inlineSize = `${now.done ? 100 : Math.min(100, (100 * spent) / planned)}%`;
      element.classList.toggle("dw-timer-up", up && !now.done);
    },
  };
}

/** @type {(ui: Words, glance: Glance) => string} */
function howItIs(ui, { now, running, begun, up }) {
  if (now.done) return ui.done;
  if (up) return ui.time_up;
  if (running) return ui.running;
  return begun ? ui.paused : ui.not_started;
}

/** @param {Glance} glance */
function digitsOf({ now, left, up }) {
  if (now.done) return clock(0);
  if (!up) return clock(left);
  return `${left <= -OVER ? "+" : ""}${clock(Math.floor(-left / 1000) * 1000)}`;
}

/** @type {(ui: Words, glance: Glance) => string} */
function meaningOf(ui, { now, left, up }) {
  if (now.done) return ui.done;
  if (!up) return ui.left;
  return left <= -OVER ? ui.over : ui.time_up;
}

/**
 * The buttons; the one to go on leads when the time is up.
 * @param {Words} ui
 * @param {{ main: () => void, back: () => void, next: () => void, startOver: () => void }} press
 */
function makeButtons(ui, press) {
  const main = button("", press.main, "primary");
  const back = button(ui.back, press.back);
  const next = button("", press.next);
  const over = askFirst(ui, press.startOver);
  return {
    main,
    elements: [h("div", { class: "dw-buttons" }, main, back, next, over.button), over.question],
    /** @param {Glance} glance */
    draw({ now, minutes, running, begun, up }) {
      put(main, running ? ui.pause : begun ? ui.go_on : ui.start);
      put(next, now.phase + 1 === minutes.length ? ui.finish : ui.next);
      lead(up ? next : main, up ? main : next);
      main.hidden = now.done;
      next.hidden = now.done;
      setDisabled(back, now.phase === 0 && !now.done, main);
    },
  };
}

/**
 * All phases, with the one of now marked.
 * @type {(card: Card<Content>) => Drawn<Glance>}
 */
function makeList({ ui, content }) {
  const element = h("ol", { class: "dw-timer-phases" });
  let drawn = "";

  /** @type {(glance: Glance, place: number) => HTMLElement} */
  function line({ now, minutes }, place) {
    const { name, what } = content.phases[place];
    const isNow = place === now.phase && !now.done;
    const isOver = place < now.phase || now.done;
    return h(
      "li",
      { class: isNow ? "dw-timer-now" : isOver ? "dw-timer-over" : null, "aria-current": isNow ? "step" : null },
      isOver ? icon("right") : h("span", { class: "dw-timer-place", "aria-hidden": "true" }, String(place + 1)),
      h("span", {}, h("strong", {}, name), isNow ? h("em", {}, ui.now) : null, h("small", {}, what)),
      h("span", { class: "dw-timer-minutes" }, fill(ui.minutes, { count: minutes[place] })),
    );
  }

  return {
    element,
    draw(glance) {
      const sign = JSON.stringify([glance.now.phase, glance.now.done, glance.minutes]);
      if (sign === drawn) return;
      drawn = sign;
      element.replaceChildren(...content.phases.map((_, place) => line(glance, place)));
    },
  };
}

/**
 * How long the meeting takes, and when it will be over; afterwards how long it took.
 * @type {(card: Card<Content>) => Drawn<Glance>}
 */
function makeTotal({ ui, language }) {
  const element = h("p", { class: "dw-timer-total" });
  const end = new Intl.DateTimeFormat(language === "nl" ? "nl" : "en-GB", { hour: "2-digit", minute: "2-digit" });
  /** @param {number[]} numbers */
  const sum = (numbers) => numbers.reduce((one, other) => one + other, 0);
  return {
    element,
    draw({ now, moment, minutes, left, running }) {
      const all = sum(minutes);
      if (now.done) {
        const spent = formatNumber(sum(Object.values(now.spent)) / MINUTE, language, 0);
        put(element, fill(counted(ui, "total_done", all), { all, spent }));
        return;
      }
      const togo = Math.max(left, 0) + sum(minutes.slice(now.phase + 1)) * MINUTE;
      put(
        element,
        [
          fill(counted(ui, "total", all), { all, left: Math.ceil(togo / MINUTE) }),
          running ? fill(ui.ends_at, { time: end.format(new Date(moment + togo)) }) : "",
        ].join(" "),
      );
    },
  };
}

/**
 * What is said aloud: a phase that begins, its last minute and its end, each once, and nothing in between.
 * @type {(ui: Words, bell: Bell) => Voice}
 */
function makeVoice(ui, bell) {
  const element = h("p", { class: "dw-timer-said", role: "status" });
  /** @type {string | null} */
  let said = null; // what was told last: a phase and how far it is
  /** @param {string} text */
  const say = (text) => {
    element.textContent = text;
  };
  return {
    element,
    say,
    tell({ now, phase, minutes, spent, left, running }) {
      const length = minutes[now.phase];
      const how = left <= 0 ? "up" : left <= MINUTE && length > 1 ? "minute" : "run";
      const sign = now.done ? "done" : running ? `${now.phase} ${how}` : said;
      if (sign === said) return;
      const halfway = said === null && how === "run" && spent > LOADED_HALFWAY;
      said = sign;
      if (halfway) return;
      if (now.done) say(ui.all_done);
      else if (how === "run") say(fill(counted(ui, "say_start", length), { name: phase.name, minutes: length }));
      else say(fill(how === "up" ? ui.say_up : ui.say_minute, { name: phase.name }));
      if (now.sound && (how === "up" || now.done)) bell.ring();
    },
    forget() {
      said = null;
      say("");
    },
  };
}

/**
 * The sentence `name` for one minute, or the one for more.
 * @type {(ui: Words, name: string, minutes: number) => string}
 */
function counted(ui, name, minutes) {
  return ui[`${name}_${minutes === 1 ? "one" : "many"}`];
}

/**
 * Change a text only when it is another one, so that nothing on the page moves without need.
 * @type {(element: Element, text: string) => void}
 */
function put(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

/**
 * Of two buttons, one leads.
 * @type {(first: HTMLElement, second: HTMLElement) => void}
 */
function lead(first, second) {
  first.classList.replace("dw-plain", "dw-primary");
  second.classList.replace("dw-primary", "dw-plain");
}

/**
 * Disable a button; when it had the keyboard, that goes to `heir`.
 * @type {(control: HTMLButtonElement, disabled: boolean, heir: HTMLElement) => void}
 */
function setDisabled(control, disabled, heir) {
  if (disabled && document.activeElement === control) heir.focus();
  control.disabled = disabled;
}

/**
 * Milliseconds as minutes and seconds. The last second counts until it is over: 4:59.2 left is shown as 5:00.
 * @param {number} ms
 */
function clock(ms) {
  const seconds = Math.ceil(ms / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

/**
 * "Start over", which asks first.
 * @type {(ui: Words, action: () => void) => { button: HTMLElement, question: HTMLElement }}
 */
function askFirst(ui, action) {
  const question = h("div", { class: "dw-sure" });
  const done = () => question.replaceChildren();
  /** @type {HTMLElement} */
  const ask = button(ui.reset, () => {
    const no = button(ui.reset_no, () => {
      done();
      ask.focus();
    });
    const yes = button(ui.reset_yes, () => {
      done();
      action();
    });
    question.replaceChildren(h("p", {}, ui.reset_sure), h("div", { class: "dw-buttons" }, no, yes));
    no.focus();
  });
  return { button: ask, question };
}

/**
 * Minutes of each phase, whether it goes on by itself, and the sound.
 * @param {{
 *   ui: Words,
 *   content: Content,
 *   meeting: Meeting,
 *   bell: Bell,
 *   onchange: () => void,
 * }} options
 */
function makeSettings({ ui, content, meeting, bell, onchange }) {
  const state = () => meeting.at(Date.now()).now;
  const warning = h("p", { class: "dw-warning", role: "status" });
  const fields = content.phases.map((phase, place) => {
    const id = uniqueId("minutes");
    const field = h("input", { id, class: "dw-field", type: "number", min: 1, max: content.most, step: 1, oninput: change });
    function change() {
      const typed = Number(field.value);
      const fits = field.value.trim() !== "" && isMinutes(typed, content.most);
      field.setAttribute("aria-invalid", String(!fits));
      warning.textContent = fits ? "" : fill(ui.not_minutes, { most: content.most });
      if (!fits) return;
      meeting.keep({ minutes: { ...state().minutes, [place]: typed } });
      onchange();
    }
    const label = h("label", { for: id, class: "dw-prompt" }, fill(ui.minutes_of, { name: phase.name }));
    return { field, element: h("p", { class: "dw-timer-setting" }, label, field) };
  });
  const switches = h("div", {});
  const usual = button(ui.own_minutes, () => {
    meeting.keep({ minutes: {} });
    warning.textContent = "";
    draw(state());
    onchange();
  });

  /** @param {State} now */
  function draw(now) {
    fields.forEach(({ field }, place) => {
      field.value = String(now.minutes[place] ?? content.phases[place].minutes);
      field.removeAttribute("aria-invalid");
    });
    const boxes = [
      checkbox({ label: ui.by_itself, checked: now.by_itself, onchange: (on) => { meeting.keep({ by_itself: on }); onchange(); } }),
      bell.works && checkbox({ label: ui.sound, checked: now.sound, onchange: (on) => { meeting.keep({ sound: on }); bell.wake(on); } }),
    ];
    switches.replaceChildren(...nodesIn(boxes));
  }

  const element = h(
    "details",
    { class: "dw-timer-settings" },
    h("summary", {}, ui.settings),
    switches,
    bell.works ? h("div", { class: "dw-buttons" }, button(ui.try_sound, () => { bell.wake(true); bell.ring(); })) : null,
    h("p", {}, ui.settings_note),
    h("div", { class: "dw-timer-fields" }, fields.map((one) => one.element)),
    warning,
    h("div", { class: "dw-buttons" }, usual),
  );
  return { element, draw };
}

/**
 * A soft sound, made by the browser: no file. Browsers allow sound only after something was pressed; `wake` is for then.
 * @returns {Bell}
 */
function makeBell() {
  const Audio = window.AudioContext || window.webkitAudioContext;
  /** @type {AudioContext | null} */
  let audio = null;
  return {
    works: Boolean(Audio),
    wake(wanted) {
      if (!wanted || !Audio) return;
      audio = audio || new Audio();
      if (audio.state === "suspended") audio.resume();
    },
    ring() {
      const player = audio;
      if (!player) return;
      [523.25, 659.25, 783.99].forEach((pitch, place) => tone(player, pitch, player.currentTime + 0.45 * place));
    },
  };
}

/** @type {(audio: AudioContext, pitch: number, at: number) => void} */
function tone(audio, pitch, at) {
  const voice = audio.createOscillator();
  const loudness = audio.createGain();
  voice.frequency.value = pitch;
  loudness.gain.setValueAtTime(0.0001, at);
  loudness.gain.exponentialRampToValueAtTime(0.2, at + 0.05);
  loudness.gain.exponentialRampToValueAtTime(0.0001, at + 1.4);
  voice.connect(loudness).connect(audio.destination);
  voice.start(at);
  voice.stop(at + 1.5);
}

/** Ask the device to keep its screen on while the timer runs. Where it can't (a page opened from a disk), nothing is lost. */
function stayAwake() {
  if (navigator.wakeLock) navigator.wakeLock.request("screen").catch(() => undefined);
}
