"""Where numbers in a file stop being points of the scale: on both sides of each line."""

from random import Random

import pytest

from assessment.exchange.read import read_file
from assessment.exchange.reading import UnreadableError
from assessment.exchange.survey.words import words

PEOPLE = 40
ALL = "12345"
ENOUGH = int(words().limit("enough-answers"))


def table(answers, slips=(), *, heading="q{}", people=PEOPLE):
    """Return a table with answers drawn from some, and with `slips` in the first cells of its first row."""
    random = Random(1)  # noqa: S311  test data
    rows = [[random.choice(answers) for _ in range(20)] for _ in range(people)]
    rows[0][: len(slips)] = slips
    head = ",".join(f'"{heading.format(number)}"' for number in range(1, 21))
    return "\n".join([head, *map(",".join, rows)]).encode()


def outcome(*given, instrument, **more):
    """Return who was read, what is asked about the numbers, and why rows or the file are refused."""
    try:
        reading = read_file("people.csv", table(*given, **more), instrument)
    except UnreadableError as error:
        return 0, "", error.reason
    asked = " ".join(each.sentence for each in reading.questions if each.kind == "scale")
    return len(reading.respondents), asked, " ".join(each.reason for each in reading.rejected)


@pytest.mark.parametrize(
    ("slips", "read", "asked", "refused"),
    [
        (["-7"], PEOPLE - 1, "", "“-7” is outside 1 to 5"),
        (["-8"], PEOPLE, "“-8” was read as no answer", ""),
        (["7"], PEOPLE - 1, "", "“7” is outside 1 to 5"),
        (["-2"], PEOPLE - 1, "", "“-2” is outside 1 to 5"),
        (["-1"], PEOPLE, "“-1” was read as no answer", ""),
        (["45"], PEOPLE - 1, "", "“45” is outside 1 to 5"),
        (["99"], PEOPLE, "“99” was read as no answer", ""),
    ],
)
def test_a_slip_costs_its_row_and_a_code_does_not(slips, read, asked, refused, instrument):
    """Tools write -1, -8 and less, or 99 where nobody answered; others are a minus too much, or a key beside."""
    found = outcome(ALL, slips, instrument=instrument)
    assert read == found[0]
    assert asked in found[1]
    assert bool(asked) == bool(found[1])
    assert refused in found[2]


@pytest.mark.parametrize(("answers", "remarked"), [("234", "1 or 5"), ("2345", "1"), ("34", ""), (ALL, "")])
def test_ends_that_nobody_chose_are_remarked_where_three_others_were(answers, remarked, instrument):
    """Two different answers tell nothing of how many points a form has."""
    asked = f"No answer is {remarked}. Had the form five points?" if remarked else ""
    assert (PEOPLE, asked, "") == outcome(answers, instrument=instrument)


@pytest.mark.parametrize(
    ("last", "scale"),
    [
        (6, "a scale of six points"),
        (7, "a scale of seven points"),
        (8, "a scale of eight points"),
        (9, "a scale of nine points"),
        (10, "a scale of ten points"),
        (11, "a scale of eleven points"),
        (12, "a longer scale"),
    ],
)
def test_how_long_another_scale_is_stands_in_words(last, scale, instrument):
    """Up to eleven points; what is longer is a slider."""
    found = outcome([str(number) for number in range(1, last + 1)], instrument=instrument)
    assert f"run from 1 to {last}: that is {scale}, and" in found[2]
    out_of = outcome([f"{number}/{last}" for number in range(1, 6)], instrument=instrument)
    assert f"The answers are out of {last}: that is {scale}, and" in out_of[2]


def test_of_several_scales_the_longest_is_named(instrument):
    """Where some answers are out of seven, and others out of ten."""
    found = outcome(["1/7", "2/10", "3/7", "4/5"], instrument=instrument)
    assert "The answers are out of 10: that is a scale of ten points, and" in found[2]


