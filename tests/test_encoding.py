"""Text that is no Unicode: its encoding is told by the words that it makes, and what makes none is no text."""

import re
import unicodedata
from pathlib import Path

import pytest

from assessment.exchange import encoding
from assessment.exchange.encoding import encoding_of
from assessment.exchange.survey.words import words
from assessment.exchange.text import decode_text

TEXTS = {
    "cp1252": "Ich weiß nicht; Außendienst; 5 €; „so“; Überblick; naïve; l’équipe",
    "mac_roman": "Überblick; Fähigkeit; other’s; für; größte",
    "cp1250": "oddělení; Příliš; žluťoučký; Sprzedaż; Zdecydowanie się zgadzam; myślę",
    "cp1251": "Отдел продаж; «Согласен»; Маркетинг – да",
    "koi8_r": "Отдел продаж; Согласен; Маркетинг",
    "cp932": "営業部; マーケティング; どちらともいえない",
    "euc_jp": "営業部; マーケティング; どちらともいえない",
    "gb18030": "销售部; 市场部; 非常同意",
    "big5": "銷售部; 行銷; 非常同意",
    "cp949": "영업부; 마케팅; 동의함",
    "cp1253": "Πωλήσεις; Μάρκετινγκ; Συμφωνώ απόλυτα",
    "cp1254": "Satış; Pazarlama; Kesinlikle katılıyorum; İstanbul",
}


@pytest.mark.parametrize("encoding", TEXTS)
def test_text_is_decoded_in_the_encoding_that_makes_words_of_it(encoding):
    """Words that are known help, and so do letters that stand where letters do."""
    text = TEXTS[encoding]
    assert text == decode_text("a.csv", text.encode(encoding), words().knows)


@pytest.mark.parametrize("encoding", ["cp1252", "mac_roman", "cp1250", "cp1251", "koi8_r", "cp932", "euc_jp", "big5"])
def test_unknown_words_are_told_by_their_letters(encoding):
    """A comment in a language of which no word is known is still read."""
    text = TEXTS[encoding]
    assert text == decode_text("a.csv", text.encode(encoding))


@pytest.mark.parametrize(
    "text", ["5 €", "Ø", "don’t; £5; ½", "“Yes”", "Zoë", "Ibáñez – other’s", "ação; other’s – größer"]
)
def test_a_few_signs_are_those_of_windows(text):
    """What may be anything is what most spreadsheets write."""
    assert "cp1252" == encoding_of(text.encode("cp1252"), lambda _: False)


def test_a_sample_ends_with_a_line():
    """A long file is not cut within a character, and what follows does not matter."""
    text = "営業部;マーケティング\n" * 9_000
    assert "cp932" == encoding_of(text.encode("cp932"), lambda _: False)


def test_what_makes_no_words_has_no_encoding():
    """Bytes that are no letters in any of them are no text."""
    assert encoding_of(b"\x81\x8d\x8f\x90\x9d" * 9, lambda _: False) is None


def test_the_browser_can_try_every_encoding_of_one_byte_a_letter() -> None:
    """An encoding that the browser's Python lacks is passed over there; of those in use, only East Asian ones are."""
    listed = (Path(__file__).parent.parent / "site_build" / "stdlib-modules.txt").read_text("utf-8").split()
    lacking = [each for each in encoding._ENCODINGS if f"encodings.{each}" not in listed]
    assert ["cp932", "euc_jp", "gb18030", "big5", "cp949"] == lacking


ONE_BYTE, TWO_BYTES = ("cp1252", "cp1250", "cp1251", "mac_roman", "koi8_r", "cp1253", "cp1254"), ("cp932", "cp949")


def letters_of(name):
    """Return the letters of an encoding."""
    seconds = [b""] if name in ONE_BYTE else [b"", *(bytes((byte,)) for byte in range(64, 255))]
    pieces = [bytes((byte,)) + second for byte in range(128, 255) for second in seconds]
    return {sign for piece in pieces for sign in piece.decode(name, "ignore") if sign.isalpha()}


def test_a_letter_is_of_the_script_that_its_name_says():
    """The browser's Python does without names. Japanese writes three scripts in one word: they count as one."""
    scripts = {"LATIN": "Latin", "GREEK": "Greek", "CYRILLIC": "Cyrillic", "HANGUL": "Hangul"}
    scripts |= {"HALFWIDTH": "half width", "FULLWIDTH": "full width"}
    scripts |= dict.fromkeys(("HIRAGANA", "KATAKANA", "KATAKANA-HIRAGANA", "CJK"), "East Asian")
    letters = {sign for name in (*ONE_BYTE, *TWO_BYTES) for sign in letters_of(name)}
    named = {sign: scripts.get(unicodedata.name(sign).partition(" ")[0]) for sign in letters}
    assert {} == {sign: name for sign, name in named.items() if name and encoding._script(sign) != name}
    assert len(letters) > 10_000


def test_nothing_asks_for_the_name_of_a_character():
    """The browser's Python has none: see site_build/interpreter/leave_out.py."""
    asking = re.compile(r"unicodedata\.(name|lookup)\b")
    modules = Path(encoding.__file__).parents[1].rglob("*.py")
    assert [] == [path.name for path in modules if asking.search(path.read_text("utf-8"))]
