"""What the commands `team`, `read` and `code` do, and how every command reads files."""

import argparse
import json
import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from assessment.exchange.as_json import to_json as reading_to_json
from assessment.exchange.code import GUESSES, CodeError, Response, decode_any, encode, session_tag
from assessment.exchange.combined import combine
from assessment.exchange.later_guesses import with_later_guesses
from assessment.exchange.reading import Reading, UnreadableError, reasons
from assessment.exchange.survey.choices import read_choices, write_choices
from assessment.instrument import Answer, Instrument
from assessment.load import load_bank, load_instrument
from assessment.team import analyse, count, to_json
from assessment.workspace.action import Context
from assessment.workspace.saved import read_any
from assessment.workspace.today import Today

OPEN_QUESTIONS = 3
"""Exit code while a file waits for an answer."""

_ROWS_NAMED = 3  # of those that one reason holds for

ASSETS = Path(__file__).parent.parent / "site_overrides" / "assets"


def run_team(chosen: argparse.Namespace) -> int:
    """Compare the people of all files; print the comparison, or write the report where one is asked for."""
    from assessment.report.environment import environment
    from assessment.report.sheets import styles_of
    from assessment.report.team import render_team_markdown, team_report  # the other commands do without Jinja2
    from assessment.report.team_files import everything, page
    from assessment.workspace import kept

    bank = load_bank()
    reading = read_files(chosen.files, reader(chosen.reading))
    if tell_questions(reading):
        return OPEN_QUESTIONS
    tell_sessions(reading)
    workspaces = kept.open_workspaces(((str(path), path.read_bytes()) for path in chosen.files), bank.instrument)
    rules = kept.rules(workspaces, chosen.threshold, chosen.heads_agreed or chosen.heads or (), bank)
    context = Context(bank, Today(""), fresh="")
    kept.require_closed(workspaces, number_of(chosen.files, reading), context, others=rules.others, heads=rules.heads)
    whole = number_of(chosen.files, reading) == 1 and not reading.rejected
    alone = [workspace for _, workspace in workspaces if whole]
    counted = kept.team_of(alone[0], bank.instrument) if alone else count(reading.respondents, bank.instrument)
    asked = {function: people for function in kept.COMPARED if (people := getattr(chosen, function))}
    asked |= rules.asked
    result = analyse(counted, bank.instrument, rules.others, heads_agreed=rules.heads, asked=asked)
    day = chosen.date.isoformat() if chosen.date else None
    comments = [(person.function, text) for person in reading.respondents for text in person.comments]
    report = team_report(result, bank, name=chosen.name, date=day, comments=comments)
    if chosen.html or chosen.save:
        styles = styles_of(asset)
    if chosen.html:
        chosen.html.write_text(page(report, styles), "utf-8", newline="\n")
    if chosen.save:
        chosen.save.mkdir(parents=True, exist_ok=True)
        for name, text in everything(report, styles).items():
            (chosen.save / name).write_text(text, "utf-8", newline="")
    if chosen.json:
        print_json(to_json(result) | ({"comments": report.comments} if report.comments else {}))
    elif not (chosen.html or chosen.save):
        print(render_team_markdown(report), end="")
    promised = environment().get_template("promise-words.txt.j2")
    print(promised.render(others=rules.others, heads=rules.heads, names=rules.names).strip(), file=sys.stderr)
    return 0


def run_read(chosen: argparse.Namespace) -> int:
    """Print who is read from the files; what is not used as it stands, and every question, go to standard error."""
    reading = read_files(chosen.files, reader(chosen.reading), chosen.write_reading)
    if chosen.json:
        print_json(reading_to_json(reading))
    else:
        print(f"{len(reading.respondents)} read, {len(reading.duplicates)} twice, {len(reading.rejected)} rejected")
    return OPEN_QUESTIONS if tell_questions(reading) else 0


def run_encode(chosen: argparse.Namespace) -> int:
    """Print the response code of one person's answers."""
    tag = session_tag(chosen.session) if chosen.tag is None else chosen.tag
    answers = tuple(_answer(digit) for digit in "".join(chosen.answers))
    print(encode(Response(chosen.function, chosen.level, tag, chosen.respondent, answers)))
    return 0


