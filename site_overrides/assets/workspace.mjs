// A page that shows a workspace. Python renders it and does what its forms and buttons name; this script carries
// values there, keeps the changed document, and puts the HTML into the page.
import { ask, tellFailure } from "./asking.mjs";
import { request } from "./client.mjs";
import { display, morph, piecesThere, shown } from "./display.mjs";
import * as documents from "./documents.mjs";
import { listen } from "./events.mjs";
import { readAssets, save } from "./files.mjs";
import { holdFocus, leadTo, putFocus, wentOn } from "./focus.mjs";
import { page, tell, tellBriefly, tellPersistence, tellWorking } from "./notices.mjs";
import { keep, keyOfOpened, openActive, opened, takeNewest } from "./opened.mjs";
import { doByPage } from "./page-actions.mjs";
import { showPath } from "./path.mjs";
import { keepForReload, leftBehind } from "./reload.mjs";
import { tellRemovedBefore } from "./removed.mjs";
import { tellRunning } from "./running.mjs";
import { keepShown, madeFrom, showBefore } from "./shown-before.mjs";
import { forgetPath, ownResult, read } from "./storage.mjs";
import { today } from "./today.mjs";
import { again, elementOf, release, typeAgain, valuesOf } from "./values.mjs";

/** @typedef {import("./documents.mjs").WorkspaceDocument} WorkspaceDocument */
/** @typedef {import("../../build/protocol.d.ts").ExportName} ExportName */
/** @typedef {import("./values.mjs").Asked} Asked */
/** @typedef {import("./values.mjs").Values} Values */

const view = page.dataset.workspace ?? "";
/** @type {Values} what the reader looks at: part of no document */
let look = {};
/** @typedef {{ name: string, values: Values, sources: HTMLElement[] }} Previewed  `sources` are where it was typed */
/** @type {Map<Element, Previewed>} the previews in the page, by the places where they stand */
const previews = new Map();

/** Shows what another tab has kept, if it is newer. @returns {Promise<boolean>} whether it stands there */
async function renew() {
  if (!(await takeNewest()) || !(await render())) return false;
  await previewAgain();
  return true;
}

/**
 * @param {object} [action]  done again on the newest document where another tab was first
 * @param {() => void} [done]  called after the action, before its result is shown
 * @param {boolean} [quietly]  as of `ask`
 * @returns {Promise<boolean | null | undefined>} as of `ask`
 */
async function render(action = {}, done = () => {}, quietly = false) {
  if (!opened.document) return false;
  const before = opened.document;
  const there = quietly ? [] : piecesThere(); // what stands there from before is not taken for Python's
  const own = ownResult();
  const shows = { view, look, document: before, there, own };
  const made = madeFrom(look);
  const reply = await ask({ request: "workspace", ...shows, ...action }, quietly);
  if (!reply) return reply;
  if (reply.document) {
    if (!(await keep(reply.document))) {
      if (!(await renew())) return false;
      const again = await render(action, done);
      tell("conflict", again === true);
      return again;
    }
    if ("action" in action && before.key === keyOfOpened()) opened.earlier.push(before); // a look is not undone
    done();
  }
  display(reply.html, reply.path);
  if (!reply.document) keepShown(view, look, reply, made);
  else if (JSON.stringify(own) === JSON.stringify(ownResult())) keepShown(view, look, reply, madeFrom(look));
  getReady();
  makeNextAhead();
  if (shown.querySelector("[data-settled]")) opened.earlier = []; // what may have been given out is not undone
  tell("undo", opened.earlier.length > 0);
  if (reply.document && shown.querySelector("[data-shows-kept]")) await render(); // it was written before this was kept
  return true;
}

/** @param {WorkspaceDocument} document  a new one, or one from a file @param {string} [go]  the page to go on with */
async function take(document, go) {
  if (!(await keep(document))) return;
  tell("undo", false);
  if (go) location.href = go;
  else await render();
}

async function undo() {
  const before = opened.earlier.pop();
  tell("undo", opened.earlier.length > 0);
  if (!before) return;
  if (!(await keep(before))) return follow();
  await render();
  await previewAgain();
}

