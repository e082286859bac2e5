#!/usr/bin/env bash
# openpyxl takes the letters "x005F_" out of every shared text, and leaves "_x000D_" in it.
#
# Source: `openpyxl.reader.strings.read_string_table`, whose only step after joining the runs of a text is
# `text.replace('x005F_', '')`. ECMA-376, part 1, 22.9.2.19 (ST_Xstring) says: `_xHHHH_` stands for the character with
# that number, and `_x005F_` for an underscore that would else begin such a group. Excel writes line breaks that were
# pasted from Windows as `_x000D_`.
# Behaviour: "max005F_y", which holds no such group, is read as "may". "one_x000D_\ntwo" is read with the seven letters
# in it, so a comment of two lines is not the comment that Excel shows. python-calamine reads both right.
# Why it matters: comments and codes from workbooks are silently other texts than people wrote.
#
# Output seen:
#   openpyxl 3.1.5: ('may', 'one_x000D_\ntwo')
#   python-calamine 0.9.1: ['max005F_y', 'one\r\ntwo']
set -euo pipefail
cd "$(dirname "$0")/.."
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"${PYTHON:-python3}" -m venv "$folder/venv"
grep -oE '^(openpyxl|et-xmlfile|python-calamine)==[0-9.]+' requirements-test.txt > "$folder/pins.txt"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check -r "$folder/pins.txt"
"$folder/venv/bin/python" - "$folder/texts.xlsx" <<'PROGRAM'
import sys
import warnings
from importlib.metadata import version
from zipfile import ZipFile

import openpyxl
from python_calamine import CalamineWorkbook

path = sys.argv[1]
book = openpyxl.Workbook()
book.active.append(["first", "second"])
book.save(f"{path}.before")
with ZipFile(f"{path}.before") as before, ZipFile(path, "w") as after:
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    for name in before.namelist():
        content = before.read(name).decode()
        if name.endswith("workbook.xml.rels"):
            related = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings"
            added = f'<Relationship Id="texts" Type="{related}" Target="sharedStrings.xml"/></Relationships>'
            content = content.replace("</Relationships>", added)
        elif name == "[Content_Types].xml":
            kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
            content = content.replace("</Types>", f'<Override PartName="/xl/sharedStrings.xml" ContentType="{kind}"/></Types>')
        elif name.endswith("sheet1.xml"):
            cells = '<c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c>'
            content = f'<worksheet xmlns="{main}"><sheetData><row r="1">{cells}</row></sheetData></worksheet>'
        if name != "xl/sharedStrings.xml":
            after.writestr(name, content)
    texts = "<si><t>max005F_y</t></si><si><t>one_x000D_\ntwo</t></si>"
    after.writestr("xl/sharedStrings.xml", f'<sst xmlns="{main}">{texts}</sst>')
warnings.simplefilter("ignore")
found = next(openpyxl.load_workbook(path).active.iter_rows(values_only=True))
print(f"openpyxl {version('openpyxl')}: {found}")
other = CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()[0]
print(f"python-calamine {version('python-calamine')}: {other}")
as_described = found == ("may", "one_x000D_\ntwo") and other == ["max005F_y", "one\r\ntwo"]
raise SystemExit(0 if as_described else "openpyxl or python-calamine reads these texts in another way now.")
PROGRAM
