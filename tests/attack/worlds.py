"""All worlds in which a report would read as it does, as integer constraints for a solver."""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from copy import copy
from dataclasses import dataclass, replace
from itertools import product
from math import ceil, floor, inf, sqrt
from typing import Any, NamedTuple

from ortools.sat.python import cp_model

from assessment.instrument import Answers, Instrument
from assessment.score import limit
from assessment.stats import Value
from assessment.team.alike import exact_sum, moved_apart
from assessment.team.threshold import Threshold
from tests.attack.reading import ANYWHERE, Range, Report, Told
from tests.teams import Respondent

EFFORT = 0.5
"""How long the solver thinks about one question, in its own measure, which no machine's speed changes."""

FEW = 0.1
"""How long it thinks where only a few people are free."""

type Suspect = tuple[tuple[int, ...], int]
"""People by place in the function, and a statement by place; from 20 on their guesses, `TOTAL` for their totals."""

GUESSES = range(20, 40)
TOTAL = 40
SCALE = range(1, 6)

EVERYBODY = "everybody"
"""Of every level."""


type Linear = Any
"""A sum of whole numbers that the solver chooses; its library has several types for it, and plain numbers."""


class Column(NamedTuple):
    """The answers of one block to one statement: how many gave each, and the sum as it is told."""

    people: int
    counts: dict[int, Linear]
    told: Linear


@dataclass(frozen=True)
class Answered:
    """What the solver says: another world, none, or that it gave up."""

    world: tuple[Answers, ...] | None
    sure: bool