/** Shows what was changed in another tab. */
async function follow() {
  if (await renew()) tellBriefly("renewed");
}

/** @param {string} name  of a preview @returns {Element | null} where it stands */
const placeOf = (name) =>
  page.querySelector(`[data-preview-of="${name}"]`) ?? page.querySelector("[data-preview-of='']");

/**
 * Shows a preview of values that are not in the workspace yet; one that cannot be made takes the place of none.
 * @param {Previewed} next @param {() => boolean} [mayFocus]  asked once it is shown
 */
async function preview(next, mayFocus = () => false) {
  const { name, values } = next;
  const reply = await ask({ request: "preview", preview: name, values, look, document: opened.document });
  const place = placeOf(name);
  if (!place || !reply) return;
  previews.set(place, next);
  const focus = mayFocus();
  if (focus) place.innerHTML = reply.html;
  else morph(place, reply.html);
  if (focus) putFocus(/** @type {HTMLElement | null} */ (place.querySelector("[data-first], [tabindex='-1']")));
}

async function previewAgain() {
  for (const [place, each] of [...previews]) {
    if (place.isConnected && place.hasAttribute("data-preview-of")) await preview(each);
    else previews.delete(place); // nothing is added there any more
  }
}

/** @param {Previewed} [gone] */
function clearPreview(gone) {
  for (const [place, each] of previews) {
    if (each !== gone) continue;
    place.replaceChildren();
    previews.delete(place);
  }
}

/**
 * @param {Previewed | undefined} from  what is looked at; a text that is left out of it stays in its field
 * @param {unknown} of  the value that holds what is left out @param {unknown} place  of a file, in that value
 * @param {() => boolean} mayFocus
 */
async function leaveOut(from, of, place, mayFocus) {
  if (!from) return;
  const name = String(of);
  const held = from.values[name];
  const left = Array.isArray(held) ? held.filter((_, each) => each !== Number(place)) : "";
  await preview({ ...from, values: { ...from.values, [name]: left } }, mayFocus);
}

/** @type {ExportName[]} the files that hold all of the workspace */
const WHOLE = ["workspace", "workspace-locked"];

/** @param {ExportName} name @param {Values} values @param {Asked["own"]} own */
async function saveFile(name, values, { withAssets, picture, lock: locked }) {
  const { passphrase, ...others } = values;
  if (locked) values = others; // the passphrase stays in this page
  if (withAssets) values = { ...values, assets: await readAssets(withAssets.split(" ")) };
  const file = await ask({ request: "export", export: name, values, look, document: opened.document });
  if (!file) return;
  if (Boolean(file.lock) !== Boolean(locked)) throw new Error(`${name} is not locked as the page says`);
  if (file.lock) {
    const { canLock, lock } = await import("./lock.mjs");
    tell("cannot-lock", !canLock());
    if (!canLock()) return;
    file.text = await lock(file.text, String(passphrase), file.lock);
  }
  await save(file, picture);
  if (!WHOLE.includes(name)) return;
  await documents.markSaved(keyOfOpened(), opened.revision, today()).catch(() => {});
  await render();
}

/** @param {unknown} id  where to go on when what was pressed may be gone; nothing where it stays */
function focusOn(id) {
  if (!id) return;
  const next = document.getElementById(String(id));
  for (let part = next?.closest("details"); part; part = part.parentElement?.closest("details")) part.open = true;
  leadTo(next);
}

/**
 * @param {HTMLElement} element @param {Asked} asked  of it; what it names is done
 * @param {{ pressed: boolean, place: Element | null, left: () => boolean }} how  `place` is that of the preview in which
 *   it was pressed, and `left` tells whether the person went on to something else since
 */
