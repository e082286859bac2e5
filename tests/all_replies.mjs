// Prints the replies to every request, as JSON. Started by test_interpreter.py:
// node all_replies.mjs PYODIDE STANDARD_LIBRARY FOLDERS ZIPS
// PYODIDE is the folder of pyodide.mjs, STANDARD_LIBRARY the zip that it starts from. Both FOLDERS and ZIPS are JSON:
// place in Python's file system -> folder on this machine; zips that hold what is imported later.
import { readFileSync } from "node:fs";
import { basename } from "node:path";

const [pyodide, library, folders, zips] = process.argv.slice(2);
Date.now = () => 1790000000000; // a spreadsheet says when it was made

const { loadPyodide } = await import(`${pyodide}/pyodide.mjs`);
const python = await loadPyodide({ stdLibURL: library, env: { PYTHONDONTWRITEBYTECODE: "1", PYTHONHASHSEED: "0" } });
for (const [place, root] of Object.entries(JSON.parse(folders))) {
  python.FS.mkdirTree(place);
  python.FS.mount(python.FS.filesystems.NODEFS, { root }, place);
}
python.runPython("import sys; sys.path += ['/project', '/libraries']");
for (const zip of JSON.parse(zips)) {
  python.FS.writeFile(`/lib/${basename(zip)}`, readFileSync(zip));
  python.pyimport("assessment.libraries").add_libraries(`/lib/${basename(zip)}`);
}
console.log(python.pyimport("site_build.every_request").replies());
