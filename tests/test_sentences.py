"""Templates and their words: a sentence stands whole in one place, so that a second language is a second words file.

No template joins text with `~` or chooses between pieces of text, and outside the words files (`*words*.j2`) no
condition stands inside a sentence. What people read stands in words files alone.
"""

import re
from collections.abc import Iterator
from itertools import chain

import pytest
from jinja2 import Environment, nodes

from tests.test_repository import name_of, text_of, tracked

TEMPLATES = tracked("assessment/report/templates/*.j2")
PAGES = [path for path in tracked("docs/*.md", "docs/*.j2") if "adr" not in path.parts]
"""What says its own words: a page is translated as a page. Its sentences stand whole all the same."""
SHARED = [path for path in PAGES if path.parent.name == "docs" and path.name.startswith("_")]
"""What pages share: as the templates of reports, it takes its words from words files."""

PLAIN = (".md.j2", ".txt.j2")

VALUE = "\N{OBJECT REPLACEMENT CHARACTER}"
"""Stands where a value stands, so that the text around it can be read."""

PHRASE = "\N{ASTERISM}"
"""Stands where a words file says something."""

INLINE = re.compile(r"\s*</?(?:a|b|em|i|span)\b[^<>]*>$")
BLOCK = re.compile(r"<(?!/?(?:a|b|em|i|span)\b)|<a class=\"md-button")
SPOKEN = re.compile(r'\s(?:aria-label|alt|placeholder|title)="[^"]*$')
ENDED = ("", PHRASE, *".:?!>”|·#*\n")
BEGINS = re.compile(rf"[\w{VALUE},.;:)(“’]")


@pytest.mark.parametrize("path", [*TEMPLATES, *PAGES], ids=name_of)
def test_a_sentence_stands_whole(path):
    """No template puts a sentence together from pieces; a words file may choose between whole ones."""
    found = faults(text_of(path), plain=path.name.endswith(PLAIN) or path in PAGES)
    assert [] == [fault for fault in found if "words" not in path.name or ": if " not in fault]


@pytest.mark.parametrize(
    ("template", "found"),
    [
        ('<p>{{ "It holds " ~ count }}</p>', "1: ~"),
        ('<p>{{ count }} {{ "row" if count == 1 else "rows" }}.</p>', "1: row | rows"),
        ('<p aria-label="{{ "Close" if open else "Open" }}">Text</p>', "1: Close | Open"),
        ("{% for each in all %}{{ ', ' if not loop.first }}{{ each }}{% endfor %}", "1: ,"),
        ("<p>It holds answers{% if level %}, and a level{% endif %}.</p>", "1: if ', and a level'"),
        ("<p>{% if move %}Move{% else %}Stay{% endif %} at {{ name }}</p>", "1: if 'Move'"),
        ("{% macro say() %}<p>It is {% if open %}<b>open</b>{% endif %}</p>{% endmacro %}", "1: if '<b>open</b>'"),
    ],
)
def test_a_piece_of_a_sentence_is_found(template, found):
    """The test above can fail."""
    assert [found] == faults(template)


@pytest.mark.parametrize(
    "template",
    [
        '<option value="a"{{ " selected" if chosen }}>{{ name or "–" }}</option>',
        "<p>It is open.{% if late %} It is late, too.{% endif %}</p>",
        "<h2>{% if many %}What they said{% else %}What one said{% endif %}</h2>",
        "<p>{{ words.counted(rows) }}{% if late %} It is late.{% endif %}</p>",
    ],
)
def test_a_whole_sentence_may_depend(template):
    """Sentences may be there or not, and so may what only the browser reads."""
    assert [] == faults(template)


@pytest.mark.parametrize("path", [path for path in [*TEMPLATES, *SHARED] if "words" not in path.name], ids=name_of)
def test_what_people_read_stands_in_words_files(path):
    """A translator finds every word of a page in the words file of its part."""
    assert [] == said(text_of(path))