async function act(element, { own, looked, values: sent }, { pressed, place, left }) {
  const focusNext = () => left() || focusOn(own.focus);
  const { action, previewAction, exportAction, pageAction } = own;
  const around = place ? previews.get(place) : undefined;
  const withPreviewed = "withPreviewed" in own;
  const at = previewAction && element instanceof HTMLFormElement ? placeOf(previewAction) : null;
  const there = at ? previews.get(at) : undefined;
  const before = there?.name === previewAction ? there : undefined; // what is looked at later joins it
  const values = withPreviewed ? { ...around?.values, ...sent } : before ? again(element, before.values, sent) : sent;
  if (pageAction === "undo") await undo();
  else if (pageAction === "discard") clearPreview(around);
  else if (pageAction === "leave-out") await leaveOut(around, values.of, values.place, () => !left());
  else if (pageAction)
    await doByPage(pageAction, values, { take, show, current: () => opened.document, pressed: element });
  if (pageAction) focusNext();
  const lookedBefore = look;
  if ("look" in own) look = { ...look, ...looked };
  if ("look" in own && !action) {
    release(element);
    if (!(await render())) look = lookedBefore; // else what cannot be shown would stand in the way of everything else
    focusNext();
  }
  if (action) {
    const done = await render({ action, values }, () => {
      release(element);
      if (!withPreviewed) return;
      for (const source of around?.sources ?? []) release(source, around?.values);
      clearPreview(around);
    });
    if (!done) look = lookedBefore; // who is refused stays where they are
    if (done) focusNext();
    // Who pressed Save and stays where they are sees nothing change.
    if (done && element instanceof HTMLFormElement && !own.focus && element.checkVisibility())
      tellBriefly("saved", element);
    if (done) await previewAgain();
  }
  if (previewAction) {
    const sources = withPreviewed && around ? around.sources : [...new Set([...(before?.sources ?? []), element])];
    await preview({ name: previewAction, values, sources }, () => pressed && !left());
  }
  if (exportAction) await saveFile(exportAction, values, own);
}

let ready = false;

/** The first preview of a page takes twice as long as the next ones: Python gets ready for it while the reader looks. */
function getReady() {
  if (ready) return;
  ready = true;
  setTimeout(getReadyFor, 1000, 0);
}

/** @param {number} step  what the reader asks for goes before the next one */
async function getReadyFor(step) {
  const reply = await request({ request: "prepare-view", view, step }, false);
  if (reply?.more) setTimeout(getReadyFor, 0, step + 1);
}

const QUIET = 2000; // milliseconds without another change: what is pressed next should not wait for this
/** @type {ReturnType<typeof setTimeout> | undefined} */
let later;

/** Makes the page that comes next while the reader looks at this one. */
function makeNextAhead() {
  clearTimeout(later);
  if (!shown.querySelector("[data-made-ahead]")) return;
  const make = async () => (await import("./made-ahead.mjs")).makeAhead();
  later = setTimeout(() => make().catch(() => {}), QUIET); // else it is made when somebody comes
}

let queue = Promise.resolve();
let beginning = true; // until Python has made the page, or cannot: what is pressed waits, each once
/** @type {Set<HTMLElement>} */
let waiting = new Set();

/** Whoever cancels while the page begins means all that waits for it. */
function dropWaiting() {
  if (beginning) waiting = new Set();
}

/** @param {HTMLElement} element @param {SubmitEvent | null} [event]  one thing after the other, in the order asked for */
function perform(element, event = null) {
  if (beginning && waiting.has(element)) return; // pressed again, it is still to be done once
  if (beginning) waiting.add(element);
  const among = waiting;
  const collected = valuesOf(element, event);
  const pressed = event !== null || !("live" in element.dataset);
  const place = element.closest("[data-preview-of]"); // asked now, since what was asked for before may replace it
  const bringBack = holdFocus();
  const left = wentOn();
  const done = beginning ? tellWorking() : () => {};
  queue = queue
    .then(async () => among === waiting && act(element, await collected, { pressed, place, left }))
    .catch(tellFailure)
    .then(bringBack)
    .then(done);
}

listen(perform, dropWaiting);

const story = location.hash === "#story";
let awaited = story || location.hash === "#begin"; // whether what the link asks for is still to be made

/** @param {boolean} going  whether the page is being made: until then it says neither what is there nor that nothing is */
function tellOpening(going) {
  tell("opening", going);
  tell("story", going && story);
}

