"""Tables that count how often each answer was given: nobody is read from them, and what may be one is asked about."""

from collections import Counter
from collections.abc import Collection, Sequence
from functools import cache

from assessment.exchange.survey.cells import is_sign, parts
from assessment.exchange.survey.question import named as listed
from assessment.exchange.survey.table import Table, are_counted
from assessment.exchange.survey.ticked import NUMBERED, are_worded, names_point
from assessment.exchange.survey.words import AGREEMENT, Matcher, Words, key
from assessment.model import HeadingWord

COUNTED = (
    "This table counts how often each answer was given. It does not say what each person answered, so nobody can be "
    "read from it. Export the single responses: one row for each person."
)
_FIVE_COLUMNS = (
    "Beside the statements stand columns 1 to 5 with numbers from 1 to 5. Are these five people, or does it say how "
    "often each answer was given?"
)
_COLUMNS = (
    "Beside the statements stand numbers below {}. Are these what somebody answered, or does it say how often each "
    "answer was given?"
)
_SMALL = {"0", *NUMBERED}  # counts that may be answers
_MOST_ALIKE = 0.6  # share of statements whose counts come to one sum: everybody answered them
_ALSO_ASKED = {"zustimmung", "ablehnung"}  # points, and what one person was asked for
_QUESTION = 4  # words of a label that is a question and no heading
_OF_PEOPLE: tuple[HeadingWord, ...] = ("level", "function", "leads", "reports")
_SIGNS = {"+", "-", "–", "−"}  # for and against


