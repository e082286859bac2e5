// What a page with a workspace does itself, without Python changing the workspace: `data-page-action` names it.
import { ask, kept, tellFailure } from "./asking.mjs";
import * as documents from "./documents.mjs";
import { save } from "./files.mjs";
import { page, takeBack, tell, tellBriefly, tellPersistence } from "./notices.mjs";
import { keepAgain } from "./opened.mjs";
import { putBack, remove, removeForGood } from "./removed.mjs";
import { forWordProcessors } from "./rich-text.mjs";
import { share } from "./sharing.mjs";

/** @typedef {import("./documents.mjs").WorkspaceDocument} WorkspaceDocument */
/** @typedef {import("../../build/protocol.d.ts").Notice} Notice */

/** @typedef {import("../../build/protocol.d.ts").PageActions} PageActions */
/** @typedef {{ take: (document: WorkspaceDocument, go?: string) => Promise<void>,
 *   show: () => Promise<void>, current: () => WorkspaceDocument | undefined, pressed: Element }} OfWorkspace */
/**
 * What is done elsewhere needs what only the page itself has.
 * @typedef {Exclude<keyof PageActions, "undo" | "discard" | "leave-out" | "cancel">} DoneHere
 */

/** @type {{ [Name in DoneHere]: (values: PageActions[Name], workspace: OfWorkspace) => unknown }} */
const PAGE_ACTIONS = {
  print: () => print(),
  reload: () => location.reload(),
  copy: ({ from }, { pressed }) => copy(textOf(from), pressed),
  share: ({ from }, { pressed }) => handOver(textOf(from), pressed),
  "camera-start": async () => {
    const { startCamera } = await import("./camera.mjs");
    startCamera().catch(tellFailure); // it goes on while other things are done
  },
  "camera-stop": async () => (await import("./camera.mjs")).stopCamera(),
  "copy-rich": async ({ from }, { pressed }) => {
    const blobs = Object.entries(forWordProcessors(placeOf(from))).map(([type, text]) => [
      type,
      new Blob([text], { type }),
    ]);
    try {
      await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs))]);
      tell("not-copied", false);
      tellBriefly("copied", pressed);
    } catch {
      tell("not-copied", true);
    }
  },
  "new": async ({ name = "", sample = "", go = "" }, { take }) => {
    const there = sample && (await kept()).find((entry) => entry.sample && entry.name === name);
    if (there) return switchTo(there.key, go);
    const reply = await ask({ request: "new-workspace", name, sample });
    if (reply) await take(reply.document, go);
  },
  open: async ({ file: [file] = [], passphrase = "" }, { take }) => {
    if (!file?.name) return;
    const text = new TextDecoder().decode(Uint8Array.from(atob(file.base64 ?? ""), (symbol) => symbol.charCodeAt(0)));
    const taken = (await kept()).map(({ key, name }) => ({ key, name }));
    const opening = { request: /** @type {const} */ ("open-workspace"), name: file.name, taken };
    let reply = await ask({ ...opening, text, unlocks: Boolean(passphrase) });
    if (reply?.locked) {
      const { canLock, unlock } = await import("./lock.mjs");
      const opened = canLock() ? await unlock(reply.locked, passphrase) : null;
      tell("cannot-lock", !canLock());
      tell("wrong-passphrase", canLock() && opened === null);
      reply = opened !== null && (await ask({ ...opening, text: opened }));
    }
    if (reply) await take(reply.document);
  },
  "save-as-it-is": (_values, { current }) =>
    save({ name: "common-ground.json", type: "application/json", text: JSON.stringify(current()) }),
  switch: ({ key }) => switchTo(key),
  delete: async ({ key }, { show }) => {
    await remove(key);
    await show();
  },
  "delete-for-good": () => removeForGood(),
  "put-back": async (_values, { show }) => {
    await putBack();
    await show();
  },
  "keep-again": async (_values, workspace) => {
    if (!(await keepAgain())) await keepCopy(workspace);
  },
  "keep-copy": (_values, workspace) => keepCopy(workspace),
  persist: async () => tellPersistence(await navigator.storage?.persist?.()),
};

/** @param {string} name @param {import("./values.mjs").Values} values @param {OfWorkspace} workspace */
export function doByPage(name, values, workspace) {
  if (!Object.hasOwn(PAGE_ACTIONS, name)) throw new Error(`There is no page action ${name}`);
  const each = /** @type {(values: any, workspace: OfWorkspace) => unknown} */ (
    PAGE_ACTIONS[/** @type {DoneHere} */ (name)]
  );
  return each(values, workspace);
}

/** @param {string} selector @returns {Element} what stands there */
function placeOf(selector) {
  const place = page.querySelector(selector);
  if (!place) throw new Error(`There is nothing at ${selector}`);
  return place;
}

/** @param {string} selector @returns {string} the text that stands there */
function textOf(selector) {
  const place = placeOf(selector);
  return place instanceof HTMLTextAreaElement ? place.value : (place.textContent ?? "");
}

/** @param {string} text @param {Element} pressed */
async function copy(text, pressed) {
  try {
    await navigator.clipboard.writeText(text);
    tell("not-copied", false);
    tellBriefly("copied", pressed);
    tellSent("copied-to-send");
  } catch {
    tell("not-copied", true);
  }
}

/**
 * Says what comes next once the sheet took it: one that is handed over again is told again.
 * @param {string} text @param {Element} pressed
 */
async function handOver(text, pressed) {
  tell("handed-over", false);
  if (await share(text, () => copy(text, pressed))) tellSent("handed-over");
}

/** Says what comes next where something is to be sent, and no longer that it is. @param {Notice} how */
function tellSent(how) {
  takeBack("handed-over", "copied-to-send", "to-send");
  tell(how, true);
}

/** Keeps what the page shows under a key of its own. @param {OfWorkspace} workspace */
async function keepCopy({ take, current }) {
  const document = current();
  if (!document) return;
  const { key, name } = document;
  const taken = [...(await kept()).map((entry) => ({ key: entry.key, name: entry.name })), { key, name }];
  const reply = await ask({ request: "open-workspace", name, text: JSON.stringify(document), taken });
  if (reply) await take(reply.document);
}

/** @param {string} key @param {string} [go]  the page to go on with; empty for this one */
function switchTo(key, go = "") {
  documents.activate(key);
  if (go) location.href = go;
  else location.reload();
}
