"""Makes the deck of a report: which slides there are, and in which order."""

from assessment.report.deck import believing, opening, talking
from assessment.report.deck.meeting import Meeting
from assessment.report.deck.records import Deck, Slide
from assessment.report.deck.saying import Saying
from assessment.report.team import TeamReport
from assessment.score import limit


def deck_of(report: TeamReport, meeting: Meeting) -> Deck:
    """Return the slides for a meeting about a report, in the order of the workshop.

    What is shared comes first, and what cannot be told near the end. A report that shows nobody has no slides.
    """
    say, findings = Saying(report), report.findings
    if not findings.shown:
        return Deck(report.name or say("title"), ())
    slides: list[Slide] = [opening.title(say), opening.how_to_read(say), opening.shared(say)]
    if "totals" in report.charts:
        slides += [opening.guess(say), opening.totals(say)]
    if len(findings.shown) > 1:
        most = int(limit("practices-shown", report.bank.instrument))
        stays = report.way is not None and report.way.stays
        slides += [talking.gap(say, number, place) for place, number in enumerate(report.first, 1)]
        slides += [] if report.first else [talking.no_gap(say)]
        slides += believing.slides(say)
        slides += [talking.divided(say, key) for key in findings.shown if findings.divided[key]]
        slides += [talking.practices(say, most)] if findings.advice and not stays else []
        slides += [talking.decision(say, meeting), talking.plan(say, meeting)]
        slides += [talking.open_questions(say)] if findings.undecided or findings.not_compared else []
    last = talking.next_time(say, meeting) if len(findings.shown) > 1 else talking.invite(say)
    return Deck(report.name or say("title"), (*slides, last))
