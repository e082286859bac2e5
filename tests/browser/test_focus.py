"""The focus stays where a person works, whatever they do: every button and choice of every part, one after the other.

Python answers on this machine instead of in the page, and the browser's store at once: so that it is known when all is
done, and done soon.
"""

import json
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route

from assessment.browser import handle
from assessment.workspace import parts
from tests.browser.conftest import UNHURRIED
from tests.browser.test_how_to_read import FUNCTION
from tests.browser.test_team import choose, start
from tests.browser_binary import FLAGS, browser_binary
from tests.workspaces import KEPT

pytestmark = pytest.mark.browser

CLIENT = """
import { page } from "./notices.mjs";
export const start = () => {};
export const startAnew = start;
export const request = async (message) => {
  const reply = await askPython(JSON.stringify({ root: page.dataset.root, today: "2026-11-22", ...message }));
  await globalThis.held;
  return JSON.parse(reply);
};
"""

STORE = """
const read = (key) => JSON.parse(localStorage.getItem(key) ?? "null") ?? undefined;
export const get = async (key) => read(key);
export const update = async (key, change) => localStorage.setItem(key, JSON.stringify(change(read(key))));
export const delMany = async (keys) => keys.forEach((key) => localStorage.removeItem(key));
"""

NEXT = """done => {
  const kinds = ["action", "previewAction", "pageAction", "look"];
  const left = new Set(["print", "new", "switch", "open", "reload", "cancel", "save-as-it-is", "persist"]);
  const kindOf = ({ dataset }) =>
    kinds.filter((kind) => kind in dataset).map((kind) => `${kind} ${dataset[kind]}`).join();
  const page = document.querySelector("[data-workspace]");
  for (const details of page.querySelectorAll("details")) details.open = true;
  for (const element of page.querySelectorAll("button, select, input[type=checkbox], input[type=radio]")) {
    const own = element.matches("button") && element.type === "submit" && element.form ? element.form : element;
    const kind = kindOf(own) || kindOf(element);
    if (!kind || done.includes(kind) || left.has(own.dataset.pageAction) || !element.getClientRects().length) continue;
    if (element.disabled || own.querySelector?.("[type=file]")) continue;
    for (const field of own === element ? [] : own.querySelectorAll("[required]")) {
      if (field.value) continue;
      field.value = field.type === "date" ? "2026-11-01" : "2";
      if (field.options) field.selectedIndex = field.options.length - 1;
    }
    element.focus();
    if (element.options) {
      element.selectedIndex = (element.selectedIndex + 1) % element.options.length;
      element.dispatchEvent(new Event("change", { bubbles: true }));
    } else element.click();
    return kind;
  }
}"""
"""Does the first thing of a page that was not done yet, and says which."""

LOST = """async () => {
  const frame = () => new Promise((resume) => setTimeout(resume));
  do for (let count = 0; count < 5; count++) await frame();
  while (document.querySelector("[aria-busy]"));
  const { activeElement } = document;
  return activeElement === document.body || !activeElement.getClientRects().length;
}"""


LARGE_TEXT = {"webkit": {"webprefs": {"default_font_size": 32}}}
"""What somebody chose in the browser's settings: text at twice its size."""


@pytest.fixture
def page(browser: Browser, tmp_path: Path) -> Iterator[Page]:
    """Return a page of a phone with large text, in which Python and the store are replaced."""
    (tmp_path / "Default").mkdir()
    (tmp_path / "Default" / "Preferences").write_text(json.dumps(LARGE_TEXT), "utf-8")
    with browser.browser_type.launch_persistent_context(
        tmp_path, executable_path=browser_binary(), args=FLAGS, viewport={"width": 360, "height": 800}
    ) as context:
        page = context.new_page()
        page.set_default_timeout(UNHURRIED)
        page.expose_function("askPython", handle)
        for module, body in (("client", CLIENT), ("vendor/idb-keyval", STORE)):
            page.route(f"**/{module}.mjs", partial(Route.fulfill, content_type="text/javascript", body=body))
        yield page


