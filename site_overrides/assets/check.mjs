// The one-minute check: keeps the type that was chosen, so that the assessment can say whether the two agree.

import { tellRunning } from "./running.mjs";
import { forgetCheck, keepCheck, readCheck } from "./storage.mjs";

const form = /** @type {HTMLFormElement} */ (document.querySelector("form.check"));
const choices = /** @type {NodeListOf<HTMLInputElement>} */ (form.querySelectorAll("input[name=type]"));

/** @param {string | null} type @param {boolean} kept */
function show(type, kept) {
  for (const choice of choices) choice.checked = choice.value === type;
  for (const outcome of /** @type {NodeListOf<HTMLElement>} */ (form.querySelectorAll("[data-chosen]"))) {
    outcome.hidden = outcome.dataset.chosen !== type;
  }
  for (const element of /** @type {NodeListOf<HTMLElement>} */ (form.querySelectorAll("[data-kept]")))
    element.hidden = !kept;
  for (const element of /** @type {NodeListOf<HTMLElement>} */ (form.querySelectorAll("[data-refused]")))
    element.hidden = kept;
}

for (const choice of choices) choice.hidden = false;
show(readCheck(), true);

form.addEventListener("change", ({ target }) => {
  if (target instanceof HTMLInputElement) show(target.value, keepCheck(target.value));
});
form.addEventListener("click", ({ target }) => {
  if (!(target instanceof HTMLElement) || target.dataset.action !== "forget") return;
  forgetCheck();
  show(null, false);
  choices[0].focus();
});
form.addEventListener("submit", (event) => event.preventDefault());
tellRunning(import.meta.url);
