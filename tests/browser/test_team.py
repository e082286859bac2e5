"""The facilitator's side, end to end: invite, collect, correct, report, keep; and everything that can go wrong."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from assessment.exchange.code import Response, encode, session_tag
from assessment.workspace.document import open_text
from tests.exports import spreadsheet_of

pytestmark = [pytest.mark.browser, pytest.mark.answered_by("this machine")]

SESSION = "Autumn review"

type OpenPage = Callable[..., Page]


def code(number: int, function: str | None = "sales", session: str = SESSION) -> str:
    answers = tuple((number + place) % 5 + 1 for place in range(20))
    return encode(Response(function, "staff", session_tag(session), number, answers))


CHAT = "\n".join(["Here are ours:", *map(code, range(1, 7)), *(code(number, "marketing") for number in range(7, 12))])


def start(page: Page) -> None:
    """Begin a session: one name is enough for the link."""
    page.get_by_label("Name of your session").fill(SESSION)
    page.get_by_role("button", name="Start", exact=True).click()
    expect(page.locator("#invite-link")).to_be_visible()


def go_to(page: Page, step: str) -> None:
    page.get_by_role("navigation", name="Steps of this session").get_by_role("button", name=step).click()


def paste(page: Page, text: str) -> None:
    go_to(page, "Collect")
    page.get_by_label("Paste response codes").fill(text)
    page.get_by_role("button", name="Preview", exact=True).click()


def test_python_gets_ready_for_the_first_preview_of_a_new_session(open_page: Callable[..., Page]) -> None:
    """Who begins here and stays waits for the first codes as little as who comes back to a session."""
    page = open_page("compare/")
    with page.expect_request(lambda sent: "prepare-view" in (sent.post_data or "")):
        start(page)


def add(page: Page, text: str, people: int) -> None:
    paste(page, text)
    add = page.get_by_role("button", name=f"Add {people}", exact=True)
    add.click()
    expect(add).to_be_hidden()  # only then are they kept


def answered(page: Page, text: str) -> None:
    expect(page.locator("#collect-state ~ [role=status]").first).to_contain_text(text)


def choose(page: Page, *files: tuple[str, bytes]) -> None:
    go_to(page, "Collect")
    sent = [{"name": name, "mimeType": "text/plain", "buffer": data} for name, data in files]
    page.get_by_label("Or choose files").set_input_files(sent)  # type: ignore[arg-type]  # name, type and bytes


def saved(page: Page, button: str, folder: Path) -> Path:
    with page.expect_download() as download:
        page.get_by_role("button", name=button, exact=True).first.click()
    path = folder / download.value.suggested_filename
    download.value.save_as(path)
    return path


@pytest.mark.answered_by("the browser")
def test_one_click_shows_the_report_of_a_made_up_team(open_page: OpenPage, tmp_path: Path) -> None:
    """It is marked as made up, and comes as one file and as pictures."""
    page = open_page("compare/")
    page.get_by_role("button", name="See it with made-up data").click()
    expect(page.locator("#team-title")).to_be_visible()
    expect(page.get_by_text("Made-up data.")).to_be_visible()
    file = saved(page, "Save the report as one HTML file", tmp_path)
    assert file.name.startswith("made-up-team-report-")
    assert "--sales:" in file.read_text("utf-8")
    page.get_by_text("Charts as pictures").click()
    picture = saved(page, "Both totals as PNG", tmp_path)
    assert picture.read_bytes().startswith(b"\x89PNG")
    page.get_by_role("link", name="Compare", exact=True).last.click()
    answered(page, "25 people answered: 14 from Sales, 11 from Marketing.")


def test_codes_are_looked_at_added_taken_back_and_kept(open_page: OpenPage) -> None:
    """What was pasted is shown first; added answers survive a reload, and an import is taken back."""
    page = open_page("compare/")
    start(page)
    wrong = code(20)[:-1] + ("0" if code(20)[-1] != "0" else "1")
    paste(page, f"{CHAT}\n{code(1)}\n{code(30, session='Others')}\n{wrong}\n{code(12, None)}")
    preview = page.locator(".preview")
    expect(preview.get_by_role("heading")).to_have_text("12 people can be added")
    for text in ("Already here: 1", "From another session: 1", "Cannot be used: 1", "A symbol of this code is wrong"):
        expect(preview).to_contain_text(text)
    page.get_by_label("Those without a function are from").select_option("other")
    preview.get_by_role("button", name="Add 12", exact=True).click()
    answered(page, "12 people answered: 6 from Sales, 5 from Marketing, 1 from Other.")
    expect(page.get_by_label("Paste response codes")).to_have_value("")
    expect(preview).to_have_count(0)
    page.reload()
    answered(page, "12 people answered")
    page.get_by_role("button", name="Undo this import").click()
    answered(page, "Nobody has answered yet.")
    page.get_by_role("button", name="Undo the last change").click()
    answered(page, "12 people answered")


@pytest.mark.parametrize("size", [{"width": 360, "height": 780}, {"width": 1280, "height": 720}])
def test_what_was_added_and_the_next_step_are_in_sight(open_page: OpenPage, size: object) -> None:
    """Whoever adds answers goes on at the session's name, with the keyboard too: how many there are, and the report."""
    page = open_page("compare/", viewport=size)
    start(page)
    add(page, f"{CHAT}\n{code(12, 'marketing')}", 12)
    expect(page.locator("#collect-state")).to_be_focused()
    for text in ("12 people answered", "Last added: Pasted text, 12 people."):
        expect(page.get_by_text(text)).to_be_in_viewport(ratio=1)
    see = page.get_by_role("link", name="See the report")
    expect(see).to_be_in_viewport(ratio=1)
    page.keyboard.press("Tab")
    expect(see).to_be_focused()


