"""Statements below each other with more beside them than people: means, themes and remarks."""

from tests.shapes import ASKED, PEOPLE, READ, csv_of, right, shape
from tests.shapes.vocabulary import T

CODES = [f"{'S' if each.function == 'sales' else 'M'}{n % 6 + 1}" for n, each in enumerate(PEOPLE)]
NAMES = ("Ann", "Ben", "Cy", "Di", "Ed", "Flo", "Gus", "Hal", "Ida", "Jo", "Kai", "Lea")
SPOKEN = [f"{each.function.title()} {n}" for n, each in enumerate(PEOPLE)]
THEMES = ("processes", "culture", "activities", "structure")
FILL = {"S": "sales", "M": "marketing"}


def below(people, before=(), behind=(), cells_before=lambda _n: (), cells_behind=lambda _n: ()):
    """Return statements below each other with the people in columns, and what stands before and behind them."""
    answers = list(zip(*(person.answers for person in PEOPLE), strict=True))
    lines = [
        [n, *cells_before(n), text, *given, *cells_behind(given)]
        for n, (text, given) in enumerate(zip(T, answers, strict=True), 1)
    ]
    return csv_of(("#", *before, "Statement", *people, *behind), *lines)


def mean(given):
    """Return the mean of the answers in a line."""
    return round(sum(given) / len(given), 2)


for _behind in (("Mean",), ("Total",), ("Avg", "SD"), ("Mean", "Min", "Max"), ("Median",), ("Mean Sales", "Mean M")):

    @shape(
        f"codes of people with {' '.join(_behind)} behind",
        right(ASKED, level=False, kinds=["function"], fill={"function": FILL}),
    )
    def _with_means(behind=_behind):
        return below(CODES, behind=behind, cells_behind=lambda given: [mean(given)] * len(behind))


@shape("letters of departments behind names", right(ASKED, level=False, kinds=["function"], fill={"function": FILL}))
def _letters():
    return below([f"{name} ({code[0]})" for name, code in zip(NAMES, CODES, strict=True)])


@shape("initials behind names that are no departments", right(READ, function=False, level=False))
def _initials():
    return below([f"{name} ({'ABCD'[n % 4]})" for n, name in enumerate(NAMES)])


@shape("names with a mean behind", right(READ, function=False, level=False))
def _names():
    return below(NAMES, behind=("Mean",), cells_behind=lambda given: [mean(given)])


for _heading in ("Theme", "Category", "Area", "Topic", "Kategorie", "Dimension", "Section"):

    @shape(f"{_heading} before statements below each other", right(READ, level=False))
    def _theme(heading=_heading):
        return below(SPOKEN, (heading,), cells_before=lambda n: (THEMES[n % 4],))

    @shape(f"{_heading} behind statements below each other", right(READ, level=False))
    def _theme_behind(heading=_heading):
        return below(["", *SPOKEN][1:], behind=(heading,), cells_behind=lambda given: (THEMES[given[0] % 4],))


@shape("remarks beside answers below each other", right(READ, level=False))
def _remarks():
    return below(SPOKEN, behind=("Comments",), cells_behind=lambda given: ("we should talk" if given[0] > 2 else "",))


@shape("somebody called Area among people in columns", right(READ, level=False, function=False))
def _called_so():
    return below(["Area", *NAMES[1:]])
