"""What pages load of style sheets, and how much each page loads."""

import gzip
import re
from collections.abc import Iterator
from pathlib import Path

import material
import pytest
import tinycss2

from bench.bytes import PAGE_BUDGET, pages_to_read
from site_build import ROOT, BuildError
from site_build.styles import THEME, VARIABLE_USED, lighten_styles, words_in, write_styles

CACHE = ROOT / "build" / "cache"
LOADED = re.compile(r'(?:href=|src=|@import url\()"((?:\.\./)*assets/[^"]+\.(?:css|m?js))"')
IMPORTED = re.compile(r'(?:from|import) "(\./[^"]+)"')


@pytest.fixture
def small_site(tmp_path: Path) -> Path:
    """Return a site of one page, with a script and our sheets."""
    (tmp_path / THEME).mkdir(parents=True)
    (tmp_path / "index.html").write_text('<p class="used">A page</p>', "utf-8")
    (tmp_path / "script.js").write_text('element.classList.add("by-a-script")', "utf-8")
    for name in ("styles.css", "work.css", "print.css"):
        (tmp_path / "assets" / name).write_text(".ours { color : red }", "utf-8")
    return tmp_path


def lightened(site: Path, sheet: str) -> str:
    path = site / THEME / "main.css"
    path.write_text(sheet, "utf-8")
    lighten_styles(site, words_in(ROOT / "assessment"), CACHE)
    return path.read_text("utf-8")


def test_a_rule_of_the_theme_for_what_no_page_has_is_left_out(small_site: Path) -> None:
    """A class that stands in no page, script or template takes its rules and what only they use along."""
    sheet = ":root{--kept:1px;--gone:2px}.used{top:var(--kept)}.on-no-page,.used .on-no-page{top:var(--gone)}"
    assert ":root{--kept:1px}.used{top:var(--kept)}" == lightened(small_site, sheet)


@pytest.mark.parametrize("name", ["used", "by-a-script", "dot-row"])
def test_a_rule_of_the_theme_for_what_a_page_may_have_stays(small_site: Path, name: str) -> None:
    """A class that a page has, or a script or a template names, keeps its rules."""
    assert f".{name}{{top:0}}" == lightened(small_site, f".{name} {{ top: 0 }}")


def test_our_sheets_lose_no_rule(small_site: Path) -> None:
    """Ours are only written shorter: a class may be put together where no search finds it."""
    lighten_styles(small_site, set(), CACHE)
    assert ".ours{color:red}" == (small_site / "assets" / "work.css").read_text("utf-8")


def edges_after_a_tap(sheet: str) -> list[str]:
    """Return the selectors that draw an edge for what is hovered or focused, though no pointer and no key did it."""
    rules = tinycss2.parse_stylesheet(sheet, skip_comments=True, skip_whitespace=True)
    found, text = [], tinycss2.serialize
    for rule in rules:
        prelude = text(rule.prelude).strip()
        nests = rule.type == "at-rule" and rule.at_keyword in ("media", "container", "supports")
        if nests and "hover: hover" not in prelude:
            found += edges_after_a_tap(text(rule.content))
        if rule.type == "qualified-rule" and re.search(r":(?:hover|focus)(?![\w-])", prelude):
            drawn = re.findall(r"(?:border[\w-]*|outline|box-shadow): *([^;]+)", text(rule.content))
            found += [prelude for value in drawn if re.search(r"currentColor|--ink|--link", value)]
    return found


def test_a_tap_leaves_no_edge() -> None:
    """A phone hovers and focuses what was tapped: rings and dark edges are for pointers that hover, and for keys."""
    sheets = sorted((ROOT / "site_overrides" / "assets").glob("*.css"))
    assert {} == {path.name: found for path in sheets if (found := edges_after_a_tap(path.read_text("utf-8")))}
    assert [".b:hover"] == edges_after_a_tap("@media screen { .b:hover { border-color: currentColor } }")
    assert [] == edges_after_a_tap("@media (hover: hover) { .b:hover { outline: 1px solid var(--ink) } }")


def test_a_sheet_that_cannot_be_read_stops_the_build(small_site: Path) -> None:
    """What is no style sheet is a sentence with the reason."""
    with pytest.raises(BuildError, match=r"^The style sheets could not be minified: .*Unexpected"):
        lightened(small_site, ".used {{ top: 0 }")


def test_a_sheet_without_a_place_stops_the_build(tmp_path: Path) -> None:
    """A new sheet must say where it applies."""
    (tmp_path / "new.css").write_text("", "utf-8")
    with pytest.raises(BuildError, match=r"does not agree with site_overrides/assets: .*new"):
        write_styles(tmp_path, tmp_path / "target")


def test_every_variable_of_the_theme_that_is_used_is_there(site: Path) -> None:
    """No sheet of the built site uses a variable that a sheet of the theme lost."""
    theme = Path(material.__file__ or "").parent / "templates"
    original = "".join(path.read_text("utf-8") for path in theme.rglob("stylesheets/*.css"))
    sheets = "".join(path.read_text("utf-8") for path in site.rglob("*.css"))
    defined = re.compile(r"(--[\w-]+)\s*:")
    assert set() == (set(VARIABLE_USED.findall(sheets)) & set(defined.findall(original))) - set(defined.findall(sheets))


def loads(page: Path) -> Iterator[Path]:
    """Yield what a page loads by itself: itself, sheets and scripts, and what those import."""
    yield page
    waiting = [(page.parent / found).resolve() for found in LOADED.findall(page.read_text("utf-8"))]
    seen: set[Path] = set()
    while waiting:
        path = waiting.pop()
        if path not in seen:
            seen.add(path)
            yield path
            if path.suffix == ".mjs":
                waiting += [(path.parent / found).resolve() for found in IMPORTED.findall(path.read_text("utf-8"))]


def test_no_page_to_read_is_heavier_than_its_budget(site: Path) -> None:
    """The heaviest page to read loads no more than the budget, as GitHub Pages packs it."""
    pages = [site / page / "index.html" for page in pages_to_read(site)]
    weights = {page: sum(len(gzip.compress(path.read_bytes(), mtime=0)) for path in loads(page)) for page in pages}
    assert {} == {page.relative_to(site): weight for page, weight in weights.items() if weight > PAGE_BUDGET}
    assert 60_000 < min(weights.values()), "what a page loads was not found"
