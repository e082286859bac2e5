"""Made-up departments for the attack: small ones, with open answers, camps, unanimity and people who answer alike."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import count
from random import Random

from assessment.guesses import Guesses, other_side
from assessment.instrument import Answers
from assessment.load import load_instrument
from assessment.team.threshold import choose
from assessment.workspace.given_out import tells, traces
from assessment.workspace.records import Given, Person
from assessment.workspace.traces import Chance
from tests.teams import Respondent

INSTRUMENT = load_instrument()

OTHERS = choose(None, INSTRUMENT).people
"""Among how many others everybody stands where nobody chose."""

MEANS = (3.1, 2.6, 2.9, 3.0, 3.4, 3.3, 2.8, 3.0, 2.6, 3.5, 2.0, 2.5, 2.6, 2.2, 2.5, 3.2, 1.7, 1.9, 2.3, 2.4)
"""What people answer on average."""


@dataclass(frozen=True)
class Department:
    """Everybody who answered, in both functions, and whether the heads agreed to be shown one by one."""

    name: str
    people: tuple[Respondent, ...]
    heads_agreed: bool = False
    asked: Mapping[str, int] = field(default_factory=dict)  # how many each function has, where that is known
    first: int | None = None  # so many people, the first ones, were in an earlier report
    numbers: tuple[int, ...] = ()  # by which people are found again; then the first ones are an earlier measurement

    def of(self, function: str) -> list[Respondent]:
        """Return the people of a function."""
        return [person for person in self.people if person.function == function]

    @property
    def before(self) -> "Department | None":
        """The department as an earlier report had it."""
        return None if self.first is None else replace(self, people=self.people[: self.first], first=None)

    def only(self, function: str) -> "Department":
        """Return one function of the department alone."""
        numbered = zip(self.people, self.numbers, strict=False)
        return replace(
            self,
            people=tuple(self.of(function)),
            first=len(self.before.of(function)) if self.before else None,
            numbers=tuple(number for person, number in numbered if person.function == function),
        )

    @property
    def measurements(self) -> "tuple[Department, Department]":
        """The department as it was measured first, and as it was measured again."""
        parts = slice(self.first), slice(self.first, None)
        earlier, later = (
            replace(self, people=self.people[part], numbers=self.numbers[part], first=None) for part in parts
        )
        return earlier, later

    def answering(self, rows: Sequence[Answers]) -> "Department":
        """Return the same people with other answers."""
        people = (replace(person, answers=row) for person, row in zip(self.people, rows, strict=True))
        return replace(self, people=tuple(people))


def row(random: Random, shift: float = 0.0, spread: float = 0.9, means: tuple[float, ...] = MEANS) -> Answers:
    """Return the answers of one person, who has a level of their own."""
    own = random.gauss(shift, 0.5)
    return tuple(min(5, max(1, round(random.gauss(mean + own, spread)))) for mean in means)


def skipping(random: Random, answers: Answers, share: float) -> Answers:
    """Return the answers with this share of them left open."""
    return tuple(None if random.random() < share else answer for answer in answers)


def _usual(random: Random) -> Answers:
    return row(random)


def _tight(random: Random) -> Answers:
    return row(random, spread=0.35)


def _ends(random: Random) -> Answers:
    """People who agree fully with half of the statements, and not at all with the others."""
    return tuple(min(5, max(1, round(random.gauss(5.2 if s % 2 else 0.9, 0.45)))) for s in range(20))


def _camps(random: Random) -> Answers:
    return row(random, shift=random.choice((-1.2, 1.2)), spread=0.5)


def _straight(random: Random) -> Answers:
    """People of whom many give one and the same answer to everything."""
    return (random.randint(1, 5),) * 20 if random.random() < 0.7 else row(random)


def _alike(random: Random) -> Answers:
    """People who nearly all answer the same."""
    return tuple(min(5, max(1, round(m) + (random.random() < 0.06) - (random.random() < 0.06))) for m in MEANS)


KINDS: Mapping[str, Callable[[Random], Answers]] = {
    "usual": _usual,
    "tight": _tight,
    "ends": _ends,
    "camps": _camps,
    "straight": _straight,
    "alike": _alike,
}
"""How people answer -> the answers of one of them."""


def department(seed: int, sizes: tuple[int, ...] = (6, 6, 7, 7, 8, 8, 9, 10, 12)) -> Department:
    """Return a department, always the same for a seed."""
    random = Random(seed)  # noqa: S311  test data
    kind = random.choice([*KINDS, "usual", "usual"])
    share = random.choice((0.0, 0.0, 0.0, 0.01, 0.01, 0.01, 0.05, 0.2))
    people = []
    for function in ("sales", "marketing"):
        size = random.choice(sizes)
        heads = random.choice((0, 1, 2, 6))
        for place in range(size):
            level = "head" if place < heads else random.choice(("staff", "staff", "staff", None))
            people.append(Respondent(function, level, skipping(random, KINDS[kind](random), share)))
    for beside in ("other", None):
        people += [Respondent(beside, None, row(random)) for _ in range(random.choice((0, 0, 1, 7)))]
    agreed, more = random.random() < 0.25, Random(f"{seed} more")  # noqa: S311  test data
    if more.random() < 0.5:
        people = guessing(more, people)
    asked = {
        function: sum(person.function == function for person in people) + more.choice((0, 1, 4))
        for function in ("sales", "marketing")
        if more.random() < 0.2
    }
    return Department(f"{seed}: {kind}, {share:.0%} open", tuple(people), agreed, asked)


def asked_twice(seed: int) -> Department:
    """Return a department of which a report was given out, and then as many people more as a second one needs.

    In some, people leave statements open, guess, or are heads enough to be shown apart from the staff. Of those of
    which the program would give out no second report another one is drawn.
    """
    random = Random(f"twice {seed}")  # noqa: S311  test data
    return next(drawn for drawn in (_asked_twice(seed, random) for _ in count()) if second_may_follow(drawn))


def _asked_twice(seed: int, random: Random) -> Department:
    kinds, size = random.choices([*KINDS], k=2), random.choice((6, 6, 7, 8))
    came = {"sales": random.choice((6, 6, 7, 9)), "marketing": random.choice((0, 6))}
    people = [Respondent(f, "staff", KINDS[kinds[0]](random)) for f in came for _ in range(size)]
    if random.random() < 0.1:
        people += [Respondent(f, "head", KINDS[kinds[0]](random)) for f in came for _ in range(6)]
    first = len(people)
    people += [Respondent(f, "staff", KINDS[kinds[1]](random)) for f, more in came.items() for _ in range(more)]
    if random.random() < 0.5:
        people = guessing(random, people)
    share = random.choice((0.0, 0.005, 0.01, 0.02))
    people = [replace(person, answers=skipping(random, person.answers, share)) for person in people]
    name = f"{seed}: {kinds[0]}, then {kinds[1]}, {sum(None in person.answers for person in people)} open"
    return Department(name, tuple(people), first=first)


def measured_twice(seed: int) -> Department:
    """Return a department that was measured twice: all are found again, or all with more, some or none."""
    random = Random(f"again {seed}")  # noqa: S311  test data
    kinds = random.choices([*KINDS, "alike", "tight"], k=2)
    share, number = random.choice((0.0, 0.0, 0.0, 0.01)), count(1)
    whose: tuple[list[tuple[int, Respondent]], ...] = ([], [])
    how = random.choice(("all", "all", "more", "some", "none"))
    for function in ("sales", "marketing"):
        size, others = random.choice((6, 6, 7, 8, 10)), random.choice((6, 7, 9))
        both = [] if how == "none" else [next(number) for _ in range(size)]
        beside = {"all": (0, 0), "more": (0, others), "some": (others, others), "none": (size, others)}[how]
        for place, wave in enumerate(whose):
            for each in (*both, *(next(number) for _ in range(beside[place]))):
                answers = skipping(random, KINDS[kinds[place]](random), share)
                wave.append((each, Respondent(function, "staff", answers)))
    everybody = [*whose[0], *whose[1]]
    return Department(
        f"{seed}: {kinds[0]}, then {kinds[1]}, {how} found again",
        tuple(person for _, person in everybody),
        first=len(whose[0]),
        numbers=tuple(each for each, _ in everybody),
    )


def second_may_follow(team: Department) -> bool:
    """Tell whether the program gives out a report of everybody after one of those who were first."""
    assert team.before
    first, everybody = (
        [Person(p.function, p.level, p.answers, 0, "", p.guesses) for p in each.people] for each in (team.before, team)
    )
    before, after = (Given("2026-11-29", traces(people), others=OTHERS) for people in (first, everybody))
    return tells(before, after, INSTRUMENT, Chance.among(everybody, "", INSTRUMENT)) is None


def guessing(random: Random, people: Sequence[Respondent]) -> list[Respondent]:
    """Return people of whom most guess on three statements how the other function answers, many of them alike."""
    numbers, alike = random.sample(range(1, 21), 3), random.choice((0.0, 0.5, 0.9, 1.0))
    usual = {number: random.randint(1, 5) for number in numbers}
    found = []
    for person in people:
        of = other_side(person.function)
        guesses = tuple(
            (usual[number] if random.random() < alike else random.randint(1, 5))
            if number in usual and random.random() < 0.95
            else None
            for number in range(1, 21)
        )
        found.append(replace(person, guesses=Guesses(of, guesses)) if of and random.random() < 0.9 else person)
    return found


def one_open(size: int, answered: Answers, seed: int) -> Department:
    """Return so many complete people in Sales and one more who gave only these answers, and a whole Marketing."""
    random = Random(seed)  # noqa: S311  test data
    sales = [Respondent("sales", "staff", row(random)) for _ in range(size)]
    others = [Respondent("marketing", "staff", row(random)) for _ in range(9)]
    return Department(f"one open {seed}", (*sales, Respondent("sales", "staff", answered), *others))


def only(statement: int, answer: int) -> Answers:
    """Return a row with a single answer."""
    return tuple(answer if place == statement else None for place in range(1, 21))


def all_but(statement: int, answers: Answers) -> Answers:
    """Return a row in which one statement is left open."""
    return tuple(None if place == statement else answer for place, answer in enumerate(answers, 1))


def departments(numbers: range) -> Iterator[Department]:
    """Yield a department for each number."""
    return map(department, numbers)