/**
 * Shows the workspace that was last worked on, or how to begin.
 * @param {import("./reload.mjs").PageState | null} [left]  the page as this tab left it
 */
async function show(left = null) {
  await openActive();
  const same = left?.key === keyOfOpened() ? left : null;
  if (same?.revision === opened.revision) opened.earlier = same.earlier;
  if (same) look = same.look;
  tell("undo", opened.earlier.length > 0);
  const before = !awaited && !led() && (await showBefore(view, look));
  if (before && same) typeAgain(same.fields);
  tellOpening(awaited || (opened.document !== undefined && !before));
  let rendered = await render({}, undefined, before);
  if (rendered === false && same) {
    look = {}; // what was looked at is gone
    rendered = await render();
  }
  if (opened.document || !awaited) tellOpening(false);
  if (same) await takeUp(same);
  tell("cancelled", opened.document !== undefined && rendered === undefined && !before);
  if (rendered || (opened.document && rendered !== false) || (awaited && !opened.document)) return;
  shown.hidden = true;
  if (!opened.document) forgetPath();
  showPath();
  tell("workspace", false);
  tell("empty", true);
  tell("unreadable", opened.document !== undefined);
  getReady(); // whoever comes to begin goes on soon
}

/** @param {import("./reload.mjs").PageState} left */
async function takeUp({ fields, previewed }) {
  typeAgain(fields);
  if (!opened.document) return;
  for (const each of previewed)
    await preview({ ...each, sources: each.sources.map(elementOf).filter((source) => source !== null) });
  typeAgain(fields); // those in the preview
}

tellRunning(import.meta.url); // what follows has its own notices
const LED = ["#again", "#collect-begun"]; // buttons: to a new measurement, and to the answers of one that has begun
const led = () => LED.find((id) => id === location.hash);

/** A reader who comes by a link that says so goes on at once: with their own result, or with the story of a sample. */
async function begin() {
  const id = led();
  if (story) {
    history.replaceState(null, "", location.pathname + location.search); // a reload does not ask again
    perform(/** @type {HTMLElement} */ (page.querySelector("[data-sample=story]")));
    await queue;
  }
  if (!id && location.hash !== "#begin") return;
  if (id) history.replaceState(null, "", location.pathname + location.search);
  if (!id && (!opened.document || opened.document.sample)) {
    const reply = await ask({ request: "new-workspace", begin: view, fragment: read().fields.fragment ?? "" });
    if (reply) await take(reply.document);
  }
  const place = /** @type {HTMLElement | null} */ (shown.querySelector(id ?? "[data-begin]"));
  place?.scrollIntoView();
  if (place instanceof HTMLButtonElement)
    place.click(); // it leads there
  else place?.focus({ preventScroll: true });
}

if (story) tellOpening(true);
/** @type {import("./reload.mjs").PageState | null} what this tab left behind, until all of it is in the page again */
let left = leftBehind(view);
const first = story ? Promise.resolve() : show(left); // what is there would only flash up
queue = first.catch(() => {}); // what is pressed meanwhile waits until all of the page is there
const now = () => ({ key: keyOfOpened(), look, previewed: [...previews.values()], ...opened });
keepForReload(view, now, () => (opened.document && left?.key !== keyOfOpened() ? null : left));
const followInTurn = () => (queue = queue.then(follow).catch(tellFailure));
documents.onOtherTab((key, newest) => {
  if (key === keyOfOpened() && newest > opened.revision && !document.hidden) followInTurn();
});
document.addEventListener("visibilitychange", () => document.hidden || followInTurn());
addEventListener("pageshow", ({ persisted }) => persisted && followInTurn()); // a page that rested was not told
if (page.querySelector("[data-when=persisted]")) navigator.storage?.persisted?.().then(tellPersistence);
await first;
left = null;
beginning = false;
if (page.querySelector("[data-when=deleted]")) await tellRemovedBefore();
await begin();
if (awaited) {
  awaited = false;
  tellOpening(false);
  if (!opened.document) await show(); // it was not made
}
