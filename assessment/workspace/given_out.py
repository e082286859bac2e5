"""Who was in a report that was given out, and whether another report beside it would tell of a few people.

Every figure of a report is over a set of people (`assessment.team.release`): those of a function who answered
everything, its heads or staff among them, and for each statement also those who left another one open, and those who
guessed how the other function answers. Whoever has two reports can take one sum from the other. What is left depends on
the people who are in one set and not in the other. So these are nobody, or enough, and whoever was in the first report
is in the next. Then those who came since are blocks of their own there (`Team.before`), and all that the two tell
together is what may be told of these.

Heads and staff stand apart in both reports or in neither, as far as the same people are in both: the means of a level
beside counts of everybody would tell what its few people answered.

The same people may come in again under another function, or both functions as one. So each function of a report is held
against each of the other, and both together too. A person may by chance answer as somebody else did: where chance
explains who is in both (`traces.Chance`), only a small difference makes the second report wait.

What people wrote stands by function and not by person. A comment that only the second report shows was written by one
of those who came since, so these are nobody, or enough, even where no figure counts them.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain, product

from assessment.instrument import FUNCTIONS, Instrument
from assessment.score import limit
from assessment.team.threshold import Threshold
from assessment.workspace.records import Comment, Compared, Given, Person, Promise, Wave, Workspace
from assessment.workspace.reported import Answered, Report, Side, among, besides, blocks
from assessment.workspace.traces import (
    Chance,
    Traces,
    answers_of,
    comment_trace,
    complete,
    guessed_by,
    guesses_of,
    opened_by,
    told_by,
    trace,
    where,
    without_guesses,
)

COMPARED = FUNCTIONS[:2]

SIDES: tuple[Side, ...] = (*((function,) for function in COMPARED), COMPARED)

NO_DAY = ""
"""Of a report that is only compared with others."""

FEW, FEW_OPENED, FEW_HEADS, FEW_LEVEL, GONE = "few", "few opened", "few heads", "few at a level", "gone"
"""Few people are in one report alone, in all or of a group; or some of the first one are not in the next."""


def traces(people: Iterable[Person], salt: str = "") -> str:
    """Return the traces of people, one a line, in no order that tells who answered when."""
    return "\n".join(sorted(trace(person, salt) for person in people))


def said(comments: Iterable[Comment], salt: str = "") -> str:
    """Return what recognises comments, one a line, in no order either. One held back may be shown again."""
    return "\n".join(sorted({comment_trace(each, salt) for each in comments}))


def report_of(wave: Wave, promise: Promise, day: str, salt: str) -> Given:
    """Return who is in a report of a measurement that keeps a promise; one that is only compared has no day."""
    people, comments = traces(wave.people, salt), said(wave.comments, salt)
    return Given(day, people, promise.heads, promise.others, comments, salt, removed=False)


def everything(workspace: Workspace) -> tuple[Given, ...]:
    """Return every report of a workspace that may have been given out."""
    return tuple(given for wave in workspace.waves for given in wave.given)


def answers_in(given: Given) -> Traces:
    """Return everybody in a report by what is left of their answers."""
    return told_by(answers_of, Counter(line for line in given.people.split("\n") if line))


def salt_of(workspace: Workspace, fresh: str) -> str:
    """Return the salt of all that a workspace writes down; a fresh one where it wrote nothing yet."""
    kept: tuple[Given | Compared, ...] = (*everything(workspace), *workspace.compared)
    return next((each.salt for each in kept if each.salt), fresh)


def tells(before: Given, after: Given, instrument: Instrument, chance: Chance) -> str | None:
    """Return what two reports of one salt together would tell of, such as `FEW`; None where they tell of nobody.

    A report of which nobody knows among how many others people stood is taken to have shown all that one may.
    """
    reports = [
        (Report(before, old, chance), Report(after, new, chance))
        for old, new in product(thresholds(before, instrument), thresholds(after, instrument))
    ]
    found = (_differ(*both, *sides) for sides in product(SIDES, repeat=2) for both in reports)
    written = (_comments_differ(*both, *pair) for pair in product(FUNCTIONS, repeat=2) for both in reports)
    return next(filter(None, chain(found, written)), None)


def has_gone(before: Given, after: Given, functions: Iterable[str], instrument: Instrument) -> bool:
    """Tell whether people of these functions, whom figures of an earlier report are over, are not in the next one.

    That holds also where nobody of them is found again: a column that was put right makes everybody another digest.
    """
    now = answers_in(after)
    reports = [Report(before, rule) for rule in thresholds(before, instrument)]
    return any(report.told(function) - now for report in reports for function in functions)


def thresholds(given: Given, instrument: Instrument) -> Iterator[Threshold]:
    """Yield among how many others people may have stood in a report: what it says, or else all that is allowed."""
    low, high = limit("anonymity-threshold-minimum", instrument), limit("anonymity-threshold-maximum", instrument)
    every = range(int(low), int(high) + 1)
    return (Threshold(others, instrument) for others in ([given.others] if given.others else every))


def _differ(before: Report, after: Report, of: Side, to: Side) -> str | None:
    """Return what the figures of a side of one report and those of a side of the other differ by, as in `tells`."""
    smaller, then, now = _stricter(before, after), before.shown(of), after.shown(to)
    shared = told_by(answers_of, then) & told_by(answers_of, now)
    related = len(of) == len(to) == 1 and not before.chance.explains(shared, then, now, function=to[0])
    if not shared or (of != to and len(of) == len(to) == 1 and not _moved(before, after, *of, *to)):
        return None
    numbers = sorted(guessed_by(then + now)) if related else ()
    if told := next(filter(None, (_guesses_differ(before, after, then, now, number) for number in numbers)), None):
        return told
    heads = before.heads(of), after.heads(to)
    groups = [besides(without_guesses(group), heads[0] | heads[1]) for group in (then, now)]  # the known hide nobody
    here = [told_by(answers_of, group) for group in groups]
    for group, rest, first, second in ((now, here[1], *heads), (then, here[0], *reversed(heads))):
        if (first - second) & told_by(answers_of, group) and (related or smaller.small(rest.total())):
            return FEW_HEADS  # a head is shown in one report, and among the staff in the other
    if related and before.mixed(groups[0]) != after.mixed(groups[1]):
        return FEW_OPENED  # some statement of one is over both as one block, and of the other is not
    parts = [
        blocks(group, each.rule, heads=bool(known), earlier=earlier)
        for group, each, known, earlier in zip(groups, (before, after), heads, (Traces(), here[0]), strict=True)
    ]
    both = told_by(answers_of, complete(groups[0])) & told_by(answers_of, complete(groups[1]))
    same_rule = before.given.others or before.rule == after.rule  # an unknown one was most likely the same
    if related and same_rule and among(both, parts[0]) != among(both, parts[1]):
        return FEW_LEVEL  # levels are apart in one report and together in the other, or somebody is of another level
    if here[0].keys().isdisjoint(here[1]):
        return None
    gone = here[0] - here[1] if related else Traces()
    people, opened = [Answered.of(group) for group in groups], (0, *sorted(opened_by(groups[0]) | opened_by(groups[1])))
    return next(filter(None, (_sets_differ(before, after, people, parts, n, gone) for n in opened)), None)


def _sets_differ(
    before: Report,
    after: Report,
    people: Sequence[Answered],
    parts: Sequence[Sequence[Traces]],
    number: int,
    gone: Traces,
) -> str | None:
    """Return what the sets of people that figures on a statement are over differ by, as in `tells`.

    Those who are `gone` were in the first report, and are not in the next one.
    """
    old, new = (
        list(group.sets(number, report.rule, part))
        for group, report, part in zip(people, (before, after), parts, strict=True)
    )
    for a, b in product(old, new):
        both = (a & b).total()
        apart = a.total() + b.total() - 2 * both
        if both and _stricter(before, after).small(apart):
            return _few(before, after, people, of_levels=a in parts[0] and b in parts[1] and len(parts[1]) > 1)
        if both and any(a[answers] > b[answers] for answers in gone):  # one of two who answered alike, too
            return GONE
    return None


def _few(before: Report, after: Report, people: Sequence[Answered], *, of_levels: bool) -> str:
    """Return of which group few people are in one report alone: of everybody, of a level, or by open statements."""
    there, here = (group.everybody for group in people)
    if _stricter(before, after).small((there - here).total() + (here - there).total()):
        return FEW
    return FEW_LEVEL if of_levels else FEW_OPENED


def _moved(before: Report, after: Report, of: str, to: str) -> Traces:
    """Return who is in one function no more, and now in another one."""
    (gone, there), (here, came) = (
        [told_by(answers_of, report.group(function)) for report in (before, after)] for function in (of, to)
    )
    return (gone - there) & (came - here)


def _comments_differ(before: Report, after: Report, of: str, to: str) -> str | None:
    """Return the same of what people of a function wrote; every comment is new where nobody noted the first ones.

    A function that is hidden shows no comment.
    """
    smaller = _stricter(before, after)
    then, now = told_by(answers_of, before.shown((of,))), told_by(answers_of, after.shown((to,)))
    old, new = before.comments(of), after.comments(to)
    shared = then & now & _moved(before, after, of, to) if of != to else then & now
    if not shared or before.chance.explains(shared, then, now, function=to):
        return None
    if new - old and smaller.small((now - then).total()):
        return FEW
    return GONE if old - new and smaller.small((then - now).total()) else None


def _stricter(before: Report, after: Report) -> Threshold:
    return replace(after.rule, people=max(before.given.others, after.rule.people))


def _guesses_differ(before: Report, after: Report, then: Traces, now: Traces, number: int) -> str | None:
    """Return what the guesses on a statement differ by, as in `tells`."""
    smaller = _stricter(before, after)
    old, new = (
        told_by(guesses_of, where(group, lambda line: number in guessed_by(Traces([line])))) for group in (then, now)
    )
    if not (old and new) or before.rule.small(old.total()) or after.rule.small(new.total()):
        return None
    if smaller.small(((old - new) + (new - old)).total()):
        return FEW
    return GONE if old - new else None
