"""Where numbers in a file stop being points of the scale: on both sides of each line."""

from random import Random

import pytest

from assessment.exchange.read import read_file
from assessment.exchange.reading import UnreadableError

PEOPLE = 40
ALL = "12345"


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
        (["99"], PEOPLE - 1, "", "“99” is outside 1 to 5"),
    ],
)
def test_a_slip_costs_its_row_and_a_code_does_not(slips, read, asked, refused, instrument):
    """Tools write -8 and less where nobody answered; whatever lies nearer is a minus too much, or a key beside."""
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
    assert "was read as no answer" in asked


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
