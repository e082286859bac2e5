"""Links of the built site: the build itself finds one that leads nowhere, whatever wrote it."""

import re

import pytest

from site_build import BuildError
from site_build.links import check_links


@pytest.fixture
def site(tmp_path):
    """Return a function that builds a site of two pages, one of them with this link."""

    def build(link):
        for address, text in {
            "": '<h1 id="top">Home</h1>',
            "a/b/": f'<p><a class="x" href="{link}">there</a></p>',
        }.items():
            (tmp_path / address).mkdir(parents=True, exist_ok=True)
            (tmp_path / address / "index.html").write_text(text, "utf-8")
        (tmp_path / "picture.svg").touch()
        return tmp_path

    return build


@pytest.mark.parametrize("link", ["../c/", "../../#nope", "#part", "/a/", "../../picture.png"])
def test_a_link_that_leads_nowhere_stops_the_build(site, link):
    """The message names the page and the link."""
    with pytest.raises(BuildError, match=f"^a/b/: the link “{re.escape(link)}” leads nowhere"):
        check_links(site(link))


@pytest.mark.parametrize(
    "link",
    ["../../", "../../#top", "../../picture.svg", ".", "https://example.org/c/", "mailto:a@example.org", "#", "?h=x"],
)
def test_a_link_that_leads_somewhere_is_let_through(site, link):
    """A page, a part of one, a file, another site, a letter."""
    assert check_links(site(link)) is None
