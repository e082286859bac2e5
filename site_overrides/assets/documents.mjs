// Workspaces in this browser: one document each, with a revision that tells when another tab has changed it.
import { del, get, set, update } from "./vendor/idb-keyval.mjs";

/** @typedef {{ key: string, name: string, [field: string]: unknown }} WorkspaceDocument */
/** @typedef {{ revision: number, document: WorkspaceDocument }} Kept */
/** @typedef {{ key: string, name: string }} Listed */

const LIST = "common-ground/workspaces";
const ACTIVE = "common-ground.workspace";
const keptUnder = (/** @type {string} */ key) => `common-ground/workspace/${key}`;

export class Conflict extends Error {}

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
  return key === undefined ? undefined : (await read(key)) ?? (all[0] && read(all[0].key));
}

/**
 * Keeps a document. Rejects with a Conflict where another tab kept a newer one since `revision`.
 * @param {WorkspaceDocument} document @param {number} revision @returns {Promise<number>} the new revision
 */
export async function write(document, revision) {
  let conflict = false;
  await update(keptUnder(document.key), (/** @type {Kept | undefined} */ kept) => {
    if (kept && kept.revision !== revision) {
      conflict = true;
      return kept;
    }
    return { revision: revision + 1, document };
  });
  if (conflict) throw new Conflict();
  await update(LIST, (/** @type {Listed[] | undefined} */ all = []) => {
    const entry = { key: document.key, name: document.name };
    return all.some(({ key }) => key === entry.key) ? all.map((old) => (old.key === entry.key ? entry : old)) : [...all, entry];
  });
  activate(document.key);
  return revision + 1;
}

/** @param {string} key @returns {Promise<Kept | undefined>} what was removed, so that it can be put back */
export async function remove(key) {
  const removed = await read(key);
  await update(LIST, (/** @type {Listed[] | undefined} */ all = []) => all.filter((entry) => entry.key !== key));
  await del(keptUnder(key));
  return removed;
}

/** @param {Kept} removed */
export async function putBack(removed) {
  await set(keptUnder(removed.document.key), removed);
  await write(removed.document, removed.revision);
}

/** @param {string} key */
export function activate(key) {
  try {
    localStorage.setItem(ACTIVE, key);
  } catch {
    // Then the first workspace is shown at the next visit.
  }
}

function rememberedKey() {
  try {
    return localStorage.getItem(ACTIVE) ?? undefined;
  } catch {
    return undefined;
  }
}
