// What a page showed of a workspace that has not changed since: it stands there again at once, while Python starts.
// Python draws the page all the same, and what comes out otherwise takes its place.
import { kept } from "./asking.mjs";
import { display, wholeOf } from "./display.mjs";
import * as documents from "./documents.mjs";
import { keyOfOpened, opened } from "./opened.mjs";
import { ownResult } from "./storage.mjs";
import { today } from "./today.mjs";

/** @typedef {import("./values.mjs").Values} Values */

const QUIET = 500; // milliseconds without another change: a page that is at work need not keep what it shows
const build = /** @type {HTMLMetaElement} */ (document.querySelector("meta[name=site-build]")).content;

/** @param {Values} look @returns {Promise<string>} all that Python makes the page from */
const madeFrom = async (look) =>
  JSON.stringify([build, today(), keyOfOpened(), opened.revision, look, ownResult(), await kept()]);

/** @param {string} view @param {Values} look @returns {Promise<boolean>} whether it stands there now */
export async function showBefore(view, look) {
  const before = opened.document && (await documents.readShown(view).catch(() => undefined));
  if (!before || before.madeFrom !== (await madeFrom(look))) return false;
  display(before.html, before.path);
  return true;
}

/** @returns {Promise<boolean>} whether the browser keeps the workspace as this page has it */
async function isNewest() {
  const all = await documents.list().catch(() => []);
  return all.some(({ key, revision }) => key === keyOfOpened() && revision === opened.revision);
}

/** @type {ReturnType<typeof setTimeout> | undefined} */
let later;

/** @param {string} view @param {Values} look @param {{ html: string, path: Record<string, string> }} reply */
export function keepShown(view, look, reply) {
  clearTimeout(later);
  later = setTimeout(async () => {
    if (!(await isNewest())) return; // another tab changed or deleted it
    const shown = { html: wholeOf(reply.html), path: reply.path, madeFrom: await madeFrom(look) };
    documents.keepShown(view, shown).catch(() => {}); // then it is drawn anew
  }, QUIET);
}
