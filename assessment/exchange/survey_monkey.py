"""SurveyMonkey's JSON of responses to the rows of a table: what was asked stands in it by ID, or beside it by name."""

from collections.abc import Iterator, Mapping
from typing import Any

from assessment.exchange.dialect import Rows

_DEEPEST = 8
_ABOUT = ("id", "date_created", "date_modified", "response_status")
_JOINT = " | "  # between row and choice of a grid, where the text of an answer holds both

type _Texts = Mapping[str, str]
"""What questions, rows and choices are called, by their IDs."""


def rows_of_responses(document: Any) -> Rows:
    """Return the responses as rows below a header; none where the document is no such JSON.

    IDs are told by the details of the survey, where the document holds them as well; else by the weight of a choice.
    """
    responses = [each for each in _objects(document, 0) if _is_response(each)]
    texts = dict(pair for each in _objects(document, 0) for pair in _named(each))
    lines = [_line(response, texts) for response in responses]
    headings = list(dict.fromkeys(heading for line in lines for heading in line))
    return [headings, *([line.get(heading, "") for heading in headings] for line in lines)] if lines else []


def _objects(value: Any, depth: int) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
    if depth < _DEEPEST and isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from _objects(inner, depth + 1)


def _list(value: Any, name: str) -> list[dict[str, Any]]:
    found = value.get(name) if isinstance(value, dict) else None
    return [each for each in found if isinstance(each, dict)] if isinstance(found, list) else []


def _is_response(value: dict[str, Any]) -> bool:
    """Tell a response from the details of a survey: its questions hold lists of answers."""
    questions = [question for page in _list(value, "pages") for question in _list(page, "questions")]
    return "id" in value and bool(questions) and all(isinstance(each.get("answers"), list) for each in questions)


def _line(response: Mapping[str, Any], texts: _Texts) -> dict[str, str]:
    """Return the cells of a response by their headings; of several choices of a question, all."""
    cells = {name: str(response[name]) for name in _ABOUT if isinstance(response.get(name), str | int)}
    for heading, text in _answers(response, texts):
        cells[heading] = f"{cells[heading]}, {text}" if cells.get(heading) else text
    return cells


def _named(value: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield the IDs of a question and of what can be chosen in it, with their texts, from the details of a survey."""
    if isinstance(value.get("answers"), list):
        return
    heading = next((each.get("heading") for each in _list(value, "headings")), value.get("heading"))
    text = heading if isinstance(heading, str) else value.get("text")
    if isinstance(value.get("id"), str) and isinstance(text, str):
        yield value["id"], text


def _answers(response: Mapping[str, Any], texts: _Texts) -> Iterator[tuple[str, str]]:
    for page in _list(response, "pages"):
        for question in _list(page, "questions"):
            name, heading = str(question.get("id", "")), question.get("heading")
            asked = heading if isinstance(heading, str) else texts.get(name, name)
            for answer in _list(question, "answers"):
                yield _answer(asked, answer, texts)


def _answer(asked: str, answer: Mapping[str, Any], texts: _Texts) -> tuple[str, str]:
    row, choice = (str(answer[name]) if name in answer else "" for name in ("row_id", "choice_id"))
    whole = str(answer.get("simple_text") or "")
    of_row, _, of_choice = whole.rpartition(_JOINT) if row else ("", "", whole)
    weight = answer.get("choice_metadata")
    weighed = str(weight["weight"]) if isinstance(weight, dict) and "weight" in weight else choice
    told = texts.get(choice) or (of_choice if choice else "") or weighed
    text = str(answer.get("text") or "") or told
    return f"{asked} [{texts.get(row) or of_row or row}]" if row else asked, text
