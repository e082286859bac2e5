// The assessment page: the form, and the result that Python renders. Every text is in the page or comes from Python.
import { PythonFailure, startPython } from "./runtime.mjs";
import { forget, keep, read, readCheck } from "./storage.mjs";
import { markStatements, statementOf, wireStatements } from "./statements.mjs";

const page = /** @type {HTMLElement} */ (document.querySelector("[data-assessment]"));
const formView = find("[data-view=form]");
const resultView = find("[data-view=result]");
const root = page.dataset.root ?? "";

/** @type {ReturnType<typeof startPython> | null} */
let python = null;
let opened = ""; // the fragment whose result is shown

/** @param {string} selector @param {ParentNode} [where] */
function find(selector, where = page) {
  return /** @type {HTMLElement} */ (where.querySelector(selector));
}

/** @param {"form" | "opening" | "result"} name */
function showView(name) {
  for (const view of page.querySelectorAll("[data-view]")) {
    /** @type {HTMLElement} */ (view).hidden = /** @type {HTMLElement} */ (view).dataset.view !== name;
  }
}

/** @param {string} when @param {boolean} visible @param {string} [message] */
function show(when, visible, message) {
  for (const element of page.querySelectorAll(`[data-when=${when}]`)) {
    /** @type {HTMLElement} */ (element).hidden = !visible;
    if (message !== undefined) find("[data-message]", element).textContent = message;
  }
}

// Answers: the form holds them, the browser keeps them after each change.

/** @returns {HTMLInputElement[]} */
function chosen() {
  return [...formView.querySelectorAll("input:checked")].filter((input) => input instanceof HTMLInputElement);
}

/** @returns {{ answers: (number | null)[], function: string | null, level: string | null, check: string | null }} */
function respondent() {
  const fields = Object.fromEntries(chosen().map((input) => [input.name, input.value]));
  const answers = [...page.querySelectorAll("fieldset.statement")].map(({ id }) => (id in fields ? Number(fields[id]) : null));
  return { answers, function: fields.function ?? null, level: fields.level ?? null, check: readCheck() };
}

function changed() {
  show("storage-refused", !keep(Object.fromEntries(chosen().map((input) => [input.name, input.value]))));
  refresh();
}

function refresh() {
  const open = markStatements(page);
  show("open", open > 0);
  show("complete", open === 0);
  if (open > 0) show("waiting", false);
}

function restore() {
  const kept = read();
  for (const [name, value] of Object.entries(kept.fields)) {
    const input = formView.querySelector(`input[name="${CSS.escape(name)}"][value="${CSS.escape(String(value))}"]`);
    if (input instanceof HTMLInputElement) input.checked = true;
  }
  show("kept", kept.state === "kept" && chosen().length > 0);
  show("storage-refused", kept.state === "refused");
  show("damaged-storage", kept.state === "damaged");
  refresh();
}

// Python: started while the reader answers; a failure is told, and can be tried again.

function start() {
  python ??= startPython((stage) => {
    const state = stage === "restarting" ? "starting" : stage;
    for (const line of page.querySelectorAll("[data-runtime-state]")) {
      /** @type {HTMLElement} */ (line).hidden = /** @type {HTMLElement} */ (line).dataset.runtimeState !== state;
    }
    page.dataset.runtime = state;
    show("runtime-failed", state === "failed");
    if (state === "failed") python = null;
  });
  return python;
}

/** @param {object} message @returns {Promise<any>} what Python answers; null where the runtime failed, which is told */
async function ask(message) {
  try {
    return await start().request({ root, ...message });
  } catch (failure) {
    console.error(failure);
    show("waiting", false);
    if (failure instanceof PythonFailure && failure.reason === "fault") return { ok: false, message: "" };
    show("runtime-failed", true);
    return null;
  }
}

// The result: at an address of its own, so that "back" leads to the form.

async function showResult() {
  show("waiting", page.dataset.runtime !== "ready");
  show("result-failed", false);
  const reply = await ask({ request: "result", today: today(), ...respondent() });
  if (!reply) return;
  if (!reply.ok) return show("result-failed", true, reply.message);
  history.pushState(null, "", `#${reply.fragment}`);
  display(reply.html);
}

async function openAddress() {
  const fragment = location.hash.slice(1);
  show("damaged-link", false);
  if (!fragment.startsWith("result=")) return showForm();
  if (fragment === opened) return;
  showView("opening");
  const found = await ask({ request: "open", fragment });
  const reply = found?.ok ? await ask({ ...found, request: "result", ...dated(found) }) : found;
  if (fragment !== location.hash.slice(1)) return;
  if (reply?.ok) return display(reply.html);
  showForm();
  if (reply) show("damaged-link", true, reply.message);
}

