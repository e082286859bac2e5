"""Questions that stand beside their own answers: notifications of a form, a poll report, cells below each other."""

import json

import pytest

from assessment.exchange.asked_in_lines import CELLS_IN_LINES, QUESTIONS_IN_LINES
from assessment.exchange.read import read_file
from assessment.exchange.reading import UnreadableError
from assessment.exchange.typed_answers import TYPED
from tests.shapes import csv_of

PEOPLE = [
    (
        ("Sales", "Marketing")[place % 2],
        ("Head", "Team member")[place > 1],
        [(place * 3 + k * k) % 5 + 1 for k in range(20)],
    )
    for place in range(5)
]
WORDS = ("", "Strongly disagree", "Disagree", "Neither agree nor disagree", "Agree", "Strongly agree")
EXPECTED = [
    (function.lower(), "head" if level == "Head" else "staff", tuple(answers)) for function, level, answers in PEOPLE
]


def found(name, text, instrument):
    reading = read_file(name, text.encode(), instrument)
    assert ((), ()) == (reading.questions, reading.rejected)
    return [(each.function, each.level, each.answers) for each in reading.respondents]


NOTIFICATIONS = {
    "behind a colon": ("New response\n", "{}: {}\n", str),
    "words behind a colon": ("From: Forms\nSubject: New response\n\n", "{}: {}\n", WORDS.__getitem__),
    "below": ("You have a new submission\n\n", "{}\n{}\n\n", str),
    "words below": ("", "{}\n{}\n", WORDS.__getitem__),
    "behind an arrow": ("", "{} -> {}\n", str),
    "behind a dash": ("", "{} – {}\n", WORDS.__getitem__),
    "behind a tab": ("", "{}\t{}\n", str),
}


@pytest.mark.parametrize("shape", NOTIFICATIONS)
def test_notifications_of_several_people_in_one_text_are_read(shape, instrument):
    """Each person has the questions again."""
    before, line, write = NOTIFICATIONS[shape]
    text = "\n".join(
        before
        + line.format("Department", function)
        + line.format("Level", level)
        + "".join(
            line.format(each.text, write(answer)) for each, answer in zip(instrument.statements, answers, strict=True)
        )
        for function, level, answers in PEOPLE
    )
    assert EXPECTED == found("mails.txt", text, instrument)


def test_numbers_of_questions_are_enough(instrument):
    """As a person may call them."""
    text = "\n".join(
        f"Department: {function}\nLevel: {level}\n" + "\n".join(f"Q{k}: {x}" for k, x in enumerate(answers, 1))
        for function, level, answers in PEOPLE
    )
    assert EXPECTED == found("mails.txt", text, instrument)


@pytest.mark.parametrize("left_out", [0, -1])
def test_nobody_gets_what_another_answered(left_out, instrument):
    """Where somebody lacks the first department or the last, a text cannot be taken apart."""
    texts = [
        f"Department: {function}\nLevel: {level}\n" + "\n".join(f"Q{k}: {x}" for k, x in enumerate(answers, 1))
        for function, level, answers in PEOPLE
    ]
    texts[left_out] = texts[left_out].partition("\n")[2]
    with pytest.raises(UnreadableError) as raised:
        read_file("mails.txt", "\n".join(texts).encode(), instrument)
    assert QUESTIONS_IN_LINES == raised.value.reason


def mails(*, without=(), line="{}: {}", before=lambda _place: (), order=lambda _place: range(1, 21)):
    """Return notifications of numbered questions; `without` are the questions that a person left out."""
    texts = []
    for place, (function, level, answers) in enumerate(PEOPLE):
        pairs = [*before(place), ("Department", function), ("Level", level)]
        pairs += [(f"Q{k}", answers[k - 1]) for k in order(place)]
        texts.append("\n".join(line.format(*pair) for pair in pairs if (place, pair[0]) not in without))
    return "\n\n".join(texts)


@pytest.mark.parametrize("left_out", [[(1, "Q20")], [(0, "Q20")], [(4, "Q20")], [(1, "Q19"), (1, "Q20"), (3, "Q7")]])
def test_whoever_leaves_out_the_last_questions_is_read(left_out, instrument):
    """All begin with the same question, and have theirs in the order of whoever has every one."""
    expected = [[function, level, [*answers]] for function, level, answers in EXPECTED]
    for place, question in left_out:
        expected[place][2][int(question[1:]) - 1] = None
    assert [(*who, tuple(answers)) for *who, answers in expected] == (
        found("mails.txt", mails(without=left_out), instrument)
    )


