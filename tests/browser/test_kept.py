"""Links and a file of the first version in the site of today: see `tests/test_kept.py`."""

import json
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.workspaces import KEPT

pytestmark = pytest.mark.browser

type OpenPage = Callable[..., Page]

LINKS = json.loads((KEPT / "links.json").read_text("utf-8"))


def test_links_of_the_first_version_open(open_page: OpenPage) -> None:
    """Invitations name their session and say the function for whom they were made; a result shows itself."""
    page = open_page(LINKS["invitation of sales"])
    expect(page.get_by_text("You were invited to Autumn.")).to_be_visible()
    expect(page.get_by_role("radio", name="Sales")).to_be_checked()
    page = open_page(LINKS["invitation"])
    expect(page.get_by_text("You were invited to Autumn.")).to_be_visible()
    page = open_page(LINKS["result"])
    expect(page.locator("#result-title")).to_have_text("59: Defined")


def test_a_workspace_of_the_first_version_opens(open_page: OpenPage, address: str) -> None:
    """Its plan is there under “Our work”, and on the page of the plan."""
    page = open_page("work/")
    page.get_by_label("Open a workspace file").set_input_files(KEPT / "workspace.json")
    expect(page.get_by_role("heading", name="Spring", exact=True)).to_be_visible()
    page.goto(address + "act/plan/")
    expect(page.get_by_role("heading", name="Breakfast <together>")).to_be_visible()
