"""Templates and their words: a sentence stands whole in one place, so that a second language is a second words file.

No template joins text with `~`, chooses between pieces of text, or has a condition inside a sentence. What people read
stands in words files (`*words*.j2`) alone, and no template decides by what it reads like.
"""

import ast
import re
from collections.abc import Iterator
from functools import cache
from itertools import chain

import pytest
from jinja2 import Environment, nodes

from tests.test_repository import ROOT, name_of, text_of, tracked

TEMPLATES = tracked("assessment/report/templates/*.j2")
PAGES = [path for path in tracked("docs/*.md", "docs/*.j2") if "adr" not in path.parts]
"""What says its own words: a page is translated as a page. Its sentences stand whole all the same."""
CHOSEN = "{{% macro a() %}}{{% if n %}}{}{{% else %}}{}{{% endif %}}{{% endmacro %}}"
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
TAKEN_APART = frozenset(
    ("capitalize", "endswith", "lower", "partition", "removeprefix", "removesuffix", "split", "startswith", "upper")
)
"""Methods and filters that work in one language only: a noun is not written small in every one."""

DECIDED = frozenset(("kind", "outcome", "side", "state", "verdict"))
"""Fields that hold a word of the code: what people read for it stands in a words file."""

NAME = re.compile(r"[a-z][a-z0-9]*(?:[-_+][a-z0-9]+)*")
BEGINS = re.compile(rf"[\w{VALUE},.;:)(“’]")


@pytest.mark.parametrize("path", [*TEMPLATES, *PAGES], ids=name_of)
def test_a_sentence_stands_whole(path):
    """No template puts a sentence together from pieces; a words file may choose between whole ones."""
    plain = path.name.endswith(PLAIN) or path in PAGES
    assert [] == faults(text_of(path), plain=plain, words="words" in path.name)


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


@pytest.mark.parametrize(
    ("template", "found"),
    [
        ("{% macro a() %}It holds {% if n %}answers{% else %}nothing{% endif %}.{% endmacro %}", "1: if 'answers'"),
        ("{% macro a() %}One{% if m %}, and two{% endif %}{% endmacro %}", "1: if ', and two'"),
        (
            f"{CHOSEN.format('differ', 'agree')}{{% macro b() %}}Both {{{{ a() }}}}.{{% endmacro %}}",
            "1: a() within a sentence",
        ),
    ],
)
def test_a_piece_of_a_sentence_in_a_words_file_is_found(template, found):
    """The test above sees into words files."""
    assert [found] == faults(template, words=True)


@pytest.mark.parametrize(
    "template",
    [
        "{% macro a() %}{% if n == 1 %}1 row is open.{% else %}{{ n }} rows are open.{% endif %}{% endmacro %}",
        "{% macro a() %}{% set n = 1 %}{% if n %}not shown{% elif m %}open{% else %}same{% endif %}{% endmacro %}",
        f"{CHOSEN.format('1 row', '{{ n }} rows')}{{% macro b() %}}It holds {{{{ a() }}}}.{{% endmacro %}}",
    ],
)
def test_a_words_file_may_choose_between_wholes(template):
    """Sentences, labels, and how many there are of something."""
    assert [] == faults(template, words=True)


@pytest.mark.parametrize("path", [*TEMPLATES, *PAGES], ids=name_of)
def test_no_template_decides_by_words(path):
    """What is said in another language is decided the same."""
    assert [] == decided_by_words(text_of(path))


@pytest.mark.parametrize(
    ("template", "found"),
    [
        ('{{ "as" if place.startswith("between") }}', ["1: .startswith"]),
        ('{% if text == "1" %}1 point{% endif %}', ["1: == '1'"]),
        ('{% if by == "0 points" %}Equal.{% endif %}', ["1: == '0 points'"]),
        ("{% macro a() %}yes{% endmacro %}{% if a() %}Two.{% endif %}", ["1: if a()"]),
        ('{% import "words.j2" as words %}{% if words.kind() == "late" %}Two.{% endif %}', ["1: if words.kind()"]),
        ("{{ name | lower }}", ["1: | lower"]),
        ('{{ names | map("lower") | join }}', ["1: | map lower"]),
        ("<p>It is surely {{ moved.verdict }}.</p>", ["1: prints .verdict"]),
        ('{{ name | replace("one", "One") }}', ["1: | replace", "1: | replace"]),
    ],
)
def test_a_decision_by_words_is_found(template, found):
    """The test above can fail."""
    assert found == decided_by_words(template)


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
        ('<p>{{ "partial" if few else name }}</p>', ["1: partial"]),
        ("<p>{{ name or 'nobody' }}</p>", ["1: nobody"]),
        ('{{ table(["leftover", text.mean]) }}', ["1: leftover"]),
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
        '<p class="{{ "open" if here }}">{{ cells | map(attribute="name") | join }}{{ row("marketing") }}</p>',
    ],
)
def test_what_only_the_browser_reads_may_stand_anywhere(template):
    """Names, keys and attributes are no words."""
    assert [] == said(template)


