// Wakes Python and imports the modules named; prints what does not import, and why.
// Started by test_runtime.py: node import_names.mjs RUNTIME ZIP NAME...
import { pythonFunction } from "../site_overrides/assets/python.mjs";
import { awake } from "./awake.mjs";

const [runtime, zip, ...names] = process.argv.slice(2);

const python = await awake(runtime, zip);
pythonFunction(python, "assessment.libraries", "add_rest")("/lib/rest");
const importModule = pythonFunction(python, "importlib", "import_module");
for (const name of names) {
  try {
    importModule(name);
  } catch (error) {
    console.log(name, error instanceof Error ? error.message : error);
  }
}
process.exit(); // Python waits for more
