"""How large some words can be in a box, without a screen to measure them on."""

from collections.abc import Sequence

from assessment.report.deck.records import LEAST, Box, Point

LINE = 1.25
"""The height of a line, as a multiple of the size."""

NARROW, WIDE = frozenset("fijlrtI.,:;'’‘|!()[]- "), frozenset("mwMWQOGD@%—…")
BOLDER = 1.08
SPARE = 1.04
"""Widths are those of Arial, rounded up: other faces of this kind are a little wider or narrower."""

SIZES = (44.0, 40.0, 36.0, 32.0, 28.0, 26.0, 24.0, 22.0, 20.0, 18.0, 16.0, 15.0, 14.0)


def width(text: str, size: float, *, bold: bool = False) -> float:
    """Return about how wide a text is on one line, in points, and rather too wide than too narrow."""
    ems = sum(
        0.34 if letter in NARROW else 0.9 if letter in WIDE else 0.68 if letter.isupper() else 0.56 for letter in text
    )
    return ems * size * SPARE * (BOLDER if bold else 1)


def lines(text: str, size: float, across: float, *, bold: bool = False) -> int:
    """Return on how many lines a text stands in a box of some width."""
    count, used = 1, 0.0
    for word in text.split():
        needed = width(f"{word} ", size, bold=bold)
        if used and used + needed > across:
            count, used = count + 1, 0.0
        count += int(needed // across) if across else 0
        used += needed
    return count


def size_for(text: str, box: Box, most: float = SIZES[0], least: float = LEAST, *, bold: bool = False) -> float:
    """Return the largest size, up to `most`, at which a text fits; `least` where none does."""
    fits = (
        size
        for size in SIZES
        if least <= size <= most and lines(text, size, box.width, bold=bold) * size * LINE <= box.height
    )
    return next(fits, least)


def fitting(text: str, box: Box, size: float, *, bold: bool = False) -> str:
    """Return a text, cut between words where all of it does not fit at a size."""
    most = len(text)
    while most > 1 and lines(shortened(text, most), size, box.width, bold=bold) * size * LINE > box.height:
        most -= 1 + most // 20
    return shortened(text, most)


def size_of_points(points: Sequence[Point], box: Box, most: float = 26) -> float:
    """Return the largest size, up to `most`, at which a list fits; the least that can be read where none does."""
    return next((size for size in SIZES if LEAST <= size <= most and _height(points, box, size) <= box.height), LEAST)


def points_that_fit(points: Sequence[Point], box: Box, size: float) -> list[Point]:
    """Return the points from the first that fit at a size."""
    count = len(points)
    while count > 1 and _height(points[:count], box, size) > box.height:
        count -= 1
    return list(points[:count])


def _height(points: Sequence[Point], box: Box, size: float) -> float:
    across = box.width - 1.2 * size
    heights = (
        lines(point.text, size, across, bold=bool(point.detail))
        + (lines(point.detail, size, across) if point.detail else 0)
        for point in points
    )
    return sum(height * size * LINE + 0.5 * size for height in heights)


def shortened(text: str, most: int) -> str:
    """Return a text of at most so many characters, cut between words, with a sign where it was."""
    if len(text) <= most:
        return text
    return f"{text[:most].rsplit(' ', 1)[0].rstrip(' ,;:.')} …"
