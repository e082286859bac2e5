"""What a page may ask of a part, and the values that it sends along: declared once, read and checked here.

A kind of value is called with its name, with everything that the page sent, and with the context. It returns the value
of that name, or raises `ActionError` where what was sent is none. Types for the scripts: see `site_build/protocol.py`.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from assessment.errors import ActionError
from assessment.model import Bank, TextLengths
from assessment.parameters import NOT_UNDERSTOOD
from assessment.workspace.action import Context, Values
from assessment.workspace.records import Workspace

type Kind = Callable[[str, Values, Context], Any]

type File = dict[str, str]
"""A file: `name`, `type` (a media type) and `text`, or `base64` where it is no text; `lock` as in `locked`."""

type Longest = Callable[[TextLengths], int]
"""Says which of the bank's lengths a text has at most."""

YEARS = range(1900, 2200)
"""In which a date may be; another is a slip of the hand, such as 0026 for 2026."""


@dataclass(frozen=True, slots=True)
class Text:
    """A text without white space around it, not empty where it is `needed`, such as “a name”.

    `longest` takes from `[limits.text]` of the bank how many characters it has at most.
    """

    longest: Longest = lambda most: most.note
    needed: str = ""

    def __call__(self, name: str, values: Values, context: Context) -> str:
        """Return the text; "" where nothing was sent."""
        text, most = pasted(name, values, context).strip(), self.most(context.bank)
        if len(text) > most:
            raise ActionError(f"This text is longer than {most} characters. Shorten it.")
        if self.needed and not text:
            raise ActionError(f"Enter {self.needed}.")
        return text

    def most(self, bank: Bank) -> int:
        """Return how many characters it has at most."""
        return self.longest(bank.limits.text)


@dataclass(frozen=True, slots=True)
class Word:
    """One of some words, fixed or out of the bank, or "" where nothing was sent; `wrong` is said of another."""

    words: Iterable[str] | Callable[[Bank], Iterable[str]]
    wrong: str = NOT_UNDERSTOOD

    def __call__(self, name: str, values: Values, context: Context) -> str:
        """Return the word."""
        word = pasted(name, values, context)
        if word not in self.known(context.bank):
            raise ActionError(self.wrong)
        return word

    def known(self, bank: Bank) -> tuple[str, ...]:
        """Return the words."""
        return tuple(self.words(bank) if callable(self.words) else self.words)


@dataclass(frozen=True, slots=True)
class OfField:
    """A value of the kind that belongs to the `field` that was sent along."""

    kinds: Mapping[str, Kind]

    def __call__(self, name: str, values: Values, context: Context) -> Any:
        """Return the value as its field has it."""
        return self.kinds[Word(self.kinds)("field", values, context)](name, values, context)


@dataclass(frozen=True, slots=True)
class Day:
    """A date as ISO text, not empty where it is `needed`, such as “the date of the result”."""

    needed: str = ""

    def __call__(self, name: str, values: Values, context: Context) -> str:
        """Return the date; "" where none was sent."""
        from datetime import date

        written = Text(lambda most: most.few, self.needed)(name, values, context)
        try:
            day = date.fromisoformat(written) if written else None
        except ValueError as error:
            raise ActionError(
                f"{written} is not a date that exists. Write it as year-month-day, such as 2026-11-30."
            ) from error
        if day and day.year not in YEARS:
            raise ActionError(f"{written} is too far away. Check the year.")
        return day.isoformat() if day else ""


@dataclass(frozen=True, slots=True)
class Key:
    """What names an entry of the workspace, or one of some `words`; whether there is one, the action finds out."""

    words: tuple[str, ...] = ()

    def __call__(self, name: str, values: Values, context: Context) -> str:
        """Return the key, which must be sent."""
        if name not in values:
            raise ActionError(NOT_UNDERSTOOD)
        return pasted(name, values, context)


any_key = Key()


@dataclass(frozen=True, slots=True)
class Count:
    """A whole number from 0 on, as it is typed; 0 where nothing was sent."""

    def __call__(self, name: str, values: Values, context: Context) -> int:
        """Return the number."""
        written = Text(lambda most: most.few)(name, values, context)
        if written and not (written.isascii() and written.isdecimal()):
            raise ActionError(NOT_UNDERSTOOD)
        return int(written or 0)


@dataclass(frozen=True, slots=True)
class Several:
    """Some of the words of several fields of one name, such as those that are ticked, in their order."""

    words: tuple[str, ...]

    def __call__(self, name: str, values: Values, context: Context) -> tuple[str, ...]:
        """Return the words that were sent."""
        found = several(name, values, context)
        if not set(found) <= set(self.words):
            raise ActionError(NOT_UNDERSTOOD)
        return found


def pasted(name: str, values: Values, _context: Context) -> str:
    """Read a text of any length as it is; "" where nothing was sent."""
    if not isinstance(found := values.get(name, ""), str):
        raise ActionError(NOT_UNDERSTOOD)
    return found


def several(name: str, values: Values, _context: Context) -> tuple[str, ...]:
    """Read the texts of several fields of one name, in their order."""
    found = values.get(name, [])
    if not isinstance(found, list) or not all(isinstance(each, str) for each in found):
        raise ActionError(NOT_UNDERSTOOD)
    return tuple(found)


def flag(name: str, values: Values, _context: Context) -> bool:
    """Read whether something is ticked or pressed; a field of a form that is not ticked is not sent."""
    found = values.get(name, False)
    if found not in (True, ["on"], "yes", False):
        raise ActionError(NOT_UNDERSTOOD)
    return bool(found)


@dataclass(frozen=True, slots=True)
class Offer[T]:
    """What a page may ask: `do` takes the workspace, the context, and each value that is declared in `takes`."""

    takes: Mapping[str, Kind]
    do: Callable[..., T]

    def __call__(self, workspace: Workspace, values: Values, context: Context) -> T:
        """Do it with what the page sent; raise `ActionError` for a value that is not declared."""
        if values.keys() - {sent_as(name) for name in self.takes}:
            raise ActionError(NOT_UNDERSTOOD)
        read = {name: kind(sent_as(name), values, context) for name, kind in self.takes.items()}
        return self.do(workspace, context, **read)


@dataclass(frozen=True, slots=True)
class Look[T]:
    """What a reader may choose to look at, such as a row to search for or a part to open; it is in no workspace."""

    name: str  # under which a script sends it: `rowSearch` comes from `data-look-row-search`
    kind: Callable[[str, Values, Context], T]

    def __call__(self, context: Context) -> T:
        """Return what was chosen, read as its kind says."""
        return self.kind(self.name, context.look, context)


class ByName[T](dict[str, Offer[T]]):
    """What a module offers: its actions, its previews or its files. As a decorator it adds one, with what it takes."""

    def __call__[**P](self, name: str, /, **takes: Kind) -> Callable[[Callable[P, T]], Callable[P, T]]:
        """Return what adds a function under a name."""

        def add(do: Callable[P, T]) -> Callable[P, T]:
            self[name] = Offer(takes, do)
            return do

        return add


def sent_as(name: str) -> str:
    """Return the name under which a script sends a value: `all_sessions` comes from `data-all-sessions`."""
    first, *more = name.split("_")
    return first + "".join(map(str.capitalize, more))
