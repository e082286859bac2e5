"""What a reader has to know before a headline: how few answered, answers without thought, camps that chance makes."""

from collections.abc import Iterable
from dataclasses import dataclass

from assessment.instrument import Instrument
from assessment.score import limit
from assessment.team import TeamResult
from assessment.team.findings import Findings


@dataclass(frozen=True, slots=True)
class Cautions:
    """Why a headline is to be read with care.

    `few_answered` are the functions of which so few answered that the report leads with how many did. `thoughtless`:
    so many people gave one answer to everything, or only two, or gaps depend on them. `camps_by_chance` is on how many
    statements a function of this size looks divided by chance, to the nearest whole number, and `camps` whether one is
    divided on anything while chance makes many.
    """

    few_answered: tuple[str, ...]
    thoughtless: bool
    camps_by_chance: int
    camps: bool


def cautions(
    result: TeamResult, findings: Findings, silent: Iterable[str], camps: float, instrument: Instrument
) -> Cautions:
    """Return the cautions of a report; `camps` is the share of statements that look divided by chance, of 1.

    `silent` are the functions of which some did not answer and intervals do not count with it.
    """
    least = limit("few-answered", instrument)
    by_chance = round(camps * len(instrument.statements))
    return Cautions(
        few_answered=tuple(f for f in silent if result.turnout[f].share <= least),
        thoughtless=_thoughtless(result, instrument),
        camps_by_chance=by_chance,
        camps=by_chance >= limit("camps-by-chance", instrument) and any(findings.divided.values()),
    )


def _thoughtless(result: TeamResult, instrument: Instrument) -> bool:
    found, people = result.unvaried, result.people
    if not found:
        return False
    shares = (each / n for f, each in found.people.items() if isinstance(n := people[f], int) and n)
    return bool(found.fallen or found.risen) or max(shares, default=0) >= limit("unvaried-share", instrument)
