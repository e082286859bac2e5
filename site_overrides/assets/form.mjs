// What a reader does with the form: goes from statement to statement, clears an answer, deletes all.
import { changed, empty, invitation } from "./answers.mjs";
import { page } from "./notices.mjs";
import { lastStatement, statementOf } from "./statements.mjs";
import { find, focusTitle, leaveResult } from "./views.mjs";

const OPEN = "fieldset.statement:not(:has(:checked))";

export function isComplete() {
  return page.querySelector(OPEN) === null;
}

export function backToForm() {
  leaveResult();
  focusTitle();
  scrollTo(0, 0);
}

/** @param {number} number */
export function goTo(number) {
  leaveResult();
  const statement = find(`#q${number}`);
  const input = /** @type {HTMLElement} */ (
    statement.querySelector("input:checked") ?? statement.querySelector("input")
  );
  input.focus({ preventScroll: true });
  statement.scrollIntoView({ block: "center" });
}

/** @param {Element} statement @returns {boolean} whether it comes after the last one in use or, where that is out of sight, after what is */
function isBelow(statement) {
  const last = page.querySelector(`#q${lastStatement}`)?.getBoundingClientRect();
  const isInSight = last && last.bottom > 0 && last.top < innerHeight;
  return isInSight ? statementOf(statement) > lastStatement : statement.getBoundingClientRect().top > 0;
}

export function goToOpen() {
  const open = [...page.querySelectorAll(OPEN)];
  const next = open.find(isBelow) ?? open[0];
  if (next) goTo(statementOf(next));
  else backToForm(); // what is open in a result from a link is answered here
}

/** @param {HTMLElement} button  of a statement */
export function clearAnswer(button) {
  const statement = /** @type {HTMLElement} */ (button.closest("fieldset"));
  for (const input of statement.querySelectorAll("input")) input.checked = false;
  changed();
  statement.querySelector("input")?.focus();
}

const dialog = /** @type {HTMLDialogElement} */ (find("[data-dialog=start-again]"));

/** @type {Promise<typeof import("./documents.mjs")> | undefined} */
let documents;

/** Asks whether all answers are to be deleted. */
export function startAgain() {
  documents ??= import("./documents.mjs");
  dialog.returnValue = "";
  dialog.showModal();
}

/** @typedef {import("../../build/protocol.d.ts").Choice} Choice */

/** @type {Choice} */
const DELETE = "delete";
/** @type {Choice[]} */
const CHOICES = ["keep", DELETE];

/** @param {HTMLElement} button  of the dialog */
export function decide(button) {
  const { choice = "" } = button.dataset;
  if (!CHOICES.includes(/** @type {Choice} */ (choice))) throw new Error(`There is no choice ${choice}`);
  dialog.close(choice);
}

dialog.addEventListener("close", () => {
  if (dialog.returnValue !== DELETE) return; // closed by a key, too
  empty(documents ?? import("./documents.mjs"));
  backToForm();
  // Nothing is kept now; the address keeps the invitation over a reload.
  if (invitation()) history.replaceState(null, "", `#${invitation()}`);
});
