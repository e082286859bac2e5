"""The site that Zensical builds: no page breaks its policy, and the assessment works."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from site_build import ROOT
from site_build.serve import serving
from tests.browser.test_assessment import ANSWERS, answer_with_keys, show_result


@pytest.fixture(scope="module")
def zensical(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("zensical")
    places = ["--site", str(folder / "site"), "--work", str(folder / "work")]
    subprocess.run([sys.executable, "build.py", "--with", "zensical", *places], cwd=ROOT, check=True)
    return folder / "site"


@pytest.fixture(scope="module")
def address(zensical: Path) -> Iterator[str]:
    with serving(zensical) as found:
        yield found


@pytest.mark.answered_by("a worker of the page")  # of a shared one Playwright does not see that it has arrived
def test_no_page_breaks_its_policy(open_page: Callable[..., Page], zensical: Path, address: str) -> None:
    """Every page loads all that it asks for, and no script is refused; `open_page` fails on any complaint."""
    page = open_page()
    for path in sorted(zensical.rglob("index.html")):
        page.goto(f"{address}{path.parent.relative_to(zensical).as_posix()}/".replace("/./", "/"))
        page.wait_for_load_state("networkidle")
    page.keyboard.press("/")
    page.keyboard.type("funnel")
    page.wait_for_load_state("networkidle")


def test_the_assessment_gives_a_result(open_page: Callable[..., Page]) -> None:
    """Python starts, scores and shows."""
    page = open_page("assess/")
    answer_with_keys(page, ANSWERS)
    show_result(page)
    expect(page.locator("#result-title")).to_be_visible()