/** @param {object} found  Only the reader's own result, made now, bears today's date. */
function dated(found) {
  const { answers } = /** @type {{ answers: (number | null)[] }} */ (found);
  const own = JSON.stringify(answers) === JSON.stringify(respondent().answers);
  return { today: own ? today() : null, own };
}

/** @param {string} html  rendered by Python, which escapes every text in it */
function display(html) {
  opened = location.hash.slice(1);
  resultView.innerHTML = html;
  showView("result");
  show("waiting", false);
  find("h1", resultView).focus({ preventScroll: true });
  scrollTo(0, 0);
}

function showForm() {
  opened = "";
  showView("form");
}

/** @returns {string} the reader's date, as in 2026-10-12 */
function today() {
  const now = new Date();
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
}

// What buttons do.

/** @param {string} text  the name of a text in the page */
function tell(text) {
  const status = page.querySelector("[data-view=result] [data-status]");
  if (status) status.textContent = find(`[data-text=${text}]`).textContent;
}

/** @param {string} format */
async function save(format) {
  const shown = await ask({ request: "open", fragment: opened });
  const file = shown?.ok ? await ask({ ...shown, request: "save", format, ...dated(shown) }) : shown;
  if (!file?.ok) return;
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([file.text], { type: file.type }));
  link.download = file.name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  tell("saved");
}

function leaveResult() {
  if (location.hash) history.pushState(null, "", location.pathname + location.search);
  showForm();
}

function startAgain() {
  const dialog = /** @type {HTMLDialogElement} */ (find("[data-dialog=start-again]"));
  dialog.returnValue = "";
  dialog.showModal();
}

/** @param {number} number */
function goTo(number) {
  leaveResult();
  const statement = find(`#q${number}`);
  const input = /** @type {HTMLElement} */ (statement.querySelector("input:checked") ?? statement.querySelector("input"));
  input.focus({ preventScroll: true });
  statement.scrollIntoView({ block: "center" });
}

function goToOpen() {
  const open = [...page.querySelectorAll("fieldset.statement:not(:has(:checked))")].map(({ id }) => Number(id.slice(1)));
  const here = statementOf(document.activeElement);
  const next = open.find((number) => number > here) ?? open[0];
  if (next) goTo(next);
}

/** @type {Record<string, (button: HTMLElement) => unknown>} */
const ACTIONS = {
  "back": leaveResult,
  "clear": (button) => {
    const statement = /** @type {HTMLElement} */ (button.closest("fieldset"));
    for (const input of statement.querySelectorAll("input")) input.checked = false;
    changed();
    statement.querySelector("input")?.focus();
  },
  "copy-link": () => navigator.clipboard.writeText(location.href).then(() => tell("link-copied"), () => tell("link-not-copied")),
  "next-open": goToOpen,
  "print": () => print(),
  "retry": () => (show("runtime-failed", false), start(), openAddress()),
  "save-json": () => save("json"),
  "save-markdown": () => save("markdown"),
  "show-result": showResult,
  "start-again": startAgain,
};

page.addEventListener("click", (event) => {
  const target = event.target instanceof Element ? event.target : null;
  const button = /** @type {HTMLElement | null} */ (target?.closest("[data-action], [data-statement], [data-choice]"));
  if (!button) return;
  const { action, statement, choice } = button.dataset;
  if (action) ACTIONS[action]?.(button);
  if (statement) {
    event.preventDefault();
    goTo(Number(statement));
  }
  if (choice) {
    /** @type {HTMLDialogElement} */ (button.closest("dialog")).close(choice);
  }
});

find("[data-dialog=start-again]").addEventListener("close", (event) => {
  if (/** @type {HTMLDialogElement} */ (event.target).returnValue !== "delete") return;
  forget();
  for (const input of chosen()) input.checked = false;
  show("kept", false);
  show("damaged-storage", false);
  refresh();
  leaveResult();
  scrollTo(0, 0);
});

resultView.addEventListener("change", async (event) => {
  const form = event.target instanceof Element ? event.target.closest("form") : null;
  if (!form) return;
  const ticked = [...new FormData(form).values()];
  const reply = await ask({ request: "weigh", type: form.dataset.type, ticked });
  if (reply?.ok) find("[data-outcome]", resultView).innerHTML = reply.html;
});

formView.addEventListener("submit", (event) => event.preventDefault());
addEventListener("popstate", openAddress);
wireStatements(page, changed);
restore();
if (location.hash.startsWith("#result=")) openAddress();
// The form is ready now; Python follows when the browser has nothing more urgent to do.
else if ("requestIdleCallback" in window) requestIdleCallback(start, { timeout: 3000 });
else setTimeout(start, 500);
