"""Whole reports attacked: from all that their files tell, nobody's answer to any statement can be worked out."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from random import Random

import pytest

from assessment.guesses import GUESSING, Guesses
from assessment.instrument import LEVELS, Instrument
from assessment.load import load_bank
from assessment.report.team import team_report
from assessment.report.team_csv import team_csv
from assessment.report.team_files import everything
from assessment.stats import NoFigure
from assessment.team import Team, TeamResult, analyse, count, to_json
from assessment.team.alike import StandIn
from assessment.team.beliefs import told
from assessment.team.disclosure import disclose
from assessment.team.threshold import choose
from assessment.team.unvaried import may_be_told
from assessment.team.views import Hideable
from tests.attack.bare import bare
from tests.attack.departments import Department, all_but, asked_twice, department, one_open, only, row
from tests.attack.finding import BEFORE, Outcome, attack
from tests.attack.reading import read
from tests.attack.worlds import Worlds
from tests.teams import STYLES

TEAMS, BATCHES = 95, 5
"""How many teams of two departments are attacked here, and in how many tests; `python -m bench.attack` takes more."""

TWICE, TWICE_BATCHES = 8, 2
"""The same of teams of which two reports were given out."""

BANK = load_bank()


def counted_of(team: Department) -> Team:
    """Return everybody, counted, those of an earlier report apart."""
    return count(team.people, BANK.instrument, counted_of(team.before) if team.before else None)


def result_of(team: Department) -> TeamResult:
    """Return what a report is made of."""
    counted = counted_of(team)
    return analyse(counted, BANK.instrument, heads_agreed=team.heads_agreed, asked=team.asked)


def figures(team: Department) -> Mapping[str, str]:
    """Return the files with every figure, to the last digit."""
    result = result_of(team)
    return {"comparison.json": json.dumps(to_json(result)), "figures.csv": team_csv(team_report(result, BANK))}


def files(team: Department) -> Mapping[str, str]:
    """Return every file of a report: page, text, figures, and pictures with their descriptions."""
    result = result_of(team)
    return everything(team_report(result, BANK), STYLES)


def both(team: Department) -> Mapping[str, str]:
    """Return the files of two reports, the second of which knows who was in the first."""
    assert team.before
    return {**{f"{BEFORE}{name}": text for name, text in figures(team.before).items()}, **figures(team)}


def gist_of_both(team: Department, function: str) -> object:
    """Return all that two reports know of a function."""
    assert team.before
    return gist(team.before, function), gist(team, function)


def gist(team: Department, function: str) -> object:
    """Return all that a report knows of a function."""
    counted, rule = counted_of(team.only(function)), choose(None, BANK.instrument)
    disclosed = disclose(counted, function, rule, heads_agreed=team.heads_agreed)
    levels = () if isinstance(disclosed.levels, NoFigure) else disclosed.levels.values()
    guesses = told(counted.guessed(function), rule) if function in GUESSING else ()
    without = may_be_told(counted, function, rule, heads_shown=bool(disclosed.heads))
    rest = (counted.part(function, *LEVELS, None), counted.unvaried[function]) if without else None
    means_only = [stand_ins([*s.statements, s.totals, *s.themes.values()]) for s in (disclosed.shown, *levels)]
    return disclosed, guesses, rest, means_only, stand_ins(guesses)


def stand_ins(counts: Iterable[Hideable]) -> list[bool]:
    """Return which counts tell their mean only: they equal counts that tell more."""
    return [isinstance(each, StandIn) for each in counts]


def broken(team: Department, instrument: Instrument) -> Outcome:
    """Return what the attack finds in a report that checks each figure by itself."""

    def release(team: Department) -> Mapping[str, str]:
        return bare(team, instrument)

    return attack(
        team,
        release,
        lambda team, _function: release(team),
        instrument,
        insiders=0,
        rows=False,
        as_is=True,
        functions=("sales",),
    )


class TestTheAttackWorks:
    @pytest.mark.parametrize("seed", range(5))
    def test_a_single_answer_is_found(self, seed: int, instrument: Instrument) -> None:
        """Seven complete people and one who answered a single statement: the answer is the difference of two sums."""
        statement = 1 + 3 * seed
        outcome = broken(one_open(7, only(statement, 1 + seed), seed), instrument)
        assert (7, statement) in [(hole.person, hole.statement) for hole in outcome.holes]

    @pytest.mark.parametrize("seed", [0, 3])
    def test_the_other_statement_of_a_theme_is_found(self, seed: int, instrument: Instrument) -> None:
        """Seven people of whom one left statement 17 open: a theme of two statements gives their answer to 18."""
        left_open = all_but(17, row(Random(seed)))  # noqa: S311  test data
        outcome = broken(one_open(6, left_open, seed), instrument)
        assert (6, 18) in [(hole.person, hole.statement) for hole in outcome.holes]

    def test_unanimity_is_found(self, instrument: Instrument) -> None:
        """Where everybody gave one answer, the mean tells everyone's."""
        people = one_open(9, row(Random(1)), 1)  # noqa: S311  test data
        same = [(5, *person.answers[1:]) if person.function == "sales" else person.answers for person in people.people]
        outcome = broken(people.answering(same), instrument)
        assert 10 == sum(hole.statement == 1 for hole in outcome.holes)

    @pytest.mark.parametrize(("guesses", "found"), [((4,) * 9, True), ((4,) * 8 + (3,), False)])
    def test_a_guess_is_found(self, guesses: tuple[int, ...], found: bool, instrument: Instrument) -> None:
        """Where everybody guessed the same, the mean tells everyone's guess; an outsider cannot tell who did not."""
        sales = [
            replace(person, guesses=Guesses("marketing", only(3, guess)))
            for person, guess in zip(one_open(8, row(Random(1)), 1).of("sales"), guesses, strict=True)  # noqa: S311
        ]
        outcome = broken(Department("guesses", tuple(sales)), instrument)
        assert [(place, 23) for place in range(9) if found] == [
            (hole.person, hole.statement) for hole in outcome.holes if hole.statement in range(21, 41)
        ]

    def test_a_newcomer_between_two_reports_is_found(self, instrument: Instrument) -> None:
        """Two reports of one team, before and after somebody answered, differ by that person."""
        after = one_open(7, row(Random(2)), 2)  # noqa: S311  test data
        newcomer = next(person for person in after.people[::-1] if person.function == "sales")
        before = Department("before", tuple(person for person in after.people if person is not newcomer))
        first, second = (read(bare(team, instrument)) for team in (before, after))
        worlds = Worlds(after.of("sales"), "sales", second, instrument, as_is=True)
        worlds.also(first, range(7))
        found = [worlds.other(((7,), s)) for s in range(20)]
        assert [(None, True)] * 20 == [(each.world, each.sure) for each in found]

    def test_newcomers_of_one_mind_are_found(self, instrument: Instrument) -> None:
        """Were the second report made without regard to the first, their one answer would be the difference."""
        team = asked_twice(1)
        came = team.people[team.first :]
        rows = [
            (4, *each.answers[1:]) if each in came else (1 + place % 5, *each.answers[1:])
            for place, each in enumerate(team.people)
        ]
        team = team.answering(rows)

        def release(team: Department) -> Mapping[str, str]:
            assert team.before
            (first,) = bare(team.before, instrument).values()
            return {**bare(team, instrument), f"{BEFORE}bare.json": first}

        outcome = attack(
            team, release, lambda team, _function: release(team), instrument, insiders=0, rows=False, as_is=True
        )
        newcomers = {
            (function, place, 1)
            for function in ("sales", "marketing")
            if team.before
            for place in range(len(team.before.of(function)), len(team.of(function)))
        }
        assert newcomers <= {(hole.function, hole.person, hole.statement) for hole in outcome.holes}


