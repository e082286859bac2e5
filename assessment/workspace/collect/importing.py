"""Answers that come in, by pasted text or in files: first read and shown, then added, and nothing dropped silently."""

from collections import Counter
from collections.abc import Mapping, Sequence
from copy import replace
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from assessment.errors import ActionError
from assessment.exchange.code import session_tag
from assessment.exchange.combined import combine
from assessment.exchange.later_guesses import with_later_guesses
from assessment.exchange.reading import (
    LIMIT,
    Match,
    Reading,
    Remark,
    Respondent,
    UnreadableError,
    reasons,
)
from assessment.exchange.survey.choices import Choices, parts
from assessment.exchange.write import csv_file, write_csv
from assessment.instrument import FUNCTIONS, LEVELS, Answer, Instrument
from assessment.workspace.action import Context
from assessment.workspace.collect import fuller, how_to_read, newcomers, pictures, sent_choices
from assessment.workspace.collect.invited import begin_as_promised
from assessment.workspace.collect.kept_readings import read_each
from assessment.workspace.collect.newcomers import Sent
from assessment.workspace.measurements import current_wave, require_open_to_answers, with_wave
from assessment.workspace.protocol import ByName, File, Kind, Text, Word, flag, pasted, several
from assessment.workspace.records import FILE, Comment, HowRead, Import, Person, Workspace, pack, pack_all
from assessment.workspace.rendering import render
from assessment.workspace.saved import person_of, read_any
from assessment.workspace.sent_files import CAMERA, FILES, TEXT, SentFile, files

REMARKS_SHOWN = 50
"""Of each kind; the file of all remarks holds every one."""

LIVE = 500_000
"""The most bytes that are read again with every choice."""

PEOPLE_SHOWN = 5
"""The first of those who can be added."""

NAME = Text(lambda most: most.file_name)
SENT: dict[str, Kind] = {
    FILES: files,
    TEXT: pasted,
    "name": NAME,
    CAMERA: pasted,
    "camera_name": NAME,
    "asked": pasted,
    "choice": several,
}
"""What is looked at together: files, a pasted text with its name, and what the camera read, with the name of that; how
to read them as `sent_choices.chosen` has it."""

ADDED: dict[str, Kind] = SENT | {"function": Word(("", *FUNCTIONS)), "all_sessions": flag}
"""What is added: besides, the function of people who gave none, and whether those of another session count as well."""

ACTIONS, PREVIEWS, EXPORTS = ByName[Workspace](), ByName[str](), ByName[File]()

NEITHER = "There is no response code in it, and no table of answers. A code has six groups of four symbols."


@dataclass(frozen=True, slots=True)
class Incoming:
    """What was sent, read: who is new, and everything that is not added, with its reason."""

    new: tuple[Respondent, ...]
    before: Mapping[str, Respondent]  # mark of a new one who answered less before -> what stood there until now
    reading: Reading  # duplicates, other sessions, rejected rows, remarks and columns of all files
    unreadable: tuple[UnreadableError, ...]
    again: tuple[str, ...]  # names of files that hold what an earlier import holds
    sent: tuple[Sent, ...]
    chosen: tuple[HowRead, ...]  # how somebody chose, just now, to read the tables
    tables: tuple[how_to_read.Table, ...]

    @property
    def blocked(self) -> bool:
        """Whether a question must be answered before anybody can be added."""
        return any(question.blocking for question in self.reading.questions)

    @property
    def asks(self) -> bool:
        """Whether anything is asked of which nobody knows the answer: people can be added without it, or not."""
        return any(table.asks for table in self.tables)

    @property
    def unsaid(self) -> bool:
        """Whether some have no function that is asked about by its text: all of them are asked about together."""
        return self.functions.get(None, 0) > sum(table.of_no_function for table in self.tables)

    @property
    def live(self) -> bool:
        """Whether it is read again with every choice: what is larger would keep a person waiting each time."""
        return sum(each.file.size for each in self.sent) <= LIVE

    @property
    def asked(self) -> str:
        """What the choices of the form are about, in their order."""
        return how_to_read.write_asked(self.tables)

    @property
    def heads(self) -> Mapping[str | None, int]:
        """How many of the new ones are heads, by function."""
        return Counter(person.function for person in self.new if person.level == LEVELS[0])

    @property
    def without_level(self) -> Mapping[str | None, int]:
        """How many of the new ones gave no level, by function."""
        return Counter(person.function for person in self.new if person.level is None)

    @property
    def points(self) -> tuple[int, ...]:
        """The different answers of the new ones, in order."""
        return tuple(sorted(filter(None, set[Answer]().union(*(person.answers for person in self.new)))))

    @property
    def functions(self) -> Mapping[str | None, int]:
        """How many of the new ones belong to each function, None for those without."""
        return Counter(person.function for person in self.new)

    @property
    def comments(self) -> int:
        """How many comments would be kept: those of people without a function cannot be shown, so they are not."""
        return len(_comments(self.new))

    @property
    def sessions(self) -> int:
        """How many sessions the new ones belong to; those that name none count as none."""
        return len({person.session for person in self.new} - {0})

    @property
    def left_out(self) -> tuple[tuple[str, tuple[Remark, ...]], ...]:
        """What is not added, by kind."""
        reading = self.reading
        kinds = {"duplicate": reading.duplicates, "other": reading.other_session, "rejected": reading.rejected}
        return tuple((kind, remarks) for kind, remarks in kinds.items() if remarks)

    def columns(self) -> tuple[tuple[str, tuple[Match, ...]], ...]:
        """How the columns of each table were read."""
        return tuple((file, tuple(matches)) for file, matches in groupby(self.reading.matched, lambda each: each.file))


