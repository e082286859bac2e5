"""The command line: the same results as in the browser, for scripts and for checking us."""

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from datetime import date
from io import TextIOWrapper
from pathlib import Path

from assessment import score as scoring
from assessment.check import find_defects
from assessment.command_line import (
    OPEN_QUESTIONS,
    print_json,
    read_files,
    run_decode,
    run_encode,
    run_read,
    run_team,
    tell_questions,
)
from assessment.errors import InputError
from assessment.exchange.code import CodeError
from assessment.exchange.reading import UnreadableError
from assessment.exchange.table_files import read_table
from assessment.instrument import FUNCTIONS, LEVELS
from assessment.load import BankError, load_instrument
from assessment.moved_command import run_moved
from assessment.team import ThresholdError


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; return the exit code: 0, 1 for a bank with defects, 2 for input that cannot be read."""
    chosen = make_parser().parse_args(arguments)
    try:
        code: int = chosen.run(chosen)
        sys.stdout.flush()
    except BankError as error:
        print(error, file=sys.stderr)
        return 1
    except (UnreadableError, ThresholdError, CodeError, InputError) as error:
        print(error, file=sys.stderr)
        return 2
    except BrokenPipeError:  # such as of `head`, which has read enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # else Python complains when it ends
        return 0
    except OSError as error:
        print(f"{error.filename}: {error.strerror}." if error.filename else f"{error.strerror}.", file=sys.stderr)
        return 2
    return code


def make_parser() -> argparse.ArgumentParser:
    """Return the parser; each command sets `run`, which takes what was chosen."""
    parser = argparse.ArgumentParser(prog="python -m assessment", description=__doc__)
    commands = parser.add_subparsers(required=True)

    def add(name: str, run: Callable[[argparse.Namespace], int], about: str) -> argparse.ArgumentParser:
        command: argparse.ArgumentParser = commands.add_parser(name, help=about)
        command.set_defaults(run=run)
        return command

    add("check", run_check, "check the bank; every defect on its own line")
    score = add("score", run_score, "score a CSV file, each row one person")
    score.add_argument("file", type=Path, help="header session,function,level,q1,...,q20; an empty cell is missing")
    score.add_argument("--json", action="store_true", help="print JSON instead of a line for each person")
    team = add("team", run_team, "compare Sales with Marketing; prints the report as Markdown")
    team.add_argument("files", type=Path, nargs="+", help="any file that the team page takes")
    team.add_argument("--json", action="store_true", help="print JSON instead of Markdown")
    team.add_argument("--reading", type=Path, metavar="FILE.toml", help="the answers to questions about the files")
    team.add_argument("--threshold", type=int, metavar="K", help="the smallest group shown, by default the bank's")
    agreed = team.add_mutually_exclusive_group()
    agreed.add_argument(
        "--heads-agreed",
        action="store_const",
        const=FUNCTIONS[:2],
        help="all heads of both functions agreed to be shown one by one",
    )
    agreed.add_argument(
        "--heads", action="append", choices=FUNCTIONS[:2], help="all heads of this function did; can be said twice"
    )
    team.add_argument("--sales", type=int, metavar="N", help="how many people Sales has, answered or not")
    team.add_argument("--marketing", type=int, metavar="N", help="the same for Marketing")
    team.add_argument("--html", type=Path, metavar="REPORT.html", help="write the report as one HTML file")
    team.add_argument("--save", type=Path, metavar="FOLDER", help="write the report in every form, and its charts")
    team.add_argument("--name", default="", help="name of the session, for the report")
    team.add_argument("--date", type=date.fromisoformat, help="date of the report, such as 2026-10-12")
    moved = add("moved", run_moved, "compare two measurements of a team; prints what moved as Markdown")
    moved.add_argument("files", type=Path, nargs="+", help="of the later measurement, or a workspace measured twice")
    moved.add_argument("--before", type=Path, nargs="+", metavar="FILE", help="files of the earlier measurement")
    moved.add_argument("--json", action="store_true", help="print JSON instead of Markdown")
    moved.add_argument("--reading", type=Path, metavar="FILE.toml", help="the answers to questions about the files")
    moved.add_argument("--threshold", type=int, metavar="K", help="the smallest group shown, by default the bank's")
    read = add("read", run_read, "say what is read from any file that the team page takes")
    read.add_argument("files", type=Path, nargs="+")
    read.add_argument("--json", action="store_true", help="print JSON instead of how many there are")
    read.add_argument("--reading", type=Path, metavar="FILE.toml", help="the answers to questions about the files")
    read.add_argument(
        "--write-reading", type=Path, metavar="FILE.toml", help="write how the files are read, and every question"
    )
    codes = commands.add_parser("code", help="write or read a response code").add_subparsers(required=True)
    writing = codes.add_parser("encode", help="write answers as a response code")
    writing.add_argument("answers", nargs="+", help="20 digits, with or without spaces; 0 is a missing answer")
    writing.add_argument("--function", choices=FUNCTIONS)
    writing.add_argument("--level", choices=LEVELS)
    session = writing.add_mutually_exclusive_group()
    session.add_argument("--session", default="", help="name of the session")
    session.add_argument("--tag", type=int, help="tag of the session, as `decode` prints it")
    writing.add_argument("--respondent", type=int, default=0, help="number that tells people with equal answers apart")
    writing.set_defaults(run=run_encode)
    decoding = codes.add_parser("decode", help="read a response code")
    decoding.add_argument("code", nargs="+", help="in any case, with or without spaces and dashes")
    decoding.add_argument("--json", action="store_true", help="print JSON instead of a line")
    decoding.set_defaults(run=run_decode)
    return parser


def run_check(_chosen: argparse.Namespace) -> int:
    """Print every defect of the bank; return 1 if there is one."""
    defects = find_defects()
    for defect in defects:
        print(defect)
    return 1 if defects else 0


def run_score(chosen: argparse.Namespace) -> int:
    """Score every row of a file and print the results; rejected rows are named on standard error."""
    instrument = load_instrument()
    reading = read_files([chosen.file], read_table)
    if tell_questions(reading):
        return OPEN_QUESTIONS
    scores = [(respondent.row, scoring.score(respondent.answers, instrument)) for respondent in reading.respondents]
    if chosen.json:
        print_json([{"row": row} | scoring.to_json(score) for row, score in scores])
        return 0
    for row, score in scores:
        text = f"{score.total} {score.type}" if score.type else f"open: {', '.join(map(str, score.missing))}"
        print(f"row {row}: {text}")
    return 0


if __name__ == "__main__":
    for stream in (sys.stdout, sys.stderr):  # a report has signs that the code page of a Windows pipe lacks
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    sys.exit(main())
