"""Searches the readers of outside data for inputs that they neither read nor refuse, guided by what each input reaches.

`python -m tests.fuzzing [--seconds N] [--seed S] [READER...]` takes one reader after the other, N seconds each, and
keeps what it learns in build/fuzz. It ends with how many inputs were tried, and how many faults there are.
"""

import argparse
import hashlib
import json
import random
import re
import subprocess
import sys
import traceback
from pathlib import Path

import atheris  # coverage-guided: libFuzzer for Python

with atheris.instrument_imports(include=["assessment"]):
    from tests.fuzzing import DECLARED, READERS

KEPT = Path(__file__).parent.parent.parent / "build" / "fuzz"

LONGEST = 30_000
"""Bytes of an input."""

SLOWEST = 120
"""Seconds that an input may take on a busy machine."""


def search(name: str, arguments: list[str]) -> None:
    """Search one reader; never returns. A fault is kept with its input, once for each place, and the search goes on."""
    read, places = READERS[name].read, set()

    def try_one(data: bytes) -> None:
        try:
            read(data)
        except DECLARED:
            pass
        except Exception as error:  # whatever is not declared is what is looked for
            place = "\n".join(f"{each.filename}:{each.lineno}" for each in traceback.extract_tb(error.__traceback__))
            if place not in places:
                places.add(place)
                kept = KEPT / name / "faults" / hashlib.sha256(place.encode()).hexdigest()[:10]
                kept.parent.mkdir(parents=True, exist_ok=True)
                kept.write_bytes(data)
                kept.with_suffix(".txt").write_text("".join(traceback.format_exception(error)), "utf-8")

    atheris.Setup([sys.argv[0], *arguments], try_one)
    atheris.Fuzz()


def run(name: str, seconds: int, seed: int) -> tuple[int, int]:
    """Search one reader in a process of its own; return how many inputs were tried and how many faults are known."""
    corpus = KEPT / name / "corpus"
    corpus.mkdir(parents=True, exist_ok=True)
    for content in READERS[name].seeds():
        (corpus / hashlib.sha256(content).hexdigest()[:16]).write_bytes(content)
    limits = [
        f"-max_len={LONGEST}",
        f"-timeout={SLOWEST}",
        "-rss_limit_mb=4096",
        "-print_final_stats=1",
        "-verbosity=0",
    ]
    command = [sys.executable, "-m", "tests.fuzzing", "--one", name, "--"]
    arguments = [
        f"-max_total_time={seconds}",
        f"-seed={seed}",
        *limits,
        f"-artifact_prefix={KEPT / name}/",
        str(corpus),
    ]
    done = subprocess.run([*command, *arguments], capture_output=True, text=True, check=False)
    found = re.search(r"number_of_executed_units: +(\d+)", done.stderr)
    if done.returncode or not found:
        print(done.stderr[-3000:], file=sys.stderr)
    faults = len(list((KEPT / name / "faults").glob("*.txt"))) + (done.returncode != 0)
    return int(found[1]) if found else 0, faults


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.fuzzing", description=__doc__)
    parser.add_argument("readers", nargs="*", choices=[*READERS, []], help="all where none is named")
    parser.add_argument("--seconds", type=int, default=60, help="for each reader")
    parser.add_argument("--seed", type=int, default=None)
    asked = parser.parse_args()
    seed = random.SystemRandom().randrange(1, 2**31) if asked.seed is None else asked.seed
    print(f"Seed {seed}, {asked.seconds} seconds for each reader.", flush=True)
    every = {}
    for name in asked.readers or READERS:
        every[name] = run(name, asked.seconds, seed)
        print(f"{name}: {every[name][0]:,} inputs, {every[name][1]} faults", flush=True)
        with (KEPT / "counts.jsonl").open("a") as file:
            file.write(
                json.dumps({"reader": name, "seed": seed, "inputs": every[name][0], "faults": every[name][1]}) + "\n"
            )
    inputs, faults = (sum(each[place] for each in every.values()) for place in (0, 1))
    print(f"All: {inputs:,} inputs, {faults} faults" + (f", kept in {KEPT}" if faults else ""))
    return int(faults > 0)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        search(sys.argv[2], sys.argv[4:])
    sys.exit(main())
