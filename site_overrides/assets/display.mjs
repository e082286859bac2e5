// Puts what Python rendered into a page with a workspace, and leaves there what a person has begun.
import { page, takeBack, tell } from "./notices.mjs";
import { showPath } from "./path.mjs";
import { tellSharing } from "./sharing.mjs";
import { keepPath } from "./storage.mjs";
import { isUnsent } from "./values.mjs";
import { Idiomorph } from "./vendor/idiomorph.mjs";

export const shown = /** @type {HTMLElement} */ (page.querySelector("[data-shown]"));

/** @param {string} name @param {Element} element @returns {boolean} whether a person left the attribute to us */
function isUntouched(name, element) {
  return !isUnsent(element) && !(name === "open" && element instanceof HTMLDetailsElement);
}

/** White space between two items of a list: Idiomorph would take it for a neighbour, and move all that follow along. */
const BETWEEN_ITEMS = /(<\/li>)\s+(?=<li\b)/g;

const CHOSEN = "input, textarea, option"; // what shows more than its attributes say

/** @param {Element} field @returns {string | boolean} what a person sees in it */
function seenIn(field) {
  if (field instanceof HTMLOptionElement) return field.selected;
  const { type, checked, value } = /** @type {HTMLInputElement} */ (field);
  return type === "checkbox" || type === "radio" ? checked : value;
}

/** @param {Element} field @returns {boolean} whether a person sees in it what Python drew, and no choice of their own */
function isAsDrawn(field) {
  if (field instanceof HTMLSelectElement) {
    const drawn = [...field.options].findIndex(({ defaultSelected }) => defaultSelected);
    return field.selectedIndex === Math.max(drawn, 0); // without one, a browser chooses the first
  }
  const { type, checked, defaultChecked, value, defaultValue } = /** @type {HTMLInputElement} */ (field);
  return type === "checkbox" || type === "radio" ? checked === defaultChecked : value === defaultValue;
}

/** @returns {string[]} the names of the pieces that stand in the page as Python drew them: see report/pieces.py */
export function piecesThere() {
  return [.../** @type {NodeListOf<HTMLElement>} */ (shown.querySelectorAll("[data-drawn]:not(:empty)"))]
    .filter((piece) => [...piece.querySelectorAll("input, select, textarea")].every(isAsDrawn))
    .map(({ dataset }) => dataset.drawn ?? "");
}

/** @param {Node} before @param {Node} after @returns {boolean} whether it is such a piece, of which no more was sent */
function isThere(before, after) {
  if (!(before instanceof HTMLElement && after instanceof HTMLElement) || after.hasChildNodes()) return false;
  return after.dataset.drawn !== undefined && after.dataset.drawn === before.dataset.drawn;
}

/** @param {Node} before @param {Node} after @returns {boolean} whether the page shows just that, fields and all */
function isShown(before, after) {
  if (!before.isEqualNode(after)) return false;
  if (!(before instanceof Element && after instanceof Element)) return true;
  if (before.matches(CHOSEN)) return seenIn(before) === seenIn(after);
  const others = after.querySelectorAll(CHOSEN);
  return [...before.querySelectorAll(CHOSEN)].every((field, place) => seenIn(field) === seenIn(others[place]));
}

/**
 * What stands there already is passed over as a whole: of a long plan, an action changes one item.
 * @param {Element} place @param {string} html  takes the place of what stands there, except for what a person has begun
 * @param {(before: Node, after: Node) => boolean} [stays]  tells what stays as it is
 */
export function morph(place, html, stays = () => false) {
  Idiomorph.morph(place, html.replace(BETWEEN_ITEMS, "$1"), {
    morphStyle: "innerHTML",
    callbacks: {
      beforeAttributeUpdated: isUntouched,
      beforeNodeMorphed: (before, after) => !stays(before, after) && !isThere(before, after) && !isShown(before, after),
    },
  });
}

/** @param {Node} before @param {Node} after @returns {boolean} whether it is the page's own, and is not to go */
function isOwn(before, after) {
  if (!(before instanceof HTMLElement && after instanceof HTMLElement)) return false;
  const { previewOf, kept } = before.dataset;
  return (previewOf ?? kept) !== undefined && previewOf === after.dataset.previewOf && kept === after.dataset.kept;
}

/**
 * @param {string} html  rendered by Python, which escapes every text in it
 * @param {Record<string, string>} path  how far the session is
 */
export function display(html, path) {
  // What a person has typed and not sent stays; so do the focus, a preview, and what was opened or closed.
  morph(shown, html, isOwn);
  shown.hidden = false;
  takeBack("empty", "unreadable");
  tell("workspace", true);
  keepPath(path);
  showPath();
  tellSharing();
  document.dispatchEvent(new CustomEvent("workspace-shown"));
}
