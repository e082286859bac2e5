#!/usr/bin/env bash
# python-calamine gives an error cell as an empty text, as it gives a cell with nothing in it.
#
# Source: `CalamineSheet.to_python()` and `iter_rows()` of python-calamine, the reader behind
# `pandas.read_excel(engine="calamine")`; its table of types has none for errors.
# Behaviour: #N/A, #DIV/0!, #REF! and all others come as "". openpyxl gives their names.
# Why it matters: #N/A, which says that an answer is missing on purpose, and #REF!, which says that a formula broke and
# the answer is lost, both become "not answered". Nothing in what is returned tells a broken workbook from a whole one.
#
# Output seen:
#   openpyxl 3.1.5: (4, '#N/A', '#REF!', None, 5)
#   python-calamine 0.9.1: [4.0, '', '', '', 5.0]
set -euo pipefail
cd "$(dirname "$0")/.."
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"${PYTHON:-python3}" -m venv "$folder/venv"
grep -oE '^(openpyxl|et-xmlfile|python-calamine)==[0-9.]+' requirements-test.txt > "$folder/pins.txt"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check -r "$folder/pins.txt"
"$folder/venv/bin/python" - "$folder/errors.xlsx" <<'PROGRAM'
import sys
from importlib.metadata import version

import openpyxl
from python_calamine import CalamineWorkbook

path = sys.argv[1]
book = openpyxl.Workbook()
book.active.append([4, "#N/A", "#REF!", None, 5])
book.save(path)
found = next(openpyxl.load_workbook(path).active.iter_rows(values_only=True))
print(f"openpyxl {version('openpyxl')}: {found}")
other = CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()[0]
print(f"python-calamine {version('python-calamine')}: {other}")
as_described = found == (4, "#N/A", "#REF!", None, 5) and other == [4.0, "", "", "", 5.0]
raise SystemExit(0 if as_described else "openpyxl or python-calamine reads errors in another way now.")
PROGRAM
