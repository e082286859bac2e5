// Asks Python for a page with a workspace, and tells what came in between: a refusal, a fault, a stop.
import { list } from "./documents.mjs";
import { page, tell, tellStage, tellWorking } from "./notices.mjs";
import { keepForOffline } from "./offline.mjs";
import { PythonFailure, startPython } from "./runtime.mjs";
import { today } from "./today.mjs";

const root = page.dataset.root ?? "";
const site = new URL(root || "./", location.href).href;
const NOTICES = ["refused", "fault", "not-loaded", "failed"];

let python = begin();

/** Starts Python; what is told of one that was cancelled does not count. */
function begin() {
  const begun = startPython((stage) => {
    if (begun !== python) return;
    tellStage(stage);
    if (stage === "ready") begun.loaded().then(keepForOffline);
  });
  return begun;
}

/** What Python is told of the workspaces in this browser. */
export async function kept() {
  const all = await list().catch(() => []);
  return all.map(({ key, name, sample, changed, saved, revision }) => ({
    key,
    name,
    sample,
    changed,
    saved: saved?.date ?? null,
    behind: saved?.revision !== revision,
  }));
}

/** @returns {string} a random text; `crypto.randomUUID` would need https */
function fresh() {
  return [...crypto.getRandomValues(new Uint32Array(4))].map((part) => part.toString(16).padStart(8, "0")).join("-");
}

/**
 * @param {object} message
 * @returns {Promise<any>} the reply; null where there is none, and false where it was refused, which is told
 */
export async function ask(message) {
  const asked = python;
  const done = tellWorking();
  try {
    const reply = await asked.request({ today: today(), fresh: fresh(), root, site, kept: await kept(), ...message });
    for (const past of NOTICES) tell(past, false);
    if (reply.ok) return reply;
    tell("refused", true, reply.message);
    return false;
  } catch (failure) {
    if (asked === python) tellFailure(failure); // else it was cancelled
    return null;
  } finally {
    done();
  }
}

/** @param {unknown} failure */
export function tellFailure(failure) {
  console.error(failure);
  const reason = failure instanceof PythonFailure ? failure.reason : "fault";
  const part = reason === "download" && page.dataset.runtime === "ready"; // Python runs; a library did not arrive
  tell(part ? "not-loaded" : reason === "fault" ? "fault" : "failed", true);
}

/** Ends the request under way, and starts Python anew. */
export function cancel() {
  const stopped = python;
  python = begin();
  stopped.stop();
}