def test_a_report_is_closed_at_its_headline(open_page: OpenPage) -> None:
    """What presents, shares and prints it then stands in the place of the button, and the focus above it."""
    page = open_page("compare/")
    start(page)
    add(page, f"{CHAT}\n{code(12, 'marketing')}", 12)
    page.get_by_role("link", name="See the report").click()
    tools = page.locator(".report-head .report-tools, .report-tools").first
    expect(tools).to_contain_text("close the measurement first")
    tools.get_by_role("button", name="Are all answers in? Close the measurement").click()
    expect(page.locator("#team-title")).to_be_focused()
    expect(tools.get_by_role("link", name="Present")).to_be_in_viewport(ratio=1)


def test_rows_are_found_corrected_and_removed(open_page: OpenPage) -> None:
    """On the smallest phone: a row is found by its number, a wrong function put right, a row removed."""
    page = open_page("compare/", viewport={"width": 320, "height": 700})
    start(page)
    add(page, CHAT, 11)
    page.get_by_role("button", name="Look at the rows").click()
    expect(page.locator(".people li")).to_have_count(11)
    paste(page, code(60))
    expect(page.locator(".preview")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") == 0
    page.get_by_label("Find a row").fill("8")
    page.get_by_role("button", name="Find", exact=True).click()
    expect(page.locator(".people li")).to_have_count(1)
    page.get_by_label("Function of row 8").select_option("sales")
    answered(page, "7 from Sales, 4 from Marketing")
    page.get_by_role("button", name="Remove row 8").click()
    answered(page, "10 people answered: 6 from Sales, 4 from Marketing.")


def test_a_messy_table_and_a_spreadsheet_are_explained(open_page: OpenPage) -> None:
    """The library for spreadsheets comes with the first one; what is no spreadsheet is said, and nothing breaks."""
    page = open_page("compare/")
    start(page)
    statements = [f"q{number}" for number in range(1, 21)]
    csv = ";".join(["Name", "Your team", *statements]) + "\nA. B.;Sales team;" + ";".join("3" * 20) + "\n"
    sheet = spreadsheet_of([["Department", *statements], ["Marketing", *[4] * 20], ["Marketing", 9, *[4] * 19]])
    choose(page, ("messy.csv", csv.encode("cp1252")), ("answers.xlsx", sheet), ("fake.xlsx", b"PK\x03\x04no"))
    preview = page.locator(".preview")
    expect(preview.get_by_role("heading")).to_have_text("2 people can be added")
    expect(preview).to_contain_text("fake.xlsx: This spreadsheet is damaged or was cut off.")
    expect(preview).to_contain_text("answers.xlsx, row 3 Statement 1: “9” is outside 1 to 5, or not whole.")
    expect(preview).to_contain_text("Not read, and not kept: A (“Name”).")
    preview.get_by_role("button", name="Add 2", exact=True).click()
    answered(page, "2 people answered: 1 from Sales, 1 from Marketing.")
    page.get_by_label("Paste response codes").fill("half a")
    go_to(page, "Invite")
    page.locator("label", has=page.locator("#invite-sales")).click()
    expect(page.locator("#invite-link")).to_contain_text("function=sales")
    page.get_by_role("button", name="Show a QR code").click()
    expect(page.locator(".qr")).to_be_visible()
    go_to(page, "Collect")
    expect(page.get_by_label("Paste response codes")).to_have_value("half a")  # what is not sent yet stays


def test_paper_is_typed_by_keyboard_alone(open_page: OpenPage) -> None:
    """Twenty digits and Enter, a second look, Enter, and on to the next sheet; a slip is told."""
    page = open_page("compare/")
    start(page)
    go_to(page, "Collect")
    page.get_by_text("Type answers from paper").click()
    page.locator("#paper-function-marketing").focus()
    page.keyboard.press("Space")
    digits = page.get_by_label("The 20 answers")
    digits.focus()
    page.keyboard.type("1234 5123 4512 3451 234")
    page.keyboard.press("Enter")
    expect(page.get_by_text("These are 19 answers; there are 20 statements.")).to_be_visible()
    expect(digits).to_have_value("1234 5123 4512 3451 234")
    digits.press("0")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Add these answers")).to_be_focused()
    expect(page.locator("#paper-look")).to_contain_text("Marketing: is this right?")
    page.keyboard.press("Enter")
    answered(page, "1 person answered: 1 from Marketing.")
    expect(digits).to_be_focused()
    expect(digits).to_have_value("")
    expect(page.locator("#paper-function-marketing")).to_be_checked()


def test_a_workspace_goes_from_one_browser_to_another(open_page: OpenPage, tmp_path: Path) -> None:
    """Saved as a file, deleted, put back, and opened elsewhere; the reminder says what is not saved yet."""
    page = open_page("compare/")
    start(page)
    add(page, CHAT, 11)
    answered(page, "11 people answered")
    page.get_by_role("link", name="Our work").first.click()
    expect(page.get_by_text("Not saved as a file yet.")).to_be_visible()
    file = saved(page, "Save the workspace as a file, answers included", tmp_path)
    expect(page.get_by_text("nothing changed since")).to_be_visible()
    assert 11 == len(open_text(file.read_text("utf-8"), "").waves[0].people)
    page.get_by_text("Rename this one, or copy it").click()
    page.get_by_role("button", name="Make a copy").click()
    expect(page.locator(".imports li")).to_have_count(2)
    page.get_by_role("button", name="Delete Autumn review, copy", exact=True).click()
    expect(page.locator(".imports li")).to_have_count(1)
    expect(page.get_by_role("button", name="Put it back")).to_be_focused()
    page.get_by_role("button", name="Delete Autumn review", exact=True).click()
    expect(page.get_by_text("Autumn review is deleted from this browser.")).to_be_visible()
    page.get_by_role("button", name="Put it back").click()
    expect(page.get_by_text("Autumn review, copy is deleted from this browser.")).to_be_visible()
    page.get_by_role("button", name="Put it back").click()
    expect(page.locator(".imports li")).to_have_count(2)
    expect(page.locator("#all-title")).to_be_focused()

    elsewhere = open_page("work/")
    for name, data, message in (
        ("notes.json", "{}", "notes.json was not saved by this site."),
        ("newer.json", '{"format": "common-ground/workspace", "version": 99}', "was saved by a newer version"),
        ("cut.json", file.read_text("utf-8")[:500], "is no workspace, or was cut off"),
    ):
        elsewhere.get_by_label("Open a workspace file").set_input_files(
            {"name": name, "mimeType": "application/json", "buffer": data.encode()}
        )
        expect(elsewhere.get_by_text(message)).to_be_visible()
    elsewhere.get_by_label("Open a workspace file").set_input_files(file)
    expect(elsewhere.get_by_role("heading", name="Autumn review")).to_be_visible()
    elsewhere.get_by_text("Start a new one, or open a file").click()
    elsewhere.locator("[data-shown]").get_by_label("Open a workspace file").set_input_files(file)
    expect(elsewhere.locator(".imports li")).to_have_count(2)  # opening it again overwrites nothing
    expect(elsewhere.get_by_role("heading", name="Autumn review (2)")).to_be_visible()


NO_STORAGE = "IDBFactory.prototype.open = () => { throw new DOMException('no', 'SecurityError'); };"
FULL = "IDBObjectStore.prototype.put = () => { throw new DOMException('full', 'QuotaExceededError'); };"


@pytest.mark.parametrize(
    ("script", "message"),
    [
        (NO_STORAGE, "This browser does not let the page keep your work."),
        (FULL, "There is no room left in this browser"),
    ],
)
def test_without_storage_the_work_goes_on(open_page: OpenPage, tmp_path: Path, script: str, message: str) -> None:
    """Blocked or full: the page says so, still collects, and saves a file."""
    page = open_page("404.html")
    page.add_init_script(script)
    page.goto(page.url.replace("404.html", "compare/"))
    start(page)
    add(page, CHAT, 11)
    answered(page, "11 people answered")
    expect(page.get_by_text(message)).to_be_visible()
    file = saved(page, "Save the workspace as a file, answers included", tmp_path)
    assert 11 == len(open_text(file.read_text("utf-8"), "").waves[0].people)


@pytest.mark.parametrize(
    "_of", [pytest.param(who, marks=pytest.mark.answered_by(who)) for who in ("the browser", "a worker of the page")]
)
def test_a_long_import_is_cancelled(open_page: OpenPage, _of: str) -> None:
    """Nothing that was accepted is lost, and the page goes on at once, whether that Python can be stopped or not."""
    page = open_page("compare/")
    start(page)
    add(page, CHAT, 11)
    answered(page, "11 people answered")
    choose(
        page, ("long.txt", "\n".join(map(code, range(100, 3000))).encode() * 100)
    )  # so long that a fast machine, too, can be stopped
    reading = page.get_by_role("progressbar", name="Reading “long.txt”")
    expect(reading).to_be_visible()
    at_first = reading.evaluate("({ value }) => value")
    bar = "[data-progress=reading] progress"
    page.wait_for_function(f"before => document.querySelector('{bar}').value > before", arg=at_first)
    page.get_by_role("button", name="Cancel").click()
    expect(reading).to_be_hidden()
    paste(page, code(50))
    expect(page.locator(".preview").get_by_role("heading")).to_have_text("1 person can be added")
    answered(page, "11 people answered")
    page.get_by_role("button", name="Add 1", exact=True).click()
    answered(page, "12 people answered")


@pytest.mark.answered_by("a worker of the page")
def test_a_dead_worker_is_replaced(open_page: OpenPage) -> None:
    """What the page was about to do is done by the next one."""
    page = open_page("compare/")
    start(page)
    paste(page, code(50))
    page.workers[-1].evaluate("self.close()")
    page.get_by_role("button", name="Add 1", exact=True).click()
    answered(page, "1 person answered")


@pytest.mark.answered_by("a worker of the page")
def test_what_does_not_arrive_is_said(open_page: OpenPage, tmp_path: Path) -> None:
    """A file of 50 MB is not even read, a library fails to load, and everything else goes on working."""
    page = open_page("compare/")
    start(page)
    go_to(page, "Collect")
    huge = tmp_path / "huge.txt"
    huge.write_bytes(b"x" * 50_000_000)
    page.get_by_label("Or choose files").set_input_files(huge)
    expect(page.get_by_text("It has 50 MB; at most 34 MB are read.")).to_be_visible()
    page.route("**/qr.zip.zstd", lambda route: route.abort())
    go_to(page, "Invite")
    page.get_by_role("button", name="Show a QR code").click()
    expect(page.get_by_text("A part of the calculator could not be loaded.")).to_be_visible()
    add(page, CHAT, 11)
    answered(page, "11 people answered")
    open_page.watched.errors.clear()  # type: ignore[attr-defined]  # the failed download was meant


def test_a_workspace_that_cannot_be_opened_is_kept(open_page: OpenPage, tmp_path: Path) -> None:
    """One of a newer version is neither shown nor overwritten; it can be saved as it is."""
    page = open_page("compare/")
    start(page)
    page.evaluate(
        """async () => {
            const { list, read, write } = await import(
                new URL("documents.mjs", globalThis.document.querySelector("article script[src]").src));
            const { revision, document } = await read((await list())[0].key);
            await write({ ...document, version: 99 }, revision, "2026-11-20");
        }"""
    )
    page.reload()
    expect(page.get_by_text("was saved by a newer version of this site")).to_be_visible()
    with page.expect_download() as download:
        page.get_by_role("button", name="Save it as a file").click()
    download.value.save_as(tmp_path / "raw.json")
    assert 99 == json.loads((tmp_path / "raw.json").read_text("utf-8"))["version"]
    expect(page.get_by_label("Name of your session")).to_be_visible()


def test_a_file_is_locked_and_opened_with_its_passphrase(open_page: OpenPage, tmp_path: Path) -> None:
    """Another passphrase opens nothing, and says so; the right one opens the workspace beside the first."""
    page = open_page("compare/")
    start(page)
    page.goto(page.url.replace("compare/", "work/"))
    page.get_by_text("Lock it with a passphrase").click()
    page.get_by_label("Passphrase, of at least 12 characters").fill("four good words here")
    file = saved(page, "Save a locked file", tmp_path)
    assert file.name.endswith("-locked.json")
    assert "common-ground/workspace" not in file.read_text("utf-8")
    page.get_by_text("Start a new one, or open a file").click()
    page.locator("#another-open-passphrase").evaluate("field => field.closest('details').open = true")
    for passphrase, outcome in (
        ("another one", "This passphrase does not open the file"),
        ("four good words here", "(2)"),
    ):
        page.locator("#another-open-passphrase").fill(passphrase)
        page.locator("#another-open-file").set_input_files(file)
        expect(page.get_by_text(outcome).first).to_be_visible()


def test_a_measurement_that_is_closed_collects_no_more(open_page: OpenPage) -> None:
    """Neither where answers were previewed while it was closed, nor later; opened again, it does."""
    page = open_page("compare/")
    start(page)
    add(page, CHAT, 11)
    paste(page, code(60))
    expect(page.get_by_role("button", name="Add 1", exact=True)).to_be_visible()
    go_to(page, "Report")
    page.get_by_role("button", name="All answers are in: close it").last.click()
    expect(page.get_by_text("This measurement is closed since")).to_be_visible()
    go_to(page, "Collect")
    expect(page.get_by_text("No answer is added or taken out any more.").last).to_be_visible()
    for offered in ("Add 1", "Preview", "Copy the reminder", "Undo this import: Pasted text, 11 people"):
        expect(page.get_by_role("button", name=offered, exact=True)).to_have_count(0)
    page.get_by_role("button", name="Look at the rows").click()
    expect(page.get_by_text("1 to 11 of 11")).to_be_visible()
    expect(page.get_by_role("button", name="Remove row 2")).to_have_count(0)
    expect(page.get_by_text("That was not done.")).to_be_hidden()
    page.get_by_role("button", name="Open it again").locator("visible=true").click()
    expect(page.locator("#collect-add")).to_be_focused()
    add(page, code(61), 1)
    answered(page, "12 people answered")