WORD = re.compile(r"[^\W\d_]{2}")
KEY = re.compile(r'[\w.:/#%-]*| [\w-]+(="[^"]*")?|( ?(halo|[\w%-]+-[\w%-]+))+')
"""What a constant is that nobody reads: a key, a path, a format, an attribute, classes."""
READ_OUT = re.compile(r'\s(?:aria-label|aria-description|alt|placeholder|title|data-name)="([^"]*)"')


@cache
def known() -> frozenset[str]:
    """Return what Python and the bank write in quotes, and the classes of the sheets: keys, which nobody reads."""
    python = (ast.walk(ast.parse(text_of(path))) for path in tracked("assessment/*.py"))
    literals = {each.value for tree in python for each in tree if isinstance(each, ast.Constant)}
    bank = " ".join(map(text_of, tracked("assessment/bank/*.toml")))
    sheets = " ".join(map(text_of, tracked("site_overrides/*.css")))
    found = {each for each in literals if isinstance(each, str)}
    return frozenset({*found, *re.findall(r'"([^"]*)"', bank), *re.findall(r"\.([a-z][\w-]*)", sheets)})


def said(template: str) -> list[str]:
    """Return what a template says itself, each with its line: text, attributes that are read out, and constants."""
    tree = Environment(trim_blocks=True, lstrip_blocks=True).parse(template)  # noqa: S701  nothing is rendered
    html, printed = "", []
    for each in (piece for output in tree.find_all(nodes.Output) for piece in output.nodes):
        if not isinstance(each, nodes.TemplateData) and _is_read(html):
            printed += [const for const in _printed(each) if WORD.search(re.sub(r"<[^>]*>", "", const.value))]
        html += each.data if isinstance(each, nodes.TemplateData) else VALUE
    html = re.sub(r"<style>.*?</style>|data-place=", "", html, flags=re.DOTALL)
    read = [*READ_OUT.findall(html), *re.sub(r"<[^>]*>", "\n", html).split("\n")]
    texts = [" ".join(text.replace(VALUE, " ").strip(" #|").split()) for text in read]
    silent = {id(each) for each in _never_printed(tree)}
    constants = [each for each in tree.find_all(nodes.Const) if isinstance(each.value, str) and id(each) not in silent]
    found = [each for each in constants if WORD.search(each.value) and not _is_key(each.value)]
    return [
        *(f"1: {text}" for text in texts if WORD.search(text) and not text.endswith("/")),
        *dict.fromkeys(f"{each.lineno}: {each.value}" for each in [*printed, *found]),
    ]


def _printed(value: nodes.Node) -> Iterator[nodes.Const]:
    """Yield the texts of which a value may be one as it stands."""
    match value:
        case nodes.Const() if isinstance(value.value, str):
            yield value
        case nodes.CondExpr():
            yield from chain(_printed(value.expr1), _printed(value.expr2) if value.expr2 else ())
        case nodes.Or() | nodes.And():
            yield from chain(_printed(value.left), _printed(value.right))
        case nodes.Filter() if value.node:
            yield from _printed(value.node)
        case _:
            pass


def _never_printed(tree: nodes.Template) -> Iterator[nodes.Node]:
    """Yield what names a template or a filter, or is only compared."""
    yield from (each.template for each in tree.find_all((nodes.Import, nodes.FromImport, nodes.Include)))
    for each in tree.find_all(nodes.Filter):
        if each.name in ("map", "reject", "rejectattr", "select", "selectattr"):
            yield from each.args
    for compared in tree.find_all(nodes.Compare):
        yield from compared.find_all(nodes.Const)


def _is_key(text: str) -> bool:
    """Whether a constant is nothing that is read: no capital, and where it is one word, one that only code knows."""
    return bool(KEY.fullmatch(text)) and not text[:1].isupper() and (not text.isalpha() or text in known())


