"""Several reports together: whatever is added and taken off, sums over people tell of nobody few."""

from dataclasses import replace
from fractions import Fraction
from itertools import combinations
from random import Random

import pytest

from assessment.errors import ActionError
from assessment.guesses import Guesses
from assessment.instrument import Instrument
from assessment.workspace import given_out
from assessment.workspace.recognised import counted
from assessment.workspace.records import Comment, Given, Import, Person, pack_all
from assessment.workspace.span import Told, tells_of_few
from tests.test_given_out import added, again, closed, in_a_table, people
from tests.workspaces import empty

TOGETHER = "together would tell"


def refused(*groups: list[Person]) -> int:
    """Return how many of the groups are given out, one after another, until one is refused."""
    workspace = empty()
    for place, group in enumerate(groups):
        workspace = added(again(workspace, f"group {place}"), in_a_table(group))
        try:
            workspace = closed(workspace)
        except ActionError:
            return place
    return len(groups)


def straight(persons: list[Person], first: int) -> list[Person]:
    """Return people of whom the first ones gave one answer throughout, another one each."""
    return [replace(each, answers=(place,) * 20) for place, each in enumerate(persons[:first], 1)] + persons[first:]


ONE = people(range(500, 501))


def grid(size: int, each: int) -> list[list[Person]]:
    """Return offices and product lines, with so many people in both; somebody is in an office and in no line."""
    cells = {
        (office, line): people(range(100 * office + 10 * line, 100 * office + 10 * line + each))
        for office in range(size)
        for line in range(size)
    }
    offices = [[n for line in range(size) for n in cells[office, line]] for office in range(size)]
    lines = [[n for office in range(size) for n in cells[office, line]] for line in range(size)]
    return [offices[0] + ONE, *offices[1:], *lines]


def test_a_few_of_each_of_several_reports_are_many() -> None:
    """Three offices by three lines of two people each, two of whom may be chance: six reports told of one person."""
    assert 3 == refused(*grid(3, 2))
    assert 2 == refused(*grid(2, 3))


def test_of_a_few_of_each_of_several_reports_none_is_chance() -> None:
    """Two of each of three offices answered alike in a fourth group: they are the same people, whom it cuts off."""
    offices = [people(range(start, start + 8)) for start in (10, 20, 30)]
    mixed = [n for office in offices for n in office[:2]]
    assert 3 == refused(*offices, mixed)
    assert 4 == refused(*offices, [*offices[0][:2], *people(range(40, 47))])


def test_the_oldest_report_is_told_apart_first(instrument: Instrument) -> None:
    """A later group of a few of each office would cut these, of which it was told whole whether nearly all agree."""
    offices = [people(range(start, start + 8)) for start in (10, 20, 30)]
    mixed = [n for office in offices for n in office[:2]]
    reports = tuple(Given("2026-11-22", given_out.traces(group, "a"), salt="a") for group in (*offices, mixed))
    imports = (Import("all", "all", "2026-11-22", pack_all([n for office in offices for n in office])),)
    assert [8, 8, 8] == [each.people for each in counted(imports, reports, instrument).batches("sales", "staff")]
    later = (replace(reports[0], date="2026-11-23"), *reports[1:])
    assert [8, 8, 8] == [each.people for each in counted(imports, later, instrument).batches("sales", "staff")]
    removed = (*reports[1:3], replace(reports[3], date="2026-11-23"), replace(reports[0], removed=True))
    assert [8, 8, 8] == [each.people for each in counted(imports, removed, instrument).batches("sales", "staff")]


def test_a_few_of_each_of_several_promises_are_no_chance() -> None:
    """Less is promised to two of each of three measurements that promised more."""
    workspace = empty()
    for start in (10, 30, 50):
        workspace = closed(added(again(workspace, f"{start}", "9"), people(range(start, start + 11))))
    few = [n for start in (10, 30, 50) for n in people(range(start, start + 2))]
    with pytest.raises(ActionError, match="promised more"):
        closed(added(again(workspace, "less"), [*in_a_table(few), *people(range(70, 80))]))
    opened = empty()
    for start in (10, 30, 50):
        opened = added(again(opened, f"{start}", "9"), people(range(start, start + 11)))
    with pytest.raises(ActionError, match="promises more"):
        closed(added(again(opened, "less"), [*in_a_table(few), *people(range(70, 80))]))


def test_two_answers_throughout_are_no_chance() -> None:
    """Half a group gave threes and fours in an order of their own, and comes again with others."""
    random = Random(5)  # noqa: S311  test data
    half = [replace(each, answers=tuple(random.choice((3, 4)) for _ in range(20))) for each in people(range(200, 204))]
    assert 1 == refused([*half, *people(range(4))], [*half, *people(range(10, 14))])
    assert 2 == refused(straight([*half, *people(range(4))], 4), straight([*half, *people(range(10, 14))], 4))


def test_who_is_counted_twice_hides_nobody() -> None:
    """Of three offices and a group of two of each, which may be chance, only the offices add up to all but one."""
    offices = [people(range(start, start + 8)) for start in (10, 20, 30)]
    sames = [
        straight(office, 0)[:6] + [replace(n, answers=(place,) * 20) for n in office[6:]]
        for place, office in enumerate(offices, 1)
    ]
    mixed = [*(n for office in sames for n in office[6:]), *people(range(50, 56))]
    everybody = [n for office in sames for n in office]
    assert 4 == refused(*sames, mixed, [*everybody, *ONE])
    assert 5 == refused(*sames, mixed, everybody)


