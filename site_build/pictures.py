"""The pictures that stand for the site elsewhere: the favicon, and the preview that a shared link shows.

Both draw the signature: Sales a circle, Marketing a diamond, what they share in teal.
"""

import hashlib
import io
import json
import math
import re
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from site_build import BuildError, read_source, write_whole
from site_build.python_zip import copy_if_different

if TYPE_CHECKING:
    from PIL import Image

SALES, MARKETING, SHARED = "#0072b2", "#d55e00", "#0b4f4b"
INK, QUIET, PAPER = "#18211f", "#55625f", "#ffffff"

PREVIEW_SIZE = (1200, 630)
"""The size that previews of links are made for, in pixels."""

DETAIL = 4  # drawn this much larger and scaled down, for smooth edges


def write_pictures(target: Path, config: Path, home: Path, cache: Path) -> None:
    """Write `favicon.svg` and `social-preview.png` into `target`.

    The preview shows the site's name from `config`, and below it the title and the `preview` of the home page's source.
    `cache` keeps it until they or this module change.
    """
    target.mkdir(parents=True, exist_ok=True)
    (target / "favicon.svg").write_text(favicon(), "utf-8")
    lines = (_field(home, "title"), _field(home, "preview"))
    shown = (_field(config, "site_name"), *lines)
    drawn_by = json.dumps([version("pillow"), *shown]).encode() + Path(__file__).read_bytes()
    kept = cache / f"preview-{hashlib.sha256(drawn_by).hexdigest()[:20]}.png"
    if not kept.exists():
        cache.mkdir(parents=True, exist_ok=True)
        write_whole(kept, _preview(*shown))
    copy_if_different(kept, target / "social-preview.png")


def _preview(title: str, *subtitle: str) -> bytes:
    file = io.BytesIO()
    draw_preview(title, subtitle).save(file, "PNG", optimize=True)
    return file.getvalue()


def _field(file: Path, name: str) -> str:
    """Return the text of a field that stands on one line at the top level of a YAML file or of a front matter."""
    found = re.search(rf"^{name}: (.+)$", read_source(file), re.MULTILINE)
    if found is None:
        raise BuildError(f"{file.name}: the picture for shared links needs the field `{name}` on one line.")
    return found[1]


def favicon() -> str:
    """Return the favicon as SVG."""
    half = 10 * math.sqrt(0.5)
    shared = f"M10 17 {10 + half:.2f} {17 - half:.2f}A10 10 0 0 1 {10 + half:.2f} {17 + half:.2f}Z"
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 34 34">'
        f'<circle cx="11" cy="17" r="10" fill="{SALES}"/>'
        f'<path d="M22 5 34 17 22 29 10 17Z" fill="{MARKETING}"/>'
        f'<path d="{shared}" fill="{SHARED}"/></svg>\n'
    )


def draw_preview(title: str, subtitle: tuple[str, ...]) -> "Image.Image":
    """Return the preview: the signature, the title, and what the site is in a few words."""
    from PIL import Image, ImageDraw, ImageFont  # only now: most builds draw nothing

    width, height = (DETAIL * side for side in PREVIEW_SIZE)
    picture = Image.new("RGB", (width, height), PAPER)
    _draw_signature(picture, x=DETAIL * 200, y=DETAIL * 205, radius=DETAIL * 108)
    draw = ImageDraw.Draw(picture)
    draw.text((DETAIL * 90, DETAIL * 375), title, INK, ImageFont.load_default(DETAIL * 84))
    for line, text in enumerate(subtitle):
        place = (DETAIL * 92, DETAIL * (478 + 46 * line))
        draw.text(place, text, QUIET, ImageFont.load_default(DETAIL * 34))
    return picture.resize(PREVIEW_SIZE, Image.Resampling.LANCZOS)


def _draw_signature(picture: "Image.Image", x: int, y: int, radius: int) -> None:
    """Draw circle and diamond; where both are, the shared colour."""
    from PIL import Image, ImageDraw

    half = radius * 44 // 36  # the proportions of the drawings on the pages
    circle, diamond = Image.new("1", picture.size), Image.new("1", picture.size)
    ImageDraw.Draw(circle).ellipse((x - radius, y - radius, x + radius, y + radius), fill=1)
    corners = [(x, y), (x + half, y - half), (x + 2 * half, y), (x + half, y + half)]
    ImageDraw.Draw(diamond).polygon(corners, fill=1)
    picture.paste(SALES, mask=circle)
    picture.paste(MARKETING, mask=diamond)
    shared = Image.new("1", picture.size)
    shared.paste(circle, mask=diamond)
    picture.paste(SHARED, mask=shared)
