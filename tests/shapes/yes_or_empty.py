"""Levels told by a column of yes and no, or one that people tick: asked about where its heading leaves a doubt."""

from tests.shapes import ASKED, right, shape
from tests.shapes.vocabulary import Q, plain


def ticked(heading, head, staff):
    """Return the twelve with what heads wrote in such a column, and staff."""
    return plain(("Department", heading, *Q), str, lambda _n, p: (p.function, head if p.level == "head" else staff))


for _heading, _head, _staff in (
    ("Individual contributor?", "N", "Y"),
    ("Staff", "no", "yes"),
    ("Leadership role?", "Yes", "No"),
    ("People manager (Y/N)", "Y", "N"),
    ("Management responsibility", "yes", "no"),
    ("Führungsverantwortung ja/nein", "ja", "nein"),
    ("I do not lead a team", "", "x"),
):

    @shape(
        f"heads with {_head or 'nothing'} and staff with {_staff or 'nothing'} under {_heading}",
        right(
            ASKED,
            kinds=["level"],
            fill={"level": {_head or "(empty cells)": "head", _staff or "(empty cells)": "staff"}},
        ),
    )
    def _told(heading=_heading, head=_head, staff=_staff):
        return ticked(heading, head, staff)
