"""What the scripts of the pages name of templates, style sheets and Python, read out of their text."""

import re
from collections.abc import Iterator
from functools import cache

from site_build.page_elements import WORKED_OUT, Element
from tests.page_asks import Files

_TOKEN = re.compile(r'//[^\n]*|/\*.*?\*/|"((?:[^"\\\n]|\\.)*)"|`((?:[^`\\]|\\.)*)`', re.DOTALL)
_WORKED_OUT = re.compile(r"\$\{(?:[^{}]|\{[^{}]*\})*\}")
_FILE = re.compile(r"/|\.(?:m?js|zip|json|png|zstd|wasm|browser)$|^common-ground")
_SELECTOR = re.compile(r"\[[a-z]|^[.#][a-z]|^[a-z]+\.[a-z-]+(?::.*)?$|, \.")
_PSEUDO = re.compile(r":(?:not|is|has)\(|:[a-z-]+|\)(?=\s*$|[\s,>)])")
_COMPOUND = re.compile(r"([a-z0-9]*)((?:#[\w\ufffc-]+|\.[\w\ufffc-]+|\[[^\]]*\])*)$")
_ATTRIBUTE = re.compile(r"""\[([\w-]+)(?:(\^?)=["']?([^"'\]]*)["']?)?\]""")


@cache
def words_of(script: str) -> tuple[str, ...]:
    """Return the texts in quotation marks, without what the script puts into them."""
    found = (each[1] if each[1] is not None else each[2] for each in _TOKEN.finditer(script))
    return tuple(_WORKED_OUT.sub(WORKED_OUT, text) for text in found if text is not None)


def code_of(script: str) -> str:
    """Return a script without its comments."""
    return _TOKEN.sub(lambda each: "" if each[0][:2] in ("//", "/*") else each[0], script)


def selected(scripts: Files) -> Iterator[str]:
    """Yield each part of a selector that a script looks for, such as `fieldset.statement`."""
    for script in scripts.values():
        yield from re.findall(r'(?:querySelector(?:All)?|closest)\("([a-z]+)"', script)
        for text in words_of(script):
            if _SELECTOR.search(text) and not _FILE.search(text):
                yield from filter(None, re.split(r"[\s,>]+", _PSEUDO.sub(" ", text)))


def is_there(selector: str, elements: list[Element]) -> bool:
    """Tell whether a part of a selector means an element; what is worked out on both sides may be the same."""
    compound = _COMPOUND.match(selector)
    if not compound:
        return False
    tag, rest = compound.groups()
    wanted = [(name, f"{value}{WORKED_OUT}" if start else value) for name, start, value in _ATTRIBUTE.findall(rest)]
    rest = _ATTRIBUTE.sub("", rest)
    wanted += [("id", each) for each in re.findall(r"#([\w\ufffc-]+)", rest)]
    classes = re.findall(r"\.([\w\ufffc-]+)", rest)
    return any(
        (not tag or each.tag == tag)
        and all(name in each.attributes and (not value or fits(value, each.attributes[name])) for name, value in wanted)
        and all(
            fits(name, {word for value in each.attributes.get("class", ()) for word in value.split()})
            for name in classes
        )
        for each in elements
    )


def fits(named: str, written: set[str]) -> bool:
    """Tell whether something that is named is written, with what is worked out in the same place of both."""
    return named == WORKED_OUT or named in written


def known_words(scripts: Files) -> set[str]:
    """Return every word that scripts compare something with: alone, as the value in a selector, or in a table."""
    alone = {text for script in scripts.values() for text in words_of(script)}
    in_selectors = {value for text in alone for value in re.findall(r"=[\"']?([\w-]+)", text)}
    in_tables = re.findall(r'^\s+"?([\w-]+)"?:', "\n".join(map(code_of, scripts.values())), re.MULTILINE)
    return alone | in_selectors | set(in_tables)


def classes_given(scripts: Files) -> set[str]:
    """Return the classes that scripts give to elements."""
    code = "".join(map(code_of, scripts.values()))
    return set(re.findall(r'(?:classList\.\w+\(|className = )"([\w-]+)"', code))


def data_read(scripts: Files) -> set[str]:
    """Return the data-* attributes that scripts read, under their names in a script."""
    code = "".join(map(code_of, scripts.values()))
    taken = ",".join(re.findall(r"\{([^{}]*)\} = [\w.?]*\.dataset", code))
    return (
        set(re.findall(r"dataset\??\.(\w+)\b(?! = )", code))
        | set(re.findall(r'"(\w+)" in [\w.]*\.dataset', code))
        | set(re.findall(r"(\w+)(?= = |,|\s*$)", taken))
    )


def compared(scripts: Files) -> set[str]:
    """Return the words with which scripts compare the value of a data-* attribute."""
    return set(re.findall(r'dataset\.\w+ [!=]== "([\w-]+)"', "".join(map(code_of, scripts.values()))))


def read_by_page(scripts: Files) -> set[str]:
    """Return what scripts read of what an element asks of its page."""
    code = "".join(map(code_of, scripts.values()))
    taken = ",".join(re.findall(r"\{([^{}]*)\} = own;", code))
    return (
        set(re.findall(r"\bown\.(\w+)", code))
        | set(re.findall(r'"(\w+)" in [\w.]*\bown\b', code))
        | set(re.findall(r"(\w+)(?=,|\s*$)", taken))
    )


def requests(scripts: Files) -> Iterator[tuple[str, str]]:
    """Yield the name of each request that scripts send as it stands, and each name of a value that they send along."""
    for script in scripts.values():
        for message in re.findall(r"\{([^{}]*\brequest: [^{}]*)\}", _WORKED_OUT.sub("", code_of(script))):
            found = re.search(r'request: (?:\()?"([\w-]+)"', message)
            for value in message.split(",") if found else ():
                if name := re.match(r"\s*(\w+)", value):
                    yield found[1], name[1]
