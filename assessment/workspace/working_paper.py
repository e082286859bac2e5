"""The records of a working paper: tables of rows, and cells by the keys of the columns that the bank gives them."""

from dataclasses import dataclass, field

from assessment.workspace.holding import DAY


@dataclass(frozen=True, slots=True)
class Cell:
    """What a row has in a column."""

    column: str
    text: str  # of a date, ISO


@dataclass(frozen=True, slots=True)
class Row:
    """A row; `example` until somebody changes it."""

    key: str
    cells: tuple[Cell, ...] = ()
    example: bool = False

    def get(self, column: str) -> str:
        """Return the text in a column; empty where there is none."""
        return next((cell.text for cell in self.cells if cell.column == column), "")


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of a table of a paper."""

    key: str
    rows: tuple[Row, ...] = ()


@dataclass(frozen=True, slots=True)
class WorkingPaper:
    """A paper that was started; `kind` is the key of the bank's paper that says what it consists of."""

    key: str
    kind: str
    title: str
    started: str = field(metadata=DAY)  # ISO date
    tables: tuple[Table, ...] = ()

    def rows(self, table: str) -> tuple[Row, ...]:
        """Return the rows of a table."""
        return next((each.rows for each in self.tables if each.key == table), ())

    @property
    def examples(self) -> int:
        """How many rows are still the example."""
        return sum(row.example for table in self.tables for row in table.rows)
