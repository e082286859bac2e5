// Shows the way of a session on every page: its steps stand in the page, Python said how far each is.
import { readPath } from "./storage.mjs";

export function showPath() {
  const way = /** @type {HTMLElement | null} */ (document.querySelector("nav.path"));
  const states = readPath();
  if (!way) return;
  way.hidden = states === null;
  for (const step of /** @type {NodeListOf<HTMLElement>} */ (way.querySelectorAll("[data-path-step]"))) {
    const state = states?.[step.dataset.pathStep ?? ""] ?? "";
    step.className = state;
    for (const word of /** @type {NodeListOf<HTMLElement>} */ (step.querySelectorAll("[data-state]")))
      word.hidden = word.dataset.state !== state;
  }
}

addEventListener("storage", showPath); // another tab went on
showPath();
