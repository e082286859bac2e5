"""What is measured stands in the README."""

import pytest

from bench.__main__ import ALL, README, with_tables


def test_each_table_takes_its_own_place():
    """One that was measured alone leaves the others as they are."""
    text = README.read_text("utf-8")
    changed = with_tables(text, {"bytes": "| new |"})
    assert "<!-- figures: bytes -->\n\n| new |\n\n<!-- /figures -->" in changed
    assert text.partition("<!-- figures: result -->")[2] == changed.partition("<!-- figures: result -->")[2]


def test_everything_measured_has_a_place():
    """A table without one would be lost."""
    with_tables(README.read_text("utf-8"), dict.fromkeys(ALL, "| new |"))
    with pytest.raises(KeyError, match="unknown"):
        with_tables("", {"unknown": "| new |"})
