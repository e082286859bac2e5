"""Programs that draw SVG, and the colours that a picture says it has: for tests of what is saved as a picture."""

import io
import os
import shutil
import subprocess
import tempfile
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator
from ctypes.util import find_library
from pathlib import Path

from PIL import Image

type Colour = tuple[int, int, int]
type Draw = Callable[[Path], Image.Image]

SPACE = "{http://www.w3.org/2000/svg}"


def marks(svg: str) -> Iterator[tuple[float, float, Colour]]:
    """Yield a point within each filled rectangle, circle and diamond of a plain picture, with the colour it names."""
    yield from _marks(ET.fromstring(svg), 0.0, 0.0)  # noqa: S314  our own


def _marks(element: ET.Element, x: float, y: float) -> Iterator[tuple[float, float, Colour]]:
    if moved := element.get("transform"):
        right, down = map(float, moved.removeprefix("translate(").removesuffix(")").split())
        x, y = x + right, y + down
    fill, kind = element.get("fill", "none"), element.tag.removeprefix(SPACE)
    if kind == "rect" and fill != "none" and float(element.get("width", 0)) > 8:
        yield x + float(element.get("x", 0)) + 4, y + float(element.get("y", 0)) + 4, colour(fill)
    elif kind in ("circle", "path") and fill != "none":
        yield x, y, colour(fill)
    for child in element:
        yield from _marks(child, x, y)


def colour(written: str) -> Colour:
    """Return a colour as numbers: `#fff` and `#0072b2`."""
    digits = written.removeprefix("#")
    digits = "".join(2 * each for each in digits) if len(digits) == 3 else digits
    return int(digits[:2], 16), int(digits[2:4], 16), int(digits[4:], 16)


def far(one: Colour, other: Colour) -> int:
    """Return how far two colours are apart, as the largest difference of red, green and blue."""
    return max(abs(a - b) for a, b in zip(one, other, strict=True))


def at(picture: Image.Image, x: float, y: float, size: tuple[int, int]) -> Colour:
    """Return the colour of a point; `size` is that of the drawing, whatever size it was drawn in."""
    across, down = picture.width / size[0], picture.height / size[1]
    found = picture.getpixel((int(x * across), int(y * down)))
    assert isinstance(found, tuple)
    return found[0], found[1], found[2]


def _cairo(path: Path) -> Image.Image:
    import cairosvg

    return _open(cairosvg.svg2png(url=str(path)))


def _resvg(path: Path) -> Image.Image:
    import resvg_py

    return _open(bytes(resvg_py.svg_to_bytes(svg_path=str(path))))


def _program(*command: str) -> Draw:
    def draw(path: Path) -> Image.Image:
        subprocess.run([each.format(path.name) for each in command], cwd=path.parent, check=True, capture_output=True)
        return _open((path.with_suffix(".png")).read_bytes())

    return draw


def _open(drawn: bytes) -> Image.Image:
    with Image.open(io.BytesIO(drawn)) as picture:
        return picture.convert("RGB")


OFFICE_PROFILE = Path(tempfile.gettempdir()) / f"office-of-{os.getpid()}"
"""Two that share one would be one program."""

PROGRAMS = {
    "rsvg-convert": _program("rsvg-convert", "{}", "--output", "picture.png"),
    "inkscape": _program("inkscape", "{}", "--export-filename", "picture.png"),
    "soffice": _program(
        "soffice", f"-env:UserInstallation={OFFICE_PROFILE.as_uri()}", "--headless", "--convert-to", "png", "{}"
    ),
}
"""Programs that are asked where they are installed."""

DRAWS: dict[str, Draw] = {"resvg": _resvg} | {name: draw for name, draw in PROGRAMS.items() if shutil.which(name)}
"""Two libraries are installed with the tests; one of them needs Cairo, which came with Debian's Chromium."""

if find_library("cairo"):
    DRAWS["CairoSVG"] = _cairo