def read_incoming(
    workspace: Workspace,
    context: Context,
    files: tuple[SentFile, ...],
    text: str,
    name: str,
    camera: str = "",
    camera_name: str = "",
    asked: str = "",
    choice: tuple[str, ...] = (),
    function: str = "",
    *,
    all_sessions: bool = False,
) -> Incoming:
    """Read what was sent, as `ADDED` has it, against everybody who is in the workspace already."""
    texts = {TEXT: (name, text), CAMERA: (camera_name, camera)}
    if not (sent := newcomers.told_apart(files, texts)):
        raise ActionError("Paste a text or choose a file first.")
    chosen = sent_choices.chosen(asked, choice, context.today)
    choices = how_to_read.choices((*chosen, *workspace.readings))
    readings, unreadable = read_each(sent, context.bank.instrument, choices, _read)
    tag = 0 if all_sessions else session_tag((current_wave(workspace) or workspace.session).name)
    if tag:
        readings = tuple(newcomers.of_session(reading, tag) for reading in readings)
    there, standing = newcomers.everybody(workspace)
    read = with_later_guesses([Reading(there), *readings], context.bank.instrument)
    reading = combine(read, standing=standing)
    new, before = newcomers.who_is_new(there, reading, read[1:])
    if function:
        new = tuple(person if person.function else replace(person, function=function) for person in new)
    tables = how_to_read.tables(how_to_read.with_refused(reading, unreadable), chosen, workspace.readings)
    return Incoming(new, before, reading, unreadable, _again(workspace, readings), sent, chosen, tables)


@ACTIONS("add-answers", **ADDED)
def add_answers(workspace: Workspace, context: Context, **values: Any) -> Workspace:
    """Add everybody who is new to the measurement that is worked on; each file is an import of its own.

    How somebody chose to read the files is kept, for the next ones with the same headings.
    """
    incoming = read_incoming(workspace, context, **values)
    if incoming.blocked:
        raise ActionError("Nothing was added yet: choose first how the file is to be read.")
    if not incoming.new:
        raise ActionError("Nothing in there is new, so nothing was added.")
    workspace = replace(workspace, readings=how_to_read.keep(workspace.readings, incoming.chosen))
    workspace, wave = begin_as_promised(workspace, context, incoming.new, incoming.reading.promised)
    files = {person.file for person in incoming.new}  # a workbook’s are named after its worksheets as well
    sent = sorted(incoming.sent, key=lambda each: len(each.file.name))  # one name may begin with another
    source = {file: each.source for each in sent for file in files if file.startswith(each.file.name)}
    imports = wave.imports
    for place, (file, group) in enumerate(groupby(incoming.new, key=lambda person: person.file)):
        respondents = tuple(group)
        lines = {pack(person_of(incoming.before[each.mark])) for each in respondents if each.mark in incoming.before}
        imports, earlier = fuller.without_earlier(imports, lines)
        said = tuple(comment for comment in _comments(respondents) if not earlier or comment not in wave.comments)
        rows = pack_all(map(person_of, respondents))
        imports += (Import(f"{context.fresh}-{place}", file, context.today, rows, source[file], said, earlier),)
    return with_wave(workspace, replace(wave, imports=imports))


def _comments(respondents: Sequence[Respondent]) -> tuple[Comment, ...]:
    """Return what people of a function wrote, in an order that tells nothing of them."""
    every = {Comment(person.function, text) for person in respondents if person.function for text in person.comments}
    return tuple(sorted(every, key=lambda comment: (comment.text, comment.function)))


@PREVIEWS("answers", **SENT)
def preview_answers(workspace: Workspace, context: Context, **values: Any) -> str:
    """Return what would be added, how the columns were read, and what would be left out and why."""
    require_open_to_answers(workspace)
    incoming = read_incoming(workspace, context, **values)
    more = {"shown": REMARKS_SHOWN, "reasons": reasons, "people_shown": PEOPLE_SHOWN, "parts": parts}
    return render("work/collect/preview.html.j2", workspace, context, incoming=incoming, **more)


@EXPORTS("left-out", **SENT)
def export_left_out(workspace: Workspace, context: Context, **values: Any) -> File:
    """Return everything that would be left out, a line each, with file, row and reason."""
    incoming = read_incoming(workspace, context, **values)
    rows = [(kind, each.file, each.row, each.reason) for kind, remarks in incoming.left_out for each in remarks]
    return csv_file("left-out", write_csv([("kind", "file", "row", "reason"), *rows]))


def _read(sent: Sent, instrument: Instrument, choices: Sequence[Choices]) -> Reading:
    file = sent.file
    if file.data is None:
        most = f"It has {file.size / 1e6:.0f} MB; at most {LIMIT / 1e6:.0f} MB are read."
        raise UnreadableError(file.name, None, f"{most} Split it, or save the answers alone.")
    pictures.require_codes(file)
    return read_any(file.name, file.data, instrument, neither="" if sent.source == FILE else NEITHER, choices=choices)


def _again(workspace: Workspace, readings: tuple[Reading, ...]) -> tuple[str, ...]:
    """Name the files whose rows and answers are those of an earlier import. Only marks make duplicates; this warns."""
    earlier = [each.people for wave in workspace.waves for each in wave.imports]

    def same(people: Sequence[Person], respondents: Sequence[Respondent]) -> bool:
        pairs = zip(people, respondents, strict=False)
        return len(people) == len(respondents) and all(a.row == b.row and a.answers == b.answers for a, b in pairs)

    found = [reading.respondents for reading in readings if reading.respondents]
    return tuple(people[0].file for people in found if any(same(before, people) for before in earlier))
