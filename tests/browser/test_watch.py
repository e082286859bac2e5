"""A page whose scripts do not arrive, or not whole: it says so, keeps what is clicked, and names a way on."""

import os
import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from site_build import ROOT
from tests.browser.test_assessment import ANSWERS, OpenPage, expect_answered
from tests.waiting import PATIENCE, wait_for

pytestmark = [pytest.mark.browser, pytest.mark.answered_by("this machine")]

ASSETS = ROOT / "site_overrides" / "assets"
LOGIN = "<!doctype html><title>Log in to this network</title><p>Log in"

IMPORTS = re.compile(r'from "\./([\w./-]+\.mjs)"')


def modules_of(name: str) -> set[str]:
    """Return a module of the page with all that it imports."""
    found = {name}
    for other in IMPORTS.findall((ASSETS / name).read_text("utf-8")) if (ASSETS / name).exists() else ():
        found |= modules_of(other) if other not in found else set()
    return found


TOOLS = {
    path.relative_to(ROOT / "docs").as_posix().removesuffix("index.md").removesuffix(".md").rstrip("/") + "/"
    for path in (ROOT / "docs").rglob("*.md")
    if "call workspace(" in path.read_text("utf-8")
}


NOT_KEPT = {"cache-control": "no-store"}  # a browser that asks whether it changed would keep the wrong type


def missing(route: Route) -> None:
    route.fulfill(status=404, content_type="text/html", body=LOGIN)


def answered_by_a_page(route: Route) -> None:
    route.fulfill(content_type="text/html", body=LOGIN)


def a_page_that_calls_itself_javascript(route: Route) -> None:
    route.fulfill(content_type="text/javascript", body=LOGIN)


def of_type(name: str) -> Callable[[Route], None]:
    def of_a_wrong_type(route: Route) -> None:
        route.fulfill(
            response=(response := route.fetch()), headers=response.headers | NOT_KEPT | {"content-type": name}
        )

    return of_a_wrong_type


