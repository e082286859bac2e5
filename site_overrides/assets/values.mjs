// What a form, a field or a button sends to Python; and what was typed and not sent yet, which no rendering takes away.

/** @typedef {HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement} Field */
/** @typedef {{ name: string, size: number, base64?: string }} SentFile  without `base64` where the file is too large */
/** @typedef {Record<string, unknown>} Values */
/** @typedef {import("../../build/protocol.d.ts").ReadByPage} ReadByPage */

/**
 * What an element asks for: `own` is what the page itself reads of it, `looked` what is to be looked at from now on, and
 * `values` go to Python, which refuses those that it does not know.
 * @typedef {{ own: ReadByPage, looked: Values, values: Values }} Asked
 */

/** @type {Record<keyof ReadByPage, true>} the data-* attributes that the page itself reads */
const OWN = {
  action: true,
  previewAction: true,
  exportAction: true,
  pageAction: true,
  look: true,
  when: true,
  focus: true,
  picture: true,
  lock: true,
  withAssets: true,
  withPreviewed: true,
  drop: true,
  first: true,
  live: true,
  begin: true,
};

const NOT_SENT = ["focusVisibleAdded", "told"]; // the theme's mark of what the keyboard has reached, and notices.mjs's

const FIELDS = "input, select, textarea";

/** @type {WeakSet<Element>} */
const unsent = new WeakSet();

/** @param {Event} event  an input event */
export function remember(event) {
  unsent.add(/** @type {Element} */ (event.target));
}

/**
 * @param {Element} element  what was sent: a form with its fields, or a single field
 * @param {Values} [values]  what was sent of it, where a text may have been changed since, or left out: it stays
 */
export function release(element, values = {}) {
  for (const field of [element, ...element.querySelectorAll(FIELDS)])
    if (!isAnother(field, values)) unsent.delete(field);
}

/** @param {Element} field @param {Values} values @returns {boolean} whether another text stands in it than was sent */
function isAnother(field, values) {
  if (!field.matches("textarea, input[type=text]")) return false;
  const { name, value } = /** @type {Field} */ (field);
  return name in values && values[name] !== value;
}

/** @param {Element} element @returns {boolean} whether a person typed or chose here what was not sent yet */
export function isUnsent(element) {
  return unsent.has(element.closest("select") ?? element);
}

/**
 * A field that was not sent yet: `of` tells it from others, `place` from those that are the same in all; `value` is
 * whether it is ticked, or the values chosen in it, or what was typed.
 * @typedef {{ of: string, place: number, value: boolean | string[] | string }} Unsent
 */

/** @param {HTMLElement} element @returns {string} what tells it from others, whenever the page is rendered */
export function identityOf(element) {
  const { id, dataset, localName } = element;
  const data = Object.fromEntries(Object.entries(dataset).filter(([name]) => !NOT_SENT.includes(name)));
  const form = element.matches(`button, ${FIELDS}`) ? /** @type {Field} */ (element).form : null;
  const all = [localName, id, data, form && identityOf(form)];
  if (!element.matches(FIELDS)) return JSON.stringify(all);
  const { name, value } = /** @type {Field} */ (element);
  return JSON.stringify([...all, name, isTicked(element) && value]);
}

/** @param {Element} element @returns {element is HTMLInputElement} */
const isTicked = (element) => element.matches("[type=checkbox], [type=radio]");

/** @param {Field} field */
function valueIn(field) {
  if (isTicked(field)) return field.checked;
  return field instanceof HTMLSelectElement ? [...field.selectedOptions].map(({ value }) => value) : field.value;
}

/** @returns {[string, number, Field][]} every field of the page, and how many such fields stand before it */
function everyField() {
  /** @type {Map<string, number>} */
  const before = new Map();
  return [.../** @type {NodeListOf<Field>} */ (document.querySelectorAll(FIELDS))].map((field) => {
    const of = identityOf(field);
    const place = before.get(of) ?? 0;
    before.set(of, place + 1);
    return [of, place, field];
  });
}

/** @returns {Unsent[]} but no passphrase and no file, which are not to be kept */
export function unsentFields() {
  return everyField()
    .filter(([, , field]) => unsent.has(field) && !field.matches("[type=password], [type=file]"))
    .map(([of, place, field]) => ({ of, place, value: valueIn(field) }));
}

/** @param {Unsent[]} kept @returns {Unsent[]} those of them that have no field in the page yet */
export function withoutField(kept) {
  const there = everyField();
  return kept.filter((each) => !there.some(([of, place]) => of === each.of && place === each.place));
}

/** @param {Unsent[]} kept  what was typed and not sent before the page was loaded again; what was typed since stays */
export function typeAgain(kept) {
  if (kept.length === 0) return;
  for (const [of, place, field] of everyField()) {
    const found = kept.find((each) => each.of === of && each.place === place);
    if (!found || unsent.has(field)) continue;
    const { value } = found;
    if (isTicked(field)) field.checked = value === true;
    else if (!(field instanceof HTMLSelectElement)) field.value = String(value);
    else for (const option of field.options) option.selected = Array.isArray(value) && value.includes(option.value);
    unsent.add(field);
    for (let part = field.closest("details"); part; part = part.parentElement?.closest("details") ?? null)
      part.open = true;
  }
}