def test_answers_outside_are_slips_only_beside_others(instrument):
    """Somebody alone who answers 6 and 7 has another scale; beside a 4 these are slips."""
    assert "run from 6 to 7" in outcome([""], ["6", "7", "7"], people=1, instrument=instrument)[2]
    assert "“6” is outside 1 to 5" in outcome([""], ["6", "7", "7", "4"], people=1, instrument=instrument)[2]


def test_numbers_below_zero_in_one_row_are_slips(instrument):
    """The same numbers in many rows are a scale round zero."""
    assert PEOPLE - 1 == outcome("123", ["-1", "-2", "-3"], instrument=instrument)[0]
    assert (
        "run from -3 to 3: that is a scale of six points"
        in outcome(["-1", "-2", "-3", *"123"], instrument=instrument)[2]
    )


def test_numbers_below_zero_alone_are_no_points(instrument):
    """Nobody answered: form tools number why from -1 on."""
    read, asked, refused = outcome(["-1", "-2", "-3"], instrument=instrument)
    assert (0, True) == (read, "This row has no answer." in refused)
    assert "were read as no answer" in asked


@pytest.mark.parametrize(
    ("ends", "asked", "refused"),
    [
        (2, "The numbers run from -2 to 2. Is -2 the lowest of five points?", ""),
        (3, "", "says that the answers run from -3 to 3: that is a scale of seven points"),
    ],
)
def test_a_heading_tells_how_far_a_scale_round_zero_goes(ends, asked, refused, instrument):
    """To 2 it has five points."""
    found = outcome(["-2", "-1", "0", "1", "2"], heading=f"q{{}} from -{ends} to +{ends}", instrument=instrument)
    assert asked == found[1]
    assert refused in found[2]


@pytest.mark.parametrize(
    ("low", "high", "without", "asked"),
    [
        (-3, 1, None, "Beside the five points there is “0”. Does it mean no answer?"),
        (-2, 5, None, "Beside the five points there is “0”. Does it mean no answer?"),
        (-1, 4, None, "The numbers run from 0 to 4. Is 0 the lowest of five points?"),
        (-2, 2, 0, "The numbers run from -2 to 2. Is -2 the lowest of five points?"),
        (-2, 4, None, "The answers run from -2 to 4. Which of them are points, and which mean no answer?"),
        (-2, 1, 0, "The answers run from -2 to 1. Which of them are points, and which mean no answer?"),
    ],
)
def test_numbers_below_zero_are_codes_unless_they_may_be_points(low, high, without, asked, instrument):
    """They may where those above go as far, or where zero lies between and those above end before ours do."""
    answers = [str(number) for number in range(low, high + 1) if number != without]
    assert (0, asked, "") == outcome(answers, instrument=instrument)


def test_the_longest_scale_round_zero_that_a_heading_names_counts(instrument):
    """Whatever stands before it."""
    heading = "q{} from -2 to +2, later from -3 to +3"
    found = outcome(["-2", "-1", "0", "1", "2"], heading=heading, instrument=instrument)
    assert "from -3 to 3: that is a scale of seven points" in found[2]


@pytest.mark.parametrize(
    ("last", "runs"), [(10, "run from 1 to 10: "), (11, "run from 1 to 11: "), (12, "run from 1 to 99: ")]
)
def test_99_is_no_answer_unless_it_may_be_a_point_of_a_slider(last, runs, instrument):
    """Beside up to eleven points nobody has so many; where there are more it may be what somebody chose."""
    answers = [str(number) for number in (*range(1, last + 1), 99)]
    assert runs in outcome(answers, instrument=instrument)[2]


