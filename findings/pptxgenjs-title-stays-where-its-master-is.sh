#!/usr/bin/env bash
# PptxGenJS puts a text into a placeholder where the master has it, whatever place the text itself is given, and numbers
# the title of a slide 100.
#
# Source: `slideObjectToXml` in `pptxgen.cjs.js`: where a text names a placeholder, x, y, w and h are taken from the
# placeholder when it has them, and those of `addText` are lost without a word. `createSlideMaster` counts `idx` from 100.
# Behaviour: a title given at 2 inches stands at 0.5. python-pptx finds no title on the slide, because it looks for the
# placeholder with `idx` 0, which ECMA-376, part 1, 19.3.1.36 makes the default; PowerPoint goes by `type="title"`.
# Why it matters: a deck whose titles stand at several heights needs a master for each, and a test with `shapes.title`
# sees none.
#
# Output seen:
#   PptxGenJS 4.0.1: the title was given at 2 inches and stands at 0.5
#   python-pptx 1.0.2: shapes.title is None, placeholder types ['TITLE'], idx [100]
set -euo pipefail
cd "$(dirname "$0")/.."
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
npm install --silent --no-audit --no-fund --prefix "$folder" pptxgenjs@4.0.1
"${PYTHON:-python3}" -m venv "$folder/venv"
grep -oE '^(python-pptx|lxml|pillow|typing-extensions|xlsxwriter)==[0-9.]+' requirements-test.txt > "$folder/pins.txt"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check -r "$folder/pins.txt"
cat > "$folder/deck.cjs" <<'PROGRAM'
const PptxGenJS = require("pptxgenjs");
const deck = new PptxGenJS();
const options = { name: "title", type: "title", x: 0.5, y: 0.5, w: 9, h: 1 };
deck.defineSlideMaster({ title: "master", objects: [{ placeholder: { options, text: "" } }] });
deck.addSlide({ masterName: "master" }).addText("A title", { placeholder: "title", x: 0.5, y: 2, w: 9, h: 1 });
deck.writeFile({ fileName: process.argv[2] });
PROGRAM
(cd "$folder" && node deck.cjs "$folder/deck.pptx" > /dev/null)
"$folder/venv/bin/python" - "$folder/deck.pptx" <<'PROGRAM'
import sys
from importlib.metadata import version

from pptx import Presentation
from pptx.util import Inches

slide = Presentation(sys.argv[1]).slides[0]
title = next(iter(slide.placeholders))
at = title.top / Inches(1)
kinds = [each.placeholder_format.type.name for each in slide.placeholders]
numbers = [each.placeholder_format.idx for each in slide.placeholders]
print(f"PptxGenJS 4.0.1: the title was given at 2 inches and stands at {at}")
print(f"python-pptx {version('python-pptx')}: shapes.title is {slide.shapes.title}, placeholder types {kinds}, idx {numbers}")
as_described = (at, slide.shapes.title, kinds, numbers) == (0.5, None, ["TITLE"], [100])
raise SystemExit(0 if as_described else "PptxGenJS or python-pptx treats titles in another way now.")
PROGRAM
