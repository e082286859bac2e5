"""The columns of a worksheet: letters in the file, places in a row."""

import re
from collections.abc import Sequence
from operator import itemgetter
from typing import Any

from assessment.exchange.reading import UnreadableError
from assessment.exchange.workbook.grid import NOT_NEEDED

_LETTERS = re.compile("[A-Za-z]{1,3}")


class Columns(dict[str, int]):
    """The letters of a column -> its place, counted from 0."""

    def __init__(self, file: str, most: int) -> None:
        super().__init__()
        self.file = file
        self.most = most

    def __missing__(self, letters: str) -> int:
        if not _LETTERS.fullmatch(letters):
            raise UnreadableError(self.file, None, NOT_NEEDED)
        place = -1
        for letter in letters.upper():
            place = (place + 1) * 26 + ord(letter) - ord("A")
        if place >= self.most:
            raise UnreadableError(self.file, None, NOT_NEEDED)
        self[letters] = place
        return place

    def arrangement(self, columns: Sequence[str]) -> "itemgetter[Any] | None":
        """Return what makes a row of texts in these columns, followed by a blank one; None where no column is left out.

        Where a column comes twice, its last text counts.
        """
        places = list(map(self.__getitem__, columns))
        if places == list(range(len(places))):
            return None
        at = {place: text for text, place in enumerate(places)}
        return itemgetter(*(at.get(place, -1) for place in range(max(places) + 1)), -1)
