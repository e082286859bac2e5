"""Rows that were filled in by half and completed later, or corrected, with an equal time alone to tell them by."""

from dataclasses import replace

from tests.shapes import ASKED, FUNCTIONS, LEVELS, PEOPLE, READ, csv_of, right, rows, shape
from tests.shapes.vocabulary import T

HEAD = ("Timestamp", "Department", "Level", *T)
EARLY = 8  # people who stand in the earlier export
MARKED = {"person": "the same people"}


def half(person, given=8):
    return replace(person, answers=(*person.answers[:given], *[None] * (20 - given)))


def timed(people, form, places=None):
    """Return a table of people, each with the time of the place where they stand among the twelve."""
    told = lambda n, p: (form.format((places or range(12))[n]), FUNCTIONS[p.function], LEVELS[p.level])  # noqa: E731
    return csv_of(HEAD, *rows(lambda answer: "" if answer is None else answer, told, people=people))


for _form in ("2026-11-20 09:{:02}:10", "20/11/2026 09:{:02}", "11/20/26 9:{:02}:41 AM"):

    @shape(f"rows completed further down, at {_form}", right(ASKED, kinds=["rows"]))
    def _below(form=_form):
        return timed([half(PEOPLE[3]), half(PEOPLE[7], 12), *PEOPLE], form, (3, 7, *range(12)))

    @shape(f"rows completed further down, of other people at {_form}", right(READ, people=[half(PEOPLE[2]), *PEOPLE]))
    def _others(form=_form):
        return timed([half(PEOPLE[2]), *PEOPLE], form, (3, *range(12)))

    for _number in (1, 3, EARLY):

        @shape(f"{_number} completed in a later file, at {_form}", right(ASKED, kinds=["person"], fill=MARKED))
        def _later(form=_form, number=_number):
            early = [*map(half, PEOPLE[:number]), *PEOPLE[number:EARLY]]
            return {"monday.csv": timed(early, form), "friday.csv": timed(PEOPLE, form)}

    for _what, _first in (
        ("function", replace(PEOPLE[0], function="marketing")),
        ("level", replace(PEOPLE[0], level="staff")),
        ("answer", replace(PEOPLE[0], answers=(1 + PEOPLE[0].answers[0] % 5, *PEOPLE[0].answers[1:]))),
    ):

        @shape(f"{_what} corrected in a later file, at {_form}", right(ASKED, kinds=["person"], fill=MARKED))
        def _corrected(form=_form, first=_first):
            return {"monday.csv": timed([first, *PEOPLE[1:EARLY]], form), "friday.csv": timed(PEOPLE, form)}


@shape("people of two departments who answered in the same minutes", right(READ))
def _same_minutes():
    form = "2026-11-20 09:{:02}"
    return {"sales.csv": timed(PEOPLE[:6], form), "marketing.csv": timed(PEOPLE[6:], form)}


for _what, _first in (
    ("function", replace(PEOPLE[0], function="marketing")),
    ("level", replace(PEOPLE[0], level="staff")),
):

    @shape(
        f"{_what} corrected in a later file, and nothing that tells people",
        right(ASKED, people=[_first, *PEOPLE[1:]], kinds=["person"], fill={"person": "the same people"}),
    )
    def _bare(first=_first):
        bare = HEAD[1:]
        return {
            "monday.csv": csv_of(bare, *rows(people=[first, *PEOPLE[1:EARLY]])),
            "friday.csv": csv_of(bare, *rows()),
        }
