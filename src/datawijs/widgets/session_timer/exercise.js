// Session timer. Kept: { phase, since, spent: { phase: ms }, minutes: { phase: minutes set by the group }, done, by_itself, sound }.
// `since` is the moment at which the phase was last started, null when it stands still; what was spent before that is in
// `spent`. Every time shown is computed from the clock, so that a device that slept, or a page loaded again, is right at once.

/** @import { Bell, ByPhase, Content, State } from "./content" */

const MINUTE = 60_000;
const GLANCE = 250; // ms between two looks at the clock

/** @param {Mount<Content>} mount */
function render({ model, el }) {
  const card = openCard({ model, el });
  const { content, ui, language, store } = card;
  const phases = content.phases;
  const bell = makeBell();
  /** @type {string | null} */
  let said = null; // what was announced last: a phase and how far it is

  /**
   * What was kept, with whatever makes no sense left out.
   * @returns {State}
   */
  function state() {
    const { phase, since, spent, minutes, done, by_itself: byItself, sound } = store.given;
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
      minutes: numbers(minutes, isMinutes),
      done: done === true,
      by_itself: byItself === true,
      sound: sound === true,
    };
  }

  /** @param {number} value */
  const isMinutes = (value) => Number.isInteger(value) && value >= 1 && value <= content.most;
  /** @param {Partial<State>} changed */
  const keep = (changed) => store.update((given) => ({ ...given, ...changed }));
  /** @type {(now: State, place: number) => number} */
  const minutesOf = (now, place) => now.minutes[place] ?? phases[place].minutes;
  /** @type {(now: State, place: number, moment: number) => number} */
  const spentOn = (now, place, moment) =>
    (now.spent[place] || 0) + (place === now.phase && now.since !== null ? Math.max(0, moment - now.since) : 0);
  /** @type {(now: State, moment: number) => number} */
  const leftOf = (now, moment) => minutesOf(now, now.phase) * MINUTE - spentOn(now, now.phase, moment);

  /**
   * The state after standing still at `moment`: what ran is added to what was spent.
   * @type {(now: State, moment: number) => Partial<State>}
   */
  const stopped = (now, moment) => ({
    since: null,
    spent: { ...now.spent, [now.phase]: spentOn(now, now.phase, moment) },
  });

  /**
   * With “by itself” on, phases that are over give way to the next, also when nobody looked for an hour.
   * @param {number} moment
   */
  function catchUp(moment) {
    const now = state();
    if (!now.by_itself || now.since === null || leftOf(now, moment) > 0) return;
    let { phase, since, spent } = { ...now, since: now.since };
    for (;;) {
      const up = since + minutesOf(now, phase) * MINUTE - (spent[phase] || 0);
      if (up > moment) break;
      spent = { ...spent, [phase]: minutesOf(now, phase) * MINUTE };
      if (phase + 1 === phases.length) {
        keep({ phase, since: null, spent, done: true });
        return;
      }
      phase += 1;
      since = Math.max(up, since);
    }
    keep({ phase, since, spent });
  }

  // what can be pressed

  function startOrPause() {
    const now = state();
    const moment = Date.now();
    bell.wake(now.sound);
    if (now.since === null) {
      keep({ phase: now.phase, since: moment });
      stayAwake();
    } else {
      keep(stopped(now, moment));
      announce(fill(ui.say_paused, { time: clock(Math.max(leftOf(now, moment), 0)) }));
    }
    refresh();
  }

  /** @param {number} phase */
  function goTo(phase) {
    const now = state();
    const moment = Date.now();
    bell.wake(now.sound);
    const ran = now.since !== null;
    if (phase === phases.length) keep({ ...stopped(now, moment), done: true });
    else keep({ ...stopped(now, moment), phase, since: ran ? moment : null, done: false });
    refresh();
  }

  function startOver() {
    keep({ phase: 0, since: null, spent: {}, done: false });
    said = null;
    announce("");
    refresh();
    main.focus();
  }

  // the parts of the card

  const live = h("p", { class: "dw-timer-said", role: "status" });
  /** @param {string} text */
  const announce = (text) => {
    live.textContent = text;
  };
  const where = h("p", { class: "dw-timer-where" });
  const name = card.subheading("");
  const digits = h("span", { class: "dw-timer-digits" });
  const meaning = h("span", { class: "dw-timer-meaning" });
  const bar = h("span", {});
  const what = h("p", { class: "dw-timer-what" });
  const main = button("", startOrPause, "primary");
  const back = button(ui.back, () => goTo(state().done ? phases.length - 1 : state().phase - 1));
  const next = button("", () => goTo(state().phase + 1));
  const list = h("ol", { class: "dw-timer-phases" });
  const total = h("p", { class: "dw-timer-total" });
  const over = askFirst(ui, startOver);
  const settings = settingsOf({ ui, content, state, keep, isMinutes, bell, onchange: () => refresh(false) });
  const stage = h(
    "div",
    { class: "dw-timer" },
    where,
    name,
    h("p", { class: "dw-timer-time", role: "timer" }, digits, " ", meaning),
    h("div", { class: "dw-timer-bar", "aria-hidden": "true" }, bar),
    what,
    live,
    h("div", { class: "dw-buttons" }, main, back, next, over.button),
    over.question,
  );

  /** Show how it is now, and say aloud what has just begun or ended. */
  function refresh(redrawSettings = true) {
    const moment = Date.now();
    catchUp(moment);
    const now = state();
    const phase = phases[now.phase];
    const left = leftOf(now, moment);
    const running = now.since !== null;
    const up = left <= 0;
    const begun = running || spentOn(now, now.phase, moment) > 0;
    const how = now.done ? ui.done : up ? ui.time_up : running ? ui.running : begun ? ui.paused : ui.not_started;
    put(where, `${fill(ui.phase_of, { number: now.phase + 1, all: phases.length })} · ${how}`);
    put(name, phase.name);
    put(digits, `${up && !now.done && left <= -1000 ? "+" : ""}${clock(now.done ? 0 : up ? Math.floor(-left / 1000) * 1000 : left)}`);
    put(meaning, now.done ? ui.done : up ? (left <= -1000 ? ui.over : ui.time_up) : ui.left);
    put(what, now.done ? ui.all_done : phase.what);
    bar.style.inlineSize = `${now.done ? 100 : Math.min(100, (100 * spentOn(now, now.phase, moment)) / (minutesOf(now, now.phase) * MINUTE))}%`;
    stage.classList.toggle("dw-timer-up", up && !now.done);
    put(main, running ? ui.pause : begun ? ui.go_on : ui.start);
    put(next, now.phase + 1 === phases.length ? ui.finish : ui.next);
    lead(up ? next : main, up ? main : next);
    main.hidden = now.done;
    next.hidden = now.done;
    setDisabled(back, now.phase === 0 && !now.done, main);
    drawTotal(now, moment, left, running);
    drawPhases(now);
    if (redrawSettings) settings.draw();
    tell(now, left, running);
  }

  /** @type {(now: State, moment: number, left: number, running: boolean) => void} */
  function drawTotal(now, moment, left, running) {
    const all = phases.reduce((sum, _, place) => sum + minutesOf(now, place), 0);
    if (now.done) {
      const spent = Object.values(now.spent).reduce((sum, part) => sum + part, 0);
      put(total, fill(ui.total_done, { all, spent: Math.round(spent / MINUTE) }));
      return;
    }
    const later = phases.reduce((sum, _, place) => (place > now.phase ? sum + minutesOf(now, place) : sum), 0);
    const togo = Math.max(left, 0) + later * MINUTE;
    const end = new Intl.DateTimeFormat(language === "nl" ? "nl" : "en-GB", { hour: "2-digit", minute: "2-digit" });
    put(
      total,
      [
        fill(ui.total, { all, left: Math.ceil(togo / MINUTE) }),
        running ? fill(ui.ends_at, { time: end.format(new Date(moment + togo)) }) : "",
      ].join(" "),
    );
  }

  let drawn = "";

  /** @param {State} now */
  function drawPhases(now) {
    const sign = JSON.stringify([now.phase, now.done, now.minutes]);
    if (sign === drawn) return;
    drawn = sign;
    list.replaceChildren(
      ...phases.map((phase, place) => {
        const isNow = place === now.phase && !now.done;
        const isOver = place < now.phase || now.done;
        return h(
          "li",
          { class: isNow ? "dw-timer-now" : isOver ? "dw-timer-over" : null, "aria-current": isNow ? "step" : null },
          isOver ? icon("right") : h("span", { class: "dw-timer-place", "aria-hidden": "true" }, String(place + 1)),
          h("span", {}, h("strong", {}, phase.name), isNow ? h("em", {}, ui.now) : null, h("small", {}, phase.what)),
          h("span", { class: "dw-timer-minutes" }, fill(ui.minutes, { count: minutesOf(now, place) })),
        );
      }),
    );
  }

  /**
   * Announce a phase that begins, its last minute and its end: each once, and nothing in between.
   * @type {(now: State, left: number, running: boolean) => void}
   */
  function tell(now, left, running) {
    const stageOf = left <= 0 ? "up" : left <= MINUTE && minutesOf(now, now.phase) > 1 ? "minute" : "run";
    const sign = now.done ? "done" : running ? `${now.phase} ${stageOf}` : said;
    if (sign === said) return;
    const first = said === null && stageOf === "run" && spentOn(now, now.phase, Date.now()) > 2000; // loaded again halfway
    said = sign;
    if (first) return;
    const { name: called } = phases[now.phase];
    if (now.done) announce(ui.all_done);
    else if (stageOf === "run") announce(fill(ui.say_start, { name: called, minutes: minutesOf(now, now.phase) }));
    else announce(fill(stageOf === "up" ? ui.say_up : ui.say_minute, { name: called }));
    if (now.sound && (stageOf === "up" || now.done)) bell.ring();
  }

  const glance = () => (state().since === null ? undefined : refresh(false));
  const interval = setInterval(glance, GLANCE);
  const onReturn = () => {
    if (document.visibilityState !== "visible") return;
    glance();
    if (state().since !== null) stayAwake();
  };
  document.addEventListener("visibilitychange", onReturn);

  card.progress("");
  card.show(stage, card.subheading(ui.phases), list, total, settings.element);
  refresh();
  card.onElsewhere(() => refresh());
  return () => {
    clearInterval(interval);
    document.removeEventListener("visibilitychange", onReturn);
    card.close();
  };
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
 *   state: () => State,
 *   keep: (changed: Partial<State>) => void,
 *   isMinutes: (value: number) => boolean,
 *   bell: Bell,
 *   onchange: () => void,
 * }} options
 */
