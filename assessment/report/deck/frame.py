"""What every slide has: its margins, its title, and the line at its foot."""

from collections.abc import Sequence

from assessment.report.deck.fitting import fitting, size_for
from assessment.report.deck.records import HEIGHT, LEAST_LABEL, WIDTH, Box, Element, Shape, Slide, Words
from assessment.report.deck.saying import Saying

LEFT, TOP, ACROSS = 56.0, 36.0, WIDTH - 112.0
BODY = Box(LEFT, 120, ACROSS, 356)
"""The place between the title and the foot."""

FOOT = Box(LEFT, HEIGHT - 34, ACROSS, 20)


def framed(
    say: Saying,
    step: str,
    key: str,
    title: str,
    elements: Sequence[Element],
    notes: Sequence[str] = (),
    kicker: str = "",
) -> Slide:
    """Return a slide below its title, for a step of the agenda; the kicker is a line above the title.

    Its notes are its own and then what the facilitator does in the step.
    """
    box = Box(LEFT, TOP + (22 if kicker else 0), ACROSS, 56 if kicker else 72)
    heading = Words(box, title, size_for(title, box, 36, bold=True), bold=True, level=2)
    above = [Words(Box(LEFT, TOP, ACROSS, 22), kicker, 16, colour="quiet")] if kicker else []
    shown = (*above, heading, *elements, foot(say))
    return Slide(key, title, shown, (*notes, say.step(step)), say.until(step))


def foot(say: Saying) -> Words:
    """Return the line at the foot of every slide."""
    size = LEAST_LABEL + 1
    return Words(FOOT, fitting(say("footer", say.report.name), FOOT, size), size, colour="quiet")


def fitted(text: str, box: Box, most: float, *, bold: bool = False) -> Words:
    """Return words as large as their box lets them be, up to a size."""
    size = size_for(text, box, most, bold=bold)
    return Words(box, fitting(text, box, size, bold=bold), size, bold=bold)


def mark(function: str, x: float, y: float, size: float = 18) -> Shape:
    """Return the sign of a function: a circle for Sales, a diamond for Marketing."""
    return Shape(Box(x, y, size, size), "circle" if function == "sales" else "diamond", function)
