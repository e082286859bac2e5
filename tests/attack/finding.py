"""The attack itself: which answers are pinned, for an outsider and for each insider."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import combinations
from random import Random

from assessment.instrument import Answers, Instrument
from tests.attack.departments import Department
from tests.attack.reading import Report, read
from tests.attack.worlds import GUESSES, TOTAL, Answered, Suspect, Worlds
from tests.teams import Respondent

type Release = Callable[[Department], Mapping[str, str]]
"""Makes the files of a report, by name."""

type Gist = Callable[[Department, str], object]
"""What a report tells of a function is made from this, so worlds in which it is equal are reported alike."""

WRITTEN = 1
"""Of how many worlds all files are written; of the others only what they are made from is compared."""

type World = tuple[Answers, ...]
"""How everybody in a function may have answered."""

TRIES = (1, 2, 3, 5)
"""Before everybody is free to have answered otherwise: how many people are, try by try."""

ALONE = 2
"""A row that more people gave than this is nobody's: that it was given tells of no single person."""

BEFORE = "before/"
"""What the names of files begin with that an earlier report gave out."""

MOVED = "moved/"
"""The same of files that compare two measurements."""

STEPS = 120
"""How many small changes are tried before the solver is asked."""


@dataclass(frozen=True)
class Hole:
    """What can be worked out of a person: an answer, a guess (21 to 40), a total (41), or the whole row (None)."""

    department: str
    function: str
    insider: int | None
    person: int
    statement: int | None


@dataclass
class Outcome:
    """What an attack found. `given_up` are questions that the solver did not decide.

    `unlike` are questions to which it only found worlds that the files allow as they are read here, but of which the
    program would have written other files.
    """

    departments: int = 0
    questions: int = 0
    solved: int = 0
    holes: tuple[Hole, ...] = ()
    given_up: int = 0
    unlike: int = 0

    def plus(self, other: "Outcome") -> "Outcome":
        """Return both together."""
        return Outcome(
            self.departments + other.departments,
            self.questions + other.questions,
            self.solved + other.solved,
            (*self.holes, *other.holes),
            self.given_up + other.given_up,
            self.unlike + other.unlike,
        )


def attack(
    department: Department,
    release: Release,
    gist: Gist,
    instrument: Instrument,
    *,
    insiders: int = 99,
    rows: bool = True,
    as_is: bool = False,
    functions: Sequence[str] = ("sales", "marketing"),
) -> Outcome:
    """Attack a report as an outsider, and as the first so many people of each function; `as_is` as in `Worlds`.

    `rows`: the outsider asks for whole rows, too.
    """
    files = release(department)
    outcome = Outcome()
    for function in functions:
        siege = Siege(department, function, files, release, gist, instrument, as_is=as_is)
        if any(told.n for (group, _about), told in siege.report.told.items() if group == function):
            siege.outcome.departments = 1
            for insider in (*range(min(insiders, len(siege.people))), None):
                siege.attack(insider, rows=rows and insider is None)
            outcome = outcome.plus(siege.outcome)
    return outcome


