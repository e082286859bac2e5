"""How the work of the command line grows with the people of a file, beside what only reads and counts it.

    python -m bench.scale

Writes CSV files of made-up people, runs `python -m assessment team` on each, and lets Python's `csv` and, where it is
installed (`pip install polars`), Polars read them and count every answer by function and level. Told is the time of the
processor, which other work on the machine does not change. Prints a Markdown table and writes build/bench/scale.json.
"""

import csv
import subprocess
import sys
import tempfile
from pathlib import Path

from assessment.load import load_instrument
from bench.report import keep
from tests.teams import people

SIZES = (20, 1_000, 10_000, 100_000)

READ_ONLY = """
import csv, sys
for row in csv.reader(open(sys.argv[1], encoding="utf-8", newline="")): pass
"""

POLARS = """
import sys
import polars
table = polars.read_csv(sys.argv[1])
for column in table.columns[2:]: table.group_by("function", "level", column).len()
"""


def write(path: Path, number: int) -> None:
    """Write a file of this many made-up people."""
    half = number // 2
    team = people("sales", half, 0.4) + people("marketing", number - half, -0.4)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["function", "level", *(statement.text for statement in load_instrument().statements)])
        writer.writerows([person.function, person.level, *person.answers] for person in team)


def measured(*arguments: str) -> tuple[float, float] | None:
    """Return the seconds of the processor and the megabytes that a run of Python takes; None where it fails."""
    program = "import resource, subprocess, sys; code = subprocess.run([sys.executable, *sys.argv[1:]], "
    program += "stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode; "
    program += "used = resource.getrusage(resource.RUSAGE_CHILDREN); "
    program += "print(code, used.ru_utime + used.ru_stime, used.ru_maxrss / 1000)"
    run = subprocess.run([sys.executable, "-c", program, *arguments], capture_output=True, text=True, check=True)
    code, seconds, megabytes = map(float, run.stdout.split())
    return None if code else (seconds, megabytes)


def shown(found: tuple[float, float] | None) -> str:
    """Return what was measured as two cells of a table."""
    return f"{found[0]:.2f} s | {found[1]:.0f} MB" if found else "– | –"


def main() -> None:
    """Measure, print and keep."""
    figures: dict[int, list[tuple[float, float] | None]] = {}
    with tempfile.TemporaryDirectory() as folder:
        for number in SIZES:
            path = Path(folder, f"{number}.csv")
            write(path, number)
            commands = (["-m", "assessment", "team", "--json"], ["-c", READ_ONLY], ["-c", POLARS])
            figures[number] = [measured(*command, str(path)) for command in commands]
    keep("scale", figures)
    print("| people | report | | read by `csv` | | read and counted by Polars | |")
    print("| ---: | ---: | ---: | ---: | ---: | ---: | ---: |")
    for number, found in figures.items():
        print(f"| {number:,} | {' | '.join(map(shown, found))} |")


if __name__ == "__main__":
    main()
