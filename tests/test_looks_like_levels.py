"""Columns that look as if they told levels and tell something else: beside a level and alone, nothing is asked."""

import os
import subprocess
import sys

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
    ("You are", ("in the office", "at home", "both")),
    ("You are", ("new here", "here for years")),
    ("You are", ("freelancer", "trainee", "working student")),
    ("You are", ("full-time employee", "part-time employee", "working student")),
    ("Who are you?", ("an optimist", "a pessimist", "a realist")),
    ("What are you?", ("introvert", "extrovert")),
    ("Which describes you best?", ("Hunter", "Farmer", "Closer")),
    ("Which describes you best?", ("Lead generator", "Account keeper", "Both")),
    ("Please choose", ("Morning", "Afternoon")),
    ("Who are you with?", ("My head", "An employee of the agency", "Nobody")),
)
OF_OTHERS = (
    ("Who signs off campaigns?", ("Me", "My head", "Nobody")),
    ("Who reviews your pipeline?", ("My head", "Nobody")),
    ("Who approves discounts?", ("I do", "My head")),
    ("Who approves discounts?", ("Sales team", "Sales director", "Nobody")),
    ("Who writes the marketing plan?", ("CMO", "Team")),
    ("Who sets the price?", ("Head of Sales", "Sales", "Marketing")),
    ("Who settles conflicts?", ("Heads", "Team", "Nobody")),
    ("Conflicts are settled by", ("the heads", "the team", "nobody")),
    ("Who presents to the board?", ("CEO", "Heads", "Nobody")),
    ("Whose idea was the last campaign?", ("The head’s", "The team’s")),
    ("Whom do you call first?", ("My head", "Nobody")),
    ("Budget owner", ("Head", "Team")),
    ("Plan owner", ("Director", "Team")),
    ("Source of targets", ("Head", "Team")),
    ("Targets come from", ("Director", "Team")),
    ("Escalation to", ("Head", "Nobody")),
    ("Freigabe durch", ("Leitung", "Team")),
    ("Your mentor", ("Head of Sales", "Sales", "Marketing")),
    ("Leadership role in the pilot", ("Leadership role", "No leadership role")),
    ("Leadership programme", ("Leader", "Not a leader")),
    ("Self image", ("Leader", "Not a leader")),
    ("Reviewed by", ("Head", "Staff")),
    ("Interviewer", ("Head", "Staff")),
    ("Entered by", ("Head", "Staff")),
    ("Buyer level", ("Director", "Staff")),
    ("How many projects do you lead?", ("0", "1-2", "3+")),
    ("How many campaigns do you lead a year?", ("None", "1-5", "6+")),
    ("How many key accounts do you manage?", ("0", "1-10", "11-50")),
    ("How many leads do you manage?", ("None", "1-10", "11+")),
)
THINGS = (
    "Do you manage key accounts?",
    "Do you manage a budget?",
    "Are you responsible for a budget?",
    "Do you manage the team budget?",
    "Do you manage campaigns?",
    "Do you manage leads in the CRM?",
    "Do you manage agencies?",
    "Do you manage our social media?",
    "Do you lead projects?",
    "Do you lead a product line?",
    "Do you lead workshops?",
    "Do you lead negotiations?",
    "Do you run team meetings?",
    "I lead by example",
    "Do you manage to meet Marketing weekly?",
    "Führen Sie Kundengespräche?",
    "Führen Sie Verhandlungen?",
    "Leiten Sie Projekte?",
    "Leiten Sie Anfragen weiter?",
    "Dirigez-vous des projets ?",
)
PEOPLE_LED = (
    "Do you lead a project team?",
    "Do you lead people or projects?",
    "Do you lead projects or people?",
    "Do you manage a team of key account managers?",
    "Do you manage account managers?",
    "Are you the head of Key Accounts?",
    "Are you head of campaigns?",
    "Do you lead Sales?",
    "Do you lead others?",
    "Führen Sie Mitarbeitende in Projekten?",
)
PLAINLY = (
    ("Are you the head of your function?", "Yes", "No"),
    ("Do you lead a team?", "Yes", "No"),
    ("is_head", "1", "0"),
    ("Führen Sie ein Team?", "Ja", "Nein"),
    ("Which best describes you?", "Head of function", "Member of staff"),
    ("Role", "Head", "Staff"),
)
YES_OR_NO += THINGS
BESIDE = [
    ("Wer führt die Planung?", ("Leitung", "Team")),
    *OF_OTHERS,
    *((each, ("Yes", "No", "No")) for each in THINGS),
    *((each, ("Cadre", "Non cadre")) for each in ("Statut", "Contrat", "Catégorie")),
]


def asked(heading, texts, instrument, level):
    """Return what is asked of the twelve, of whom each says one of the texts below a heading."""

    def before(number, person):
        return (person.function, *([person.level] if level else []), texts[number % len(texts)])

    data = csv_of(("Department", *(["Level"] if level else []), heading, *Q), *rows(str, before))
    reading = read_file("Responses.csv", data, instrument)
    told = [(each.function, each.level) for each in reading.respondents]
    assert told == [(each.function, each.level if level else None) for each in PEOPLE]
    return reading.questions


