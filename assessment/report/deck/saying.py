"""The words of a deck: every sentence stands in a template, which Python asks for by name."""

from dataclasses import dataclass, field
from typing import Any

from assessment.model import Agenda, entry
from assessment.report.team import TeamReport, words_of

AGENDA = "ninety"
"""The meeting that the slides are made for."""


ESCAPED = {"&lt;": "<", "&gt;": ">", "&#34;": '"', "&#39;": "'", "&amp;": "&"}
"""What the templates of the report write for signs of HTML; the sign that begins each comes last."""


def unescaped(text: str) -> str:
    """Return a text of a template as a reader of HTML sees it."""
    for written, sign in ESCAPED.items():
        text = text.replace(written, sign)
    return text


@dataclass(frozen=True)
class Saying:
    """Says the words of `deck-words.txt.j2` about a report."""

    report: TeamReport
    _words: Any = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_words", words_of(self.report, "deck-words.txt.j2"))

    def __call__(self, name: str, *about: object) -> str:
        """Return what the template says under a name, as plain text on one line."""
        return " ".join(unescaped(str(getattr(self._words, name)(*about))).split())

    @property
    def agenda(self) -> Agenda:
        """The agenda, step by step."""
        return entry(self.report.bank.agendas, AGENDA)

    def topic(self, number: int) -> str:
        """Return the topic of a statement with its number."""
        return f"{self('gap_title', number)} ({number})"

    def step(self, step: str) -> str:
        """Return what the facilitator does in a step of the agenda."""
        return self("step", entry(self.agenda.steps, step))

    def until(self, step: str) -> int:
        """Return the minute of the meeting at which a step ends."""
        keys = [each.key for each in self.agenda.steps]
        return sum(each.minutes for each in self.agenda.steps[: keys.index(step) + 1])
