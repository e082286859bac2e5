"""Every kind of sentence of a team report, held against the figures, in reports of made-up teams of every kind.

The sentences are read as a reader reads them, in the Markdown, and the figures are those that `team --json` prints.
"""

import os
import re
from collections.abc import Iterator
from functools import cache

import numpy as np
import pytest

from assessment.load import load_bank
from assessment.report.team import render_team_markdown, team_report
from assessment.team import analyse, count, to_json
from bench.teams import Cell, answers, truths
from tests.teams import Respondent

REPORTS = int(os.environ.get("REPORTS", "84"))
"""`python -m bench.sentences` reads 2,000."""

WORLDS = ("null", "five 0.5", "five 0.75", "five 1.0", "real", "wide")
SIZES = ((6, 9), (8, 12), (14, 11), (12, 20), (40, 60), (6, 6), (90, 70))
PEOPLE = ({}, {"careless": 0.12}, {"sds": (0.5, 1.6)}, {"shared": 0.4})

ROW = re.compile(
    r"\| (?P<number>\d+) \| [^|]+ \| (?P<sales>\S+) \| (?P<of_sales>[^|]+) \| (?P<marketing>\S+) "
    r"\| (?P<of_marketing>[^|]+) \| (?P<difference>\S+) \| (?P<guess>\S+) \| (?P<interval>[^|]+) "
    r"\| (?P<verdict>[^|,]+)(?:, (?P<likely>[^|,]*\d%))?"
)
WORDS = {"gap": "gap", "probable": "probably a gap", "leans": "leans to", "same": "same view", "open": "open"}
TYPES = ("Undefined", "Defined", "Aligned", "Integrated")


def figure(text: str) -> float:
    return float(text.replace("−", "-"))


def interval(text: str) -> tuple[float, float]:
    low, high = map(figure, text.split(" to "))
    return low, high


def numbers(text: str) -> list[int]:
    """Return the numbers of the statements that a sentence names."""
    return [int(number) for number in re.findall(r"\((\d+)\)", text)]


