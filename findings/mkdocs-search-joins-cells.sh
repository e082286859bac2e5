#!/usr/bin/env bash
# The search of Material for MkDocs, and of Zensical, joins the texts of neighbouring cells, terms and lines to one word.
#
# Source: `material/plugins/search/plugin.py` of mkdocs-material: tags that the index does not keep are dropped, and nothing
# is put in their place. Cells, terms and `<br>` are not kept. Zensical builds the same index.
# Behaviour: `<td>Lead</td><td>Handover</td>` is indexed as "LeadHandover", `<dt>Funnel</dt><dd>Stages</dd>` as
# "FunnelStages", `one<br>two` as "onetwo". The same table in Markdown is indexed right: its cells stand on lines of
# their own.
# Why it matters: whoever looks for "handover" does not find the page. A table made by a template has no space between its
# cells, and looks right on the page. This project puts a space there (`_with_gaps` in site_build/pages.py).
#
# Output seen:
#   mkdocs-material 9.8.1: LeadHandover FunnelStages onetwo | Lead Handover
#   zensical 0.0.73: LeadHandover FunnelStages onetwo | Lead Handover
set -euo pipefail
cd "$(dirname "$0")/.."
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"${PYTHON:-python3}" -m venv "$folder/venv"
grep -oE '^(mkdocs|mkdocs-material|zensical)==[0-9.]+' requirements-test.txt > "$folder/pins.txt"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check -r "$folder/pins.txt"
mkdir "$folder/docs"
cd "$folder"
cat >mkdocs.yml <<'CONFIGURATION'
site_name: Tried
theme: {name: material, font: false}
markdown_extensions: [tables, md_in_html]
plugins: [search]
CONFIGURATION
cat >docs/index.md <<'PAGE'
# Html

<table><tr><td>Lead</td><td>Handover</td></tr></table>
<dl><dt>Funnel</dt><dd>Stages</dd></dl>
<p>one<br>two</p>

# Markdown

| Lead | Handover |
| --- | --- |
PAGE
for generator in mkdocs zensical; do
  NO_MKDOCS_2_WARNING=1 venv/bin/python -m "$generator" build >"$generator.log" 2>&1
  mv site "$generator"
done
venv/bin/python - <<'PROGRAM'
import json
import re
from importlib.metadata import version
from pathlib import Path

found = {}
for name, index, key in (("mkdocs", "search/search_index.json", "docs"), ("zensical", "search.json", "items")):
    entries = json.loads(Path(name, index).read_text("utf-8"))[key]
    texts = [re.sub(r"<[^>]*>", "", entry["text"]) for entry in entries if entry["text"]]
    found[name] = " | ".join(" ".join(text.split()) for text in texts)
print(f"mkdocs-material {version('mkdocs-material')}: {found['mkdocs']}")
print(f"zensical {version('zensical')}: {found['zensical']}")
as_described = all(text == "LeadHandover FunnelStages onetwo | Lead Handover" for text in found.values())
raise SystemExit(0 if as_described else "The search is made of other texts now.")
PROGRAM
