"""The built site as a whole: links, headings, pictures, titles, words, readability, and valid HTML."""

import json
import re
import statistics
import subprocess
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlparse

import pytest
from PIL import Image
from spellchecker import SpellChecker

from assessment.model import Bank
from tests.pages_of import BuiltPage, parse_pages

ROOT = Path(__file__).parent.parent
WORDS = Path(__file__).with_name("words.txt")

# School grades of the Automated Readability Index (Smith and Senter 1967), which needs no dictionary of syllables.
# A page with tables of terms may be harder than running text, but never much.
HARDEST_PAGE = 11.0
USUAL_PAGE = 8.5

# What Material for MkDocs writes around our pages, and why it may stay: it is the theme's own markup.
THEME = {
    "attribute-allowed-values": 'Attribute "tabindex" has invalid value ""',
    "unique-landmark": "Landmarks must have a non-empty and unique accessible name",
    "valid-autocomplete": 'cannot be used on <input type="checkbox">',
    "wcag/h32": "<form> element must have a submit button",
}


@pytest.fixture(scope="module")
def pages(site: Path) -> list[BuiltPage]:
    return parse_pages(site)


@pytest.fixture(scope="module")
def articles(pages: list[BuiltPage]) -> list[BuiltPage]:
    return [page for page in pages if page.path.name != "404.html"]


def name_of(page: BuiltPage, site: Path) -> str:
    return page.path.relative_to(site).as_posix()


def test_every_internal_link_and_anchor_leads_somewhere(pages: list[BuiltPage], site: Path) -> None:
    """Every link, script, style sheet and picture exists, and every anchor is an id of its page."""
    ids = {page.path.resolve(): page.ids for page in pages}
    missing = []
    for page in pages:
        if page.path.name == "404.html":
            continue  # served from any address, so its links start at the site's root
        for element in page.elements:
            address = element.attributes.get("href") or element.attributes.get("src")
            if address is None or urlparse(address).scheme or address.startswith("//"):
                continue
            path, _, anchor = address.partition("#")
            target = (page.path.parent / unquote(path)).resolve() if path else page.path.resolve()
            target = target / "index.html" if target.is_dir() else target
            if not target.exists() or (anchor and target in ids and unquote(anchor) not in ids[target]):
                missing.append(f"{name_of(page, site)}: {address}")
    assert [] == missing


def test_headings_are_in_order(articles: list[BuiltPage], site: Path) -> None:
    """A page has one h1, and no heading skips a level."""
    wrong = []
    for page in articles:
        levels = [int(e.tag[1]) for e in page.elements if re.fullmatch(r"h[1-6]", e.tag)]
        start = levels.index(1) if 1 in levels else 0
        if levels.count(1) != 1 or any(b > a + 1 for a, b in zip(levels[start:], levels[start + 1 :], strict=False)):
            wrong.append(f"{name_of(page, site)}: {levels}")
    assert [] == wrong


def test_every_picture_is_told_or_hidden(pages: list[BuiltPage], site: Path) -> None:
    """An SVG in an article has a title or a label, or is hidden from people who hear the page."""
    told = {"aria-hidden", "aria-label", "aria-labelledby"}
    silent = [
        f"{name_of(page, site)}: {svg.attributes}"
        for page in pages
        for svg in page.all("svg")
        if not told & set(svg.attributes)
        and any(parent.tag == "article" for parent in svg.parents)
        and not any(parent.tag == "svg" or told & set(parent.attributes) for parent in svg.parents)
    ]
    assert [] == silent


def test_titles_and_descriptions_are_there_and_differ(articles: list[BuiltPage]) -> None:
    """Every page has a title and a description of its own, of a length that search results show."""
    titles = [page.all("title")[0].text for page in articles]
    descriptions = [page.meta("description") for page in articles]
    assert sorted(set(titles)) == sorted(titles)
    assert sorted(set(descriptions)) == sorted(descriptions)
    assert [] == [text for text in descriptions if not 50 <= len(text) <= 170]


def test_no_template_is_left_in_a_page(articles: list[BuiltPage], site: Path) -> None:
    """No page shows a brace, a Markdown mark or the name of a missing value."""
    leftover = re.compile(r"\{\{|\}\}|\{%|\]\(|\*\*|^#{1,4} |\bUndefined value\b", re.MULTILINE)
    found = [f"{name_of(page, site)}: {m[0]!r}" for page in articles for m in leftover.finditer(page.article)]
    assert [] == found


DOUBLED = re.compile(r".{0,40}(?:[.,;:] ?(?<!\.\.)[.,;](?!\.)|\b(\w+) \1\b|\( | \)).{0,20}", re.IGNORECASE)
"""A mark of punctuation or a word that stands twice: two sentences that were put together without looking."""


def test_no_mark_and_no_word_stands_twice(articles: list[BuiltPage], site: Path) -> None:
    """Where the bank's sentences meet those of a page, nothing is doubled."""
    found = {name_of(page, site): [m[0] for m in DOUBLED.finditer(page.article)] for page in articles}
    assert {} == {name: doubled for name, doubled in found.items() if doubled}


def test_words_are_spelled_as_the_list_has_them(articles: list[BuiltPage], site: Path) -> None:
    """Every word is in the dictionary or in tests/words.txt, which holds no word that no page uses."""
    known = set(WORDS.read_text("utf-8").split())
    checker = SpellChecker()
    used: dict[str, str] = {}
    for page in articles:
        for word in re.findall(r"[a-z][a-z’]*[a-z]", page.article.lower()):
            used.setdefault(word.removesuffix("’s"), name_of(page, site))
    unknown = checker.unknown(used)
    assert {} == {word: used[word] for word in sorted(unknown - known)}
    assert [] == sorted(known - unknown)


