"""The same statements asked about in several grids, such as how much people agree and how important it is."""

import re
from collections.abc import Iterator, Mapping, Sequence

from assessment.exchange.survey.choices import NOT_READ, Grid
from assessment.exchange.survey.layout import Column
from assessment.exchange.survey.words import Words, key
from assessment.instrument import STATEMENTS

_MOST = 3  # grids
_NUMBERED = re.compile(r"\b([a-z]{1,3})(\d{1,2})\b")  # as in A1 and B1
_DIFFERING = 0.75  # share of what is asked about that comes once in a grid


def grids_of(columns: Sequence[Column], answering: Sequence[int]) -> tuple[Grid, ...]:
    """Return grids of twenty columns each that hold the same headings in the same order, but for a mark of each grid.

    They stand behind one another, or a column of each beside the next. Empty where the columns are none.
    """
    told = {place: _words(columns[place]) for place in answering}
    for many in range(_MOST, 1, -1):
        size = many * STATEMENTS
        for start in range(len(answering) - size + 1):
            within = answering[start : start + size]
            for blocks in ([within[at::many] for at in range(many)], list(_behind_one_another(within))):
                marks = [mark_of([told[place] for place in block]) for block in blocks]
                cores = [_without(marks[at], [told[place] for place in block]) for at, block in enumerate(blocks)]
                if _are_the_same(cores):
                    return tuple(
                        Grid(" ".join((*before, *after)), {place: number for number, place in enumerate(block, 1)})
                        for (before, after), block in zip(marks, blocks, strict=True)
                    )
    return ()


def mark_of(texts: Sequence[Sequence[str]]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the words with which all texts begin, and those with which all of them end."""
    before = _common(texts)
    rest = [text[len(before) :] for text in texts]
    after = _common([text[::-1] for text in rest])[::-1]
    return before, after


def proposed(grids: Mapping[str, Mapping[int, int]], words: Words) -> dict[int, str | None]:
    """Return what each column may be, by question, number and column: a statement where one alone asks for agreement.

    Where nothing tells which, all of them are open.
    """
    told = {question: key(question) for question in grids}
    another = [question for question in grids if words.headings["another question"](told[question])]
    fitting = [each for each in grids if words.headings["agreement"](told[each]) and each not in another]
    if not fitting and len(another) == len(grids) - 1:
        fitting = [question for question in grids if question not in another]
    texts: dict[int, str | None] = {}
    for question, columns in grids.items():
        for number, place in columns.items():
            counts = f"statement {number}" if [question] == fitting else NOT_READ
            texts[place] = counts if len(fitting) == 1 else None
    return texts


def _behind_one_another(within: Sequence[int]) -> Iterator[Sequence[int]]:
    for start in range(0, len(within), STATEMENTS):
        yield within[start : start + STATEMENTS]


def _words(column: Column) -> list[str]:
    above = column.question if column.question != column.option else ""
    return _NUMBERED.sub(r"\1 \2", key(f"{above} {column.option or column.heading}")).split()


def _common(texts: Sequence[Sequence[str]]) -> tuple[str, ...]:
    many = 0
    for each in zip(*texts, strict=False):
        if len({*each}) > 1:
            break
        many += 1
    return tuple(texts[0][:many])


def _without(mark: tuple[Sequence[str], Sequence[str]], texts: Sequence[Sequence[str]]) -> list[tuple[str, ...]]:
    before, after = map(len, mark)
    return [tuple(text[before : len(text) - after]) for text in texts]


def _are_the_same(cores: Sequence[Sequence[tuple[str, ...]]]) -> bool:
    """Tell whether all grids ask about the same, each thing once; numbers alone say what a person answered when."""
    first = cores[0]
    worded = sum(any(not word.isdecimal() for word in core) for core in first)
    return all(each == first for each in cores) and min(worded, len({*first})) > _DIFFERING * len(first)
