"""The made-up companies of the teaching pack: their answers, made from the figures of the bank, always the same."""

from collections.abc import Iterator
from dataclasses import replace

from assessment.errors import ActionError
from assessment.guesses import Guesses, other_side
from assessment.instrument import LEVELS, STATEMENTS
from assessment.model import Bank, Company
from assessment.parameters import NOT_UNDERSTOOD
from assessment.workspace.document import new_workspace
from assessment.workspace.made_up_guesses import drawn, made_up_guesses
from assessment.workspace.records import FILE, Import, Person, Session, Wave, Workspace, pack_all
from assessment.workspace.sample import sample_workspace

SPREAD, APART = 0.9, 2.0
"""Standard deviation of the answers of a function, and how far apart its mean is from the other's at a real gap."""

TEAM, LARGE, STORY = "yes", "large", "story"
"""The sample team, a larger one, and a team that was accompanied to its second measurement."""


def samples(bank: Bank) -> tuple[str, ...]:
    """Return the names of all made-up workspaces; each company has its key."""
    return (TEAM, LARGE, STORY, *(each.key for each in bank.companies))


def made_up(workspace: Workspace, sample: str, bank: Bank) -> Workspace:
    """Return a new workspace with the made-up answers of a sample, but for `STORY`, which `story` tells.

    Raises `ActionError` for one that there is not.
    """
    key, name, today = workspace.key, workspace.name, workspace.created
    company = next((each for each in bank.companies if each.key == sample), None)
    if company:
        return company_workspace(key, company, today)
    if sample not in (TEAM, LARGE):
        raise ActionError(NOT_UNDERSTOOD)
    return sample_workspace(key, name, today, large=sample == LARGE)


def company_workspace(key: str, company: Company, today: str) -> Workspace:
    """Return a workspace with the answers of a company, marked as made up; `key` is the workspace's own."""
    sizes = {"sales": company.sales, "marketing": company.marketing}
    head, staff = LEVELS
    people = [
        Person(function, head if place < 2 else staff, _answers(company, function, place, size), 0, "", guesses)
        for function, size in sizes.items()
        for place, guesses in enumerate(_guesses(company, function, size))
    ]
    rows = pack_all(replace(person, row=row) for row, person in enumerate(people, 2))  # below a header, as in a table
    wave = Wave(company.key, company.name, today, (Import(company.key, company.name, today, rows, FILE),))
    made = new_workspace(key, company.name, today)
    return replace(made, sample=True, session=Session(company.name, guessed=company.guessed), waves=(wave,))


def _guesses(company: Company, function: str, size: int) -> Iterator[Guesses]:
    """Yield what everybody of a function guesses: about what the other answers, but for what it is wrong about."""
    other = other_side(function) or ""
    off = {each.statement: each.off for each in company.misbeliefs if each.who == function}
    return made_up_guesses(
        function, size, {number: _mean(company, other, number) + off.get(number, 0) for number in company.guessed}
    )


def _answers(company: Company, function: str, place: int, size: int) -> tuple[int, ...]:
    """Spread a function over the quantiles of a normal distribution, in another order for each statement."""
    stride = next(step for step in range(size // 2, size) if _coprime(step, size))
    return tuple(
        drawn(_mean(company, function, number), SPREAD, place * stride + 5 * number, size)
        for number in range(1, STATEMENTS + 1)
    )


def _mean(company: Company, function: str, number: int) -> float:
    """Return about what a function answers to a statement."""
    apart = APART / 2 * (1 if function == company.higher else -1)
    return company.level + (0.3 if number % 3 == 0 else -0.15) + (apart if number in company.gaps else 0)


def _coprime(one: int, other: int) -> bool:
    while other:
        one, other = other, one % other
    return one == 1
