"""What a report tells, read from its files: the attacker does not look into the program."""

import csv
import io
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from math import inf, sqrt
from typing import Any, NamedTuple

from assessment.stats.describe import silent_share
from assessment.stats.distributions import t_quantile

FLOAT = 1e-9
"""How exact a number in JSON is."""


class Range(NamedTuple):
    """Where a figure lies, both ends included."""

    low: float = -inf
    high: float = inf

    def meet(self, other: "Range") -> "Range":
        """Return what two forms tell together."""
        return Range(max(self.low, other.low), min(self.high, other.high))


ANYWHERE = Range()


@dataclass(frozen=True)
class Told:
    """What is told of one group about one statement, one theme or the total. An empty range tells nothing.

    `cells` count people over sets of values: of answers, or of totals.
    """

    n: int | None = None
    mean: Range = ANYWHERE
    sd: Range = ANYWHERE
    deviation: Range = ANYWHERE
    alpha: Range = ANYWHERE
    cells: Mapping[frozenset[int], int] = field(default_factory=dict)

    def meet(self, other: "Told") -> "Told":
        """Return what two forms tell together; they must not contradict each other."""
        assert self.n is None or other.n is None or self.n == other.n
        ranges = {name: getattr(self, name).meet(getattr(other, name)) for name in ("mean", "sd", "deviation", "alpha")}
        assert all(each.low <= each.high for each in ranges.values()), (self, other)
        return Told(n=other.n if self.n is None else self.n, cells={**self.cells, **other.cells}, **ranges)


type Place = tuple[str, str]
"""Of whom, such as `sales` or `sales head`, and about what: `people`, `total`, a theme or a statement's number."""


@dataclass(frozen=True)
class Report:
    """Everything that the files of a report tell."""

    told: Mapping[Place, Told]
    differences: Mapping[tuple[Place, Place], Range]  # one mean minus another
    heads: Mapping[str, tuple[tuple[int | None, ...], ...]]  # function -> the answers of those shown one by one

    def meet(self, other: "Report") -> "Report":
        """Return what two files tell together."""
        told = {
            place: self.told.get(place, Told()).meet(other.told.get(place, Told()))
            for place in {**self.told, **other.told}
        }
        apart = {
            about: self.differences.get(about, ANYWHERE).meet(other.differences.get(about, ANYWHERE))
            for about in {**self.differences, **other.differences}
        }
        return Report(told, apart, {**self.heads, **other.heads})

    def subtracted(self) -> "Report":
        """Return the report with each mean bounded by every other mean and their difference."""
        told = dict(self.told)
        for (first, second), apart in self.differences.items():
            for place, other, low, high in (
                (first, second, apart.low, apart.high),
                (second, first, -apart.high, -apart.low),
            ):
                mean, before = told.get(other, Told()).mean, told.get(place, Told())
                told[place] = replace(before, mean=before.mean.meet(Range(mean.low + low, mean.high + high)))
        return replace(self, told=told)


FUNCTIONS, LEVELS = ("sales", "marketing"), ("head", "staff")
PARTS = (frozenset((1, 2)), frozenset((3,)), frozenset((4, 5)))
TYPES = {"undefined": (20, 39), "defined": (40, 59), "aligned": (60, 79), "integrated": (80, 100)}


def read(files: Mapping[str, str]) -> Report:
    """Return what all files of a report tell together."""
    whole, asked = Report({}, {}, {}), dict[str, int]()
    for name, text in files.items():
        if name.endswith(".json"):
            asked |= counted_with(json.loads(text))
    for name, text in files.items():
        reader = READERS.get(name.rsplit(".", 1)[-1])
        if reader:
            whole = whole.meet(reader(text, asked))
    return whole.subtracted()


def near(value: object, room: float = FLOAT) -> Range:
    """Return where a printed number lies, which may be `room` off; anywhere where nothing is printed."""
    return ANYWHERE if value is None or value == "" else Range(float(str(value)) - room, float(str(value)) + room)


