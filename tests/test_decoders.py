"""Encodings that the browser's Python goes without are decoded by the browser."""

import base64
import codecs
import json

import pytest

from assessment import browser, decoders
from assessment.decoders import LABELS, TextsNeeded, add_texts, codec_of, forget_texts

SHIFT_JIS = "営業部".encode("cp932")


def in_browser(data: bytes) -> str:
    """Decode as a browser does, which says no to what is not of an encoding."""
    texts: dict[str, str | None] = {}
    for label in LABELS.values():
        try:
            texts[label] = data.decode(label)
        except UnicodeDecodeError:
            texts[label] = None
    return json.dumps({"data": base64.b64encode(data).decode(), "texts": texts})


def codec_knowing(name: str, *pieces: bytes) -> codecs.CodecInfo:
    forget_texts()
    for data in pieces:
        add_texts(in_browser(data))
    codec = codec_of(name)
    assert codec is not None
    return codec


@pytest.mark.parametrize("name", LABELS)
def test_each_encoding_is_decoded_by_its_label(name):
    """A browser calls it otherwise than Python."""
    data = "中".encode(name)
    assert ("中", len(data)) == codec_knowing(name, data).decode(data)


def test_bytes_of_another_encoding_are_refused():
    """As Python's own codecs refuse them, so that the next encoding is tried."""
    codec = codec_knowing("cp932", b"\x81")
    with pytest.raises(UnicodeDecodeError, match="shift_jis"):
        codec.decode(b"\x81")
    with pytest.raises(UnicodeEncodeError, match="nothing is written"):
        codec.encode("a")


def test_other_encodings_are_left_to_python():
    """The page decodes nothing that Python can."""
    assert codec_of("cp1252") is None


def test_a_request_asks_for_texts_until_it_has_them(monkeypatch):
    """The worker decodes and asks again; once a request is answered, nothing of it is kept."""
    codec = codec_knowing("cp932")
    monkeypatch.setitem(browser.REQUESTS, "ping", lambda _request: {"text": codec.decode(SHIFT_JIS)[0]})
    asked = json.loads(browser.handle('{"request": "ping"}'))
    assert {"decode": base64.b64encode(SHIFT_JIS).decode(), "labels": list(LABELS.values())} == asked
    add_texts(in_browser(SHIFT_JIS))
    assert {"ok": True, "text": "営業部"} == json.loads(browser.handle('{"request": "ping"}'))
    assert {} == decoders._texts
    with pytest.raises(TextsNeeded):
        codec.decode(SHIFT_JIS)


def test_python_asks_for_an_encoding_by_name():
    """It is found like any other; Python's own come first."""
    assert SHIFT_JIS.decode("cp932") == "営業部"
    assert codecs.lookup("cp932").name == "cp932"