def test_pages_read_easily(articles: list[BuiltPage], site: Path) -> None:
    """Running text stays at or below the school grades that this file sets (Automated Readability Index)."""
    import textstat  # whose libraries take seconds to load, in every process that collects tests

    grades = {}
    for page in articles:
        sentences = [line.strip() for line in page.article.splitlines() if len(line.split()) >= 8]
        if len(sentences) >= 5:
            grades[name_of(page, site)] = textstat.automated_readability_index(
                " ".join(line if line.endswith((".", "?", ":")) else f"{line}." for line in sentences)
            )
    assert {} == {name: grade for name, grade in grades.items() if grade > HARDEST_PAGE}
    assert statistics.median(grades.values()) <= USUAL_PAGE


def test_html_is_valid(pages: list[BuiltPage], site: Path, tmp_path: Path) -> None:
    """html-validate finds nothing in any page but what the theme itself writes."""
    program = ROOT / "node_modules" / ".bin" / "html-validate"
    found = tmp_path / "found.json"
    options = ["--config", ROOT / ".htmlvalidate.json", "--formatter", f"json={found}"]
    subprocess.run([program, *options, *(page.path for page in pages)], check=False, cwd=ROOT)
    complaints = [
        f"{Path(page['filePath']).relative_to(site)}:{message['line']}: {message['ruleId']}: {message['message']}"
        for page in json.loads(found.read_text("utf-8"))
        for message in page["messages"]
        if THEME.get(message["ruleId"], "\0") not in message["message"]
    ]
    assert [] == complaints


def search_index(site: Path) -> dict[str, Any]:
    (path,) = site.glob("assets/*/search.json")
    return json.loads(path.read_text("utf-8"))  # type: ignore[no-any-return]  # an object


def test_search_finds_everyday_words(site: Path, bank: Bank) -> None:
    """The search index has every practice, term and statement, also under the words that people use for them."""
    index = search_index(site)
    text = " ".join(f"{entry['title']} {entry['text']}" for entry in index["docs"]).lower()
    records = (*bank.practices, *bank.glossary, *bank.instrument.statements, *bank.types)
    missing = [f"{record.key}: {word}" for record in records for word in record.words if word.lower() not in text]
    assert [] == missing


def test_the_search_finds_whole_words(site: Path) -> None:
    """Where tags are all that parts two texts, as the cells of a table, the search must not see one long word."""
    index = search_index(site)
    names = {"FedEx", "GitHub", "JavaScript", "McCulloch", "McLeod", "MkDocs", "PowerPoint", "RevOps", "WebAssembly"}
    glued = {
        f"{entry['location']}: {word}"
        for entry in index["docs"]
        for word in re.findall(r"\w*[a-z.:?)][A-Z][a-z]\w*", re.sub(r"<[^>]+>", "", entry["text"]))
        if word not in names
    }
    assert set() == glued


def test_practices_come_first_in_the_search(site: Path, bank: Bank) -> None:
    """Whoever searches for what troubles them finds what to do about it first, and for an example, the story."""
    index = search_index(site)
    first = {entry["location"].partition("#")[0] for entry in index["docs"] if entry.get("boost", 1) > 1}
    assert first == {f"act/practices/{practice.key}/" for practice in bank.practices} | {"work/"}


def test_a_shared_link_has_a_preview(articles: list[BuiltPage], site: Path) -> None:
    """Every page names its title, its description and the preview that the build drew, in the size that is shown."""
    with Image.open(site / "assets" / "social-preview.png") as preview:
        assert (1200, 630) == preview.size
    for page in articles:
        shared = {
            e.attributes["property"]: e.attributes["content"] for e in page.all("meta") if "property" in e.attributes
        }
        assert shared["og:image"].endswith("/assets/social-preview.png")
        assert page.meta("description") == shared["og:description"]


def test_style_sheets_of_the_theme_are_in_a_layer(articles: list[BuiltPage]) -> None:
    """The theme's style sheets give way to ours: a new version of the theme may write its links in another way."""
    assert [] == [page.path for page in articles if "layer(material)" not in page.path.read_text("utf-8")]


def test_the_address_of_every_folder_is_a_page(site: Path) -> None:
    """Whoever shortens an address sees a page, not a list of files."""
    folders = {parent for page in site.rglob("index.html") for parent in page.relative_to(site).parents}
    assert [] == sorted(str(folder) for folder in folders if not (site / folder / "index.html").exists())


def test_every_page_can_be_reached(pages: list[BuiltPage], site: Path) -> None:
    """By a link of another page; what the service worker shows without a network is no place to go to."""
    linked = {
        (page.path.parent / unquote(urlparse(link.attributes.get("href", "")).path) / "index.html").resolve()
        for page in pages
        for link in page.all("a")
        if page.path.name == "index.html" and urlparse(link.attributes.get("href", "")).path not in {"", ".", "./"}
    }
    found = {page.path.resolve() for page in pages if page.path.name == "index.html"} - linked
    assert {(site / "offline" / "index.html").resolve()} == found


def test_there_are_fewer_than_seven_tabs(site: Path) -> None:
    """A reader takes them in at one look."""
    [tabs] = re.findall(r'<ul class="md-tabs__list">(.*?)</ul>', (site / "index.html").read_text("utf-8"), re.DOTALL)
    names = [re.sub(r"\s+", " ", name).strip() for name in re.findall(r"<a [^>]*>(.*?)</a>", tabs, re.DOTALL)]
    assert ["Home", "Understand", "Assess", "Compare", "Decide", "Act", "Reference"] == names