class Siege:
    """The attack on one function. Cheap questions come first: most need no more.

    `kind_of_worlds` are looked for; `apart` as in `Worlds`.
    """

    kind_of_worlds = Worlds
    apart = False

    def __init__(
        self,
        department: Department,
        function: str,
        files: Mapping[str, str],
        release: Release,
        gist: Gist,
        instrument: Instrument,
        *,
        as_is: bool,
    ) -> None:
        self.department, self.function, self.instrument = department, function, instrument
        self.files, self.release = files, release
        self.report = read({name: text for name, text in files.items() if not name.startswith((BEFORE, MOVED))})
        earlier = {name: text for name, text in files.items() if name.startswith(BEFORE)}
        self.earlier = read(earlier) if earlier else None
        self.first = len(department.before.of(function)) if department.before else 0
        self.gist, self.gist_of_it = gist, gist(department, function)
        self.written = 0
        self.people = department.of(function)
        self.as_is = as_is
        self.random = Random(department.name)  # noqa: S311  which people are free, not a secret
        self.outcome = Outcome()
        self.sure = True  # whether the last search looked everywhere
        self.pool: list[World] = []
        self.themes = [[s.number - 1 for s in instrument.statements if s.theme == t.key] for t in instrument.themes]

    @cached_property
    def worlds(self) -> Worlds:
        """Every world that the report allows; made when a question needs it, which most do not."""
        return self._worlds(sums_only=False)

    @cached_property
    def sums(self) -> Worlds:
        """As `worlds`, without what tells how totals and themes spread."""
        return self._worlds(sums_only=True)

    def _worlds(self, *, sums_only: bool) -> Worlds:
        worlds = self.kind_of_worlds(
            self.people,
            self.function,
            self.report,
            self.instrument,
            sums_only=sums_only,
            as_is=self.as_is,
            first=self.first,
            apart=self.apart,
        )
        if self.earlier:
            worlds.before(self.earlier)
        return worlds

    def attack(self, insider: int | None, *, rows: bool) -> None:
        """Attack as an outsider, or as one of the people."""
        known = [] if insider is None else [insider]
        name = self.department.name
        for suspect in suspicious(self.people, self.function, self.report, insider, self.first):
            self.outcome.questions += 1
            if self._pinned(suspect, known):
                self._found(suspect, insider)
        for p in range(len(self.people) if rows else 0):
            alone = sum(each.answers == self.people[p].answers for each in self.people) <= ALONE
            if alone and p not in known and p not in self.worlds.heads:
                self.outcome.questions += 1
                if self._recovered(p, known):
                    self._add([Hole(name, self.function, insider, p, None)])

    def _found(self, suspect: Suspect, insider: int | None) -> None:
        people, statement = suspect
        self._add([Hole(self.department.name, self.function, insider, p, statement + 1) for p in people])

    def _add(self, holes: list[Hole]) -> None:
        truth = [person.row for person in self.people]
        assert self.worlds.allow(truth), f"{self.department.name}, {self.function}: the files are read wrongly"
        self.outcome.holes = (*self.outcome.holes, *holes)

    def _pinned(self, suspect: Suspect, known: list[int]) -> bool:
        """Tell whether an answer is pinned: by sums alone, or by everything that is told."""
        people, s = suspect

        def changed(world: World) -> bool:
            return any(value(world[p], s) != value(self.people[p].row, s) for p in people)

        if any(map(changed, self._pool(known))) or self._guess(people, known, s, changed):
            return False
        self.outcome.solved += 1
        answered = self.sums.other(suspect, known)
        if answered.world is None and answered.sure:
            return True
        return self._search(people[0], known, lambda known: self.worlds.other(suspect, known)) is None and self.sure

    def _recovered(self, person: int, known: list[int]) -> bool:
        row = self.people[person].row

        def gone(world: World) -> bool:
            return all(each[:20] != row[:20] for p, each in enumerate(world) if p not in known)

        if any(map(gone, self._pool(known))) or self._guess([person], known, TOTAL, gone):
            return False
        return self._search(person, known, lambda known: self.worlds.without_row(row, known)) is None and self.sure

    def _guess(self, people: Sequence[int], known: list[int], s: int, wanted: Callable[[World], bool]) -> bool:
        """Walk from world to world by small changes, as long as each would be reported alike."""
        world = tuple(person.row for person in self.people)
        row, changeable = world[people[0]], [p for p in range(len(world)) if p not in known]
        for _ in range(STEPS):
            starts = people if s != TOTAL else [p for p in changeable if world[p][:20] == row[:20]] or people
            changed = self._change(world, self.random.choice(starts), self.random.choice(changeable), s)
            if changed != world and self._alike(changed):
                world = changed
                if wanted(world) and self._written_alike(world):
                    self.pool.append(world)
                    return True
        return False

    def elsewhere(self, steps: int) -> Department:
        """Return the department in another world, as far as so many small changes lead."""
        world, places = tuple(person.row for person in self.people), range(len(self.people))
        guessed = [s for s in GUESSES if any(row[s] for row in world)]
        for step in range(steps):
            s = self.random.choice(guessed) if guessed and step % 3 == 0 else TOTAL
            changed = self._change(world, self.random.choice(places), self.random.choice(places), s)
            if changed != world and self._alike(changed):
                world = changed
        return self._with(world)

    def _change(self, world: World, person: int, other: int, s: int) -> World:
        """Return a world in which a person answers all anew, exchanges answers with another, or steps up or down."""
        rows = [list(row) for row in world]
        one, two, way = rows[person], rows[other], self.random.random()
        if way < 0.15 and None in one[:20]:
            rows[person] = [answer and self.random.randint(1, 5) for answer in one[:20]] + one[20:]
        elif way < 0.3 and None in one[:20]:
            others = [row for row in rows if None in row[:20]]
            for place in range(20):
                _exchange(one, self.random.choice(others), [place])
        elif way < 0.5 and s != TOTAL:
            _exchange(one, two, [s])
        elif way < 0.9 and s == TOTAL:
            _exchange(one, two, self._balanced(one, two))
        else:
            place, step = s if s != TOTAL else self.random.randrange(20), self.random.choice((1, -1))
            _step(one, place, step)
            if other != person and self.random.random() < 0.7:
                _step(two, place, -step)
        return tuple(map(tuple, rows))

    def _balanced(self, one: Sequence[int | None], two: Sequence[int | None]) -> Sequence[int]:
        """Return statements that two people can exchange so that neither sums of themes nor totals change."""
        apart = [(a or 0) - (b or 0) for a, b in zip(one, two, strict=True)]
        some = [
            places
            for theme in self.themes
            for number in (2, 3)
            for places in combinations(theme, number)
            if sum(apart[s] for s in places) == 0 and any(apart[s] for s in places)
        ]
        return self.random.choice(some) if some else self.random.sample(range(20), 2)

    def _search(self, person: int, known: list[int], ask: Callable[[list[int]], Answered]) -> World | None:
        """Return a world, first looking where few people are free; `sure` says whether there is none otherwise."""
        others = [p for p in range(len(self.people)) if p != person and p not in known]
        self.sure = False
        for free in (*(free for free in TRIES if free < len(others)), len(others)):
            free_people = [person, *self.random.sample(others, free)]
            self.outcome.solved += 1
            answered = ask([p for p in range(len(self.people)) if p not in free_people])
            if answered.world is not None and self._same(answered.world):
                self.pool.append(answered.world)
                return answered.world
        self.sure = answered.world is None and answered.sure
        self.outcome.unlike += answered.world is not None
        self.outcome.given_up += not answered.sure
        return None

    def _same(self, world: World) -> bool:
        """Tell whether the program would have written the same files of a world."""
        if self._alike(world):
            return self._written_alike(world)
        return self.release(self._with(world)) == self.files

    def _written_alike(self, world: World) -> bool:
        """Tell the same of a world of which the report is made from the same: of the first ones, by their files."""
        self.written += 1
        return self.written > WRITTEN or self.release(self._with(world)) == self.files

    def _alike(self, world: World) -> bool:
        """Tell whether a report of a world is made from the same."""
        return self.gist(self._with(world), self.function) == self.gist_of_it

    def _with(self, world: World) -> Department:
        rows = iter(world)
        people = tuple(
            person.giving(next(rows)) if person.function == self.function else person
            for person in self.department.people
        )
        return replace(self.department, people=people)

    def _pool(self, known: list[int]) -> list[World]:
        """Return the worlds found so far in which those who know their own answers gave them."""
        return [world for world in self.pool if all(world[p] == self.people[p].row for p in known)]


