// Workspaces in this browser: one document each, with a revision that tells when another tab has changed it.
import { ofThisSite, PATIENCE } from "./site.mjs";
import * as store from "./vendor/idb-keyval.mjs";

/** @typedef {{ key: string, name: string, sample: boolean, [field: string]: unknown }} WorkspaceDocument */
/** @typedef {{ revision: number, document: WorkspaceDocument }} Kept */
/**
 * What the list says of a workspace: dates are ISO; `saved` is the last time that it was saved as a file.
 * @typedef {{ key: string, name: string, sample: boolean, revision: number, changed: string,
 *   saved: { revision: number, date: string } | null }} Listed
 */

const LIST = "common-ground/workspaces";
const ACTIVE = "common-ground.workspace";
const SHOWN = "common-ground/shown/";
const keptUnder = (/** @type {string} */ key) => `common-ground/workspace/${key}`;

export class Conflict extends Error {}

/** Another tab has deleted the workspace. */
export class Gone extends Error {}

/** The browser's store has not answered; it may still do what it was asked for. */
export class Silence extends Error {}

let overdue = 0; // how many answers have not come in time; while there are any, nothing more is asked

/**
 * @template Answer
 * @param {() => Promise<Answer>} ask @returns {Promise<Answer>} rejects with a Silence where it does not come in time
 */
function inTime(ask) {
  if (overdue > 0) return Promise.reject(new Silence());
  return new Promise((resolve, reject) => {
    const answer = ask();
    const silent = setTimeout(() => {
      overdue += 1;
      answer.catch(() => {}).finally(() => (overdue -= 1));
      reject(new Silence());
    }, PATIENCE);
    answer.then(resolve, reject).finally(() => clearTimeout(silent));
  });
}

// An earlier version kept everything without the site's path. It is found there until it is changed or deleted.
const get = async (/** @type {string} */ key) =>
  (await inTime(() => store.get(ofThisSite(key)))) ?? inTime(() => store.get(key));
const del = (/** @type {string} */ key) => inTime(() => store.delMany([ofThisSite(key), key]));

/** @param {string} key @param {(kept: any) => any} change */
async function update(key, change) {
  const earlier = await inTime(() => store.get(key));
  return inTime(() => store.update(ofThisSite(key), (kept) => change(kept ?? earlier)));
}

const channel = new BroadcastChannel(ofThisSite("common-ground-workspaces"));

/** @param {(key: string, revision: number) => void} changed  called when another tab has kept, deleted or put back one */
export function onOtherTab(changed) {
  channel.addEventListener("message", ({ data: { key, revision } }) => changed(key, revision));
}

/** @returns {Promise<Listed[]>} the workspaces, in the order in which they were made */
export async function list() {
  return (await get(LIST)) ?? [];
}

/** @param {string} key @returns {Promise<Kept | undefined>} */
export function read(key) {
  return get(keptUnder(key));
}

/** @returns {Promise<Kept | undefined>} the workspace that was last worked on */
export async function readActive() {
  const all = await list();
  const key = rememberedKey() ?? all[0]?.key;
  return key === undefined ? undefined : ((await read(key)) ?? (all[0] && read(all[0].key)));
}

/**
 * Keeps a document. Rejects with a Conflict where another tab kept a newer one since `revision`, and with Gone where it
 * was kept once and is no more: what was deleted comes back only where somebody asks for it, with the revision 0.
 * @param {WorkspaceDocument} document @param {number} revision @param {string} today
 * @returns {Promise<number>} the new revision
 */
export async function write(document, revision, today) {
  let conflict = false;
  await update(keptUnder(document.key), (/** @type {Kept | undefined} */ kept) => {
    if (!kept && revision > 0) throw new Gone();
    conflict = kept !== undefined && kept.revision !== revision;
    return kept && conflict ? kept : { revision: revision + 1, document };
  });
  if (conflict) throw new Conflict();
  forgetShown(); // nobody waits for that: it says itself what it was made from
  const { key, name, sample } = document;
  // Another tab may have kept a newer one since, and have said so in the list before this.
  await updateList((all) => {
    const saved = all.find((entry) => entry.key === key)?.saved ?? null;
    const entry = { key, name, sample, revision: revision + 1, changed: today, saved };
    const newest = (/** @type {Listed} */ old) => (old.key === key && old.revision <= revision ? entry : old);
    return all.some((old) => old.key === key) ? all.map(newest) : [...all, entry];
  });
  activate(key);
  channel.postMessage({ key, revision: revision + 1 });
  return revision + 1;
}

/** @param {string} key @param {number} revision  that was saved as a file @param {string} date */
export function markSaved(key, revision, date) {
  const isNewer = (/** @type {Listed} */ entry) => entry.key === key && (entry.saved?.revision ?? 0) <= revision;
  return updateList((all) => all.map((entry) => (isNewer(entry) ? { ...entry, saved: { revision, date } } : entry)));
}

/** @param {string} key @returns {Promise<{ kept: Kept, listed: Listed } | undefined>} what was removed, to put it back */
export async function remove(key) {
  const kept = await read(key);
  const listed = (await list()).find((entry) => entry.key === key);
  await updateList((all) => all.filter((entry) => entry.key !== key));
  await del(keptUnder(key));
  await forgetShown();
  channel.postMessage({ key, revision: Number.POSITIVE_INFINITY });
  return kept && listed && { kept, listed };
}

/** @param {{ kept: Kept, listed: Listed }} removed  another tab may have kept a newer one since: that stays */
export async function putBack({ kept, listed }) {
  await update(keptUnder(listed.key), (/** @type {Kept | undefined} */ now) => now ?? kept);
  await updateList((all) => (all.some((entry) => entry.key === listed.key) ? all : [...all, listed]));
  channel.postMessage({ key: listed.key, revision: Number.POSITIVE_INFINITY });
}

/** @typedef {{ from: string, until: string | null }} Right  ISO dates on which Python makes the same; the last is open */

/**
 * What a page showed: its HTML from Python, how far the session was, on which days that is right, and what Python made
 * it from.
 * @typedef {{ html: string, path: Record<string, string>, right: Right, madeFrom: string }} Shown
 */

/** @param {string} view @returns {Promise<Shown | undefined>} nothing once a workspace was changed or deleted */
export function readShown(view) {
  return inTime(() => store.get(ofThisSite(SHOWN + view)));
}

/** @param {string} view @param {Shown} shown */
export function keepShown(view, shown) {
  return store.set(ofThisSite(SHOWN + view), shown);
}

/** Forgets what pages showed: nothing that was changed or deleted is to be found in it. */
export async function forgetShown() {
  const isShown = (/** @type {IDBValidKey} */ key) =>
    String(key).startsWith(SHOWN) && String(key).endsWith(ofThisSite(""));
  try {
    await store.delMany((await store.keys()).filter(isShown));
  } catch {
    // A store that does not delete this has not taken the change or the deletion before it either, which was told.
  }
}

/** @param {(all: Listed[]) => Listed[]} change */
async function updateList(change) {
  await update(LIST, (/** @type {Listed[] | undefined} */ all = []) => change(all));
}

/** @param {string} key */
export function activate(key) {
  try {
    localStorage.setItem(ofThisSite(ACTIVE), key);
  } catch {
    // Then the first workspace is shown at the next visit.
  }
}

function rememberedKey() {
  try {
    return localStorage.getItem(ofThisSite(ACTIVE)) ?? localStorage.getItem(ACTIVE) ?? undefined;
  } catch {
    return undefined;
  }
}
