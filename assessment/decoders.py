"""Encodings of East Asia, which the browser's Python goes without: the browser's own decoder takes their place."""

import binascii
import codecs
import json
from collections.abc import Buffer

LABELS = {"cp932": "shift_jis", "euc_jp": "euc-jp", "gb18030": "gb18030", "big5": "big5", "cp949": "euc-kr"}
"""Python's name of each encoding -> its label in a browser (WHATWG, Encoding Standard)."""


class TextsNeeded(BaseException):
    """Bytes are to be decoded by the browser first. No `Exception`: whoever tries an encoding must not pass it over."""

    def __init__(self, data: str) -> None:
        super().__init__(data)
        self.data = data
        """The bytes in base64."""


_texts: dict[str, dict[str, str | None]] = {}


def add_texts(reply: str) -> None:
    """Take in what the browser read: JSON of `data` and its `texts`, one for each label, null where it is none."""
    message = json.loads(reply)
    _texts[message["data"]] = message["texts"]


def forget_texts() -> None:
    """Let go of them, once a request has its answer."""
    _texts.clear()


def codec_of(name: str) -> codecs.CodecInfo | None:
    """Return the codec of one encoding of `LABELS`; None for any other. It writes nothing, and may need texts."""
    label = LABELS.get(name)
    if label is None:
        return None

    def to_text(data: Buffer, _errors: str = "strict") -> tuple[str, int]:
        found = bytes(data)
        key = binascii.b2a_base64(found, newline=False).decode()
        if key not in _texts:
            raise TextsNeeded(key)
        text = _texts[key][label]
        if text is None:
            raise UnicodeDecodeError(name, found, 0, len(found), f"these bytes are no {label}")
        return text, len(found)

    def to_bytes(text: str, _errors: str = "strict") -> tuple[bytes, int]:
        raise UnicodeEncodeError(name, text, 0, len(text), "nothing is written in this encoding")

    return codecs.CodecInfo(to_bytes, to_text, name=name)