def test_no_action_loses_the_focus(page: Page, address: str) -> None:
    """After each the focus is on something that a person sees. And no page is wider than a phone at twice the text."""
    lost, wide = [], []
    for key in parts.PARTS:
        page.goto(address + "work/")
        page.locator("input[type=file]").first.set_input_files(KEPT / "workspace.json")
        page.wait_for_selector("[data-shown]:not([hidden])")
        page.evaluate(LOST)
        page.goto(address + parts.PARTS[key])
        page.wait_for_selector("[data-shown]:not([hidden])")
        wide += [key] * page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
        done: list[str] = []
        while kind := page.evaluate(NEXT, done):
            done.append(kind)
            if page.evaluate(LOST):
                lost.append((key, kind))
    assert ([], []) == (lost, wide)


def test_a_late_reply_calls_nobody_back(page: Page, address: str) -> None:
    """Whoever went on while Python was at work stays where they are; whoever waited is led to what came of it."""
    page.goto(address + "compare/")
    start(page)
    choose(page, ("departments.csv", FUNCTION))
    reading = page.locator("form.how-to-read")
    for text, meaning in (("BD", "sales"), ("Growth", "marketing")):
        department = reading.locator("li", has=page.locator("label b", has_text=text))
        department.locator("select").first.select_option(meaning)
    add = page.get_by_role("button", name="Add 5", exact=True)
    add.wait_for()

    def held(selector: str, then: str) -> str:
        page.evaluate("() => { globalThis.held = new Promise((resume) => { globalThis.resume = resume; }); }")
        page.locator(selector).press("Enter")
        if then:
            page.locator(then).focus()
        page.evaluate("globalThis.resume()")
        page.evaluate(LOST)
        return str(page.evaluate("document.activeElement.matches(':focus') && document.activeElement.outerHTML"))

    waited = held("form.how-to-read button", "")
    assert waited.startswith("<h3"), waited
    went_on = held("form.how-to-read button", "form[data-action=add-answers] button >> nth=0")
    assert "Add 5" in went_on, went_on
    elsewhere = held("form[data-action=add-answers] button >> nth=0", "#add-text")
    assert elsewhere.startswith("<textarea"), elsewhere


CHOSEN_AT_ONCE = """name => new Promise((resolve) => {
  const choose = () => {
    const field = document.querySelector("form[data-preview-action=answers] input[type=file]");
    if (!field?.getClientRects().length) return;
    watch.disconnect();
    const files = new DataTransfer();
    files.items.add(new File([globalThis.chosen], name));
    field.files = files.files;
    field.dispatchEvent(new Event("change", { bubbles: true }));
    resolve();
  };
  const watch = new MutationObserver(choose);
  watch.observe(document, { subtree: true, childList: true, attributes: true });
  [...document.querySelectorAll("[data-look-step=collect]")].find((each) => each.getClientRects().length).click();
})"""
"""Goes to where answers are added, and chooses a file as soon as its field is there: the focus is still on its way."""


def test_a_preview_takes_the_focus_that_a_script_has_just_put_elsewhere(page: Page, address: str) -> None:
    """Nobody went on to the heading above the field by themselves, so what was chosen is read out."""
    page.goto(address + "compare/")
    start(page)
    page.evaluate(LOST)
    page.evaluate("text => { globalThis.chosen = text; }", FUNCTION.decode())
    page.evaluate(CHOSEN_AT_ONCE, "departments.csv")
    page.locator(".preview h3").wait_for()
    page.evaluate(LOST)
    assert page.evaluate("document.activeElement.matches('.preview h3')")


def test_a_button_that_is_gone_leaves_the_focus_in_the_work(page: Page, address: str) -> None:
    """Not in something else of the page that looks like it to a script: it was the form of the search."""
    page.goto(address + "compare/")
    start(page)
    page.evaluate(LOST)
    assert page.evaluate("document.querySelector('[data-workspace]').contains(document.activeElement)")
