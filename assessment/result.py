"""The result of one person: the answers with everything that is said about them, and the link that opens it again."""

from collections.abc import Collection
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode

from assessment.decide import Decision, Evidence, decide, evidence, table_row
from assessment.errors import InputError
from assessment.exchange.code import Response, decode, encode, of_this_edition
from assessment.instrument import FUNCTIONS, LEVELS, TYPES, Answer
from assessment.model import Bank, RelationshipType, StayOrTighten
from assessment.plan import Advice, advise
from assessment.score import Score, ThemeMean, limit, score

FORMAT = "common-ground/result"
VERSION = 1


class ResultError(InputError):
    """A result that cannot be shown; the message says why, to a person."""


@dataclass(frozen=True, slots=True)
class Result:
    """Everything a report of one person says. Values that need all answers are None or empty while some are open."""

    response: Response
    check: str | None  # the type chosen in the one-minute check
    score: Score
    type: RelationshipType | None
    next: RelationshipType | None
    previous: RelationshipType | None
    table: StayOrTighten | None
    untouched: Decision | None  # the decision before anything is ticked
    stay: tuple[Evidence, ...]
    tighten: tuple[Evidence, ...]
    advice: tuple[Advice, ...]
    advice_shown: int

    @property
    def ranked_themes(self) -> tuple[ThemeMean, ...]:
        """The themes from the highest mean to the lowest, those without a mean last."""
        return tuple(sorted(self.score.themes, key=lambda theme: -(theme.mean or 0)))

    def by_rating(self, advice: Advice) -> list[tuple[int, list[int]]]:
        """Return the statements that speak for a practice, grouped by how they were rated, the lowest rating first."""
        groups: dict[int, list[int]] = {}
        for number in advice.because:
            rating = self.score.answers[number - 1]
            if rating is not None:
                groups.setdefault(rating, []).append(number)
        return sorted(groups.items())

    @property
    def fragment(self) -> str:
        """What stands behind # in the address that opens this result again."""
        check = {"check": self.check} if self.check else {}
        return urlencode({"result": encode(self.response)} | check)


def make_result(response: Response, check: str | None, bank: Bank) -> Result:
    """Score a response and gather what a report says about it.

    Raise `ResultError` for a function, level or type that is none, and `exchange.code.CodeError` for another edition.
    """
    require_known("function", response.function, FUNCTIONS)
    require_known("level", response.level, LEVELS)
    require_known("one-minute check", check, TYPES)
    scored = score(of_this_edition(response).answers, bank.instrument)
    place = TYPES.index(scored.type) if scored.type else None
    table = table_row(scored.type, bank) if scored.type else None
    advice = advise(scored, bank)
    return Result(
        response=response,
        check=check,
        score=scored,
        type=bank.types[place] if place is not None else None,
        next=bank.types[place + 1] if place is not None and place + 1 < len(bank.types) else None,
        previous=bank.types[place - 1] if place else None,
        table=table,
        untouched=decide(scored.type, (), bank) if scored.type else None,
        stay=tuple(evidence(c, scored.answers, bank.instrument) for c in table.stay) if table else (),
        tighten=tuple(evidence(c, scored.answers, bank.instrument) for c in table.tighten) if table else (),
        advice=advice,
        advice_shown=int(limit("practices-shown", bank.instrument)),
    )


def read_fragment(fragment: str) -> tuple[Response, str | None]:
    """Return the response and the one-minute check in the fragment of an address, without its #.

    Raise `exchange.code.CodeError` or `ResultError` with a sentence for a fragment that was cut off or changed.
    """
    fields = dict(parse_qsl(fragment.lstrip("#")))
    if "result" not in fields:
        raise ResultError("This link holds no result.")
    require_known("one-minute check", fields.get("check"), TYPES)
    return decode(fields["result"]), fields.get("check")


def response_of(
    answers: list[Answer], function: str | None, level: str | None, session: int = 0, respondent: int = 0
) -> Response:
    """Return what one person answered; 0 stands for no session, and for no number that tells people apart."""
    return Response(function, level, session, respondent, tuple(answers))


def require_known(what: str, value: object, known: Collection[str]) -> None:
    """Raise `ResultError` for a `value` of `what` that is none of the known ones."""
    if value is not None and value not in known:
        raise ResultError(f"“{str(value)[:40]}” is no {what} that this version knows.")
