// What a page showed of a workspace that has not changed since: it stands there again at once, while Python starts.
// Python makes the page all the same, and what it makes takes the place of what was kept. Python also said on which days
// it would make the very same: on others, what was kept is not shown.
import { kept } from "./asking.mjs";
import { display } from "./display.mjs";
import * as documents from "./documents.mjs";
import { keyOfOpened, opened } from "./opened.mjs";
import { ownResult } from "./storage.mjs";
import { today } from "./today.mjs";

/** @typedef {import("./values.mjs").Values} Values */

const QUIET = 500; // milliseconds without another change: a page that is at work need not keep what it shows
const LEFT_OUT = /<[a-z]+(?: [^>]*)? data-drawn="[^"]*"><\//; // a piece that stood in the page already
const build = /** @type {HTMLMetaElement} */ (document.querySelector("meta[name=site-build]")).content;

/** @param {Values} look @returns {Promise<string>} what Python makes the view of a page from, as it is now, but for the day */
export async function madeFrom(look) {
  const now = [build, keyOfOpened(), opened.revision, look, ownResult()];
  return JSON.stringify([...now, await kept()]);
}

/** @param {string} view @param {string} made @returns {Promise<documents.Shown | undefined>} what was made of it */
async function keptBefore(view, made) {
  const before = await documents.readShown(view).catch(() => undefined);
  return before?.madeFrom === made && isRight(before.right) ? before : undefined;
}

/** @param {documents.Right} right  of what was kept @returns {boolean} whether today is one of these days */
function isRight({ from, until }) {
  const day = today();
  return from <= day && (until === null || day <= until);
}

/** @param {string} view @param {Values} look @returns {Promise<boolean>} whether it stands there now */
export async function showBefore(view, look) {
  const before = opened.document && (await keptBefore(view, await madeFrom(look)));
  if (!before) return false;
  display(before.html, before.path);
  return true;
}

/** @type {ReturnType<typeof setTimeout> | undefined} */
let later;

/** @typedef {Omit<documents.Shown, "madeFrom">} Reply  of Python, with all pieces of a view */

/**
 * Keeps what was just shown, unless something has changed since Python was asked: another tab may have deleted or
 * forgotten what it was made from.
 * @param {string} view @param {Values} look @param {Reply} reply
 * @param {Promise<string>} made  what it was made from, as of `madeFrom`
 */
export function keepShown(view, look, reply, made) {
  clearTimeout(later);
  if (LEFT_OUT.test(reply.html)) return;
  later = setTimeout(async () => keep(view, look, reply, await made), QUIET);
}

/**
 * What a view is kept under that one comes to next: whether it is there already, and how to keep it, which does nothing
 * once something has changed.
 * @param {string} view @returns {Promise<{ there: boolean, keepIt: (reply: Reply) => Promise<void> }>}
 */
export async function keptAhead(view) {
  const made = await madeFrom({});
  return {
    there: (await keptBefore(view, made)) !== undefined,
    keepIt: (reply) => keep(view, {}, reply, made),
  };
}

/**
 * Keeps a view as long as all is the same that it was made from, one's own result as well: what another tab deletes or
 * forgets meanwhile is forgotten here too. The days are those of the reply, since by now it may be the next one.
 * @param {string} view @param {Values} look @param {Reply} reply @param {string} made
 */
async function keep(view, look, { html, path, right }, made) {
  const holds = async () => (await isNewest()) && made === (await madeFrom(look));
  if (!(await holds())) return;
  await documents.keepShown(view, { html, path, right, madeFrom: made }).catch(() => {}); // then it is made anew
  if (!(await holds())) await documents.forgetShown();
}

/** @returns {Promise<boolean>} whether the browser keeps the workspace as this page has it */
async function isNewest() {
  const all = await documents.list().catch(() => []);
  return all.some(({ key, revision }) => key === keyOfOpened() && revision === opened.revision);
}
