"""Python stays awake for the pages and tabs to come, and none of them meets one that is of no use."""

import re
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from threading import Event

import pytest
from playwright.sync_api import BrowserContext, Page

from site_build.serve import Handler, serving
from tests.browser.conftest import WITHOUT_SHARED_WORKERS
from tests.browser.test_watch import ASSETS, modules_of
from tests.browser.test_worker import START, ask, root, stages

__all__ = ["root"]
pytestmark = pytest.mark.browser

HOW_OFTEN = {"request": "how often"}
"""Answered by the fake with the number of requests that it has had, this one among them."""
LATER = "performance.now = () => 1_000_000"
A_SECOND_IS_SHORT = """window.seconds = 0;
const later = setTimeout;
window.setTimeout = (done, long, ...more) => later(done, long === 1000 ? 10 * ++seconds : long, ...more);"""
FULL_STORE = "Storage.prototype.setItem = function (key) { throw new DOMException(key, 'QuotaExceededError'); }; 0"
LOADED = ("worker.mjs", "python.mjs", "fzstd.mjs", "pyodide.asm.js", "pyodide.asm.wasm", "memory.zstd")


class Lacking(Handler):
    """Serves the files of a folder but one, which a shared worker asks for unseen by Playwright."""

    lacks: str | None = None
    goes_on = Event()
    """Until it is set, the worker's module hangs."""

    def do_GET(self) -> None:  # noqa: N802  as the library names it
        if self.path.endswith("/worker.mjs"):
            self.goes_on.wait()
        if self.lacks and self.path.endswith(f"/{self.lacks}"):
            self.send_error(404)
        else:
            super().do_GET()

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-store")
        super().end_headers()


type Visit = Callable[..., Page]


@pytest.fixture
def visit(context: BrowserContext, root: Path) -> Iterator[Visit]:
    """Open a page that starts Python, in a tab of its own or in that of an earlier page."""
    Lacking.lacks = None
    Lacking.goes_on.set()
    pages = count()  # else the browser would take one page for the same again
    with serving(root, handler=Lacking) as address:

        def visit(tab: Page | None = None, folder: str = "fake", zip_name: str = "person.zip") -> Page:
            page = tab or context.new_page()
            page.goto(f"{address}?{next(pages)}")
            page.evaluate(START, [folder, zip_name])
            return page

        yield visit
        Lacking.goes_on.set()


def asked(page: Page) -> int:
    return ask(page, HOW_OFTEN)["asked"]  # type: ignore[index, no-any-return]  # what the fake replies


def test_python_is_awake_when_the_next_page_opens(visit: Visit) -> None:
    """The next page of a tab asks the Python that the one before has started; it hears of no start."""
    page = visit()
    assert 1 == asked(page)
    assert 2 == asked(visit(page))
    assert ["ready"] == stages(page)
    page.go_back()
    page.evaluate(START, ["fake", "person.zip"])
    assert 3 == asked(page)


def test_a_new_tab_finds_python_awake(visit: Visit) -> None:
    """It asks the Python that another tab has started."""
    first, second = visit(), visit()
    assert [1, 2, 3] == [asked(first), asked(second), asked(first)]
    third = visit()
    assert 4 == asked(third)
    assert ["ready"] == stages(third)


def test_no_tab_waits_for_what_another_one_is_at(visit: Visit) -> None:
    """Where Python is at work for long, who opens a page or asks for something there goes on with another one."""
    busy, waiting = visit(), visit()
    assert [1, 2] == [asked(busy), asked(waiting)]
    busy.evaluate("void (window.long = ask({ request: 'work for ever' }))")
    assert 1 == asked(waiting)
    assert 2 == asked(visit())
    assert "restarting" not in stages(waiting)
    waiting.evaluate("void ask({ request: 'work for ever' })")
    assert 1 == asked(visit())
    busy.evaluate("stopPython()")
    assert "stopped" == busy.evaluate("long")


