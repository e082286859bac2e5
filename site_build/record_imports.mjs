// Prints which modules of the standard library Python imports while it does all that the browser may ask.
// Started by stdlib_modules.py: node record_imports.mjs PROJECT LIBRARIES NAMES...
import { loadPyodide } from "pyodide";

const [project, libraries, ...names] = process.argv.slice(2);

try {
  const python = await loadPyodide({ env: { PYTHONDONTWRITEBYTECODE: "1" } });
  const folders = names.map((name) => [`/libraries/${name}`, `${libraries}/${name}`]);
  for (const [place, root] of [["/project", project], ...folders]) {
    python.FS.mkdirTree(place);
    python.FS.mount(python.FS.filesystems.NODEFS, { root }, place);
  }
  python.runPython("import sys; sys.path += ['/project', '/libraries']");
  console.log(python.pyimport("site_build.every_request").imported_modules());
} catch (error) {
  console.error(error instanceof Error ? error.message : error); // without the megabyte of source that Node would print
  process.exitCode = 1;
}
