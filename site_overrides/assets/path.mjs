// Shows the way of a session on every page: its steps stand in the page, Python said how far each is. What a page has
// for people with a session, and for those without, stands there as well: `data-when-path` is "there" or "absent".
import { readPath } from "./storage.mjs";

export function showPath() {
  const way = /** @type {HTMLElement | null} */ (document.querySelector("nav.path"));
  const states = readPath();
  if (!way) return;
  way.hidden = states === null;
  /** @type {HTMLAnchorElement | null} */
  let next = null;
  for (const step of /** @type {NodeListOf<HTMLElement>} */ (way.querySelectorAll("[data-path-step]"))) {
    const state = states?.[step.dataset.pathStep ?? ""] ?? "";
    step.className = state;
    if (state === "now") next = step.querySelector("a");
    for (const word of /** @type {NodeListOf<HTMLElement>} */ (step.querySelectorAll("[data-state]")))
      word.hidden = word.dataset.state !== state;
  }
  const there = states === null ? "absent" : "there";
  for (const part of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-when-path]")))
    part.hidden = part.dataset.whenPath !== there;
  for (const link of /** @type {NodeListOf<HTMLAnchorElement>} */ (document.querySelectorAll("[data-path-next]")))
    if (next) link.href = next.href;
}

addEventListener("storage", showPath); // another tab went on
showPath();
