#!/usr/bin/env bash
# Zensical makes every relative link in a page's HTML one folder longer; MkDocs leaves it as it is written.
#
# Source: `zensical build` with the `mkdocs.yml` that `mkdocs build` reads, `use_directory_urls` as it is by default.
# Behaviour: both lead a Markdown link to a file (`[x](other.md)`) to the page that becomes of it. A link in HTML is an
# address for MkDocs and stays. Zensical takes it for a path beside the source file: in `docs/plan.md`, whose page is
# `plan/`, `<a href="../act/">` becomes `../../act/`, and `<img src>` likewise. In `docs/plan/index.md`, whose page is
# `plan/` too, nothing is changed.
# Why it matters: a site that both can build has broken links with one of them, on some pages only, and no complaint.
# This project writes each page as `index.md` in a folder of its own (`Page.output` in site_build/pages.py).
#
# Output seen: the links of docs/plan.md and docs/other/index.md, both written as ../act/
#   mkdocs 1.6.1: ../act/ ../act/
#   zensical 0.0.73: ../../act/ ../act/
set -euo pipefail
cd "$(dirname "$0")/.."
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"${PYTHON:-python3}" -m venv "$folder/venv"
grep -oE '^(mkdocs|mkdocs-material|zensical)==[0-9.]+' requirements-test.txt > "$folder/pins.txt"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check -r "$folder/pins.txt"
mkdir -p "$folder/docs/act" "$folder/docs/other"
cd "$folder"
printf 'site_name: Tried\ntheme: {name: material, font: false}\nplugins: []\n' >mkdocs.yml
echo '# Act' >docs/act/index.md
echo '# Home' >docs/index.md
for page in plan other/index; do
  printf '# Page\n\n<a class="tried" href="../act/">to act</a>\n' >"docs/$page.md"
done
for generator in mkdocs zensical; do
  NO_MKDOCS_2_WARNING=1 venv/bin/python -m "$generator" build >"$generator.log" 2>&1
  mv site "$generator"
done
venv/bin/python - <<'PROGRAM'
import re
from importlib.metadata import version
from pathlib import Path

found = {}
for name in ("mkdocs", "zensical"):
    pages = [Path(name, page, "index.html").read_text("utf-8") for page in ("plan", "other")]
    found[name] = [re.search('<a class="?tried"? href="?([^" >]+)', page)[1] for page in pages]
    print(f"{name} {version(name)}: {' '.join(found[name])}")
as_described = found == {"mkdocs": ["../act/", "../act/"], "zensical": ["../../act/", "../act/"]}
raise SystemExit(0 if as_described else "One of them treats these links in another way now.")
PROGRAM
