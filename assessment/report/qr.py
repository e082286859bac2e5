"""QR codes, drawn by segno, which is loaded only when one is asked for."""

import io


def qr_svg(text: str) -> str:
    """Return a QR code of `text` as an SVG element that takes its colour from the page.

    The error correction is of level M: it stays readable on a projected slide and a creased handout.
    """
    import segno

    drawn = io.BytesIO()
    code = segno.make(text, error="m", micro=False)
    code.save(drawn, kind="svg", border=4, xmldecl=False, svgns=True, svgclass="qr", lineclass=None, omitsize=True)
    return drawn.getvalue().decode("utf-8")
