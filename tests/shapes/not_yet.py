"""Shapes that are not read right yet, each a fault to mend; one that is mended leaves this list."""

NOT_YET = {
    "names of departments that are both or neither",
    "statements in rows, with rows for department and level",
    "an export taken again, its times saved as month in letters",
}
