"""JSON of form tools to the rows of a table: a list of records, whatever it is called, with a column for each answer.

Read so are flat records (KoBoToolbox, SurveyJS, Formbricks, Qualtrics) and lists of questions with their answers
(Typeform, Jotform, Tally); SurveyMonkey's pages of questions have a module of their own. What the questions are called
is taken from wherever the document says it.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from assessment.bounded_json import DepthError, parse_json
from assessment.exchange.dialect import Rows
from assessment.exchange.json_answers import are_answers, lists_by_id, numbered
from assessment.exchange.json_lists import of_people, titles_of, uppermost_lists
from assessment.exchange.survey_monkey import rows_of_responses

_TITLES = ("title", "question", "label", "text", "heading", "name")
_KEYS = ("id", "ref", "key", "qid", "name", "field_id", "questionId", "row_id")
_VALUES = ("value", "answer", "response", "number", "text", "choice", "label", "answers", "values")
_INNER = (
    "textAnswers",
    "label",
    "text",
    "value",
    "answers",
    "choices",
    "name",
    "title",
)  # where the answer of an answer stands
_DEEPEST = 8
_WORDED = 4  # words of a statement, and more than most other names have
_NUMBERED = re.compile(r"(?:q|s|question|statement|item)[ _-]?\d{1,2}", re.IGNORECASE)
_FLAT = 10  # answers side by side that make a record of one without lists in it


def lines_joined(text: str) -> str:
    """Return the text of a list, where every line of the text is an object of its own, as some tools export them."""
    lines = [line for line in map(str.strip, text.splitlines()) if line]
    apart = len(lines) > 1 and all(line.startswith("{") and line.endswith("}") for line in lines)
    return f"[{','.join(lines)}]" if apart else text


def tables_of_json(text: str) -> dict[str, Rows]:
    """Return the records of a JSON document as rows below a header, by the name of their list where it holds several.

    It is empty where it holds no records. Raises `ValueError` for what is no JSON.
    """
    try:
        document = parse_json(text)
    except DepthError:
        return {}
    if found := rows_of_responses(document) or _rows(document) or _by_column(document):
        return {"": found}
    lists = lists_by_id(document) or uppermost_lists(document, _is_response)
    if not lists:
        return {}
    titles = dict(_titles(document, 0))
    tables = {path: _table(records, titles) for path, records in lists.items()}
    paths = of_people(tables, _statements_in)
    if len(paths) == 1:
        return {"": tables[paths[0]]}
    names = dict(zip(paths, titles_of(paths), strict=True))
    return {names[path]: tables[path] for path in lists if path in names}


def _table(records: Iterable[dict[str, Any]], titles: Mapping[str, str]) -> Rows:
    lines = [dict(_cells(numbered(_unwrapped(record)), "", titles, 0)) for record in records]
    headings = list(dict.fromkeys(heading for line in lines for heading in line))
    return [headings, *([line.get(heading, "") for heading in headings] for line in lines)]


def notes_of_json(text: str) -> tuple[str, ...]:
    """Return what a JSON document says beside its records, which may say what the answers mean; names with texts."""
    try:
        document = parse_json(text)
    except (DepthError, ValueError):
        return ()
    return tuple(_notes(document, 0)) if isinstance(document, dict) else ()


def _notes(told: Mapping[str, Any], depth: int) -> Iterator[str]:
    pairs = [f"{name} = {value}" for name, value in told.items() if isinstance(value, str | int | float)]
    if len(told) < _FLAT and pairs:
        yield "; ".join(pairs)
    for inner in told.values():
        if isinstance(inner, dict) and depth < _DEEPEST:
            yield from _notes(inner, depth + 1)


def _rows(document: Any) -> Rows:
    """Return a table that is a list of rows, itself or somewhere in the document, as spreadsheets hand one out."""
    for value in (document, *(document.values() if isinstance(document, dict) else ())):
        rows = value if isinstance(value, list) and all(isinstance(row, list) for row in value) else []
        flat = not any(isinstance(cell, dict | list) for row in rows for cell in row)
        if len(rows) > 1 and len(rows[0]) >= _FLAT and flat:
            return [list(map(_text, row)) for row in rows]
    return []


def _by_column(document: Any) -> Rows:
    """Return a table that is told by its columns: their names, and below each the cells with the numbers of rows."""
    if not isinstance(document, dict) or len(document) < _FLAT:
        return []
    columns = [value for value in document.values() if isinstance(value, dict)]
    keys = list(columns[0]) if columns else []
    if len(columns) < len(document) or any(list(column) != keys for column in columns):
        return []
    if any(isinstance(cell, dict | list) for column in columns for cell in column.values()):
        return []
    if _statements_in(keys) > _statements_in(document) or are_answers(keys):  # records below their IDs
        return []
    return [list(document), *([_text(column[key]) for column in columns] for key in keys)]


def _statements_in(names: Iterable[str]) -> int:
    """Count names that are statements, or number them."""
    return sum(len(name.split()) >= _WORDED or bool(_NUMBERED.fullmatch(name)) for name in names)


def _is_response(record: Mapping[str, Any]) -> bool:
    """Tell a response from the definition of a question: it holds several things, or a list or object of answers."""
    if "type" in record and any(title in record for title in _TITLES):
        return False
    return len(record) >= _FLAT or any(isinstance(value, dict | list) for value in record.values())


def _unwrapped(record: dict[str, Any]) -> dict[str, Any]:
    """Return the record that is the only thing in an object, as LimeSurvey writes each under its number."""
    only = next(iter(record.values())) if len(record) == 1 else None
    return only if isinstance(only, dict) and len(only) >= _FLAT else record


def _titles(value: Any, depth: int) -> Iterator[tuple[str, str]]:
    """Yield what questions are called, by their IDs."""
    if depth > _DEEPEST:
        return
    if isinstance(value, dict):
        title = next((value[name] for name in _TITLES if isinstance(value.get(name), str)), None)
        for name in _KEYS:
            if title and isinstance(value.get(name), str) and value[name] != title:
                yield value[name], title
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from _titles(inner, depth + 1)


def _cells(value: Any, path: str, titles: Mapping[str, str], depth: int) -> Iterator[tuple[str, str]]:
    """Yield heading and text of every answer in a record."""
    if depth > _DEEPEST:
        return
    if isinstance(value, dict):
        yield from _of_object(value, path, titles, depth)
    elif isinstance(value, list) and all(isinstance(each, dict) for each in value) and value:
        for place, each in enumerate(value, 1):
            name, answer = _asked(each, titles)
            if name and answer is not None:
                yield from _cells(
                    _plain(answer), _joined(path if not path or path == "answers" else "", name), titles, depth + 1
                )
            else:
                yield from _cells(each, _joined(path, str(place)), titles, depth + 1)
    else:
        yield path, _text(value)


def _of_object(value: Mapping[str, Any], path: str, titles: Mapping[str, str], depth: int) -> Iterator[tuple[str, str]]:
    coded = value.get("values"), value.get("labels")
    for name, inner in value.items():
        if name == "values" and isinstance(coded[0], dict) and isinstance(coded[1], dict):
            inner = {key: each for key, each in inner.items() if key not in coded[1]}  # noqa: PLW2901
        title = titles.get(name, name)
        if isinstance(inner, dict):
            asked, answer = _asked(inner, titles)
            if answer is not None and asked and "answer" in inner:
                yield from _cells(_plain(answer), asked, titles, depth + 1)
                continue
            inner = _plain(inner)  # noqa: PLW2901
        yield from _cells(inner, _joined(path, title), titles, depth + 1)


def _asked(each: Mapping[str, Any], titles: Mapping[str, str]) -> tuple[str, Any]:
    """Return the question of an object that holds one with its answer, and the answer; None where it holds none."""
    about = next((each[name] for name in ("field", "question") if isinstance(each.get(name), dict)), each)
    keys = [about[name] for name in _KEYS if isinstance(about.get(name), str)]
    title = next((about[name] for name in _TITLES if isinstance(about.get(name), str) and name != "name"), None)
    name = title or next((titles[key] for key in keys if key in titles), None) or (keys[0] if keys else "")
    kind = each.get("type")
    if isinstance(kind, str) and kind in each:
        return name, each[kind]
    answer = next((each[value] for value in _VALUES if value in each and each[value] != name), None)
    return name, answer


def _plain(value: Any) -> Any:
    """Return what an answer comes down to, where it stands in objects of one answer."""
    while (
        isinstance(value, dict) and (inner := next((value[name] for name in _INNER if name in value), None)) is not None
    ):
        if not isinstance(inner, str | int | float | dict | list):
            break
        value = inner
    if isinstance(value, list) and len(value) == 1:
        return _plain(value[0])
    if isinstance(value, dict) and len(value) == 1 and isinstance(only := next(iter(value.values())), dict):
        return _plain(only)
    return value


def _joined(path: str, name: str) -> str:
    """Name a row of a grid as most exports do: in brackets behind the question."""
    return f"{path} [{name}]" if path and path not in _WRAPPERS else name


_WRAPPERS = frozenset({"answers", "data", "values", "labels", "fields", "response", "responses", "answer"})


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        return ", ".join(map(_text, value))
    return value if isinstance(value, str) else json.dumps(value)
