"""Without a network, after a first visit."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from site_build.serve import serving
from tests.browser.test_assessment import see_result
from tests.waiting import wait_for

pytestmark = pytest.mark.browser

KEPT = """async () => {
  const caches_ = await Promise.all((await caches.keys()).map((name) => caches.open(name)));
  const requests = await Promise.all(caches_.map((cache) => cache.keys()));
  return requests.flat().map(({ url }) => url);
}"""

NEEDED = ("/assess/", "/assess.mjs", "/worker.mjs", ".wasm", "/person.zip.zstd")


START = """async () => {
  const { startPython } = await import(new URL("runtime.mjs", document.querySelector("article script[src]").src));
  return (await startPython(() => {}, "person.zip").request({ request: "ping" })).ok;
}"""


def wait_until_kept(page: Page) -> list[str]:
    """Wait until everything that the assessment needs is kept; return the addresses that are."""

    def kept() -> list[str] | None:
        found: list[str] = page.evaluate(KEPT)
        return found if all(any(url.endswith(end) for url in found) for end in NEEDED) else None

    return wait_for(kept, lambda seconds: page.wait_for_timeout(1000 * seconds))


def test_python_starts_again_where_the_network_goes_while_a_page_is_open(page: Page, address: str) -> None:
    """The page came from the network; Python, which died or was ended since, comes from what is kept."""
    page.goto(f"{address}assess/")
    wait_until_kept(page)
    page.reload()
    wait_until_kept(page)
    page.context.set_offline(offline=True)
    assert page.evaluate(START) is True


@pytest.mark.parametrize("tab", ["the same", "another"])
def test_the_assessment_works_without_a_network_after_a_first_visit(page: Page, site: Path, tab: str) -> None:
    """The page loads again, Python starts, and the result appears; no address that is kept holds answers."""
    with serving(site) as address:
        page.goto(f"{address}assess/")
        wait_until_kept(page)
    assert not [url for url in page.evaluate(KEPT) if "#" in url]
    if tab == "another":  # where Python is not awake
        page = page.context.new_page()
    page.goto(f"{address}assess/")
    for statement in page.locator("fieldset.statement").all():
        statement.locator("label").nth(3).click()
    see_result(page).click()
    expect(page.locator("#result-title")).to_be_visible()
