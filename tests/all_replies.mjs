// Prints the replies to every request, as JSON. Started by test_interpreter.py:
// node all_replies.mjs ours RUNTIME PROJECT LIBRARIES ZIPS   for the site's runtime; ZIPS is JSON, zips in RUNTIME
// node all_replies.mjs stock PYODIDE PROJECT LIBRARIES       for Pyodide as its npm package ships it
import { readFileSync } from "node:fs";
import { decompress } from "fzstd";
import { pythonFunction } from "../site_overrides/assets/python.mjs";
import { awake } from "./awake.mjs";

const [which, folder, project, libraries, zips] = process.argv.slice(2);

async function start() {
  if (which === "ours") return awake(folder, "python.zip");
  const { loadPyodide } = await import(`${folder}/pyodide.mjs`);
  return (await loadPyodide({ env: { PYTHONDONTWRITEBYTECODE: "1", PYTHONHASHSEED: "0" } }))._module;
}

try {
  const python = await start();
  Date.now = () => 1790000000000; // a spreadsheet says when it was made
  for (const [place, root] of [
    ["/project", project],
    ["/libraries", libraries],
  ]) {
    python.FS.mkdirTree(place);
    python.FS.mount(python.FS.filesystems.NODEFS, { root }, place);
    if (which === "stock" || place === "/project") pythonFunction(python, "sys", "path").append(place);
  }
  if (which === "ours") {
    pythonFunction(python, "assessment.libraries", "add_rest")("/lib/rest");
    for (const zip of JSON.parse(zips)) {
      python.FS.writeFile(`/lib/${zip}`, decompress(readFileSync(`${folder}/${zip}.zstd`)));
      pythonFunction(python, "assessment.libraries", "add_libraries")(`/lib/${zip}`);
    }
  }
  const replies = pythonFunction(python, "site_build.every_request", "replies")();
  process.stdout.write(replies, () => process.exit()); // Python waits for more
} catch (error) {
  console.error(error instanceof Error ? error.message : error); // without the megabyte of source that Node would print
  process.exitCode = 1;
}