function settingsOf({ ui, content, state, keep, isMinutes, bell, onchange }) {
  const warning = h("p", { class: "dw-warning", role: "status" });
  const fields = content.phases.map((phase, place) => {
    const id = uniqueId("minutes");
    const field = h("input", { id, class: "dw-field", type: "number", min: 1, max: content.most, step: 1, oninput: change });
    function change() {
      const typed = Number(field.value);
      const fits = field.value.trim() !== "" && isMinutes(typed);
      field.setAttribute("aria-invalid", String(!fits));
      warning.textContent = fits ? "" : fill(ui.not_minutes, { most: content.most });
      if (!fits) return;
      keep({ minutes: { ...state().minutes, [place]: typed } });
      onchange();
    }
    const label = h("label", { for: id, class: "dw-prompt" }, fill(ui.minutes_of, { name: phase.name }));
    return { field, element: h("p", { class: "dw-timer-setting" }, label, field) };
  });
  const switches = h("div", {});
  const usual = button(ui.own_minutes, () => {
    keep({ minutes: {} });
    warning.textContent = "";
    draw();
    onchange();
  });

  function draw() {
    const now = state();
    fields.forEach(({ field }, place) => {
      field.value = String(now.minutes[place] ?? content.phases[place].minutes);
      field.removeAttribute("aria-invalid");
    });
    const boxes = [
      checkbox({ label: ui.by_itself, checked: now.by_itself, onchange: (on) => { keep({ by_itself: on }); onchange(); } }),
      bell.works && checkbox({ label: ui.sound, checked: now.sound, onchange: (on) => { keep({ sound: on }); bell.wake(on); } }),
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
