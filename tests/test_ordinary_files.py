"""Exports as anybody makes them, with names, addresses and remarks of all kinds: read whole, and nothing is asked."""

from random import Random

import pytest

from assessment.exchange.read import read_file
from tests.shapes import csv_of

FIRST = ("Anna", "Ben", "Carla", "Deniz", "Eva", "Farid", "Gina", "Hugo", "Ines", "Jan", "Kira", "Luis", "Mona", "Nils")
LAST = ("Baker", "Meier", "Rossi", "Silva", "Novak", "Smith", "Sales", "Market", "Young", "Head", "Last", "Low", "High")
SAID = ("", "", "", "Good idea", "We should meet more often.", "n/a", "Sales never calls back", "Targets were not met.")
AGREEMENT = ("Strongly disagree", "Disagree", "Neither agree nor disagree", "Agree", "Strongly agree")
OF_TOOLS = {
    "google": ("Timestamp,Email Address,Department,Role", "time,address,function,level", "Anything else?"),
    "microsoft": (
        "ID,Start time,Completion time,Email,Name,Department,Level",
        "id,time,time,address,name,function,level",
        "What else?",
    ),
    "typeform": ("#,Which department are you in?,What is your role?", "token,function,level", "Any comments?"),
    "jotform": (
        "Submission Date,First Name,Last Name,E-mail,Department,Level",
        "time,first,last,address,function,level",
        "Message",
    ),
    "by hand": ("Name,Department,Role", "name,function,level", "Note"),
}


def export(tool, people, words, chance, statements):
    """Return an export of a tool with made-up people, and their answers."""
    headings, kinds, last = OF_TOOLS[tool]
    rows, given = [], []
    for number, name in enumerate(chance.sample([f"{one} {two}" for one in FIRST for two in LAST], people), 1):
        answers = [chance.randint(1, 5) for _ in statements]
        first, surname = name.split()
        hour, minute, second = chance.randint(8, 18), chance.randint(10, 59), chance.randint(10, 59)
        told = {
            "id": number,
            "token": f"{chance.getrandbits(60):x}",
            "time": f"3/{chance.randint(2, 27)}/2026 {hour}:{minute}:{second}",
            "address": f"{first.lower()}.{surname.lower()}@company.example",
            "name": name,
            "first": first,
            "last": surname,
            "function": chance.choice(("Sales", "Marketing")),
            "level": chance.choice(("Head of department", "Team member")),
        }
        written = [AGREEMENT[answer - 1] for answer in answers] if words else answers
        rows.append([*(told[kind] for kind in kinds.split(",")), *written, chance.choice(SAID)])
        given.append(tuple(answers))
    return csv_of([*headings.split(","), *(each.text for each in statements), last], *rows), given


@pytest.mark.parametrize("words", [False, True], ids=["numbers", "words"])
@pytest.mark.parametrize("tool", OF_TOOLS)
def test_an_ordinary_export_is_read_unasked(tool, words, instrument):
    """From 6 people on: with fewer, the ends of the scale may not have been chosen."""
    for number, people in enumerate((6, 8, 12, 20, 40, 120) * 3):
        data, given = export(tool, people, words, Random(f"{tool} {number}"), instrument.statements)  # noqa: S311
        reading = read_file("Responses.csv", data, instrument)
        assert given == [each.answers for each in reading.respondents], number
        assert () == reading.questions + reading.rejected, number


@pytest.mark.parametrize("late", range(1, 7))
@pytest.mark.parametrize("people", [5, 12, 30])
def test_whoever_answers_months_later_is_read_or_asked_about(people, late, instrument):
    """A last answer in summer stopped a reading; of a few, none is a measurement."""
    data, given = export("google", people + late, False, Random(late), instrument.statements)  # noqa: S311
    rows = data.decode().splitlines(keepends=True)
    later = [row.replace("3/", "8/", 1) for row in rows[-late:]]
    reading = read_file("Responses.csv", "".join(rows[:-late] + later).encode(), instrument)
    asked = [question for question in reading.questions if question.blocking]
    assert given == [each.answers for each in reading.respondents] or (asked and not reading.respondents)
    assert late > 2 or not asked
