#!/usr/bin/env bash
# python-calamine joins the lines of an OpenDocument cell that are parted by a line break.
#
# Source: OpenDocument 1.3, part 3, 6.1.5: `<text:line-break>` in a paragraph stands for a line break. A cell may have it as
# well as several paragraphs (`<text:p>`).
# Behaviour: "they promise" and "we deliver" with a line break between them are read as "they promisewe deliver"; as two
# paragraphs they are read right, and spaces (`<text:s>`) are kept. odfpy, by way of pandas, reads both right.
# Why it matters: a comment from a spreadsheet has words that nobody wrote, and a list of choices in one cell becomes one
# choice. The project's own reader is held to it in tests/test_workbook_open_document.py.
#
# Output seen:
#   python-calamine 0.9.1: ['they promisewe deliver', 'they promise\nwe deliver']
#   pandas 3.1.1 with odfpy 1.4.1: ['they promise\nwe deliver', 'they promise\nwe deliver']
set -euo pipefail
cd "$(dirname "$0")/.."
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"${PYTHON:-python3}" -m venv "$folder/venv"
grep -oE '^python-calamine==[0-9.]+' requirements-test.txt > "$folder/pins.txt"
printf 'pandas==3.1.1\nodfpy==1.4.1\n' >> "$folder/pins.txt"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check -r "$folder/pins.txt"
"$folder/venv/bin/python" - "$folder/cells.ods" <<'PROGRAM'
import sys
from importlib.metadata import version
from zipfile import ZipFile

import pandas
from python_calamine import CalamineWorkbook

KIND = "application/vnd.oasis.opendocument.spreadsheet"
names = {name: f"urn:oasis:names:tc:opendocument:xmlns:{name}:1.0" for name in ("office", "table", "text", "manifest")}
spaces = " ".join(f'xmlns:{name}="{address}"' for name, address in names.items())
ways = (
    "<text:p>they promise<text:line-break/>we deliver</text:p>",
    "<text:p>they promise</text:p><text:p>we deliver</text:p>",
)
cells = "".join(f'<table:table-cell office:value-type="string">{way}</table:table-cell>' for way in ways)
table = f'<table:table table:name="Comments"><table:table-row>{cells}</table:table-row></table:table>'
body = f"<office:body><office:spreadsheet>{table}</office:spreadsheet></office:body>"
entries = "".join(
    f'<manifest:file-entry manifest:full-path="{path}" manifest:media-type="{kind}"/>'
    for path, kind in (("/", KIND), ("content.xml", "text/xml"))
)
with ZipFile(sys.argv[1], "w") as file:
    file.writestr("mimetype", KIND)
    file.writestr("META-INF/manifest.xml", f'<manifest:manifest {spaces} manifest:version="1.3">{entries}</manifest:manifest>')
    file.writestr("content.xml", f'<office:document-content {spaces} office:version="1.3">{body}</office:document-content>')
found = CalamineWorkbook.from_path(sys.argv[1]).get_sheet_by_index(0).to_python()[0]
print(f"python-calamine {version('python-calamine')}: {found}")
other = pandas.read_excel(sys.argv[1], engine="odf", header=None).iloc[0].tolist()
print(f"pandas {version('pandas')} with odfpy {version('odfpy')}: {other}")
right = "they promise\nwe deliver"
as_described = found == ["they promisewe deliver", right] and other == [right, right]
raise SystemExit(0 if as_described else "python-calamine or odfpy reads these cells in another way now.")
PROGRAM
