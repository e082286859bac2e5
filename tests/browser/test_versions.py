"""An update of the site, an interrupted one, a step back, and a cache with holes: never two builds in one page."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from site_build.serve import serving
from tests.browser.test_assessment import ANSWERS, answer_with_keys, show_result
from tests.browser.versions import CHANGED, Host, build_of, next_build
from tests.waiting import wait_for

pytestmark = pytest.mark.browser

TEN_MINUTES = "max-age=600"
"""What GitHub Pages tells browsers of every file."""

KEPT = """async () => {
  const names = await caches.keys();
  const requests = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
  return requests.flat().map(({ url }) => url);
}"""
CONTROLLED = "() => navigator.serviceWorker.controller !== null"
PAGE_BUILD = "document.querySelector('meta[name=site-build]').content"
LOADED = "performance.getEntriesByType('resource').map(({ name }) => name)"
DROP = """async (end) => {
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) if (request.url.endsWith(end)) await cache.delete(request);
  }
}"""


@pytest.fixture(scope="module")
def builds(site: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    return site, next_build(site, tmp_path_factory.mktemp("next") / "site")


@pytest.fixture
def host(builds: tuple[Path, Path], tmp_path: Path) -> Host:
    return Host(tmp_path / "host", builds[0])


@pytest.fixture
def address(host: Host) -> Iterator[str]:
    with serving(host.folder, caching=TEN_MINUTES) as found:
        yield found


def kept(page: Page) -> list[str]:
    return page.evaluate(KEPT)  # type: ignore[no-any-return]  # addresses


def wait_until(page: Page, build: Path, *ends: str) -> None:
    """Wait until files of a build are kept."""

    def all_kept() -> bool:
        found = kept(page)
        return all(
            any(url.endswith(end) and (build_of(build) in url or ".wasm" in end) for url in found) for end in ends
        )

    wait_for(all_kept, lambda seconds: page.wait_for_timeout(1000 * seconds))


def visit(page: Page, address: str, build: Path) -> None:
    """Open the assessment and wait until all that it needs is kept."""
    page.goto(f"{address}assess/")
    wait_until(page, build, "/assess.mjs", "/worker.mjs", "/person.zip.zstd", ".wasm", "/qr.zip.zstd")
    page.wait_for_function(CONTROLLED)


def loaded_builds(page: Page) -> set[str]:
    """Return the builds of what a page has loaded; one."""
    return set(re.findall(r"/assets/([0-9a-f]{10})/", " ".join(page.evaluate(LOADED))))


def expect_to_work(page: Page, build: Path | None = None) -> None:
    """Expect a page that calculates, from files of one build."""
    page.locator("#q1 .choice").first.click()
    expect(page.locator("[data-runtime-state=ready]")).to_be_visible()
    expect(page.locator("[data-watch]")).to_be_hidden()
    assert {page.evaluate(PAGE_BUILD)} == loaded_builds(page)
    if build:
        assert {build_of(build)} == loaded_builds(page)


def test_a_tab_that_is_open_goes_on_with_its_own_build(
    page: Page, address: str, host: Host, builds: tuple[Path, Path]
) -> None:
    """After an update the open page still scores, and loads what it never loaded before, of its own build."""
    visit(page, address, builds[0])
    host.show(builds[1])
    answer_with_keys(page, ANSWERS)
    show_result(page)
    page.get_by_text("More ways to keep or share it").click()
    page.locator("details[data-qr] summary").click()
    expect(page.locator("[data-qr-place] svg")).to_be_visible()
    assert {build_of(builds[0])} == loaded_builds(page)


def test_an_update_arrives_whole(page: Page, address: str, host: Host, builds: tuple[Path, Path]) -> None:
    """Within the ten minutes a page may come from the browser's cache; it is of one build all the same."""
    visit(page, address, builds[0])
    host.show(builds[1])
    for path in ("compare/", "assess/"):
        page.goto(address + path)
        expect(page.locator("[data-runtime-state=failed]").locator("visible=true")).to_have_count(0)
        assert {page.evaluate(PAGE_BUILD)} >= loaded_builds(page)
    expect_to_work(page)
    page.reload()
    expect_to_work(page, builds[1])


def test_a_step_back_to_the_build_before_works(page: Page, address: str, host: Host, builds: tuple[Path, Path]) -> None:
    """What a maintainer takes back is back at the next reload."""
    visit(page, address, builds[0])
    for build in (builds[1], builds[0]):
        host.show(build)
        page.reload()
        expect_to_work(page, build)


