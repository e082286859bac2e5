"""The built site, served as GitHub Pages would, and a page that watches what it asks for and complains about."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from site_build.serve import serving
from tests.browser.answered_here import AnsweredHere
from tests.browser_binary import FLAGS, browser_binary
from tests.waiting import PATIENCE

UNHURRIED = 1000 * PATIENCE
"""Milliseconds until a wait counts as a failure."""

WITHOUT_SHARED_WORKERS = "delete globalThis.SharedWorker"
"""For tests that look into the worker, or hold back what it loads: Playwright does not see what a shared one does."""

RUNTIME = re.compile(r"/runtime/|\.wasm$")
"""The addresses of Python's files."""

expect.set_options(timeout=UNHURRIED)


@pytest.fixture(scope="session")
def addresses(site: Path) -> Iterator[tuple[str, str]]:
    """Serve the site as it is, and with Python on this machine in the place of the browser's."""
    with serving(site) as whole, serving(site, handler=AnsweredHere) as answered_here:
        yield whole, answered_here


@pytest.fixture
def answered_by(request: pytest.FixtureRequest) -> str:
    marker = request.node.get_closest_marker("answered_by")
    return marker.args[0] if marker else "the browser"


@pytest.fixture
def address(addresses: tuple[str, str], answered_by: str) -> str:
    return addresses[answered_by == "this machine"]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_binary(), args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """Return a context whose service worker may keep what it loads."""
    context = browser.new_context()
    context.set_default_timeout(UNHURRIED)
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return context.new_page()


def until_answered(page: Page) -> None:
    """Wait until Python has answered whatever the page asked, and the page has taken it in: nothing more will come."""
    for place in (*page.workers, page):
        place.evaluate("new Promise((resume) => setTimeout(resume))")


class Watched:
    """Requests to other origins and messages of errors: both must stay empty."""

    def __init__(self, address: str) -> None:
        self.origin = address.split("/common-ground/")[0]
        self.elsewhere: list[str] = []
        self.errors: list[str] = []

    def watch(self, context: BrowserContext) -> None:
        context.on("request", lambda request: self.request(request.url))
        context.on("console", lambda message: self.errors.append(message.text) if message.type == "error" else None)
        context.on("weberror", lambda error: self.errors.append(str(error.error)))

    def request(self, url: str) -> None:
        if not url.startswith((self.origin, "data:", "blob:")):
            self.elsewhere.append(url)


@pytest.fixture
def open_page(browser: Browser, address: str, answered_by: str) -> Iterator[Callable[..., Page]]:
    """Open a path of the site in a context of its own: nothing is kept from other tests."""
    contexts: list[BrowserContext] = []
    watched = Watched(address)

    def open_(path: str = "", **options: object) -> Page:
        context = browser.new_context(**{"service_workers": "block"} | options)  # type: ignore[arg-type]  # Playwright checks its own options
        context.set_default_timeout(UNHURRIED)
        if answered_by != "the browser":
            context.add_init_script(WITHOUT_SHARED_WORKERS)
        contexts.append(context)
        watched.watch(context)
        page = context.new_page()
        page.goto(address + path)
        return page

    open_.watched = watched  # type: ignore[attr-defined]  # for the tests that provoke an error and expect it
    yield open_
    for context in contexts:
        context.close()
    assert watched.elsewhere == []
    assert watched.errors == []
