"""The attack on a comparison of two measurements, by whoever has the reports of both, too."""

import json
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cached_property
from math import sqrt
from typing import Any

from assessment.instrument import Instrument
from assessment.score import limit
from assessment.stats.distributions import t_quantile
from tests.attack.departments import Department
from tests.attack.finding import MOVED, Gist, Outcome, Release, Siege, World, value
from tests.attack.reading import ANYWHERE, FLOAT, Range, Report
from tests.attack.worlds import TOTAL, Linear, Suspect, Worlds


def attack_moved(
    department: Department,
    release: Release,
    gist: Gist,
    of_report: Gist,
    instrument: Instrument,
    *,
    insiders: int = 99,
    as_is: bool = False,
) -> Outcome:
    """Attack a comparison as an outsider, and as so many of those who were measured first.

    `gist` has what it is made from besides the two reports, and `of_report` what each of these is made from.
    `as_is`: it tells what people changed as it is, whatever the reports hide.
    """
    files, outcome = release(department), Outcome()
    for function in ("sales", "marketing"):
        siege = SiegeOfTwo(department, function, files, release, gist, instrument, as_is=False)
        siege.of_report = of_report
        siege.changes_as_they_are = as_is
        siege.outcome.departments = 1
        for insider in (*range(min(insiders, siege.first)), None):
            siege.attack(insider, rows=False)
        outcome = outcome.plus(siege.outcome)
    return outcome


class WorldsOfTwo(Worlds):
    """Every way in which people may have answered in two measurements."""

    def changed(self, told: Mapping[str, Any], earlier: Report, again: Mapping[int, int], *, as_is: bool) -> None:
        """Let what people changed be as a comparison tells it.

        The intervals of statements rest on all of them together. The attacker is given more than they tell: of each
        statement of which the reports tell a standard deviation, that of what people changed.
        """
        n, confidence = len(again), limit("confidence", self.instrument)
        assert {"before": n, "now": n} == told["n"]
        hidden: set[int] = set()
        for name, report, people in (("before", earlier, [*again]), ("now", self.report, [*again.values()])):
            everybody = [p for p in self.totals if (p in self.earlier) == (name == "before")]
            if len(everybody) == n:
                hidden |= {s for s in range(20) if report.told[self.function, str(s + 1)].sd == ANYWHERE}
            else:
                for s in range(20):
                    points = round(told["statements"][s][name] * n)
                    self.model.add(sum(self._answer(p, s) for p in people) == points)
        themes = {theme.key: list(self._places(theme.key)) for theme in self.instrument.themes}
        together = 1 - (1 - confidence) / len(themes)
        for theme, places in themes.items():
            if as_is or not hidden.intersection(places):
                self._as_changed(_told(told["themes"][theme], n, together), again, places, len(places))
        whole = _told(told["total"], n, confidence)
        if as_is or not hidden:
            self._as_changed(whole, again, range(20), 1)
        elif all(report.told[self.function, "total"].sd != ANYWHERE for report in (earlier, self.report)):
            points = round((whole[1].low + whole[1].high) / 2)
            self._as_changed((ANYWHERE, Range(max(0, points - 0.5), points + 0.5)), again, range(20), 1)
        for s in range(20):
            if as_is or s not in hidden:
                apart = [(self.people[q].answers[s] or 0) - (self.people[p].answers[s] or 0) for p, q in again.items()]
                deviation = sqrt(max(0.0, (sum(d * d for d in apart) - sum(apart) ** 2 / n) / (n - 1)))
                self._as_changed((ANYWHERE, Range(deviation - FLOAT, deviation + FLOAT)), again, [s], 1)

    def _as_changed(
        self, told: tuple[Range, Range], again: Mapping[int, int], places: Sequence[int], once: int
    ) -> None:
        """Let mean and standard deviation of what people changed, `once` as large as told, lie in these ranges."""
        mean, deviation = told
        values: list[Linear] = [
            sum(self._answer(q, s) for s in places) - sum(self._answer(p, s) for s in places) for p, q in again.items()
        ]
        n, most = len(values), 4 * len(places)
        if mean != ANYWHERE:
            self.model.add(sum(values) == round((mean.low + mean.high) / 2 * n * once))
        if self.sums_only:
            return
        squares = []
        for each in values:
            square = self.model.new_int_var(0, most * most, "")
            self.model.add_multiplication_equality(square, [each, each])
            squares.append(square)
        low = Range(max(0.0, deviation.low), deviation.high)
        self._deviation(low, n, sum(values), sum(squares), (-most * n, most * n), once)