class Report:
    """One report as its reader sees it, and its figures."""

    def __init__(self, number: int) -> None:
        bank = load_bank()
        cell = Cell(WORLDS[number % 6], SIZES[number % 7], **PEOPLE[number // 42 % 4])  # type: ignore[arg-type]
        chance = np.random.default_rng([20062, number])
        means = truths("real" if cell.world == "wide" else cell.world, chance)
        if cell.world == "wide":  # Sales sees everything in a better light
            means = np.clip(means[0] + 0.4, 1.15, 4.85), np.clip(means[1] - 0.4, 1.15, 4.85)
        team = [
            Respondent(function, "staff", tuple(map(int, row)))
            for function, mean, people, sd in zip(("sales", "marketing"), means, cell.sizes, cell.sds, strict=True)
            for row in answers(mean, people, sd, cell, chance)
        ]
        result = analyse(count(team, bank.instrument), bank.instrument)
        self.json = to_json(result)
        self.statements = {each["number"]: each for each in self.json["statements"]}  # type: ignore[attr-defined]
        self.total = self.json["total"]
        self.text = render_team_markdown(team_report(result, bank))
        self.rows = {int(row["number"]): row for row in ROW.finditer(self.text)}
        self.minute = self.text.partition("## In one minute")[2].partition("## Totals")[0]

    def verdicts(self, *words: str) -> set[int]:
        return {number for number, each in self.statements.items() if each["verdict"] in words}

    def listed(self, name: str) -> set[int]:
        """Return the numbers in one list of the first page."""
        line = re.search(rf"^- \*\*\d+ {name}\*\*(?:: (.*))?$", self.minute, re.MULTILINE)
        assert line, name
        named, also, rest = (line[1] or "").partition("; also statement")
        rest = re.sub(r"Expect about.*", "", rest if also else named if not numbers(named) else "")
        return {*numbers(named), *map(int, re.findall(r"\b\d+\b", rest))}

    @property
    def sides(self) -> tuple[float, float]:
        """The interval of the difference of both totals."""
        low, high = self.total["ci"]  # type: ignore[index]
        return low, high


@cache
def reports() -> tuple[Report, ...]:
    return tuple(map(Report, range(REPORTS)))


@pytest.fixture
def every() -> Iterator[Report]:
    return iter(reports())


def test_rows_say_what_the_figures_are(every: Iterator[Report]) -> None:
    """A difference is that of the means beside it, to the eye; verdict and probability are those of the JSON."""
    for report in every:
        assert set(range(1, 21)) == report.rows.keys()
        for number, row in report.rows.items():
            found = report.statements[number]
            assert figure(row["difference"]) == pytest.approx(figure(row["sales"]) - figure(row["marketing"]))
            assert row["verdict"].startswith(WORDS[found["verdict"]])
            for function in ("sales", "marketing"):
                low, high = interval(row[f"of_{function}"])
                assert 1 <= low <= figure(row[function]) <= high <= 5
            low, high = interval(row["interval"])
            assert low <= figure(row["guess"]) <= high
            if found["verdict"] == "open":
                assert row["likely"] is None
                continue
            side, estimate = found["side"], found["estimate"]
            of = {"same": estimate["within"], "leans": estimate["more"].get(side)}
            exact = of.get(found["verdict"], estimate["gap"].get(side))
            least = {"gap": 90, "probable": 50, "leans": 80, "same": 95}[found["verdict"]]
            likely = int(re.sub(r"\D", "", row["likely"]))
            assert least <= likely <= 100 * exact < likely + 1 + (likely == 99)


def test_a_side_is_the_higher_one(every: Iterator[Report]) -> None:
    """Where a verdict names a function, its mean reads higher, and the best guess has the same sign."""
    for report in every:
        for number, row in report.rows.items():
            if side := report.statements[number]["side"]:
                sign = 1 if side == "sales" else -1
                assert sign * figure(row["difference"]) > 0
                assert sign * figure(row["guess"]) >= 0
                assert ("leans" in row["verdict"]) == (f"leans to {side.capitalize()}" == row["verdict"])


def test_every_statement_is_in_one_list(every: Iterator[Report]) -> None:
    """The lists of the first page share no statement, leave none out, and are those of the verdicts."""
    for report in every:
        gaps = report.listed("likely gaps?")
        lists = [gaps, report.listed("leans? one way"), report.listed("same view"), report.listed("open")]
        kinds = [report.verdicts(*kind) for kind in (("gap", "probable"), ("leans",), ("same",), ("open",))]
        assert kinds == lists
        assert 20 == sum(map(len, lists))


def test_high_and_low_ratings_are_surely_so(every: Iterator[Report]) -> None:
    """What both rate high or low is on that side of the middle with both intervals, and is no gap."""
    for report in every:
        shared = re.search(r"\*\*What both share\.\*\* (.*)", report.minute)
        assert shared
        if alike := re.search(r"Both see (all \d+|\d+ of)", shared[1]):
            assert int(re.sub(r"\D", "", alike[1])) == len(report.verdicts("same"))
        else:
            assert not report.verdicts("same")
        high, _, low = shared[1].partition("low ratings to")
        high = high.partition("high ratings to")[2]
        for text, below in ((high, False), (low, True)):
            for number in numbers(text):
                assert report.statements[number]["verdict"] not in ("gap", "probable")
                for function in ("sales", "marketing"):
                    ends = report.statements[number][function]["bounded_ci"]
                    assert ends[1] < 3 if below else ends[0] > 3


def test_no_doubt_beside_an_interval_without_zero(every: Iterator[Report]) -> None:
    """What is said of the totals agrees with the interval beside it, and with the totals as they read."""
    for report in every:
        said = re.search(
            r"^(?:On the whole|Whether they agree|Sales rates|Marketing rates).*", report.minute, re.MULTILINE
        )
        assert said
        low, high = report.sides
        assert ("on the whole is open" in said[0]) == (low <= 0 <= high and not (-10 <= low and high <= 10))
        assert ("may be chance" in said[0]) <= (low <= 0 <= high)
        assert ("do not agree" in said[0] or "hardly chance" in said[0]) <= (low > 0 or high < 0)
        assert ("they agree:" in said[0] or "come close" in said[0]) == (-10 <= low and high <= 10)
        totals = [figure(each) for each in re.findall(r"sees (?:about )?([\d.]+),", report.minute)]
        if points := re.search(
            r"([\d.]+) points? (?:higher|apart|\()|by ([\d.]+) points?|\(([\d.]+) points?,", said[0]
        ):
            assert figure(next(filter(None, points.groups()))) == pytest.approx(abs(totals[0] - totals[1]))
        higher = "Sales" if low + high > 0 else "Marketing"
        named = re.search(r"(Sales|Marketing) rates", said[0])
        assert named is None or named[1] == higher


def test_a_type_is_named_alone_where_the_interval_keeps_to_it(every: Iterator[Report]) -> None:
    """Else the total lies between two types, and both are named."""
    for report in every:
        for function in ("sales", "marketing"):
            total = report.total[function]  # type: ignore[index]
            said = re.search(
                rf"\*\*{function.capitalize()} sees [^,]+, ([^*]+)\*\* \(\S+ interval (.*)\)$",
                report.minute,
                re.MULTILINE,
            )
            assert said
            low, high = (min(max(end, 20), 100) for end in total["ci"])
            ends = [TYPES[min(3, int(end // 20) - 1)] for end in (low, high)]
            assert said[1] == (ends[0] if ends[0] == ends[1] else f"between {ends[0]} and {ends[1]}")
            shown = interval(said[2])
            assert [TYPES[min(3, int(end // 20) - 1)] for end in shown] == ends


def test_the_headline_is_no_surer_than_the_report(every: Iterator[Report]) -> None:
    """A headline counts gaps as the verdicts do, and calls views different only where the totals surely are."""
    for report in every:
        headline = re.search(r"^\*\*(.*?)\*\*", report.text, re.MULTILINE)
        assert headline
        sure, probable = len(report.verdicts("gap")), len(report.verdicts("probable"))
        low, high = report.sides
        if "closer relationship" in headline[1] or "two different" in headline[1]:
            assert low > 0 or high < 0
        if "two different" in headline[1]:
            reach = [report.total[function]["reach"] for function in ("sales", "marketing")]  # type: ignore[index]
            assert reach[0][0] == reach[0][1] != reach[1][0] == reach[1][1]
        if counted := re.search(r"(?<!probably )differ on (\d+)", headline[1]):
            assert sure == int(counted[1])
        if guessed := re.search(r"probably (?:differ )?on (\d+)", headline[1]):
            assert probable == int(guessed[1])
        if "same relationship" in headline[1]:
            assert not sure + probable
            assert -10 <= low
            assert high <= 10


def test_talking_points_say_the_figures(every: Iterator[Report]) -> None:
    """Each likely gap is talked about, in the order of its best guess, with its own means, probability and side."""
    for report in every:
        points = re.findall(r"^1\. \*\*[^*]+ \((\d+)\)\.\*\* (\w+) (probably )?sees more of this than (\w+): (\S+) against (\S+)\. A difference of 0\.5 or more is (.*?) likely; the best guess is ([\d.]+)\.", report.text, re.MULTILINE)  # fmt: skip  # noqa: E501
        assert report.verdicts("gap", "probable") == {int(point[0]) for point in points}
        guesses = [abs(report.statements[int(point[0])]["estimate"]["difference"]) for point in points]
        assert sorted(guesses, reverse=True) == guesses
        for number, ahead, probably, behind, more, less, likely, _ in points:
            found = report.statements[int(number)]
            assert (ahead.lower(), behind.lower()) == (found["side"], "marketing" if ahead == "Sales" else "sales")
            assert bool(probably) == (found["verdict"] == "probable")
            assert figure(more) > figure(less)
            assert figure(more) == pytest.approx(found[ahead.lower()]["mean"], abs=0.0501)
            assert likely == report.rows[int(number)]["likely"]


def test_advice_is_from_what_is_likely(every: Iterator[Report]) -> None:
    """A practice is advised because of gaps, probable ones said to be so, and of what both surely rate low."""
    for report in every:
        reasons = re.findall(
            r"^- \*\*[^*]+\*\*.*?Because (.*)$", report.text.partition("## What could help")[2], re.MULTILINE
        )
        for reason in reasons:
            differ, _, low = reason.partition("give low ratings to")
            sure, _, probable = differ.partition("probably")
            assert set(numbers(sure)) <= report.verdicts("gap")
            assert set(numbers(probable)) <= report.verdicts("probable")
            for number in numbers(low):
                for function in ("sales", "marketing"):
                    assert report.statements[number][function]["bounded_ci"][1] < 3
        assert ("No gap is likely enough" in report.minute) == (not report.verdicts("gap", "probable"))


def test_the_reports_are_of_every_kind() -> None:
    """Every verdict and every way to compare the totals occurs, so that the tests above hold something."""
    assert set(WORDS) == {each["verdict"] for report in reports() for each in report.statements.values()}
    for words in ("is open", "do not agree", "they agree:", "hardly chance"):
        assert any(words in report.minute for report in reports()), words
