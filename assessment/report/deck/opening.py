"""The first slides: the title, how to read, what is shared, the guess and the totals."""

from assessment.report.deck.fitting import points_that_fit, size_of_points
from assessment.report.deck.frame import ACROSS, LEFT, fitted, foot, framed, mark
from assessment.report.deck.records import Box, Chart, Element, Point, Points, Series, Shape, Slide, Words
from assessment.report.deck.saying import Saying
from assessment.stats import NoFigure

SCALE_LEFT, SCALE_WIDTH, BAND = LEFT + 130, 690.0, 36.0
"""Where a scale of totals lies, from the lowest to the highest, and how high its bands are."""


def title(say: Saying) -> Slide:
    """Name the meeting, and say the headline."""
    report, head = say.report, say("opening")
    behind = say("of_those_who_answered") if report.cautions.few_answered else say("who_answered")
    elements: list[Element] = [
        mark("sales", LEFT, 62, 30),
        mark("marketing", LEFT + 22, 62, 30),
        fitted(report.name or say("title"), Box(LEFT, 108, ACROSS, 34), 22),
        Words(box := Box(LEFT, 150, ACROSS, 180), head, fitted(head, box, 44, bold=True).size, bold=True, level=1),
        fitted(behind, Box(LEFT, 346, ACROSS, 60), 20),
    ]
    if report.cautions.thoughtless:
        elements.append(fitted(say("with_care"), Box(LEFT, 440, ACROSS, 50), 18))
    if report.sample:
        elements.append(fitted(say("made_up"), Box(LEFT, 410, ACROSS, 30), 18, bold=True))
    return Slide("title", head, (*elements, foot(say)), (say.step("begin"),), say.until("begin"))


def how_to_read(say: Saying) -> Slide:
    """Explain rating, total, types and gaps."""
    said = [Point(say(key)) for key in ("read_scale", "read_total", "read_views", "read_gap", "read_hidden")]
    box = Box(LEFT, 118, ACROSS, 270)
    elements = [Points(box, tuple(said), size_of_points(said, box, 22)), *bands(say, 412)]
    return framed(say, "begin", "read", say("read_title"), elements)


def shared(say: Saying) -> Slide:
    """Begin with what both rate high, low, or see alike."""
    findings = say.report.findings
    columns = [
        (say(f"shared_{name}"), [Point(say.topic(number)) for number in numbers])
        for name, numbers in (("high", findings.high), ("low", findings.low), ("same", findings.same))
        if numbers
    ][:2]
    elements: list[Element] = [fitted(say("shared"), Box(LEFT, 116, ACROSS, 124), 24)]
    across = (ACROSS - 40) / 2
    for place, (name, points) in enumerate(columns):
        x = LEFT + place * (across + 40)
        below = Box(x, 284, across, 130)
        elements.append(Words(Box(x, 250, across, 30), name, 20, bold=True))
        elements.append(Points(below, tuple(points_that_fit(points[:4], below, 20)), 20))
    question = say("shared_question")
    elements.append(fitted(question, Box(LEFT, 424, ACROSS, 60), 24, bold=True))
    return framed(say, "shared", "shared", say("shared_title"), elements, [question])


def guess(say: Saying) -> Slide:
    """Show the empty scale, so that each person can note a guess before the totals are shown."""
    elements: list[Element] = [fitted(say("guess_text"), Box(LEFT, 120, ACROSS, 70), 24)]
    for row, function in enumerate(say.report.findings.shown):
        y = 232 + 52 * row
        elements += named(say, function, y)
        elements.append(Shape(Box(SCALE_LEFT, y, SCALE_WIDTH, 1.5), "rectangle", "line"))
    return framed(say, "totals", "guess", say("guess_title"), [*elements, *bands(say, 330)])


def totals(say: Saying) -> Slide:
    """Show the totals on their scale."""
    views = {key: say.report.result.total.views[key] for key in say.report.findings.shown}
    means = {key: view.mean for key, view in views.items() if not isinstance(view.mean, NoFigure)}
    sentences = [say("total_of" if key in means else "no_total", key) for key in views]
    said = [Point(sentence) for sentence in (*sentences, *([say("totals_text")] if len(views) > 1 else []))]
    height = 56.0 * len(means)
    elements: list[Element] = [scale(say, means, Box(SCALE_LEFT, 118, SCALE_WIDTH, height)), *bands(say, 122 + height)]
    for row, key in enumerate(means):
        elements += named(say, key, 118 + 56 * (row + 0.5))
    below = Box(LEFT, 200 + height, ACROSS, 268 - height)
    elements.append(Points(below, tuple(said), size_of_points(said, below, 20)))
    return framed(say, "totals", "totals", say("totals_title"), elements)


def scale(say: Saying, means: dict[str, float], box: Box) -> Chart:
    """Return the totals as bars on the whole scale."""
    found = say.report.bank.instrument.bands
    low, high = found[0].low, found[-1].high
    series = tuple(Series(say("function", key), key, (mean,), (say("total", key),)) for key, mean in means.items())
    decimals = any("." in text for each in series for text in each.texts)
    written, step = "0.0" if decimals else "0", (high - low) / len(found)
    return Chart(box, say("totals_said"), ("",), series, low, high, step, across=True, written=written, size=20)


def named(say: Saying, function: str, y: float) -> list[Element]:
    """Return the sign and the name of a function beside a row whose middle is at y."""
    name = say("function", function)
    return [mark(function, LEFT, y - 9), Words(Box(LEFT + 26, y - 12, 104, 26), name, 16, bold=True)]


def bands(say: Saying, y: float) -> list[Element]:
    """Return the types as bands, with the totals at which each begins."""
    found = say.report.bank.instrument.bands
    part = SCALE_WIDTH / len(found)
    elements: list[Element] = []
    for place, band in enumerate(found):
        box = Box(SCALE_LEFT + part * place, y, part - 2, BAND)
        on = "paper" if place >= len(found) / 2 else "ink"
        elements.append(Shape(box, "rectangle", band.type, say("type", band.type), 15, on))
    ends = [*(band.low for band in found), found[-1].high]
    for place, end in enumerate(ends):
        box = Box(SCALE_LEFT + part * place - 30, y + BAND + 2, 60, 22)
        elements.append(Words(box, str(end), 13, colour="quiet", middle=True))
    return elements
