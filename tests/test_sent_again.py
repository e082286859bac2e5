"""Codes that come again with other answers, or are taken back: nobody counts twice without a word."""

import re

import pytest

from assessment.exchange.code import Response, encode
from assessment.exchange.combined import combine
from assessment.exchange.read import read_file
from tests.chats import SHAPES, Sent

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


def test_another_function_of_the_same_number_in_a_later_file_is_told(instrument):
    """As it is within a file; whoever is counted elsewhere may answer again."""
    later = read(encode(ANN._replace(function="marketing")), instrument, "two.txt")
    both = combine([read(f"{OF_ANN}\n{OF_BEN}", instrument, "one.txt"), later])
    assert 3 == len(both.respondents)
    assert ["one.txt, row 1 has the same respondent number"] == [
        each.reason.partition(", and")[0] for each in both.remarks
    ]
    elsewhere = combine([read(f"{OF_ANN}\n{OF_BEN}", instrument, "one.txt"), later], standing=2)
    assert (3, ()) == (len(elsewhere.respondents), elsewhere.remarks)


NAMED = ("Ann Baker", "Ben Cole", "Cy Dean", "Di Evans", "Ed Fox", "Flo Gray")
TEAM = [
    encode(Response("sales", "staff", 7, 200 + place, tuple((place * 3 + k * k) % 5 + 1 for k in range(20))))
    for place in range(len(NAMED))
]
AGAIN = encode(Response("sales", "staff", 7, 900, (1, *((3 + k * k) % 5 + 1 for k in range(1, 20)))))
NAMELESS = ("Gmail thread", "bullets", "dashes", "numbering", "question numbers", "hash", "date and code")


@pytest.mark.parametrize(
    "shape", [shape for shape in SHAPES if shape not in (*NAMELESS, "year and code", "quoted list")]
)
def test_a_second_code_of_one_sender_is_told(shape, instrument):
    """From another device it has another number, but the same name stands beside it; else nothing is said."""
    sent = [*zip(NAMED, TEAM, strict=True), (NAMED[1], AGAIN)]
    messages = [
        SHAPES[shape](Sent(name, 9 + place, 7 * place, 12 + place, code)) for place, (name, code) in enumerate(sent)
    ]
    assert 1 == len(rows_told("\n".join(messages), instrument))
    assert [] == rows_told("\n".join(messages[:-1]), instrument)


@pytest.mark.parametrize("beside", ["{}", "{}@example.org"])
def test_a_name_or_address_that_comes_again_in_a_list_of_codes_is_told(beside, instrument):
    """Where names tell people apart: one who passes on the codes of all is nobody’s name."""
    keys = [beside.format(name.replace(" ", ".")) for name in (*NAMED, NAMED[1])]
    lines = [f"{key},{code}" for key, code in zip(keys, [*TEAM, AGAIN], strict=True)]
    assert [(8, 3)] == rows_told("\n".join(["Who,Code", *lines]), instrument)
    passed_on = "\n".join(f"Lead: {code}" for code in TEAM)
    assert () == read(passed_on, instrument).remarks


def test_the_same_sender_in_a_later_file_is_told(instrument):
    """Nobody is asked how codes are read, so both count with a word; the same answers are the same person."""
    chat = read("\n".join(f"{name}: {code}" for name, code in zip(NAMED, TEAM, strict=True)), instrument, "one.txt")
    others = [f"{name} Junior: {code}" for name, code in zip(NAMED[2:5], TEAM[2:5], strict=True)]
    later = read("\n".join([f"{NAMED[1]}: {AGAIN}", *others]), instrument, "two.txt")
    both = combine([chat, later])
    assert (7, 1) == (len(both.respondents), len(both.remarks))
    assert "one.txt, row 2 has the same name" in both.remarks[0].reason
    same = encode(Response("sales", "staff", 7, 901, tuple((3 + k * k) % 5 + 1 for k in range(20))))
    assert 6 == len(combine([chat, read("\n".join([f"{NAMED[1]}: {same}", *others]), instrument)]).respondents)


def conversation(shape, names, codes):
    """Write messages of several senders in one shape."""
    write = SHAPES[shape] if shape in SHAPES else lambda sent: shape.format(name=sent.name, code=sent.text)
    return [
        write(Sent(name, 9 + place, 7 * place, 12 + place, code))
        for place, (name, code) in enumerate(zip(names, codes, strict=True))
    ]


