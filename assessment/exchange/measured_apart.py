"""Files that are read together and may be two measurements: answered long apart, or named after other times."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from itertools import combinations
from pathlib import PurePath

from assessment.exchange.pages import hold_other_statements
from assessment.exchange.reading import Answered, Reading, Remark, Respondent
from assessment.exchange.survey.choices import LEFT_OUT, Choices
from assessment.exchange.survey.question import Question
from assessment.exchange.survey.words import words

_WHOLE = "everybody in {}"  # with its name, since files with the same headings are answered for together
_ASKED = "{} and {} may be two measurements: {}. Does everybody in {} count?"
_TIMES = "one was answered until {}, the other from {}"
_NAMES = "their names tell other times"
_LEFT = "This row is of a file that was left out, as another measurement."


def asked_apart(readings: Sequence[Reading]) -> Mapping[str, Question]:
    """Return what is asked about files, by their names, of which two may be measurements of their own."""
    found: dict[str, Question] = {}
    answered = {each.file: each for reading in readings for each in reading.answered}
    if not _differ(answered.values()):  # as of hundreds of files, one for each person
        return found
    for one, two in combinations([each for each in readings if each.proposals and each.respondents], 2):
        if hold_other_statements(one.respondents, two.respondents):  # as the pages of one survey
            continue
        for (first, of_first), (second, of_second) in ((a, b) for a in one.proposals for b in two.proposals):
            if _told_before(first, of_first) and _told_before(second, of_second):
                continue
            if why := _apart(answered.get(first), answered.get(second)):
                for file in (first, second):
                    sentence = _ASKED.format(first, second, why, file)
                    found.setdefault(file, Question("rows", sentence, {_whole(file): None}, (), file=file))
    return found


def said_of_file(file: str, choices: Choices) -> str | None:
    """Return what somebody said of everybody in a file; None where it is open."""
    return choices.of("rows").get(_whole(file))


def without_left_out(reading: Reading) -> tuple[tuple[Respondent, ...], list[Remark]]:
    """Return the people of a reading without those of files that were left out, and the reason for each."""
    left = {file for file, choices in reading.proposals if said_of_file(file, choices) == LEFT_OUT}
    kept = tuple(each for each in reading.respondents if each.file not in left)
    return kept, [Remark(each.file, each.row, _LEFT) for each in reading.respondents if each.file in left]


def _whole(file: str) -> str:
    return _WHOLE.format(PurePath(file).name)


def _told_before(file: str, choices: Choices) -> bool:
    """Tell whether it was asked of a worksheet by its title whether it counts."""
    return any(file.endswith(f"({text})") for text in choices.of("rows"))


def _differ(answered: Collection[Answered]) -> bool:
    """Tell whether any two files may be apart at all."""
    timed = [each for each in answered if each.last]
    far = timed and max(each.first for each in timed) - min(each.last for each in timed) >= words().limit("wave-days")
    return bool(far) or len({(each.named, each.named_on) for each in answered}) > 1


def _apart(one: Answered | None, two: Answered | None) -> str:
    """Say why two files may be two measurements; empty where nothing tells it. Times count more than names."""
    if one is None or two is None:
        return ""
    if one.last and two.last:
        before, after = sorted((one, two), key=lambda each: each.first)
        if after.first - before.last < words().limit("wave-days"):
            return ""
        return _TIMES.format(date.fromordinal(before.last), date.fromordinal(after.first))
    if _holds(one.file) and _holds(one.file) == _holds(two.file):  # worksheets, asked about elsewhere by their titles
        return ""
    if one.named_on and two.named_on:
        return _NAMES if abs(one.named_on - two.named_on) >= words().limit("wave-days") else ""
    return _NAMES if one.named - two.named and two.named - one.named else ""


def _holds(file: str) -> str:
    """Return the name of the file that holds a worksheet; empty where a file is not named as one."""
    return file.partition(" (")[0] if file.endswith(")") else ""
