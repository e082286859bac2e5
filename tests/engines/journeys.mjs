// What a person does, in words that every engine understands: run in the page by test_engines.py.
export const wait = async (find) => {
  for (;;) {
    const found = find();
    if (found) return found;
    await new Promise((resume) => setTimeout(resume, 100));
  }
};
const isThere = (element) => element.getClientRects().length > 0;
export const all = (selector) => [...document.querySelectorAll(selector)].filter(isThere);
export const press = async (name) =>
  (await wait(() => all("button, summary").find((element) => element.textContent.includes(name)))).click();
export const reads = (text) => wait(() => document.querySelector("article").textContent.includes(text));

export async function fill(selector, value) {
  const field = await wait(() => all(selector)[0]);
  field.focus();
  field.value = value;
  for (const type of ["input", "change"]) field.dispatchEvent(new Event(type, { bubbles: true }));
}
