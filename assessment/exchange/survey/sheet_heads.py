"""What the head of a sheet says of everybody in it: “Department | Sales” in lines above the statements."""

from collections.abc import Collection, Iterator, Sequence

from assessment.exchange.survey.words import Words

_LABELLED = 8  # words of a label, which may be a question
_PAIR = 2  # cells


def told_of_all(
    lines: Sequence[Sequence[str]], people: Collection[int], words: Words
) -> Iterator[tuple[Sequence[str], str, str]]:
    """Yield lines that name function or level of everybody, each with what it calls it and with what it says.

    Where several columns hold answers, `people`, what stands over one of them is said of that person alone.
    """
    for line in lines:
        filled = [(place, cell) for place, cell in enumerate(line) if cell]
        label, said = "", ""
        if len(filled) == 1:
            label, _, said = filled[0][1].partition(":")
        elif len(filled) == _PAIR and (len(people) == 1 or filled[1][0] not in people):
            label, said = filled[0][1], filled[1][1]
        named = words.heading("function", label) or words.heading("level", label)
        if named and said.strip() and "=" not in said and len(label.split()) <= _LABELLED:
            yield line, label.strip(" :"), said.strip()
