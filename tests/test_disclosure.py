"""The attacker's view: whatever a comparison shows, nobody can work out what the threshold hides."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import combinations
from random import Random
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessment.guesses import Guesses
from assessment.instrument import Answers, Instrument
from assessment.team import analyse, count, to_json
from assessment.team.disclosure import disclose
from assessment.team.threshold import BELOW_THRESHOLD, choose
from tests.properties import examples

THRESHOLD = 5
FUNCTIONS = ("sales", "marketing", "other", None)
LEVELS = ("head", "staff", None)

type Found = dict[str, Any]

seeds = given(st.integers(0, 10**9))
few = examples(12)


@dataclass(frozen=True)
class Respondent:
    function: str | None
    level: str | None
    answers: Answers
    guesses: Guesses | None = None


def answers(random: Random, missing: float = 0.0) -> Answers:
    return tuple(None if random.random() < missing else random.randint(1, 5) for _ in range(20))


def group(random: Random, function: str | None, level: str | None, size: int, missing: float = 0.0) -> list[Respondent]:
    return [Respondent(function, level, answers(random, missing)) for _ in range(size)]


def team(random: Random) -> list[Respondent]:
    """Return a team whose groups are empty, small or large, some with open statements."""
    sizes = (0, 1, 2, 4, 5, 6, 9)
    missing = random.choice((0.0, 0.01, 0.3))
    return [
        person
        for function in FUNCTIONS
        for level in LEVELS
        for person in group(random, function, level, random.choice(sizes), missing)
    ]


def compare(people: list[Respondent], instrument: Instrument, threshold: int = THRESHOLD, *, agreed: bool) -> Found:
    result = analyse(count(people, instrument), instrument, threshold, heads_agreed=agreed)
    found: Found = json.loads(json.dumps(to_json(result), allow_nan=False))
    return found


type Atoms = dict[str | tuple[str, int] | None, list[Respondent]]
"""What a function is made of for the attacker: each head who is shown, and the people of each level otherwise."""


def atoms(people: list[Respondent], function: str, found: Found) -> Atoms:
    parts: Atoms = {level: [p for p in people if (p.function, p.level) == (function, level)] for level in LEVELS}
    if found["heads"][function]:
        return {("head", place): [head] for place, head in enumerate(parts.pop("head"))} | parts
    return parts


def figures(found: Found, function: str) -> Iterator[tuple[str, list[tuple[str | None, Found]]]]:
    """Yield every figure with its views: of the whole function (None), and of its levels."""
    levels = (found["levels"][function] or {}).items()
    levels = [(level, view) for level, view in levels if level in LEVELS]
    yield "people", [(None, {"n": found["n"][function]}), *levels]
    yield "total", [(None, found["total"][function]), *((level, view["total"]) for level, view in levels)]
    for place, statement in enumerate(found["statements"]):
        own = [(level, view["statements"][place]) for level, view in levels]
        yield str(place), [(None, statement[function]), *own]


def answered(person: Respondent, figure: str) -> bool:
    if figure == "people":
        return True
    return None not in person.answers if figure == "total" else person.answers[int(figure)] is not None


def recovered(people: list[Respondent], found: Found, threshold: int) -> list[str]:
    """Return the small groups whose size and sum are a combination of what is shown, by linear algebra."""
    successes = []
    for function in ("sales", "marketing"):
        parts = atoms(people, function, found)
        for figure, views in figures(found, function):
            sizes = {key: sum(answered(person, figure) for person in part) for key, part in parts.items()}
            present = [key for key, size in sizes.items() if size]
            shown = [
                [
                    float(whole is None or key == whole or (isinstance(key, tuple) and key[0] == whole))
                    for key in present
                ]
                for whole, view in views
                if view["n"]
            ]
            shown += [[float(key == head) for key in present] for head in present if isinstance(head, tuple)]
            secret = [key for key in present if not isinstance(key, tuple)]
            for some in (some for size in (1, 2, 3) for some in combinations(secret, size)):
                target = [float(key in some) for key in present]
                if sum(sizes[key] for key in some) < threshold and _in_span(target, shown):
                    successes.append(f"{function} {figure}: {some}")
    return successes


def _in_span(target: list[float], rows: list[list[float]]) -> bool:
    if not rows:
        return False
    return int(np.linalg.matrix_rank(np.array(rows))) == int(np.linalg.matrix_rank(np.array([*rows, target])))


class TestSubtraction:
    @pytest.mark.parametrize("agreed", [False, True])
    @seeds
    @few
    def test_no_small_group_is_a_difference_of_what_is_shown(
        self, instrument: Instrument, agreed: bool, seed: int
    ) -> None:
        """No sum or difference of shown figures belongs to fewer people than the threshold."""
        people = team(Random(seed))  # noqa: S311
        assert not recovered(people, compare(people, instrument, agreed=agreed), THRESHOLD)

    def test_the_attack_works(self, instrument: Instrument) -> None:
        """The same attack finds the groups that a lower threshold lets through."""
        people = team_of({("sales", "staff"): 12, ("sales", "head"): 7, ("marketing", "staff"): 9})
        found = compare(people, instrument, 5, agreed=False)
        assert "sales people: ('head',)" in recovered(people, found, 8)


def team_of(sizes: dict[tuple[str | None, str | None], int], *, seed: int = 1) -> list[Respondent]:
    random = Random(seed)  # noqa: S311
    return [person for (function, level), size in sizes.items() for person in group(random, function, level, size)]


class TestNothingDependsOnWhatIsHidden:
    """The strongest attack is to try every possibility: it must fail because all of them show the same."""

    @pytest.mark.parametrize("hidden", FUNCTIONS)
    @seeds
    @few
    def test_a_hidden_function(self, instrument: Instrument, hidden: str | None, seed: int) -> None:
        """Other people, and another number of them below the threshold, show the same."""
        random = Random(seed)  # noqa: S311
        others = [person for person in team(random) if person.function != hidden]
        one, another = (
            compare(others + group(random, hidden, random.choice(LEVELS), size, missing=0.1), instrument, agreed=False)
            for size in (random.randint(1, THRESHOLD - 1), random.randint(1, THRESHOLD - 1))
        )
        assert one == another

    @seeds
    @few
    def test_a_hidden_statement(self, instrument: Instrument, seed: int) -> None:
        """What the few say who answered a statement changes no theme, no total, no other figure."""
        random = Random(seed)  # noqa: S311
        place, answering = random.randrange(20), random.randint(1, THRESHOLD - 1)
        people = group(random, "sales", "staff", 12) + group(random, "marketing", "staff", 9)

        def with_answers(given: list[int | None]) -> list[Respondent]:
            cells = [*given, *[None] * (12 - answering)]
            return [
                replace(person, answers=(*person.answers[:place], cell, *person.answers[place + 1 :]))
                for person, cell in zip(people[:12], cells, strict=True)
            ] + people[12:]

        one, another = (
            compare(with_answers([random.randint(1, 5) for _ in range(answering)]), instrument, agreed=False)
            for _ in range(2)
        )
        assert one == another
        assert one["statements"][place]["sales"]["n"] is None

    @seeds
    @few
    def test_hidden_heads(self, instrument: Instrument, seed: int) -> None:
        """Which of the people are the few heads shows nowhere."""
        random = Random(seed)  # noqa: S311
        people = group(random, "sales", "staff", 14, missing=0.02) + group(random, "marketing", "staff", 9)

        def with_heads() -> list[Respondent]:
            chosen = random.sample(range(14), random.randint(1, THRESHOLD - 1))
            return [replace(p, level="head") if place in chosen else p for place, p in enumerate(people)]

        assert compare(with_heads(), instrument, agreed=False) == compare(with_heads(), instrument, agreed=False)

    @seeds
    @few
    def test_people_without_a_level(self, instrument: Instrument, seed: int) -> None:
        """Heads who agreed are shown, and still nobody can tell the few without a level from the staff."""
        random = Random(seed)  # noqa: S311
        heads = group(random, "sales", "head", 2)
        others = group(random, "sales", "staff", 14) + group(random, "marketing", "staff", 9)

        def without_level() -> list[Respondent]:
            chosen = random.sample(range(14), random.randint(1, THRESHOLD - 1))
            return heads + [replace(p, level=None) if place in chosen else p for place, p in enumerate(others)]

        one = compare(without_level(), instrument, agreed=True)
        assert one == compare(without_level(), instrument, agreed=True)
        assert [list(head.answers) for head in heads] == [head["answers"] for head in one["heads"]["sales"]]


class TestWhatIsSuppressed:
    def test_a_small_function(self, instrument: Instrument) -> None:
        """A function below the threshold is hidden as one entry; the other function stays."""
        found = compare(team_of({("sales", None): 12, ("marketing", None): 4}), instrument, agreed=False)
        assert {"sales": 12, "marketing": None, "other": 0} == found["n"]
        hidden = [(entry["what"], entry["function"], entry["reason"]) for entry in found["suppressed"]]
        assert [("function", "marketing", "below-threshold")] == hidden
        assert {"open"} == {statement["verdict"] for statement in found["statements"]}

    def test_a_function_at_the_threshold(self, instrument: Instrument) -> None:
        """Everybody stands among so many others: a function of exactly the threshold is hidden, one more is shown."""
        found = compare(team_of({("sales", None): 6, ("marketing", None): 5}), instrument, agreed=False)
        assert {"sales": 6, "marketing": None, "other": 0} == found["n"]
        assert [("function", "marketing")] == [(each["what"], each["function"]) for each in found["suppressed"]]

    def test_a_statement_that_few_answered(self, instrument: Instrument) -> None:
        """A statement that few answered is hidden; so are total and themes, for few answered everything."""
        people = team_of({("sales", None): 9, ("marketing", None): 9})
        people[:6] = [
            replace(person, answers=(*person.answers[:16], None, *person.answers[17:])) for person in people[:6]
        ]
        found = compare(people, instrument, agreed=False)
        hidden = [(each["what"], each["statement"], each["theme"]) for each in found["suppressed"]]
        themes = [("theme", None, theme.key) for theme in instrument.themes]
        assert [("statement", 17, None), ("total", None, None), *themes] == hidden
        assert [9] * 19 == [each["sales"]["n"] for each in found["statements"] if each["number"] != 17]

    @pytest.mark.parametrize("left_open", [1, 5, 6])
    def test_people_who_left_a_statement_open(self, left_open: int, instrument: Instrument) -> None:
        """Where they are few they are left out and not counted, where they are enough their answers are shown."""
        people = team_of({("sales", None): 8 + left_open, ("marketing", None): 9})
        people[:left_open] = [
            replace(person, answers=(*person.answers[:16], None, *person.answers[17:])) for person in people[:left_open]
        ]
        found, told = compare(people, instrument, agreed=False), 14 if left_open == 6 else 8
        numbers = [each["sales"]["n"] for each in found["statements"]]
        assert (told, [told] * 16 + [8] + [told] * 3) == (found["n"]["sales"], numbers)
        assert [8, *[8] * 4] == [found["total"]["sales"]["n"], *(t["sales"]["n"] for t in found["themes"].values())]
        assert (["open"] if left_open < 6 else []) == [each["what"] for each in found["suppressed"]]

    def test_levels_are_shown_all_or_none(self, instrument: Instrument) -> None:
        """Staff are not shown beside a function with few heads: the heads would be the rest."""
        found = compare(team_of({("sales", "head"): 4, ("sales", "staff"): 20}), instrument, agreed=False)
        assert (None, "below-threshold") == (found["levels"]["sales"], found["reasons"]["levels"]["sales"])
        assert ["levels"] == [entry["what"] for entry in found["suppressed"]]

    def test_levels_with_enough_people(self, instrument: Instrument) -> None:
        """Enough heads and enough staff are compared."""
        people = team_of({("sales", "head"): 7, ("sales", "staff"): 8})
        levels = compare(people, instrument, agreed=False)["levels"]["sales"]
        sums = {level: [sum(p.answers) for p in people if p.level == level] for level in ("head", "staff")}  # type: ignore[arg-type]
        means = {level: sum(totals) / len(totals) for level, totals in sums.items()}
        assert {level: pytest.approx(mean) for level, mean in means.items()} == {
            level: levels[level]["total"]["mean"] for level in ("head", "staff")
        }
        assert pytest.approx(means["head"] - means["staff"]) == levels["difference"]

    def test_levels_of_whom_few_answered_everything(self, instrument: Instrument) -> None:
        """Levels are of people who answered every statement; where they are few, neither level is shown."""
        people = team_of({("sales", "head"): 8, ("sales", "staff"): 8})
        people[:3] = [replace(person, answers=(None, *person.answers[1:])) for person in people[:3]]
        found = compare(people, instrument, agreed=False)
        assert ["open", "levels"] == [entry["what"] for entry in found["suppressed"]]
        assert found["levels"]["sales"] is None

    def test_levels_tell_means_only(self, instrument: Instrument) -> None:
        """Of a level's statements nothing is told but the mean: their spread would tell what the function's hides."""
        found = compare(team_of({("sales", "head"): 7, ("sales", "staff"): 8}), instrument, agreed=False)
        for level in ("head", "staff"):
            for statement in found["levels"]["sales"][level]["statements"]:
                assert (None, None) == (statement["sd"], statement["ci"])
                assert statement["mean"]

    def test_heads_need_to_agree(self, instrument: Instrument) -> None:
        """Heads are shown one by one only when the facilitator says that they agreed."""
        people = team_of({("sales", "head"): 1, ("sales", "staff"): 7})
        silent, agreed = (compare(people, instrument, agreed=agreed) for agreed in (False, True))
        assert ([], None) == (silent["heads"]["sales"], silent["levels"]["sales"])
        assert [list(people[0].answers)] == [head["answers"] for head in agreed["heads"]["sales"]]
        assert (1, 7) == tuple(agreed["levels"]["sales"][level]["n"] for level in ("head", "staff"))

    @pytest.mark.parametrize("skipped", [0, 4])
    def test_heads_are_hidden_when_few_others_remain(self, instrument: Instrument, skipped: int) -> None:
        """Heads who agreed stay hidden where taking them off leaves too few, in the function or in a statement."""
        people = team_of({("sales", "head"): 2, ("sales", "staff"): 4 + skipped})
        people[2 : 2 + skipped] = [replace(p, answers=(None, *p.answers[1:])) for p in people[2 : 2 + skipped]]
        found = compare(people, instrument, agreed=True)
        assert [] == found["heads"]["sales"]
        assert ("heads", "complement") in [(entry["what"], entry["reason"]) for entry in found["suppressed"]]

    @pytest.mark.parametrize(("heads", "said"), [(0, []), (2, ["heads"])])
    def test_where_there_are_no_heads_none_are_hidden(
        self, heads: int, said: list[str], instrument: Instrument
    ) -> None:
        """Few answered everything: heads who agreed are said to be hidden, and where nobody is one nothing is said."""
        people = team_of({("sales", "staff"): 8, ("sales", "head"): heads})
        people[:4] = [replace(person, answers=(None, *person.answers[1:])) for person in people[:4]]
        found = compare(people, instrument, agreed=True)
        assert said == [entry["what"] for entry in found["suppressed"] if entry["what"] == "heads"]

    @pytest.mark.parametrize("agreed", [False, True])
    def test_only_heads_who_agreed_are_told_as_they_are(self, agreed: bool, instrument: Instrument) -> None:
        """Where a whole level gave one answer only its mean is told, other than of heads who are shown one by one."""
        people = [
            replace(person, answers=(3, *person.answers[1:]))
            for person in team_of({("sales", "head"): 7, ("sales", "staff"): 7})
        ]
        threshold = choose(THRESHOLD, instrument)
        levels = disclose(count(people, instrument), "sales", threshold, heads_agreed=agreed).levels
        assert isinstance(levels, Mapping)
        as_they_are = {level for level, shown in levels.items() if shown.statements[0] == {3: 7}}
        assert ({"head"} if agreed else set()) == as_they_are

    def test_no_figure_over_all_functions(self, instrument: Instrument) -> None:
        """Nothing is counted or averaged over all functions: a hidden one would be the remainder."""
        people = team_of({("sales", None): 11, ("marketing", None): 13, ("other", None): 3})
        found = compare(people, instrument, agreed=False)
        assert [11, 13, None] == list(found["n"].values())
        assert {"sales", "marketing", "difference", "ci", "reasons"} == found["total"].keys()


class TestLevelsInLaterReports:
    """Who was one block in a report that was given out remains one: levels apart would be told by the difference."""

    @staticmethod
    def levels_after(*batches: dict[str | None, int], instrument: Instrument) -> object:
        """Return the levels in a report after others, each with so many more people of Sales of each level."""
        people: list[Respondent] = []
        team = None
        for seed, batch in enumerate(batches):
            people += team_of({("sales", level): size for level, size in batch.items()}, seed=seed)
            team = count(people, instrument, team)
        assert team
        return disclose(team, "sales", choose(THRESHOLD, instrument), heads_agreed=False).levels

    @pytest.mark.parametrize(
        ("newcomers", "apart"),
        [
            ({"head": 6, "staff": 7}, True),
            ({"head": 6}, True),
            ({"head": 5, "staff": 7}, False),
            ({"head": 6, "staff": 1}, False),
            ({"head": 6, "staff": 7, None: 2}, False),
        ],
    )
    def test_newcomers_are_nobody_or_enough_of_each_level(
        self, newcomers: dict[str | None, int], apart: bool, instrument: Instrument
    ) -> None:
        """Few of one level would be the difference of the two reports."""
        levels = self.levels_after({"head": 7, "staff": 8}, newcomers, instrument=instrument)
        assert apart == (levels != BELOW_THRESHOLD)

    @pytest.mark.parametrize(
        ("first", "apart"),
        [
            ({"staff": 8}, True),
            ({None: 8}, True),
            ({"head": 8}, True),
            ({"head": 8, "staff": 8, None: 8}, True),
            ({"staff": 8, None: 8}, False),
            ({"head": 8, None: 8}, False),
        ],
    )
    @pytest.mark.parametrize("between", [[], [{"head": 9, "staff": 9}]])
    def test_two_levels_that_were_one_block_remain_one(
        self, first: dict[str | None, int], between: list[dict[str | None, int]], apart: bool, instrument: Instrument
    ) -> None:
        """Without heads, or without staff, nothing was compared, so people without a level stood among the others."""
        levels = self.levels_after(first, *between, {"head": 7, "staff": 7}, instrument=instrument)
        assert apart == (levels != BELOW_THRESHOLD)
