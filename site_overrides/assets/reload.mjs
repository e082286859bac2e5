// What of a page outlives a reload, and ends with the tab: what was typed and not sent, a preview, what is looked at,
// and what can be undone.
import { ofThisSite } from "./site.mjs";
import { identityOf, unsentFields, withoutField } from "./values.mjs";

/** @typedef {import("./documents.mjs").WorkspaceDocument} WorkspaceDocument */
/** @typedef {import("./values.mjs").Values} Values */

/**
 * Of a page of the workspace `key`, "" without one: each `previewed` names the `sources` of its values as `identityOf`
 * does, and `earlier` are the documents before `revision`.
 * @typedef {{ key: string, revision: number, fields: import("./values.mjs").Unsent[], look: Values,
 *   previewed: { name: string, values: Values, sources: string[] }[], earlier: WorkspaceDocument[] }} PageState
 */

/** @param {string} view @param {string} part */
const keyOf = (view, part) => ofThisSite(`common-ground.${view}.${part}`);

/**
 * @param {string} view
 * @param {() => Omit<PageState, "fields" | "previewed"> & { previewed: { name: string, values: Values, sources: HTMLElement[] }[] }} now
 * @param {() => PageState | null} notTakenUp  what was left before and is not all in the page yet: it stays kept
 */
export function keepForReload(view, now, notTakenUp) {
  const keep = () => {
    const { key, revision, look, previewed, earlier } = now();
    const left = notTakenUp();
    if (left && left.key !== key) return; // nothing of it is in the page yet
    write(view, "page", { key, revision, look, fields: [...unsentFields(), ...withoutField(left?.fields ?? [])] });
    if (left) return;
    const named = previewed.map((each) => ({ ...each, sources: each.sources.map(identityOf) }));
    write(view, "previewed", named);
    // Where there is no room for all, the oldest go first.
    for (let most = earlier.length; !write(view, "earlier", earlier.slice(-most)) && most > 1; ) most >>= 1;
  };
  addEventListener("pagehide", keep);
  // A phone ends a page that is out of sight without a word.
  document.addEventListener("visibilitychange", () => document.hidden && keep());
}

/** @param {string} view @param {string} part @param {object | null} state @returns {boolean} whether there was room */
function write(view, part, state) {
  try {
    sessionStorage.removeItem(keyOf(view, part)); // rather nothing than what no longer holds
    sessionStorage.setItem(keyOf(view, part), JSON.stringify(state));
    return true;
  } catch {
    return false;
  }
}

/** Forgets all that pages of this site left behind in this tab. */
export function forgetPages() {
  try {
    for (const key of Object.keys(sessionStorage)) if (key.endsWith(ofThisSite(""))) sessionStorage.removeItem(key);
  } catch {
    // A browser that refuses storage has nothing to forget.
  }
}

/** @param {string} view @returns {PageState | null} the page as this tab left it */
export function leftBehind(view) {
  const read = (/** @type {string} */ part) => JSON.parse(sessionStorage.getItem(keyOf(view, part)) ?? "null");
  try {
    const page = read("page");
    return page && { ...page, previewed: read("previewed") ?? [], earlier: read("earlier") ?? [] };
  } catch {
    return null; // a browser that refuses storage has kept nothing
  }
}
