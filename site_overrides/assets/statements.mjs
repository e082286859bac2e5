// The strip of choices: keys 1 to 5 and 0, what is answered and what is open, where the reader is.

/** @param {Element | null} element @returns {number} the number of the statement that an element is in, or 0 */
export function statementOf(element) {
  return Number(element?.closest("fieldset.statement")?.id.slice(1) ?? 0);
}

export let lastStatement = 0; // the number of the one that had the focus last: a button takes the focus, not the place

/** @param {HTMLElement} page @returns {number} how many statements are open, after marking them everywhere */
export function markStatements(page) {
  const statements = [...page.querySelectorAll("fieldset.statement")];
  const here = statementOf(document.activeElement);
  let open = 0;
  for (const statement of statements) {
    const number = statementOf(statement);
    const answered = statement.querySelector(":checked") !== null;
    if (!answered) open += 1;
    const hide = (/** @type {string} */ selector, /** @type {boolean} */ hidden) => {
      for (const element of page.querySelectorAll(selector)) /** @type {HTMLElement} */ (element).hidden = hidden;
    };
    hide(`[data-open-statement="${number}"]`, answered);
    hide(`#q${number} [data-action=clear]`, !answered);
    hide(`.statement-map [data-statement="${number}"] [data-answered]`, !answered);
    hide(`.statement-map [data-statement="${number}"] [data-open]`, answered);
    const place = page.querySelector(`.statement-map [data-statement="${number}"]`)?.parentElement;
    place?.classList.toggle("done", answered);
    place?.classList.toggle("now", number === here);
  }
  for (const count of page.querySelectorAll("[data-count=open]")) count.textContent = String(open);
  for (const count of page.querySelectorAll("[data-count=done]")) count.textContent = String(statements.length - open);
  return open;
}

/** @param {HTMLElement} page @param {() => void} changed  called after each answer */
export function wireStatements(page, changed) {
  page.addEventListener("change", (event) => {
    if (event.target instanceof Element && event.target.closest("[data-view=form]")) changed();
  });
  page.addEventListener("focusin", () => {
    lastStatement = statementOf(document.activeElement) || lastStatement;
    markStatements(page);
  });
  page.addEventListener("keydown", (event) => {
    const statement = event.target instanceof Element ? event.target.closest("fieldset.statement") : null;
    if (!statement || event.ctrlKey || event.metaKey || event.altKey) return;
    const inputs = [...statement.querySelectorAll("input")];
    const choice = inputs.find(({ value }) => value === event.key);
    if (!choice && event.key !== "0") return;
    event.preventDefault();
    if (event.repeat) return; // a key that is held answers one statement, not all that follow
    for (const input of inputs) input.checked = input === choice;
    changed();
    if (choice) moveOn(page, statement);
  });
}

// What comes after the last statement: the review's button or, on a narrow screen, that of the bar.
const AFTERWARDS = [".review > :not([hidden]) [data-action]", ".progress [data-action]:not([hidden])"];

/** @param {HTMLElement} page @param {Element} statement  Focus goes to the next statement, or to what comes after. */
function moveOn(page, statement) {
  const all = [...page.querySelectorAll("fieldset.statement")];
  const next = all[all.indexOf(statement) + 1];
  const target = next
    ? (next.querySelector("input:checked") ?? next.querySelector("input"))
    : AFTERWARDS.map((selector) => page.querySelector(selector)).find((button) => button?.getClientRects().length);
  if (!(target instanceof HTMLElement)) return;
  target.focus({ preventScroll: true });
  (next ?? target).scrollIntoView({ block: "center" });
}
