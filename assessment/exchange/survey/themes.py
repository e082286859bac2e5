"""Columns beside statements that stand below each other, which sort them or remark on them: nobody answers there."""

from collections import Counter
from collections.abc import Sequence

from assessment.exchange.survey.layout import share_of_answers
from assessment.exchange.survey.words import Words

_LABELLED = 4  # words of a heading that says so


def sorts_statements(cells: Sequence[str], first: int, words: Words) -> bool:
    """Tell whether a column holds themes or remarks, by its heading, and no answer; the statements begin at `first`."""
    heading = next(filter(None, reversed(cells[:first])), "")
    texts = Counter(filter(None, cells[first:]))
    told = words.heading("theme", heading) or words.heading("comment", heading)
    return told and len(heading.split()) <= _LABELLED and bool(texts) and not share_of_answers(texts, words)
