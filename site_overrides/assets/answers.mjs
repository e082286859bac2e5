// A person's own answers: the form holds them, the browser keeps them after each change.
import { page, tell } from "./notices.mjs";
import { markStatements } from "./statements.mjs";
import { forget, forgetClicked, keep, onOtherTab, read, readCheck, readClicked } from "./storage.mjs";

const formView = /** @type {HTMLElement} */ (page.querySelector("[data-view=form]"));

/** @returns {HTMLInputElement[]} */
export function chosen() {
  return [...formView.querySelectorAll("input:checked")].filter((input) => input instanceof HTMLInputElement);
}

/** @type {import("./storage.mjs").Fields} what is kept beside the form: session, respondent, own fragment */
export let beside = {};

export function respondent() {
  const fields = Object.fromEntries(chosen().map((input) => [input.name, input.value]));
  const answers = [...page.querySelectorAll("fieldset.statement")].map(({ id }) =>
    id in fields ? Number(fields[id]) : null,
  );
  const { session = "", reply = "", respondent } = beside;
  return {
    ...along(),
    answers,
    function: fields.function ?? null,
    level: asksLevel() ? (fields.level ?? null) : null,
    check: knownCheck(),
    session,
    reply,
    respondent: Number(respondent),
  };
}

/** @returns {{ guess: string, guesses: string, comment: string }} what goes along with the answers: see assessment/report/beside.py */
export function along() {
  const { guess = "", guesses = "", comment = "" } = beside;
  return { guess, guesses, comment };
}

/** @param {HTMLFormElement} form  what may go along, kept with every choice */
export function keepAlong(form) {
  const { comment, ...guesses } = Object.fromEntries(new FormData(form));
  const given = Object.entries(guesses).filter((guess) => guess[1]);
  beside.guesses = given.map((guess) => guess.join(":")).join(" ");
  beside.comment = String(comment);
  keepAll();
}

/** @returns {string | null} the one-minute check; one that names no type was damaged, and must not cost the result */
function knownCheck() {
  const check = readCheck();
  return (page.dataset.types ?? "").split(" ").includes(check ?? "") ? check : null;
}

/** @returns {boolean} whether the level is asked: an invitation may leave it out */
function asksLevel() {
  return beside.session === undefined || beside.askLevel !== "no";
}

const respondents = Number(page.dataset.respondents); // how many numbers a response code has for them
let behind = false; // whether the browser keeps less than the form holds

export function keepAll() {
  // A random number tells two people with equal answers apart, and one person who sends a code twice.
  beside.respondent ??= String(crypto.getRandomValues(new Uint32Array(1))[0] % respondents);
  const fields = Object.fromEntries(chosen().map((input) => [input.name, input.value]));
  behind = !keep({ ...beside, ...fields });
  tell("storage-refused", behind);
}

export function changed() {
  keepAll();
  refresh();
}

/** An invitation's address names the session, and may set the function and leave out the level. */
export function readInvitation() {
  const invitation = new URLSearchParams(location.hash.slice(1));
  const name = invitation.has("result") ? "" : invitation.get("session")?.trim(); // a result invites nobody
  const tooLong = [...(name ?? "")].length > Number(page.dataset.longestName);
  tell("long-invitation", tooLong);
  if (name && !tooLong) {
    const known = name === beside.session; // a reload, or “back”: a function that was chosen since stays
    // Another session: nobody is found again who did not give a word, and what went along belongs to the last one.
    if (!known) for (const field of ["respondent", "guesses", "comment"]) delete beside[field];
    beside.session = name;
    beside.askLevel = invitation.get("level") ?? "";
    beside.reply = invitation.get("reply") ?? "";
    beside.guess = invitation.get("guess") ?? "";
    beside.others = /^\d{1,2}$/.test(invitation.get("others") ?? "") ? (invitation.get("others") ?? "") : "";
    beside.heads = invitation.get("heads") ?? "";
    const input = formView.querySelector(
      `input[name=function][value="${CSS.escape(invitation.get("function") ?? "")}"]`,
    );
    const chosenSince = known && formView.querySelector("input[name=function]:checked");
    if (input instanceof HTMLInputElement && !chosenSince) input.checked = true;
    keepAll();
  }
  tellInvitation();
}