class Counts:
    """Looks whether numbers beside statements count answers.

    The statements stand in `column`; `named` tells for each row which of them it names.
    """

    def __init__(self, table: Table, column: int, named: Sequence[int | None], words: Words) -> None:
        self._words = words
        self._lines = [row for row, number in zip(table.rows, named, strict=True) if number]
        first = next(place for place, number in enumerate(named) if number)
        header, over = table.rows[first - 1] if first else [], table.rows[: max(first - 1, 0)]
        self._label = header[column] if column < len(header) else ""
        self._header = {place: cell for place, cell in enumerate(header) if cell and place != column}
        width = max(map(len, self._lines))
        columns = {place: [row[place] if place < len(row) else "" for row in self._lines] for place in range(width)}
        below = {place: set(filter(None, cells)) for place, cells in columns.items() if not are_counted(cells)}
        self._below = {place: texts for place, texts in below.items() if texts and place != column}
        self._over = [dict(enumerate(row)) for row in over]

    def surely(self) -> bool:
        """Tell whether the headings are points of the scale, or 1 to 5 with numbers that come to the same sum."""
        if are_worded(self._header, self._words):
            return not (self._in_words() or self.under_legend() or self._may_be_people())
        counted = self._counted()
        return self._come_to_one_sum() or (len(counted) > 1 and not _are_small(counted))

    def asked(self) -> str:
        """Return what is asked where the numbers may be answers or counts; nothing where it is clear."""
        if self.surely() or self._in_words() or self.under_legend():
            return ""
        numbered = {place: self._below.get(place, set()) for place, cell in self._header.items() if cell in NUMBERED}
        if [self._header[place] for place in numbered] == list(NUMBERED):
            return _FIVE_COLUMNS if all(texts <= set(NUMBERED) for texts in numbered.values()) else ""
        counted = self._counted()
        if not (self._may_be_people() or (counted and _are_small(counted))):
            return ""
        return _COLUMNS.format(listed(self._header[place] for place in self._below if place in self._header))

    def under_legend(self) -> bool:
        """Tell whether the row above the statements says what numbers mean, or is one more question, below names."""
        below_names = are_worded(self._header, self._words) and self._named_above()
        return below_names and (self._says() or any(place not in self._header for place in self._answered()))

    def _says(self) -> bool:
        """Tell whether the row above the statements is called as a legend is, or asks one more question."""
        return self.is_called_legend() or len(self._label.split()) >= _QUESTION

    def is_called_legend(self) -> bool:
        """Tell whether the row above the statements is called as a legend is."""
        return any(self._words.heading(meaning, self._label) for meaning in ("scale", "legend"))

    def _may_be_people(self) -> bool:
        """Tell whether answers stand below points that stand below names, and that row does not say what it is."""
        named = self._label and self._words.heading("question", self._label)
        return not named and are_worded(self._header, self._words) and self._named_above()

    def _named_above(self) -> bool:
        """Tell whether a row above has a name over each column of answers, each another."""
        answered = self._answered()
        rows = [[row.get(place, "") for place in answered] for row in self._over]
        return self._points() <= set(answered) and any(all(row) and len(set(row)) == len(row) > 0 for row in rows)

    def _points(self) -> set[int]:
        """Return the columns below a heading that names a point in words."""
        return {place for place in self._below if names_point(self._header.get(place, ""), self._words)}

    def _answered(self) -> list[int]:
        """Return the columns of which all cells may be answers."""

        def may_answer(text: str) -> bool:
            return text in NUMBERED or self._is_nothing(text) or names_point(text, self._words)

        return [place for place, texts in self._below.items() if all(map(may_answer, texts))]

    def _is_nothing(self, text: str) -> bool:
        return is_sign(text) or key(text) in self._words.no_answer

    def _in_words(self) -> bool:
        """Tell whether answers in words stand below the headings that are points."""
        return any(names_point(text, self._words) for place in self._points() for text in self._below[place])

    def _counted(self) -> list[set[str]]:
        """Return what stands below headings that name answers, where all others over numbers name statistics.

        One alone has to name a point: “Agreement” is also what one person was asked for.
        """
        answered = {
            place: {text for text in texts if not self._is_nothing(text)} for place, texts in self._below.items()
        }
        numbers = {place: texts for place, texts in answered.items() if texts and all(map(_has_digit, texts))}
        named = {place: self._names_answers(self._header.get(place, "")) for place in numbers}
        found = [place for place, names in named.items() if names]
        heads = [self._header[place] for place in found]
        if self._is_answered() or len(set(heads)) < len(heads):  # nothing is counted twice
            return []
        if len(found) == 1 and (self._says() or not self._counts_alone(heads[0])):
            return []
        return [] if None in named.values() else [numbers[place] for place in found]

    def _is_answered(self) -> bool:
        """Tell whether the row above the statements is what people answered: who leads, or anything below names."""
        asks = any(self._words.heading(meaning, self._label) for meaning in _OF_PEOPLE)
        return asks or self._label.endswith("?") or self._named_above()

    def _counts_alone(self, heading: str) -> bool:
        """Tell whether answers may be counted below one heading alone: a point, or a word for a statistic in it."""
        told, words = key(heading), self._words
        point = told not in _ALSO_ASKED and not heading.endswith("?") and _points(words)(told)
        return point or told in words.yes | words.no or not words.rows["statistic"].isdisjoint(told.split())

    def _names_answers(self, heading: str) -> bool | None:
        """Tell whether a heading names answers, or else a statistic of them; None where it names something else."""
        words, told = self._words, key(heading)
        if told in words.rows["statistic"]:  # “n” is also short for no
            return False
        if heading in _SIGNS or told in words.yes | words.no | words.no_answer:
            return True
        rest = _points(words).without(parts(heading).words if names_point(heading, words) else told)
        names = rest != told or words.headings["counted"](told)
        for other in (words.headings["counted"], words.functions["sales"], words.functions["marketing"]):
            rest = other.without(rest)
        rest = " ".join(word for word in rest.split() if word not in words.rows["statistic"])
        return names if told and not rest else None

    def _come_to_one_sum(self) -> bool:
        """Tell whether the numbers below 1 to 5 come to the same sum for most statements."""
        places = [place for place, cell in self._header.items() if cell in NUMBERED]
        if [self._header[place] for place in places] != list(NUMBERED):
            return False
        sums = Counter[float]()
        for row in self._lines:
            sums[sum(parts(row[place]).number or 0 for place in places if place < len(row))] += 1
        return max(sums.values()) > _MOST_ALIKE * sums.total()


def _has_digit(text: str) -> bool:
    return any(map(str.isdigit, text))


def _are_small(columns: Sequence[Collection[str]]) -> bool:
    """Tell whether numbers may be answers as well as counts."""
    return all(_SMALL.issuperset(texts) for texts in columns)


@cache
def _points(words: Words) -> Matcher:
    """Return what finds the points of our own scale in a heading."""
    return Matcher(text for text, points in words.points.items() if any(point.kind == AGREEMENT for point in points))
