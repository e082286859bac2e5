"""The build as a whole: the same bytes twice, the same pages with both generators, and a sentence for what is wrong."""

import hashlib
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import urllib.error
import urllib.parse
import urllib.request
from contextlib import contextmanager
from datetime import UTC, datetime
from html.parser import HTMLParser
from pathlib import Path

import pytest

from site_build import BuildError, python_zip
from site_build.changed_pages import put_in
from site_build.configuration import write_configuration
from site_build.generate import Generator, generate
from site_build.packing import unpacked
from site_build.pages import write_pages
from site_build.serve import serve, serving
from tests.waiting import PATIENCE, wait_for

ROOT = Path(__file__).parent.parent
SOURCES = ("assessment", "docs", "site_build", "site_overrides", "build.py", "mkdocs.yml", ".python-version")


def copy_of(folder):
    """Copy what the site is built from; npm's packages are shared.

    What is compiled comes with it: test_runtime shows that it makes no difference.
    """
    for name in SOURCES:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copyfile(source, folder / name)
    (folder / "node_modules").symlink_to(ROOT / "node_modules")
    shutil.copytree(ROOT / "build/cache", folder / "build/cache")
    return folder


@pytest.fixture(scope="module")
def project(tmp_path_factory, site):  # noqa: ARG001  once the site is built, the compiled parts can be copied
    """Return a copy of the project."""
    return copy_of(tmp_path_factory.mktemp("project"))


@pytest.fixture(scope="module")
def built(project):
    """Return the site that the copy builds."""
    finished = run(project)
    assert (0, "") == (finished.returncode, finished.stderr)
    return project / "site"


@pytest.fixture
def doctored(tmp_path, site):  # noqa: ARG001  once the site is built, the compiled parts can be copied
    """Return a copy of the project to spoil."""
    return copy_of(tmp_path)


def run(project, *arguments):
    command = [sys.executable, "build.py", *arguments]
    return subprocess.run(command, cwd=project, capture_output=True, text=True, check=False)