/** @param {string} identity @returns {HTMLElement | null} the form, field or button that has it */
export function elementOf(identity) {
  const all = /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(`form, button, ${FIELDS}`));
  return [...all].find((element) => identityOf(element) === identity) ?? null;
}

/**
 * @param {File} file @param {number} most  bytes; a larger file is named and not read
 * @returns {Promise<SentFile>}
 */
async function readFile(file, most) {
  const { name, size, type } = file;
  if (size > most) return { name, size };
  if (type.startsWith("image/")) {
    const { textsIn } = await import("./codes.mjs");
    return readFile(new File([await textsIn(file)], name), most); // of a picture, its codes are the text
  }
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve({ name, size, base64: String(reader.result).split(",", 2)[1] ?? "" });
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });
}

/** @param {DOMStringMap} data @param {Asked} asked  gets each attribute where it belongs */
function sortOut(data, { own, looked, values }) {
  for (const [name, value] of Object.entries(data)) {
    const [, first, rest] = /^look([A-Z])(.*)$/.exec(name) ?? [];
    if (NOT_SENT.includes(name)) continue;
    if (Object.hasOwn(OWN, name)) Object.assign(own, { [name]: value });
    else if (first) looked[first.toLowerCase() + rest] = value;
    else values[name] = value;
  }
}

/**
 * @param {HTMLElement} form  @param {Values} before  sent of it and of other forms, and chosen since
 * @param {Values} values  sent of it now
 * @returns {Values} with what it has no field for, and with the files that were chosen before: its field is empty since
 */
export function again(form, before, values) {
  const kept = { ...values };
  for (const [name, value] of Object.entries(before)) {
    const field = form.querySelector(`[name="${CSS.escape(name)}"]`);
    if (!field) kept[name] = value;
    else if (field.matches("[type=file]")) kept[name] = together(value, values[name]);
  }
  return kept;
}

/** @param {unknown} before @param {unknown} added  files @returns {SentFile[]} both, and the same file once */
function together(before, added) {
  const files = /** @type {SentFile[]} */ ([before, added].flat());
  return [...new Map(files.map((file) => [JSON.stringify([file.name, file.size, file.base64]), file])).values()];
}

/**
 * @param {HTMLElement} element @param {SubmitEvent | null} [event]
 * @returns {Promise<Asked>} its data-* attributes, and the fields of a form or the value of a field
 */
export async function valuesOf(element, event) {
  /** @type {Asked} */
  const asked = { own: {}, looked: {}, values: {} };
  sortOut(element.dataset, asked);
  const values = "look" in asked.own ? asked.looked : asked.values;
  const name = asked.own.look || "value"; // of the value of a single field
  if (element instanceof HTMLFormElement) {
    const data = new FormData(element, event?.submitter);
    for (const name of new Set(data.keys())) {
      const field = /** @type {HTMLInputElement | null} */ (element.querySelector(`[name="${CSS.escape(name)}"]`));
      const most = Number(field?.dataset.mostBytes ?? Infinity);
      const all = await Promise.all(
        data
          .getAll(name)
          .filter((value) => !(value instanceof File) || value.name) // a browser sends an empty file for none
          .map((value) => (value instanceof File ? readFile(value, most) : value)),
      );
      values[name] = field?.matches("[type=checkbox], [type=file], [data-many]") ? all : all[0];
    }
    sortOut(event?.submitter?.dataset ?? {}, asked);
    // What was read is not sent a second time with something else.
    const files = /** @type {NodeListOf<HTMLInputElement>} */ (element.querySelectorAll("input[type=file]"));
    for (const file of files) file.value = "";
  } else if (element instanceof HTMLInputElement && element.type === "checkbox") {
    values[name] = element.checked;
  } else if (element.matches(FIELDS)) {
    values[name] = /** @type {Field} */ (element).value;
  }
  return asked;
}

/** @param {EventTarget} page  where files may be dropped on any [data-drop] around a file input */
export function acceptDrops(page) {
  page.addEventListener("dragover", (event) => {
    if (/** @type {Element} */ (event.target).closest("[data-drop]")) event.preventDefault();
  });
  page.addEventListener("drop", (event) => {
    const { target, dataTransfer } = /** @type {DragEvent} */ (event);
    const input = /** @type {Element} */ (target).closest("[data-drop]")?.querySelector("input[type=file]");
    if (!(input instanceof HTMLInputElement) || !dataTransfer?.files.length) return;
    event.preventDefault();
    input.files = dataTransfer.files;
    input.dispatchEvent(new Event("change", { bubbles: true }));
  });
}
