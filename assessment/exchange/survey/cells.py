"""What stands in a cell: the text as a person sees it, and the parts of an answer in it."""

import re
from dataclasses import dataclass

from assessment.exchange.survey.words import key

STARS = "stars"
"""The words of a cell that shows stars."""

_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")
_FORMULA = re.compile(r'="([^"]*)"|=\'([^\']*)\'')
_APOSTROPHE = re.compile(r"'(?=[\d=+\-@.,])")
_SIGNS = {"", "-", "--", "–", "—", "?", ".", "…", "#N/A", "#n/a", "#NV", "#N/D", "#N/B", "#Н/Д"}
_NUMBER = r"[+-]?\d{1,15}(?!\d)(?:[.,]\d+)?"  # what has more digits measures nothing, and is exact in no float
_POINTS = r"(?:points?|stars?|punkten?|sternen?)"
_OF = re.compile(
    rf"({_NUMBER})\s*(?:/|of|out of|von|sur|de|di|van|z|из|av|af)\s*(\d{{1,15}})(?:\s*{_POINTS})?",
    re.IGNORECASE,
)
_NUMBER_FIRST = re.compile(rf"[(\[]?(?P<number>{_NUMBER})(?P<words>.*)", re.DOTALL)
_NUMBER_LAST = re.compile(r"(?P<words>.*\D)[\s(\[=:-](?P<number>\d{1,15})[\])]?", re.DOTALL)
_OF_FIVE = re.compile(
    r"^([1-5])\s*/\s*5(?=\W+[^\W\d])|(?<=[(\[])([1-5])\s*/\s*5(?=[)\]]$)"
)  # as in “5/5 Strongly agree”
_LETTER_FIRST = re.compile(r"[(\[]?[A-Ga-g][.):\]]\s+(?=\w{2})")  # as in “a. Strongly agree”
_JOINTS = " \t\n-–—:=.)(]["
_CODE = re.compile(r"(?P<prefix>.*?[^\d\s])[\s_.:-]*0*(?P<number>\d+)")
_STARS = re.compile(r"([★⭐🌟]\ufe0f?)*([☆✩]\ufe0f?)*")
_LONGEST_CODE = 24  # characters


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts of an answer; which of them count, the whole file shows."""

    text: str  # the cell as a person sees it
    number: float | None = None
    out_of: int | None = None  # as in “4/5”
    words: str = ""  # beside the number, or alone, as `key` returns them
    prefix: str = ""  # before the number of a code such as “AO04”
    code: int | None = None


def clean(text: str) -> str:
    """Return a cell as a person sees it: without what a spreadsheet puts round it to keep a text a text."""
    text = text.strip()
    if text.startswith(("=", "'")):
        if formula := _FORMULA.fullmatch(text):
            text = (formula[1] or formula[2] or "").strip()
        else:
            text = _APOSTROPHE.sub("", text, count=1) if _APOSTROPHE.match(text) else text
    if text.isascii():
        return text
    return _UNSEEN.sub("", text).replace("\u00a0", " ").replace("\u202f", " ").strip()


def is_sign(text: str) -> bool:
    """Tell whether a text, as `clean` returns it, is a sign for nothing, such as a dash."""
    return text in _SIGNS


def parts(text: str) -> Parts:
    """Take a text, as `clean` returns it, apart."""
    if found := _OF.fullmatch(text):
        return Parts(text, _float(found[1]), int(found[2]))
    if text and _STARS.fullmatch(text):
        return Parts(text, float(sum(text.count(star) for star in "★⭐🌟")), words=STARS)
    said = _OF_FIVE.sub(lambda found: found[1] or found[2], text) if "/" in text else text
    code = _CODE.fullmatch(text) if len(text) <= _LONGEST_CODE else None
    prefix, number = (code["prefix"], int(code["number"])) if code else ("", None)
    found = _NUMBER_FIRST.fullmatch(said) or _NUMBER_LAST.fullmatch(said)
    if not found:
        return Parts(text, words=key(_LETTER_FIRST.sub("", text, count=1)), prefix=prefix, code=number)
    beside = found["words"].strip(_JOINTS)
    words = key(beside)
    if beside and not words:  # a sign beside a number makes no word of it, but no number either
        return Parts(text, words=key(text) or text)
    return Parts(text, _float(found["number"]), words=words, prefix=prefix, code=number)


def _float(number: str) -> float:
    return float(number.replace(",", "."))
