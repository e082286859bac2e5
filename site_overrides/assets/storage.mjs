// What this browser keeps of a person's own answers. The format is versioned; what cannot be read is set aside, not lost.
import { ofThisSite } from "./site.mjs";

const ANSWERS = "common-ground.answers";
const UNREADABLE = "common-ground.answers.unreadable";
const CHECK = "common-ground.check";
const PATH = "common-ground.path";
const CLICKED = "common-ground.clicked"; // while this module was not there: see watch.js

/** @param {string} key @returns {string | null} what is kept; an earlier version kept it without the site's path */
const get = (key) => localStorage.getItem(ofThisSite(key)) ?? localStorage.getItem(key);

/** @param {string} key @param {string} text */
const set = (key, text) => localStorage.setItem(ofThisSite(key), text);

/** @param {string[]} keys */
function remove(...keys) {
  for (const key of keys.flatMap((each) => [ofThisSite(each), each])) localStorage.removeItem(key);
}

/** @typedef {Record<string, string>} Fields  the form's radio groups: name -> value */

/** @typedef {{ state: "none" | "kept" | "damaged" | "refused", fields: Fields }} Kept */

/** @returns {Kept} */
export function read() {
  let text;
  try {
    text = get(ANSWERS);
    if (text === null) return { state: get(UNREADABLE) === null ? "none" : "damaged", fields: {} };
    const { format, version, fields } = JSON.parse(text);
    if (format !== "common-ground/answers" || version !== 1 || !areFields(fields)) throw new TypeError(format);
    return { state: "kept", fields };
  } catch {
    if (text === undefined) return { state: "refused", fields: {} };
    setAside(/** @type {string} */ (text));
    return { state: "damaged", fields: {} };
  }
}

/** @returns {{ fragment: string, date: string }} the result that was seen in this browser; empty without one */
export function ownResult() {
  const { fragment = "", seen: date = "" } = read().fields;
  return { fragment, date };
}

/** @param {unknown} fields @returns {boolean} whether each field has a name and a text */
function areFields(fields) {
  return (
    typeof fields === "object" && fields !== null && Object.values(fields).every((value) => typeof value === "string")
  );
}

/** @returns {Fields} what was clicked in the form while the modules of the page were not there */
export function readClicked() {
  try {
    const fields = JSON.parse(get(CLICKED) ?? "{}");
    return areFields(fields) ? fields : {};
  } catch {
    return {};
  }
}

/** Forgets that, once it is kept with the other answers. */
export function forgetClicked() {
  try {
    remove(CLICKED);
  } catch {
    // A browser that refuses storage has nothing to forget.
  }
}

/** @param {string} text */
function setAside(text) {
  try {
    set(UNREADABLE, text);
    remove(ANSWERS);
  } catch {
    // Storage is full: the original stays where it is, and `keep` will say that it cannot write.
  }
}

/** @param {() => void} changed  called when another tab has changed or deleted the answers */
export function onOtherTab(changed) {
  addEventListener("storage", ({ key }) => (key === ofThisSite(ANSWERS) || key === null) && changed());
  addEventListener("pageshow", ({ persisted }) => persisted && changed()); // a page that rested was not told
}

/** @param {Fields} fields @returns {boolean} whether the browser kept them */
export function keep(fields) {
  return write(ANSWERS, { format: "common-ground/answers", version: 1, fields });
}

/** Forgets the answers, the ones set aside too, and the one-minute check. */
export function forget() {
  try {
    remove(ANSWERS, UNREADABLE, CLICKED);
  } catch {
    // A browser that refuses storage has nothing to forget.
  }
  forgetCheck();
}

/** @param {string} type  chosen in the one-minute check @returns {boolean} whether the browser kept it */
export function keepCheck(type) {
  return write(CHECK, { format: "common-ground/check", version: 1, type });
}

/** @param {string} key @param {object} document @returns {boolean} whether the browser kept it */
function write(key, document) {
  try {
    set(key, JSON.stringify(document));
    return true;
  } catch {
    return false;
  }
}

/** @param {Record<string, string>} steps  how far each step of the session's way is, as Python says it */
export function keepPath(steps) {
  write(PATH, { format: "common-ground/path", version: 1, steps });
}

/** Forgets the way: there is no session here any more. */
export function forgetPath() {
  try {
    remove(PATH);
  } catch {
    // A browser that refuses storage has nothing to forget.
  }
}

/** @returns {Record<string, string> | null} the way of the session in this browser; null without one */
export function readPath() {
  try {
    const { format, version, steps } = JSON.parse(get(PATH) ?? "{}");
    return format === "common-ground/path" && version === 1 && areFields(steps) ? steps : null;
  } catch {
    return null;
  }
}

/** Forgets the one-minute check alone. */
export function forgetCheck() {
  try {
    remove(CHECK);
  } catch {
    // A browser that refuses storage has nothing to forget.
  }
}

/** @returns {string | null} the type chosen in the one-minute check */
export function readCheck() {
  try {
    const { format, version, type } = JSON.parse(get(CHECK) ?? "{}");
    return format === "common-ground/check" && version === 1 ? type : null;
  } catch {
    return null;
  }
}
