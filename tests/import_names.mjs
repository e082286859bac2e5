// Starts Python from a zip and imports the modules named; prints what does not import, and why.
// Started by test_runtime.py: node import_names.mjs ZIP NAME...
import { loadPyodide } from "pyodide";

const [zip, ...names] = process.argv.slice(2);

const python = await loadPyodide({ stdLibURL: zip });
for (const name of names) {
  try {
    python.pyimport("importlib").import_module(name);
  } catch (error) {
    console.log(name, error instanceof Error ? error.message : error);
  }
}
