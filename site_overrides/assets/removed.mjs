// Workspaces that were deleted in this tab. They can be put back until it is closed, also after a reload, or until they
// are deleted for good: a phone knows no question before a tap that went astray.
import * as documents from "./documents.mjs";
import { tell } from "./notices.mjs";
import { forgetPages } from "./reload.mjs";
import { ofThisSite } from "./site.mjs";

/** @typedef {NonNullable<Awaited<ReturnType<typeof documents.remove>>>} Removed */

const KEPT = ofThisSite("common-ground.removed");

/** @type {Removed[]} the last one last */
let removed = [];

/** Says what was deleted last, and offers it back. @param {boolean} kept  whether a reload leaves it here */
function tellRemoved(kept) {
  const last = removed.at(-1);
  tell("deleted", last !== undefined, last?.listed.name);
  tell("deleted-in-tab", kept);
  tell("deleted-on-page", !kept);
}

/** Keeps them in this tab; where there is no room for all, the oldest go first. @returns {boolean} whether the last is */
function keep() {
  for (let most = removed.length; most > 0; most >>= 1) {
    try {
      sessionStorage.setItem(KEPT, JSON.stringify(removed.slice(-most)));
      return true;
    } catch {
      // There is no room, or the browser refuses storage.
    }
  }
  try {
    sessionStorage.removeItem(KEPT);
  } catch {
    // A browser that refuses storage has nothing to forget.
  }
  return false;
}

/** Says on a page that was left since what was deleted before; what came back in another way is there. */
export async function tellRemovedBefore() {
  try {
    const kept = /** @type {Removed[]} */ (JSON.parse(sessionStorage.getItem(KEPT) ?? "[]"));
    const there = (await documents.list()).map(({ key }) => key);
    removed = kept.filter(({ listed }) => !there.includes(listed.key));
  } catch {
    return; // a browser that refuses storage has kept nothing
  }
  tellRemoved(keep());
}

/** @param {string} key  what pages left behind of any workspace goes too */
export async function remove(key) {
  const gone = await documents.remove(key);
  if (gone) removed.push(gone);
  forgetPages();
  tellRemoved(keep());
}

/** Puts back what was deleted last. */
export async function putBack() {
  const last = removed.pop();
  if (last) await documents.putBack(last);
  tellRemoved(keep());
}

/** Deletes for good what was deleted last. */
export function removeForGood() {
  removed.pop();
  tellRemoved(keep());
}