def rows_told(text, instrument):
    """Return the lines of the codes of which the sender sent another, and the lines of these."""
    reading = read(text, instrument, "list.csv" if "," in text.partition("\n")[0] else "chat.txt")
    assert () == reading.rejected
    asked = [re.findall(r"line (\d+)", text) for each in reading.questions for text in each.texts]
    assert bool(asked) == (not reading.respondents)
    told = [(each.row, int(each.reason.partition("in line ")[2].partition(",")[0])) for each in reading.remarks]
    return sorted([*told, *((int(later), int(first)) for first, later in asked)])


ONCE = ("Slack", "Teams, copied", "Teams, American", "Teams, with day", "Google Chat", "Discord", "Telegram, copied")


@pytest.mark.parametrize("shape", [*ONCE, "Signal, exported", "WhatsApp, Android, German", "Outlook thread", "stars"])
@pytest.mark.parametrize("following", ["{}", "{}\n", "Sorry, that was the other phone\n{}"])
def test_a_second_code_below_the_first_is_told_where_the_tool_names_a_sender_once(shape, following, instrument):
    """Whoever puts a code right sends another at once, and most tools repeat no name there."""
    messages = conversation(shape, NAMED, TEAM)
    told = rows_told("\n".join([*messages[:3], following.format(AGAIN), *messages[3:]]), instrument)
    assert [1] == [line - first for line, first in told] or (len(told) == 1 and told[0][0] > told[0][1])
    assert [] == rows_told("\n".join(messages), instrument)


@pytest.mark.parametrize("shape", [*ONCE, "WhatsApp, Android, German", "stars"])
def test_a_list_below_a_conversation_is_not_its_last_senders(shape, instrument):
    """Somebody may paste more codes behind it."""
    messages = [*conversation(shape, NAMED, TEAM)[:3], *TEAM[3:]]
    assert [] == rows_told("\n".join(messages), instrument)


NUMBERS = ("+49 171 5503 12{}", "+1 (555) 010-{}123", "+33 6 12 34 56 7{}", "0171 550312{}0", "+44 7700 90012{}")


@pytest.mark.parametrize("number", NUMBERS)
@pytest.mark.parametrize(
    "shape",
    ["WhatsApp, Android, German", "WhatsApp, iPhone, American", "Teams, copied", "stars", "table of two columns"],
)
def test_a_telephone_number_tells_a_sender(number, shape, instrument):
    """As messengers show whoever is not among the contacts."""
    senders = [number.format(place) for place in (0, 1, 2, 3, 4, 5, 2)]
    messages = conversation(shape, senders, [*TEAM, AGAIN])
    assert 1 == len(rows_told("\n".join(messages), instrument))
    assert [] == rows_told("\n".join(messages[:-1]), instrument)


@pytest.mark.parametrize(
    "shape",
    [
        "{code} ({name})",
        "{code} - {name}",
        "{code} {name}",
        "{name} {code}",
        "- {name} – {code}",
        "{name} -> {code}",
        "{code}\n{name}",
        "{code}\n{name}\n",
        "{code}\n– {name}\n",
        "{code}\nBest\n{name}\n",
        "{name} (Marketing Communications, Europe North, External Guest)\n9:30\n{code}",
    ],
)
def test_a_name_behind_or_beside_a_code_tells_a_sender(shape, instrument):
    """In brackets, behind a dash, as a signature, or with what a tool adds to it."""
    messages = conversation(shape, [*NAMED, NAMED[1]], [*TEAM, AGAIN])
    lines = "\n".join(messages).splitlines()
    place = [number for number, line in enumerate(lines, 1) if TEAM[1] in line or AGAIN in line]
    assert [(place[1], place[0])] == rows_told("\n".join(messages), instrument)
    assert [] == rows_told("\n".join(messages[:-1]), instrument)


