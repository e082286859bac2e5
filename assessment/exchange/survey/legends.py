"""What notes over, below and beside a table say that numbers stand for, and of which of its columns they say it."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from assessment.exchange.dialect import Rows
from assessment.exchange.survey.asks import TOLD, asks_for_own_function, is_of_people
from assessment.exchange.survey.candidates import Source
from assessment.exchange.survey.naming import function_of, level_of
from assessment.exchange.survey.words import Words, key

_SHORTEST = 3  # letters of a heading that a note names
_SUBJECT = re.compile(r"[^\W\d_]")
_SENTENCE = re.compile(r"[.\n]\s+|\n")
_REST_OF_NAME = re.compile(r"\s*[/(\[][^,;|\n]*")
_NUMBERED = re.compile(r"q ?\d{1,3} ")
_MOST_CELLS = 3  # of a row that says what one number stands for
_KINDS = ("function", "level")


@dataclass(frozen=True, slots=True)
class Legend:
    """What a number stands for; `heading` is that of the column which a note names, empty where it names none."""

    heading: str
    number: str
    name: str


def rows_as_notes(rows: Rows) -> Iterator[str]:
    """Yield rows as notes: a number and the name in the next cell belong together, as in a list of codes."""
    for row in rows:
        cells = list(filter(None, row))
        marks = [" = " if cell.isdecimal() else " | " for cell in cells]
        yield "".join(f"{cell}{mark}" for cell, mark in zip(cells, marks, strict=True)).rstrip(" |")


def is_legend(row: Sequence[str], words: Words) -> bool:
    """Tell whether a row says nothing but what numbers stand for: one in a cell of its own, or all in the last cell."""
    cells = list(filter(None, row))
    if not 1 < len(cells) <= _MOST_CELLS:
        return False
    if not cells[-2].isdecimal():
        return is_of_people(cells[-1], words)
    return bool(function_of(cells[-1], words) or level_of(cells[-1], words))


def legends_in(notes: Iterable[str], headings: Sequence[str], words: Words) -> list[Legend]:
    """Return what notes name; what they say of something that is neither a column nor somebody's own is left out.

    A note goes on with what the note before it was about where it does not say that itself.
    """
    columns = set(map(_plain, headings))
    columns = {heading for heading in columns if len(heading) >= _SHORTEST}
    found: list[Legend] = []
    about: str | None = ""
    for note in notes:
        end, matches = 0, list(TOLD.finditer(note))
        for match in matches:
            subject = _behind(note[end : match.start()]) if end else note[: match.start()]
            end = match.end()
            if _SUBJECT.search(subject):
                about = _about(subject, columns, words)
            name, *following = _SENTENCE.split(match[2], maxsplit=1)
            if about is not None:
                found.append(Legend(about, match[1], name.strip()))
            if following and _SUBJECT.search(following[0]):
                about = _about(following[0], columns, words)
        if not matches:
            about = _about(note, columns, words) or ""
    return found


def _behind(between: str) -> str:
    """Return what stands between two numbers without the rest of the name before it, as in “Mitarbeiter/in”."""
    rest = _REST_OF_NAME.match(between)
    return between[rest.end() :] if rest else between


def _plain(heading: str) -> str:
    """Return a heading as it is compared, without the number that a tool gave its question."""
    told = key(heading)
    found = _NUMBERED.match(told)
    return told[found.end() :] if found else told


def _about(subject: str, columns: set[str], words: Words) -> str | None:
    """Return the heading that a subject names, or nothing where it only asks for one's own; None for all others."""
    told = key(subject)
    named = [heading for heading in columns if f" {heading} " in f" {told} "]
    if named:
        return max(named, key=len)
    rest = words.headings["legend"].without(told)
    return "" if asks_for_own_function(Source(rest, (), Counter()), words) else None


def with_names(sources: Sequence[Source], kind: str, legends: Sequence[Legend], words: Words) -> list[Source]:
    """Return the columns of numbers with the names that notes give them.

    A note that names a column is about that one alone. Any other is about the one column of that kind by its heading;
    where a heading may be of either kind, about that one if the other kind has its own, or no names.
    """
    general = {each: _named(legends, "", each, words) for each in _KINDS}
    alone = {each: [source for source in sources if _kinds(source, words) == [each]] for each in _KINDS}
    other = _KINDS[kind == "function"]
    fitting = {each: [source for source in alone[each] if _fits(source, general[each])] for each in _KINDS}
    elsewhere = bool(fitting[other]) or not general[other]
    about = {legend.heading for legend in legends}
    found: list[Source] = []
    for source in sources:
        heading, kinds = _plain(source.heading), _kinds(source, words)
        either = len(kinds) == len(_KINDS) and elsewhere and not fitting[kind]
        names = general[kind] if either or source in alone[kind] else {}
        if heading in about and heading and (kind in kinds or not kinds):
            names = _named(legends, heading, kind, words)
        found.append(replace(source, codes=names) if names and _fits(source, names) else source)
    return found


def _kinds(source: Source, words: Words) -> list[str]:
    amount = words.heading("amount", source.heading)
    hinted = {"function": words.heading("function", source.heading), "level": words.heading("level", source.heading)}
    return [kind for kind, told in hinted.items() if told and not amount]


def _fits(source: Source, names: Mapping[str, str]) -> bool:
    return bool(source.texts) and source.texts.keys() <= names.keys()


def _named(legends: Sequence[Legend], heading: str, kind: str, words: Words) -> dict[str, str]:
    """Return the numbers to which notes give names of a kind; none where they name one twice."""
    tells = function_of if kind == "function" else level_of
    named: dict[str, str] = {}
    for legend in legends:
        if legend.heading != heading or not tells(legend.name, words):
            continue
        if key(named.setdefault(legend.number, legend.name)) != key(legend.name):
            return {}
    return named
