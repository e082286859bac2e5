"""The people whose response codes stand in a text, each with the guesses and the comments beside them."""

from collections.abc import Iterator, Mapping, Sequence
from copy import replace
from dataclasses import dataclass

from assessment.exchange.code import GUESSES, LENGTH, Response, edition_problem, number_of
from assessment.exchange.comments import comments_beside
from assessment.exchange.example_codes import example_codes
from assessment.exchange.find import Found, find_codes
from assessment.exchange.reading import GuessesAlone, Reading, Remark
from assessment.exchange.sent_again import Sent
from assessment.exchange.shown_codes import without_shown
from assessment.exchange.survey.choices import Choices
from assessment.guesses import Guesses, problem_of
from assessment.instrument import Instrument
from assessment.progress import watched

_ALONE = (
    "This code holds guesses, and the code with the same person’s answers has not come yet. Ask for the whole message, "
    "and paste it."
)
_EXAMPLE = (
    "This code stands behind a word for an example, so it was left out. If somebody sent it, paste it on a line of its "
    "own."
)
_TAKEN_BACK = "This code was struck through, deleted or hidden, so it was left out."


@dataclass(frozen=True, slots=True)
class _Guessed:
    """A code with guesses, and where it stands."""

    line: int
    response: Response

    @property
    def person(self) -> tuple[int, int]:
        """What the code of the same person’s answers bears as well: its session and its number."""
        return self.response.session, self.response.respondent


def read_codes(name: str, text: str, instrument: Instrument, choices: Sequence[Choices] | None = None) -> Reading:
    """Read the response codes in any text; `row` is the line. Identical codes are duplicates of the first.

    Of two codes with one number, the later counts where they are one person's. Guesses belong to the answers with the
    same session and number; of two with other guesses, the last counts. Those whose answers are not here are rejected,
    and may join them elsewhere: `assessment.exchange.later_guesses`. Where a sender has two codes, it is asked whether
    both count, and `choices` may say so; without them, that is a remark.
    """
    guessed: list[_Guessed] = []
    rejected: list[Remark] = []
    codes = find_codes(text, watched(name, len(text) // LENGTH))
    beside = without_shown(text)
    examples = example_codes(text, codes, beside)
    lines = [found.line for place, found in enumerate(codes) if _holds_answers(found) and place not in examples]
    comments = comments_beside(text, lines)
    sent = Sent(name, text, lines, beside)
    for place, found in enumerate(codes):
        response = found.response
        if response is None:
            rejected.append(Remark(name, found.line, f"{found.text}: {found.problem}"))
        elif problem := edition_problem(response):
            rejected.append(Remark(name, found.line, f"{found.text}: {problem}"))
        elif found.taken_back:
            rejected.append(Remark(name, found.line, _TAKEN_BACK))
        elif place in examples:
            rejected.append(Remark(name, found.line, _EXAMPLE))
        elif not any(response.answers):
            rejected.append(Remark(name, found.line, "This response code holds no answer."))
        elif response.form == GUESSES:
            guessed.append(_Guessed(found.line, response))
        else:
            sent.add(found.line, found.text, response, comments.get(found.line, ()))
    remarks, questions, proposals = sent.judged(choices)
    alone = list(_guesses_alone(name, guessed, sent, remarks, instrument))
    rejected += (each.remark for each in alone)
    return Reading(
        () if questions else tuple(sent.respondents.values()),
        tuple(sent.duplicates),
        rejected=tuple(rejected),
        remarks=tuple(remarks),
        questions=questions,
        proposals=proposals,
        guesses_alone=tuple(alone),
    )


def _guesses_alone(
    name: str, guessed: Sequence[_Guessed], sent: Sent, remarks: list[Remark], instrument: Instrument
) -> Iterator[GuessesAlone]:
    """Give guesses to the people who sent them, and yield those of nobody who is here."""
    for person, of_person in _by_person(guessed).items():
        last = of_person[-1]
        remarks += [Remark(name, each.line, text) for each, text in _earlier(of_person)]
        guesses = Guesses(last.response.function or "", last.response.answers)
        if not last.response.respondent or person not in sent.people:
            yield GuessesAlone(*person, guesses, Remark(name, last.line, _ALONE))
            continue
        code = sent.people[person]
        if sent.respondents[code].guesses and number_of(code) != person:  # of an earlier code of the same sender
            continue
        if problem := problem_of(guesses, sent.respondents[code].function, instrument):
            remarks.append(Remark(name, last.line, problem))
        else:
            sent.respondents[code] = replace(sent.respondents[code], guesses=guesses)


def _holds_answers(found: Found) -> bool:
    return found.response is not None and found.response.form != GUESSES


def _by_person(guessed: Sequence[_Guessed]) -> Mapping[tuple[int, int], list[_Guessed]]:
    by_person: dict[tuple[int, int], list[_Guessed]] = {}
    for each in guessed:
        by_person.setdefault(each.person, []).append(each)
    return by_person


def _earlier(of_person: Sequence[_Guessed]) -> Iterator[tuple[_Guessed, str]]:
    """Yield the codes of one person that are not the last with other guesses, and what becomes of each."""
    last = of_person[-1]
    for each in of_person[:-1]:
        if each.response != last.response:
            yield each, f"Other guesses of the same person stand in line {last.line}; those count."
