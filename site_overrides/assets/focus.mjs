// Where the focus is after something was done: where it was, and else as near as it goes. Whoever works with the keyboard
// or a screen reader would otherwise begin again at the top of the page.
import { page } from "./notices.mjs";
import { elementOf, identityOf } from "./values.mjs";

/** @type {(keyof import("../../build/protocol.d.ts").ReadByPage)[]} */
const KINDS = ["action", "previewAction", "exportAction", "pageAction", "look"];

/** @param {HTMLElement} element @returns {string} what it does, whatever it does it with; empty where it does nothing */
function kindOf(element) {
  const kind = KINDS.find((each) => each in element.dataset);
  return kind ? `${kind} ${element.dataset[kind]}` : "";
}

/** @param {Element | null} element @returns {element is HTMLElement} whether it is there to be reached */
const isThere = (element) =>
  element instanceof HTMLElement && element.getClientRects().length > 0 && !element.matches(":disabled");

/** @param {ParentNode} part @returns {HTMLElement | undefined} */
const headingIn = (part) =>
  [.../** @type {NodeListOf<HTMLElement>} */ (part.querySelectorAll("h1, h2, h3, h4"))].find(isThere);

/** @type {Element | null} where a script put the focus, as long as the person has not moved it since */
let put = null;
document.addEventListener("focusin", () => (put = null));

/**
 * Puts the focus where something goes on; that is no sign that the person went there.
 * @param {HTMLElement | null | undefined} element @param {FocusOptions} [how]
 */
export function putFocus(element, how) {
  element?.focus(how);
  if (element && element === document.activeElement) put = element;
}

/**
 * Leads to where something goes on. A heading that is out of sight comes to the top, with what it heads below it.
 * @param {HTMLElement | null | undefined} element
 */
export function leadTo(element) {
  const { top = 0, bottom = 0 } = element?.getBoundingClientRect() ?? {};
  const heads = element?.tabIndex === -1 && (top < 0 || bottom > innerHeight);
  if (heads) element.scrollIntoView();
  putFocus(element, { preventScroll: heads });
}

/** @returns {() => boolean} what tells, later, whether a person has gone on to something else: they are not called back */
export function wentOn() {
  const had = document.activeElement;
  const identity = had instanceof HTMLElement ? identityOf(had) : "";
  return () => {
    const now = document.activeElement;
    return isThere(now) && ![had, put, document.body].includes(now) && identityOf(now) !== identity;
  };
}

/** @returns {() => void} what brings the focus back, once all is done, if it was lost from where it is now */
export function holdFocus() {
  const had = document.activeElement;
  if (!(had instanceof HTMLElement) || !page.contains(had)) return () => {};
  const kind = kindOf(had);
  const alike = kind
    ? [.../** @type {NodeListOf<HTMLElement>} */ (page.querySelectorAll("button, input, select"))].filter(
        (element) => kindOf(element) === kind,
      )
    : [];
  const here = alike.indexOf(had);
  const near = [...alike.slice(here + 1), ...alike.slice(0, here).reverse()];
  const identity = identityOf(had);
  /** @type {Element[]} */
  const around = [];
  for (let part = had.parentElement; part && page.contains(part); part = part.parentElement) around.push(part);
  return () => {
    if (isThere(document.activeElement) && document.activeElement !== document.body) return;
    const part = around.find((each) => page.contains(each) && headingIn(each)) ?? document;
    const within = near.find((each) => isThere(each) && part.contains(each));
    const same = [had, elementOf(identity)].find(isThere);
    const next = same ?? within ?? headingIn(part);
    if (next && next.tabIndex < 0) next.tabIndex = -1; // a heading
    putFocus(next, { preventScroll: next === same });
  };
}
