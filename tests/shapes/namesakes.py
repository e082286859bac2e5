"""People whose names hold a word for a statistic, and statistics that look like people."""

from dataclasses import replace

from tests.shapes import ASKED, ENGLISH, PEOPLE, READ, csv_of, right, rows, shape
from tests.shapes.vocabulary import Q, T, who

PLAIN = right(READ, level=False, function=False)
DEPARTMENTS = right(READ, level=False)
NAMES = ("Anna Berg", "Ben Otto", "Cleo Ray", "Dan Fox", "Eva Lind", "Finn Roy", "Gil Tam", "Hana Sun", "Ivo Kay")
NAMES += ("Jo Lee", "Kim Poe", "Lou Gray")
MIDDLE = [3, 4] * 10
OTHERS = [*PEOPLE[:5], *PEOPLE[6:]]
KNOWS_LITTLE = [*PEOPLE[:5], replace(PEOPLE[5], answers=(*[None] * 12, *PEOPLE[5].answers[12:])), *PEOPLE[6:]]


def called(name, place=5, names=NAMES):
    """Return names, with another in the place of one of them."""
    return [name if number == place else one for number, one in enumerate(names)]


def listed(names, *below, people=PEOPLE):
    """Return a list of names with their answers, and nothing else of anybody."""
    return csv_of(("Name", *T), *([name, *p.answers] for name, p in zip(names, people, strict=True)), *below)


for _name in (
    "Max Klein",
    "Min Park",
    "N. Singh",
    "Som Patel",
    "Media Rossi",
    "Mean Lee",
    "Mode Ali",
    "Sd Rao",
    "Moy Lin",
    "Sum Ting",
    "Sam Total",
    "Klein, Max",
    "Max W.",
):

    @shape(f"a list of names, one of them {_name}", PLAIN)
    def _alone(name=_name):
        return listed(called(name))

    @shape(f"names and departments, one of them {_name}", DEPARTMENTS)
    def _with_department(name=_name):
        lines = zip(called(name), PEOPLE, strict=True)
        return csv_of(("Name", "Department", *T), *([name, p.function, *p.answers] for name, p in lines))


@shape("Max Klein as the first of a list", PLAIN)
def _first():
    return listed(called("Max Klein", 0))


@shape("first names with initials, one of them Max K.", PLAIN)
def _initials():
    return listed(called("Max K.", names=[f"{name.split()[0]} {name.split()[1][0]}." for name in NAMES]))


# Nobody else gave this point, or this slip, or knew so little.
FEWEST = [replace(person, answers=tuple(max(2, answer) for answer in person.answers)) for person in PEOPLE]
LONE_ONES = [*FEWEST[:5], replace(FEWEST[5], answers=(1, 1, 1, 1, *FEWEST[5].answers[4:])), *FEWEST[6:]]
for _name in ("Max Klein", "Som Patel", "Count Basie"):

    @shape(
        f"a list of names in which only {_name} gave a 1", right(READ, level=False, function=False, people=LONE_ONES)
    )
    def _lone_ones(name=_name):
        return listed(called(name), people=LONE_ONES)

    @shape(f"departments and names, and only {_name} gave a 1", right(READ, level=False, people=LONE_ONES))
    def _lone_ones_of_departments(name=_name):
        lines = zip(called(name), LONE_ONES, strict=True)
        return csv_of(("Department", "Name", *T), *([p.function, name, *p.answers] for name, p in lines))

    @shape(f"words, and only {_name} disagrees strongly", right(READ, level=False, function=False, people=LONE_ONES))
    def _lone_words(name=_name):
        lines = zip(called(name), LONE_ONES, strict=True)
        return csv_of(("Name", *T), *([name, *map(ENGLISH, p.answers)] for name, p in lines))

    @shape(f"a list of names in which {_name} slipped", right(READ, level=False, function=False, people=OTHERS))
    def _slip(name=_name):
        return listed(
            called(name), people=[*PEOPLE[:5], replace(PEOPLE[5], answers=(6, *PEOPLE[5].answers[1:])), *PEOPLE[6:]]
        )

    @shape(f"departments and names, and {_name} mostly does not know", right(READ, people=KNOWS_LITTLE))
    def _knows_little(name=_name):
        lines = zip(called(name), KNOWS_LITTLE, strict=True)
        told = (
            [p.function, p.level, name, *("–" if answer is None else answer for answer in p.answers)]
            for name, p in lines
        )
        return csv_of(("Department", "Level", "Name", *T), *told, ["", "", "Median", *[2.5, 3.5] * 10])