def test_numbers_on_both_sides_of_zero_with_gaps_are_points_up_to_2_only(instrument):
    """Farther out they are codes, unless each down to the lowest is there."""
    asked = "The numbers run from -2 to 2. Is -2 the lowest of five points?"
    assert (0, asked, "") == outcome(["-2", "0", "2"], instrument=instrument)
    read, asked, _ = outcome(["-3", "-1", "1", "3"], instrument=instrument)
    assert (PEOPLE, "“-1” and “-3” were read as no answer. Are they?") == (read, asked)


FROM_ONE = "(1 = strongly disagree, 5 = strongly agree)"
DOWN = "(1 = strongly agree, 5 = strongly disagree)"


@pytest.mark.parametrize(
    ("said", "asked", "proposed"),
    [
        (DOWN, "that the numbers run from agreement down to disagreement. Turn them round?", [*"54321"]),
        (
            "(lower numbers mean more)",
            "that the numbers run from agreement down to disagreement. Turn them round?",
            [*"54321"],
        ),
        ("(1 = blue, 5 = green)", "what 1 and 5 mean, in words that are not known here. Is 5 agreement?", [*ALL]),
        ("(0 = strongly disagree, 4 = strongly agree)", "that the numbers begin with 0. Which point is each?", []),
        ("(1 = strongly disagree, 4 = strongly agree)", "that the answers run to 4. Which point is each?", []),
    ],
)
def test_what_a_heading_says_of_the_ends_is_asked(said, asked, proposed, instrument):
    """What is known is proposed; a code of no answer remains one where the points do."""
    for answers in ([*ALL], [*ALL, "99"]):
        reading = read_file("people.csv", table(answers, heading=f"q{{}} {said}"), instrument)
        (question,) = (each for each in reading.questions if each.kind == "scale")
        assert f"A heading or a note says {asked}" == question.sentence
        expected = dict(zip(ALL, proposed or [None] * 5, strict=True))
        code = {"99": "no answer" if proposed else None} if "99" in answers else {}
        assert expected | code == question.texts


@pytest.mark.parametrize("said", [FROM_ONE, "(4 = strongly agree)", "(strongly agree to strongly disagree)"])
def test_a_heading_that_says_what_is_ours_or_too_little_is_not_asked_about(said, instrument):
    """Neither are headings of which one alone names a point before the last. A slip costs its row all the same."""
    assert (PEOPLE, "", "") == outcome(ALL, heading=f"q{{}} {said}", instrument=instrument)
    read, asked, refused = outcome(ALL, ["7"], heading=f"q{{}} {said}", instrument=instrument)
    assert (PEOPLE - 1, "") == (read, asked)
    assert "“7” is outside 1 to 5" in refused


@pytest.mark.parametrize("answers", [["2", "3", "4"], ["2", "3", "4", "99"]])
def test_ends_that_nobody_chose_are_not_remarked_where_headings_name_them(answers, instrument):
    """The form had them, so that is answered; whether a code is no answer is asked as ever."""
    asked = "“99” was read as no answer. Is it?" if "99" in answers else ""
    assert (PEOPLE, asked, "") == outcome(answers, heading=f"q{{}} {FROM_ONE}", instrument=instrument)


@pytest.mark.parametrize(
    ("first", "last", "points"), [(1, 6, "six"), (1, 7, "seven"), (0, 6, "seven"), (0, 10, "eleven")]
)
def test_a_heading_that_names_more_points_refuses_the_file(first, last, points, instrument):
    """Though nobody chose the highest."""
    heading = f"q{{}} ({first} = strongly disagree, {last} = strongly agree)"
    found = outcome(ALL, heading=heading, instrument=instrument)[2]
    assert f"A heading or a note says that the answers run to {last}: that is a scale of {points} points" in found


