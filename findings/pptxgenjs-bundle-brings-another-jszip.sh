#!/usr/bin/env bash
# A lock file names another JSZip than the one that PptxGenJS brings into a browser.
#
# Source: `pptxgenjs/dist/pptxgen.bundle.js`, the file that its README tells pages to load. JSZip is written into it, and
# into that pako, lie, immediate and setImmediate. Its package.json asks for `jszip` as well, for bundlers and Node.
# Behaviour: npm installs the newest JSZip that fits, and `npm ls`, `npm audit` and every bill of materials that is made
# from a lock file speak of that one. The browser runs the one that was the newest when the bundle was made.
# Why it matters: a weakness that is mended in the lock file is not mended in the page, and no audit says so. The licences
# of lie, immediate and setImmediate, too, are of what is shipped, though nobody asked for them.
#
# Output seen:
#   installed beside it: jszip 3.10.2
#   inside the bundle:   jszip 3.10.1, with immediate, lie, pako, setimmediate
set -euo pipefail
cd "$(dirname "$0")/.."
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
npm install --silent --no-audit --no-fund --prefix "$folder" pptxgenjs@4.0.1 jszip@3.10.2 # which npm chooses by itself
cd "$folder"
node --input-type=module <<'PROGRAM'
import { readFileSync } from "node:fs";

const installed = JSON.parse(readFileSync("node_modules/jszip/package.json", "utf8")).version;
const bundle = readFileSync("node_modules/pptxgenjs/dist/pptxgen.bundle.js", "utf8");
const [, inside] = /\.version="(3\.[\d.]+)"/.exec(bundle) ?? [];
const others = ["immediate", "lie", "pako", "setimmediate"].filter((name) => new RegExp(`"${name}["/]`).test(bundle));
console.log(`installed beside it: jszip ${installed}`);
console.log(`inside the bundle:   jszip ${inside}, with ${others.join(", ")}`);
if (inside === undefined || inside === installed) process.exitCode = 1;
PROGRAM
