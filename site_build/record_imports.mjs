// Prints which modules of the standard library Python imports while it does all that the browser may ask.
// Started by stdlib_modules.py: node record_imports.mjs PROJECT LIBRARIES LIBRARY ZIPS
// LIBRARY is the zip of the whole standard library.
// ZIPS is JSON: the zip -> the libraries in it, which are installed in the folder LIBRARIES.
import { loadPyodide } from "pyodide";

const [project, libraries, library, zips] = process.argv.slice(2);

try {
  const python = await loadPyodide({ stdLibURL: library, env: { PYTHONDONTWRITEBYTECODE: "1" } });
  const folders = [["/project", project]];
  for (const [zip, names] of Object.entries(JSON.parse(zips))) {
    for (const name of names) folders.push([`/libraries/${zip}/${name}`, `${libraries}/${name}`]);
  }
  for (const [place, root] of folders) {
    python.FS.mkdirTree(place);
    python.FS.mount(python.FS.filesystems.NODEFS, { root }, place);
  }
  python.runPython(`
    import sys
    sys.path += ["/project", "/libraries/start"]
    from site_build.left_out import left_out
    sys.modules |= dict.fromkeys(left_out())  # importing one fails, as it does in the browser
  `);
  console.log(python.pyimport("site_build.every_request").recorded());
} catch (error) {
  console.error(error instanceof Error ? error.message : error); // without the megabyte of source that Node would print
  process.exitCode = 1;
}
