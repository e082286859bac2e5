"""The built site as one version: what pages load lies under the name of its build, and only named scripts run."""

import base64
import hashlib
import json
import re
from pathlib import Path

import pytest

from site_build import BuildError
from site_build.one_version import MARK, in_version, move_search_index
from site_build.policy import INLINE, hash_of, with_policy
from tests.browser.test_watch import modules_of
from tests.pages_of import parse_pages

POLICY = "script-src 'self' inline-scripts 'wasm-unsafe-eval'"
HEAD = f'<head><meta http-equiv="Content-Security-Policy" content="{POLICY}">'


def build_of(site: Path) -> str:
    return re.search(rf'{MARK}(\w+)"', (site / "index.html").read_text("utf-8"))[1]


def test_pages_load_from_the_folder_of_their_build_alone(site: Path) -> None:
    """Scripts, style sheets and pictures of every page lie under one name, and the page says which."""
    folder = f"assets/{build_of(site)}/"
    for page in parse_pages(site):
        text = page.path.read_text("utf-8")
        assert f'{MARK}{build_of(site)}"' in text
        loaded = [
            element.attributes.get("src") or element.attributes["href"]
            for element in page.elements
            if (element.tag in ("script", "img") and "src" in element.attributes)
            or (element.tag == "link" and element.attributes.get("rel") in ("stylesheet", "icon"))
        ]  # fmt: skip
        loaded += re.findall(r'@import url\("([^"]+)"', text)
        assert [] == [address for address in loaded if folder not in address]


def test_a_page_with_python_names_all_its_modules_in_its_head(site: Path) -> None:
    """So a browser asks for them at once; a page to read names none, and asks for its few when they are needed."""
    with_python = set()
    for page in parse_pages(site):
        head = [each for each in page.elements if "head" in [parent.tag for parent in each.parents]]
        named = [each.attributes["href"] for each in head if each.attributes.get("rel") == "modulepreload"]
        loaded = [each.attributes["src"] for each in page.elements if each.attributes.get("type") == "module"]
        named, loaded = ([address.partition(f"{build_of(site)}/")[2] for address in each] for each in (named, loaded))
        needed = {module for entry in loaded for module in modules_of(entry)}
        assert sorted(needed if "runtime.mjs" in needed else ()) == sorted(named), page.path
        with_python |= {page.path.parent.name} if named else set()
    assert {"assess", "compare", "report", "plan"} <= with_python


def test_nothing_lies_outside_that_a_page_loads(site: Path) -> None:
    """Beside the pages: what people and programs ask for by a lasting address, and what is named after its content."""
    lasting = {"offline.js", "sitemap.xml", "sitemap.xml.gz", "assets/social-preview.png"}
    files = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    outside = {file for file in files if not file.startswith((f"assets/{build_of(site)}/", "assets/licences/"))}
    assert lasting == {file for file in outside if not file.endswith((".html", ".wasm"))}
    assert f"assets/{build_of(site)}/search.json" in files


def test_a_site_without_its_search_index_is_not_built(tmp_path: Path) -> None:
    """A generator that puts it elsewhere would leave the search empty."""
    with pytest.raises(BuildError, match=r"must be one of search/search_index\.json, search\.json"):
        move_search_index(tmp_path, tmp_path / "search.json")


def test_the_service_worker_knows_each_file_by_its_hash(site: Path) -> None:
    """What it keeps has been compared with what was built."""
    code = (site / "offline.js").read_text("utf-8")
    files = json.loads(re.search(r"^const FILES = (.+);$", code, re.MULTILINE)[1])
    for path, known in files.items():
        digest = hashlib.sha256((site / path).read_bytes()).digest()
        assert known == f"sha256-{base64.b64encode(digest).decode()}"
    later = json.loads(re.search(r"^const LATER = (.+);$", code, re.MULTILINE)[1])
    assert later
    assert set(later) <= files.keys()


def test_the_worker_names_the_webassembly(site: Path) -> None:
    """Its name has its hash, so that it stays while its bytes do."""
    (wasm,) = (site / "assets").glob("*.wasm")
    assert hashlib.sha256(wasm.read_bytes()).hexdigest()[:10] in wasm.name
    assert f'"../{wasm.name}"' in (site / "assets" / build_of(site) / "worker.mjs").read_text("utf-8")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('<script src="../../assets/a.js">', '<script src="../../assets/abc/a.js">'),
        ('<link href="assets/a.css">', '<link href="assets/abc/a.css">'),
        ('<link href="/common-ground/assets/a.css">', '<link href="/common-ground/assets/abc/a.css">'),
        ('{"search": "../assets/a.js"}', '{"search": "../assets/abc/a.js"}'),
        ('{"search":"../assets/a.js"}', '{"search":"../assets/abc/a.js"}'),
        ('<a href="../assets/licences/python.txt">', '<a href="../assets/licences/python.txt">'),
        ("<p>assets/a.js", "<p>assets/a.js"),
        (f'{MARK}">', f'{MARK}abc">'),
    ],
)
def test_a_page_is_put_under_the_name_of_its_build(before: str, after: str) -> None:
    """What it loads moves; what it says, and what lasts, stays."""
    assert after == in_version(before, "abc")


def test_every_inline_script_is_named_in_the_policy_of_its_page(site: Path) -> None:
    """No other may run, and no address of another site is allowed anything."""
    for page in parse_pages(site):
        text = page.path.read_text("utf-8")
        (policy,) = (e.attributes["content"] for e in page.all("meta") if "http-equiv" in e.attributes)
        scripts = re.search(r"script-src ([^;]+);", policy)[1]
        assert "unsafe-inline" not in scripts
        assert "blob:" not in policy
        assert "http" not in policy
        codes = {found["code"] for found in INLINE.finditer(text) if " src=" not in found["attributes"]}
        named = {hash_of(code) for code in codes if not code.startswith("{")}
        assert named == set(re.findall(r"'sha256-[^']+'", scripts))
        (referrer,) = (e.attributes["content"] for e in page.all("meta") if e.attributes.get("name") == "referrer")
        assert "no-referrer" == referrer


def test_a_script_before_the_policy_stops_the_build() -> None:
    """A theme that writes one there would have it run without being named."""
    assert hash_of("a()") in with_policy(f"{HEAD}<script>a()</script>", "page")
    for page in (f"<script>a()</script>{HEAD}", "<head>"):
        with pytest.raises(BuildError, match="must come first"):
            with_policy(page, "page")
