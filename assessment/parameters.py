"""Reads the parameters of a request of the page: each is what it must be, or the request is refused with a sentence."""

from datetime import date
from typing import Any

from assessment.bounded_json import parse_json
from assessment.errors import InputError

type Request = dict[str, Any]
"""What the page asks, as parsed JSON."""

NOT_UNDERSTOOD = "The page asked for something this version does not know. Reload the page."


HALF_A_CHARACTER = "A text holds half of a character, such as a picture that was cut. Delete it and try again."


class RequestError(InputError):
    """A request that cannot be answered; the message says why, to a person."""


def parse(request: str) -> Request:
    """Return the JSON object in a request."""
    try:
        message = parse_json(request)
    except UnicodeEncodeError as error:
        raise RequestError(HALF_A_CHARACTER) from error
    except ValueError as error:
        raise RequestError(NOT_UNDERSTOOD) from error
    if not isinstance(message, dict):
        raise RequestError(NOT_UNDERSTOOD)
    return message


def text(request: Request, name: str, default: str | None = None) -> str:
    """Return a text, or `default` where there is none; without a `default` it must be there."""
    value = request.get(name)
    return _of_kind(str, default if value is None else value)


def number(request: Request, name: str, default: int) -> int:
    """Return a whole number, or `default` where there is none."""
    value = request.get(name)
    return default if value is None else _of_kind(int, value)


def items(request: Request, name: str) -> list[Any]:
    """Return a list of anything."""
    return _of_kind(list, request.get(name))


def values(request: Request, name: str) -> dict[str, Any]:
    """Return the fields of a form by name; none where there is no form."""
    return _of_kind(dict, request.get(name, {}))


def today(request: Request) -> str | None:
    """Return the ISO date that the page says it is, or None where it says none."""
    value = request.get("today")
    try:
        return None if value is None else date.fromisoformat(value).isoformat()
    except (TypeError, ValueError) as error:
        raise RequestError(NOT_UNDERSTOOD) from error


def day(request: Request) -> str:
    """Return the ISO date that the page says it is; it must say one."""
    return _of_kind(str, today(request))


def _of_kind[T](kind: type[T], value: object) -> T:
    if type(value) is not kind:  # True is an int in Python; here it is none
        raise RequestError(NOT_UNDERSTOOD)
    return value
