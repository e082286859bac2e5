"""How the files that came in are to be read: what is asked about each column and text, and what somebody chose."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from assessment.exchange.columns import letter
from assessment.exchange.reading import Match, Reading, UnreadableError
from assessment.exchange.survey.choices import MEANINGS, NOT_READ, OF_TEXTS, UNKNOWN, Choices, Grid
from assessment.exchange.survey.question import Question
from assessment.instrument import STATEMENTS
from assessment.workspace.collect.sent_choices import FROM_HERE, STATEMENTS_OF, understood
from assessment.workspace.records import HowRead

EXAMPLES = 3
"""How many different cells of a column are shown."""

NOT_KEPT = ("shape", "person", "rows")  # they are about these files alone


@dataclass(frozen=True, slots=True)
class Choosing:
    """One thing to choose: a column, or a text. `meaning` is empty while nobody knows it."""

    name: str
    examples: tuple[str, ...]
    count: int  # filled cells of a column, or cells with this text
    meaning: str
    offered: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Together:
    """Columns that are chosen together; `chosen` says for all of them what they are, and is empty where it cannot."""

    question: str  # what was asked, as far as headings tell it
    numbers: Mapping[int, int]  # place of a column -> number of its statement
    chosen: Choosing
    columns: tuple[Choosing, ...]
    between: tuple[str, str]  # the first and the last column, as a spreadsheet names them


@dataclass(frozen=True, slots=True)
class Table:
    """All that can be chosen for the files with the same headings."""

    files: tuple[str, ...]
    questions: tuple[Question, ...]  # those that block first
    headings: tuple[str, ...]
    together: tuple[Together, ...]
    columns: Mapping[int, Choosing]  # place -> what to choose for one that stands in no grid
    texts: Mapping[str, tuple[Choosing, ...]]  # one of OF_TEXTS -> the texts that it is chosen for
    before: HowRead | None  # how a file with these headings was read before

    @property
    def blocked(self) -> bool:
        """Whether nobody is read from it until something is chosen."""
        return any(question.blocking for question in self.questions)

    def asked_of(self, kind: str) -> tuple[Question, ...]:
        """Return the questions of one kind."""
        return tuple(question for question in self.questions if question.kind == kind)

    def is_open(self, kind: str) -> bool:
        """Tell whether something of a kind is asked that nobody knows yet, whether or not people wait for it."""
        asked = self.asked_of(kind)
        unknown = any(not each.meaning for each in self.texts.get(kind, ()))
        return any(question.blocking for question in asked) or (unknown and bool(asked))

    @property
    def asks(self) -> bool:
        """Whether anything is open."""
        return any(self.is_open(question.kind) for question in self.questions)

    @property
    def of_no_function(self) -> int:
        """How many cells hold a text of which nobody said what function it is."""
        return sum(each.count for each in self.texts.get("function", ()) if not each.meaning)


def tables(reading: Reading, sent: Sequence[HowRead], kept: Sequence[HowRead]) -> tuple[Table, ...]:
    """Return what can be chosen for each file that is a table, prefilled as it was read, or would be."""
    grouped: dict[tuple[str, ...], list[Choices]] = {}
    for _, proposal in reading.proposals:
        grouped.setdefault(proposal.headings, []).append(proposal)
    found = (_table(reading, proposals, sent, kept) for proposals in grouped.values())
    return tuple(sorted(found, key=lambda table: not table.blocked))


def with_refused(reading: Reading, refused: Iterable[UnreadableError]) -> Reading:
    """Return a reading with the tables whose shape was chosen so that nothing could be read: it can be chosen anew."""
    shaped = (table for error in refused for table in error.proposals if table[1].shapes)
    return replace(reading, proposals=(*reading.proposals, *shaped))


def write_asked(found: Sequence[Table]) -> str:
    """Write what the choices of a form are about: grids with their columns, other columns, texts.

    The form sends them in this order, but for shapes, which come first: on them depends which columns there are.
    """
    return json.dumps(
        [
            [
                table.headings,
                [[each.chosen.meaning, list(each.numbers.items())] for each in table.together],
                list(table.columns),
                [[kind, each.name] for kind, texts in table.texts.items() for each in texts],
            ]
            for table in found
        ],
        ensure_ascii=False,
    )


def choices(every: Sequence[HowRead]) -> tuple[Choices, ...]:
    """Return choices as the survey reader takes them; what cannot be understood is passed over."""
    return tuple(
        Choices(
            "",
            how.headings,
            how.columns,
            {kind: {each.text: each.meaning for each in how.texts if each.kind == kind} for kind in OF_TEXTS},
        )
        for how in every
        if understood(how)
    )


def keep(kept: Sequence[HowRead], new: Sequence[HowRead]) -> tuple[HowRead, ...]:
    """Keep what was chosen, in the place of what was chosen before for the same headings."""
    headings = {how.headings for how in new}
    stay = tuple(how for how in kept if how.headings not in headings)
    return stay + tuple(
        HowRead(how.date, how.headings, how.columns, tuple(each for each in how.texts if each.kind not in NOT_KEPT))
        for how in new
        if how.headings
    )


def _table(reading: Reading, proposals: Sequence[Choices], sent: Sequence[HowRead], kept: Sequence[HowRead]) -> Table:
    files, headings = tuple(dict.fromkeys(each.file for each in proposals)), proposals[0].headings
    questions = tuple(
        sorted((each for each in reading.questions if each.file in files), key=lambda each: not each.blocking)
    )
    before = next((how for how in kept if how.headings == headings), None)
    decided = next((how for how in (*sent, *kept) if how.headings == headings), None)
    meanings = decided.columns if decided and understood(decided) else proposals[0].columns
    by_file = [[match for match in reading.matched if match.file == file] for file in files]
    columns = {
        place: _column(place, headings, meaning, [matches[place] for matches in by_file if place < len(matches)])
        for place, meaning in enumerate(meanings)
    }
    together = tuple(_together(grid, columns) for grid in proposals[0].grids)
    for grid in together:
        for place in grid.numbers:
            columns.pop(place, None)
    matches = [match for matches in by_file for match in matches]
    texts = {kind: _texts(kind, proposals, questions, matches) for kind in OF_TEXTS}
    return Table(
        files, questions, headings, together, columns, {kind: found for kind, found in texts.items() if found}, before
    )


def _column(place: int, headings: Sequence[str], meaning: str, matches: Sequence[Match]) -> Choosing:
    examples = tuple(dict.fromkeys(text for match in matches for text in list(match.texts)[:EXAMPLES]))[:EXAMPLES]
    filled = sum(sum(match.texts.values()) for match in matches)
    offered = MEANINGS["columns"]
    if "+" in meaning:
        offered = (*offered, meaning)
    if place + STATEMENTS <= len(headings):
        offered = (FROM_HERE, *offered)
    return Choosing(headings[place], examples, filled, "" if meaning == UNKNOWN else meaning, offered)


def _together(grid: Grid, columns: Mapping[int, Choosing]) -> Together:
    within = [columns[place] for place in grid.numbers]
    meanings = [each.meaning for each in within]
    whole = [f"statement {number}" for number in grid.numbers.values()]
    meaning = STATEMENTS_OF if meanings == whole else NOT_READ if set(meanings) == {NOT_READ} else ""
    count = max(each.count for each in within)
    chosen = Choosing(grid.question, within[0].examples, count, meaning, (STATEMENTS_OF, NOT_READ))
    between = letter(min(grid.numbers)), letter(max(grid.numbers))
    return Together(grid.question, grid.numbers, chosen, tuple(within), between)


def _texts(
    kind: str, proposals: Sequence[Choices], questions: Sequence[Question], matches: Sequence[Match]
) -> tuple[Choosing, ...]:
    read_as = "statement" if kind == "scale" else kind
    told = [match.texts for match in matches if read_as in match.meaning.split("+")]
    meanings: dict[str, str] = {}
    for proposal in proposals:
        meanings |= proposal.of(kind)
    for question in questions:
        if question.kind == kind:
            meanings |= {text: meaning or meanings.get(text, UNKNOWN) for text, meaning in question.texts.items()}
    return tuple(
        Choosing(
            text,
            (),
            sum(texts.get(text, 0) for texts in told),
            "" if meaning == UNKNOWN else meaning,
            next((each for each in proposals if text in each.of(kind)), proposals[0]).offered(kind),
        )
        for text, meaning in meanings.items()
    )
