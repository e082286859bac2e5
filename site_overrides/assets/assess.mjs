// The assessment page: the form, and the result that Python renders. Every text is in the page or comes from Python.
import {
  beside,
  changed,
  chosen,
  empty,
  fill,
  invitation,
  keepAll,
  readInvitation,
  respondent,
  restore,
} from "./answers.mjs";
import { save } from "./files.mjs";
import { page, tell, tellStage } from "./notices.mjs";
import { keepForOffline } from "./offline.mjs";
import { PythonFailure, startPython } from "./runtime.mjs";
import { statementOf, wireStatements } from "./statements.mjs";
import { today } from "./today.mjs";

const formView = find("[data-view=form]");
const resultView = find("[data-view=result]");
const root = page.dataset.root ?? "";
const title = document.title;

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

// Python: started while the reader answers; a failure is told, and can be tried again.

function start() {
  if (python) return python;
  const starting = startPython((stage) => {
    if (python !== starting) return; // another start has taken its place
    tellStage(stage);
    if (stage === "ready") starting.loaded().then(keepForOffline);
    tell("runtime-failed", stage === "failed");
    if (stage === "failed") python = null;
  }, "person.zip");
  python = starting;
  return starting;
}

function startEarly() {
  start()
    .request({ request: "prepare" })
    .catch(() => {}); // a failure is told by its stage
}

function startAnew() {
  const before = python;
  python = null;
  tell("runtime-failed", false);
  start();
  before?.stop();
}

/** @param {object} message @returns {Promise<any>} what Python answers; null where the runtime failed, which is told */
async function ask(message) {
  const asked = start();
  try {
    return await asked.request({ root, ...message });
  } catch (failure) {
    if (python && python !== asked) return null;
    console.error(failure);
    tell("waiting", false);
    const reason = failure instanceof PythonFailure ? failure.reason : "fault";
    // Python still runs: this one request met a fault, or needs a library that did not arrive.
    if (reason === "fault" || (reason === "download" && page.dataset.runtime === "ready"))
      return { ok: false, message: "" };
    tell("runtime-failed", true);
    return null;
  }
}

// The result: at an address of its own, so that "back" leads to the form.

let awaited = ""; // what the result under way is made of; empty without one

/** @returns {Promise<void>} */
async function showResult() {
  const own = respondent();
  const here = location.href;
  const asked = JSON.stringify(own);
  if (asked === awaited) return; // pressed twice
  awaited = asked;
  tell("waiting", page.dataset.runtime !== "ready");
  tell("result-failed", false);
  const reply = await ask({ request: "result", today: today(), ...own });
  if (asked !== awaited) return; // it was asked for again, of other answers
  awaited = "";
  if (!reply) return bring("runtime-failed");
  tell("waiting", false);
  if (here !== location.href) return; // the reader has gone elsewhere
  if (asked !== JSON.stringify(respondent())) return isComplete() ? showResult() : undefined; // changed while Python started
  if (!reply.ok) return tell("result-failed", true, reply.message);
  beside.fragment = reply.fragment;
  keepAll();
  history.pushState(null, "", `#${reply.fragment}`);
  display(reply.html);
}

async function openAddress() {
  const fragment = location.hash.slice(1);
  tell("damaged-link", false);
  if (!fragment.startsWith("result=")) {
    const left = opened !== "";
    readInvitation(); // opened in a tab that shows this page already, an invitation changes nothing but the fragment
    showForm();
    if (left) find("h1").focus({ preventScroll: true }); // what had the focus is out of sight
    return;
  }
  if (fragment === opened) return;
  showView("opening");
  const reply = await ask({ request: "result", ...whose(fragment) });
  if (fragment !== location.hash.slice(1)) return;
  if (reply?.ok) return display(reply.html);
  showForm();
  if (reply) tell("damaged-link", true, reply.message);
  bring(reply ? "damaged-link" : "runtime-failed");
}

/** @param {string} when  a notice that may be a screen away from what was pressed: it comes into sight, with the focus */
function bring(when) {
  const notice = find(`[data-when=${when}]`);
  notice.tabIndex = -1;
  notice.focus({ preventScroll: true });
  notice.scrollIntoView({ block: "center" });
}

/** @param {string} fragment  Only the reader's own result bears today's date and can be sent to a facilitator. */
function whose(fragment) {
  const own = fragment === beside.fragment;
  return { fragment, own, today: own ? today() : null, session: own ? beside.session : "" };
}

/** @param {string} html  rendered by Python, which escapes every text in it */
function display(html) {
  opened = location.hash.slice(1);
  resultView.innerHTML = html;
  showView("result");
  tell("waiting", false);
  tell("form-empty", chosen().length === 0);
  const heading = find("h1", resultView);
  document.title = `${heading.textContent} · ${title}`;
  heading.focus({ preventScroll: true });
  scrollTo(0, 0);
}

function isComplete() {
  return page.querySelector("fieldset.statement:not(:has(:checked))") === null;
}

function showForm() {
  opened = "";
  document.title = title;
  showView("form");
}

// What buttons do.

/** @param {string} name @returns {string} a text of the page */
function textOf(name) {
  return find(`[data-text=${name}]`).textContent ?? "";
}

