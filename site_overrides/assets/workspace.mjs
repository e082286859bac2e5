// A page that shows a workspace. Python renders it and does what its forms and buttons name; this script carries
// values there, keeps the changed document, and puts the HTML into the page.
import * as documents from "./documents.mjs";
import { startPython } from "./runtime.mjs";
import { Idiomorph } from "./vendor/idiomorph.mjs";

/** @typedef {import("./documents.mjs").WorkspaceDocument} WorkspaceDocument */

const page = /** @type {HTMLElement} */ (document.querySelector("[data-workspace]"));
const view = page.dataset.workspace ?? "";
const shown = /** @type {HTMLElement} */ (page.querySelector("[data-shown]"));
const root = page.dataset.root ?? "";

/** @type {WorkspaceDocument | undefined} */
let current;
let revision = 0;
/** @type {WorkspaceDocument[]} */
const earlier = [];
/** @type {Record<string, unknown>} values of the last preview: an action may ask for them again */
let previewed = {};

let python = startPython(onStage);

/** @param {string} stage */
function onStage(stage) {
  page.dataset.runtime = stage;
  for (const line of page.querySelectorAll("[data-runtime-state]")) {
    /** @type {HTMLElement} */ (line).hidden = /** @type {HTMLElement} */ (line).dataset.runtimeState !== stage;
  }
}

/** @param {string} when @param {boolean} visible @param {string} [message] */
function tell(when, visible, message) {
  for (const element of page.querySelectorAll(`[data-when=${when}]`)) {
    /** @type {HTMLElement} */ (element).hidden = !visible;
    const place = element.querySelector("[data-message]");
    if (place) place.textContent = message ?? "";
  }
}

/** @param {object} message @returns {Promise<any>} the reply; null where there is none, which is told */
async function ask(message) {
  page.setAttribute("aria-busy", "true");
  const slow = setTimeout(() => tell("working", true), 400);
  try {
    const reply = await python.request({ today: today(), fresh: crypto.randomUUID(), root, ...message });
    tell("refused", !reply.ok, reply.message);
    return reply.ok ? reply : null;
  } catch (failure) {
    console.error(failure);
    tell("failed", true);
    return null;
  } finally {
    clearTimeout(slow);
    tell("working", false);
    page.removeAttribute("aria-busy");
  }
}

function today() {
  const now = new Date();
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
}

// What is shown and kept.

/** @param {string} html  rendered by Python, which escapes every text in it */
function display(html) {
  // What a person is typing at this moment stays, and so does the focus.
  Idiomorph.morph(shown, html, { morphStyle: "innerHTML", ignoreActiveValue: true });
  shown.hidden = false;
  tell("empty", false);
  document.dispatchEvent(new CustomEvent("workspace-shown"));
}

/** @param {WorkspaceDocument} changed */
async function keep(changed) {
  try {
    revision = await documents.write(changed, current?.key === changed.key ? revision : 0);
    tell("storage-refused", false);
  } catch (failure) {
    if (failure instanceof documents.Conflict) {
      tell("conflict", true);
      return false;
    }
    tell("storage-refused", true); // the work goes on in this page, and can be saved as a file
  }
  return true;
}

/** @param {object} [action] */
async function render(action = {}) {
  if (!current) return;
  const reply = await ask({ request: "workspace", view, document: current, ...action });
  if (!reply) return;
  if (reply.document) {
    if (!(await keep(reply.document))) return;
    earlier.push(current);
    current = reply.document;
    tell("undo", true);
    page.querySelector("[data-preview]")?.replaceChildren();
  }
  display(reply.html);
}

/** @param {WorkspaceDocument} document  a new one, or one from a file */
async function take(document) {
  earlier.length = 0;
  tell("undo", false);
  if (!(await keep(document))) return;
  current = document;
  await render();
}

async function undo() {
  const before = earlier.pop();
  tell("undo", earlier.length > 0);
  if (!before || !(await keep(before))) return;
  current = before;
  await render();
}

// Values: what a form, a field or a button sends along.

/** @param {File} file @returns {Promise<{ name: string, base64: string }>} */
function readFile(file) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve({ name: file.name, base64: String(reader.result).split(",", 2)[1] ?? "" });
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });
}

