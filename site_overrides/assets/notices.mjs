// What a page that uses Python says of itself: how far Python is, what went wrong. The words are in the page's HTML.

export const page = /** @type {HTMLElement} */ (document.querySelector("[data-assessment], [data-workspace]"));

const LONG = 400; // milliseconds until a request counts as slow
const BRIEF = 4000; // milliseconds for which a notice of success stays

/** @typedef {import("../../build/protocol.d.ts").Notice} Notice */

/**
 * Lets what stands below a notice move down, where the browser would hold it in its place: the notice stays in sight and
 * would lie on it. What it takes away again moves nothing.
 */
function makeSpace() {
  const { style } = document.documentElement;
  style.overflowAnchor = "none";
  requestAnimationFrame(() => requestAnimationFrame(() => (style.overflowAnchor = "")));
}

/** @param {Notice} when @param {boolean} visible @param {string} [message] */
export function tell(when, visible, message) {
  for (const element of /** @type {NodeListOf<HTMLElement>} */ (page.querySelectorAll(`[data-when=${when}]`))) {
    const inSight = element.closest(".notices") && !element.hasAttribute("data-at-button");
    if (visible && element.hidden && inSight && when !== "working") makeSpace();
    element.hidden = !visible;
    const place = element.querySelector("[data-message]");
    if (place) place.textContent = message ?? "";
  }
}

/** @param {Notice[]} past  what no longer holds */
export function takeBack(...past) {
  for (const when of past) tell(when, false);
}

/** @type {Map<Notice, ReturnType<typeof setTimeout>>} what ends each that was told briefly */
const ends = new Map();

/** @type {Element | null} the button that said last what it did */
let last = null;

/**
 * Tells for a moment that something was done: in the place of the words of the button that did it, where nothing moves
 * and nothing is covered, or else where notices stand. A screen reader hears the notice in both.
 * @param {Notice} when  told again, it stays as long again
 * @param {Element | null} [pressed]  the button, or the form that it sends
 */
export function tellBriefly(when, pressed = null) {
  const button = pressed instanceof HTMLFormElement ? pressed.querySelector("button:not([type=button])") : pressed;
  last?.removeAttribute("data-told"); // one at a time
  last = button;
  for (const element of page.querySelectorAll(`[data-when=${when}]`)) {
    if (button) element.setAttribute("data-at-button", "");
    else element.removeAttribute("data-at-button");
    button?.setAttribute("data-told", (element.textContent ?? "").trim());
  }
  tell(when, true);
  clearTimeout(ends.get(when));
  const end = () => {
    tell(when, false);
    button?.removeAttribute("data-told");
  };
  ends.set(when, setTimeout(end, BRIEF));
}

/** @param {boolean | undefined} persisted  undefined where the browser cannot tell */
export function tellPersistence(persisted) {
  tell("persisted", persisted === true);
  tell("not-persisted", persisted === false);
}

/** @param {string} stage  of Python */
export function tellStage(stage) {
  page.setAttribute("data-runtime", stage);
  tell("runtime-failed", stage === "failed");
  for (const line of page.querySelectorAll("[data-runtime-state]")) {
    /** @type {HTMLElement} */ (line).hidden = /** @type {HTMLElement} */ (line).dataset.runtimeState !== stage;
  }
}

/**
 * @param {import("./runtime.mjs").Step} [step]  what is done with a file; none once all is done
 * @param {string} [name]  of the file @param {number} [percent]  how far the step is
 */
export function tellProgress(step, name = "", percent = 0) {
  for (const line of /** @type {NodeListOf<HTMLElement>} */ (page.querySelectorAll("[data-progress]"))) {
    const done = line.dataset.progress !== step || percent === 100;
    line.hidden = done;
    if (done) continue;
    /** @type {HTMLElement} */ (line.querySelector("[data-message]")).textContent = name;
    /** @type {HTMLProgressElement} */ (line.querySelector("progress")).value = percent;
  }
}

/** @returns {() => void} what to call when the work is done */
export function tellWorking() {
  page.setAttribute("aria-busy", "true");
  const slow = setTimeout(() => tell("working", true), LONG);
  return () => {
    clearTimeout(slow);
    tell("working", false);
    tellProgress();
    page.removeAttribute("aria-busy");
  };
}
