"""Front matter of the pages: what is wrong with it is said before anything is published."""

import re

import pytest

from site_build import BuildError
from site_build.front_matter import check_front_matter
from site_build.pages import Page

PAGE = Page("understand/{type}.md", "understand/aligned.md")
BEGIN = "it must begin with a line `---`, then a `title` and a `description`, then a line `---`."

SLIPS = {
    "none": ("# New\n", BEGIN),
    "no end": ("---\ntitle: New\ndescription: A page.\n# New\n", BEGIN),
    "a colon": (
        "---\ndescription: A page.\ntitle: New: one\n---\n",
        (
            "the front matter cannot be read: mapping values are not allowed here (line 3). "
            "Put a text that has a colon in quotes."
        ),
    ),
    "a tab": (
        "---\ntitle:\tNew\n\tdescription: A page.\n---\n",
        r"the front matter cannot be read: found character '\t' that cannot start any token (line 2).",
    ),
    "an unknown name": (
        "---\ntitel: New\ndescription: A page.\n---\n",
        "nothing is called “titel” in the front matter; known are title, description, hide, preview, search.",
    ),
    "no description": ("---\ntitle: New\n---\n", "`description` in the front matter is missing or no text."),
    "an empty title": (
        "---\ntitle:\ndescription: A page.\n---\n",
        "`title` in the front matter is missing or no text.",
    ),
    "a sentence": ("---\nNew page\n---\n", "the front matter must be lines such as `title: Our work`."),
}


@pytest.fixture
def written(tmp_path):
    """Return a function that writes one page and returns the folder with it."""

    def write(text):
        path = tmp_path / PAGE.output
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
        return tmp_path

    return write


@pytest.mark.parametrize(("text", "reason"), SLIPS.values(), ids=SLIPS)
def test_a_slip_in_the_front_matter_stops_the_build(written, text, reason):
    """The generator would publish the lines as text, below a title that it makes up."""
    with pytest.raises(BuildError, match=f"^{re.escape(f'docs/{PAGE.template}: {reason}')}$"):
        check_front_matter([PAGE], written(text))


@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_a_page_with_title_and_description_is_let_through(written, mark):
    """An editor's mark of UTF-8 before it is no slip."""
    text = f'{mark}---\ntitle: "New: one"\ndescription: A page.\nhide: [toc]\n---\n# New\n'
    assert check_front_matter([PAGE], written(text)) is None
