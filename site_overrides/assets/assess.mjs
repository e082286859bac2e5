// The assessment page: its start, and what its buttons do. Every text is in the page or comes from Python.
import { changed, readInvitation, restore } from "./answers.mjs";
import { request, startAnew } from "./client.mjs";
import { backToForm, clearAnswer, decide, goTo, goToOpen, startAgain } from "./form.mjs";
import { page, tell } from "./notices.mjs";
import {
  askForResult,
  continueWithAnswers,
  copy,
  copyMessage,
  drawCode,
  openAddress,
  saveResult,
  share,
  takeAlong,
  takeWord,
  weigh,
} from "./result.mjs";
import { tellRunning } from "./running.mjs";
import { wireStatements } from "./statements.mjs";
import { find, opened } from "./views.mjs";

const formView = find("[data-view=form]");
const resultView = find("[data-view=result]");

/** @type {Record<string, (button: HTMLElement) => unknown>} */
const ACTIONS = {
  back: backToForm,
  clear: clearAnswer,
  continue: continueWithAnswers,
  "copy-code": (button) => copy(find("[data-code]").textContent ?? "", "code", button),
  "copy-link": (button) => copy(location.href, "link", button),
  "copy-message": copyMessage,
  "next-open": goToOpen,
  print: () => print(),
  retry: () => {
    tell("runtime-failed", false);
    startAnew();
    openAddress();
  },
  "save-calendar": (button) => saveResult("calendar", button),
  "save-json": (button) => saveResult("json", button),
  "save-markdown": (button) => saveResult("markdown", button),
  share: (button) => share(button),
  "show-result": askForResult,
  "start-again": startAgain,
};

page.addEventListener("click", (event) => {
  const target = event.target instanceof Element ? event.target : null;
  const button = /** @type {HTMLElement | null} */ (target?.closest("[data-action], [data-statement], [data-choice]"));
  if (!button) return;
  const { action, statement, choice } = button.dataset;
  if (action && !Object.hasOwn(ACTIONS, action)) throw new Error(`There is no action ${action}`);
  if (action) ACTIONS[action](button);
  if (statement) {
    event.preventDefault();
    goTo(Number(statement));
  }
  if (choice) decide(button);
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

resultView.addEventListener("change", (event) => {
  const form = event.target instanceof Element ? event.target.closest("form") : null;
  if (form?.dataset.type) weigh(form);
});

resultView.addEventListener("input", (event) => {
  const form = event.target instanceof Element ? event.target.closest("form") : null;
  if (form && "beside" in form.dataset) takeAlong(form);
});

resultView.addEventListener("submit", (event) => {
  event.preventDefault();
  const form = /** @type {HTMLFormElement} */ (event.target);
  if ("word" in form.dataset) takeWord(form);
});

resultView.addEventListener(
  "toggle",
  (event) => {
    const details = /** @type {HTMLDetailsElement} */ (event.target);
    if (details.open && "qr" in details.dataset) drawCode(find("[data-qr-place]", details));
  },
  true, // a toggle does not bubble
);

function startEarly() {
  request({ request: "prepare" }); // a failure is told by its stage
}

formView.addEventListener("submit", (event) => event.preventDefault());
addEventListener("popstate", openAddress);
wireStatements(page, changed);
restore();
readInvitation();
if (location.hash.startsWith("#result=")) openAddress();
// The form is ready now; Python follows when the browser has nothing more urgent to do.
else if ("requestIdleCallback" in window) requestIdleCallback(startEarly, { timeout: 3000 });
else setTimeout(startEarly, 500);
tellRunning(import.meta.url);
