"""Columns that look as if they told levels and tell something else: beside a level and alone, nothing is asked."""

import pytest

from assessment.exchange.read import read_file
from tests.shapes import PEOPLE, csv_of, rows
from tests.shapes.vocabulary import Q

YES_OR_NO = (
    "Do you attend leadership meetings?",
    "Is your head open to change?",
    "Do you feel supported by your head?",
    "Was your head in the workshop?",
    "Do you work with leads?",
    "Is your manager supportive?",
    "Do you use lead scoring?",
    "Did you take part in leadership training?",
    "Werden Sie von Ihrer Führungskraft unterstützt?",
    "Votre responsable vous soutient-il ?",
)
CHOICES = (
    ("What do you do most?", ("I manage campaigns", "I run events")),
    ("Which describes you best?", ("I manage key accounts", "I run webinars", "I write copy")),
    ("Which describes you best?", ("Early bird", "Night owl")),
    ("You are", ("male", "female", "diverse")),
    ("Source of work", ("Leads", "No leads")),
    ("CRM access", ("With access", "Without access")),
    ("Work mode", ("I work in the office", "I work from home", "I do both")),
    ("Market position", ("Leader", "Follower", "Niche")),
    ("How many leads do you handle?", ("0", "1-5", "6+")),
    ("Team size", ("1-5", "6-10", "10+")),
    ("Customer type", ("Key account", "New business")),
    ("What would help most?", ("More leadership", "More time", "Better tools")),
    ("Employment", ("Full-time", "Part-time")),
    ("M/F", ("M", "F")),
    ("Y/N", ("Y", "N")),
    ("Group", ("A", "B")),
)


def asked(heading, texts, instrument, level):
    """Return what is asked of the twelve, of whom each says one of the texts below a heading."""

    def before(number, person):
        return (person.function, *([person.level] if level else []), texts[number % len(texts)])

    data = csv_of(("Department", *(["Level"] if level else []), heading, *Q), *rows(str, before))
    reading = read_file("Responses.csv", data, instrument)
    told = {(each.function, each.level) for each in reading.respondents}
    assert told == {(each.function, each.level if level else None) for each in PEOPLE}
    return reading.questions


@pytest.mark.parametrize("level", [True, False], ids=["beside a level", "alone"])
@pytest.mark.parametrize(
    ("heading", "texts"), [*((each, ("Yes", "No", "No")) for each in YES_OR_NO), *CHOICES], ids=str
)
def test_nothing_is_asked(heading, texts, level, instrument):
    """Who leads is one question; what is led, where, or by whom are others."""
    assert () == asked(heading, texts, instrument, level)