def of_interval(ends: tuple[Range, Range], n: int | None, asked: int | None = None) -> Range:
    """Return which standard deviations give a t interval with these ends for a mean of n people, of so many asked."""
    low, high = ends
    if n is None or n < 2 or low.low == -inf or not (silent := silent_share(n, asked)):
        return ANYWHERE
    once = t_quantile(0.975, n - 1) * sqrt(silent / n)
    return Range(max(0.0, (high.low - low.high) / 2 / once), (high.high - low.low) / 2 / once)


def of_rwg(rwg: Range) -> Range:
    """Return which standard deviations give this r_wg; 0 stands for every larger one."""
    if rwg.low == -inf:
        return ANYWHERE
    return Range(sqrt(max(0.0, 2 * (1 - rwg.high))), inf if rwg.low <= 0 else sqrt(2 * (1 - rwg.low)))


type Close = Callable[[object, str], Range]
"""Says where a printed number lies, by the name of its figure."""


def exact(value: object, _name: str) -> Range:
    """Return where a number in JSON lies."""
    return near(value)


def told_of(view: Mapping[str, Any], close: Close = exact, asked: int | None = None) -> Told:
    """Return what a view tells."""
    n = None if view.get("n") in (None, "") else int(view["n"])
    ends = view.get("ci") or (None, None)
    told = Told(n, close(view.get("mean"), "mean"), close(view.get("sd"), "sd"), close(view.get("ad"), "ad"))
    interval = of_interval((close(ends[0], "ci_low"), close(ends[1], "ci_high")), n, asked)
    told = told.meet(Told(sd=interval)).meet(Told(sd=of_rwg(close(view.get("rwg"), "rwg"))))
    return told.meet(Told(cells=cells(view)))


def cells(view: Mapping[str, Any]) -> dict[frozenset[int], int]:
    """Return how many people gave which answers, or have which totals."""
    counted = {frozenset([answer]): n for answer, n in enumerate(view.get("counts") or (), 1)}
    sides = dict(zip(PARTS, view.get("parts") or (), strict=False))
    spread = {_totals(types): n for types, n in (view.get("spread") or {}).items() if n != ""}
    return {values: int(n) for values, n in {**counted, **sides, **spread}.items()}


def _totals(types: str) -> frozenset[int]:
    return frozenset(total for key in types.split() for total in range(TYPES[key][0], TYPES[key][1] + 1))


def read_json(text: str, asked: Mapping[str, int]) -> Report:
    """Return what `team --json` tells."""
    return told_by(json.loads(text), asked)


def counted_with(found: Mapping[str, Any]) -> dict[str, int]:
    """Return how many people each function may have, where its intervals count with that: all without one included."""
    unnamed = found.get("without_function", 0)
    more = found["threshold"] - 1 if unnamed is None else unnamed
    return {function: each["asked"] + more for function, each in found["turnout"].items() if each["counts"]}


def told_by(found: Mapping[str, Any], asked: Mapping[str, int]) -> Report:
    """Return what the parsed JSON tells."""
    told = {place: each for function in FUNCTIONS for place, each in _of_function(found, function, asked.get(function))}
    for belief in found["beliefs"]:
        told |= {_guesses(f, belief): told_of(belief["guesses"][f]) for f in FUNCTIONS}
    heads = {function: tuple(tuple(head["answers"]) for head in heads) for function, heads in found["heads"].items()}
    return Report(told, dict(_apart(found)), heads)


def _of_function(found: Mapping[str, Any], function: str, asked: int | None) -> Iterator[tuple[Place, Told]]:
    yield (function, "people"), Told(found["n"][function])
    total = told_of(found["total"][function], asked=asked)
    yield (function, "total"), total.meet(Told(alpha=near(found["alpha"][function])))
    for each in found["statements"]:
        told = told_of(each[function], asked=asked)
        yield (function, str(each["number"])), told
        if told.n == total.n:
            yield (f"{function} complete", str(each["number"])), Told(mean=told.mean)
    for theme, each in found["themes"].items():
        yield (function, theme), told_of(each[function], asked=asked)
    if found["unvaried"]:
        yield (function, "unvaried"), Told(found["unvaried"]["people"].get(function))
    for level in LEVELS if found["levels"][function] else ():
        view, group = found["levels"][function][level], f"{function} {level}"
        yield (group, "people"), Told(view["n"])
        yield (group, "total"), told_of(view["total"])
        for each in view["statements"]:
            yield (group, str(each["number"])), told_of(each)


