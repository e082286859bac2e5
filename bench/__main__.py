"""Measure everything: `python -m bench`, or `make bench`."""

import sys

from bench import bytes as size
from bench import startup

if __name__ == "__main__":
    outcomes = []
    for measure in (startup, size):
        outcomes.append(measure.main([]))
        print()
    sys.exit(any(outcomes))
