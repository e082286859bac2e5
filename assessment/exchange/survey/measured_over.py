"""Measurements over the columns of people, as merged cells leave them, or behind their names: Ann today, Ann target."""

from collections import Counter
from collections.abc import Sequence

from assessment.exchange.survey.measured import name_measurements
from assessment.exchange.survey.words import Words

MEASURED = "Measurement (row above)"
"""The heading of the column that is made of such titles; its words are those of a column of measurements."""

_FEWEST = 2  # people of each measurement


def measurements_over(
    over: Sequence[list[str]], answers: Sequence[list[str]], column: int, places: Sequence[int], words: Words
) -> tuple[list[str], list[str]] | None:
    """Return the line over the statements that names measurements, and one that names that of every person.

    `places` are the columns of people, beside the statements in `column`. None where no line does.
    """
    people = [place for place in places if any(line[place] for line in answers)]
    for line in over:
        for told in (_carried(line, people), _behind_names(line, people)):
            found = Counter(told.values())
            several = len(found) > 1 and "" not in found and min(found.values()) >= _FEWEST
            if several and name_measurements([*found], words):
                return line, [MEASURED if place == column else told.get(place, "") for place in range(len(line))]
    return None


def _carried(line: Sequence[str], people: Sequence[int]) -> dict[int, str]:
    """Return what stands over each person, or over the first of those beside each other."""
    found, now = dict[int, str](), ""
    for place in people:
        now = line[place] or now
        found[place] = now
    return found


def _behind_names(line: Sequence[str], people: Sequence[int]) -> dict[int, str]:
    """Return the last word over each person, where what stands before it comes again with every other one."""
    parts = {place: line[place].rpartition(" ") for place in people}
    names = Counter(name for name, _, _ in parts.values())
    ends = {end for _, _, end in parts.values()}
    alike = bool(names) and "" not in names and {*names.values()} == {len(ends)}
    return {place: end.strip("()") for place, (_, _, end) in parts.items()} if alike else {}
