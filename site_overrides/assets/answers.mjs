// A person's own answers: the form holds them, the browser keeps them after each change.
import { page, tell } from "./notices.mjs";
import { forget, keep, read, readCheck } from "./storage.mjs";
import { markStatements } from "./statements.mjs";

const formView = /** @type {HTMLElement} */ (page.querySelector("[data-view=form]"));

/** @returns {HTMLInputElement[]} */
export function chosen() {
  return [...formView.querySelectorAll("input:checked")].filter((input) => input instanceof HTMLInputElement);
}

/** @type {import("./storage.mjs").Fields} what is kept beside the form: session, respondent, own fragment */
export let beside = {};

export function respondent() {
  const fields = Object.fromEntries(chosen().map((input) => [input.name, input.value]));
  const answers = [...page.querySelectorAll("fieldset.statement")].map(({ id }) => (id in fields ? Number(fields[id]) : null));
  const { session = "", respondent } = beside;
  return {
    answers,
    function: fields.function ?? null,
    level: fields.level ?? null,
    check: knownCheck(),
    session,
    respondent: Number(respondent),
  };
}

/** @returns {string | null} the one-minute check; one that names no type was damaged, and must not cost the result */
function knownCheck() {
  const check = readCheck();
  return (page.dataset.types ?? "").split(" ").includes(check ?? "") ? check : null;
}

export function keepAll() {
  // A random number tells two people with equal answers apart, and one person who sends a code twice.
  beside.respondent ??= String(crypto.getRandomValues(new Uint32Array(1))[0] >>> 8);
  const fields = Object.fromEntries(chosen().map((input) => [input.name, input.value]));
  tell("storage-refused", !keep({ ...beside, ...fields }));
}

export function changed() {
  keepAll();
  refresh();
}

/** An invitation's address names the session, and may set the function and leave out the level. */
export function readInvitation() {
  const invitation = new URLSearchParams(location.hash.slice(1));
  const name = invitation.get("session")?.trim();
  if (name && [...name].length <= Number(page.dataset.longestName)) {
    beside.session = name;
    beside.askLevel = invitation.get("level") ?? "";
    const input = formView.querySelector(`input[name=function][value="${CSS.escape(invitation.get("function") ?? "")}"]`);
    if (input instanceof HTMLInputElement) input.checked = true;
    keepAll();
  }
  tell("invited", Boolean(beside.session), beside.session);
  /** @type {HTMLElement} */ (page.querySelector("[data-level]")).hidden = beside.session !== undefined && beside.askLevel === "no";
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
  const { session, askLevel, respondent, fragment } = kept.fields;
  beside = JSON.parse(JSON.stringify({ session, askLevel, respondent, fragment }));
  fill(kept.fields);
  tell("kept", kept.state === "kept" && chosen().length > 0);
  tell("storage-refused", kept.state === "refused");
  tell("damaged-storage", kept.state === "damaged");
  refresh();
}

/** Deletes the answers here and in the browser; the invitation stays. */
export function empty() {
  forget();
  beside = { ...(beside.session && { session: beside.session, askLevel: beside.askLevel }) };
  for (const input of chosen()) input.checked = false;
  tell("kept", false);
  tell("damaged-storage", false);
  refresh();
}
