// A result: asked of Python, shown at an address of its own, so that "back" leads to the form, and taken along.
import { along, beside, changed, fill, keepAll, keepAlong, readInvitation, respondent } from "./answers.mjs";
import { request } from "./client.mjs";
import { save } from "./files.mjs";
import { backToForm, isComplete } from "./form.mjs";
import { page, tell } from "./notices.mjs";
import { share as shareText, tellSharing } from "./sharing.mjs";
import { today } from "./today.mjs";
import { bring, find, focusTitle, opened, showForm, showOpening, showResult } from "./views.mjs";

/** @param {import("./client.mjs").Message} message @returns {Promise<any>} what Python answers; null where it does not run, which is told */
async function ask(message) {
  const reply = await request(message);
  if (reply?.trouble) tell("waiting", false);
  if (reply?.trouble !== "failed") return reply;
  tell("runtime-failed", true);
  return null;
}

let awaited = ""; // what the result under way is made of; empty without one

/** @returns {Promise<void>} */
export async function askForResult() {
  const own = respondent();
  const here = location.href;
  const asked = JSON.stringify(own);
  if (asked === awaited) return; // pressed twice
  awaited = asked;
  tell("waiting", page.dataset.runtime !== "ready");
  tell("result-failed", false);
  const reply = await ask({ request: "result", ...own });
  if (asked !== awaited) return; // it was asked for again, of other answers
  awaited = "";
  if (!reply) return bring("runtime-failed");
  tell("waiting", false);
  if (here !== location.href) return; // the reader has gone elsewhere
  if (asked !== JSON.stringify(respondent())) return isComplete() ? askForResult() : undefined; // changed meanwhile
  if (!reply.ok) return tell("result-failed", true, reply.message);
  if (beside.fragment !== reply.fragment) beside.seen = today();
  beside.fragment = reply.fragment;
  keepAll();
  history.pushState(null, "", `#${reply.fragment}`);
  showResult(reply.html);
}

/** Shows what the address of the page names: a result, or the form. */
export async function openAddress() {
  const fragment = location.hash.slice(1);
  tell("damaged-link", false);
  if (!fragment.startsWith("result=")) {
    const left = opened !== "";
    readInvitation(); // opened in a tab that shows this page already, an invitation changes nothing but the fragment
    showForm();
    if (left) focusTitle();
    return;
  }
  if (fragment === opened) return;
  showOpening();
  const reply = await ask({ request: "result", ...whose(fragment) });
  if (fragment !== location.hash.slice(1)) return;
  if (reply?.ok) return showResult(reply.html);
  showForm();
  if (reply) tell("damaged-link", true, reply.message);
  bring(reply ? "damaged-link" : "runtime-failed");
}

/** @param {string} fragment  Only the reader's own result bears today's date and can be sent to a facilitator. */
function whose(fragment) {
  const own = fragment === beside.fragment;
  const { session, reply } = own ? beside : { session: "", reply: "" };
  return { ...(own && along()), fragment, own, today: own ? today() : null, session, reply };
}

/** @typedef {import("../../build/protocol.d.ts").TextName} TextName */

/** @param {TextName} name @returns {string} a text of the page */
function textOf(name) {
  return find(`[data-text=${name}]`).textContent ?? "";
}

/** @param {TextName} text  of the page @param {HTMLElement} button  said where it was pressed */
function say(text, button) {
  const near = button.closest("section")?.querySelector("[data-status]");
  const status = near ?? page.querySelector("[data-view=result] [data-status]");
  if (!status) return;
  status.textContent = textOf(text);
  status.scrollIntoView({ block: "nearest" }); // under a phone's keyboard or below its screen nobody would see it
}

/** @param {"json" | "markdown" | "calendar"} format @param {HTMLElement} button */
export async function saveResult(format, button) {
  const file = await ask({ request: "save", format, ...whose(opened) });
  if (!file?.ok) return say("no-answer", button);
  await save(file);
  say("saved", button);
}

/** @param {HTMLElement} button  opens the device's own sheet for sending */
export async function share(button) {
  if (await shareText(textOf("message"), () => copyMessage(button))) say("shared", button);
}

/** @param {HTMLElement} button */
export function copyMessage(button) {
  return copy(textOf("message"), "code", button);
}

/** @param {string} text @param {"link" | "code"} what @param {HTMLElement} button */
export async function copy(text, what, button) {
  try {
    await navigator.clipboard.writeText(text); // without https, a browser has no clipboard to write to
    say(`${what}-copied`, button);
  } catch {
    say(`${what}-not-copied`, button);
  }
}

/** @param {HTMLElement} button  takes the answers of a result from a link over into the form */
export async function continueWithAnswers(button) {
  const reply = await ask({ request: "open", fragment: opened });
  if (!reply?.ok) return say("no-answer", button);
  const answers = reply.answers.map((/** @type {number | null} */ answer, /** @type {number} */ index) => [
    `q${index + 1}`,
    answer,
  ]);
  fill({ ...Object.fromEntries(answers), function: reply.function, level: reply.level });
  changed();
  backToForm();
}

/** @param {HTMLFormElement} form  a word of one's own: the code takes its number from it, and the word is not kept */
export async function takeWord(form) {
  const here = location.href;
  const reply = await ask({ request: "result", ...respondent(), word: new FormData(form).get("word") });
  if (!reply?.ok) {
    find("[data-word-status]", form).textContent = reply ? reply.message : textOf("no-answer");
    return;
  }
  beside.respondent = String(reply.respondent);
  beside.fragment = reply.fragment;
  keepAll();
  if (here !== location.href) return; // the reader has gone elsewhere
  history.replaceState(null, "", `#${reply.fragment}`);
  showResult(reply.html);
  find("#result-send").focus();
}

let lastAlong = 0;

/** @param {HTMLFormElement} form  what may go along with the answers: the message and the code take it up at once */
export async function takeAlong(form) {
  keepAlong(form);
  const asked = ++lastAlong;
  const reply = await ask({ request: "result", ...whose(opened) });
  if (!reply?.ok || asked !== lastAlong || !form.isConnected) return;
  const parsed = new DOMParser().parseFromString(reply.html, "text/html");
  find("[data-sending]").replaceWith(/** @type {Element} */ (parsed.querySelector("[data-sending]")));
  tellSharing();
}

/** @param {HTMLFormElement} form  the conditions of a decision table */
export async function weigh(form) {
  const outcome = find("[data-outcome]"); // of this result: another may be shown when the reply comes
  const helps = /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-help]"));
  const ticked = [...new FormData(form).values()];
  const reply = await fillIn(outcome, { request: "weigh", type: form.dataset.type, ticked });
  if (reply?.ok) for (const each of helps) each.hidden = each.dataset.help !== (reply.stays ? "stay" : "move");
}

/** @param {HTMLElement} place  A QR code is drawn when somebody asks for it: it needs a library not loaded before. */
export async function drawCode(place) {
  await fillIn(place, { request: "qr", text: location.href });
}

/** @param {HTMLElement} place @param {import("./client.mjs").Message} message */
async function fillIn(place, message) {
  const reply = await ask(message);
  if (reply?.ok) place.innerHTML = reply.html;
  else place.textContent = textOf("no-answer");
  return reply;
}
