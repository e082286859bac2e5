"""Encodings of East Asia, which the browser's Python goes without: the browser's own decoder takes their place."""

import codecs
from collections.abc import Buffer, Callable

LABELS = {"cp932": "shift_jis", "euc_jp": "euc-jp", "gb18030": "gb18030", "big5": "big5", "cp949": "euc-kr"}
"""Python's name of each encoding -> its label in a browser (WHATWG, Encoding Standard)."""

type Decode = Callable[[bytes, str], str | None]
"""Takes bytes and the label of an encoding; returns their text, or None where they are not of it."""


def add_decoder(decode: Decode) -> None:
    """Let Python decode by what the page hands in wherever it knows an encoding of `LABELS` by name alone."""
    codecs.register(lambda name: codec_of(name, decode))


def codec_of(name: str, decode: Decode) -> codecs.CodecInfo | None:
    """Return the codec of one encoding; None for any other. It writes nothing."""
    label = LABELS.get(name)
    if label is None:
        return None

    def to_text(data: Buffer, _errors: str = "strict") -> tuple[str, int]:
        found = bytes(data)
        text = decode(found, label)
        if text is None:
            raise UnicodeDecodeError(name, found, 0, len(found), f"these bytes are no {label}")
        return text, len(found)

    def to_bytes(text: str, _errors: str = "strict") -> tuple[bytes, int]:
        raise UnicodeEncodeError(name, text, 0, len(text), "nothing is written in this encoding")

    return codecs.CodecInfo(to_bytes, to_text, name=name)