@shape("Max M., who left most statements open", right(READ, level=False, people=KNOWS_LITTLE))
def _left_open():
    lines = zip(called("Max M."), KNOWS_LITTLE, strict=True)
    return csv_of(("Name", "Department", *T), *([name, p.function, *p.answers] for name, p in lines))


ASKED_ABOUT = {"rows": "people"}
for _name in ("Average Joe", "Som", "Max Sales"):
    _said = {"rows": {f"row 7 (“{_name}”)": "people"}}

    @shape(f"a list of names, one of them {_name}, is asked about", right(ASKED, level=False, fill=_said))
    def _doubtful(name=_name):
        lines = zip(called(name), PEOPLE, strict=True)
        return csv_of(("Name", "Department", *T), *([name, p.function, *p.answers] for name, p in lines))


STATISTICS = {
    "Mean": [2.5, 3.25] * 10,
    "Mean Sales": MIDDLE,
    "Mean of all": [2.5, 3.25] * 10,
    "Mean Lee": [2.5, 3.25] * 10,  # whoever it is, these are no answers of anybody
    "Total": [sum(p.answers[n] for p in PEOPLE) for n in range(20)],
    "Max": [max(p.answers[n] for p in PEOPLE) for n in range(20)],
    "Max value": [max(p.answers[n] for p in PEOPLE) for n in range(20)],
    "Rounded mean": [round(sum(p.answers[n] for p in PEOPLE) / 12) for n in range(20)],
    "Mean to two places": [f"{round(sum(p.answers[n] for p in PEOPLE) / 12):.2f}" for n in range(20)],
    "Median": [sorted(p.answers[n] for p in PEOPLE)[5] for n in range(20)],
    "Std. abw.": [1.3, 1.42] * 10,
    "StdDev": [1.3, 1.42] * 10,
    "Stabw": [1.3, 1.42] * 10,
}
for _name, _values in STATISTICS.items():

    @shape(f"a list of names and below it {_name}", PLAIN)
    def _statistic(name=_name, values=_values):
        return {"answers.csv": listed(NAMES, [name, *values])}


@shape("means above a list of names", PLAIN)
def _above():
    lines = ([name, *p.answers] for name, p in zip(NAMES, PEOPLE, strict=True))
    return csv_of(("Name", *T), ["Average", *[2.5, 3.25] * 10], *lines)


@shape("a mean below, and what goes on below it", PLAIN)
def _going_on():
    return listed(NAMES, ["Average", *[2.5, 3.25] * 10], ["Standardfehler", *[0.2, 0.31] * 10])


@shape("a mean between people who answered", right(ASKED, level=False, function=False, fill=ASKED_ABOUT))
def _between():
    lines = [[name, *p.answers] for name, p in zip(NAMES, PEOPLE, strict=True)]
    return csv_of(("Name", *Q), *lines[:9], ["Average", *[2.5, 3.25] * 10], *lines[9:])


@shape("a standard deviation below departments", right(READ))
def _deviation():
    people = rows(str, lambda n, p: (NAMES[n], *who(n, p)))
    return csv_of(("Name", "Department", "Level", *T), *people, ["Std. abw.", "", "", *[1.3, 1.42] * 10])


@shape(
    "four people below a mean, and three above it",
    right(ASKED, level=False, function=False, people=PEOPLE[:7], fill={"Mean": "left out"}),
)
def _around_a_mean():
    people = [[name, *p.answers] for name, p in zip(NAMES, PEOPLE[:7], strict=False)]
    return csv_of(("Name", *T), *people[:3], ["Mean", *MIDDLE], *people[3:])
