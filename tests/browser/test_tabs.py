"""Two tabs on one workspace, a reload in the middle of work, and two copies of the site on one host."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from site_build.serve import serving
from tests.browser.test_team import CHAT, add, answered, code, paste, start
from tests.workspaces import KEPT

pytestmark = [pytest.mark.browser, pytest.mark.answered_by("this machine")]

type OpenPage = Callable[..., Page]

KEEP_AS_BEFORE = """document => new Promise((resolve, reject) => {
  localStorage.setItem("common-ground.answers", JSON.stringify(
    { format: "common-ground/answers", version: 1, fields: { q1: "4", function: "sales" } }));
  const opening = indexedDB.open("keyval-store", 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore("keyval");
  opening.onerror = reject;
  opening.onsuccess = () => {
    const { key, name } = document;
    const changing = opening.result.transaction("keyval", "readwrite");
    const store = changing.objectStore("keyval");
    store.put({ revision: 3, document }, `common-ground/workspace/${key}`);
    store.put([{ key, name, sample: false, revision: 3, changed: "2026-10-01", saved: null }],
      "common-ground/workspaces");
    changing.oncomplete = resolve;
  };
})"""
"""What a browser kept before the keys had the site's path."""


WRITE_LATE = """async () => {
  const { src } = document.querySelector("script[src*='workspace'][type=module]");
  const documents = await import(new URL("documents.mjs", src));
  const store = await import(new URL("vendor/idb-keyval.mjs", src));
  const root = new URL(document.querySelector("meta[name=site-root]").content, location.href);
  const { document: newest, revision } = await documents.readActive();
  const saved = { revision: revision + 9, date: "2026-10-02" };
  await store.update(`common-ground/workspaces ${root.pathname}`,
    (all) => all.map((entry) => ({ ...entry, revision: revision + 9, saved })));
  await documents.write(newest, revision, "2026-10-01");
  await documents.markSaved(newest.key, revision + 1, "2026-10-01");
  const [listed] = await documents.list();
  return [listed.revision - revision, listed.saved.revision - revision, listed.saved.date];
}"""
"""Keeps a workspace, and a file of it, after another tab has said in the list what it kept later."""


def tab_beside(page: Page) -> Page:
    """Open the same page a second time, which hears of no change in the first."""
    other = page.context.new_page()
    other.add_init_script("BroadcastChannel.prototype.addEventListener = () => {}")
    other.goto(page.url)
    return other


def two_tabs(open_page: OpenPage) -> tuple[Page, Page]:
    """Open a new workspace in two tabs that hear of each other's changes."""
    first = open_page("compare/")
    start(first)
    other = first.context.new_page()
    other.goto(first.url)
    answered(other, "Nobody has answered yet.")
    return first, other


def test_a_change_in_a_second_tab_is_made_to_the_newest(open_page: OpenPage) -> None:
    """Both changes are kept, and the second tab says so; a tab in sight follows by itself."""
    first = open_page("compare/")
    start(first)
    second = tab_beside(first)
    answered(second, "Nobody has answered yet.")
    add(first, CHAT, 11)
    answered(first, "11 people answered")
    add(second, code(60), 1)
    answered(second, "12 people answered")
    expect(second.get_by_text("This workspace was changed in another tab, too.")).to_be_visible()
    answered(first, "12 people answered")
    expect(
        first.get_by_role("button", name="Undo the last change")
    ).to_be_hidden()  # it would undo what the other tab did


def test_the_list_never_goes_back_to_what_a_slower_tab_says(open_page: OpenPage) -> None:
    """Else it could say that all is saved in a file where another tab has changed more."""
    page = open_page("compare/")
    start(page)
    assert [9, 9, "2026-10-02"] == page.evaluate(WRITE_LATE)


def test_a_reload_takes_nothing_away(open_page: OpenPage) -> None:
    """What was typed and not sent, a preview with what was chosen in it, and what can be undone are there again."""
    page = open_page("compare/")
    start(page)
    add(page, CHAT, 11)
    answered(page, "11 people answered")
    paste(page, code(12, None))
    page.get_by_label("Those without a function are from").select_option("other")
    page.reload()
    expect(page.get_by_label("Paste response codes")).to_have_value(code(12, None))
    page.locator(".preview").get_by_role("button", name="Add 1", exact=True).click()
    answered(page, "12 people answered: 6 from Sales, 5 from Marketing, 1 from Other.")
    page.reload()
    page.get_by_role("button", name="Undo the last change").click()
    answered(page, "11 people answered")
    page.get_by_role("button", name="Undo the last change").click()
    answered(page, "Nobody has answered yet.")


def test_two_copies_on_one_host_share_nothing(site: Path, open_page: OpenPage, tmp_path: Path) -> None:
    """What was kept before they were told apart is found by both, and what each changes stays its own."""
    for copy in ("one", "two"):
        (tmp_path / copy).symlink_to(site)
    with serving(tmp_path) as address:
        open_page.watched.origin = "http://127.0.0.1:"  # type: ignore[attr-defined]  # two servers of this machine
        page = open_page()
        document = json.loads((KEPT / "workspace.json").read_text("utf-8"))
        page.goto(address + "one/reference/")
        page.evaluate(KEEP_AS_BEFORE, document)
        for copy in ("one", "two"):
            page.goto(f"{address}{copy}/assess/")
            expect(page.locator("input[name=q1][value='4']")).to_be_checked()
            page.goto(f"{address}{copy}/work/")
            expect(page.get_by_role("heading", name="Spring", exact=True)).to_be_visible()
        page.get_by_text("Rename this one, or copy it").click()
        page.get_by_label("Name", exact=True).fill("Only here")
        page.get_by_role("button", name="Rename").click()
        expect(page.get_by_role("heading", name="Only here", exact=True)).to_be_visible()
        page.goto(f"{address}one/work/")
        expect(page.get_by_role("heading", name="Spring", exact=True)).to_be_visible()


def deleted_in(page: Page) -> None:
    """Delete the workspace on the page that lists all, and go back to it no more."""
    page.get_by_role("link", name="Our work").first.click()
    page.get_by_role("button", name="Delete Autumn review", exact=True).click()
    expect(page.get_by_text("Autumn review is deleted from this browser.")).to_be_visible()


GONE = "Autumn review was deleted in another tab."


def test_what_was_deleted_in_another_tab_comes_back_only_when_asked_for(open_page: OpenPage) -> None:
    """The other tab says so and goes on; put back, it is there with all that was entered since."""
    first = open_page("compare/")
    start(first)
    add(first, CHAT, 11)
    answered(first, "11 people answered")
    second = tab_beside(first)
    answered(second, "11 people answered")
    deleted_in(first)
    add(second, code(60), 1)
    answered(second, "12 people answered")
    expect(second.get_by_text(GONE)).to_be_visible()
    first.reload()
    expect(first.get_by_role("button", name="Delete Autumn review", exact=True)).to_have_count(0)
    second.get_by_role("button", name="Put it back", exact=True).click()
    expect(second.get_by_text(GONE)).to_be_hidden()
    second.reload()
    answered(second, "12 people answered")


def test_what_was_deleted_in_another_tab_is_kept_as_a_copy(open_page: OpenPage) -> None:
    """Put back where it was deleted, it stands beside the copy, which holds what was entered since."""
    first = open_page("compare/")
    start(first)
    second = tab_beside(first)
    answered(second, "Nobody has answered yet.")
    deleted_in(first)
    add(second, CHAT, 11)
    expect(second.get_by_text(GONE)).to_be_visible()
    second.get_by_role("button", name="Keep it as a copy").click()
    expect(second.get_by_text(GONE)).to_be_hidden()
    answered(second, "11 people answered")
    first.get_by_role("button", name="Put it back", exact=True).click()
    for name in ("Delete Autumn review", "Delete Autumn review (2)"):
        expect(first.get_by_role("button", name=name, exact=True)).to_be_visible()


def test_a_tab_hears_at_once_that_its_workspace_was_deleted_and_put_back(open_page: OpenPage) -> None:
    """Before anything is entered; put back where it was deleted, what was entered since is in it."""
    first, other = two_tabs(open_page)
    deleted_in(first)
    other.bring_to_front()
    expect(other.get_by_text(GONE)).to_be_visible()
    add(other, CHAT, 11)
    answered(other, "11 people answered")
    first.get_by_role("button", name="Put it back", exact=True).click()
    expect(other.get_by_text(GONE)).to_be_hidden()
    other.reload()
    answered(other, "11 people answered")


@pytest.mark.answered_by("a worker of the page")
def test_a_tab_that_cannot_show_the_newest_version_does_not_say_so(open_page: OpenPage) -> None:
    """Its Python has gone, and no other one can be loaded."""
    first, other = two_tabs(open_page)
    other.route("**/worker.mjs", lambda route: route.abort())
    other.workers[-1].evaluate("self.close()")
    add(first, CHAT, 11)
    other.bring_to_front()
    expect(other.get_by_text("The calculator stopped or could not be loaded.")).to_be_visible()
    expect(other.get_by_text("You see its newest version.").locator("visible=true")).to_have_count(0)
    open_page.watched.errors.clear()  # type: ignore[attr-defined]  # the browser told that too


@pytest.mark.answered_by("a worker of the page")
def test_a_page_that_was_cancelled_before_it_was_there_says_so(open_page: OpenPage) -> None:
    """It offers the way on: to load it again."""
    page = open_page("compare/")
    start(page)
    page.route("**/worker.mjs", lambda _route: None)  # it hangs
    page.goto(page.url.replace("compare/", "act/process-map/"))  # of which nothing was made before
    page.get_by_role("button", name="Cancel").click()
    said = page.get_by_text("You stopped this page while it was being made.")
    expect(said).to_be_visible()
    page.unroute("**/worker.mjs")
    page.get_by_role("button", name="Load the page again").click()
    expect(page.locator("[data-shown]")).to_be_visible()
    expect(said).to_be_hidden()