def test_no_tab_waits_for_what_a_page_has_left_to_python(visit: Visit) -> None:
    """Where the page that Python is at work for is closed, another one that had asked Python before goes on at once."""
    busy, waiting = visit(), visit()
    assert [1, 2] == [asked(busy), asked(waiting)]
    busy.evaluate("void ask({ request: 'work for ever' })")
    busy.close()
    assert 1 == asked(waiting)
    assert "restarting" not in stages(waiting)
    assert 2 == asked(visit())


@pytest.mark.parametrize("long", [False, True])
def test_no_tab_waits_for_a_python_whose_page_is_gone(visit: Visit, long: bool) -> None:
    """It waited for its turn when the page that Python was at work for was closed, and with it perhaps Python ended."""
    busy = visit()
    asked(busy)
    busy.evaluate("void ask({ request: 'work for ever' })")
    if long:
        busy.evaluate(LATER)
    waiting = visit()
    waiting.evaluate("void (window.answered = ask({ request: 'how often' }))")
    busy.close()
    assert {"asked": 1} == waiting.evaluate("answered")
    assert "restarting" not in stages(waiting)


def test_tabs_that_wait_for_one_start_share_it(visit: Visit, context: BrowserContext) -> None:
    """However long its files are on their way, no other Python is started for that."""
    context.add_init_script(A_SECOND_IS_SHORT)
    Lacking.goes_on.clear()
    first, second = visit(), visit()
    second.wait_for_function("seconds > 3")
    Lacking.goes_on.set()
    assert [1, 2] == [asked(first), asked(second)]


def test_no_tab_waits_for_a_start_that_was_ended(visit: Visit) -> None:
    """The page that had begun it was closed before the worker's first file was there."""
    Lacking.goes_on.clear()
    first, second = visit(), visit()
    first.evaluate(LATER)
    first.close()
    Lacking.goes_on.set()
    assert 1 == asked(second)
    assert 2 == asked(visit())


def test_who_waits_for_a_turn_and_cancels_ends_nothing(visit: Visit) -> None:
    """The Python that works for another page goes on; this one starts another."""
    busy, waiting = visit(), visit()
    assert [1, 2] == [asked(busy), asked(waiting)]
    busy.evaluate("void (window.long = ask({ request: 'count for long' }))")
    waiting.evaluate("window.setTimeout = () => 0")  # it is never late
    waiting.evaluate("void (window.asked = ask({ request: 'how often' }))")
    waiting.wait_for_function("async () => (await navigator.locks.query()).pending.length > 0")
    waiting.evaluate("stopPython()")
    assert "stopped" == waiting.evaluate("asked")
    assert {"ok": True, "request": "count for long"} == busy.evaluate("long")
    assert "ready" == stages(busy)[-1]
    assert 1 == asked(visit(waiting))


def test_a_full_store_keeps_nobody_waiting(visit: Visit) -> None:
    """No new name can be kept for the next Python: then each page has its own."""
    busy, waiting = visit(), visit()
    assert [1, 2] == [asked(busy), asked(waiting)]
    for page in (busy, waiting):
        page.evaluate(FULL_STORE)
    busy.evaluate("void (window.long = ask({ request: 'work for ever' }))")
    assert 1 == asked(waiting)
    assert 1 == len(waiting.workers)
    busy.evaluate("stopPython()")
    assert "stopped" == busy.evaluate("long")
    assert 1 == asked(visit(busy))


def test_who_gets_no_turn_anywhere_has_its_own_python(visit: Visit, context: BrowserContext) -> None:
    """Whatever goes wrong with turns, nobody moves on for ever."""
    context.add_init_script("navigator.locks.request = () => new Promise(() => {})")
    page = visit()
    assert 1 == asked(page)
    assert 1 == len(page.workers)
    assert ["loading", "ready"] == list(dict.fromkeys(stage for stage in stages(page) if stage != "starting"))


def test_who_ends_python_ends_it_for_all_and_they_start_another(visit: Visit) -> None:
    """A tab that asked for nothing hears of no failure, and is answered by the one that is there by then."""
    first, second = visit(), visit()
    assert [1, 2] == [asked(first), asked(second)]
    first.evaluate("void ask({ request: 'count for long' })")
    first.evaluate("stopPython()")
    third = visit()
    assert 1 == asked(third)
    assert 2 == asked(second)
    assert "restarting" not in stages(second)
    assert "ready" == stages(second)[-1]


