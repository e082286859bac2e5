"""How the figures of a team report read."""

import re
from dataclasses import replace

import pytest

from assessment.instrument import Instrument
from assessment.model import Bank
from assessment.report.team import render_team, render_team_markdown
from assessment.report.team_figures import FigureWords
from assessment.stats import Interval, NoFigure
from tests.teams import TEAMS, Page, report_of


def test_a_mean_near_a_band_keeps_its_type(instrument: Instrument) -> None:
    """59.6 is Defined, so it does not read as 60, and 0.4 points to the next type are not 0; 61.2 reads as 61."""
    few, many = (FigureWords(few=few, instrument=instrument) for few in (True, False))
    means = (59.6, 59.97, 61.2, 60.0, NoFigure("no-answers"))
    assert ["59.6", "59.9", "61", "60", "–"] == [few.mean_total(mean) for mean in means]
    assert ["59.9", "61.2", "–"] == [many.mean_total(mean) for mean in (59.96, 61.2, NoFigure("no-answers"))]
    assert ("0.4", "19", "18.8") == (few.to_next(0.4), few.to_next(18.8), many.to_next(18.8))


def test_few_people_have_fewer_digits(instrument: Instrument) -> None:
    """With few people means have one decimal and totals none."""
    few, many = (FigureWords(few=few, instrument=instrument) for few in (True, False))
    assert ("3.5", "61", "0.04") == (few.answer(3.4567), few.total(61.23), few.p(0.0412))
    assert ("3.46", "61.2", "0.041") == (many.answer(3.4567), many.total(61.23), many.p(0.0412))
    assert ("< 0.01", "< 0.001") == (few.p(0.0001), many.p(0.0001))


def test_intervals_end_with_the_scale(instrument: Instrument) -> None:
    """No mean lies beyond the scale, so no interval is said to."""
    say = FigureWords(few=True, instrument=instrument)
    assert ("4.2 to 5.0", "20 to 31") == (
        say.answer_interval(Interval(4.2, 5.3)),
        say.total_interval(Interval(17.9, 31.2)),
    )


def test_an_end_of_an_interval_keeps_its_type(instrument: Instrument) -> None:
    """An interval from 59.8 reaches down into Defined, so it does not read as from 60."""
    few, many = (FigureWords(few=few, instrument=instrument) for few in (True, False))
    assert (
        "59.8 to 65"
        == few.total_interval(Interval(59.8, 64.9))
        == many.total_interval(Interval(59.8, 64.9), short=True)
    )
    assert "59.9 to 64.9" == many.total_interval(Interval(59.98, 64.9))
    assert "–" == many.total_interval(NoFigure("no-spread"))


def test_an_interval_that_leaves_out_zero_does_not_read_as_from_zero(instrument: Instrument) -> None:
    """0.3 to 24.8 points leave out 0, so they do not read as 0 to 25."""
    say = FigureWords(few=True, instrument=instrument)
    assert "+0.3 to +25" == say.apart(Interval(0.3, 24.8), totals=True)
    assert "−13 to −0.4" == say.apart(Interval(-13.2, -0.4), totals=True, short=True, signed=False)
    assert "0 to +2" == say.apart(Interval(0.0, 2.0), totals=True)


def test_small_groups_are_about(bank: Bank) -> None:
    """Words say “about” for fewer people than the limit, and for no others."""
    small, large = (
        " ".join(Page(render_team(report_of(TEAMS[name], bank), "")).lines)
        for name in TEAMS
        if name in ("small", "hidden")
    )
    assert re.search(r"Sales sees about \d", small)
    assert re.search(r"Sales sees \d", large)


def test_small_groups_have_no_second_decimal(bank: Bank) -> None:
    """In the report of a small team no mean, difference or interval has two decimals."""
    text = render_team_markdown(report_of(TEAMS["small"], bank))
    table = text.partition("## The 20 statements")[2].partition("## Agreement")[0]
    assert not re.search(r"\d\.\d\d", table)


def test_two_types_are_told_from_intervals_and_not_from_words(bank: Bank) -> None:
    """Each total has to keep to a type of its own; a mean without an interval keeps to the type that it has."""
    total = report_of(TEAMS["clear-gap"], bank).result.total
    say = FigureWords(few=False, instrument=bank.instrument)
    for reaches, two in (
        ((("defined", "defined"), ("aligned", "aligned")), True),
        ((("defined", "defined"), ("defined", "defined")), False),
        ((("defined", "aligned"), ("aligned", "aligned")), False),
        ((NoFigure("one-answer"), ("aligned", "aligned")), False),
    ):
        views = {
            key: replace(view, reach=reach) for (key, view), reach in zip(total.views.items(), reaches, strict=True)
        }
        assert two == replace(total, views=views).two_types
    view = replace(total.views["sales"], reach=NoFigure("one-answer"), type="defined")
    assert ("defined", "defined") == say.types(view)
    assert ("defined", "aligned") == say.types(replace(view, reach=("defined", "aligned")))
    with pytest.raises(TypeError):
        say.types(replace(view, type=NoFigure("no-answers")))
