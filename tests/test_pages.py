"""From bank and templates to Markdown pages: what is written, how pages link, and what stops the build."""

import re
from dataclasses import replace

import pytest

from assessment.model import Term
from site_build import BuildError
from site_build.glossary import PageGlossary
from site_build.pages import Page, find_pages, write_pages


@pytest.fixture
def docs(tmp_path):
    """Return a function that writes files below a new docs/ and returns it."""

    def write(**files):
        for name, text in files.items():
            path = tmp_path / "docs" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
        return tmp_path / "docs"

    return write


@pytest.fixture
def written(bank, docs, tmp_path):
    """Return a function that writes the pages of given files and returns the folder with them."""

    def write(**files):
        write_pages(bank, docs(**files), tmp_path / "pages")
        return tmp_path / "pages"

    return write


def term(key, *forms, definition="What it means."):
    return Term(key, key.capitalize(), definition, forms, ("word",), ("lead",), ("ours",))


def glossary_of(bank, *terms):
    return PageGlossary(replace(bank, glossary=terms), lambda to: f"../{to}")


def test_every_file_is_one_page(bank, docs):
    """Pages come in the order of their paths; macros and records of decisions are none."""
    folder = docs(**{"index.md": "", "b/index.md": "", "a.md": "", "_part.md": "", "adr/0001.md": "", "notes.txt": ""})
    assert ["a.md", "b/index.md", "index.md"] == [page.path for page in find_pages(bank, folder)]


@pytest.mark.parametrize(("kind", "collection"), [("type", "types"), ("step", "steps"), ("practice", "practices")])
def test_a_name_in_braces_is_one_page_each(bank, docs, kind, collection):
    """There is a page for each record, and it knows which."""
    pages = find_pages(bank, docs(**{f"x/{{{kind}}}.md": ""}))
    records = sorted(getattr(bank, collection), key=lambda record: record.key)
    assert [Page(f"x/{{{kind}}}.md", f"x/{record.key}.md", kind, record) for record in records] == pages


def test_a_record_is_at_hand_under_its_name(written):
    """The template of a type says `type`."""
    pages = written(**{"types/{type}.md": "{{ type.name }} is number {{ loop_free | default('none') }}"})
    assert "Aligned is number none\n" == (pages / "types/aligned/index.md").read_text()


def test_an_unknown_name_in_braces_is_refused(bank, docs):
    """The message names the file and what there could be."""
    message = "docs/{colour}.md: pages cannot be written for each “colour”; known are type, step, practice."
    with pytest.raises(BuildError, match=f"^{re.escape(message)}$"):
        find_pages(bank, docs(**{"{colour}.md": ""}))


def test_two_templates_of_one_page_are_refused(bank, docs):
    """None of them silently wins."""
    for other in ("types/aligned.md", "types/aligned/index.md"):
        with pytest.raises(BuildError, match=re.escape("would both become types/aligned/index.md.")):
            find_pages(bank, docs(**{"types/{type}.md": "", other: ""}))


@pytest.mark.parametrize(
    ("path", "address"),
    [
        ("index.md", ""),
        ("decide/index.md", "decide/"),
        ("decide/by-what.md", "decide/by-what/"),
        ("reference/reindex.md", "reference/reindex/"),
        ("version-1.2.md", "version-1.2/"),
    ],
)
def test_the_address_of_a_page_follows_its_path(path, address):
    """Addresses are folders, as the site generators make them."""
    assert address == Page(path, path).address


@pytest.mark.parametrize(
    ("from_", "to", "link"),
    [
        ("index.md", "decide/", "decide/"),
        ("decide/index.md", "", "../"),
        ("decide/index.md", "a/b/#part", "../a/b/#part"),
        ("a/b.md", "decide/", "../../decide/"),
        ("a/b.md", "a/b/#here", "./#here"),
        ("a/b.md", "assets/logo.svg", "../../assets/logo.svg"),
        ("index.md", "assets/logo.svg", "assets/logo.svg"),
    ],
)
def test_links_are_relative(written, from_, to, link):
    """The site works below any path, so no link begins at the root."""
    files = {"index.md": "", "decide/index.md": "", "a/b.md": ""} | {from_: f"{{{{ link('{to}') }}}}"}
    assert f"{link}\n" == (written(**files) / Page(from_, from_).output).read_text()