UNSURE = {
    "an address that some tell first": {"before": lambda place: [("Email", f"p{place}@company.example")][: place % 2]},
    "the department left out": {"without": [(1, "Department"), (3, "Q20")]},
    "another order, and the last left out": {
        "without": [(2, "Q20")],
        "order": lambda place: [2, 1, *range(3, 21)] if place == 2 else range(1, 21),
    },
    "nobody with every question": {"without": [(0, "Q20"), *((place, "Q19") for place in range(1, 5))]},
    "the first of one and the last of another": {"without": [(1, "Q20"), (2, "Department")]},
    "two who begin with the second": {"without": [(1, "Department"), (2, "Department")]},
    "no department or level, and the first of one left out": {
        "without": [(0, "Q1"), *((place, told) for place in range(5) for told in ("Department", "Level"))]
    },
    "department and level of the first left out": {"without": [(0, "Department"), (0, "Level")]},
    "the order of each their own": {"order": lambda place: sorted(range(1, 21), key=lambda k: k * (place + 7) % 23)},
}


@pytest.mark.parametrize("unsure", UNSURE)
def test_where_it_is_not_sure_who_begins_nobody_is_read(unsure, instrument):
    """Nobody gets an answer of another."""
    with pytest.raises(UnreadableError) as raised:
        read_file("mails.txt", mails(**UNSURE[unsure]).encode(), instrument)
    assert QUESTIONS_IN_LINES == raised.value.reason


def counted(*, line="{}: {}", without=(), change=lambda text: text):
    """Return notifications whose questions have nothing but their numbers."""
    texts = []
    for place, (function, level, answers) in enumerate(PEOPLE):
        told = [f"{name}: {said}" for name, said in (("Department", function), ("Level", level))]
        numbers = [line.format(k, x) for k, x in enumerate(answers, 1) if (place, k) not in without]
        texts.append("\n".join([*(each for each in told if (place, each.split(":")[0]) not in without), *numbers]))
    return change("\n\n".join(texts))


@pytest.mark.parametrize("line", ["{}: {}", "{} = {}", "{}. {}", "{}) {}", "- {}: {}"])
def test_numbers_below_department_and_level_are_questions(line, instrument):
    """Each person begins with who they are, and the numbers rise."""
    assert EXPECTED == found("mails.txt", counted(line=line), instrument)
    left_out = found("mails.txt", counted(line=line, without=[(1, 20), (2, 9)]), instrument)
    assert [(1, 19), (2, 8)] == [
        (place, at) for place, (*_, answers) in enumerate(left_out) for at, one in enumerate(answers) if one is None
    ]


TYPED_ALONE = {
    "nobody says who": {"change": lambda text: text.replace("Department: ", "").replace("Level: ", "")},
    "one says nothing": {"without": [(2, "Department"), (2, "Level")]},
    "the first says nothing": {"without": [(0, "Department"), (0, "Level")]},
    "one lacks the first answer": {"without": [(3, 1)]},
    "nobody has the last": {"without": [(place, 20) for place in range(5)]},
    "a number too many": {"change": lambda text: text.replace("\n20: ", "\n20: 1\n21: ")},
    "an answer that is none": {"change": lambda text: text.replace("\n7: ", "\n7: n/a ", 1)},
    "numbers in any order": {"change": lambda text: text.replace("\n7: ", "\n0: ").replace("\n9: ", "\n7: ")},
    "a number twice": {"change": lambda text: text.replace("\n8: ", "\n7: ")},
    "behind who they are": {
        "change": lambda text: "\n".join(
            "\n".join([*each.split("\n")[2:], *each.split("\n")[:2]]) for each in text.split("\n\n")
        )
    },
    "a chat": {"change": lambda text: text.replace("Department: ", "[20.11.26, 09:01] Anna: ").replace("Level: ", "")},
}


@pytest.mark.parametrize("typed", TYPED_ALONE)
def test_numbers_of_nobody_knows_whom_are_not_read(typed, instrument):
    """As before: whoever typed them is asked for a code."""
    with pytest.raises(UnreadableError) as raised:
        read_file("mails.txt", counted(**TYPED_ALONE[typed]).encode(), instrument)
    assert TYPED == raised.value.reason


