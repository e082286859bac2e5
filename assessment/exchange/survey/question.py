"""What has to be asked before a file can be read, or is worth a look."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

KINDS = ("shape", "columns", "scale", "function", "level", "rows", "person")
"""What questions are about, in the order in which they are asked."""

_LONGEST = 40  # characters of a text that is named

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

    @property
    def told(self) -> str:
        """The sentence, and the headings of the columns that it is about, where it names none of them."""
        headings = [heading for heading in self.about if heading] if self.kind == "columns" else []
        if not headings or any(heading[:_LONGEST] in self.sentence for heading in headings):
            return self.sentence
        begun = "It is headed" if len(headings) == 1 else "They are headed"
        return f"{self.sentence} {begun} {named(headings, longest=_LONGEST)}."


def named(texts: Iterable[str], most: int = 6, longest: int = _LONGEST) -> str:
    """List texts in a sentence, the first of them."""
    texts = list(texts)
    shown = [f"“{text[:longest]}”" for text in texts[:most]]
    more = len(texts) - most
    if more > 0:
        return f"{', '.join(shown)} and {more} more"
    return " and ".join([", ".join(shown[:-1]), shown[-1]] if len(shown) > 1 else shown)