/** @param {string} text  the name of a text in the page @param {HTMLElement} button  said where it was pressed */
function say(text, button) {
  const near = button.closest("section")?.querySelector("[data-status]");
  const status = near ?? resultView.querySelector("[data-status]");
  if (status) status.textContent = textOf(text);
}

/** @param {string} format @param {HTMLElement} button */
async function saveResult(format, button) {
  const file = await ask({ request: "save", format, ...whose(opened) });
  if (!file?.ok) return say("no-answer", button);
  await save(file);
  say("saved", button);
}

/** @param {string} text @param {"link" | "code"} what @param {HTMLElement} button */
async function copy(text, what, button) {
  try {
    await navigator.clipboard.writeText(text); // without https, a browser has no clipboard to write to
    say(`${what}-copied`, button);
  } catch {
    say(`${what}-not-copied`, button);
  }
}

function leaveResult() {
  if (location.hash.startsWith("#result=")) history.pushState(null, "", location.pathname + location.search);
  showForm();
}

function backToForm() {
  leaveResult();
  find("h1").focus({ preventScroll: true }); // the button that had the focus is out of sight
  scrollTo(0, 0);
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
  const input = /** @type {HTMLElement} */ (
    statement.querySelector("input:checked") ?? statement.querySelector("input")
  );
  input.focus({ preventScroll: true });
  statement.scrollIntoView({ block: "center" });
}

function goToOpen() {
  const open = [...page.querySelectorAll("fieldset.statement:not(:has(:checked))")].map(({ id }) =>
    Number(id.slice(1)),
  );
  const here = statementOf(document.activeElement);
  const next = open.find((number) => number > here) ?? open[0];
  if (next) goTo(next);
  else backToForm(); // what is open in a result from a link is answered here
}

/** @type {Record<string, (button: HTMLElement) => unknown>} */
const ACTIONS = {
  back: backToForm,
  clear: (button) => {
    const statement = /** @type {HTMLElement} */ (button.closest("fieldset"));
    for (const input of statement.querySelectorAll("input")) input.checked = false;
    changed();
    statement.querySelector("input")?.focus();
  },
  continue: async (button) => {
    const reply = await ask({ request: "open", fragment: opened });
    if (!reply?.ok) return say("no-answer", button);
    const answers = reply.answers.map((/** @type {number | null} */ answer, /** @type {number} */ index) => [
      `q${index + 1}`,
      answer,
    ]);
    fill({ ...Object.fromEntries(answers), function: reply.function, level: reply.level });
    changed();
    backToForm();
  },
  "copy-code": (button) => copy(find("[data-code]").textContent ?? "", "code", button),
  "copy-link": (button) => copy(location.href, "link", button),
  "next-open": goToOpen,
  print: () => print(),
  retry: () => {
    startAnew();
    openAddress();
  },
  "save-json": (button) => saveResult("json", button),
  "save-markdown": (button) => saveResult("markdown", button),
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

// Links within the page, the skip link too, leave the fragment of the address alone while it holds the result.
document.addEventListener("click", (event) => {
  const link = event.target instanceof Element ? event.target.closest("a[href^='#']:not([data-statement])") : null;
  if (!link || !opened) return;
  event.preventDefault();
  const target = /** @type {HTMLElement | null} */ (document.querySelector(link.getAttribute("href") ?? ""));
  target?.scrollIntoView();
  target?.focus({ preventScroll: true });
});

find("[data-dialog=start-again]").addEventListener("close", (event) => {
  if (/** @type {HTMLDialogElement} */ (event.target).returnValue !== "delete") return;
  empty();
  backToForm();
  // Nothing is kept now; the address keeps the invitation over a reload.
  if (invitation()) history.replaceState(null, "", `#${invitation()}`);
});

resultView.addEventListener("change", async (event) => {
  const form = event.target instanceof Element ? event.target.closest("form") : null;
  if (!form) return;
  const ticked = [...new FormData(form).values()];
  const outcome = find("[data-outcome]", resultView); // of this result: another may be shown when the reply comes
  const reply = await ask({ request: "weigh", type: form.dataset.type, ticked });
  if (reply?.ok) outcome.innerHTML = reply.html;
  else outcome.textContent = textOf("no-answer");
});

// A QR code is drawn when somebody asks for it: it needs a library that is not loaded before.
resultView.addEventListener(
  "toggle",
  async (event) => {
    const details = /** @type {HTMLDetailsElement} */ (event.target);
    if (!details.open || !("qr" in details.dataset)) return;
    const place = find("[data-qr-place]", details);
    const reply = await ask({ request: "qr", text: location.href });
    if (reply?.ok) place.innerHTML = reply.html;
    else place.textContent = textOf("no-answer");
  },
  true,
);

formView.addEventListener("submit", (event) => event.preventDefault());
addEventListener("popstate", openAddress);
wireStatements(page, changed);
restore();
readInvitation();
if (location.hash.startsWith("#result=")) openAddress();
// The form is ready now; Python follows when the browser has nothing more urgent to do.
else if ("requestIdleCallback" in window) requestIdleCallback(startEarly, { timeout: 3000 });
else setTimeout(startEarly, 500);
