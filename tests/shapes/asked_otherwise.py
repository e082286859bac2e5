"""What was asked is not what our statements ask: other questions, reversed and denied statements, slips, no answers."""

from dataclasses import replace

from tests.shapes import (
    ASKED,
    ENGLISH,
    FUNCTIONS,
    PEOPLE,
    READ,
    REFUSED,
    Expected,
    csv_of,
    refused,
    right,
    rows,
    shape,
    stamped,
)
from tests.shapes.vocabulary import TRANSLATED, Q, T

HEAD = ("Timestamp", "Department", "Level")
BODY = rows(str, stamped())


def asks(meaning):
    """Expect that it is asked, and that everybody counts, or nobody, once it is said."""
    people = right(ASKED, kinds=["rows"], fill={"rows": meaning})
    return people if meaning == "people" else Expected(frozenset({ASKED}), kinds=people.kinds, whatever_is_read=True)


for _question in (
    "How important is this?",
    "How should it be in two years?",
    "Wie wichtig ist das?",
    "Wie sollte es in zwei Jahren sein?",
    "¿Qué importancia tiene?",
    "How satisfied are you with this?",
):
    for _meaning in ("people", "left out"):

        @shape(f"every heading asks “{_question}”, {_meaning}", asks(_meaning))
        def _another(question=_question):
            return {"answers.csv": csv_of((*HEAD, *(f"{question} {text}" for text in T)), *BODY)}


@shape("every heading asks how far one agrees today", right(READ))
def _today():
    return csv_of((*HEAD, *(f"How far do you agree that it is important today? {text}" for text in T)), *BODY)


def measured(names, questions):
    return [
        (f"r{n}", question, name, answer if name == names[0] else answer % 5 + 1)
        for n, person in enumerate(PEOPLE)
        for question, answer in zip(questions, person.answers, strict=True)
        for name in names
    ]


for _names in (("agreement", "importance"), ("Zustimmung", "Wichtigkeit"), ("performance", "importance")):
    for _what, _questions in (("in words", T), ("as Q1", [text.upper() for text in Q]), ("as 1", range(1, 21))):

        @shape(f"a row an answer, {_names[0]} beside {_names[1]}, {_what}", right(ASKED, level=False, function=False))
        def _measures(names=_names, questions=_questions):
            return csv_of(("rid", "item", "measure", "value"), *measured(names, questions))


@shape("a row an answer, of a department and a person of it", right(level=False))
def _departments():
    number = {"sales": 0, "marketing": 0}
    lines = []
    for person in PEOPLE:
        number[person.function] += 1
        told = (FUNCTIONS[person.function], number[person.function])
        lines += [(*told, text, answer) for text, answer in zip(T, person.answers, strict=True)]
    return csv_of(("Department", "No.", "statement", "answer"), *lines)


STATEMENT_2 = replace(right(ASKED, kinds=["columns"], fill={"neither function blames": "statement 2"}))
for _mark in ("(reversed)", "(R)", "[reverse-coded]", "– umgepolt"):

    @shape(f"a statement marked {_mark}", STATEMENT_2)
    def _marked(mark=_mark):
        return {"marked.csv": csv_of((*HEAD, T[0], f"{T[1]} {mark}", *T[2:]), *BODY)}


@shape("translated statements, one marked (umgepolt)", right(ASKED, kinds=["columns"], fill={"Teil b": "statement 2"}))
def _translated():
    heads = [f"{n}. {text}{' (umgepolt)' * (n == 2)}" for n, text in enumerate(TRANSLATED, 1)]
    return csv_of((*HEAD, *heads), *BODY)


SAID = {1: T[1].replace("neither", "each"), 9: T[9].replace("little", "much")}
for _place, _text in SAID.items():

    @shape(f"statement {_place + 1} denied", right(ASKED, kinds=["columns"], fill={_text: f"statement {_place + 1}"}))
    def _denied(place=_place, text=_text):
        return csv_of((*HEAD, *T[:place], text, *T[place + 1 :]), *BODY)


@shape("every heading with a slip of the pen, and one denied", right(ASKED, fill={SAID[1]: "statement 2"}))
def _slips():
    heads = [f"{text[:-4]}{text[-3:]}" for text in T]
    heads[1] = SAID[1]
    return csv_of((*HEAD, *heads), *BODY)


def with_stray(write, text):
    """Return a file in which one answer of the sixth person is something else."""
    lines = rows(write, stamped())
    lines[5][9] = text
    return csv_of((*HEAD, *T), *lines)


OTHERS = [person for number, person in enumerate(PEOPLE) if number != 5]
for _stray in ("6", "0", "10", "3.5"):
    for _what, _write in (("words", ENGLISH), ("numbers", str)):

        @shape(f"one {_stray} among {_what}", right(READ, people=OTHERS))
        def _stray_cell(write=_write, stray=_stray):
            return with_stray(write, stray)


SIXES = [
    replace(
        person, answers=tuple(None if number < 4 and place in {6, 9} else a for place, a in enumerate(person.answers))
    )
    for number, person in enumerate(PEOPLE)
]


@shape("several sixes among words", right(ASKED, kinds=["scale"], fill={"6": "no answer"}, people=SIXES))
def _sixes():
    lines = rows(ENGLISH, stamped())
    for line in lines[:4]:
        line[9] = line[12] = "6"
    return csv_of((*HEAD, *T), *lines)


WITHOUT = [replace(person, answers=(None, *person.answers[1:])) for person in PEOPLE]
for _ends, _number in (
    ("(1 strongly disagree - 5 strongly agree, 6 cannot judge)", 6),
    ("(strongly disagree = 1, strongly agree = 5, don’t know = 0)", 0),
    ("(1 stimme gar nicht zu bis 5 stimme voll zu, 6 = weiß nicht)", 6),
):

    @shape(f"a number for no answer, told in the heading, {_ends}", right(READ, people=WITHOUT))
    def _nothing(ends=_ends, number=_number):
        lines = rows(str, stamped())
        for line in lines:
            line[3] = number
        return {"answers.csv": csv_of((*HEAD, *(f"{text} {ends}" for text in T)), *lines)}


@shape("six points told in the heading, of which none is for no answer", refused())
def _six():
    heads = [f"{text} Oceń od 1 na 6" for text in T]
    return csv_of((*HEAD, *heads), *rows(lambda answer: answer + (answer > 2), stamped()))


NOTHING = Expected(frozenset({REFUSED}), reason="Answers were typed here as numbers", whatever_is_read=True)


@shape("answers typed into a chat in a line", NOTHING)
def _in_a_line():
    lines = [f"[20.11.26, 14:{n:02}] Ana {n}: {' '.join(map(str, p.answers))}" for n, p in enumerate(PEOPLE)]
    return {"chat.txt": "\n".join(lines).encode()}


@shape("answers typed into a chat with their numbers", NOTHING)
def _numbered():
    lines = [
        f"Ana {n}, Sales:\n" + "\n".join(f"{k}. {a}" for k, a in enumerate(p.answers, 1)) for n, p in enumerate(PEOPLE)
    ]
    return {"chat.txt": "\n".join(lines).encode()}