def cut_in_half(route: Route) -> None:
    body = route.fetch().body()
    route.fulfill(content_type="text/javascript", body=body[: len(body) // 2])


def hanging(_route: Route) -> None:
    """Answer never."""


def holding(held: list[Route]) -> Callable[[Route], None]:
    """Answer when the test says so."""

    def hold(route: Route) -> None:
        held.append(route)

    return hold


FAULTS = {
    "missing": missing,
    "a page to log in": answered_by_a_page,
    "a page as JavaScript": a_page_that_calls_itself_javascript,
    "text/plain": of_type("text/plain"),
    "octet-stream": of_type("application/octet-stream"),
    "cut in half": cut_in_half,
    "hanging": hanging,
}


EVERY = bool(os.environ.get("EVERY_FAULT"))
"""Whether each module meets each fault, as in `make test-browsers`; else the first and the last of each page do."""


def of_a_page(modules: set[str], entry: str) -> list[str]:
    return sorted(modules) if EVERY else [entry, max(modules - {entry})]


def notice(page: Page) -> Locator:
    return page.locator("[data-watch]")


def opened_with(open_page: OpenPage, path: str, faults: dict[str, Callable[[Route], None]]) -> Page:
    """Open a page of which some files meet a fault."""
    page = open_page("reference/privacy/")
    for name, fault in faults.items():
        page.route(f"**/{name}", fault)
    page.clock.install()
    page.goto(page.url.replace("reference/privacy/", path), wait_until="commit")
    if hanging in faults.values():
        page.locator("footer").wait_for()
        page.clock.fast_forward(1000 * PATIENCE)
    return page


def let_everything_through(page: Page) -> None:
    """Let all files arrive again; a fault that is still under way concerns nobody any more."""
    page.unroute_all(behavior="ignoreErrors")


def forget_expected_errors(open_page: OpenPage) -> None:
    """Take out what the browser said of the fault that a test provoked."""
    open_page.watched.errors.clear()  # type: ignore[attr-defined]  # of the fixture


@pytest.mark.parametrize("module", of_a_page(modules_of("assess.mjs"), "assess.mjs"))
@pytest.mark.parametrize("fault", FAULTS)
def test_a_form_whose_module_fails_says_so_and_keeps_what_is_clicked(
    open_page: OpenPage, module: str, fault: str
) -> None:
    """Whichever module of the assessment fails, in whichever way: a notice, a way on, and no answer lost."""
    page = opened_with(open_page, "assess/", {module: FAULTS[fault]})
    expect(notice(page)).to_be_visible()
    expect(page.get_by_text("The calculator loads while you answer.")).to_be_hidden()
    expect(notice(page).get_by_role("link", name="the questionnaire")).to_be_visible()
    for number, answer in enumerate(ANSWERS, 1):
        page.locator(f"#q{number} .choice").nth(answer - 1).click()
    page.get_by_role("button", name="See what there is").click()
    expect(notice(page)).to_be_focused()
    let_everything_through(page)
    page.reload()
    expect_answered(page, len(ANSWERS))
    expect(notice(page)).to_be_hidden()
    forget_expected_errors(open_page)


@pytest.mark.parametrize("module", of_a_page(modules_of("workspace.mjs"), "workspace.mjs"))
@pytest.mark.parametrize("fault", FAULTS)
def test_a_workspace_whose_module_fails_says_so(open_page: OpenPage, module: str, fault: str) -> None:
    """Whichever module of the workspace fails, in whichever way: the page does not wait for ever."""
    page = opened_with(open_page, "compare/", {module: FAULTS[fault]})
    expect(notice(page)).to_be_visible()
    expect(page.locator("[data-runtime-state]").locator("visible=true")).to_have_count(0)
    let_everything_through(page)
    page.reload()
    expect(page.get_by_role("button", name="Start")).to_be_visible()
    expect(notice(page)).to_be_hidden()
    forget_expected_errors(open_page)


@pytest.mark.parametrize("path", sorted(TOOLS))
def test_every_tool_says_where_its_script_is_missing(open_page: OpenPage, path: str) -> None:
    """The watch stands in each page of the workspace."""
    page = opened_with(open_page, path, {"workspace.mjs": missing})
    expect(notice(page)).to_contain_text("workspace.mjs")
    let_everything_through(page)
    page.get_by_role("button", name="Load the page again").click()
    expect(notice(page)).to_be_hidden()
    forget_expected_errors(open_page)


@pytest.mark.parametrize(
    ("path", "module"),
    [
        ("understand/types/one-minute-check/", "check.mjs"),
        ("compare/slides/", "slides.mjs"),
        ("decide/advisor/", "own-result.mjs"),
    ],
)
def test_every_script_of_a_page_is_watched(open_page: OpenPage, path: str, module: str) -> None:
    """A script that only adds something is missed as well."""
    page = opened_with(open_page, path, {module: missing})
    expect(notice(page)).to_contain_text(module)
    forget_expected_errors(open_page)


def test_a_slow_page_takes_its_notice_back(open_page: OpenPage) -> None:
    """What arrives after all goes on with what was clicked meanwhile."""
    held: list[Route] = []
    page = opened_with(open_page, "assess/", {"answers.mjs": holding(held)})
    expect(notice(page).get_by_text("has not arrived")).to_be_visible()
    page.locator("#q1 .choice").nth(2).click()
    held[0].continue_()
    expect(notice(page)).to_be_hidden()
    expect_answered(page, 1)


def test_a_button_that_is_pressed_too_early_is_not_pressed_in_vain(open_page: OpenPage) -> None:
    """Who answers before the scripts are there and asks for the result gets it once they are."""
    held: list[Route] = []
    page = opened_with(open_page, "assess/", {"answers.mjs": holding(held)})
    for number, answer in enumerate(ANSWERS, 1):
        page.locator(f"#q{number} .choice").nth(answer - 1).click()
    page.get_by_role("button", name="See what there is").click()
    held[0].continue_()
    expect(page.locator("#result-title")).to_be_visible()


def test_answers_of_an_earlier_visit_stand_in_a_form_without_its_modules(open_page: OpenPage) -> None:
    """They are shown, not written over, and a click changes one of them."""
    page = open_page("assess/")
    for number in (1, 2):
        page.locator(f"#q{number} .choice").first.click()
    expect_answered(page, 2)
    page.route("**/assess.mjs", missing)
    page.reload()
    expect(page.locator("#q1 input").first).to_be_checked()
    page.locator("#q2 .choice").nth(4).click()
    let_everything_through(page)
    page.get_by_role("button", name="Load the page again").click()
    expect_answered(page, 2)
    expect(page.locator("#q2 input").nth(4)).to_be_checked()
    forget_expected_errors(open_page)


def test_where_nothing_can_be_kept_the_notice_says_so(open_page: OpenPage) -> None:
    """Without storage, paper is the way on."""
    page = open_page("reference/privacy/")
    page.add_init_script("Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError'); }")
    page.route("**/assess.mjs", missing)
    page.goto(page.url.replace("reference/privacy/", "assess/"))
    expect(notice(page)).to_contain_text("note your answers on paper")
    forget_expected_errors(open_page)


@pytest.mark.answered_by("a worker of the page")
@pytest.mark.parametrize("file", ["worker.mjs", "pyodide.asm.js", "pyodide.asm*.wasm", "person.zip.zstd"])
def test_a_calculator_that_hangs_is_told(open_page: OpenPage, file: str) -> None:
    """Whatever of Python hangs, the form says so, and goes on once it arrives."""
    held: list[Route] = []
    page = open_page("reference/privacy/")
    page.context.route(f"**/{file}", holding(held))
    page.clock.install()
    page.goto(page.url.replace("reference/privacy/", "assess/"))
    wait_for(lambda: held, lambda seconds: page.wait_for_timeout(1000 * seconds))
    late = page.locator("[data-when=runtime-late]")
    wait_for(late.is_visible, lambda _seconds: page.clock.fast_forward(1000 * PATIENCE))  # what hangs may begin later
    for route in held:
        route.continue_()
    expect(late).to_be_hidden()
    expect(page.locator("[data-runtime-state=ready]")).to_be_visible()


def test_a_store_that_never_answers_is_told(open_page: OpenPage) -> None:
    """The page of a workspace does not wait for the browser's store, and says that nothing is lost."""
    page = open_page("reference/privacy/")
    page.add_init_script("IDBFactory.prototype.open = () => new EventTarget()")
    page.goto(page.url.replace("reference/privacy/", "compare/"))
    expect(page.get_by_text("This browser’s store does not answer.")).to_be_visible()
    expect(page.get_by_role("button", name="Start")).to_be_visible()


def test_the_watch_keeps_quiet_where_all_is_well(open_page: OpenPage) -> None:
    """No notice on a page whose scripts run."""
    page = open_page("assess/")
    page.clock.install()
    page.reload()
    expect(page.locator("[data-runtime-state=ready]")).to_be_visible()
    page.clock.fast_forward(1000 * PATIENCE)
    expect(notice(page)).to_be_hidden()