def run_decode(chosen: argparse.Namespace) -> int:
    """Print what a response code holds."""
    response = decode_any("".join(chosen.code))
    if chosen.json:
        print_json(response._asdict())
    else:
        function, level = response.function or "no function", response.level or "no level"
        guessed = "guesses of " if response.form == GUESSES else ""
        who = f"{guessed}{function}, {level}, session {response.session}"
        print(f"{who}, respondent {response.respondent}: {' '.join(str(answer or 0) for answer in response.answers)}")
    return 0


def read_files(
    paths: Sequence[Path], read: Callable[[str, bytes, Instrument], Reading], write_reading: Path | None = None
) -> Reading:
    """Read files together; what is not used as it stands goes to standard error.

    How they are read, or would be, goes to `write_reading`, where it is given. Raise `UnreadableError` for a file
    without a row to use; where there are several, each is named.
    """
    readings, failures = [], []
    for path in paths:
        try:
            readings.append(_read(path, read))
        except UnreadableError as error:
            failures.append(error)
    reading = combine(with_later_guesses(readings, load_instrument()))
    tell(reading)
    if write_reading:
        proposals = (*reading.proposals, *(each for failure in failures for each in failure.proposals))
        text = write_choices([choices for _, choices in proposals], reading.questions)
        write_reading.write_text(text, "utf-8", newline="\n")
    for failure in failures[:-1]:
        print(failure, file=sys.stderr)
    if failures:
        tell_questions(reading)  # of the other files, so that all can be answered at once
        raise failures[-1]
    return reading


def number_of(paths: Sequence[Path], reading: Reading) -> int:
    """Return how many files people were read from, those in a ZIP counted one by one."""
    return max(len(paths), len({person.file for person in reading.respondents}))


def reader(file: Path | None) -> Callable[[str, bytes, Instrument], Reading]:
    """Return what reads a file, with the answers to questions that `file` holds, where there is one."""
    if file is None:
        return read_any
    try:
        choices = read_choices(str(file), file.read_text("utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableError(str(file), None, "the reading file cannot be opened, or is no text.") from error
    return partial(read_any, choices=choices)


def tell_questions(reading: Reading) -> bool:
    """Say on standard error what has to be asked; return whether a file waits for an answer."""
    blocking = [question for question in reading.questions if question.blocking]
    for question in reading.questions:
        print(f"{question.file}: {question.told}", file=sys.stderr)
    if blocking:
        waiting = ", ".join(dict.fromkeys(question.file for question in blocking))
        print(
            f"Nobody was read from {waiting}. Write the questions with read --write-reading FILE.toml, put the answers "
            "there, and read again with --reading FILE.toml.",
            file=sys.stderr,
        )
    return bool(blocking)


def tell(reading: Reading) -> None:
    """Name on standard error whatever was not used as it stands, each reason once."""
    for file, reason, rows in reasons((*reading.rejected, *reading.duplicates, *reading.remarks)):
        first = ", ".join(map(str, rows[:_ROWS_NAMED]))
        more = ", …" if len(rows) > _ROWS_NAMED else ""
        where = f"row {first}" if len(rows) == 1 else f"{len(rows)} rows ({first}{more})"
        print(f"{file}, {where}: {reason}", file=sys.stderr)


def tell_sessions(reading: Reading) -> None:
    """Say on standard error where answers come from several sessions: they are compared all the same."""
    names = dict(reading.sessions)
    tags = sorted({respondent.session for respondent in reading.respondents} - {0})
    if len(tags) > 1:
        sessions = ", ".join(names.get(tag, f"tag {tag}") for tag in tags)
        print(f"The answers of {len(tags)} sessions are compared together: {sessions}.", file=sys.stderr)


def asset(name: str) -> str:
    """Return a style sheet of the site."""
    return (ASSETS / name).read_text("utf-8")


def print_json(value: object) -> None:
    """Print a value as JSON."""
    print(json.dumps(value, indent=2, ensure_ascii=False))


def _read(path: Path, read: Callable[[str, bytes, Instrument], Reading]) -> Reading:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise UnreadableError(str(path), None, f"the file cannot be opened ({error.strerror}).") from error
    reading = read(str(path), data, load_instrument())
    if not reading.respondents and not reading.questions:
        tell(reading)
        raise UnreadableError(str(path), None, "There is no row to use.")
    return reading


def _answer(digit: str) -> Answer:
    if not digit.isdecimal():
        raise CodeError(f"“{digit}” is no answer. Write 20 digits from 1 to 5, with 0 for a missing answer.")
    return int(digit) or None
