"""Worksheets that list what the columns of another one asked: a short name such as q7, and its wording."""

from collections import Counter
from collections.abc import Mapping

from assessment.exchange.dialect import Rows
from assessment.exchange.survey.table import HALF, cleaned
from assessment.exchange.survey.words import key

_SEARCHED = 20  # rows in which a header may stand
_LONGEST = 500  # rows of such a list


def asked_by(rows: Rows, answers: Rows) -> Mapping[str, str]:
    """Return what a list says of each name that heads a column of `answers`; empty where it is no such list.

    A name that comes several times there has a row for each of its answers, and so is not told what it asks.
    """
    if len(rows) > _LONGEST:
        return {}
    lines = [cells for row in cleaned(rows) if len(cells := list(filter(None, row))) > 1]
    times = Counter(key(name) for name, *_ in lines)
    told = {key(name): " ".join(said) for name, *said in lines if times[key(name)] == 1}
    heads = max((set(map(key, row)) for row in answers[:_SEARCHED]), key=lambda names: len(names & told.keys()))
    return {name: said for name, said in told.items() if name in heads} if len(heads & told.keys()) >= HALF else {}