@pytest.mark.parametrize("level", [True, False], ids=["beside a level", "alone"])
@pytest.mark.parametrize(
    ("heading", "texts"), [*((each, ("Yes", "No", "No")) for each in YES_OR_NO), *CHOICES, *OF_OTHERS], ids=str
)
def test_nothing_is_asked(heading, texts, level, instrument):
    """Who leads is one question; what is led, where, or by whom are others."""
    assert () == asked(heading, texts, instrument, level)


@pytest.mark.parametrize("first", [True, False], ids=["before", "behind"])
@pytest.mark.parametrize(("heading", "texts"), BESIDE, ids=str)
@pytest.mark.parametrize(("plainly", "head", "staff"), PLAINLY, ids=str)
def test_a_plain_question_tells_the_level(plainly, head, staff, heading, texts, first, instrument):
    """What else is asked about heads, of somebody else or of what is led, never stands in for it."""

    def before(number, person):
        told = head if person.level == "head" else staff
        each = texts[number % len(texts)]
        return (person.function, *((each, told) if first else (told, each)))

    headings = (heading, plainly) if first else (plainly, heading)
    reading = read_file("Responses.csv", csv_of(("Department", *headings, *Q), *rows(str, before)), instrument)
    told = [(each.function, each.level) for each in reading.respondents]
    assert told == [(each.function, each.level) for each in PEOPLE]
    assert reading.questions == ()


@pytest.mark.parametrize("heading", PEOPLE_LED)
def test_people_who_are_led_beside_things_tell_the_level(heading, instrument):
    """A project team is led; so is whatever has a head."""
    table = rows(str, lambda _number, person: (person.function, "Yes" if person.level == "head" else "No"))
    reading = read_file("Responses.csv", csv_of(("Department", heading, *Q), *table), instrument)
    assert [each.level for each in reading.respondents] == [each.level for each in PEOPLE]


@pytest.mark.parametrize("heading", ["You are", "Who are you?", "What are you?", "Which describes you best?"])
def test_one_answer_that_nobody_knows_leaves_the_others(heading, instrument):
    """Beside heads and employees, working students are asked about."""

    def before(number, person):
        return person.function, "head" if person.level == "head" else "working student" if number == 3 else "employee"

    reading = read_file("Responses.csv", csv_of(("Department", heading, *Q), *rows(str, before)), instrument)
    assert {each.level for each in reading.respondents} == {"head", "staff", None}
    assert [(each.kind, each.blocking) for each in reading.questions] == [("level", False)]


@pytest.mark.parametrize("alike", [True, False])
def test_two_plain_questions_that_contradict_each_other_are_asked_about(alike, instrument):
    """Who leads a team need not head the function; where all answers are alike, either may be read."""

    def before(number, person):
        yes = person.level == "head"
        return person.function, "Yes" if yes else "No", "Yes" if yes or (number == 1 and not alike) else "No"

    headings = ("Department", "Are you the head of your function?", "Do you lead a team?")
    reading = read_file("Responses.csv", csv_of((*headings, *Q), *rows(str, before)), instrument)
    assert [each.kind for each in reading.questions] == ([] if alike else ["columns"])


@pytest.mark.parametrize(
    ("heading", "texts"), [("Do you lead anything else?", ("Yes", "No", "No")), ("Your part", ("I lead it", "None"))]
)
@pytest.mark.parametrize("plainly", ["Your role", "Seniority", "Which best describes you?"])
def test_heads_and_staff_come_before_yes_and_no(plainly, heading, texts, instrument):
    """A column that says no more than head and staff is no description, and tells the level."""

    def before(number, person):
        return person.function, "Head" if person.level == "head" else "Staff", texts[number % len(texts)]

    reading = read_file("Responses.csv", csv_of(("Department", plainly, heading, *Q), *rows(str, before)), instrument)
    told = [(each.function, each.level) for each in reading.respondents]
    assert told == [(each.function, each.level) for each in PEOPLE]
    assert reading.questions == ()


ASKED = """
from assessment.exchange.read import read_file
from assessment.load import load_instrument
from tests.shapes import csv_of, rows
from tests.shapes.vocabulary import Q

options = ("none", "1-2", "3+", "6+")
table = rows(str, lambda number, person: (person.function, options[number % 4]))
reading = read_file("A.csv", csv_of(("Department", "How many people do you lead?", *Q), *table), load_instrument())
print([question.sentence for question in reading.questions])
"""


def test_a_question_is_worded_alike_in_every_run():
    """Its words follow the order of the file, and not that of a set, which changes from run to run."""
    told = [
        subprocess.run(
            [sys.executable, "-c", ASKED],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2", "3")
    ]
    assert "“3+”" in told[0]
    assert len({*told}) == 1


def test_a_column_named_level_comes_before_yes_and_no(instrument):
    """Its pair is asked about, whatever else is led."""
    head, staff = "Leader", "Employee"
    table = rows(str, lambda n, person: (person.function, head if person.level == "head" else staff, "YN"[n % 2]))
    said = csv_of(("Department", "Level", "Do you lead anything else?", *Q), *table)
    reading = read_file("Responses.csv", said.replace(b",Y,", b",Yes,").replace(b",N,", b",No,"), instrument)
    assert [each.texts for each in reading.questions] == [{"Leader": None, "Employee": "staff"}]