def test_guesses_of_several_reports_are_added_up() -> None:
    """As their answers: of two offices and of both, where one more guessed who answered before."""

    def guessing(persons: list[Person]) -> list[Person]:
        return [replace(each, guesses=Guesses("marketing", each.answers[::-1])) for each in in_a_table(persons)]

    east, west = people(range(10, 18)), people(range(20, 28))
    workspace = closed(added(again(empty(), "east"), guessing(east)))
    workspace = closed(added(again(workspace, "west"), [*guessing(west[:7]), *in_a_table(west[7:])]))
    with pytest.raises(ActionError, match=TOGETHER):
        closed(added(again(workspace, "both"), guessing([*east, *west])))
    same = [*guessing([*east, *west[:7]]), *in_a_table(west[7:])]
    assert closed(added(again(workspace, "both"), same)).waves[-1].closed


def test_what_is_written_is_not_of_the_one_who_is_in_no_report_before() -> None:
    """Of two offices and of both: who left a statement open is in no figure, and in none of the first two reports."""
    east, west = people(range(10, 18)), people(range(20, 28))
    opened = [replace(each, answers=(None, *each.answers[1:])) for each in ONE]
    workspace = again(closed(added(again(closed(added(again(empty(), "east"), east)), "west"), west)), "both")
    workspace = added(workspace, in_a_table([*east, *west, *opened]))
    assert closed(workspace).waves[-1].closed
    wave = workspace.waves[-1]
    written = replace(wave, imports=(replace(wave.imports[0], comments=(Comment("sales", "Come to the plant"),)),))
    with pytest.raises(ActionError, match=TOGETHER):
        closed(replace(workspace, waves=(*workspace.waves[:-1], written)))


def test_an_order_in_which_nothing_is_told_of_few() -> None:
    """Offices, then all of them, then enough newcomers; a year later others, two of whom gave one answer throughout."""
    offices = [straight(people(range(start, start + 7)), 1) for start in (10, 20, 30)]
    everybody = [n for office in offices for n in office]
    later = straight(people(range(100, 110)), 2)
    assert 6 == refused(*offices, everybody, later, [*later, *people(range(120, 127))])


def told(*sets: str, least: int = 3, new: int = 1) -> list[Told]:
    """Return sets of people, each a letter; the last ones are new."""
    return [Told(dict.fromkeys(each, 1), least, new=place >= len(sets) - new) for place, each in enumerate(sets)]


@pytest.mark.parametrize(
    ("sets", "few"),
    [
        (told("abc", "def", "abcdefg"), True),
        (told("abc", "def", "abcdefghi"), False),
        (told("abcd", "abce"), True),  # what d answered less what e did
        (told("abc", "cde", "ade", "b"), True),
        (told("abcde", "bcdea", new=1), False),
        (told("ab", "abcde"), False),  # it was told before
        (told("abx", "cdx", "abcdx"), True),  # x, who counts twice
        (told("abxy", "cdxz", "abcdxyz"), True),
        (told("abcd", "efgh", "aebf", "cgdhi"), True),
    ],
)
def test_what_sums_tell(sets: list[Told], few: bool) -> None:
    """Sums and differences of any of them are over nobody few: worked out by hand."""
    assert few == tells_of_few(sets)


def test_whole_numbers_are_not_enough() -> None:
    """Each two of three groups, and all three with one more: half of the three sums is that of all three."""
    a, b, c = "abc", "def", "ghi"
    assert tells_of_few(told(a + b, b + c, a + c, a + b + c + "x"))
    assert not tells_of_few(told(a + b, b + c, a + c, a + b + c + "xyz"))


@pytest.mark.parametrize("seed", range(150))
def test_every_way_to_add_and_take_off(seed: int) -> None:
    """Sets of up to nine people, at random, by the definition: people few, without whom the others give less rank."""
    random = Random(seed)  # noqa: S311  test data
    least, names = random.choice((2, 3, 4)), "abcdefghi"
    sets = ["".join(random.sample(names, random.randint(least, 9))) for _ in range(random.randint(2, 5))]
    found = told(*sets, least=least)
    rows = [[Fraction(name in each) for name in names] for each in sets]

    def few_of(rows: list[list[Fraction]]) -> set[tuple[int, ...]]:
        few = (each for n in range(1, least) for each in combinations(range(9), n))
        return {each for each in few if rank(without(rows, each)) < rank(rows)}

    assert tells_of_few(found) == bool(few_of(rows) - few_of(rows[:-1]))


def without(rows: list[list[Fraction]], places: tuple[int, ...]) -> list[list[Fraction]]:
    return [[value for place, value in enumerate(row) if place not in places] for row in rows]


def rank(rows: list[list[Fraction]]) -> int:
    """Return how many rows are no combination of others."""
    rows, found = [list(row) for row in rows], 0
    for column in range(len(rows[0])):
        start = next((row for row in rows[found:] if row[column]), None)
        if start is None:
            continue
        rows.remove(start)
        rows.insert(found, start)
        found += 1
        for row in rows[found:]:
            times = row[column] / start[column]
            row[:] = [a - times * b for a, b in zip(row, start, strict=True)]
    return found
