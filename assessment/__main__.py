"""The command line: the same results as in the browser, for scripts and for checking us."""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from assessment import score as scoring
from assessment.check import find_defects
from assessment.exchange.read import read_table
from assessment.exchange.reading import Reading, UnreadableError
from assessment.load import BankError, load_instrument


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; return the exit code: 0, 1 for a bank with defects, 2 for input that cannot be read."""
    parser = argparse.ArgumentParser(prog="python -m assessment", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("check", help="check the bank; every defect on its own line")
    command = commands.add_parser("score", help="score a CSV file, each row one person")
    command.add_argument("file", type=Path, help="header session,function,level,q1,...,q20; an empty cell is missing")
    command.add_argument("--json", action="store_true", help="print JSON instead of a line for each person")
    chosen = parser.parse_args(arguments)
    try:
        return run_check() if chosen.command == "check" else run_score(chosen.file, as_json=chosen.json)
    except BankError as error:
        print(error, file=sys.stderr)
        return 1
    except UnreadableError as error:
        print(error, file=sys.stderr)
        return 2


def run_check() -> int:
    """Print every defect of the bank; return 1 if there is one."""
    defects = find_defects()
    for defect in defects:
        print(defect)
    return 1 if defects else 0


def run_score(path: Path, *, as_json: bool) -> int:
    """Score every row of a file and print the results; rejected rows are named on standard error."""
    instrument = load_instrument()
    reading = read_file(path)
    scores = [(respondent.row, scoring.score(respondent.answers, instrument)) for respondent in reading.respondents]
    if as_json:
        print(json.dumps([{"row": row} | scoring.to_json(score) for row, score in scores], indent=2))
        return 0
    for row, score in scores:
        text = f"{score.total} {score.type}" if score.type else f"open: {', '.join(map(str, score.missing))}"
        print(f"row {row}: {text}")
    return 0


def read_file(path: Path) -> Reading:
    """Read one file; what is not used as it stands goes to standard error. Raise `UnreadableError` without a row."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise UnreadableError(str(path), None, f"the file cannot be opened ({error.strerror}).") from error
    reading = read_table(str(path), data, load_instrument())
    for remark in (*reading.rejected, *reading.duplicates, *reading.remarks):
        print(f"{remark.file}, row {remark.row}: {remark.reason}", file=sys.stderr)
    if not reading.respondents:
        raise UnreadableError(str(path), None, "There is no row to use.")
    return reading


if __name__ == "__main__":
    sys.exit(main())