LAST, FIRST = ("Fox", "Fox", "Hill", "Ray", "Low", "Kim"), ("Ann", "Ben", "Ann", "Di", "Ed", "Flo")
BESIDE = (
    (("Last name", *LAST), ("First name", *FIRST)),
    (("City", "Rome", "Rome", "Bonn", "Linz", "Kiel", "Graz"), ("Name", *NAMED)),
    (
        ("Team", "North", "North", "South", "East", "West", "Centre"),
        ("Job", "Rep", "Lead", "Rep", "Boss", "Help", "Aide"),
    ),
    (("Comment", "Thanks", "Thanks", "Good", "Too long", "Clear", "Late"),),
    (("Rome", "Rome", "Bonn", "Linz", "Kiel", "Graz"), NAMED),
    (LAST, FIRST),
)


@pytest.mark.parametrize("columns", BESIDE)
@pytest.mark.parametrize("separator", [",", "\t", ";"])
def test_columns_that_tell_no_person_are_not_remarked_on(columns, separator, instrument):
    """Two people may have one last name, town, team or comment."""
    codes = ["Code", *TEAM] if len(columns[0]) > len(TEAM) else TEAM
    rows = [separator.join(row) for row in zip(*columns, codes, strict=True)]
    assert [] == rows_told("\n".join(rows), instrument)


@pytest.mark.parametrize("columns", [each for each in BESIDE if "Team" not in each[0] and "Comment" not in each[0]])
def test_first_and_last_name_together_tell_a_person(columns, instrument):
    """Or the column of names."""
    codes = ["Code", *TEAM] if len(columns[0]) > len(TEAM) else TEAM
    rows = [",".join(row) for row in zip(*columns, codes, strict=True)]
    again = ",".join([*(column[-2] for column in columns), AGAIN])
    assert [(len(rows) + 1, len(rows) - 1)] == rows_told("\n".join([*rows, again]), instrument)


@pytest.mark.parametrize("names", [("Sales", "Marketing", "Sales"), ("Vertrieb", "Marketing", "Vertrieb", "HR")])
@pytest.mark.parametrize("shape", ["{name}: {code}", "{name}\n{code}", "{code} ({name})", "{name} team\t{code}"])
def test_departments_are_no_senders(names, shape, instrument):
    """They stand beside the codes of several people."""
    assert [] == rows_told("\n".join(conversation(shape, names, TEAM[: len(names)])), instrument)


POINTS = ("", "strongly disagree", "disagree", "neither agree nor disagree", "agree", "strongly agree")
ZU = ("", "stimme gar nicht zu", "stimme nicht zu", "teils teils", "stimme zu", "stimme voll zu")
LETTERS = ("", "SD", "D", "N", "A", "SA")
DIGITS = [str((place * 7) % 5 + 1) for place in range(20)]


