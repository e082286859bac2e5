"""Headings that ask something else about every statement, such as how important it is, or how it should be."""

import re
from collections import Counter
from dataclasses import replace

from assessment.exchange.survey.answered import SHOWN
from assessment.exchange.survey.cells import parts
from assessment.exchange.survey.choices import LEFT_OUT, Choices
from assessment.exchange.survey.layout import Layout
from assessment.exchange.survey.question import Question
from assessment.exchange.survey.rows import Aside
from assessment.exchange.survey.table import Table
from assessment.exchange.survey.words import Words, key

_NUMBER = re.compile(r"^\W*(?:q\s*)?\d{1,2}\W+", re.IGNORECASE)
_SENTENCE = "The headings ask something else than agreement. Do these people say how it is today?"
_REASON = "These answers are about “{}” and not about how it is today, so they were left out."


def with_another_question(table: Table, layout: Layout, aside: Aside, words: Words, chosen: Choices | None) -> Aside:
    """Ask whether anybody counts, where most statements were asked about in other words than those of agreement.

    Words of another scale say so themselves; numbers do not, so it is asked about them alone.
    """
    places = [place for places in layout.statements.values() for place in places]
    asked = Counter(text for place in places if (text := _another(layout.around.get(place, ""), words)))
    text, times = asked.most_common(1)[0] if asked else ("", 0)  # what is common to most; others are statements
    if times * 2 <= len(places) or not _are_numbers(layout, places):
        return aside
    question = Question("rows", _SENTENCE, {text: None}, blocking=True)
    said = (chosen.of("rows") if chosen else {}).get(text)
    reasons = dict(aside.reasons)
    if said == LEFT_OUT:
        rows = [place for place, row in enumerate(table.rows) if place >= layout.first and any(row)]
        reasons = dict.fromkeys(rows, _REASON.format(text[:SHOWN])) | reasons
    return replace(aside, reasons=reasons, questions=(*aside.questions, question))


def _another(around: str, words: Words) -> str:
    """Return what a heading asks besides its statement, where it is no agreement; else nothing."""
    told = _NUMBER.sub("", f"{around} ").strip()
    other = words.headings["another question"](key(told)) and not words.headings["agreement"](key(told))
    return told if other else ""


def _are_numbers(layout: Layout, places: list[int]) -> bool:
    """Tell whether most answers are numbers without words."""
    texts = sum((layout.columns[place].texts for place in places), Counter[str]())
    numbers = (count for text, count in texts.items() if (found := parts(text)).number is not None and not found.words)
    return sum(numbers) * 2 > texts.total()
