"""What a deck is: slides with elements at fixed places, as the page shows them and PowerPoint holds them.

Places and sizes are in points of a page of 960 by 540. A screen of 1080 lines has two pixels for each point, so 14
points, the least for what is read, are 28 pixels, and 10 points, the least for labels, are 20.
"""

from dataclasses import dataclass

WIDTH, HEIGHT = 960, 540
LEAST, LEAST_LABEL = 14.0, 10.0

COLOURS = {
    "ink": "#18211f",
    "quiet": "#55625f",
    "line": "#8a9794",
    "surface": "#f3f6f5",
    "paper": "#fff",
    "sales": "#0072b2",
    "marketing": "#d55e00",
    "undefined": "#d3eae6",
    "defined": "#84c2ba",
    "aligned": "#2a7d76",
    "integrated": "#0b4f4b",
}
"""The light colours of the site, by name: a projector shows them on white."""


@dataclass(frozen=True, slots=True)
class Box:
    """A place on a slide, in points from its upper left corner."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Words:
    """Some words. `level`: of a heading, or 0. `middle`: they stand in the middle of the box, across and down."""

    box: Box
    text: str
    size: float
    bold: bool = False
    colour: str = "ink"
    level: int = 0
    middle: bool = False


@dataclass(frozen=True, slots=True)
class Point:
    """A point of a list, with what is said of it."""

    text: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Points:
    """A list. Where details follow, the texts are bold and no bullets stand before them."""

    box: Box
    points: tuple[Point, ...]
    size: float


@dataclass(frozen=True, slots=True)
class Table:
    """A table; `shares` are those of the columns in its width. An empty row is to be filled in."""

    box: Box
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    shares: tuple[float, ...]
    size: float


@dataclass(frozen=True, slots=True)
class Series:
    """The values of a function, one for each label of the chart, with what the page writes beside each."""

    name: str
    colour: str
    values: tuple[float, ...]
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars from `low` to `high`, with a line at each `step`; `across`: they lie. `said`: all of it in a sentence.

    `written` is how a spreadsheet writes the values.
    """

    box: Box
    said: str
    labels: tuple[str, ...]
    series: tuple[Series, ...]
    low: float
    high: float
    step: float
    across: bool
    written: str
    size: float


@dataclass(frozen=True, slots=True)
class Shape:
    """A form in a colour, perhaps with words: `rectangle`, `circle` or `diamond`."""

    box: Box
    form: str
    colour: str
    text: str = ""
    size: float = LEAST
    text_colour: str = "ink"


type Element = Words | Points | Table | Chart | Shape


@dataclass(frozen=True, slots=True)
class Slide:
    """A slide: what it is, the words that name it, what stands on it, and what the facilitator reads beside it.

    `until` is the minute of the meeting at which its step of the agenda ends; 0 where there is none.
    """

    key: str
    title: str
    elements: tuple[Element, ...]
    notes: tuple[str, ...]
    until: int


@dataclass(frozen=True, slots=True)
class Deck:
    """All slides, in order."""

    title: str
    slides: tuple[Slide, ...]
