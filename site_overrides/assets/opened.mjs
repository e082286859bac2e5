// The workspace that a page shows: its document, the revision of it that this browser keeps, and what can be undone.
import * as documents from "./documents.mjs";
import { takeBack, tell } from "./notices.mjs";
import { today } from "./today.mjs";

/** @typedef {import("./documents.mjs").WorkspaceDocument} WorkspaceDocument */

/**
 * `alone`: another tab deleted it, and what was done since is in this page only.
 * @type {{ document: WorkspaceDocument | undefined, revision: number, earlier: WorkspaceDocument[], alone: boolean }}
 */
export const opened = { document: undefined, revision: 0, earlier: [], alone: false };

/** @returns {string} which workspace it is; empty without one */
export const keyOfOpened = () => opened.document?.key ?? "";

/** @param {unknown} failure */
function tellStore(failure) {
  const full = failure instanceof DOMException && failure.name === "QuotaExceededError";
  if (failure instanceof documents.Silence) tell("storage-silent", true);
  else tell(full ? "storage-full" : "storage-refused", true);
}

/** Opens the workspace that was last worked on, with nothing to undo. */
export async function openActive() {
  const kept = await documents.readActive().catch(tellStore);
  Object.assign(opened, { document: kept?.document, revision: kept?.revision ?? 0, earlier: [], alone: false });
  tell("gone", false);
}

/** @param {WorkspaceDocument} changed @returns {Promise<boolean>} false where another tab was first */
export async function keep(changed) {
  const same = opened.document?.key === changed.key;
  try {
    opened.revision = await documents.write(changed, same ? opened.revision : 0, today());
    opened.alone = false;
    takeBack("storage-refused", "storage-full", "storage-silent", "conflict", "renewed", "gone");
  } catch (failure) {
    if (failure instanceof documents.Conflict) return false;
    opened.alone = failure instanceof documents.Gone;
    if (opened.alone) tell("gone", true, changed.name);
    else tellStore(failure); // the work goes on in this page, and can be saved as a file
  }
  if (!same) opened.earlier = [];
  opened.document = changed;
  return true;
}

/**
 * Takes up what another tab has kept, with nothing to undo: that would undo what was done there.
 * @returns {Promise<boolean>} whether there was something newer
 */
export async function takeNewest() {
  const { document, revision } = opened;
  let newest;
  try {
    newest = await documents.read(keyOfOpened());
  } catch (failure) {
    tellStore(failure);
    return false;
  }
  if (opened.alone) {
    // Put back elsewhere as it was, it takes what was done here; changed there since, it would undo that.
    if (document && newest?.revision === revision) await keep(document);
    return false;
  }
  tell("gone", !newest && revision > 0, document?.name);
  if (!newest || newest.revision === revision) return false;
  Object.assign(opened, newest, { earlier: [] });
  return true;
}

/**
 * Keeps what another tab has deleted, as it is here.
 * @returns {Promise<boolean>} false where another tab has put it back and changed it since
 */
export async function keepAgain() {
  const { document, revision } = opened;
  if (!document) return true;
  opened.revision = 0;
  const kept = await keep(document);
  if (!kept) opened.revision = revision;
  return kept;
}
