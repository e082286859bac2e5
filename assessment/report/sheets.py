"""The style sheets of the site that a report takes along when it stands alone."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Styles:
    """Style sheets of the site as text: for screen, and for paper."""

    screen: str
    paper: str


STYLES = ("common-ground.css", "pages.css", "charts.css", "report.css")
PAPER = "print.css"
"""What a report that stands alone takes along of the site: for screen, and for paper."""


def styles_of(read: Callable[[str], str]) -> Styles:
    """Return the styles of the site; `read` gives the text of a style sheet by its name."""
    return Styles("\n".join(map(read, STYLES)), read(PAPER))
