"""A fuller response takes the place of an earlier one of the same person, which comes back when it is taken back."""

from collections.abc import Collection, Iterable
from dataclasses import replace

from assessment.workspace.entries import replaced, without
from assessment.workspace.records import Earlier, Import, unpack


def without_earlier(
    imports: Iterable[Import], lines: Collection[str]
) -> tuple[tuple[Import, ...], tuple[Earlier, ...]]:
    """Take these lines out of imports; return what is left, and where each of them stood.

    An import all of whose people are gone stays: they come back to it.
    """
    left, gone = [], []
    for each in imports:
        found = [line for line in each.lines if line in lines]
        gone += [Earlier(each.key, line) for line in found]
        left.append(each.with_lines(line for line in each.lines if line not in lines) if found else each)
    return tuple(left), tuple(gone)


def taken_back(imports: Iterable[Import], gone: Import) -> tuple[Import, ...]:
    """Take an import out; what its people had answered before counts again, unless something fuller came since."""
    left = without(imports, gone.key)
    for earlier in gone.earlier:
        if later := _took_place_of(left, gone.key, unpack(earlier.line).mark):
            held, since = later
            entries = tuple(earlier if each is since else each for each in held.earlier)
            left = replaced(left, replace(held, earlier=entries))
        elif home := next((each for each in left if each.key == earlier.key), None):
            left = replaced(left, home.with_lines(_in_its_place(home.lines, earlier.line)))
    return left


def _took_place_of(imports: Iterable[Import], key: str, mark: str) -> tuple[Import, Earlier] | None:
    """Return the import, and its entry, in which somebody of this mark took a place in the import of this key."""
    entries = ((each, earlier) for each in imports for earlier in each.earlier if earlier.key == key)
    return next(((each, earlier) for each, earlier in entries if unpack(earlier.line).mark == mark), None)


def _in_its_place(lines: list[str], line: str) -> list[str]:
    """Return lines with one more, before the first that stood further down in the file."""
    row = unpack(line).row
    place = next((place for place, each in enumerate(lines) if unpack(each).row > row), len(lines))
    return [*lines[:place], line, *lines[place:]]