BOLD = ["- {}: **{}**", "**{}**: {}", "- **{}:** **{}**", "* {}: **{}**", "{}: *{}*", "*{}:* {}", "{}\n**{}**"]
BOLD += ["{}: _{}_", "__{}__: {}", "• {}: {}", "**{}: {}**"]


@pytest.mark.parametrize("line", BOLD)
@pytest.mark.parametrize("named", ["numbers", "wordings"])
def test_what_stands_out_is_read_without_its_signs(line, named, instrument):
    """As Markdown and chats write what is bold."""
    text = mails(line=line)
    if named == "wordings":
        for each in reversed(instrument.statements):
            text = text.replace(f"Q{each.number}:", f"{each.text}:").replace(f"Q{each.number}*", f"{each.text}*")
            text = text.replace(f"Q{each.number}_", f"{each.text}_").replace(f"Q{each.number}\n", f"{each.text}\n")
    assert EXPECTED == found("mails.md", text, instrument)


@pytest.mark.parametrize("spelled", ["numbers", "wordings"])
def test_a_table_with_each_cell_in_a_line_is_read(spelled, instrument):
    """As mail and PDF hand it out; with a cell missing it is said what the text looks like."""
    statements = [f"q{each.number}" if spelled == "numbers" else each.text for each in instrument.statements]
    for behind in ((), ("Comment",)):
        rows = [["Department", "Level", *statements, *behind]]
        rows += [[function, level, *map(str, answers), *behind] for function, level, answers in PEOPLE]
        cells = [cell for row in rows for cell in row]
        assert EXPECTED == found("copied.txt", "\n".join(cells), instrument)
        with pytest.raises(UnreadableError) as raised:
            read_file("copied.txt", "\n".join([*cells[:40], *cells[41:]]).encode(), instrument)
        assert CELLS_IN_LINES == raised.value.reason


@pytest.mark.parametrize("above", [[], [["Poll Report"], ["Topic", "Start"], ["Survey", "Mar 3, 2026"]]])
def test_a_report_with_a_question_before_each_answer_is_read(above, instrument):
    """As Zoom writes it; whoever passed over a statement has fewer."""
    rows = [*above, ["#", "User Name", "User Email", "Submitted Date/Time"]]
    for place, (function, level, answers) in enumerate(PEOPLE):
        pairs = [(each.text, WORDS[x]) for each, x in zip(instrument.statements, answers, strict=True)]
        if place == 1:
            del pairs[4]
        asked = [("Your department?", function), ("Your level?", level), *pairs]
        who = [str(place + 1), f"P{place}", f"p{place}@example.org", "Mar 3, 2026 10:00"]
        rows.append([*who, *(cell for pair in asked for cell in pair)])
    reading = read_file("poll.csv", csv_of(*rows), instrument)
    expected = [
        (function, level, (*answers[:4], None, *answers[5:]) if place == 1 else answers)
        for place, (function, level, answers) in enumerate(EXPECTED)
    ]
    assert expected == [(each.function, each.level, each.answers) for each in reading.respondents]
    assert len(rows) == reading.respondents[-1].row


def records():
    for place, (function, level, answers) in enumerate(PEOPLE):
        yield f"-N{place}x", {"department": function, "level": level}, answers


JSON = {
    "by ID": lambda: {
        who: person | {f"q{k}": x for k, x in enumerate(answers, 1)} for who, person, answers in records()
    },
    "by ID in an object": lambda: {
        "responses": {
            who: person | {"answers": {f"q{k}": x for k, x in enumerate(answers, 1)}}
            for who, person, answers in records()
        }
    },
    "list of answers": lambda: [person | {"answers": answers} for _, person, answers in records()],
    "list of words": lambda: [person | {"answers": [WORDS[x] for x in answers]} for _, person, answers in records()],
    "lists by ID": lambda: {who: person | {"answers": answers} for who, person, answers in records()},
}


@pytest.mark.parametrize("shape", JSON)
def test_json_by_id_or_with_a_list_of_answers_is_read(shape, instrument):
    """As databases hand it out."""
    assert EXPECTED == found("export.json", json.dumps(JSON[shape]()), instrument)


def test_what_is_no_table_is_called_none(instrument):
    """It has no header."""
    with pytest.raises(UnreadableError) as raised:
        read_file("notes.txt", b"q1: fine, q2: better, q3: best", instrument)
    assert "This is no table" in raised.value.reason
