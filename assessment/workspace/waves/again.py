"""Who answered before: people whose response codes carry the number of the same word."""

from collections.abc import Iterable
from functools import lru_cache

from assessment.exchange.code import CodeError, code_of, decode
from assessment.team.pairs import Numbered
from assessment.workspace.records import Person


def numbered(people: Iterable[Person]) -> tuple[Numbered, ...]:
    """Return people with the number of their response code; those of a file without codes have none."""
    return tuple(Numbered(_number(each.mark), each.function, each.level, each.answers) for each in people)


@lru_cache(maxsize=1 << 15)
def _number(mark: str) -> int:
    code = code_of(mark)
    if not code:
        return 0
    try:
        return decode(code).respondent
    except CodeError:  # a workspace that was changed by hand: nobody is found again by it
        return 0
