"""Slides as an audience and a facilitator see them, and the file for PowerPoint."""

import io
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.shapes.placeholder import SlidePlaceholder
from pypdf import PdfReader

pytestmark = [pytest.mark.browser, pytest.mark.answered_by("this machine")]

type Open = Callable[..., Page]

CUT_OFF = """() => {
  const wrong = [];
  for (const slide of document.querySelectorAll("[data-slide]")) {
    slide.hidden = false;
    const point = slide.querySelector(".slide-face").clientWidth / 960;
    for (const each of slide.querySelectorAll("[data-place]")) {
      const within = each.dataset.place.split(" ")[3] * point + 2;
      const cut = each.scrollHeight > each.clientHeight + 2 || each.scrollWidth > each.clientWidth + 2;
      if (cut || each.offsetHeight > within)
        wrong.push([slide.dataset.slide, each.textContent]);
    }
  }
  return wrong;
}"""

SIZES = """() => [...document.querySelectorAll("[data-place]")]
  .filter((each) => each.matches("h1, h2, ul, table, .ink-ink.is-bold, .ink-ink:not(.is-middle)"))
  .map((each) => Number.parseFloat(getComputedStyle(each).fontSize))"""

LABELS = """() => {
  for (const slide of document.querySelectorAll("[data-slide]")) slide.hidden = false;
  return [...document.querySelectorAll(".slide-face [data-place], .slide-chart text")]
    .filter((each) => each.textContent && !each.querySelector("svg text"))
    .map((each) => Number.parseFloat(getComputedStyle(each).fontSize) * (each.getScreenCTM?.().a ?? 1));
}"""


SAY = """([place, later]) => new Promise((told) => {
  const root = new URL(document.querySelector("meta[name=site-root]").content, location.href);
  const other = new BroadcastChannel(`common-ground-slides ${root.pathname}`);
  other.onmessage = ({ data }) => told(data.place);
  other.postMessage({ place, at: Date.now() + later });
  other.postMessage("where");
})"""
"""Another window says that it went to a slide, so much later in milliseconds, and asks which one is shown here."""

COLOURS = """() => [...document.querySelectorAll(".deck, .deck *")]
  .map((each) => [each.tagName, each.textContent.trim().slice(0, 30), getComputedStyle(each).color])"""


def is_title(shape: SlidePlaceholder) -> bool:
    return shape.placeholder_format.type == PP_PLACEHOLDER.TITLE


def opened(open_page: Open, **options: object) -> Page:
    """Return the slides of the sample team."""
    page = open_page("compare/slides/", **options)
    page.get_by_role("button", name="made-up data").first.click()
    expect(page.locator("[data-deck]")).to_be_visible()
    return page


@pytest.mark.parametrize(("width", "height"), [(1920, 1080), (1024, 768), (360, 740)])
def test_a_slide_fills_the_room_and_nothing_is_cut_off(open_page: Open, width: int, height: int) -> None:
    """Type scales with the screen: at 1080 lines nothing read is smaller than 28 pixels, and no label than 20."""
    page = opened(open_page, viewport={"width": width, "height": height})
    root = "document.documentElement"
    assert page.evaluate(f"{root}.scrollWidth <= innerWidth && {root}.scrollHeight <= innerHeight")
    assert [] == page.evaluate(CUT_OFF)
    if height == 1080:
        page.evaluate("document.querySelector('.deck').style.setProperty('--bar', '0px')")
        assert min(page.evaluate(SIZES)) >= 28
        assert min(page.evaluate(LABELS)) >= 20


def test_slides_are_shown_by_keyboard(open_page: Open) -> None:
    """Arrow keys go on and back, each heading takes the focus, and one heading of level 1 stands in the page."""
    page = opened(open_page)
    expect(page.get_by_role("heading", level=1)).to_have_count(1)
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("heading", name="How to read this")).to_be_focused()
    page.keyboard.press("End")
    expect(page.get_by_role("heading", name="When will you measure again?")).to_be_focused()
    expect(page.locator("[data-slide]:visible")).to_have_count(1)
    page.keyboard.press("Home")
    expect(page.get_by_role("heading", level=1)).to_be_focused()
    expect(page.locator("[data-deck-count]")).to_contain_text("1 / ")


def test_a_second_window_shows_notes_and_clock(open_page: Open) -> None:
    """Both windows go on together; only the second has the notes, and its clock starts and stops."""
    page = opened(open_page)
    with page.expect_popup() as popup:
        page.keyboard.press("n")
    notes = popup.value
    expect(notes.get_by_text("Say why you are here.").first).to_be_visible()
    expect(page.get_by_text("Say why you are here.").first).to_be_hidden()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    expect(notes.locator("[data-deck-count]")).to_contain_text("3 / ")
    notes.get_by_role("button", name="Next").click()
    expect(page.get_by_role("heading", name="Where do the two totals lie?")).to_be_visible()
    clock = notes.get_by_role("timer")
    expect(clock).to_have_text("0:00")
    notes.get_by_role("button", name="Start or pause").click()
    expect(clock).not_to_have_text("0:00")


