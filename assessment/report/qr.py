"""QR codes, drawn by segno, which is loaded only when one is asked for."""

import io

from assessment.errors import InputError

PIXELS = 12
"""The side of each module of a picture of its own: sharp on paper."""


class DrawingError(InputError):
    """A text that no QR code can hold; the message says so, to a person."""


def qr_svg(text: str) -> str:
    """Return a QR code of `text` as an SVG element that takes its colour from the page.

    The error correction is of level M: it stays readable on a projected slide and a creased handout. Raise
    `DrawingError` for a text that is too long.
    """
    return _drawn(text, svgclass="qr", omitsize=True)


def qr_picture(text: str) -> str:
    """Return a QR code of `text` as a picture of its own: black on its own white ground, wherever it is put.

    Raise `DrawingError` for a text that is too long.
    """
    return _drawn(text, light="#fff", scale=PIXELS, svgclass=None)


def _drawn(text: str, **look: object) -> str:
    import segno

    drawn = io.BytesIO()
    try:
        code = segno.make(text, error="m", micro=False)
    except ValueError as error:
        raise DrawingError("This text does not fit into a QR code. Shorten it.") from error
    code.save(drawn, kind="svg", border=4, xmldecl=False, svgns=True, lineclass=None, **look)
    return drawn.getvalue().decode("utf-8")
