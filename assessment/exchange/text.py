"""Bytes to text: the encodings in which form tools and spreadsheets save."""

import codecs
import re
from collections.abc import Callable

from assessment.exchange.dialect import most_cells
from assessment.exchange.encoding import encoding_of
from assessment.exchange.reading import UnreadableError
from assessment.exchange.survey.words import words
from assessment.exchange.workbook.grid import bounds_of
from assessment.instrument import Instrument

ZIP = b"PK"
"""How a ZIP begins, and with it a workbook."""

# What a file is that begins with these bytes, and what to do.
_SIGNATURES = {
    b"\xd0\xcf\x11\xe0": "is an old or a password-protected spreadsheet. Save it as .xlsx or CSV without a password.",
    b"%PDF": "is a PDF. Save the answers as CSV or .xlsx.",
    b"\x89PNG": "is a picture. Save the answers as CSV or .xlsx.",
    b"\xff\xd8\xff": "is a picture. Save the answers as CSV or .xlsx.",
    b"GIF8": "is a picture. Save the answers as CSV or .xlsx.",
    b"\x1f\x8b": "is compressed. Unpack it first.",
}
_NO_TEXT = "is no text and no spreadsheet. Save the answers as CSV or .xlsx."
_CUT_OFF = "ends in the middle of a character; it was cut off. Save or download it again."
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f]")
_BYTES = {bytes([byte]).decode("cp1252", "ignore") or chr(byte): byte for byte in range(256)}
_TWICE = re.compile(f"[\u00c2-\u00f4](?:{'|'.join(map(re.escape, list(_BYTES)[0x80:0xC0]))})")
_BYTE_ORDER_MARKS = {codecs.BOM_UTF8: "utf-8", codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}


def _unknown(_cell: str) -> bool:
    return False


def decode_text(name: str, data: bytes, known: Callable[[str], bool] = _unknown) -> str:
    """Decode UTF-8 and UTF-16, with a byte order mark or without, else in the encoding that makes words of it.

    `known` tells whether a cell is a text of which the meaning is known: see `encoding_of`. Raises `UnreadableError`
    for what is no text, and for UTF-16 that was cut off. UTF-8 that was cut off loses its last character; the reader
    judges the row that it stood in.
    """
    for signature, reason in _SIGNATURES.items():
        if data.startswith(signature):
            raise UnreadableError(name, None, f"This file {reason}")
    encoding, body = _encoding(data)
    try:
        text = body.decode(encoding)
    except UnicodeDecodeError as error:
        if encoding == "utf-8" and error.end == len(body) and error.reason == "unexpected end of data":
            text = body[: error.start].decode()
        elif encoding == "utf-8":
            text = _older(name, body, known)
        else:
            raise UnreadableError(name, None, f"This file {_CUT_OFF}") from error
    text = _read_twice(text)
    if _CONTROL.search(text):
        raise UnreadableError(name, None, f"This file {_NO_TEXT}")
    return text


def text_of(name: str, data: bytes, instrument: Instrument, limit: int) -> str:
    """Return the text of a file; raise `UnreadableError` for what is none, or is more than is read."""
    check_size(name, data, limit)
    text = decode_text(name, data, lambda cell: words().knows(cell))
    most = bounds_of(instrument, limit).cells
    if (cells := most_cells(text)) > most:
        counts = f"up to {cells / 1e6:.0f} million cells; at most {most / 1e6:.0f} million are read"
        raise UnreadableError(name, None, f"This file has {counts}. Split it, or save the answers alone.")
    return text


def check_size(name: str, data: bytes, limit: int) -> None:
    """Raise `UnreadableError` for a file of more than `limit` bytes."""
    if len(data) > limit:
        sizes = f"{len(data) / 1e6:.0f} MB; at most {limit / 1e6:.0f} MB are read"
        raise UnreadableError(name, None, f"This file has {sizes}. Split it, or save the answers alone.")


def _read_twice(text: str) -> str:
    """Mend the lines of UTF-8 that a program took for Windows-1252 and saved as UTF-8 again, such as “Ã¤” for “ä”."""
    if text.isascii() or not _TWICE.search(text):
        return text
    return "".join(map(_mended, text.splitlines(keepends=True)))


def _mended(line: str) -> str:
    if not _TWICE.search(line):
        return line
    try:
        return bytes(map(_BYTES.__getitem__, line)).decode()
    except (LookupError, UnicodeDecodeError):
        return line


def _encoding(data: bytes) -> tuple[str, bytes]:
    """Tell UTF-8 from UTF-16, by the byte order mark or by where the zero bytes of plain letters stand."""
    for mark, encoding in _BYTE_ORDER_MARKS.items():
        if data.startswith(mark):
            return encoding, data[len(mark) :]
    head = data[:1000]
    half = len(head) // 2
    if half and head[1::2].count(0) > half * 0.7 and head[0::2].count(0) == 0:
        return "utf-16-le", data
    if half and head[0::2].count(0) > half * 0.7 and head[1::2].count(0) == 0:
        return "utf-16-be", data
    return "utf-8", data


def _older(name: str, data: bytes, known: Callable[[str], bool]) -> str:
    """Decode what is no Unicode."""
    encoding = encoding_of(data, known)
    try:
        return data.decode(encoding or "ascii")
    except UnicodeDecodeError as error:
        raise UnreadableError(name, None, f"This file {_NO_TEXT}") from error