def decided_by_words(template: str) -> list[str]:
    """Return, each with its line, where a template takes words apart, or decides by what something reads like."""
    tree = Environment().parse(template)  # noqa: S701  nothing is rendered
    local = {macro.name for macro in tree.find_all(nodes.Macro)}
    local |= {name for each in tree.find_all(nodes.FromImport) for name in each.names if isinstance(name, str)}
    imported = {each.target for each in tree.find_all(nodes.Import)}
    methods = (each.node for each in tree.find_all(nodes.Call) if isinstance(each.node, nodes.Getattr))
    found = [f"{each.lineno}: .{each.attr}" for each in methods if each.attr in TAKEN_APART]
    found += [f"{each.lineno}: | {each.name}" for each in tree.find_all(nodes.Filter) if each.name in TAKEN_APART]
    for each in (each for each in tree.find_all(nodes.Filter) if each.name == "map" and each.args):
        name = getattr(each.args[0], "value", None)
        found += [f"{each.lineno}: | map {name}"] if name in TAKEN_APART else []
    for each in (each for each in tree.find_all(nodes.Filter) if each.name == "replace"):
        texts = (text.value for text in each.args if isinstance(text, nodes.Const))
        found += [f"{each.lineno}: | replace" for text in texts if WORD.search(str(text))]
    for each in tree.find_all((nodes.If, nodes.CondExpr)):
        for value in (each.test, *each.test.find_all(nodes.Call)):
            file, _, name = _called(value).rpartition(".")
            if (name in local and not file) or file in imported:
                found.append(f"{value.lineno}: if {_called(value)}()")
    html = ""
    for piece in (piece for output in tree.find_all(nodes.Output) for piece in output.nodes):
        if isinstance(piece, nodes.Getattr) and piece.attr in DECIDED and _is_read(html) and not _is_text(piece.node):
            found.append(f"{piece.lineno}: prints .{piece.attr}")
        html += piece.data if isinstance(piece, nodes.TemplateData) else VALUE
    for compared in tree.find_all(nodes.Compare):
        constants = (each.value for each in compared.find_all(nodes.Const) if isinstance(each.value, str))
        found += [f"{compared.lineno}: == {each!r}" for each in constants if each and not NAME.fullmatch(each)]
    return sorted(found)


def _is_text(value: nodes.Node) -> bool:
    """Whether a value is the dictionary of a words file."""
    return "text" in (getattr(value, "name", ""), getattr(value, "attr", ""))


def faults(template: str, *, plain: bool = False, words: bool = False) -> list[str]:
    """Return what is joined from pieces, each with its line; in plain text a new line ends what stands before it.

    In a words file a macro may choose between wholes: what it chooses from is read from its beginning.
    """
    tree = Environment(trim_blocks=True, lstrip_blocks=True).parse(template)  # noqa: S701  nothing is rendered
    if not plain:
        for data in tree.find_all(nodes.TemplateData):
            data.data = data.data.replace("\n", " ")
    joins = [f"{each.lineno}: ~" for each in tree.find_all(nodes.Concat)]
    if not words:
        return [*joins, *(fault for body in _bodies(tree) for fault in _fragments(body, ""))]
    wholes = [whole for body in _bodies(tree) for whole in _wholes(body)]
    return [*joins, *(fault for whole in wholes for fault in _fragments(whole, "")), *_inserted(tree, wholes)]


def _wholes(body: list[nodes.Node]) -> Iterator[list[nodes.Node]]:
    """Yield what a body may say: each branch of a condition that is all it has, else the body."""
    saying = [each for each in body if isinstance(each, nodes.If) or _text([each]).strip()]
    if len(saying) == 1 and isinstance(saying[0], nodes.If):
        for branch in (saying[0].body, *(each.body for each in saying[0].elif_), saying[0].else_):
            yield from _wholes(branch)
    else:
        yield body


def _inserted(tree: nodes.Template, wholes: list[list[nodes.Node]]) -> Iterator[str]:
    """Yield where a chosen phrase, such as a verb with what belongs to it, stands inside the sentence of another."""
    chosen = _chosen(tree)
    for each in tree.find_all(nodes.Import):
        path = ROOT / "assessment/report/templates" / str(getattr(each.template, "value", ""))
        if "words" in path.name and path.is_file():
            chosen |= {f"{each.target}.{name}" for name in _chosen(Environment().parse(text_of(path)))}  # noqa: S701
    outputs = chain.from_iterable(
        ([each] if isinstance(each, nodes.Output) else each.find_all(nodes.Output))
        for whole in wholes
        for each in whole
    )
    for output in outputs:
        for index, each in enumerate(output.nodes):
            if _called(each) in chosen:
                before, after = (
                    _text([nodes.Output(part)]) for part in (output.nodes[:index], output.nodes[index + 1 :])
                )
                goes_on = BEGINS.match(after.lstrip()) and not re.match(r"[.,;:)]", after)
                if goes_on or _end(before) not in (*ENDED, *",;("):
                    yield f"{each.lineno}: {_called(each)}() within a sentence"


def _chosen(tree: nodes.Template) -> set[str]:
    """Return the names of macros that choose between phrases, each less than a sentence."""
    said = {macro.name: [_text(each).strip() for each in _wholes(macro.body)] for macro in tree.find_all(nodes.Macro)}
    return {name for name, texts in said.items() if len(texts) > 1 and any(re.match(r"[a-z]", text) for text in texts)}


def _called(value: nodes.Node) -> str:
    """Return the name of the macro that a value calls, with that of its file; empty where it calls none."""
    match value:
        case nodes.Call(node=nodes.Name(name=name)):
            return str(name)
        case nodes.Call(node=nodes.Getattr(node=nodes.Name(name=file), attr=name)):
            return f"{file}.{name}"
    return ""


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
