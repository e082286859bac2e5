"""Tells the encoding of text that is no Unicode, by which of the usual ones makes words of it.

A file does not say in which encoding a spreadsheet or a form tool saved it. In the right one, letters stand beside
letters of their own script, small after capital, and some of the words are known; in a wrong one, signs stand within
words and capitals behind small letters.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Iterable

_ENCODINGS = (
    "cp1252",
    "cp1250",
    "cp1251",
    "mac_roman",
    "iso8859_2",
    "koi8_r",
    "cp932",
    "euc_jp",
    "gb18030",
    "big5",
    "cp949",
    "cp1253",
    "cp1254",
)
"""The usual one first, which another has to beat by a margin; of the others, the earlier counts where two are alike."""

_MARGIN = 2

_SAMPLE = 100_000  # bytes, which hold more words than it takes
_APOSTROPHE = "’"
_RARE = "ŸŠŽƒ"  # where Windows-1252 has letters that hardly begin a word of its languages, a Mac has common ones
# letters with accents that words of its languages have beside each other, as in Ibáñez, ação, größer and créée
_TOGETHER = frozenset(
    ["áñ", "éñ", "íñ", "óñ", "úñ", "ñá", "ñé", "ñí", "ñó", "ñú", "çã", "çõ", "çá", "çé", "çó", "éé", "öß", "üß", "äß"]
)
_BROKEN = 8  # a capital behind a small letter hardly ever stands in a word
_LATIN, _HALF, _EAST_ASIAN, _OTHER = "Latin", "half width", "East Asian", "other"
_FROM = {
    0x0000: _LATIN,
    0x02B0: "modifier",
    0x0370: "Greek",
    0x0400: "Cyrillic",
    0x0530: "Armenian",
    0x0590: "Hebrew",
    0x0600: "Arabic",
    0x0700: _OTHER,
    0x0E00: "Thai",
    0x0E80: _OTHER,
    0x10A0: "Georgian",
    0x1100: "Hangul",
    0x1200: _OTHER,
    0x1E00: _LATIN,
    0x1F00: "Greek",
    0x2000: _OTHER,
    0x2E80: _EAST_ASIAN,
    0x3100: "Bopomofo",
    0x3130: "Hangul",
    0x3190: _EAST_ASIAN,
    0xA000: _OTHER,
    0xAC00: "Hangul",
    0xD7B0: _OTHER,
    0xF900: _EAST_ASIAN,
    0xFB00: _LATIN,
    0xFB07: _OTHER,
    0xFF00: "full width",
    0xFF65: _HALF,
    0xFFF0: _OTHER,
    0x20000: _EAST_ASIAN,
}
"""The script of letters, from a code point on (Unicode, Blocks.txt); the browser's Python knows no names."""
_FIRST, _SCRIPTS = tuple(_FROM), tuple(_FROM.values())
_TOKEN = re.compile(r"[^\x00-\x26\x28-\x40\x5b-\x60\x7b-\x7f]+")  # letters, and whatever is no ASCII between them
_CELL = re.compile(r"[^,;\t|\r\n\"]+")


def encoding_of(data: bytes, known: Callable[[str], bool]) -> str | None:
    """Return the encoding in which `data` makes most sense; None where none can be.

    `known` tells whether a cell is a text of which the meaning is known.
    """
    sample = data[: _SAMPLE if len(data) <= _SAMPLE else data.rfind(b"\n", 0, _SAMPLE) + 1 or _SAMPLE]
    ranked = []
    for place, encoding in enumerate(_ENCODINGS):
        text = _decoded(sample, encoding)
        if text is not None:
            cells = {cell.strip() for cell in _CELL.findall(text) if not cell.isascii()}
            ranked.append((sum(map(known, cells)), _sense(_TOKEN.findall(text)) - _MARGIN * (place > 0), -place))
    hits, sense, place = max(ranked, default=(0, -1, 0))
    return _ENCODINGS[-place] if hits or sense >= -_MARGIN else None


def _decoded(sample: bytes, encoding: str) -> str | None:
    """Decode a sample that ends with a line; None where it is not of this encoding, or Python here does without it."""
    try:
        return sample.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _sense(tokens: Iterable[str]) -> int:
    """Count the signs beyond ASCII that stand where they would in words, less those that do not."""
    return sum(_sense_of(token) for token in {token for token in tokens if not token.isascii()})


def _sense_of(token: str) -> int:
    sense = 0
    for place, sign in enumerate(token):
        if sign.isascii():
            continue
        before, after = token[place - 1 : place], token[place + 1 : place + 2]
        if not sign.isalpha():
            sense += _sense_of_sign(sign, before, after)
        elif (before.islower() and sign.isupper()) or (sign.islower() and after.isupper()):
            sense -= _BROKEN
        else:
            sense += -1 if _is_odd(sign, before, after) else sign not in _RARE
    return sense


def _sense_of_sign(sign: str, before: str, after: str) -> int:
    """Weigh what is no letter: quotation marks stand round words, and only an apostrophe or a dash within one."""
    behind_letter, before_letter = before.isalpha(), after.isalpha()
    if sign == _APOSTROPHE and behind_letter:
        return 1
    match unicodedata.category(sign):
        case "Cc":
            return -_BROKEN
        case "Pi" | "Pf" | "Ps":
            return 1 if behind_letter != before_letter else -1
        case "Pd":
            return 0
    crowded = any(not near.isascii() and not near.isalpha() for near in (before, after))
    return -1 if crowded or (behind_letter and before_letter) else 0


def _is_odd(sign: str, before: str, after: str) -> bool:
    """Tell whether a letter stands beside one of another script, or one with an accent beside another such."""
    script = _script(sign)
    near = [letter for letter in (before, after) if letter.isalpha()]
    beside = any(
        letter.isalpha() and not letter.isascii() and pair.lower() not in _TOGETHER
        for letter, pair in ((before, before + sign), (after, sign + after))
    )
    return script == _HALF or any(_script(letter) != script for letter in near) or (script == _LATIN and beside)


def _script(sign: str) -> str:
    """Return the script of a letter; Japanese writes three in one word, and they count as one."""
    return _SCRIPTS[bisect_right(_FIRST, ord(sign)) - 1]
