"""Bytes to text: the encodings in which form tools and spreadsheets save."""

import codecs
import re

from assessment.exchange.reading import UnreadableError

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
_WORDS = re.compile(rb"(?:[A-Za-z]+[\x80-\xff]|[\xa8\xb8\xc0-\xff]{3})[A-Za-z\x80-\xff]*")
_HIGH = re.compile(rb"[\xa8\xb8\xc0-\xff]{3,}")
_LOW = re.compile(rb"(?<=[A-Za-z])[\x80-\x84\x86-\x90\x98-\x9f]|[\x80-\x84\x86-\x90\x98-\x9f](?=[a-z])")
_ACCENT = re.compile(rb"[\xc0-\xff]")
_BYTE_ORDER_MARKS = {codecs.BOM_UTF8: "utf-8", codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}


def decode_text(name: str, data: bytes) -> str:
    """Decode UTF-8 and UTF-16, with a byte order mark or without, else Windows-1252, Windows-1251 or Mac OS Roman.

    Raises `UnreadableError` for what is no text, and for UTF-16 that was cut off. UTF-8 that was cut off loses its
    last character; the reader judges the row that it stood in.
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
            text = _windows(name, body)
        else:
            raise UnreadableError(name, None, f"This file {_CUT_OFF}") from error
    if _CONTROL.search(text):
        raise UnreadableError(name, None, f"This file {_NO_TEXT}")
    return text


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


def _windows(name: str, data: bytes) -> str:
    """Decode what is no Unicode: whole words of high bytes are Cyrillic, and a Mac puts its letters below them."""
    words = _WORDS.findall(data)
    whole = sum(word in high for word, high in ((word, _HIGH.findall(word)) for word in words))
    low = sum(len(_LOW.findall(word)) for word in words)
    accents = sum(len(_ACCENT.findall(word)) for word in words)
    encoding = "cp1251" if words and whole > len(words) / 2 else "mac_roman" if low > accents else "cp1252"
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise UnreadableError(name, None, f"This file {_NO_TEXT}") from error