/** @returns {string} the fragment of an address that invites to the same session; empty without one */
export function invitation() {
  const { session, askLevel, reply, others, heads, guess } = beside;
  const fields = { session, level: askLevel, reply, others, heads, guess };
  const said = Object.entries(fields).filter((field) => Boolean(field[1]));
  return session ? new URLSearchParams(/** @type {[string, string][]} */ (said)).toString() : "";
}

function tellInvitation() {
  tell("invited", Boolean(beside.session), beside.session);
  tell("uninvited", !beside.session);
  // What the facilitator promised stands in the link, so that it can be held against what is shown later.
  tell("promised", Boolean(beside.session && beside.others), beside.others);
  for (const each of /** @type {NodeListOf<HTMLElement>} */ (page.querySelectorAll("[data-heads-of]")))
    each.hidden = !beside.session || !(beside.heads ?? "").split(" ").includes(each.dataset.headsOf ?? "");
  /** @type {HTMLElement} */ (page.querySelector("[data-level]")).hidden = !asksLevel();
}

function refresh() {
  const open = markStatements(page);
  tell("open", open > 0);
  tell("complete", open === 0);
  if (open > 0) tell("waiting", false);
}

/** @param {import("./storage.mjs").Fields} fields */
export function fill(fields) {
  for (const [name, value] of Object.entries(fields)) {
    const input = formView.querySelector(`input[name="${CSS.escape(name)}"][value="${CSS.escape(String(value))}"]`);
    if (input instanceof HTMLInputElement) input.checked = true;
  }
}

export function restore() {
  const kept = read();
  take(kept.fields);
  tell("kept", kept.state === "kept" && chosen().length > 0);
  tell("storage-refused", kept.state === "refused");
  tell("damaged-storage", kept.state === "damaged");
  takeClicked();
  refresh();
  onOtherTab(follow);
}

/** Takes over what was clicked before this module was there. */
function takeClicked() {
  const clicked = readClicked();
  if (Object.keys(clicked).length === 0) return;
  fill(clicked);
  keepAll();
  if (!behind) forgetClicked();
}

/** @param {import("./storage.mjs").Fields} fields  as the browser keeps them */
function take(fields) {
  const { session, askLevel, reply, fragment, seen, guess, guesses, comment } = fields;
  const number = Number(fields.respondent);
  const respondent = Number.isInteger(number) && number >= 0 && number < respondents ? String(number) : undefined;
  beside = JSON.parse(
    JSON.stringify({ session, askLevel, reply, respondent, fragment, seen, guess, guesses, comment }),
  );
  fill(fields);
}

/** Shows what another tab has kept or deleted: else the next answer here would overwrite the answers given there. */
function follow() {
  if (behind) return;
  const kept = read();
  if (kept.state === "none") return clear();
  if (kept.state !== "kept") return;
  for (const input of chosen()) input.checked = false;
  take(kept.fields);
  tellInvitation();
  refresh();
}

/**
 * Deletes the answers here and in the browser; the invitation stays.
 * @param {Promise<typeof import("./documents.mjs")>} documents  asked for before: whoever deletes may leave at once
 */
export function empty(documents) {
  forget();
  documents.then(({ forgetShown }) => forgetShown()).catch(() => {}); // a page may have shown the result
  clear();
}

function clear() {
  const { session, askLevel, reply = "", guess = "" } = beside;
  beside = session ? { session, askLevel, reply, guess } : {};
  for (const input of chosen()) input.checked = false;
  tell("kept", false);
  tell("damaged-storage", false);
  refresh();
}