class TestReports:
    @pytest.mark.parametrize("batch", range(BATCHES))
    def test_nothing_is_worked_out(self, batch: int, instrument: Instrument) -> None:
        """In no department is an answer or a total pinned, for an outsider or an insider."""
        outcome = Outcome()
        for number in range(batch, TEAMS, BATCHES):
            outcome = outcome.plus(attack(department(number), figures, gist, instrument, insiders=1, rows=False))
        assert () == outcome.holes
        assert outcome.departments > TEAMS // BATCHES
        assert outcome.given_up + outcome.unlike <= outcome.questions // 50

    @pytest.mark.parametrize("number", [1000, 1001])
    def test_no_form_tells_more(self, number: int, instrument: Instrument) -> None:
        """The same holds with the page, the text and the pictures, and nobody's whole row is recovered."""
        team = department(number, sizes=(6, 8))
        assert () == attack(team, files, gist, instrument, insiders=1).holes

    @pytest.mark.parametrize("batch", range(TWICE_BATCHES))
    def test_nothing_is_worked_out_of_two(self, batch: int, instrument: Instrument) -> None:
        """Nor by taking a report from the next one, with all that both tell: totals, themes and spreads as well."""
        outcome = Outcome()
        for number in range(batch, TWICE, TWICE_BATCHES):
            team = asked_twice(number)
            outcome = outcome.plus(attack(team, both, gist_of_both, instrument, insiders=1, rows=False))
        assert () == outcome.holes
        assert outcome.given_up + outcome.unlike <= outcome.questions // 50

    def test_open_answers_of_few_change_nothing(self) -> None:
        """Whatever few people with open statements answer, and however few they are, every file is the same."""
        answers = [only(17, 1), only(3, 5), all_but(17, row(Random(3)))]  # noqa: S311  test data
        assert 1 == len({json.dumps(files(one_open(7, each, 4))) for each in answers})