def test_an_update_that_broke_off_leaves_the_build_before(
    page: Page, address: str, host: Host, builds: tuple[Path, Path], tmp_path: Path
) -> None:
    """Of the new build only the pages arrived: the notice says so, and without network the old one works on."""
    visit(page, address, builds[0])
    half = shutil.copytree(builds[1], tmp_path / "half")
    shutil.rmtree(half / "assets" / build_of(builds[1]))
    host.show(half)
    page.reload()
    expect(page.locator("[data-watch]")).to_be_visible()
    page.context.set_offline(offline=True)
    page.reload()
    expect_to_work(page, builds[0])
    page.context.set_offline(offline=False)
    host.show(builds[1])
    page.reload()
    expect_to_work(page, builds[1])


def test_a_file_of_another_build_under_its_name_is_refused(
    page: Page, host: Host, builds: tuple[Path, Path], tmp_path: Path
) -> None:
    """A server that mixes two builds gets nothing into what is kept: each file has the hash that its build knows."""
    mixed = shutil.copytree(builds[0], tmp_path / "mixed")
    (mixed / "assets" / build_of(builds[0]) / CHANGED).write_text("throw new Error();", "utf-8")
    with serving(host.folder) as address:
        visit(page, address, builds[0])
        page.evaluate(DROP, CHANGED)
        host.show(mixed)
        page.reload()
        expect(page.locator("[data-watch]")).to_be_visible()
        assert not any(url.endswith(CHANGED) for url in kept(page))
        host.show(builds[0])
        page.reload()
        expect_to_work(page, builds[0])


def test_what_was_not_found_is_asked_for_again(
    context: BrowserContext, address: str, host: Host, builds: tuple[Path, Path], tmp_path: Path
) -> None:
    """A host lets browsers keep a “not found” for minutes; loading the page again gets past it."""
    half = shutil.copytree(builds[0], tmp_path / "half")
    (half / "assets" / build_of(half) / "answers.mjs").unlink()
    host.show(half)
    page = context.new_page()
    page.goto(f"{address}assess/")
    expect(page.locator("[data-watch]")).to_be_visible()
    host.show(builds[0])
    page.get_by_role("button", name="Load the page again").click()
    expect_to_work(page, builds[0])


@pytest.mark.parametrize(
    "dropped", ["/answers.mjs", "/worker.mjs", "/person.zip.zstd", ".wasm", "/styles.css", "?files"]
)
def test_holes_in_what_is_kept_are_filled(page: Page, address: str, builds: tuple[Path, Path], dropped: str) -> None:
    """A browser may drop parts of what it keeps; the next visit fetches them again."""
    visit(page, address, builds[0])
    page.evaluate(DROP, dropped)
    page.reload()
    wait_for(
        lambda: any(url.endswith(dropped) for url in kept(page)),
        lambda seconds: page.wait_for_timeout(1000 * seconds),
    )
    page.context.set_offline(offline=True)
    page.reload()
    expect_to_work(page, builds[0])


def test_a_page_with_a_hole_is_not_shown_without_network(page: Page, address: str, builds: tuple[Path, Path]) -> None:
    """Better a page that says what is here than one that looks alive."""
    visit(page, address, builds[0])
    page.evaluate(DROP, "/answers.mjs")
    page.context.set_offline(offline=True)
    page.reload()
    expect(page.get_by_role("heading", name="This page is not here without a network")).to_be_visible()


def test_a_page_that_was_never_visited_says_so_and_lists_what_is_here(
    page: Page, address: str, builds: tuple[Path, Path]
) -> None:
    """Without a network every address of the site answers, with a way on."""
    visit(page, address, builds[0])
    page.goto(f"{address}understand/")
    page.goto(f"{address}decide/")
    wait_until_pages = [f"{address}{path}" for path in ("assess/", "understand/", "decide/")]
    wait_for(lambda: set(wait_until_pages) <= set(kept(page)), lambda seconds: page.wait_for_timeout(1000 * seconds))
    page.context.set_offline(offline=True)
    page.goto(f"{address}act/practices/")
    expect(page.get_by_role("heading", name="This page is not here without a network")).to_be_visible()
    page.get_by_role("link", name="The assessment").last.click()
    expect_to_work(page, builds[0])


def test_a_page_to_log_in_is_never_kept(page: Page, address: str, builds: tuple[Path, Path]) -> None:
    """A network that answers everything with its own page spoils nothing."""
    visit(page, address, builds[0])
    login = "<!doctype html><title>Log in</title>Log in to this network"
    page.context.route("**/common-ground/**", lambda route: route.fulfill(content_type="text/html", body=login))
    page.reload()
    expect(page.get_by_text("Log in to this network")).to_be_visible()
    page.context.unroute_all(behavior="ignoreErrors")
    page.context.set_offline(offline=True)
    page.goto(f"{address}assess/")
    expect_to_work(page, builds[0])


def test_the_name_of_the_webassembly_stays_while_its_bytes_do(builds: tuple[Path, Path]) -> None:
    """A browser need not compile it anew after an update."""
    before, after = ({path.name for path in (site / "assets").glob("*.wasm")} for site in builds)
    assert before == after
    assert build_of(builds[0]) != build_of(builds[1])