def test_a_late_word_of_the_other_window_moves_nothing(open_page: Open) -> None:
    """What was said before the last move is of the past; what was said after it is done."""
    page = opened(open_page)
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    expect(page.locator("[data-deck-count]")).to_contain_text("3 / ")
    assert 2 == page.evaluate(SAY, [0, -60_000])
    assert 0 == page.evaluate(SAY, [0, 60_000])
    page.keyboard.press("ArrowRight")
    assert 1 == page.evaluate(SAY, [0, 0])


def test_slides_and_notes_look_alike_in_light_and_dark(open_page: Open) -> None:
    """They are paper: what is written on them is as dark as in the light scheme, also heads of tables and the notes."""
    page = opened(open_page, color_scheme="light")
    with page.expect_popup() as popup:
        page.keyboard.press("n")
    notes = popup.value
    expect(notes.locator("[data-deck]")).to_be_visible()
    light = notes.evaluate(COLOURS)
    for each in (page, notes):
        each.emulate_media(color_scheme="dark")
        each.reload()
        expect(each.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
        expect(each.locator("[data-deck]")).to_be_visible()
        assert light == each.evaluate(COLOURS)


def test_beliefs_are_shown_by_keyboard(open_page: Open) -> None:
    """First what each guesses of the totals, then the totals, then what each thinks of the other: no key leads astray.

    Notes of any length leave the buttons in sight.
    """
    page = opened(open_page)
    with page.expect_popup() as popup:
        page.keyboard.press("n")
    notes = popup.value
    expect(notes.locator("[data-deck]")).to_be_visible()
    keys = page.eval_on_selector_all("[data-slide]", "all => all.map((each) => each.dataset.slide)")
    order = [keys.index(key) for key in ("guess", "totals", "beliefs", "belief-6")]
    assert sorted(order) == order
    heading = page.locator("[data-slide]:visible").locator("h1, h2")
    for place, _ in enumerate(keys):
        if place:
            page.keyboard.press(("ArrowRight", "ArrowDown", "PageDown", " ")[place % 4])
            expect(heading).to_be_focused()
        expect(heading).to_have_id(f"slide-{keys[place]}")
        expect(notes.locator("[data-deck-count]")).to_have_text(f"{place + 1} / {len(keys)}")
        expect(notes.get_by_role("button", name="Next", exact=True)).to_be_in_viewport(ratio=1)
    for place in reversed(range(order[-1], len(keys) - 1)):
        page.keyboard.press("ArrowLeft")
        expect(heading).to_have_id(f"slide-{keys[place]}")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Report", exact=True)).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(heading).to_have_id(f"slide-{keys[order[-1] - 1]}")


def pages_in_office(path: Path) -> list[str]:
    """Return the text of each page that LibreOffice makes of a file."""
    profile = f"-env:UserInstallation=file://{path.parent}/profile"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(path.parent), str(path)]
    subprocess.run(command, check=True, capture_output=True)
    return [" ".join(page.extract_text().split()) for page in PdfReader(path.with_suffix(".pdf")).pages]


def test_powerpoint_gets_the_same_slides_to_edit(open_page: Open, tmp_path: Path) -> None:
    """16:9, with titles, notes, a table and native charts in both colours, whose numbers are those of the page."""
    page = opened(open_page)
    titles = page.eval_on_selector_all("[data-slide] :is(h1, h2)", "all => all.map((each) => each.textContent.trim())")
    with page.expect_download() as download:
        page.get_by_role("button", name="PowerPoint").click()
    assert "made-up-slides-sample-team.pptx" == download.value.suggested_filename
    download.value.save_as(path := tmp_path / "deck.pptx")
    deck = Presentation(io.BytesIO(path.read_bytes()))
    assert 16 / 9 == pytest.approx((deck.slide_width or 0) / (deck.slide_height or 1))
    slides = list(deck.slides)
    assert titles == [shape.text_frame.text for slide in slides for shape in slide.placeholders if is_title(shape)]
    assert all(slide.notes_slide.notes_text_frame.text.strip() for slide in slides)
    charts = [shape.chart for slide in slides for shape in slide.shapes if shape.has_chart]
    assert len(charts) >= 2
    assert ["Sales", "Marketing"] == [series.name for series in charts[0].plots[0].series]
    assert [[61], [51]] == [[round(value) for value in series.values] for series in charts[0].plots[0].series]
    colours = [str(series.format.fill.fore_color.rgb) for series in charts[0].plots[0].series]
    assert ["0072B2", "D55E00"] == [colour.upper() for colour in colours]
    assert any(shape.has_table for slide in slides for shape in slide.shapes)
    if shutil.which("soffice"):  # it is asked where it is installed
        pages = pages_in_office(path)
        assert len(titles) == len(pages)
        assert [] == [title for title, page in zip(titles, pages, strict=True) if title not in page]