/** @param {HTMLElement} element @param {SubmitEvent | null} [event] @returns {Promise<Record<string, unknown>>} */
async function valuesOf(element, event) {
  const { action, previewAction, exportAction, ...values } = /** @type {Record<string, unknown>} */ ({ ...element.dataset });
  if (element instanceof HTMLFormElement) {
    const data = new FormData(element, event?.submitter);
    for (const name of new Set(data.keys())) {
      const all = await Promise.all(data.getAll(name).map((value) => (value instanceof File ? readFile(value) : value)));
      const several = element.querySelector(`[name="${CSS.escape(name)}"]:is([type=checkbox], [type=file], select[multiple])`);
      values[name] = several ? all : all[0];
    }
  } else if (element instanceof HTMLInputElement && element.type === "checkbox") {
    values.value = element.checked;
  } else if (element instanceof HTMLInputElement || element instanceof HTMLSelectElement || element instanceof HTMLTextAreaElement) {
    values.value = element.value;
  }
  return "withPreviewed" in values ? { ...previewed, ...values } : values;
}

let queue = Promise.resolve();

/** @param {HTMLElement} element @param {SubmitEvent | null} [event]  one thing after the other, in the order asked for */
function perform(element, event = null) {
  const { action, previewAction, exportAction } = element.dataset;
  const collected = valuesOf(element, event);
  queue = queue.then(async () => {
    const values = await collected;
    if (action) await render({ action, values });
    if (previewAction) await showPreview(previewAction, values);
    if (exportAction) await saveFile(exportAction, values);
  });
}

/** @param {string} preview @param {Record<string, unknown>} values */
async function showPreview(preview, values) {
  previewed = values;
  const reply = await ask({ request: "preview", preview, values, document: current });
  const place = page.querySelector("[data-preview]");
  if (!reply || !place) return;
  place.innerHTML = reply.html;
  /** @type {HTMLElement | null} */ (place.querySelector("[tabindex='-1']"))?.focus();
}

/** @param {string} name @param {Record<string, unknown>} values */
async function saveFile(name, values) {
  const file = await ask({ request: "export", export: name, values, document: current });
  if (!file) return;
  const bytes = "base64" in file ? Uint8Array.from(atob(file.base64), (symbol) => symbol.charCodeAt(0)) : file.text;
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([bytes], { type: file.type }));
  link.download = file.name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

// Events. Forms act when they are sent, single fields when they change, buttons when they are pressed.

const NAMED = ":is([data-action], [data-preview-action], [data-export-action])";

page.addEventListener("submit", (event) => {
  const form = /** @type {HTMLFormElement} */ (event.target);
  if (!form.matches(NAMED)) return;
  event.preventDefault();
  perform(form, event);
});

page.addEventListener("change", (event) => {
  const field = /** @type {HTMLElement} */ (event.target);
  if (field.matches(`:is(input, select, textarea)${NAMED}`)) perform(field);
  else if (field instanceof HTMLInputElement && field.type === "file" && field.form?.matches(NAMED)) field.form.requestSubmit();
});

/** @type {Record<string, (values: DOMStringMap) => unknown>} */
const PAGE_ACTIONS = {
  "undo": undo,
  "print": () => print(),
  "reload": () => location.reload(),
  "cancel": () => {
    python.stop();
    python = startPython(onStage);
    tell("working", false);
  },
  "copy": async ({ text = "", from = "" }) => {
    const copied = from ? page.querySelector(from)?.textContent ?? "" : text;
    await navigator.clipboard.writeText(copied).then(() => tell("copied", true), () => tell("not-copied", true));
  },
  "new": async ({ name = "", sample = "" }) => {
    const reply = await ask({ request: "new-workspace", name, sample });
    if (reply) await take(reply.document);
  },
  "switch": async ({ key = "" }) => {
    documents.activate(key);
    location.reload();
  },
  "delete": async ({ key = "" }) => {
    const removed = await documents.remove(key);
    if (!removed) return;
    await documents.write(removed.document, removed.revision).catch(() => {});
  },
};

page.addEventListener("click", (event) => {
  const button = /** @type {HTMLElement | null} */ (/** @type {Element} */ (event.target).closest("button, a[data-page-action]"));
  if (!button) return;
  if (button.dataset.pageAction) PAGE_ACTIONS[button.dataset.pageAction]?.(button.dataset);
  else if (button.matches(NAMED)) perform(button);
});

page.addEventListener("dragover", (event) => {
  if (/** @type {Element} */ (event.target).closest("[data-drop]")) event.preventDefault();
});
page.addEventListener("drop", (event) => {
  const area = /** @type {HTMLElement | null} */ (/** @type {Element} */ (event.target).closest("[data-drop]"));
  const input = area?.querySelector("input[type=file]");
  if (!(input instanceof HTMLInputElement) || !event.dataTransfer?.files.length) return;
  event.preventDefault();
  input.files = event.dataTransfer.files;
  input.dispatchEvent(new Event("change", { bubbles: true }));
});

const opened = await documents.readActive().catch(() => (tell("storage-refused", true), undefined));
if (opened) {
  ({ revision } = opened);
  current = opened.document;
  await render();
} else {
  tell("empty", true);
}
