// What a person does with a page of a workspace: forms act when they are sent, single fields when they change, buttons
// when they are pressed.
import { cancel } from "./asking.mjs";
import { page } from "./notices.mjs";
import { acceptDrops, remember } from "./values.mjs";

const NAMED = ":is([data-action], [data-preview-action], [data-export-action], [data-page-action], [data-look])";

/**
 * @param {(element: HTMLElement, event?: SubmitEvent) => void} perform  does what an element names
 * @param {() => void} dropWaiting  called where somebody cancels
 */
export function listen(perform, dropWaiting) {
  page.addEventListener("input", remember);
  page.addEventListener("submit", (event) => {
    const form = /** @type {HTMLFormElement} */ (event.target);
    if (!form.matches(NAMED)) return;
    event.preventDefault();
    perform(form, event);
  });
  page.addEventListener("change", (event) => {
    const field = /** @type {HTMLElement} */ (event.target);
    if (field.matches(`:is(input, select, textarea)${NAMED}`)) perform(field);
    else if (field instanceof HTMLInputElement && field.type === "file" && field.form?.matches(NAMED))
      field.form.requestSubmit();
    else if (/** @type {HTMLSelectElement} */ (field).form?.matches("[data-live]"))
      perform(/** @type {HTMLFormElement} */ (/** @type {HTMLSelectElement} */ (field).form));
  });
  page.addEventListener("click", (event) => {
    const button = /** @type {Element} */ (event.target).closest("button");
    if (!button?.matches(NAMED) || (button.type === "submit" && button.form)) return;
    if (button.dataset.pageAction === "cancel") {
      dropWaiting(); // at once: everything else waits its turn
      cancel();
    } else perform(button);
  });
  acceptDrops(page);
}
