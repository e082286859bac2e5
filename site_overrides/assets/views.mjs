// The views of the assessment page, of which one is shown: the form, a result, and what stands there while one opens.
import { chosen } from "./answers.mjs";
import { page, tell } from "./notices.mjs";
import { tellSharing } from "./sharing.mjs";

const title = document.title;

export let opened = ""; // the fragment whose result is shown

/** @param {string} selector @param {ParentNode} [where] */
export function find(selector, where = page) {
  return /** @type {HTMLElement} */ (where.querySelector(selector));
}

/** @param {"form" | "opening" | "result"} name */
function showOnly(name) {
  for (const view of page.querySelectorAll("[data-view]")) {
    /** @type {HTMLElement} */ (view).hidden = /** @type {HTMLElement} */ (view).dataset.view !== name;
  }
}

export function showForm() {
  opened = "";
  document.title = title;
  showOnly("form");
}

export function showOpening() {
  showOnly("opening");
}

/** @param {string} html  rendered by Python, which escapes every text in it */
export function showResult(html) {
  const view = find("[data-view=result]");
  opened = location.hash.slice(1);
  view.innerHTML = html;
  showOnly("result");
  tell("waiting", false);
  tell("form-empty", chosen().length === 0);
  tellSharing();
  const heading = find("h1", view);
  document.title = `${heading.textContent} · ${title}`;
  heading.focus({ preventScroll: true });
  scrollTo(0, 0);
}

/** Leaves a result, if one is shown: its fragment is no part of the form's address. */
export function leaveResult() {
  if (location.hash.startsWith("#result=")) history.pushState(null, "", location.pathname + location.search);
  showForm();
}

/** The focus goes to the title of the page: what had it is out of sight. */
export function focusTitle() {
  find("h1").focus({ preventScroll: true });
}

/** @param {import("./notices.mjs").Notice} when  a notice that may be a screen away from what was pressed: it comes into sight, with the focus */
export function bring(when) {
  const notice = find(`[data-when=${when}]`);
  notice.tabIndex = -1;
  notice.focus({ preventScroll: true });
  notice.scrollIntoView({ block: "center" });
}
