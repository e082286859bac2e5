"""Measurements over the columns of people, as merged cells leave them, or behind their names: Ann today, Ann target."""

from collections import Counter
from collections.abc import Sequence

from assessment.exchange.survey.measured import name_measurements
from assessment.exchange.survey.measured_names import measurements_beside
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
        for told in (_carried(line, people), _beside_names(line, people, words)):
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


def _beside_names(line: Sequence[str], people: Sequence[int], words: Words) -> dict[int, str]:
    """Return what the name over each person tells of a measurement."""
    told = measurements_beside((line[place] for place in people), words)
    return {place: told.get(line[place], "") for place in people} if told else {}
