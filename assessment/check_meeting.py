"""Defects of what the bank says of meetings and classes."""

from collections.abc import Iterator

from assessment.guesses import GUESSING
from assessment.instrument import FUNCTIONS, STATEMENTS, TYPES
from assessment.load import Defect
from assessment.model import Bank, Company, Misbelief

CLASS = 20, 40
"""The fewest and the most people of a company in the teaching pack."""


def check_meeting(bank: Bank) -> Iterator[Defect]:
    """Yield agendas that do not add up, guesses that nobody can give, and companies that a class could not use."""
    yield from _agendas(bank)
    yield from _guessed(bank)
    yield from _companies(bank)


def _agendas(bank: Bank) -> Iterator[Defect]:
    for file, name, agendas in (("meeting.toml", "agendas", bank.agendas), ("teaching.toml", "classes", bank.classes)):
        for agenda in agendas:
            minutes = sum(step.minutes for step in agenda.steps)
            if minutes != agenda.minutes:
                message = f"its steps take {minutes} minutes, and `minutes` says {agenda.minutes}"
                yield Defect(file, f"{name} {agenda.key}", message)


def _guessed(bank: Bank) -> Iterator[Defect]:
    if message := _not_guessable(bank.instrument.guessed, bank):
        yield Defect("instrument.toml", "instrument", message)


def _not_guessable(numbers: tuple[int, ...], bank: Bank) -> str:
    """Say what `guessed` must name, where it does not; a limit that is missing limits nothing here."""
    known = {statement.number for statement in bank.instrument.statements}
    most = {limit.key: limit.value for limit in bank.instrument.limits}.get("guesses", STATEMENTS)
    if 0 < len(numbers) <= most and len({*numbers} & known) == len(numbers):
        return ""
    return f"`guessed` must name 1 to {most:g} statements, each once, not {', '.join(map(str, numbers)) or 'none'}"


def _companies(bank: Bank) -> Iterator[Defect]:
    for company in bank.companies:
        where = f"companies {company.key}"
        if not CLASS[0] <= company.sales + company.marketing <= CLASS[1]:
            yield Defect("teaching.toml", where, f"must have {CLASS[0]} to {CLASS[1]} people")
        if message := _not_guessable(company.guessed, bank):
            yield Defect("teaching.toml", where, message)
        if wrong := [each for each in company.misbeliefs if not _is_guess(each, company)]:
            message = f"`misbeliefs` must be of Sales or Marketing, on a statement in `guessed`: {wrong[0].statement}"
            yield Defect("teaching.toml", where, message)
        if strange := [number for number in company.gaps if not 1 <= number <= STATEMENTS]:
            yield Defect("teaching.toml", where, f"`gaps` names statements that do not exist: {strange}")
        if company.type not in TYPES or company.higher not in FUNCTIONS:
            yield Defect("teaching.toml", where, "`type` or `higher` is not known")


def _is_guess(misbelief: Misbelief, company: Company) -> bool:
    return misbelief.who in GUESSING and misbelief.statement in company.guessed and misbelief.off != 0