def _apart(found: Mapping[str, Any]) -> Iterator[tuple[tuple[Place, Place], Range]]:
    """Yield how far two means are apart; what is beyond a level is that of those who answered every statement."""
    total = near(found["total"]["difference"])
    yield (("sales", "total"), ("marketing", "total")), total
    for each in found["statements"]:
        about, beyond = str(each["number"]), near(each["beyond_level"])
        yield (("sales", about), ("marketing", about)), near(each["difference"])
        complete = Range(beyond.low + total.low / 20, beyond.high + total.high / 20)
        yield (("sales complete", about), ("marketing complete", about)), complete
    for theme, each in found["themes"].items():
        yield (("sales", theme), ("marketing", theme)), near(each["difference"])
    for function in FUNCTIONS:
        if levels := found["levels"][function]:
            yield ((f"{function} head", "total"), (f"{function} staff", "total")), near(levels["difference"])
    for belief in found["beliefs"]:
        about, (sales, marketing) = str(belief["number"]), (_guesses(function, belief) for function in FUNCTIONS)
        yield (("sales", about), sales), near(belief["believed"]["sales"])
        yield (marketing, ("marketing", about)), near(belief["believed"]["marketing"])
        yield (sales, ("marketing", about)), near(belief["misjudged"]["sales"]["difference"])
        yield (marketing, ("sales", about)), near(belief["misjudged"]["marketing"]["difference"])


def _guesses(function: str, belief: Mapping[str, Any]) -> Place:
    return f"{function} guesses", str(belief["number"])


def read_csv(text: str, asked: Mapping[str, int]) -> Report:
    """Return what the table of figures tells; a column is as exact as its longest number."""
    rows = list(csv.DictReader(io.StringIO(text.lstrip("\ufeff"))))
    decimals = {
        column: max(len((row[column] or "").partition(".")[2]) for row in rows) for column in (rows[0] if rows else ())
    }

    def close(value: object, name: str) -> Range:
        off = 1 if name == "difference" else 0.5  # a difference is that of two rounded means
        return near(value, off * 10 ** -decimals.get(name, 0) + FLOAT)

    return Report(dict(_csv_told(rows, close, asked)), dict(_csv_apart(rows, close)), {})


def _csv_told(rows: list[dict[str, str]], close: Close, asked: Mapping[str, int]) -> Iterator[tuple[Place, Told]]:
    abouts = {"people": "people", "total": "total", "level total": "total"}
    for row in rows:
        part = row["part"]
        if part.startswith("head ") or "minus" in row["group"] or part in ("believed", "misjudged"):
            continue
        view: dict[str, Any] = {**row, "ci": (row["ci_low"], row["ci_high"])}
        if row.get("answer_1"):
            view["counts"] = [row[f"answer_{answer}"] for answer in range(1, 6)]
        if row.get("agree"):
            view["parts"] = [row[part] for part in ("disagree", "neither", "agree")]
        view["spread"] = {key: row.get(key) or "" for key in TYPES}
        group = f"{row['group']} guesses" if part == "guess" else row["group"]
        yield (group, abouts.get(part, row["entry"])), told_of(view, close, asked.get(group))


def _csv_apart(rows: list[dict[str, str]], close: Close) -> Iterator[tuple[tuple[Place, Place], Range]]:
    for row in rows:
        if row["group"] == "sales minus marketing":
            about = row["entry"] or "total"
            yield (("sales", about), ("marketing", about)), close(row["difference"], "difference")


READERS: Mapping[str, Callable[[str, Mapping[str, int]], Report]] = {"json": read_json, "csv": read_csv}