def spoil(path, old, new):
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def hashes(site):
    """Return the hash of every file below a folder, by its path there."""
    files = (path for path in site.rglob("*") if path.is_file())
    return {path.relative_to(site).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def test_two_builds_give_the_same_bytes(site, built):
    """In another folder and another process, still every file is the same."""
    first, second = hashes(site), hashes(built)
    assert sorted(first) == sorted(second)
    assert [] == [name for name in first if first[name] != second[name]]


def test_python_carries_no_folder_of_its_build(site):
    """Its memory notes the name of the program that it was made by."""
    (memory,) = site.glob("assets/*/runtime/memory.zstd")
    assert str(ROOT).encode() not in unpacked(memory.read_bytes())


def test_an_interrupted_build_leaves_nothing_that_looks_finished(tmp_path, monkeypatch):
    """The next one packs it again."""

    def interrupted(_content):
        raise KeyboardInterrupt

    monkeypatch.setattr(python_zip, "packed", interrupted)
    with pytest.raises(KeyboardInterrupt):
        python_zip.write_zips(tmp_path, {"nothing.zip": []}, tmp_path)
    assert [] == list(tmp_path.glob("*.zip"))


def test_no_page_carries_the_day_of_its_build(site):
    """The sitemap would, and so would a footer."""
    fixed = datetime.fromtimestamp(int(os.environ.get("SOURCE_DATE_EPOCH", "0")), UTC)
    assert {f"{fixed:%Y-%m-%d}"} == set(re.findall(r"<lastmod>(.*?)</lastmod>", (site / "sitemap.xml").read_text()))


def test_every_link_leads_somewhere(site):
    """Within the site no link is broken, and none points to a part of a page that is not there."""
    pages = {
        f"/{page.parent.relative_to(site).as_posix()}/".replace("/./", "/"): page for page in site.rglob("index.html")
    }
    found = {address: Links(page.read_text()) for address, page in pages.items()}
    assert sum(len(page.links) for page in found.values()) > 1000
    assert [] == [
        (address, link)
        for address, page in found.items()
        for link in sorted(page.links)
        if not leads_somewhere(urllib.parse.urlsplit(urllib.parse.urljoin(f"http://site{address}", link)), found, site)
    ]


def leads_somewhere(target, pages, site):
    """Say whether an address is of another site, of a file, or of a page with the part that it names."""
    if target.netloc != "site" or (site / target.path.strip("/")).is_file():
        return True
    return target.path in pages and (not target.fragment or target.fragment in pages[target.path].identifiers)


class Links(HTMLParser):
    """Collects the addresses that a page links to and loads, and its identifiers."""

    def __init__(self, html):
        super().__init__()
        self.links, self.identifiers = set(), {"__top"}
        self.feed(html)

    def handle_starttag(self, _tag, attributes):
        self.links |= {value for name, value in attributes if name in ("href", "src") and value}
        self.identifiers |= {value for name, value in attributes if name == "id"}


class Outline(HTMLParser):
    """Collects the identifiers of a page's headings in their order."""

    def __init__(self, html):
        super().__init__()
        self.headings = []
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        if tag in ("h1", "h2", "h3"):
            self.headings.append((tag, dict(attributes).get("id")))


def test_zensical_builds_the_same_pages(project, built):
    """Both generators read the same files and write the same pages, with the same headings and assets."""
    finished = run(project, "--with", "zensical", "--site", "zensical")
    assert (0, "") == (finished.returncode, finished.stderr)
    sites = (built, project / "zensical")
    for site in sites:
        (found,) = (path for path in (site / "assets").iterdir() if (path / "runtime").is_dir())
        found.rename(site / "assets" / "build")  # its name is a hash, also of what the generators bring
    for pattern in ("**/*.html", "*.js", "assets/*.*", "assets/build/*.*", "assets/*/runtime/*", "assets/*/vendor/*"):
        pages, others = ({p.relative_to(folder) for p in folder.glob(pattern)} for folder in sites)
        assert pages
        assert pages == others
    for page in built.rglob("index.html"):
        other = project / "zensical" / page.relative_to(built)
        assert Outline(page.read_text()).headings == Outline(other.read_text()).headings, page


@contextmanager
def served(project, errors):
    """Serve a project while the block runs; yield the process, and the address."""
    command = [sys.executable, "build.py", "serve", "--port", "0"]
    with (
        errors.open("w") as stderr,
        subprocess.Popen(
            command,
            cwd=project,
            env=os.environ | {"PYTHONUNBUFFERED": "1"},
            stdout=subprocess.PIPE,
            stderr=stderr,
            text=True,
            start_new_session=True,
        ) as server,
    ):
        try:
            yield server, server.stdout.readline().split()[4]
        finally:
            server.send_signal(signal.SIGINT)
            try:
                code = server.wait(PATIENCE)
            finally:
                server.kill()  # it may have been told to pass the signal over; nothing waits for it for ever
    assert 0 == code
    assert "Traceback" not in errors.read_text()


def seen(address):
    """Return what the server answers; where the site is being put in its place, that it is not there."""
    try:
        with urllib.request.urlopen(address, timeout=PATIENCE) as answer:  # noqa: S310  our own
            return answer.read().decode()
    except urllib.error.HTTPError as error:
        return str(error)


def test_while_serving_a_changed_bank_is_built_and_a_defect_is_named(project, built):
    """An edit shows after a reload; a slip is said, and the last good site goes on being served."""
    types = project / "assessment/bank/types.toml"
    page = built / "understand/types/aligned/index.html"
    errors = project / "errors.txt"
    with served(project, errors) as (server, address):
        spoil(types, 'name = "Aligned"', 'name = "Well Aligned"')
        assert "Built again.\n" == server.stdout.readline()
        assert "Well Aligned" in page.read_text()
        spoil(types, 'name = "Well Aligned"', 'name = ""')
        wait_for(lambda: "types aligned: `name` is empty" in errors.read_text())
        assert "Well Aligned" in seen(f"{address}understand/types/aligned/")
        spoil(types, 'name = ""', "name = ")
        wait_for(lambda: "line" in errors.read_text())
        told = errors.read_text().rpartition("\n")[0].rsplit("\n", 1)[-1]
        metrics = project / "docs/understand/metrics.md"
        metrics.write_text(metrics.read_text("utf-8") + "\nOne more.\n", "utf-8")
        wait_for(lambda: errors.read_text().count(told) == 2)  # said again
        spoil(types, "name = \n", 'name = ""\n')
        wait_for(lambda: errors.read_text().count("`name` is empty") == 2)
        assert "The build ended" not in errors.read_text()
        spoil(types, 'name = ""', 'name = "Aligned"')
        assert "Built again.\n" == server.stdout.readline()


def test_who_ends_it_while_it_builds_sees_no_traceback(tmp_path):
    """Ctrl-C may come at any moment: the build is ended, and nothing else is said."""
    ended = []

    class Interrupted:
        def build(self, *_):
            raise KeyboardInterrupt

        def end(self):
            ended.append(True)

    assert serve(ROOT, tmp_path, 0, Interrupted()) is None
    assert [True] == ended


@pytest.mark.usefixtures("built")
def test_while_serving_a_changed_page_is_seen_before_the_site_is_built_again(project):
    """Its text is there first, then what else the build makes of it; a slip in a page is said."""
    source = project / "docs/understand/metrics.md"
    text = source.read_text("utf-8")
    errors = project / "errors.txt"
    with served(project, errors) as (server, address):
        page = f"{address}understand/metrics/"
        source.write_text(f"{text}\n## Seen at once\n\nA sentence more.\n", "utf-8")
        assert "The change can be seen on 1 page.\n" == server.stdout.readline()
        wait_for(lambda: "A sentence more." in seen(page))
        assert "Built again.\n" == server.stdout.readline()
        assert 'href="#seen-at-once"' in seen(page)  # the list of what is on the page
        source.write_text(f"{text}\n{{{{ nothing }}}}\n", "utf-8")
        wait_for(lambda: "docs/understand/metrics.md" in errors.read_text())
        assert "A sentence more." in seen(page)
        source.write_text(text, "utf-8")
        while server.stdout.readline() != "Built again.\n":
            assert server.poll() is None
        assert "A sentence more." not in seen(page)


def test_the_text_of_every_page_can_be_put_in(site, tmp_path, bank):
    """The built site has the text of each page exactly once, as it is made of its Markdown here."""
    before, after = tmp_path / "before", tmp_path / "after"
    pages = write_pages(bank, ROOT / "docs", before, ROOT / "build/cache")
    shutil.copytree(before, after)
    for page in after.rglob("*.md"):
        page.write_text(page.read_text("utf-8") + "\nOne more.\n", "utf-8")
    configuration = write_configuration(bank, ROOT / "mkdocs.yml", tmp_path / "mkdocs.yml")
    copied = tmp_path / "site"
    shutil.copytree(site, copied)
    assert len(pages) == put_in(copied, configuration, before, after)
    assert all("<p>One more.</p>" in page.read_text("utf-8") for page in copied.rglob("index.html"))
    (copied / "assess/index.html").write_text("<p>Another site</p>", "utf-8")
    assert len(pages) - 1 == put_in(copied, configuration, after, before)


def test_a_port_that_is_in_use_gets_a_sentence(site):
    """Who serves twice is told how to choose another port."""
    with serving(site) as address:
        port = int(address.split(":")[2].split("/")[0])
        with pytest.raises(
            BuildError, match=rf"^Port {port} cannot be used \(Address already in use\)\. Choose another:"
        ):
            serving(site, port).__enter__()


def test_another_practice_is_one_block_in_the_bank(doctored):
    """Its page, its place in the navigation and the counts come with it; no other file needs to know."""
    practices = doctored / "assessment/bank/practices.toml"
    text = practices.read_text("utf-8")
    block = text[text.index("[[practices]]") :].partition("\n[[practices]]")[0]
    block = block.replace('key = "rules-of-engagement"', 'key = "breakfast"').replace(
        'name = "', 'name = "Breakfast: ', 1
    )
    practices.write_text(f"{text}\n{block.replace('"krk2006", "ours"', '"ours"')}\n", "utf-8")
    finished = run(doctored)
    assert (0, "") == (finished.returncode, finished.stderr)
    page = doctored / "site/act/practices/breakfast/index.html"
    assert page.is_file()
    listed = Links((doctored / "site/act/practices/index.html").read_text("utf-8"))
    assert "breakfast/" in listed.links
    assert re.search(r"md-nav__link[^>]*>\s*<span[^>]*>\s*Breakfast: ", page.read_text("utf-8"))
    assert 'content="Twelve practices' in (doctored / "site/act/practices/index.html").read_text("utf-8")


def other_minor(project):
    (project / ".python-version").write_text("3.12\n")


def no_version(project):
    (project / ".python-version").write_text("cpython-3.13\n")


def slip_in_an_override(project):
    spoil(project / "site_overrides/main.html", "{% block scripts %}", "{% block scripts")


def another_encoding_in_an_override(project):
    (project / "site_overrides/partials/footer.html").write_bytes(b"\xe9")


def other_pyodide(project):
    (project / "node_modules").unlink()
    pyodide = project / "node_modules/pyodide"
    pyodide.mkdir(parents=True)
    for name in ("pyodide.mjs", "pyodide.asm.js", "pyodide.asm.wasm", "python_stdlib.zip"):
        (pyodide / name).touch()
    (pyodide / "pyodide-lock.json").write_text(json.dumps({"info": {"python": "3.12.7"}}))


def no_npm_packages(project):
    (project / "node_modules").unlink()


def defects_in_the_bank(project):
    spoil(project / "assessment/bank/types.toml", 'name = "Aligned"', 'name = ""')
    spoil(project / "assessment/bank/focus.toml", "number = 1\n", "")


def link_to_no_page(project):
    (project / "docs/index.md").write_text("{{ link('nowhere/') }}")


def no_line_for_the_preview(project):
    spoil(project / "docs/index.md", "\npreview: ", "\n# ")


WRONG = {
    "another Python": (other_minor, ["not the one of .python-version. `make build` uses the right one."]),
    "no version of Python": (no_version, ["not the one of .python-version. `make build` uses the right one."]),
    "a slip in an override": (slip_in_an_override, ["\nsite_overrides/main.html, line ", "TemplateSyntaxError: "]),
    "another encoding in an override": (
        another_encoding_in_an_override,
        ["site_overrides/partials/footer.html: this is not UTF-8 text; save the file as UTF-8."],
    ),
    "another Python in the browser": (
        other_pyodide,
        [
            "The browser runs Python 3.12 and takes bytecode of no other",
            "make the virtual environment with Python 3.12.",
        ],
    ),
    "no npm packages": (no_npm_packages, ["The npm packages are missing: run `npm ci` in the project's folder."]),
    "defects in the bank": (
        defects_in_the_bank,
        ["types.toml: types aligned: `name` is empty", "`number` is missing", "must be numbered 1 to 4 in order"],
    ),
    "a link to no page": (link_to_no_page, ["docs/index.md, line 1: there is no page “nowhere/” to link to"]),
    "no line for the preview": (
        no_line_for_the_preview,
        ["index.md: the picture for shared links needs the field `preview` on one line."],
    ),
}


@pytest.mark.parametrize(("damage", "sentences"), WRONG.values(), ids=WRONG)
def test_what_is_wrong_gets_a_sentence(doctored, damage, sentences):
    """Exit code 1, what to do on standard error, no traceback and no site."""
    damage(doctored)
    finished = run(doctored)
    assert (1, "") == (finished.returncode, finished.stdout)
    assert all(sentence in finished.stderr for sentence in sentences), finished.stderr
    assert "Traceback" not in finished.stderr


def test_a_broken_link_in_markdown_gets_a_sentence(project, built, tmp_path):  # noqa: ARG001  built: the pages are there
    """The generator's own complaint is passed on, with the page that has the link."""
    pages = shutil.copytree(project / "build/pages", tmp_path / "pages", ignore=shutil.ignore_patterns("runtime"))
    (pages / "index.md").write_text("[Nowhere](nowhere.md)")
    with pytest.raises(BuildError, match=r"(?s)^mkdocs could not build the site:.*'index\.md'.*'nowhere\.md'"):
        generate("mkdocs", project, project / "build/mkdocs.yml", pages, tmp_path / "site")


def test_a_generator_that_is_not_installed_is_named(tmp_path, monkeypatch):
    """The sentence of the generator's absence is passed on."""
    monkeypatch.setitem(generate.__globals__["GENERATORS"], "mkdocs", ("no_such_generator",))
    with pytest.raises(BuildError, match=r"^mkdocs could not build the site:\n.*No module named no_such_generator$"):
        generate("mkdocs", ROOT, tmp_path / "mkdocs.yml", tmp_path, tmp_path / "site")


def test_a_build_that_stops_ends_its_generator(tmp_path):
    """It waits for pages that nobody will write."""
    with (
        pytest.raises(BuildError),
        Generator("mkdocs", ROOT, tmp_path / "mkdocs.yml", tmp_path, tmp_path / "site") as generating,
    ):
        raise BuildError("a page could not be written")
    assert generating.ended