class Worlds:
    """Every way in which the people of one function may have answered that a report allows.

    `people` are those of one function. The attacker knows their levels and which statements they left open, and by
    which rules a report is made; their answers are here only to ask whether others are possible. `sums_only` leaves out
    how totals and themes spread: what is pinned without that is pinned all the more with it, and found at once.
    `as_is`: the report was not made by the rules of this program, and tells every sum as it is. `first`: so many of the
    people, the first ones, were in an earlier report, which `before` adds; `apart`: that is all they were in.
    """

    def __init__(
        self,
        people: Sequence[Respondent],
        function: str,
        report: Report,
        instrument: Instrument,
        *,
        sums_only: bool = False,
        as_is: bool = False,
        first: int = 0,
        apart: bool = False,
    ) -> None:
        self.people, self.function, self.report, self.instrument = people, function, report, instrument
        self.earlier, later = range(first), range(first, len(people))
        self.present, self.batches = (later, [later]) if apart else (range(len(people)), [self.earlier, later])
        self.sums_only, self.as_is = sums_only, as_is
        self.model = cp_model.CpModel()
        self.rows = [person.row for person in people]
        self.is_ = [[self._options(answer) for answer in row] for row in self.rows]
        self.totals = {p: self._total(p) for p, person in enumerate(people) if None not in person.answers}
        self.heads = [p for p, person in enumerate(people) if person.level == "head" and report.heads.get(function)]
        for p, s in product(self.heads, range(20)):
            if answer := self.rows[p][s]:
                self.model.add(self._is(p, s, answer) == 1)
        self._stand_in_blocks()
        self._tell()

    def _stand_in_blocks(self) -> None:
        """Let those who answered every statement and are not known stand in blocks, as the report says they do.

        Each report's newcomers stand apart, where they are enough for a block, and so do levels that are shown apart.
        """
        apart = (f"{self.function} head", "people") in self.report.told
        self.blocks: list[list[int]] = []
        self.blocks_of: dict[str | None, range] = {}
        for level in ("head", "staff", None) if apart else (EVERYBODY,):
            hidden = [p for p in self.present if self._hidden(p) and level in (self.people[p].level, EVERYBODY)]
            first = len(self.blocks)
            self.blocks += self._enough(hidden)
            self.blocks_of[level] = range(first, len(self.blocks))
        if self._told(self.function, "total").n is None and not self.as_is:
            self.blocks = []

    def _enough(self, people: Collection[int]) -> list[list[int]]:
        """Return people in one block for each report, too few of them together with those of the next one."""
        rule = Threshold(int(limit("anonymity-threshold-minimum", self.instrument)), self.instrument)
        blocks: list[list[int]] = []
        waiting: list[int] = []
        for batch in self.batches:
            waiting += [p for p in batch if p in people]
            if waiting and not rule.small(len(waiting)):
                blocks, waiting = [*blocks, waiting], []
        return [*blocks[:-1], [*(blocks[-1] if blocks else []), *waiting]] if waiting else blocks

    def _hidden(self, p: int) -> bool:
        return p in self.totals and p not in self.heads

    def _tell(self) -> None:
        """Let everything be as the report tells it."""
        self.columns = {
            (b, s): self._column(
                block, s, exact=len(self.blocks) == 1 and self._told(self.function, str(s + 1)).sd != ANYWHERE
            )
            for b, block in enumerate(self.blocks)
            for s in range(20)
        }
        self._statements()
        self._sums(self.function, self.heads, range(len(self.blocks)))
        for level, blocks in self.blocks_of.items():
            if level in ("head", "staff"):
                self._level(f"{self.function} {level}", level, blocks)
        self._guesses()
        self._unvaried()

    def before(self, report: Report) -> None:
        """Let everything also be as an earlier report told it of those who were in it."""
        earlier = copy(self)  # the same model, and other people in it
        earlier.report, earlier.present, earlier.batches = report, self.earlier, [self.earlier]
        earlier._stand_in_blocks()
        earlier._tell()

    def also(self, report: Report, people: Sequence[int]) -> None:
        """Let the means of another report be as told, which was made of these people."""
        for s in range(20):
            told = report.told.get((self.function, str(s + 1)), Told())
            given = [p for p in people if self.rows[p][s] is not None]
            assert told.n == len(given)
            self.model.add_linear_constraint(sum(self._answer(p, s) for p in given), *_whole(told.mean, told.n))

    def allow(self, world: Sequence[Answers]) -> bool:
        """Tell whether these constraints allow a world; they are wrong where they do not allow the true one."""
        model = self.model.clone()
        for p, row in enumerate(world):
            for s, answer in enumerate(row):
                if answer is not None:
                    model.add(self._is(p, s, answer) == 1)
        return cp_model.CpSolver().solve(model) in (cp_model.OPTIMAL, cp_model.FEASIBLE)

    def other(self, suspect: Suspect, known: Collection[int] = ()) -> Answered:
        """Return a world in which one of these answers or totals is another one; some people's rows are known."""
        model, (people, statement) = self.model.clone(), suspect
        model.add_bool_or([self._changed(model, p, statement) for p in people])
        return self._solve(model, known)

    def without_row(self, row: Answers, known: Collection[int] = ()) -> Answered:
        """Return a world in which nobody but those whose rows are known answered exactly so."""
        model = self.model.clone()
        for p, person in enumerate(self.people):
            if p not in (*known, *self.heads) and [a is None for a in row[:20]] == [a is None for a in person.answers]:
                same = [self._is(p, s, answer) for s, answer in enumerate(row[:20]) if answer is not None]
                model.add(sum(same) <= len(same) - 1)
        return self._solve(model, known)

    def _changed(self, model: cp_model.CpModel, p: int, s: int) -> cp_model.LiteralT:
        if s != TOTAL:
            return self._is(p, s, self.rows[p][s] or 0).negated()
        true = sum(answer or 0 for answer in self.people[p].answers)
        changed = model.new_bool_var(f"total {p} is another")
        model.add(self.totals[p] != true).only_enforce_if(changed)
        return changed

    def _solve(self, model: cp_model.CpModel, known: Collection[int]) -> Answered:
        for p in known:
            self._know(model, p)
        solver = cp_model.CpSolver()
        solver.parameters.num_workers = 1
        solver.parameters.catch_sigint_signal = False  # it would end the program, and not only the search
        solver.parameters.random_seed = 1
        solver.parameters.max_deterministic_time = EFFORT if len(known) <= 1 else FEW
        status = solver.solve(model)
        if status in (cp_model.OPTIMAL, cp_model.FEASIBLE):
            world = [
                tuple(None if each is None else [solver.value(b) for b in each].index(1) + 1 for each in row)
                for row in self.is_
            ]
            return Answered(tuple(world), sure=True)
        return Answered(None, sure=status == cp_model.INFEASIBLE)

    def _know(self, model: cp_model.CpModel, person: int) -> None:
        for s, answer in enumerate(self.rows[person]):
            if answer is not None:
                model.add(self._is(person, s, answer) == 1)

    def _options(self, answer: int | None) -> list[cp_model.IntVar] | None:
        if answer is None:
            return None
        options = [self.model.new_bool_var("") for _ in SCALE]
        self.model.add_exactly_one(options)
        return options

    def _total(self, p: int) -> cp_model.IntVar:
        total = self.model.new_int_var(20, 100, f"total {p}")
        self.model.add(total == sum(self._answer(p, s) for s in range(20)))
        return total

    def _is(self, p: int, s: int, answer: int) -> cp_model.IntVar:
        options = self.is_[p][s]
        assert options is not None
        return options[answer - 1]

    def _answer(self, p: int, s: int) -> Linear:
        return sum(v * self._is(p, s, v) for v in SCALE)

    def _told(self, group: str, about: str) -> Told:
        return self.report.told.get((group, about), Told())

    def _column(self, people: Sequence[int], s: int, *, exact: bool = False) -> Column:
        """Return the answers of people to a statement; unless `exact`, told as nearly equal ones are."""
        given = [p for p in people if self.rows[p][s] is not None]
        n = len(given)
        counts: dict[int, Linear] = {v: sum(self._is(p, s, v) for p in given) for v in SCALE}
        points: Linear = sum(v * count for v, count in counts.items())
        if exact or self.as_is or not n:
            return Column(n, counts, points)
        step: Linear = 0
        for v in SCALE:
            for cells in ({v: n}, *({v: n - 1, u: 1} for u in SCALE if u != v)):
                before = Counter[Value](cells)
                by = int(exact_sum([moved_apart(before, self.instrument)]) - exact_sum([before]))
                if by:
                    step += by * self._just_so(counts, cells)
        return Column(n, counts, points + step)

    def _just_so(self, counts: dict[int, Linear], cells: dict[int, int]) -> cp_model.IntVar:
        """Return whether so many people gave each answer."""
        so = self.model.new_bool_var("")
        fits = []
        for v, n in cells.items():
            least, most = self.model.new_bool_var(""), self.model.new_bool_var("")
            self.model.add(counts[v] >= n).only_enforce_if(least)
            self.model.add(counts[v] < n).only_enforce_if(~least)
            self.model.add(counts[v] <= n).only_enforce_if(most)
            self.model.add(counts[v] > n).only_enforce_if(~most)
            fits += [least, most]
        self.model.add_bool_and(fits).only_enforce_if(so)
        self.model.add_bool_or([~each for each in fits]).only_enforce_if(~so)
        return so

    def _statements(self) -> None:
        opened = [p for p in self.present if p not in self.totals and p not in self.heads]
        everybody = opened if self.blocks else [p for p in self.present if p not in self.heads]
        for s in range(20):
            told = self._told(self.function, str(s + 1))
            columns = [self.columns[b, s] for b in range(len(self.blocks))]
            columns.append(self._column(self.heads, s, exact=True))
            if told.n is not None and told.n != sum(column.people for column in columns):
                others = self._enough([p for p in everybody if self.rows[p][s] is not None])
                columns += [self._column(block, s) for block in others]
            if told.n is not None:
                self._told_of(told, columns)
            complete = self._told(f"{self.function} complete", str(s + 1))
            if self.blocks and complete.mean != ANYWHERE and not self.as_is:
                there = [self.columns[b, s] for b in range(len(self.blocks))]
                there.append(self._column([p for p in self.heads if p in self.totals], s, exact=True))
                n = sum(column.people for column in there)
                self._moments(replace(complete, sd=ANYWHERE), n, sum(column.told for column in there), 0, (1, 5))

    def _guesses(self) -> None:
        """Let the guesses be as told: of all people who guessed on a statement, heads too."""
        for s in GUESSES:
            told = self._told(f"{self.function} guesses", str(s - 19))
            if told.n:
                blocks = self._enough([p for p in self.present if self.rows[p][s] is not None])
                exact = len(blocks) == 1 and told.sd != ANYWHERE
                self._told_of(told, [self._column(block, s, exact=exact) for block in blocks])

    def _unvaried(self) -> None:
        """Let so many people as told have given one answer to every statement, or only two."""
        told = self._told(self.function, "unvaried")
        if told.n is None:
            return
        few = []
        for p in self.present:
            if p not in self.totals:
                continue
            given = []
            for v in SCALE:
                given.append(self.model.new_bool_var(""))
                self.model.add_max_equality(given[-1], [self._is(p, s, v) for s in range(20)])
            few.append(self.model.new_bool_var(""))
            self.model.add(sum(given) <= 2).only_enforce_if(few[-1])
            self.model.add(sum(given) >= 3).only_enforce_if(~few[-1])
        self.model.add(sum(few) == told.n)

    def _told_of(self, told: Told, columns: list[Column]) -> None:
        """Let the answers of some blocks to one statement be as told."""
        n = sum(column.people for column in columns)
        assert n == told.n
        counts = {v: sum(column.counts[v] for column in columns) for v in SCALE}
        squares = sum(v * v * count for v, count in counts.items())
        self._moments(told, n, sum(column.told for column in columns), squares, (1, 5))
        for values, people in told.cells.items():
            self.model.add(sum(counts[v] for v in values) == people)
        low, high = _whole(told.mean, n)
        if low == high and told.deviation != ANYWHERE:
            away = sum(abs(n * v - low) * count for v, count in counts.items())
            self.model.add_linear_constraint(away, *_whole(told.deviation, n * n))

    def _level(self, group: str, level: str | None, blocks: Sequence[int]) -> None:
        """Let one level be as told: of its people who answered every statement."""
        heads = [p for p in self.heads if level == "head"]
        for s in range(20):
            columns = [self.columns[b, s] for b in blocks]
            columns.append(self._column([p for p in heads if p in self.totals], s, exact=True))
            self._told_of(self._told(group, str(s + 1)), columns)
        self._sums(group, heads, blocks)

    def _sums(self, group: str, heads: Sequence[int], blocks: Sequence[int]) -> None:
        """Let totals and themes of those who answered every statement be as told: they are sums of what is told."""
        public = [p for p in heads if p in self.totals]
        people = [p for b in blocks for p in self.blocks[b]] + public
        everything = {theme.key: list(self._places(theme.key)) for theme in self.instrument.themes}
        for about, places in {**everything, "total": list(range(20))}.items():
            told = self._told(group, about)
            if not told.n:
                continue
            assert told.n == len(people)
            once = 1 if about == "total" else len(places)
            points: Linear = sum(self.columns[b, s].told for b in blocks for s in places)
            points += sum(self._answer(p, s) for p in public for s in places)
            values = [self.totals[p] if about == "total" else sum(self._answer(p, s) for s in places) for p in people]
            low, high = _whole(told.mean, len(people) * once)
            self.model.add_linear_constraint(points, low, high)
            if told.sd != ANYWHERE and not self.sums_only and (len(blocks) == 1 or not self._flat(group)):
                alone = len(people) - len(public)
                if public and alone and self._flat(group):
                    if about == "total":  # of the others alone it is in whole points
                        self._spread(self._beside(told, public), values[:alone], once, 5 * len(places))
                else:
                    self._spread(self._rounded(told.sd, group), values, once, 5 * len(places))
            self._types(told, people if about == "total" else [])

    def _places(self, theme: str) -> Iterator[int]:
        return (each.number - 1 for each in self.instrument.statements if each.theme == theme)

    def _types(self, told: Told, people: Sequence[int]) -> None:
        for values, n in told.cells.items() if people else ():
            inside = []
            for p in people:
                is_inside = self.model.new_bool_var("")
                domain = cp_model.Domain.from_values(sorted(values))
                self.model.add_linear_expression_in_domain(self.totals[p], domain).only_enforce_if(is_inside)
                outside = domain.complement().intersection_with(cp_model.Domain(20, 100))
                self.model.add_linear_expression_in_domain(self.totals[p], outside).only_enforce_if(~is_inside)
                inside.append(is_inside)
            self.model.add(sum(inside) == n)

    def _flat(self, group: str) -> bool:
        """Tell whether a statement tells its mean only: nearly all its answers are alike, or it is one of a level."""
        return any(self._told(group, str(s + 1)).sd == ANYWHERE for s in range(20)) and not self.as_is

    def _rounded(self, sd: Range, group: str) -> Range:
        """Return where a standard deviation lies: one in whole points is rounded where answers were moved apart."""
        whole = round((sd.low + sd.high) / 2)
        return Range(whole - 0.5, whole + 0.5) if self._flat(group) and sd.low <= whole <= sd.high else sd

    def _beside(self, told: Told, public: Sequence[int]) -> Range:
        """Return where the standard deviation of totals lies of those who are not shown one by one."""
        known = [sum(answer or 0 for answer in self.people[p].answers) for p in public]
        n, mean, deviation = told.n or 0, *(sum(each) / 2 for each in (told.mean, told.sd))
        others = n - len(known)
        points = n * mean - sum(known)
        squares = (n - 1) * deviation**2 + n * mean**2 - sum(total * total for total in known)
        whole = round(sqrt(max(0.0, (squares - points**2 / others) / max(1, others - 1))))
        return Range(max(0.0, whole - 0.5), whole + 0.5)

    def _spread(self, sd: Range, values: Sequence[Linear], once: int, most: int) -> None:
        """Let the standard deviation of values be as told; they are `once` as large as told."""
        squares = []
        for value in values:
            square = self.model.new_int_var(0, most * most, "")
            self.model.add_multiplication_equality(square, [value, value])
            squares.append(square)
        self._deviation(sd, len(values), sum(values), sum(squares), (0, most * len(values)), once)

    def _moments(
        self,
        told: Told,
        n: int,
        points: Linear,
        squares: Linear,
        ends: tuple[int, int],
    ) -> None:
        """Let mean and standard deviation of n answers be as told."""
        low, high = _whole(told.mean, n)
        self.model.add_linear_constraint(points, low, high)
        if told.sd != ANYWHERE and n > 1:
            self._deviation(told.sd, n, points, squares, (max(low, n * ends[0]), min(high, n * ends[1])), 1)

    def _deviation(
        self,
        sd: Range,
        n: int,
        points: Linear,
        squares: Linear,
        between: tuple[int, int],
        once: int,
    ) -> None:
        low, high = between
        least, most = (n * (n - 1) * once * once * (each * each if each < inf else inf) for each in sd)
        least, most = ceil(least - 1e-6), min(floor(most + 1e-6) if most < inf else 10**12, 10**12)
        if low == high:
            self.model.add_linear_constraint(n * squares, least + low * low, most + low * low)
            return
        whole = self.model.new_int_var(low, high, "")
        self.model.add(whole == points)
        square = self.model.new_int_var(0, high * high, "")
        self.model.add_multiplication_equality(square, [whole, whole])
        self.model.add_linear_constraint(n * squares - square, least, most)


def _whole(figure: Range, times: int) -> tuple[int, int]:
    """Return between which whole numbers a figure lies, so many times."""
    low = ceil(figure.low * times - 1e-6) if figure.low > -inf else -(10**9)
    high = floor(figure.high * times + 1e-6) if figure.high < inf else 10**9
    return low, high
