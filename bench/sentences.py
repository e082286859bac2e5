"""Holds the sentences of many made-up team reports against their figures: `python -m bench.sentences [--reports 2000]`.

The same tests as in `make test`, which read fewer; 2,000 reports take four minutes on a quiet machine.
"""

import argparse
import os
import subprocess
import sys
from collections.abc import Sequence

from site_build import ROOT


def main(arguments: Sequence[str] | None = None) -> None:
    """Exit as the tests do."""
    parser = argparse.ArgumentParser(prog="python -m bench.sentences", description=__doc__)
    parser.add_argument("--reports", type=int, default=2000)
    reports = parser.parse_args(arguments).reports
    command = [sys.executable, "-m", "pytest", "-q", "-n", "0", "tests/test_team_sentences.py"]
    sys.exit(subprocess.run(command, env=os.environ | {"REPORTS": str(reports)}, cwd=ROOT, check=False).returncode)


if __name__ == "__main__":
    main()
