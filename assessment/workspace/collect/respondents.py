"""The respondents of a workspace one by one: found, corrected, removed, and written as a table."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from assessment.errors import ActionError
from assessment.exchange.code import session_tag, symbols_of
from assessment.exchange.reading import Respondent
from assessment.exchange.write import csv_file, template, write_respondents
from assessment.instrument import FUNCTIONS, LEVELS
from assessment.workspace import promises
from assessment.workspace.action import Context
from assessment.workspace.collect.fuller import taken_back
from assessment.workspace.entries import find, replaced, without
from assessment.workspace.measurements import current_wave, require_open, with_wave
from assessment.workspace.protocol import ByName, Count, File, Look, Text, Word, any_key, pasted
from assessment.workspace.records import Import, Person, Wave, Workspace, pack, pack_all, unpack

AT_ONCE = 20
"""ListedPeople that are listed at once."""

ACTIONS, EXPORTS = ByName[Workspace](), ByName[File]()

ROW = {"key": any_key, "line": any_key}
"""What names a row: the key of its import, and the line that it is there."""

ROWS_OF, ROW_SEARCH, ROWS_FROM = LOOKS = Look("rowsOf", pasted), Look("rowSearch", Text()), Look("rowsFrom", Count())
"""The key of the import whose rows are listed, what is searched for in them, and where the list begins."""

FUNCTION, LEVEL = (Word(("", *known), "Choose one of the list.") for known in (FUNCTIONS, LEVELS))


@dataclass(frozen=True, slots=True)
class ListedPerson:
    """A respondent in a list; `line` names it in an action, for no place in a list stays the same."""

    line: str
    person: Person

    @property
    def answered(self) -> int:
        """How many statements this person answered."""
        return sum(answer is not None for answer in self.person.answers)


@dataclass(frozen=True, slots=True)
class ListedPeople:
    """A part of an import: the rows from `first` on that were searched for, of `found` in all."""

    key: str
    search: str
    first: int
    found: int
    rows: tuple[ListedPerson, ...]

    @property
    def before(self) -> int | None:
        """Where the rows before these begin; None where there are none."""
        return max(0, self.first - AT_ONCE) if self.first else None

    @property
    def after(self) -> int | None:
        """Where the rows after these begin; None where there are none."""
        return self.first + AT_ONCE if self.first + AT_ONCE < self.found else None


def list_people(workspace: Workspace, context: Context) -> ListedPeople | None:
    """Return the rows that the reader looks at: `rowsOf` an import, by `rowSearch`, from `rowsFrom`."""
    wave, key = current_wave(workspace), ROWS_OF(context)
    found = [each for each in wave.imports if each.key == key] if wave else []
    if not found:
        return None
    search, first = ROW_SEARCH(context), ROWS_FROM(context)
    people = [person for person in found[0].people if _matches(person, search)]
    start = min(first, max(0, len(people) - 1))
    rows = tuple(ListedPerson(pack(person), person) for person in people[start : start + AT_ONCE])
    return ListedPeople(key, search, start, len(people), rows)


@ACTIONS("set-function", **ROW, value=FUNCTION)
def set_function(workspace: Workspace, context: Context, key: str, line: str, value: str) -> Workspace:
    """Correct the function of one respondent."""
    return _change_row(workspace, context, key, line, lambda person: replace(person, function=value or None))


@ACTIONS("set-level", **ROW, value=LEVEL)
def set_level(workspace: Workspace, context: Context, key: str, line: str, value: str) -> Workspace:
    """Correct the level of one respondent."""
    return _change_row(workspace, context, key, line, lambda person: replace(person, level=value or None))


@ACTIONS("fill-function", key=any_key, value=FUNCTION)
def fill_function(workspace: Workspace, context: Context, key: str, value: str) -> Workspace:
    """Give a function to everybody in an import who has none."""

    def fill(people: tuple[Person, ...]) -> list[Person]:
        return [each if each.function else replace(each, function=value or None) for each in people]

    return _change_import(workspace, context, key, fill)


@ACTIONS("remove-row", **ROW)
def remove_row(workspace: Workspace, context: Context, key: str, line: str) -> Workspace:
    """Remove one respondent."""
    return _change_row(workspace, context, key, line, lambda _person: None)


@ACTIONS("remove-import", key=any_key)
def remove_import(workspace: Workspace, context: Context, key: str) -> Workspace:
    """Take an import back, with everybody in it; whose place they took stands there again."""
    wave, each = _import(workspace, context, key)
    return with_wave(workspace, replace(wave, imports=taken_back(wave.imports, each)))


@EXPORTS("answers")
def export_answers(workspace: Workspace, context: Context) -> File:
    """Return the answers of everybody in the measurement that is worked on, as a table."""
    wave = current_wave(workspace)
    if wave is None or not wave.people:
        raise ActionError("There are no answers yet.")
    tag = session_tag(wave.name)
    everybody = (
        Respondent(
            each.name,
            person.row,
            person.function,
            person.level,
            tag,
            person.answers,
            person.mark,
            guesses=person.guesses,
        )
        for each in wave.imports
        for person in each.people
    )
    table = write_respondents(everybody, {tag: wave.name}, context.bank.instrument)
    name = "-".join(("made-up-answers" if workspace.sample else "answers", wave.date))
    return csv_file(name, table)


@EXPORTS("template")
def export_template(_workspace: Workspace, context: Context) -> File:
    """Return an empty table for answers."""
    return csv_file("template", template(context.bank.instrument))


def _matches(person: Person, search: str) -> bool:
    """Tell whether a row was searched for: by its number, or by its response code."""
    if not search:
        return True
    return str(person.row) == search or symbols_of(search) == symbols_of(person.mark.removeprefix("code "))


def _import(workspace: Workspace, context: Context, key: str) -> tuple[Wave, Import]:
    """Return an import that may be changed, and its measurement, whose promise holds also when it is empty."""
    wave, gone = current_wave(workspace), "This import is no longer here."
    require_open(wave)
    if wave is None:
        raise ActionError(gone)
    return promises.kept(workspace, wave, context), find(wave.imports, key, gone)


def _change_import(
    workspace: Workspace, context: Context, key: str, change: Callable[[tuple[Person, ...]], list[Person]]
) -> Workspace:
    wave, each = _import(workspace, context, key)
    people = change(each.people)
    changed = replace(each, rows=pack_all(people))
    imports = replaced(wave.imports, changed) if people else without(wave.imports, each.key)
    return with_wave(workspace, replace(wave, imports=imports))


def _change_row(
    workspace: Workspace, context: Context, key: str, line: str, change: Callable[[Person], Person | None]
) -> Workspace:
    """Change or remove the row that `line` names; rows that are equal are as good as one another."""
    row = unpack(line)

    def changed(people: tuple[Person, ...]) -> list[Person]:
        if row not in people:
            raise ActionError("This row was changed meanwhile. Look at it again.")
        place = people.index(row)
        new = change(row)
        return [*people[:place], *([new] if new else []), *people[place + 1 :]]

    return _change_import(workspace, context, key, changed)
