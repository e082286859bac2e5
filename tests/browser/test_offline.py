"""Without a network, after a first visit."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from site_build.serve import serving
from tests.browser.conftest import UNHURRIED

pytestmark = pytest.mark.browser

KEPT = """async () => {
  const caches_ = await Promise.all((await caches.keys()).map((name) => caches.open(name)));
  const requests = await Promise.all(caches_.map((cache) => cache.keys()));
  return requests.flat().map(({ url }) => url);
}"""

NEEDED = ("/assess/", "/assess.mjs", "/worker.mjs", "/pyodide.asm.wasm", "/person.zip.gzip")


def test_the_assessment_works_without_a_network_after_a_first_visit(browser: Browser, site: Path) -> None:
    """The page loads again, Python starts, and the result appears; no address that is kept holds answers."""
    context = browser.new_context()
    context.set_default_timeout(UNHURRIED)
    page = context.new_page()
    with serving(site) as address:
        page.goto(f"{address}assess/")
        for _ in range(UNHURRIED // 100):
            kept = page.evaluate(KEPT)
            if all(any(url.endswith(end) for url in kept) for end in NEEDED):
                break
            page.wait_for_timeout(100)
    assert all(any(url.endswith(end) for url in kept) for end in NEEDED), kept
    assert not [url for url in page.evaluate(KEPT) if "#" in url]
    page.reload()
    for statement in page.locator("fieldset.statement").all():
        statement.locator("label").nth(3).click()
    page.get_by_role("button", name="See the result").click()
    expect(page.locator("#result-title")).to_be_visible()
    context.close()
