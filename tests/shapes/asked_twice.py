"""Two grids of the statements in words of one's own: it is asked once which of them counts."""

from tests.shapes import ASKED, PEOPLE, csv_of, right, shape

OWN = (
    "We share the customer data",
    "Campaigns are planned jointly",
    "Leads are handed over in good time",
    "We know the goals of the others",
    "Sales visits our events",
    "Marketing joins customer visits",
    "We meet each week",
    "Budgets are set together",
    "We agree on what a lead is",
    "Feedback reaches the others",
    "We speak well of each other",
    "Conflicts are settled fast",
    "Roles are clear",
    "We plan the year together",
    "We use the same numbers",
    "We celebrate success together",
    "New people meet both teams",
    "Our tools are shared",
    "Bosses agree with each other",
    "Rewards depend on both",
)
COUNTED = tuple(f"{number}. {text}" for number, text in enumerate(OWN, 1))
AGREEMENT = right(ASKED, level=False, kinds=["columns"])
ANSWERS = [(p.function, *p.answers, *(6 - answer for answer in p.answers)) for p in PEOPLE]

for _first, _second, _joint in (
    ("How much do you agree?", "How important is it?", "{0} [{1}]"),
    ("Agreement", "Importance", "{0} - {1}"),
    ("agreement", "importance", "{1} ({0})"),
    ("Agreement", "Importance", "{0} {1}"),
):
    for _headings in (OWN, COUNTED):

        @shape(f"own words in two grids, {_joint.format(_first[-9:], len(_headings[0]))}", AGREEMENT)
        def _grids(first=_first, second=_second, joint=_joint, headings=_headings):
            named = (joint.format(grid, text) for grid in (first, second) for text in headings)
            return csv_of(("Department", *named), *ANSWERS)


for _headings in (OWN, COUNTED):

    @shape(f"own words beside each other, {len(_headings[0])}", AGREEMENT)
    def _beside(headings=_headings):
        named = (f"{text} [{grid}]" for text in headings for grid in ("agreement", "importance"))
        rows = ((row[0], *(row[1 + place + 20 * grid] for place in range(20) for grid in (0, 1))) for row in ANSWERS)
        return csv_of(("Department", *named), *rows)

    @shape(f"own words below two headings, {len(_headings[0])}", AGREEMENT)
    def _below(headings=_headings):
        over = ("", "Agreement", *[""] * 19, "Importance", *[""] * 19)
        return csv_of(over, ("Department", *headings, *headings), *ANSWERS)
