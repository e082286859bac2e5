"""The slides to talk about: likely gaps, two camps, what could help, the decision, the plan and the next date."""

from math import ceil

from assessment.decide import table_row
from assessment.report.deck.fitting import points_that_fit, shortened, size_of_points
from assessment.report.deck.frame import ACROSS, BODY, LEFT, fitted, framed, mark
from assessment.report.deck.meeting import Meeting
from assessment.report.deck.records import Box, Chart, Element, Point, Points, Series, Slide, Table, Words
from assessment.report.deck.saying import Saying
from assessment.stats import NoFigure

ROWS, CELL = 4, 90
"""Rows of the plan on a slide, and characters of a cell: what is longer is read in the plan itself."""


def gap(say: Saying, number: int, place: int) -> Slide:
    """Show a likely gap: the statement, the answers of both, and the question to ask."""
    question = say("ask", number)
    elements: list[Element] = [
        fitted(say("statement", number), Box(LEFT, 112, ACROSS, 80), 30),
        answers(say, number, Box(LEFT + 160, 204, ACROSS - 160, 208)),
        fitted(question, Box(LEFT, 420, ACROSS, 66), 20, bold=True),
    ]
    for row, key in enumerate(say.report.findings.shown):
        y = 272 + 52 * row
        elements += [mark(key, LEFT, y), Words(Box(LEFT + 26, y - 4, 134, 30), say("mean", number, key), 17, bold=True)]
    notes = [say("seen", number), say("why", number), question]
    return framed(say, "gaps", f"gap-{number}", say.topic(number), elements, notes, say("gap_kicker", place))


def answers(say: Saying, number: int, box: Box) -> Chart:
    """Return how many percent of each function gave each answer; where that is not shown, both means."""
    report, points = say.report, say.report.bank.instrument.scale
    views = {key: report.statement(number).views[key] for key in report.findings.shown}
    counts = {key: view.counts for key, view in views.items() if not isinstance(view.counts, NoFigure)}
    if len(counts) == len(views):
        shares = {key: tuple(100 * count / sum(given) for count in given) for key, given in counts.items()}
        columns = tuple(
            Series(say("function", key), key, each, tuple(f"{share:.0f}%" for share in each))
            for key, each in shares.items()
        )
        labels = tuple(f"{point.value} {point.label}" for point in points)
        high = 20 * ceil(max(max(each) for each in shares.values()) / 20)
        return Chart(
            box, say("answers_said", number), labels, columns, 0, high, high, across=False, written='0"%"', size=13
        )
    means = {key: view.mean for key, view in views.items() if not isinstance(view.mean, NoFigure)}
    bars = tuple(Series(say("function", key), key, (mean,), (f"{mean:.1f}",)) for key, mean in means.items())
    said = say("means_said", number)
    return Chart(box, said, ("",), bars, points[0].value, points[-1].value, 1, across=True, written="0.0", size=16)


def no_gap(say: Saying) -> Slide:
    """Say that no gap is likely, and what to talk about instead."""
    return framed(say, "gaps", "no-gap", say("no_gap_title"), [fitted(say("no_gap"), BODY, 28)])


def divided(say: Saying, key: str) -> Slide:
    """Show where a function is in two camps."""
    below = Box(LEFT, 240, ACROSS, 240)
    points = [Point(say("statement", number)) for number in say.report.findings.divided[key]]
    size = max(18.0, size_of_points(points, below, 24))
    elements: list[Element] = [
        fitted(say("divided", key), Box(LEFT, 120, ACROSS, 100), 24),
        Points(below, tuple(points_that_fit(points, below, size)), size),
    ]
    notes = [say("camps_by_chance")] if say.report.cautions.camps else []
    return framed(say, "gaps", f"divided-{key}", say("divided_title", key), elements, notes)


def practices(say: Saying, most: int) -> Slide:
    """Show the practices for the step."""
    advice = say.report.findings.advice
    chosen = ([each for each in advice if each.turn != "later"] or list(advice))[:most]
    points = [Point(f"{each.practice.name}.", say("practice", each)) for each in chosen]
    size = size_of_points(points, BODY, 28)
    elements = [Points(BODY, tuple(points_that_fit(points, BODY, size)), size)]
    notes = [say("practices_note", each) for each in chosen]
    return framed(say, "decision", "practices", say("practices_title"), elements, notes)


def decision(say: Saying, meeting: Meeting) -> Slide:
    """Show what speaks for staying and what for moving, and what was decided where it was."""
    bank, choice, elements = say.report.bank, meeting.choice, list[Element]()
    seen = {view.type for view in say.report.result.total.views.values() if isinstance(view.type, str)}
    type_ = next((each.key for each in bank.types if each.key in seen), None)
    row = table_row(type_, bank) if type_ else None
    if row and row.to:
        across = (ACROSS - 40) / 2
        boxes = [Box(LEFT + place * (across + 40), 156, across, 246) for place in range(2)]
        points = [[Point(condition.text) for condition in side] for side in (row.stay, row.tighten)]
        size = min(size_of_points(each, box, 20) for each, box in zip(points, boxes, strict=True))
        for head, box, each in zip((say("stay_if", row.type), say("move_if", row.to)), boxes, points, strict=True):
            elements.append(Words(Box(box.x, 116, across, 34), head, 20, bold=True))
            elements.append(Points(box, tuple(points_that_fit(each, box, size)), size))
    else:
        elements.append(fitted(say("top" if row else "no_type"), Box(LEFT, 120, ACROSS, 200), 28))
    said = say("decided", choice.date, choice.type, choice.to) if choice else say("stay_is_an_answer")
    said = shortened(f"{said} {choice.note if choice else ''}".strip(), 200)
    elements.append(fitted(said, Box(LEFT, 412, ACROSS, 70), 22, bold=True))
    return framed(say, "decision", "decision", say("decision_title"), elements)


def plan(say: Saying, meeting: Meeting) -> Slide:
    """Show the plan, or rows to fill in."""
    filled = [
        (
            *(shortened(text, CELL) for text in (item.what, item.owner, item.first)),
            say("day", item.by) if item.by else "",
        )
        for item in meeting.plan[:ROWS]
    ]
    rows = (*filled, *[("",) * 4] * (ROWS - len(filled)))
    head = tuple(say("plan_head", column) for column in ("what", "owner", "first", "by"))
    return framed(
        say, "plan", "plan", say("plan_title"), [Table(BODY, head, tuple(rows), (0.28, 0.17, 0.37, 0.18), 16)]
    )


def open_questions(say: Saying) -> Slide:
    """Say near the end what cannot be told."""
    findings = say.report.findings
    said = [name for name in ("leans", "open", "not_compared") if getattr(findings, name)]
    points = [Point(say(name)) for name in ("size_tells", *said)]
    return framed(
        say, "plan", "open", say("open_title"), [Points(BODY, tuple(points), size_of_points(points, BODY, 24))]
    )


def next_time(say: Saying, meeting: Meeting) -> Slide:
    """Fix the day of the next measurement."""
    day = say("day", meeting.again) if meeting.again else say("next_months")
    elements = [
        Words(Box(LEFT, 140, ACROSS, 80), day, 44, bold=True),
        fitted(say("next_text"), Box(LEFT, 250, ACROSS, 160), 28),
    ]
    return framed(say, "next", "next", say("next_title"), elements)


def invite(say: Saying) -> Slide:
    """Where one function answered, say what is missing."""
    return framed(say, "next", "next", say("invite_title"), [fitted(say("invite_text"), BODY, 32)])
