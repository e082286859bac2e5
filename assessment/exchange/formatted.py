"""Formatted text (RTF), as word processors save it: what a person sees of it."""

import re

_PART = re.compile(r"\\'([0-9a-fA-F]{2})|\\([a-z]{1,32})(-?\d{1,8})? ?|\\([^a-z])|[{}\r\n]")
_BREAKS = {"par": "\n", "line": "\n", "row": "\n", "cell": "\t", "tab": "\t"}
_SIGNS = {"~": "\u00a0", "_": "-", "\n": "\n", "\r": "\n"}


def without_format(text: str) -> str:
    """Return what a person sees of RTF."""
    return _PART.sub(_seen, text)


def _seen(found: re.Match[str]) -> str:
    """Return what a control word, a sign or a byte shows."""
    byte, word, number, sign = found.groups()
    if byte:
        return bytes.fromhex(byte).decode("cp1252", "replace")
    if word == "u" and number and abs(int(number)) < 0x10000:
        return chr(int(number) % 0x10000)
    return _BREAKS.get(word or "", "") or (_SIGNS.get(sign, sign) if sign else "")
