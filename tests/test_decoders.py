"""Encodings that the browser's Python goes without are decoded by the browser."""

import codecs

import pytest

from assessment.decoders import LABELS, add_decoder, codec_of

SHIFT_JIS = "営業部".encode("cp932")


def decode(data: bytes, label: str) -> str | None:
    """Decode as a browser does, which says no to what is not of an encoding."""
    try:
        return data.decode(label)
    except UnicodeDecodeError:
        return None


@pytest.mark.parametrize("name", LABELS)
def test_each_encoding_is_decoded_by_its_label(name):
    """A browser calls it otherwise than Python."""
    codec = codec_of(name, decode)
    assert codec is not None
    assert ("中", 3 if name == "utf_8" else len("中".encode(name))) == codec.decode("中".encode(name))


def test_bytes_of_another_encoding_are_refused():
    """As Python's own codecs refuse them, so that the next encoding is tried."""
    codec = codec_of("cp932", decode)
    assert codec is not None
    with pytest.raises(UnicodeDecodeError, match="shift_jis"):
        codec.decode(b"\x81")
    with pytest.raises(UnicodeEncodeError, match="nothing is written"):
        codec.encode("a")


def test_other_encodings_are_left_to_python():
    """The page decodes nothing that Python can."""
    assert codec_of("cp1252", decode) is None


def test_python_asks_for_an_encoding_by_name():
    """It is found like any other, once it was added; Python's own come first."""
    asked = []
    add_decoder(lambda data, label: asked.append(label) or decode(data, label))  # type: ignore[func-returns-value]
    assert SHIFT_JIS.decode("cp932") == "営業部"
    assert [] == asked
    assert codecs.lookup("cp932").name == "cp932"
