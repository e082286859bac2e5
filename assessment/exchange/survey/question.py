"""What has to be asked before a file can be read, or is worth a look."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

KINDS = ("shape", "columns", "scale", "function", "level", "rows", "person")
"""What questions are about, in the order in which they are asked."""

type Meanings = Mapping[str, str | None]
"""Texts of a file and what each means; None is open."""


@dataclass(frozen=True, slots=True)
class Question:
    """Something to be asked once about a file. While a blocking one is open, nobody is read from the file."""

    kind: str  # one of KINDS
    sentence: str  # one sentence that says what is asked, and why
    texts: Meanings = field(default_factory=dict)  # text -> proposed meaning
    about: tuple[str, ...] = ()  # headings
    blocking: bool = True
    file: str = ""


def named(texts: Iterable[str], most: int = 6, longest: int = 40) -> str:
    """List texts in a sentence, the first of them."""
    texts = list(texts)
    shown = [f"“{text[:longest]}”" for text in texts[:most]]
    more = len(texts) - most
    if more > 0:
        return f"{', '.join(shown)} and {more} more"
    return " and ".join([", ".join(shown[:-1]), shown[-1]] if len(shown) > 1 else shown)