@pytest.mark.parametrize(
    ("template", "found"),
    [
        ("<p>{{ name }} is open.</p>", ["1: is open."]),
        ("<button class='md-button'>Keep</button>", ["1: Keep"]),
        ('<svg aria-label="What {{ name }} sees"></svg>', ["1: What sees"]),
        ('{{ table(["Theme", text.mean], "p found") }}', ["1: Theme", "1: p found"]),
        ("## Totals", ["1: Totals"]),
    ],
)
def test_a_word_in_a_page_is_found(template, found):
    """The test above can fail."""
    assert found == said(template)


@pytest.mark.parametrize(
    "template",
    [
        '<p class="{{ "is-here is-bold" if here }}"{{ " hidden" if not here }}>{{ text.keep_it }} · {{ name }}</p>',
        "<style>p { color: red }</style><p>{{ words.found(3) }}</p>{# A remark. #}",
        '{% import "work/plan/words.j2" as words %}{{ words.state["under-way"] }}{{ days["2026"] or "–" }}',
        '<code>{{ "%s-%s" | format(a, b) }}</code>',
    ],
)
def test_what_only_the_browser_reads_may_stand_anywhere(template):
    """Names, keys and attributes are no words."""
    assert [] == said(template)


WORD = re.compile(r"[^\W\d_]{2}")
KEY = re.compile(r'[\w.:/#%-]*| [\w-]+(="[^"]*")?|( ?(halo|[\w%-]+-[\w%-]+))+')
"""What a constant is that nobody reads: a key, a path, a format, an attribute, classes."""
READ_OUT = re.compile(r'\s(?:aria-label|aria-description|alt|placeholder|title|data-name)="([^"]*)"')


def said(template: str) -> list[str]:
    """Return what a template says itself, each with its line: text, attributes that are read out, and constants."""
    tree = Environment(trim_blocks=True, lstrip_blocks=True).parse(template)  # noqa: S701  nothing is rendered
    pieces = [each for output in tree.find_all(nodes.Output) for each in output.nodes]
    html = "".join(each.data if isinstance(each, nodes.TemplateData) else VALUE for each in pieces)
    html = re.sub(r"<style>.*?</style>|data-place=", "", html, flags=re.DOTALL)
    read = [*READ_OUT.findall(html), *re.sub(r"<[^>]*>", "\n", html).split("\n")]
    texts = [" ".join(text.replace(VALUE, " ").strip(" #|").split()) for text in read]
    paths = {id(each.template) for each in tree.find_all((nodes.Import, nodes.FromImport, nodes.Include))}
    constants = [each for each in tree.find_all(nodes.Const) if isinstance(each.value, str) and id(each) not in paths]
    return [
        *(f"1: {text}" for text in texts if WORD.search(text) and not text.endswith("/")),
        *(
            f"{each.lineno}: {each.value}"
            for each in constants
            if WORD.search(each.value) and (each.value[:1].isupper() or not KEY.fullmatch(each.value))
        ),
    ]


def faults(template: str, *, plain: bool = False) -> list[str]:
    """Return what is joined from pieces, each with its line; in plain text a new line ends what stands before it."""
    tree = Environment(trim_blocks=True, lstrip_blocks=True).parse(template)  # noqa: S701  nothing is rendered
    if not plain:
        for data in tree.find_all(nodes.TemplateData):
            data.data = data.data.replace("\n", " ")
    joins = [f"{each.lineno}: ~" for each in tree.find_all(nodes.Concat)]
    return [*joins, *(fault for body in _bodies(tree) for fault in _fragments(body, ""))]


def _bodies(tree: nodes.Template) -> Iterator[list[nodes.Node]]:
    """Yield what is read from its beginning: the template, each macro, and each text that has a name."""
    yield [each for each in tree.body if not isinstance(each, nodes.Macro)]
    for named in tree.find_all((nodes.Macro, nodes.AssignBlock)):
        yield named.body


