"""Codes that come again with other answers, or are taken back: nobody counts twice without a word."""

import pytest

from assessment.exchange.code import Response, encode
from assessment.exchange.combined import combine
from assessment.exchange.read import read_file

ANN = Response("sales", "staff", 7, 100, (1, 2, 3, 4, 5) * 4)
BEN = Response("marketing", "staff", 7, 101, (2, 3, 4, 5, 1) * 4)
CORRECTED = ANN._replace(answers=(5, *ANN.answers[1:]))
OTHERWISE = ANN._replace(answers=(5, 4, 3, 2, 1) * 4)
OF_ANN, OF_BEN, LATER = encode(ANN), encode(BEN), encode(CORRECTED)


def read(text, instrument, name="chat.txt"):
    return read_file(name, text.encode(), instrument)


def answers(reading):
    return {each.answers for each in reading.respondents}


def test_a_later_code_of_the_same_person_takes_the_place_of_the_earlier(instrument):
    """The number in a code is kept by the browser of whoever answers, and the reason names the line."""
    reading = read(f"Ann: {OF_ANN}\nBen: {OF_BEN}\nAnn: {LATER}", instrument)
    assert {CORRECTED.answers, BEN.answers} == answers(reading)
    assert [(1, "line 3")] == [(each.row, each.reason[each.reason.index("line") :][:6]) for each in reading.duplicates]


@pytest.mark.parametrize("quoted", ["On Monday Ann wrote:\n> {}", "-----Original Message-----\nFrom: Ann\n\n{}"])
def test_what_a_mail_quotes_is_the_earlier_one(quoted, instrument):
    """The newest stands on top there."""
    reading = read(f"This one counts: {LATER}\n\n{quoted.format(OF_ANN)}\n", instrument)
    assert {CORRECTED.answers} == answers(reading)


def test_mostly_other_answers_with_one_number_count_with_a_remark(instrument):
    """Two people may answer on one device; where the message says that one was wrong, they are one person's."""
    reading = read(f"{OF_ANN}\n{encode(OTHERWISE)}", instrument)
    assert (2, 1) == (len(reading.respondents), len(reading.remarks))
    assert "two people may have answered on one device" in reading.remarks[0].reason
    said = read(f"{OF_ANN}\nsorry, wrong one: {encode(OTHERWISE)}", instrument)
    assert {OTHERWISE.answers} == answers(said)


def test_a_code_without_a_number_is_nobody_elses(instrument):
    """Number 0 is none."""
    reading = read("\n".join(encode(each._replace(respondent=0)) for each in (ANN, CORRECTED)), instrument)
    assert (2, ()) == (len(reading.respondents), reading.remarks)


def test_a_later_file_takes_the_place_as_well(instrument):
    """Unless the earlier one is counted elsewhere."""
    readings = [read(OF_ANN, instrument, "one.txt"), read(f"{LATER}\n{OF_BEN}", instrument, "two.txt")]
    both = combine(readings)
    assert {CORRECTED.answers, BEN.answers} == answers(both)
    assert ["two.txt, row 1 has the same respondent number and other answers"] == [
        each.reason.partition(", which")[0] for each in both.duplicates
    ]
    assert 3 == len(combine(readings, standing=1).respondents)


@pytest.mark.parametrize(
    "text",
    [
        "~{}~",
        "~~{}~~",
        "<html><body><s>{}</s>",
        "<html><body><del>My code: {}</del>",
        '<html><body><span style="text-decoration: line-through">{}</span>',
        '<html><body><p style="display:none">{}</p>',
        '[{{"text": "{}", "deleted": true}}]\n',
        '{{"text": [{{"type": "strikethrough", "text": "{}"}}]}}\n',
    ],
)
def test_what_was_struck_through_or_deleted_is_left_out(text, instrument):
    """The reason says so; the other code is read."""
    reading = read(f"{text.format(OF_ANN)} {OF_BEN}", instrument)
    assert {BEN.answers} == answers(reading)
    assert ["This code was struck through, deleted or hidden, so it was left out."] == [
        each.reason for each in reading.rejected
    ]


@pytest.mark.parametrize(
    "said",
    [
        "Ann: sorry, wrong one, here is mine:",
        "Ann: Sorry, falscher Code, hier der richtige:",
        "Ann: Pardon, erreur, voici le bon:",
        "Test, please ignore:",
        "My corrected code:",
        "(deleted)\n",
    ],
)
def test_a_message_that_takes_back_a_code_is_remarked_on(said, instrument):
    """Nobody knows which code is meant; the remark has the line and the words."""
    reading = read(f"{OF_ANN}\n\n\n\n{said} {OF_BEN}", instrument)
    assert 2 == len(reading.respondents)
    assert [said.strip()[:20]] == [each.reason[1:21].strip("” ")[: len(said.strip()[:20])] for each in reading.remarks]


def test_an_ordinary_conversation_has_no_remark(instrument):
    """Nor has one that goes on about other things."""
    reading = read(f"Ann: here is my code {OF_ANN}\nBen: thanks, and mine ~ {OF_BEN} see you tomorrow", instrument)
    assert (2, (), (), ()) == (len(reading.respondents), reading.remarks, reading.rejected, reading.duplicates)