def test_a_python_that_was_ended_is_met_by_no_page(visit: Visit) -> None:
    """The next page has another one, at once, whatever the one that was ended is still at."""
    page = visit()
    asked(page)
    page.evaluate("void ask({ request: 'count for long' })")
    page.evaluate("stopPython()")
    assert 1 == asked(visit(page))


def test_the_python_of_teams_is_another_one_than_that_of_one_person(visit: Visit) -> None:
    """The end of one leaves the other awake."""
    page = visit()
    asked(page)
    assert 1 == asked(visit(page, zip_name="python.zip"))
    page.evaluate("stopPython()")
    assert 2 == asked(visit(page))


def test_a_python_that_died_is_met_by_no_page(visit: Visit) -> None:
    """A request that kills Python is asked again once; then the page says so, and the next one starts another."""
    page = visit()
    asked(page)
    assert "stopped" == ask(page, {"request": "crash"})
    assert ["loading", "starting", "ready", "restarting", "loading", "starting", "ready", "stopped"] == stages(page)
    assert 1 == asked(visit(page))


def test_a_page_does_not_wait_for_what_the_one_before_has_left(visit: Visit) -> None:
    """Python that has been busy for long goes on alone; for what is short the next page waits, and saves a start."""
    page = visit()
    asked(page)
    page.evaluate("void ask({ request: 'next' })")
    assert 3 == asked(visit(page))
    page.evaluate("void ask({ request: 'count for long' })")
    page.evaluate(LATER)
    assert 1 == asked(visit(page))


def test_the_worker_names_all_that_it_imports() -> None:
    """The service worker keeps what the worker says it has loaded; browsers do not tell what a shared one imports."""
    text = (ASSETS / "worker.mjs").read_text("utf-8")
    told = re.search(r"MODULES = \[(.*?)\]", text, re.DOTALL)
    assert told
    assert modules_of("worker.mjs") == {name.strip(' "') for name in told[1].split(",")}


def test_who_comes_back_finds_python_at_work(visit: Visit) -> None:
    """A page that the browser keeps for “Back” goes on with its Python, and the next page has another one."""
    page = visit()
    asked(page)
    page.evaluate("void (window.long = ask({ request: 'count for long' }))")
    page.evaluate(LATER)
    page.evaluate("dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }))")
    assert {"ok": True, "request": "count for long"} == page.evaluate("long")
    assert "ready" == stages(page)[-1]
    assert 3 == asked(page)
    assert 1 == asked(visit(page))


@pytest.mark.parametrize("file", LOADED)
def test_a_python_that_did_not_start_is_met_by_no_page(visit: Visit, file: str) -> None:
    """Whichever file is missing, the page hears of it, and the same page loaded again starts another."""
    Lacking.lacks = file
    page = visit()
    assert "download" == ask(page, HOW_OFTEN)
    assert "download" == stages(page)[-1]
    Lacking.lacks = None
    assert 1 == asked(visit(page))


def test_what_did_not_arrive_is_asked_for_again(visit: Visit) -> None:
    """A page that is loaded again has what was missing, from the same Python."""
    Lacking.lacks = "person.zip.zstd"
    page = visit(folder="assets")
    assert "download" == ask(page, {"request": "prepare"})
    assert "ready" == stages(page)[-1]
    Lacking.lacks = None
    assert {"ok": True} == ask(visit(page, "assets"), {"request": "prepare"})


@pytest.mark.parametrize(
    "lacks",
    [
        WITHOUT_SHARED_WORKERS,
        "Object.defineProperty(navigator, 'locks', { value: undefined })",
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('refused'); } })",
    ],
)
def test_a_page_has_its_own_python_where_none_can_stay(visit: Visit, context: BrowserContext, lacks: str) -> None:
    """A browser without shared workers, without locks, or which keeps nothing for a tab starts one for each page."""
    context.add_init_script(lacks)
    page = visit()
    assert 1 == asked(page)
    assert 1 == len(page.workers)
    assert 1 == asked(visit(page))
