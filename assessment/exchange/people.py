"""Tells function and level from cells such as "Sales team" and "Head of Marketing", and which columns hold them."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass

from assessment.exchange.wording import plain

_SALES = {"sales", "selling", "salesperson", "salespeople", "salesman", "saleswoman", "salesforce", "seller", "sellers"}
_MARKETING = {"marketing", "marketer", "marketers"}
_OTHER = {"other", "others", "neither", "none", "both", "another"}
_OTHER |= {"administration", "controlling", "customer", "development", "engineering", "finance", "hr", "human", "it"}
_OTHER |= {"legal", "logistics", "management", "operations", "product", "production", "purchasing", "research"}
_OTHER |= {"service", "support", "technology"}
_NOT = {"not", "non", "outside"}
_FIELD_SALES = "outside sales"  # a sales force that travels, unlike “somebody from outside sales”

_HEAD = {"head", "heads", "director", "chief", "vp", "svp", "evp", "president", "cco", "ceo", "cmo", "cro", "cso"}
_STAFF = {"analyst", "assistant", "associate", "contributor", "coordinator", "employee", "executive", "marketer"}
_STAFF |= {"member", "rep", "representative", "salesperson", "specialist", "staff"}
_NOT_HEAD = {"assistant", "not", "non"}

_FUNCTION_HEADERS = {
    "function",
    "department",
    "dept",
    "division",
    "team",
    "unit",
    "area",
    "role",
    "position",
    "job",
    "work",
}
_LEVEL_HEADERS = {"level", "seniority", "role", "position", "rank", "grade", "head", "title", "job"}
_LONGEST = 6  # words of a cell that names a function in a column whose header does not say so
_WITHOUT_HEADER = 0.9  # share of cells that must name a function there


def function_of(text: str) -> str | None:
    """Tell the function that a cell names; who is in both, or in neither, is other. None where it is not told."""
    words = set(plain(text).split())
    sales, marketing = bool(words & _SALES), bool(words & _MARKETING)
    if sales and marketing:
        return "other"
    if sales or marketing:
        if words & _NOT and not plain(text).startswith(_FIELD_SALES):
            return "other"
        return "sales" if sales else "marketing"
    return "other" if words & _OTHER else None


def level_of(text: str, header: str = "") -> str | None:
    """Tell the level that a cell names; "yes" and "no" answer a header that asks for heads. Else None."""
    words = set(plain(text).split())
    if words <= {"yes", "no", "y", "n"} and len(words) == 1 and "head" in plain(header).split():
        return "head" if words <= {"yes", "y"} else "staff"
    if words & _HEAD:
        return "staff" if words & _NOT_HEAD else "head"
    return "staff" if words & _STAFF else None


@dataclass(frozen=True, slots=True)
class PersonColumns:
    """The columns that tell who somebody is; None where no column does."""

    function: int | None
    level: int | None


def find_people(names: Sequence[str], columns: Iterable[int], rows: Sequence[Sequence[str]]) -> PersonColumns:
    """Find the columns of function and level among `columns`, by their headers and by what their cells say."""
    columns = tuple(columns)
    cells = {
        column: Counter(row[column] for row in rows if column < len(row) and row[column].strip()) for column in columns
    }

    def best(exact: str, hints: Collection[str], tell: Callable[[str, str], str | None], *, alone: bool) -> int | None:
        ranked = []
        for column in columns:
            words = plain(names[column]).split()
            told = sum(times for cell, times in cells[column].items() if tell(cell, names[column]))
            share = told / cells[column].total() if told else 0.0
            hinted = bool(set(words) & set(hints))
            short = all(len(cell.split()) <= _LONGEST for cell in cells[column])
            if words == [exact] or (share and hinted) or (alone and short and share >= _WITHOUT_HEADER):
                ranked.append((words == [exact], hinted, share, -column))
        return -max(ranked)[-1] if ranked else None

    function = best("function", _FUNCTION_HEADERS, lambda cell, _header: function_of(cell), alone=True)
    return PersonColumns(function, best("level", _LEVEL_HEADERS, level_of, alone=False))
