"""When all answers are in: a measurement is closed before its files are given out, and checked against earlier ones.

Two reports that differ by a few people tell what these answered. So files wait until a measurement is closed. One that
is opened again, and any other measurement that holds some of the same answers, can be closed only where nobody came or
went, or enough people did (`assessment.workspace.given_out`).
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import reduce
from itertools import combinations
from operator import or_

from assessment.errors import ActionError
from assessment.team.threshold import choose
from assessment.workspace import given_out, promises
from assessment.workspace.action import Context
from assessment.workspace.measurements import current_wave, with_wave
from assessment.workspace.records import Given, Promise, Wave, Workspace

NOT_CLOSED = (
    "Files wait until all answers are in: two reports that differ by one person would tell what this person answered. "
    "Close the measurement first."
)

TOLD = {
    given_out.FEW: (
        "A report of {date} may have been given out. Since then fewer than {fewest} people’s answers came in, went or "
        "changed in one group, and both reports together would tell what these are. Wait for more answers, or take "
        "these out again."
    ),
    given_out.GONE: (
        "A report of {date} may have been given out. Answers that were in it have gone or changed, and both reports "
        "together would tell what these were. Add them again, or start a new measurement."
    ),
}
"""What two reports together would tell of -> why the second one waits, and what to do."""


def files_wait(workspace: Workspace) -> bool:
    """Tell whether the files of the measurement that is worked on have to wait; those of made-up answers do not."""
    wave = current_wave(workspace)
    return bool(wave and wave.imports and not wave.closed and not workspace.sample)


def require_closed(workspace: Workspace) -> None:
    """Raise `ActionError` where files have to wait."""
    if files_wait(workspace):
        raise ActionError(NOT_CLOSED)


def close(workspace: Workspace, context: Context) -> Workspace:
    """Close the measurement that is worked on; raise `ActionError` where its report would tell of a few people."""
    wave = current_wave(workspace)
    if wave is None or not wave.imports:
        raise ActionError("Nobody has answered yet.")
    given = checked(workspace, wave, promises.in_force(workspace, wave, context), context)
    earlier = given_out.everything(workspace)
    known = any(replace(each, date="", others=0) == replace(given, date="", others=0) for each in earlier)
    return with_wave(
        workspace, replace(wave, closed=context.today, given=wave.given if known else (*wave.given, given))
    )


def checked(workspace: Workspace, wave: Wave, promise: Promise, context: Context) -> Given:
    """Return who would be in a report of a measurement that keeps a promise.

    Raise `ActionError` where this report and those given out before would tell of a few people.
    """
    rule = choose(promise.others, context.bank.instrument)
    people, comments = given_out.traces(wave.people), given_out.said(wave.comments)
    given = Given(context.today, people, promise.heads, promise.others, comments)
    earlier = given_out.everything(workspace)
    if any(_promised_more(each, given) for each in earlier):
        raise ActionError(
            "Some of these answers were in a report that promised more: a higher threshold, or no head shown one by "
            "one. Promise the same here, or take these answers out."
        )
    for each in (*earlier, *_together(earlier)):
        if told := given_out.tells(each, given, context.bank.instrument):
            raise ActionError(TOLD[told].format(date=each.date, fewest=rule.smallest))
    return given


def reopen(workspace: Workspace) -> Workspace:
    """Open the measurement that is worked on again."""
    wave = current_wave(workspace)
    if wave is None or not wave.closed:
        raise ActionError("This measurement is open.")
    return with_wave(workspace, replace(wave, closed=""))


def _promised_more(before: Given, after: Given) -> bool:
    """Tell whether people of an earlier report would be told of with less care than they were promised there."""
    both = Counter(before.people.split("\n")) & Counter(after.people.split("\n"))
    return any(both) and (after.others < before.others or not set(after.heads) <= set(before.heads))


def _together(reports: Sequence[Given]) -> Iterator[Given]:
    """Yield two of the reports as one, and all of them: whoever has several adds their sums before taking them off."""
    several = [*combinations(reports, 2), reports] if len(reports) > 2 else combinations(reports, 2)
    for some in several:
        yield Given(
            date=max(each.date for each in some),
            people="\n".join(sorted(reduce(or_, (Counter(each.people.split("\n")) for each in some)).elements())),
            heads=tuple(f for f in given_out.COMPARED if any(f in each.heads for each in some)),
            others=min(each.others for each in some),
            comments="\n".join(sorted({line for each in some for line in each.comments.split("\n") if line})),
        )