FAULTS = {
    "a link to a page that is not there": (
        "{{ link('decide/nowhere/') }}",
        "there is no page “decide/nowhere/” to link to",
    ),
    "a link without its slash": ("{{ link('here') }}", "there is no page “here” to link to"),
    "an unknown key": ("{{ (bank.types | entry('perfect')).name }}", "nothing has the key 'perfect'"),
    "an unknown term": ("{{ term('perfect') }}", "nothing has the key 'perfect'"),
    "an undefined variable": ("{{ tpye }}", "'tpye' is undefined"),
    "an undefined field": ("{{ bank.tpyes }}", "'assessment.model.Bank object' has no attribute 'tpyes'"),
    "an unknown filter": ("{{ 1 | numbr }}", "No filter named 'numbr'."),
    "a slip of the template": ("{% if %}", "Expected an expression, got 'end of statement block'"),
    "a macro file that is not there": ("{% import '_macros.j2' as ui %}", "there is no template “_macros.j2”"),
    "a number where there are keys": ("{{ bank.types | entry(7) }}", "has no attribute 'number'"),
    "an argument too many": ("{{ link('', '') }}", "positional arguments but 3 were given"),
    "a division by nothing": ("{{ 1 / 0 }}", "division by zero"),
    "a macro without an end": ("{% macro on() %}{{ on() }}{% endmacro %}{{ on() }}", "maximum recursion depth"),
    "a day that does not exist": ("{{ '2026-02-30' | date }}", "day is out of range for month"),
}


@pytest.mark.parametrize(("fault", "reason"), FAULTS.values(), ids=FAULTS)
def test_what_does_not_exist_stops_the_build(written, fault, reason):
    """The message names file, line and reason; no page is left out in silence."""
    with pytest.raises(BuildError) as caught:
        written(**{"here.md": f"# A page\n\n{fault}\n"})
    assert str(caught.value).startswith("docs/here.md, line 3: ")
    assert reason in str(caught.value)
    assert str(caught.value).endswith(" (while writing here.md)")


def test_a_fault_in_a_shared_part_is_named_there(written):
    """The message names the file to mend and the page that needed it."""
    with pytest.raises(
        BuildError, match=r"^docs/_part\.j2, line 2: 'tpye' is undefined \(while writing aligned\.md\)$"
    ):
        written(**{"{type}.md": "{% include '_part.j2' %}", "_part.j2": "\n{{ tpye }}"})


def test_a_file_that_is_no_text_stops_the_build(bank, docs, tmp_path):
    """Which file it is can be read."""
    folder = docs(**{"here.md": ""})
    (folder / "here.md").write_bytes(b"\xff\xfe")
    with pytest.raises(BuildError, match=r"/here\.md: this is not UTF-8 text; save the file as UTF-8\.$"):
        write_pages(bank, folder, tmp_path / "pages")


def test_text_of_the_bank_is_escaped(bank, docs, tmp_path):
    """A text with markup in it stays text."""
    first, *others = bank.types
    marked = replace(bank, types=(replace(first, name="<b>Apart</b>"), *others))
    write_pages(marked, docs(**{"{type}.md": "{{ type.name }}"}), tmp_path / "pages")
    assert "&lt;b&gt;Apart&lt;/b&gt;\n" == (tmp_path / "pages/undefined/index.md").read_text()


def test_other_files_are_copied_and_old_ones_vanish(written, tmp_path):
    """What is no page is taken as it is, except templates; nothing of an earlier build remains."""
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages/old.md").touch()
    pages = written(**{"index.md": "", "assets/plan.svg": "<svg/>", "_part.j2": "", "adr/plan.svg": ""})
    assert ["assets/plan.svg", "index.md"] == sorted(
        path.relative_to(pages).as_posix() for path in pages.rglob("*") if path.is_file()
    )


def test_a_term_is_marked_once_a_page(bank):
    """Where it first appears it links to its entry; later it is plain text."""
    glossary = glossary_of(bank, term("lead", "lead", "leads"))
    first, second = glossary.terms("Leads, and a lead."), glossary.terms("Another lead.")
    link = '<a class="term" href="../reference/glossary/#lead" data-definition="What it means.">Leads</a>'
    assert f"{link}, and a lead." == first
    assert "Another lead." == second


def test_a_term_marked_by_hand_is_not_marked_again(bank):
    """A page may choose the place."""
    glossary = glossary_of(bank, term("lead", "lead"))
    assert ">these leads</a>" in glossary.term("lead", "these leads")
    assert ">lead</a>" in glossary.term("lead")
    assert "One lead." == glossary.terms("One lead.")


def test_the_longest_form_wins_and_parts_of_words_are_no_terms(bank):
    """A qualified lead is no lead, and neither is a leader."""
    glossary = glossary_of(bank, term("lead", "lead"), term("qualified-lead", "qualified lead"))
    assert ["qualified-lead", "lead"] == re.findall(
        "#([a-z-]+)", glossary.terms("A leader has a qualified lead or a lead.")
    )


def test_a_definition_is_escaped(bank):
    """It stands in an attribute, whatever is in it."""
    glossary = glossary_of(bank, term("lead", "lead", definition='A "buyer" <perhaps> & more'))
    marked = glossary.terms("a < lead > b")
    assert 'data-definition="A &#34;buyer&#34; &lt;perhaps&gt; &amp; more"' in marked
    assert marked.startswith("a &lt; <a")
    assert marked.endswith("</a> &gt; b")


def test_an_unknown_term_is_an_error(bank):
    """A page cannot explain what the glossary does not hold."""
    with pytest.raises(KeyError):
        glossary_of(bank, term("lead", "lead")).term("led")
