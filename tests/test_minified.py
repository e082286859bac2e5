"""JavaScript of other people, minified."""

from pathlib import Path

import pytest

from site_build import BuildError
from site_build.minified import minified
from site_build.runtime import NODE_MODULES


def test_only_what_its_authors_read_is_left_out(tmp_path: Path) -> None:
    """Names within a function and comments go; names for others and comments that state rights stay."""
    script = tmp_path / "other.mjs"
    script.write_text("/*! MIT */\n// why\nexport function count(answers) {\n  return answers.length;\n}\n", "utf-8")
    text = minified(script, tmp_path, NODE_MODULES).read_text("utf-8")
    assert "/*! MIT */" in text
    assert "why" not in text
    assert "answers" not in text
    assert "count" in text


def test_a_script_that_cannot_be_read_stops_the_build(tmp_path: Path) -> None:
    """The reason names the script."""
    script = tmp_path / "other.mjs"
    script.write_text("function (", "utf-8")
    with pytest.raises(BuildError, match=r"^other\.mjs could not be minified: "):
        minified(script, tmp_path, NODE_MODULES)


def test_a_missing_program_is_told(tmp_path: Path) -> None:
    """Without the npm packages, the sentence says what to run."""
    (tmp_path / "esbuild").mkdir()
    (tmp_path / "esbuild" / "package.json").write_text('{"version": "1"}', "utf-8")
    script = tmp_path / "other.mjs"
    script.write_text("", "utf-8")
    with pytest.raises(BuildError, match="npm ci"):
        minified(script, tmp_path, tmp_path)
