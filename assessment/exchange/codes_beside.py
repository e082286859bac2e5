"""Response codes that stand beside a table, in rows and worksheets that hold no answers: none of them is lost."""

from collections.abc import Sequence
from copy import replace

from assessment.exchange.codes_in_text import read_codes
from assessment.exchange.combined import combine
from assessment.exchange.reading import Reading, Remark
from assessment.exchange.survey.table import Table
from assessment.instrument import Instrument


def without_codes(table: Table, instrument: Instrument) -> tuple[Table, Reading]:
    """Return a table without the rows that hold a code and little else, and the people of these codes.

    A code in a row of answers is what its person sent, and read from the answers.
    """
    width = max(map(len, table.rows), default=0)
    places = [place for place, row in enumerate(table.rows) if row and (len(row) - row.count("")) * 2 < width]
    codes = read_codes(table.file, "\n".join(_line(table.rows[place]) for place in places), instrument)
    if not codes.respondents:
        return table, Reading()
    lines = [*(each.row for each in codes.respondents), *(each.row for each in (*codes.duplicates, *codes.rejected))]
    taken = {places[line - 1] for line in lines}
    rows = [[] if place in taken else row for place, row in enumerate(table.rows)]
    return replace(table, rows=rows), _numbered(codes, [table.number(place) for place in places])


def beside(reading: Reading, codes: Reading) -> Reading:
    """Put the people of codes behind those of tables."""
    both = combine([reading, codes])
    waiting = any(question.blocking for question in reading.questions)
    return replace(both, respondents=()) if waiting else both


def _line(row: Sequence[str]) -> str:
    return " ".join("\t".join(row).split("\n"))


def _numbered(codes: Reading, numbers: Sequence[int]) -> Reading:
    """Return what was read of some lines, with the numbers of the rows that they were."""

    def remarks(found: tuple[Remark, ...]) -> tuple[Remark, ...]:
        return tuple(replace(each, row=numbers[each.row - 1]) for each in found)

    alone = zip(codes.guesses_alone, remarks(tuple(each.remark for each in codes.guesses_alone)), strict=True)
    return replace(
        codes,
        respondents=tuple(replace(each, row=numbers[each.row - 1]) for each in codes.respondents),
        duplicates=remarks(codes.duplicates),
        rejected=remarks(codes.rejected),
        remarks=remarks(codes.remarks),
        guesses_alone=tuple(replace(each, remark=remark) for each, remark in alone),
    )
