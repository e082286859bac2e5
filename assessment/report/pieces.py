"""Pieces of a page that are drawn once and sent once: of a long plan, an action sends the one item that it changed.

Each piece bears a name made of all that it shows. The page says which of them stand in it as they were drawn, and gets
an empty element in the place of each.
"""

import hashlib
import re
from collections.abc import Collection, Hashable
from functools import lru_cache

from markupsafe import Markup

from assessment.report.environment import drawn

FIRST_TAG = re.compile(r"<(?P<element>[a-z]+)(?P<attributes>[^>]*) data-drawn>")
"""How the template of a piece begins."""


def piece(template: str, there: Collection[str] | None, **needed: Hashable) -> Markup:
    """Return the HTML of a piece; where it is among those that are `there`, only its element.

    None for `there` says that nobody asks for names: the HTML goes to a file, or is compared.
    """
    name, plain, html, element = named(drawn(template, **needed))
    if there is None:
        return plain
    return element if name in there else html


@lru_cache(maxsize=500)  # as many as are drawn
def named(whole: Markup) -> tuple[str, Markup, Markup, Markup]:
    """Return the name of a piece, its HTML without and with the name, and its element with the name and no content."""
    first = FIRST_TAG.match(whole.lstrip())
    if first is None:
        raise ValueError("A piece is one element with data-drawn as its last attribute")
    name = hashlib.sha256(whole.encode(errors="surrogatepass")).hexdigest()[:16]
    tag, content = f"<{first['element']}{first['attributes']}", first.string[first.end() :]
    html = f'{tag} data-drawn="{name}">'
    made = f"{tag}>{content}", f"{html}{content}", f"{html}</{first['element']}>"
    plain, with_name, element = map(Markup, made)
    return name, plain, with_name, element
