"""Two codes of one sender: asked about once, on the page and on the command line, and answered there."""

import json

import pytest

from assessment.__main__ import main
from assessment.exchange.code import GUESSES, Response, encode
from assessment.exchange.combined import combine
from assessment.exchange.read import read_file
from assessment.exchange.survey.choices import BOTH, LATER, Choices, read_choices, write_choices
from tests.chats import SHAPES, Sent

CHAT = "WhatsApp, Android, British"
NAMES = ("Ann Baker", "Ben Cole", "Cy Dean", "Di Evans")


def response(number, session=7, function="sales", shift=0):
    answers = tuple((number * 3 + place * place + shift) % 5 + 1 for place in range(20))
    return Response(function, "staff", session, 300 + number, answers)


TEAM = [encode(response(number)) for number in range(4)]
AGAIN = encode(response(13))


def chat(*messages, shape=CHAT):
    """Write messages, each a name and what it says, a few minutes apart."""
    sent = (Sent(name, 9 + place // 6, 9 * place % 60, 12, text) for place, (name, text) in enumerate(messages))
    return "\n".join(map(SHAPES[shape], sent))


def team(said="{}", name=NAMES[1]):
    """Write a chat of a team in which one of them sends another code with some words."""
    return chat(*zip(NAMES, TEAM, strict=True), (name, said.format(AGAIN)))


def read(text, instrument, choices=(), name="chat.txt"):
    return read_file(name, text.encode(), instrument, choices=choices)


def answered(text, instrument, meaning, name="chat.txt"):
    asked = read(text, instrument, name=name).questions[0]
    return read(text, instrument, [Choices("", (), (), {"person": dict.fromkeys(asked.texts, meaning)})], name)


def test_nobody_is_read_before_it_is_told_which_codes_count(instrument):
    """One question for all senders, who are named with their lines."""
    text = chat(*zip(NAMES, TEAM, strict=True), (NAMES[1], AGAIN), (NAMES[3], encode(response(12))))
    reading = read(text, instrument)
    assert ((), 1) == (reading.respondents, len(reading.questions))
    asked = reading.questions[0]
    texts = {"“Ben Cole”: line 2, then line 5": None, "“Di Evans”: line 4, then line 6": None}
    assert ("person", True, texts, "chat.txt") == (asked.kind, asked.blocking, asked.texts, asked.file)


def test_the_later_one_takes_the_place_of_the_first(instrument):
    """The first is a duplicate with its reason; the question can be answered anew."""
    reading = answered(team(), instrument, LATER)
    assert [1, 3, 4, 5] == [each.row for each in reading.respondents]
    assert ([(2, "line 5")], ()) == (
        [(each.row, each.reason[each.reason.index("line") :][:6]) for each in reading.duplicates],
        reading.questions + reading.remarks,
    )
    assert {"“Ben Cole”: line 2, then line 5": LATER} == reading.proposals[0][1].of("person")


def test_both_count_where_they_are_two_people(instrument):
    """Without a remark: it was said."""
    reading = answered(team(), instrument, BOTH)
    assert (5, (), (), ()) == (len(reading.respondents), reading.questions, reading.remarks, reading.duplicates)


@pytest.mark.parametrize(
    "said",
    [
        "sorry, this one: {}",
        "corrected: {}",
        "{} please ignore the first",
        "wrong code, here is the right one {}",
        "Sorry, falscher Code, hier der richtige: {}",
        "pardon, erreur : {}",
    ],
)
def test_words_that_take_back_a_code_propose_the_later_one(said, instrument):
    """It is asked all the same: nobody knows what they are about."""
    reading = read(team(said), instrument)
    assert ((), (), [LATER]) == (reading.respondents, reading.remarks, [*reading.questions[0].texts.values()])


def test_the_same_answers_propose_the_later_one(instrument):
    """A person who sends the same from two devices."""
    again = encode(response(1)._replace(respondent=77))
    reading = read(chat(*zip(NAMES, TEAM, strict=True), (NAMES[1], again)), instrument)
    assert [LATER] == [*reading.questions[0].texts.values()]


@pytest.mark.parametrize(
    "said",
    [
        "and this is Tom's: {}",
        "Tom’s code: {}",
        "from a colleague: {}",
        "passing this on for somebody else {}",
        "das ist der einer Kollegin: {}",
        "et celui d’une collègue : {}",
        "la de mi compañero: {}",
    ],
)
def test_a_code_that_is_passed_on_is_not_asked_about(said, instrument):
    """The words say whose it is."""
    reading = read(team(said), instrument)
    assert (5, (), ()) == (len(reading.respondents), reading.questions, reading.remarks)


def remarks_of_two(text, instrument, name="chat.txt"):
    """Return how many are read, and of how many a remark says that they may be one person."""
    reading = read(text, instrument, name=name)
    assert () == reading.questions
    return len(reading.respondents), len([each for each in reading.remarks if "one person may have" in each.reason])


@pytest.mark.parametrize(
    ("first", "said"),
    [
        ("{}", "and this is Tom, he has no phone: {}"),
        ("{}", "das ist Tom, er hat kein Handy: {}"),
        ("{}", "Tom asked me to forward this: {}"),
        ("mine {}", "his {}"),
        ("this is mine: {}", "and hers: {}"),
        ("meiner: {}", "seiner: {}"),
        ("le mien : {}", "le sien : {}"),
        ("Here are the two from our office {}", "{}"),
        ("our codes: {}", "{}"),
        ("Hier die beiden aus dem Büro: {}", "{}"),
    ],
)
def test_words_that_tell_who_answered_are_not_asked_about(first, said, instrument):
    """A remark says what to do where they mislead."""
    messages = [(name, first.format(code)) for name, code in zip(NAMES, TEAM, strict=True)]
    assert (5, 1) == remarks_of_two(chat(*messages, (NAMES[1], said.format(AGAIN))), instrument)


@pytest.mark.parametrize(
    ("first", "said"),
    [
        ("{}", "his {}"),
        ("mine {}", "mine {}"),
        ("mine {}", "{}"),
        ("his phone did it: {}", "his phone again: {}"),
        ("mine {}", "Update: {}"),
        ("mine {}", "not his, mine {}"),
        ("{}", "my phone has no battery, so here from the laptop: {}"),
        ("{}", "Eva asked me to send it again: {}"),
        ("{}", "the two of them are slow, here is it {}"),
        ("{}", "two minutes, really: {}"),
        ("our office is loud {}", "now it is quiet {}"),
        ("Für Ihre Auswertung: {}", "mein Code: {}"),
    ],
)
def test_words_that_tell_nothing_of_the_sort_stay_asked_about(first, said, instrument):
    """They sound like those above."""
    messages = [(name, first.format(code)) for name, code in zip(NAMES, TEAM, strict=True)]
    assert 1 == len(read(chat(*messages, (NAMES[1], said.format(AGAIN))), instrument).questions)


@pytest.mark.parametrize("said", ["sorry, mine was wrong, his phone: {}", "wrong code before. Tom has no phone: {}"])
def test_what_takes_back_a_code_beside_words_that_tell_who_is_asked_about(said, instrument):
    """It may be the code of somebody else that is wrong."""
    assert [LATER] == [*read(team(said), instrument).questions[0].texts.values()]


@pytest.mark.parametrize(
    "name",
    ["Survey Bot", "no-reply@firm.test", "No Reply <no@firm.test>", "anonymous", "web", "Sales Office", "Gast"],
)
def test_a_sender_that_is_no_person_is_not_asked_about(name, instrument):
    """A tool, a box of many, or nobody's name."""
    names = (NAMES[0], name, NAMES[2], name)
    text = "\n\n".join(f"From: {each}\nSent: 9:4{n}\n\n{TEAM[n]}" for n, each in enumerate(names))
    assert (4, 1) == remarks_of_two(text, instrument)
    messages = json.dumps([{"user": each, "code": code} for each, code in zip(names, TEAM, strict=True)])
    assert (4, 1) == remarks_of_two(messages, instrument, "chat.json")


@pytest.mark.parametrize(
    "name", ["Anna Web", "Info Meier", "anna@team.example", "Ann Baker (Sales)", "Office Ann", "Ben <ben@web.example>"]
)
def test_a_person_in_an_office_is_asked_about(name, instrument):
    """One word more is a name."""
    names = (NAMES[0], name, NAMES[2], name)
    text = "\n\n".join(f"From: {each}\nSent: 9:4{n}\n\n{TEAM[n]}" for n, each in enumerate(names))
    assert 1 == len(read(text, instrument).questions)


@pytest.mark.parametrize(("heading", "asked"), [("Entered by", 0), ("Erfasst von", 0), ("Name", 1), ("Username", 1)])
def test_who_enters_the_codes_of_others_is_not_asked_about(heading, asked, instrument):
    """A column of people who answered is."""
    rows = [(heading, "Code"), *zip((NAMES[0], NAMES[0], *NAMES[2:]), TEAM, strict=True)]
    reading = read("\n".join(",".join(row) for row in rows), instrument, name="codes.csv")
    assert asked == len(reading.questions)


@pytest.mark.parametrize("said", ["hier der von Tom: {}", "this one is for Tom {}", "celui de Marie : {}"])
def test_a_name_in_the_message_proposes_two_people(said, instrument):
    """It may be theirs."""
    assert [BOTH] == [*read(team(said), instrument).questions[0].texts.values()]


@pytest.mark.parametrize(
    "said", ["here’s mine: {}", "that’s it {}", "from Monday on {}", "today's: {}", "from Sales: {}"]
)
def test_other_words_propose_nothing(said, instrument):
    """An apostrophe or a day names nobody."""
    assert [None] == [*read(team(said), instrument).questions[0].texts.values()]


def test_who_collects_codes_is_not_asked_about(instrument):
    """Three or more of one sender are those of others."""
    more = [encode(response(20 + number)) for number in range(2)]
    reading = read(chat(*zip(NAMES, TEAM, strict=True), *((NAMES[1], code) for code in more)), instrument)
    assert (6, ()) == (len(reading.respondents), reading.questions)
    reading = read(chat(*((NAMES[0], code) for code in [*TEAM, *more])), instrument)
    assert (6, (), ()) == (len(reading.respondents), reading.questions, reading.remarks)


def test_a_code_for_a_second_measurement_is_no_double(instrument):
    """Its session is another one; a code without a session may be one for the first."""
    for session, asked in ((8, 0), (0, 1)):
        later = encode(response(1, session)._replace(respondent=90))
        reading = read(chat(*zip(NAMES, TEAM, strict=True), (NAMES[1], later)), instrument)
        assert (asked, ()) == (len(reading.questions), reading.remarks)


@pytest.mark.parametrize("shape", [CHAT, "Slack", "Teams, copied", "Discord", "Outlook thread", "Telegram, copied"])
def test_two_people_who_send_two_codes_each_are_asked_about(shape, instrument):
    """However few there are: the times tell that a name is a sender's. One code each is none's."""
    messages = [(NAMES[0], TEAM[0]), (NAMES[1], TEAM[1]), (NAMES[0], TEAM[2]), (NAMES[1], TEAM[3])]
    assert 2 == len(read(chat(*messages, shape=shape), instrument).questions[0].texts)
    assert 1 == len(read(chat(messages[0], messages[2], shape=shape), instrument).questions[0].texts)
    assert () == read(chat(*messages[:2], shape=shape), instrument).questions


@pytest.mark.parametrize("head", ["Today 9:30 AM", "Sales 9:30", "Code: ", "here is mine", "Code 9:30", "Mine:"])
def test_what_is_nobodys_name_is_not_asked_about(head, instrument):
    """A day, a department, a word for a code, or what somebody says."""
    text = "\n".join(f"{each}\n{code}" for each, code in zip((head, "Ann Baker 9:40", head), TEAM, strict=False))
    reading = read(text, instrument)
    assert (3, ()) == (len(reading.respondents), reading.questions)
    assert () == read(f"{head}\n{TEAM[0]}\n{head}\n{TEAM[1]}", instrument).questions


def test_a_mail_that_quotes_has_the_later_code_above(instrument):
    """The question names the older one first."""
    newer = f"From: Ann Baker\nSent: Friday 9:40\n\n{TEAM[0]}\n\n"
    text = f"{newer}-----Original Message-----\nFrom: Ann Baker\nSent: Friday 9:00\n\n{TEAM[1]}\n"
    assert ["“Ann Baker”: line 10, then line 4"] == [*read(text, instrument).questions[0].texts]
    assert [4] == [each.row for each in answered(text, instrument, LATER).respondents]


def test_mostly_other_answers_of_one_number_and_sender_are_asked_about(instrument):
    """Where nothing names the sender, two people may have answered on one device: a remark."""
    other = encode(response(1, shift=2))
    reading = read(chat(*zip(NAMES, TEAM, strict=True), (NAMES[1], other)), instrument)
    assert (1, ()) == (len(reading.questions), reading.remarks)


def test_guesses_of_the_first_code_stay_with_the_person(instrument):
    """They are the same person's; guesses with the later code count before them."""
    guessed = (1, *[None] * 14, 2, *[None] * 4)
    guess = encode(Response("marketing", None, 7, response(1).respondent, guessed, form=GUESSES))
    text = chat(*zip(NAMES, TEAM, strict=True), (NAMES[1], f"{AGAIN}\n{guess}"))
    reading = answered(text, instrument, LATER)
    assert [(5, guessed)] == [(each.row, each.guesses.answers) for each in reading.respondents if each.guesses]
    assert () == reading.rejected


def test_the_answer_travels_through_a_reading_file(tmp_path, capsys):
    """As every other one; nothing is written of columns, of which there are none."""
    file, toml = tmp_path / "chat.txt", tmp_path / "reading.toml"
    file.write_text(team("sorry, this one: {}"), "utf-8")
    assert 3 == main(["read", "--json", str(file), "--write-reading", str(toml)])
    shown = json.loads(capsys.readouterr().out)
    assert ([], {"“Ben Cole”: line 2, then line 5": LATER}) == (shown["respondents"], shown["questions"][0]["texts"])
    written = toml.read_text("utf-8")
    assert "# Each is one of: the later one counts, both count." in written
    assert "A column is one of" not in written
    assert 0 == main(["read", "--json", str(file), "--reading", str(toml)])
    assert 4 == len(json.loads(capsys.readouterr().out)["respondents"])
    toml.write_text(written.replace('= "the later one counts"', '= "both count"'), "utf-8")
    assert 0 == main(["read", "--json", str(file), "--reading", str(toml)])
    assert 5 == len(json.loads(capsys.readouterr().out)["respondents"])
    toml.write_text(written.replace('= "the later one counts"', '= "?"'), "utf-8")
    assert 3 == main(["read", "--json", str(file), "--reading", str(toml)])


def test_each_of_two_chats_has_its_own_answer(instrument):
    """Though neither has headings by which they are told apart."""
    first, second = team(), team().replace("Ben Cole", "Eve Ford")
    readings = [read(text, instrument, name=name) for name, text in (("one.txt", first), ("two.txt", second))]
    both = combine(readings)
    choices = read_choices("r", write_choices([each for _, each in both.proposals], both.questions))
    assert [{}, {}] == [each.of("person") for each in choices]
    toml = write_choices([each for _, each in both.proposals], both.questions)
    said = read_choices("r", toml.replace('5" = "?"', '5" = "both count"'))
    assert [5, 5] == [
        len(read(text, instrument, said, name).respondents) for name, text in (("one.txt", first), ("two.txt", second))
    ]


def test_a_chat_that_was_asked_about_is_no_table(instrument):
    """Whoever stands in it and in a table is told as before."""
    asked = answered(team(), instrument, BOTH, "two.txt")
    before = read(chat(*zip(NAMES, TEAM, strict=True)), instrument, name="one.txt")
    both = combine([before, asked])
    assert (5, ()) == (len(both.respondents), both.questions)


def test_a_list_of_codes_in_a_worksheet_or_page_is_asked_about_too(instrument):
    """Below a heading for names."""
    rows = [*zip(NAMES, TEAM, strict=True), (NAMES[1], AGAIN)]
    page = "".join(f"<tr><td>{name}</td>\n<td>{code}</td></tr>\n" for name, code in [("Name", "Code"), *rows])
    reading = read("\n".join(f"{name},{code}" for name, code in [("Name", "Code"), *rows]), instrument, name="a.csv")
    assert ((), 1) == (reading.respondents, len(reading.questions))
    assert read(f"<html><body><table>{page}</table></body></html>", instrument, name="a.html").found