@pytest.mark.parametrize(
    ("other", "asked"),
    [
        ("(1 = strongly disagree, 4 = strongly agree)", ""),
        ("(0 = strongly disagree, 5 = strongly agree)", "begin with 0"),
        (DOWN, "Which of them holds for all?"),
    ],
)
def test_headings_that_say_several_things_are_taken_together(other, asked, instrument):
    """The lowest and the highest point that they name are the ends; what cannot be true of all is asked."""
    text = table(ALL, heading=f"q{{}} {FROM_ONE}").decode()
    for places in (range(1, 11), range(11, 21)):
        changed = text
        for place in places:
            changed = changed.replace(f"q{place} {FROM_ONE}", f"q{place} {other}")
        questions = read_file("people.csv", changed.encode(), instrument).questions
        sentences = " ".join(each.sentence for each in questions if each.kind == "scale")
        assert asked in sentences
        assert bool(asked) == bool(sentences)


@pytest.mark.parametrize(
    ("answers", "asked", "proposed"),
    [
        ("01234", "The numbers run from 0 to 4. Is 0 the lowest of five points?", ALL),
        ("024", "The numbers run from 0 to 4. Is 0 the lowest of five points?", "135"),
        (["6", "7", "8", "9", "10"], "The numbers run from 6 to 10. Which point is each?", ALL),
    ],
)
def test_five_points_that_are_numbered_otherwise_are_asked_about(answers, asked, proposed, instrument):
    """From the lowest on; a code of no answer remains one."""
    reading = read_file("people.csv", table([*answers, "99"]), instrument)
    (question,) = (each for each in reading.questions if each.kind == "scale")
    assert asked == question.sentence
    assert dict(zip(answers, proposed, strict=True)) | {"99": "no answer"} == question.texts


@pytest.mark.parametrize(
    ("answers", "runs"),
    [
        (["6", "8", "10"], "The answers run from 6 to 10: that is a scale of ten points, and"),
        (["10", "20", "30", "40", "50"], "The answers run from 10 to 50: that is a longer scale, and"),
        ([str(number) for number in range(-8, 9)], "The answers run from 0 to 8: that is a scale of nine points, and"),
        ([str(number) for number in range(-7, 8)], "The answers run from -7 to 7: that is a longer scale, and"),
        (["0", "1", "2", "3", "4", "5", "6"], "The answers run from 0 to 6: that is a scale of seven points, and"),
        ([*ALL, "3.5"], "There are answers such as 3.5, between the points of a scale: that is a longer scale, and"),
    ],
)
def test_no_five_points_are_made_of_other_numbers(answers, runs, instrument):
    """Neither of some in between, nor of tens, nor of more."""
    assert runs in outcome(answers, instrument=instrument)[2]


@pytest.mark.parametrize(("codes", "proposed"), [("8", "no answer"), ("89", "no answer"), ("0", None), ("08", None)])
def test_8_and_9_beside_five_points_may_be_no_answer(codes, proposed, instrument):
    """With 0 among them they may be points of a longer scale, so nothing is proposed."""
    reading = read_file("people.csv", table([*ALL, *codes]), instrument)
    (question,) = (each for each in reading.questions if each.kind == "scale")
    asked = (
        "Beside the five points there is “{}”. Does it mean no answer?",
        "Beside the five points there are “{}” and “{}”. Do they mean no answer?",
    )
    assert asked[len(codes) - 1].format(*codes) == question.sentence
    assert dict(zip(ALL, ALL, strict=True)) | dict.fromkeys(codes, proposed) == question.texts


def test_8_and_9_are_points_where_none_of_ours_stands_beside_them_or_another_does(instrument):
    """Then nobody knows of a code."""
    assert "The answers run from 8 to 9: that is" in outcome("89", instrument=instrument)[2]
    assert "The answers run from 1 to 9: that is" in outcome([*ALL, "7", "9"], instrument=instrument)[2]


@pytest.mark.parametrize(("people", "asked"), [(ENOUGH // 20, True), (ENOUGH // 20 - 1, False)])
def test_ends_that_nobody_chose_are_remarked_where_enough_answered(people, asked, instrument):
    """Few people may all avoid the ends."""
    assert asked == bool(outcome("234", people=people, instrument=instrument)[1])
