"""Makes a picture plain enough for any program that opens SVG: it looks the same in an office program as in a browser.

Programs differ in what they know of SVG. All of them know what is left here: attributes instead of a style sheet,
numbers instead of percentages, and groups that are moved instead of drawings within a drawing.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple
from xml.parsers import expat

from markupsafe import escape

RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
SPACE = re.compile(r"[ \t\r\n]+")  # not the one that breaks no line
ACROSS = frozenset({"x", "x1", "x2", "cx", "width"})
DOWN = frozenset({"y", "y1", "y2", "cy", "height"})
WORDS = frozenset({"title", "desc", "text"})
HALO = ("stroke", "stroke-width")


class Room(NamedTuple):
    """What percentages are of, in pixels."""

    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of a style sheet: for elements of a name, or of any, that have every one of the classes."""

    element: str
    classes: frozenset[str]
    attributes: Mapping[str, str]


@dataclass(slots=True)
class _Writer:
    """Reads a picture from its start to its end, and writes the plain one."""

    rules: list[Rule] = field(default_factory=list)
    rooms: list[Room] = field(default_factory=list)
    written: list[str] = field(default_factory=list)
    ends: list[str] = field(default_factory=list)
    words: list[str] | None = None  # those of the text that is being read
    sheet: list[str] | None = None  # the style sheet that is being read

    def start(self, name: str, given: dict[str, str]) -> None:
        if name == "style":
            self.sheet = []
            return
        attributes = self._styled(name, self._in_pixels(given))
        if name == "svg" and self.rooms:
            width, height = (float(attributes.get(side, size)) for side, size in self._sides())
            self.rooms.append(Room(width, height))
            x, y = (attributes.get(key, "0") for key in ("x", "y"))
            self._open("g", {"transform": f"translate({x} {y})"})
        elif name == "svg":
            self.rooms.append(Room(float(given["width"]), float(given["height"])))
            self._open(name, attributes)
        elif name == "tspan" and self.words is not None:
            self.words.append(_tag(name, attributes))
        elif name in WORDS:
            self.words = []
            self.ends.append(self._around(name, attributes))
        else:
            self._open(name, attributes)

    def end(self, name: str) -> None:
        if name == "style":
            self.rules += _rules("".join(self.sheet or ()))
            self.sheet = None
        elif name == "tspan" and self.words is not None:
            self.words.append("</tspan>")
        elif name in WORDS:
            said = SPACE.sub(" ", "".join(self.words or ())).strip(" ")
            self.written.append(self.ends.pop().replace("\0", said))
            self.words = None
        else:
            if name == "svg":
                self.rooms.pop()
            self.written.append(self.ends.pop())

    def text(self, text: str) -> None:
        if self.sheet is not None:
            self.sheet.append(text)
        elif self.words is not None:
            self.words.append(str(escape(text)))

    def _open(self, name: str, attributes: Mapping[str, str]) -> None:
        self.written.append(_tag(name, attributes))
        self.ends.append(f"</{name}>\n")

    def _around(self, name: str, attributes: Mapping[str, str]) -> str:
        """Return what stands around some words. A halo is a text below the text: few programs know `paint-order`."""
        plain = {key: value for key, value in attributes.items() if key not in HALO}
        copies = (attributes, plain) if name == "text" and attributes != plain else (attributes,)
        return "".join(f"{_tag(name, each)}\0</{name}>\n" for each in copies)

    def _sides(self) -> tuple[tuple[str, float], tuple[str, float]]:
        return ("width", self.rooms[-1].width), ("height", self.rooms[-1].height)

    def _in_pixels(self, given: Mapping[str, str]) -> dict[str, str]:
        if not self.rooms:
            return dict(given)
        room = self.rooms[-1]
        sizes = dict.fromkeys(ACROSS, room.width) | dict.fromkeys(DOWN, room.height)
        return {key: _pixels(value, sizes[key]) if key in sizes else value for key, value in given.items()}

    def _styled(self, name: str, given: Mapping[str, str]) -> dict[str, str]:
        classes = set(given.get("class", "").split())
        found = {key: value for key, value in given.items() if key != "class"}
        for rule in self.rules:
            if rule.element in ("", name) and rule.classes <= classes:
                found |= rule.attributes
        return found


def plain_svg(svg: str) -> str:
    """Return a picture that any program draws alike; `svg` has a width and a height in pixels.

    Its style sheet has rules for an element, for classes, or for both (`text.quiet`), and a later rule wins.
    """
    writer = _Writer()
    parser = expat.ParserCreate()
    parser.StartElementHandler = writer.start
    parser.EndElementHandler = writer.end
    parser.CharacterDataHandler = writer.text
    parser.Parse(svg, True)
    return "".join(writer.written)


def _tag(name: str, attributes: Mapping[str, str]) -> str:
    return f"<{name}{''.join(f' {key}="{escape(value)}"' for key, value in attributes.items())}>"


def _pixels(value: str, size: float) -> str:
    if not value.endswith("%"):
        return value
    return f"{float(value[:-1]) * size / 100:.2f}".rstrip("0").rstrip(".")


def _rules(sheet: str) -> list[Rule]:
    found = []
    for selectors, body in RULE.findall(sheet):
        parts = (declaration.partition(":") for declaration in body.split(";") if declaration.strip())
        attributes = {key.strip(): value.strip().removesuffix("px") for key, _, value in parts}
        for selector in selectors.split(","):
            element, *classes = selector.strip().split(".")
            found.append(Rule(element, frozenset(classes), attributes))
    return found