def _told(view: Mapping[str, Any], n: int, confidence: float) -> tuple[Range, Range]:
    """Return mean and standard deviation of what people changed, by its t interval; without one all changed alike."""
    if view["ci"] is None:
        mean, deviation = view["difference"], 0.0
    else:
        low, high = view["ci"]
        mean, deviation = (low + high) / 2, (high - low) / 2 / t_quantile((1 + confidence) / 2, n - 1) * sqrt(n)
    return Range(mean - FLOAT, mean + FLOAT), Range(deviation - FLOAT, deviation + FLOAT)


class SiegeOfTwo(Siege):
    """The attack on both measurements of one function: the earlier people stand first, the later ones behind them."""

    kind_of_worlds = WorldsOfTwo
    apart = True
    of_report: Gist
    changes_as_they_are = False

    @property
    def again(self) -> Mapping[int, int]:
        """Who was found again: the place of the earlier answers -> that of the later ones."""
        numbers = self.department.only(self.function).numbers
        later = {number: place for place, number in enumerate(numbers) if place >= self.first}
        return {place: later[number] for place, number in enumerate(numbers[: self.first]) if number in later}

    def attack(self, insider: int | None, *, rows: bool) -> None:  # noqa: ARG002  whole rows are asked of reports
        """Attack as an outsider, or as one of the people, who knows both own answers."""
        known = [] if insider is None else [insider, *filter(None, [self.again.get(insider)])]
        for suspect in self.suspicious(known):
            self.outcome.questions += 1
            if self._pinned(suspect, known):
                self._found(suspect, insider)

    def suspicious(self, known: Collection[int]) -> Iterator[Suspect]:
        """Yield the answers and totals that are alike in all people who could change places."""
        kinds, both = defaultdict(list), {*self.again, *self.again.values()}
        for p, person in enumerate(self.people):
            if p not in known:
                kinds[p < self.first, p in both, tuple(answer is None for answer in person.answers)].append(p)
        for (*_, missing), members in kinds.items():
            for s in (*(s for s in range(20) if not missing[s]), *([] if any(missing) else [TOTAL])):
                if len({value(self.people[p].answers, s) for p in members}) == 1:
                    yield tuple(members), s

    def _alike(self, world: World) -> bool:
        """Tell the same of a comparison, which takes long: most worlds differ in one of the reports already."""
        return self._reports(self._with(world)) == self.reports and super()._alike(world)

    @cached_property
    def reports(self) -> Sequence[object]:
        """What the reports of both measurements are made from."""
        return self._reports(self.department)

    def _reports(self, team: Department) -> Sequence[object]:
        return [self.of_report(each, self.function) for each in team.only(self.function).measurements]

    def _worlds(self, *, sums_only: bool) -> Worlds:
        worlds = super()._worlds(sums_only=sums_only)
        assert isinstance(worlds, WorldsOfTwo)
        assert self.earlier
        (text,) = (text for name, text in self.files.items() if name.startswith(MOVED) and name.endswith(".json"))
        told = json.loads(text)[self.function]
        if told and told["paired"]:
            worlds.changed(told, self.earlier, self._complete_again(), as_is=self.changes_as_they_are)
        return worlds

    def _complete_again(self) -> dict[int, int]:
        return {
            one: two
            for one, two in self.again.items()
            if None not in self.people[one].answers and None not in self.people[two].answers
        }
