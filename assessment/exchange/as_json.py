"""A reading as the command line prints it."""

from typing import Any

from assessment.exchange.reading import Reading, Remark
from assessment.guesses import Guesses


def to_json(reading: Reading) -> dict[str, list[dict[str, Any]]]:
    """Show a reading as `read --json` prints it."""

    def listed(remarks: tuple[Remark, ...]) -> list[dict[str, Any]]:
        return [{"file": remark.file, "row": remark.row, "reason": remark.reason} for remark in remarks]

    return {
        "respondents": [
            {
                "file": respondent.file,
                "row": respondent.row,
                "function": respondent.function,
                "level": respondent.level,
                "session": respondent.session,
                "answers": list(respondent.answers),
                **_guesses(respondent.guesses),
            }
            for respondent in reading.respondents
        ],
        "duplicates": listed(reading.duplicates),
        "other_session": listed(reading.other_session),
        "rejected": listed(reading.rejected),
        "remarks": listed(reading.remarks),
        "matched": [
            {
                "file": match.file,
                "column": match.column,
                "header": match.header,
                "meaning": match.meaning,
                "statement": match.statement,
            }
            for match in reading.matched
        ],
        "questions": [
            {
                "file": question.file,
                "kind": question.kind,
                "question": question.sentence,
                "about": list(question.about),
                "texts": dict(question.texts),
                "blocking": question.blocking,
            }
            for question in reading.questions
        ],
    }


def _guesses(guesses: Guesses | None) -> dict[str, Any]:
    """Show whose answers somebody guessed, and the guesses by the numbers of their statements."""
    if guesses is None:
        return {}
    given = {str(number): guess for number, guess in enumerate(guesses.answers, 1) if guess is not None}
    return {"guesses": {"of": guesses.of, "answers": given}}