def _fragments(body: list[nodes.Node], before: str) -> Iterator[str]:
    """Yield the conditions inside a sentence; `before` is the text that the body follows."""
    for index, node in enumerate(body):
        match node:
            case nodes.Output():
                for each in node.nodes:
                    if isinstance(each, nodes.TemplateData):
                        before += each.data
                    else:
                        if _is_read(before) and any(_said(each)):
                            yield f"{each.lineno}: {' | '.join(_said(each))}"
                        before += _sign(each)
            case nodes.If():
                branches = [node.body, *(each.body for each in node.elif_), node.else_]
                after = _text(body[index + 1 :])
                if _is_read(before) and any(_cut(before, _text(each), after) for each in branches):
                    yield f"{node.lineno}: if {_text(node.body).strip()[:40]!r}"
                for each in branches:
                    yield from _fragments(each, before)
                before += _text(node.body)
            case nodes.For() | nodes.With() | nodes.CallBlock() | nodes.FilterBlock() | nodes.Scope():
                yield from _fragments(node.body, before)
                before += _text(node.body)
            case _:
                pass


def _is_read(before: str) -> bool:
    """Whether what follows is read by people: text, or an attribute that is read out."""
    return before.rfind("<") <= before.rfind(">") or bool(SPOKEN.search(before[before.rfind("<") :]))


def _said(value: nodes.Node) -> Iterator[str]:
    """Yield the texts between which a value chooses."""
    conditions = chain([value] if isinstance(value, nodes.CondExpr) else [], value.find_all(nodes.CondExpr))
    for condition in conditions:
        for each in (condition.expr1, condition.expr2):
            if isinstance(each, nodes.Const) and isinstance(each.value, str) and each.value.strip(" –"):
                yield each.value.strip()


def _cut(before: str, said: str, after: str) -> bool:
    """Whether the text of a condition is a piece of the sentence around it."""
    if not re.search(r"[^\W\d_]", re.sub(r"<[^>]*>", "", said)):
        return False
    said = said.strip(" ")
    begun = _end(before) not in ENDED and not BLOCK.match(said)
    open_end = _end(said) not in ENDED and bool(BEGINS.match(after.lstrip()))
    return begun or open_end or (bool(re.match(r"[a-z,;.)]", said)) and not before.rstrip().endswith((">", "|")))


def _end(text: str) -> str:
    """Return the last letter or sign of a text, whatever tags of a line follow it."""
    text = text.rstrip(" ")
    while (shorter := INLINE.sub("", text)) != text:
        text = shorter.rstrip()
    return text[-1:]


def _sign(value: nodes.Node) -> str:
    return PHRASE if isinstance(value, nodes.Call) else VALUE


def _text(body: list[nodes.Node]) -> str:
    """Return the text of a body, with its first branches, and a sign for each value."""
    text = ""
    for node in body:
        match node:
            case nodes.Output():
                text += "".join(
                    each.data if isinstance(each, nodes.TemplateData) else _sign(each) for each in node.nodes
                )
            case nodes.If() | nodes.For() | nodes.With() | nodes.CallBlock() | nodes.FilterBlock() | nodes.Scope():
                text += _text(node.body)
            case _:
                pass
    return text


def repeated(template: str) -> list[str]:
    """Return the keys that a dictionary of a template has twice: Jinja2 takes the last without a word."""
    tree = Environment(trim_blocks=True, lstrip_blocks=True).parse(template)  # noqa: S701  nothing is rendered
    pairs = (each.items for each in tree.find_all(nodes.Dict))
    keys = ([pair.key.value for pair in each if isinstance(pair.key, nodes.Const)] for each in pairs)
    return [key for each in keys for key in sorted({key for key in each if each.count(key) > 1}, key=str)]


@pytest.mark.parametrize("path", TEMPLATES, ids=name_of)
def test_a_text_has_one_key(path):
    """No key stands twice in a dictionary of words."""
    assert [] == repeated(text_of(path))


def test_a_repeated_key_is_found():
    """The test above can fail."""
    assert ["say"] == repeated('{% set text = {"say": "One", "other": "Two", "say": "Three"} %}')
