"""Whether a measurement holds the people of another one with some statements put right, as of a table read anew.

A digest of all answers no longer knows somebody whose answer to one statement was put right, and a whole table is read
wrongly at once: a column the wrong way round, two columns in each other's place. So as long as both measurements hold
their answers, the answers themselves are compared. They are the same people where more than half of them answered
everything else alike, and what they did not is the same few statements for everybody. People who answer again a year
later change their minds on statements of their own.
"""

from collections import Counter
from collections.abc import Sequence
from operator import ne

from assessment.errors import ActionError
from assessment.instrument import FUNCTIONS, STATEMENTS, Answers, Instrument
from assessment.score import limit
from assessment.workspace import given_out
from assessment.workspace.action import Context
from assessment.workspace.records import Promise, Wave, Workspace

_LOOKED_AT = 24  # so many people of a large group show which statements were put right; then everybody is looked for


PUT_RIGHT = (
    "Most of these people are in “{name}”, too, where they answered all but a few statements alike. A report of {date} "
    "on their other answers may have been given out. If a table was read wrongly there, both reports together would "
    "tell what a few people answered who came or went since. Take these answers out, and say beside that report which "
    "statements were read wrongly. If people really answered again, and much the same, nobody can tell that from a "
    "table put right. Take the answers out then, too: that report still says what they think. Ask again once more has "
    "changed."
)


def require_nobody_put_right(workspace: Workspace, wave: Wave, promise: Promise, context: Context) -> None:
    """Raise `ActionError` where people are in another measurement, too, of which a report was over other answers."""
    instrument = context.bank.instrument
    for other in workspace.waves:
        again = put_right(other, wave, instrument) if other.key != wave.key and other.given else ()
        for report in other.given if again else ():
            given = given_out.report_of(wave, promise, given_out.NO_DAY, report.salt)
            if not report.removed and given_out.has_gone(report, given, again, instrument):
                raise ActionError(PUT_RIGHT.format(name=other.name, date=report.date))


def put_right(there: Wave, here: Wave, instrument: Instrument) -> tuple[str, ...]:
    """Return the functions of a measurement whose people are in another one, with some statements put right or none."""
    before, after = (
        {each: [person.answers for person in wave.people if person.function == each] for each in (*FUNCTIONS, None)}
        for wave in (there, here)
    )
    return tuple(each for each in FUNCTIONS if any(_same(before[each], now, instrument) for now in after.values()))


def _same(there: Sequence[Answers], here: Sequence[Answers], instrument: Instrument) -> bool:
    """Tell whether most of a group are those of another one, but for the same few statements, or for none.

    Who gave one answer to all the others may be anybody, and a few may answer so by chance.
    """
    if not there or not here:
        return False
    most = int(limit("put-right-statements", instrument))
    step = -(-len(there) // _LOOKED_AT)
    apart = Counter[int]()
    for answers in there[::step]:
        differing = min((_differing(answers, each) for each in here), key=len)
        apart.update(differing if len(differing) <= most else ())
    right = {place for place, _ in apart.most_common(most)}
    old, new = ([kept for each in group if len(set(kept := _without(each, right))) > 1] for group in (there, here))
    again = (Counter(old) & Counter(new)).total()
    return again > limit("alike-by-chance", instrument) and 2 * again > min(len(old), len(new))


def _differing(one: Answers, other: Answers) -> list[int]:
    return [place for place, differs in enumerate(map(ne, one, other)) if differs]


def _without(answers: Answers, places: set[int]) -> Answers:
    return tuple(answers[place] for place in range(STATEMENTS) if place not in places)
