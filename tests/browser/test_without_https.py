"""On a server in the house, without https: browsers offer no clipboard, no locks and no service worker there."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import UNHURRIED
from tests.browser.test_assessment import ANSWERS, answer_with_keys, show_result
from tests.browser_binary import FLAGS, browser_binary

pytestmark = pytest.mark.browser

HOST = "house.test"


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[tuple[Page, str]]:
    """Return a page of a browser that knows the server by a name, and the address there."""
    flags = [*FLAGS, f"--host-resolver-rules=MAP {HOST} 127.0.0.1"]
    other = browser.browser_type.launch(executable_path=browser_binary(), args=flags)
    page = other.new_page()
    page.set_default_timeout(UNHURRIED)
    yield page, address.replace("127.0.0.1", HOST)
    other.close()


def test_the_assessment_gives_a_result_without_https(page: tuple[Page, str]) -> None:
    """Everything but the clipboard works, and the page says how to copy by hand."""
    tab, address = page
    tab.goto(f"{address}assess/")
    assert not tab.evaluate("isSecureContext")
    answer_with_keys(tab, ANSWERS)
    show_result(tab)
    tab.get_by_role("button", name="Copy the link").click()
    expect(tab.get_by_text("This browser did not allow copying.").locator("visible=true")).to_be_visible()


def test_a_workspace_is_made_without_https(page: tuple[Page, str]) -> None:
    """Its entries get their keys without what only https has."""
    tab, address = page
    tab.goto(f"{address}decide/advisor/")
    tab.get_by_role("button", name="See it with made-up data").click()
    expect(tab.locator("[data-shown]")).to_be_visible()
