"""Funnel workshop, process map and working papers, as a reader goes through them on a phone and by keyboard."""

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

pytestmark = [pytest.mark.browser, pytest.mark.answered_by("this machine")]

type Open = Callable[..., Page]


def begin(open_page: Open, path: str, **options: object) -> Page:
    """Open a page and start a workspace there."""
    page = open_page(path, **options)
    page.get_by_label("Name of the new workspace").fill("Acme")
    page.get_by_role("button", name="Start", exact=True).first.click()
    expect(page.locator("[data-shown]")).to_be_visible()
    return page


def test_two_sheets_filled_in_apart_are_compared(open_page: Open) -> None:
    """Each sheet hides the other; side by side they show the difference; all of it survives a reload."""
    page = begin(open_page, "act/funnel-workshop/", viewport={"width": 360, "height": 800})
    for function, lead in (("Sales", "Sales"), ("Marketing", "nobody")):
        page.get_by_role("button", name=f"Fill in ({function})").click()
        question = page.get_by_role("radiogroup", name="Customer awareness: Who leads?")
        question.get_by_label(lead, exact=True).check()
        expect(page.get_by_text("1 of 13 answered.")).to_be_visible()
        page.locator("#sheet-title ~ .actions").get_by_role("button", name="Close the sheet").click()
    page.get_by_role("button", name="Compare").click()
    expect(page.get_by_role("heading", name="You name two leaders on 1 of 13")).to_be_visible()
    page.reload()
    expect(page.get_by_text("Somebody sees nobody leading here: Customer awareness.")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_process_map_is_drawn_changed_and_undone(open_page: Open) -> None:
    """A change acts at once, leaves the focus where it was, and is taken back by Undo."""
    page = begin(open_page, "act/process-map/", viewport={"width": 360, "height": 800})
    page.get_by_role("button", name="Begin with the draft").click()
    expect(page.get_by_role("heading", name="14 to mend")).to_be_visible()
    change = page.get_by_role("button", name="Change Qualify leads")
    change.focus()
    page.keyboard.press("Enter")
    owner = page.get_by_label("Owner", exact=True)
    owner.fill("Ann")
    page.keyboard.press("Tab")
    expect(page.get_by_role("heading", name="13 to mend")).to_be_visible()
    expect(page.get_by_label("Measure")).to_be_focused()
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_role("heading", name="14 to mend")).to_be_visible()
    with page.expect_download() as download:
        page.get_by_role("button", name="Activities as CSV").click()
    assert "process-map.csv" == download.value.suggested_filename
    page.get_by_label("Open a table").set_input_files(download.value.path())
    expect(page.get_by_text("Every row can be read.")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    expect(page.locator(".process-map.lanes")).to_be_hidden()
    page.set_viewport_size({"width": 1280, "height": 800})
    expect(page.locator(".process-map.lanes")).to_be_visible()
    expect(page.get_by_role("img", name="A chain of")).to_have_count(1)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_paper_starts_from_an_example_and_carries_over(open_page: Open) -> None:
    """Typing in a cell makes the row one’s own; what is done is moved at the next meeting."""
    page = begin(open_page, "act/working-papers/", viewport={"width": 360, "height": 800})
    page.get_by_role("button", name="Start The regular meeting").click()
    expect(page.get_by_text("9 rows are examples.")).to_be_visible()
    page.get_by_label("What, row 1").first.fill("Ask three customers")
    page.get_by_label("State, row 1").first.select_option("Done")
    expect(page.get_by_text("8 rows are examples.")).to_be_visible()
    page.get_by_role("button", name="Next meeting").click()
    expect(page.get_by_role("table", name="Done").get_by_label("What, row 1")).to_have_value("Ask three customers")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_paper_prints_alone_and_without_an_empty_sheet(open_page: Open) -> None:
    """A short paper is one sheet, with its table and without the fields."""
    page = begin(open_page, "act/working-papers/")
    page.get_by_role("button", name="Start What we call a lead and an opportunity").click()
    expect(page.get_by_text("rows are examples.")).to_be_visible()
    printed = PdfReader(io.BytesIO(page.pdf(format="A4", prefer_css_page_size=True)))
    assert 1 == len(printed.pages)
    assert "Qualified" in printed.pages[0].extract_text()
    assert "Start a paper" not in printed.pages[0].extract_text()


def test_no_sheet_holds_the_footer_alone(open_page: Open) -> None:
    """What a page says, and whose it is, is all that goes on paper."""
    page = open_page("understand/types/aligned/")
    for paper in ("A4", "Letter"):
        last = PdfReader(io.BytesIO(page.pdf(format=paper))).pages[-1].extract_text()
        assert "HBR 2006" in last
        assert "An independent work" not in last


def test_two_devices_bring_their_sheets_together(open_page: Open, tmp_path: Path) -> None:
    """One side fills in its sheet elsewhere and sends the file; only the sheet is taken from it."""
    theirs = begin(open_page, "act/funnel-workshop/")
    theirs.get_by_role("button", name="Fill in (Marketing)").click()
    theirs.get_by_role("radiogroup", name="Customer awareness: Who leads?").get_by_label("both").check()
    expect(theirs.get_by_text("1 of 13 answered.")).to_be_visible()
    with theirs.expect_download() as download:
        theirs.get_by_role("button", name="Save the workspace as a file").click()
    download.value.save_as(path := tmp_path / "theirs.json")
    theirs.context.close()
    page = begin(open_page, "act/funnel-workshop/")
    page.get_by_text("Fill them in on two devices").click()
    page.get_by_label("The sheet of").select_option("marketing")
    page.get_by_label("Workspace file", exact=True).set_input_files(path)
    expect(page.get_by_text("1 of 13 answered")).to_be_visible()
