// Prints how many records Python made here, and what the build had not compiled of them. Started by test_done_by_the_build.py:
// node compiled_here.mjs RUNTIME PROJECT
import { pythonFunction } from "../site_overrides/assets/python.mjs";
import { awake } from "./awake.mjs";

const [runtime, root] = process.argv.slice(2);
const python = await awake(runtime, "python.zip");
pythonFunction(python, "assessment.libraries", "add_rest")("/lib/rest");
python.FS.mkdirTree("/project/tests");
python.FS.mount(python.FS.filesystems.NODEFS, { root: `${root}/tests` }, "/project/tests");
pythonFunction(python, "sys", "path").append("/project");
const found = pythonFunction(python, "tests.compiled_here", "compiled_here")();
process.stdout.write(found, () => process.exit()); // Python waits for more
