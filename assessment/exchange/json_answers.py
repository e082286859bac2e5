"""JSON as databases hand it out: records below their IDs, and answers as a list without names."""

from collections.abc import Collection, Mapping
from typing import Any

from assessment.exchange.json_lists import Lists
from assessment.instrument import STATEMENTS

_ANSWERS = "answers"
_EVERY = frozenset(range(1, STATEMENTS + 1))


def lists_by_id(document: Any) -> Lists:
    """Return the records that stand below their IDs instead of in a list, themselves or in objects, the most first."""
    if not isinstance(document, dict):
        return {}
    inner = {name: each for name, each in document.items() if isinstance(each, dict)}
    found = {(name,): records for name, each in inner.items() if (records := _records_by_id(each))}
    if 1 < len(found) == len(document):
        return dict(sorted(found.items(), key=lambda each: -len(each[1])))
    records = _records_by_id(document)
    return {(): records} if records else dict(sorted(found.items(), key=lambda each: -len(each[1])))


def _records_by_id(inner: Mapping[str, Any]) -> list[dict[str, Any]]:
    records = list(inner.values())
    if len(records) > 1 and all(isinstance(each, list) for each in records):
        records = [{_ANSWERS: each} for each in records]
    if len(records) > 1 and all(isinstance(each, dict) and _holds_answers(each) for each in records):
        return [{"id": name, **each} for name, each in zip(inner, records, strict=True)]
    return []


def _holds_answers(record: Mapping[str, Any]) -> bool:
    plain = sum(not isinstance(value, dict | list) for value in record.values())
    inner = (value for value in record.values() if isinstance(value, dict | list))
    return plain >= STATEMENTS or any(len(value) >= STATEMENTS and not _nested(value) for value in inner)


def _nested(value: Any) -> bool:
    return any(isinstance(each, dict | list) for each in (value.values() if isinstance(value, dict) else value))


def are_answers(fields: Collection[str]) -> bool:
    """Tell whether fields that all objects share are the answers of people, called 1 to 20, and no numbers of rows.

    Something else stands beside them then, as nothing does beside numbers of rows.
    """
    counted = {int(field) for field in fields if field.isascii() and field.isdecimal()}
    return counted == _EVERY and len(fields) > STATEMENTS


def numbered(record: dict[str, Any]) -> dict[str, Any]:
    """Return a record with a list of as many answers as there are statements as one with an answer to each."""
    lists = [name for name, value in record.items() if isinstance(value, list) and len(value) == STATEMENTS]
    if len(lists) != 1 or _nested(record[lists[0]]):
        return record
    rest = {name: value for name, value in record.items() if name != lists[0]}
    return rest | {f"q{number}": answer for number, answer in enumerate(record[lists[0]], 1)}