@pytest.mark.parametrize(
    "typed",
    [
        f"Ivy: the link did not work here. Sales, team member: {' '.join(DIGITS)}",
        f"Ivy: {', '.join(DIGITS)} (Sales)",
        f"Ivy, Sales: {''.join(DIGITS)}",
        f"Ivy: {' '.join(DIGITS[:10])}\n{' '.join(DIGITS[10:])}",
        "Ivy:\n" + "\n".join(DIGITS),
        "Ivy:\n" + "\n".join(f"Q{number} - {digit}" for number, digit in enumerate(DIGITS, 1)),
        f"Ivy: {' '.join(DIGITS[:18])}",
        "Ivy: " + " ".join("".join(DIGITS[start : start + 5]) for start in range(0, 20, 5)),
        "Ivy: " + " ".join("".join(DIGITS[start : start + 4]) for start in range(0, 20, 4)),
        "Ivy: " + "\n".join(f"Q{number} {digit}" for number, digit in enumerate(DIGITS, 1)),
        "Ivy: " + " ".join(f"{number} {digit}" for number, digit in enumerate(DIGITS, 1)),
        "Ivy:\n" + "\n".join(f"{number}\t{digit}" for number, digit in enumerate(DIGITS, 1)),
        "Ivy:\n" + "\n".join(f"{number} [{digit}]" for number, digit in enumerate(DIGITS, 1)),
        "Ivy:\n" + "\n".join(f"Statement {number}: {digit}/5" for number, digit in enumerate(DIGITS, 1)),
        "Ivy:\n" + "\n".join(f"Marketing brings Sales in. {digit}" for digit in DIGITS),
        "Ivy:\n" + "\n".join(f"Marketing brings Sales in.\n{digit}" for digit in DIGITS),
        "Ivy:\n" + "\n".join(f"{digit} - Marketing brings Sales in." for digit in DIGITS),
        "Ivy:\n" + "\n".join(f"Marketing brings Sales in: {POINTS[int(digit)]}" for digit in DIGITS),
        "Ivy:\n" + "\n".join(f"Der Vertrieb weiß es – {ZU[int(digit)]}" for digit in DIGITS),
        "Ivy: " + ", ".join(POINTS[int(digit)] for digit in DIGITS),
        "Ivy: " + " ".join(f"Q{number} {POINTS[int(digit)]}" for number, digit in enumerate(DIGITS, 1)),
        "Ivy: " + ", ".join(LETTERS[int(digit)] for digit in DIGITS),
        "Ivy:\n" + "\n".join(f"{number}. {LETTERS[int(digit)]}" for number, digit in enumerate(DIGITS, 1)),
        "Ivy: " + " ".join(f"{digit}\ufe0f\u20e3" for digit in DIGITS),
        "Ivy: " + "".join(f"{digit}\u20e3" for digit in DIGITS),
        "Ivy: " + " ".join(chr(0x245F + int(digit)) for digit in DIGITS),
        "\n".join(f"12.11.26, 9:4{place} - Ivy: {' '.join(DIGITS[place * 5 : place * 5 + 5])}" for place in range(4)),
        "\n".join(f"12.11.26, 9:40 - Ivy: {digit}" for digit in DIGITS),
    ],
)
def test_answers_that_were_typed_among_codes_are_told(typed, instrument):
    """Nobody is lost without a word; what stands beside a code is what its person answered."""
    reading = read(f"Ann: {OF_ANN}\n{typed}\nBen: {OF_BEN}", instrument)
    assert (2, 1) == (len(reading.respondents), len(reading.rejected))
    assert "Answers were typed here as numbers or words" in reading.rejected[0].reason
    assert reading.rejected[0].row in (2, 3, 4)


def test_each_of_several_who_typed_is_told(instrument):
    """One behind the other."""
    typed = "\n".join(f"Marketing brings Sales in: {digit}" for digit in DIGITS)
    reading = read(f"Ann: {OF_ANN}\n{typed}\n{typed}\nBen: {OF_BEN}", instrument)
    assert [2, 22] == [each.row for each in reading.rejected]


def test_other_numbers_beside_codes_are_no_answers(instrument):
    """Neither a scale, nor times and dates, nor the answers of a code in its own row."""
    said = "You: from 1 to 5, as 1 2 3 4 5, until 3.3., 10:05\nLead: 1) open 2) answer 3) send\n+49 1512 3345 1234 5123"
    said += "\nLead: I agree\nCy: 5\nDi: agree\n" + "\n".join(f"{number}. Step" for number in (1, 2, 3, 4, 5, 6, 7) * 3)
    assert () == read(f"{said}\nAnn: {OF_ANN}\nBen: {OF_BEN}", instrument).rejected
    reactions = "\n".join(f"{code}\n:+1: 2" for code in TEAM * 3)
    assert () == read(reactions, instrument).rejected
    rows = "\n".join(f"{code},{','.join(DIGITS)}" for code in (OF_ANN, OF_BEN))
    assert () == read(f"code\n{rows}", instrument).rejected


@pytest.mark.parametrize(
    "said",
    [
        "Please send a code like {}",
        "For example: {}",
        "Er sieht so aus: {}",
        "> Par exemple : {}",
        "e.g. `{}`",
        "例：{}",
    ],
)
def test_a_code_that_shows_how_one_looks_is_nobodys(said, instrument):
    """It is told, and where somebody sent the same code, that one counts."""
    reading = read(f"Lead: hello\n{said.format(OF_BEN)}\nAnn: {OF_ANN}", instrument)
    assert ({ANN.answers}, 1) == (answers(reading), len(reading.rejected))
    assert 2 == len(read(f"{said.format(OF_BEN)}\nAnn: {OF_ANN}\nBen: {OF_BEN}", instrument).respondents)


@pytest.mark.parametrize("said", ["I like it: {}", "Ann Sample: {}", "Here is mine, as in the example. {}"])
def test_other_words_before_a_code_show_no_example(said, instrument):
    """A name may be one."""
    assert {ANN.answers} == answers(read(said.format(OF_ANN), instrument))
