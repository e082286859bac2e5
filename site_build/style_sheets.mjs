// Minifies style sheets and leaves out of them what has names that nothing uses: styles.py starts this, with Node.
// Reads JSON from its standard input, {"sheets": [text], "unused": [name]}, and writes the sheets as a JSON list.
import { readFileSync } from "node:fs";
import { transform } from "lightningcss";

process.on("uncaughtException", (error) => {
  console.error(error.message); // without the source that Node would print
  process.exit(1);
});

const { sheets, unused } = JSON.parse(readFileSync(0, "utf-8"));
const minified = (/** @type {string} */ sheet) =>
  transform({ filename: "", code: Buffer.from(sheet), minify: true, unusedSymbols: unused }).code.toString();
process.stdout.write(JSON.stringify(sheets.map(minified)));