def _exchange(one: list[int | None], two: list[int | None], statements: Sequence[int]) -> None:
    for s in statements:
        if one[s] is not None and two[s] is not None:
            one[s], two[s] = two[s], one[s]


def _step(row: list[int | None], s: int, step: int) -> None:
    answer = row[s]
    row[s] = answer if answer is None else min(5, max(1, answer + step))


def value(answers: Sequence[int | None], statement: int) -> int | None:
    """Return an answer or a guess, or the total for `TOTAL`."""
    return sum(answer or 0 for answer in answers[:20]) if statement == TOTAL else answers[statement]


def suspicious(
    people: list[Respondent], function: str, report: Report, insider: int | None, first: int = 0
) -> Iterator[Suspect]:
    """Yield the answers and totals that can be pinned at all: those alike in all people who could change places.

    If one of them is pinned, all are: whoever is another in some world may change places with each of the others. The
    `first` ones were in an earlier report, so nobody else may change places with them.
    """
    kinds = defaultdict(list)
    levels = any((f"{function} {level}", "people") in report.told for level in ("head", "staff"))
    heads = bool(report.heads.get(function))
    for p, person in enumerate(people):
        if p != insider and not (heads and person.level == "head"):
            opened = tuple(answer is None for answer in person.answers)
            apart = person.level if levels else "head" if heads and person.level == "head" else None
            kinds[apart, opened, p < first].append(p)
    for (_level, missing, _first), members in kinds.items():
        for s in (*(s for s in range(20) if not missing[s]), *([] if any(missing) else [TOTAL])):
            if len({value(people[p].answers, s) for p in members}) == 1:
                yield tuple(members), s
    for s in GUESSES:  # whoever guessed on a statement may change places with all others who did, and came as they did
        who_guessed = [p for p, person in enumerate(people) if p != insider and person.row[s] is not None]
        for before in (True, False):
            alike = tuple(p for p in who_guessed if (p < first) == before)
            if len({people[p].row[s] for p in alike}) == 1:
                yield alike, s
