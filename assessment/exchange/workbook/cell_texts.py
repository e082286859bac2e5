"""From how a cell of an .xlsx worksheet is stored to its text. Each different value is worked out once."""

import re
from collections.abc import Callable, Mapping, Sequence
from math import isfinite

from assessment.exchange.workbook.moments import iso_text, moment_text

type Convert = Callable[[str], str]

_ATTRIBUTES = re.compile(r'(?:\s+(?:s|t|cm|vm)="\w*")*\s*')
_ATTRIBUTE = re.compile(r'([st])="(\w*)"')
_PLAIN = re.compile("[^\0-\x08\x0b-\x1f&>\ufffe\uffff]*")
_WHOLE = re.compile(r"-?[1-9]\d*|0")
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
_LINE_END = re.compile("\r\n?")
_CONTROL = re.compile("[\0-\x08\x0b-\x1f]")
_MANY = 1 << 16  # texts that are kept of each kind of cell


class OddError(Exception):
    """A piece of a worksheet is not written as plainly as most are; a parser must read it."""


class Texts(dict[str | None, str]):
    """The texts of one kind of cell by what stands in the file; `convert` makes those that are not known yet."""

    def __init__(self, convert: Convert, known: Mapping[str | None, str]) -> None:
        super().__init__(known)
        self.convert = convert

    def __missing__(self, value: str) -> str:
        if not _PLAIN.fullmatch(value):
            raise OddError
        text = self.convert(value)
        if len(self) < _MANY:
            self[value] = text
        return text


class Kinds(dict[str, Texts]):
    """The kinds of cells by their attributes as they stand in the file, such as ` s="1" t="s"`."""

    def __init__(self, shared: Sequence[str], moments: Mapping[str, bool], *, from_1904: bool) -> None:
        super().__init__()
        self._moments = moments
        self._from_1904 = from_1904
        self._shared = Texts(_no_such_string, {None: "", "": ""} | {str(at): text for at, text in enumerate(shared)})
        self._texts: dict[tuple[str, str], Texts] = {}

    def __missing__(self, attributes: str) -> Texts:
        if not _ATTRIBUTES.fullmatch(attributes):
            raise OddError
        found = dict(_ATTRIBUTE.findall(attributes))
        texts = self.of(found.get("t", "n"), found.get("s", "0"))
        if len(self) < _MANY:
            self[attributes] = texts
        return texts

    def of(self, kind: str, style: str) -> Texts:
        """Return the texts of a kind, the attribute `t` of a cell, in a style, its attribute `s`."""
        if kind == "s":
            return self._shared
        style = style if style in self._moments else ""  # in all others, cells are alike
        if (kind, style) not in self._texts:
            self._texts[kind, style] = Texts(self._converter(kind, style), {None: "", "": ""})
        return self._texts[kind, style]

    def _converter(self, kind: str, style: str) -> Convert:
        match kind:
            case "n" if style in self._moments:
                duration = self._moments[style]
                return lambda value: moment_text(value, duration=duration, from_1904=self._from_1904)
            case "n":
                return number_text
            case "b":
                return lambda value: str(bool(int(value))).upper()
            case "d":
                return iso_text
            case "str" | "inlineStr":
                return unescaped
            case "e":
                return str
        raise ValueError(kind)


def number_text(value: str) -> str:
    """Write a number as it looks: a whole one without a point."""
    if _WHOLE.fullmatch(value):
        return value
    number = float(value)
    return str(int(number)) if isfinite(number) and number.is_integer() else repr(number)


def unescaped(text: str) -> str:
    """Resolve `_x000D_`, as workbooks write characters that XML cannot hold or would change (ECMA-376, 22.9.2.19).

    What is no text even so, control characters and halves of characters, is left out.
    """
    if "_x" not in text:
        return text
    found = _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text)
    whole = found.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "ignore")
    return _CONTROL.sub("", _LINE_END.sub("\n", whole))


def _no_such_string(value: str) -> str:
    raise ValueError(f"no shared string {value}")
