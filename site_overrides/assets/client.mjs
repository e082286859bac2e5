// The one client of Python, for the form and for the workspace: starts it, asks it, and tells why there is no answer.
import { page, tell, tellProgress, tellStage } from "./notices.mjs";
import { keepForOffline } from "./offline.mjs";
import { PythonFailure, startPython } from "./runtime.mjs";
import { CALCULATOR_PATIENCE } from "./site.mjs";
import { today } from "./today.mjs";

const root = page.dataset.root ?? "";
const zip = "assessment" in page.dataset ? "person.zip" : "python.zip";

/**
 * Why a request has no answer: it met a fault in the program, it needs a part that did not arrive, or Python does not
 * run. After the first two Python goes on.
 * @typedef {"fault" | "not-loaded" | "failed"} Trouble
 */

/** @type {ReturnType<typeof startPython> | null} */
let python = null;

/** @type {ReturnType<typeof setTimeout> | undefined} */
let late; // what is waited for

/** Whatever hangs, a file or the worker itself, is told; what arrives after all takes that back. @param {boolean} waits */
function expectFiles(waits) {
  clearTimeout(late);
  if (waits) late = setTimeout(() => tell("runtime-late", true), CALCULATOR_PATIENCE);
  else tell("runtime-late", false);
}

/** Starts Python where it does not run; what is told of one that was stopped since does not count. */
export function start() {
  if (python) return python;
  expectFiles(true);
  const watching = {
    progress: tellProgress,
    fetching: (/** @type {boolean} */ waits) => started === python && expectFiles(waits),
  };
  const started = startPython(
    (stage) => {
      if (started !== python) return;
      tellStage(stage);
      if (stage === "ready" || stage === "failed") expectFiles(false);
      if (stage === "ready") started.loaded().then(keepForOffline);
      if (stage === "failed") python = null; // the next request tries again
    },
    zip,
    watching,
  );
  python = started;
  return started;
}

/** Ends the request under way, and starts Python anew. */
export function startAnew() {
  const stopped = python;
  python = null;
  expectFiles(false);
  stopped?.stop(); // first, else the next one would be the same: see awake.mjs
  start();
}

/**
 * @typedef {{ request: import("../../build/protocol.d.ts").RequestName, [parameter: string]: unknown }} Message  for assessment/requests.py
 */

/**
 * @param {Message} message  without what Python is told each time
 * @param {boolean} [again]  as of `startPython`: what nobody waits for is not asked of the next worker
 * @returns {Promise<any>} its reply, or one with its `trouble`; null where another Python has taken the place of this one
 */
export async function request(message, again = true) {
  const asked = start();
  try {
    return await asked.request({ root, today: today(), ...message }, again);
  } catch (failure) {
    if (python && python !== asked) return null;
    console.error(failure);
    return { ok: false, message: "", trouble: troubleOf(failure) };
  }
}

/** @param {unknown} failure @returns {Trouble} */
function troubleOf(failure) {
  const reason = failure instanceof PythonFailure ? failure.reason : "fault";
  if (reason === "download" && page.dataset.runtime === "ready") return "not-loaded";
  return reason === "fault" ? "fault" : "failed";
}
