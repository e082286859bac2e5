// Prints how long the estimate of each report takes in WebAssembly, as JSON. Started by estimate.py:
// node estimate.mjs RUNTIME PROJECT REQUESTS
import { readFileSync } from "node:fs";
import { pythonFunction } from "../site_overrides/assets/python.mjs";
import { awake } from "../tests/awake.mjs";

const [runtime, root, requests] = process.argv.slice(2);
const python = await awake(runtime, "python.zip");
pythonFunction(python, "assessment.libraries", "add_rest")("/lib/rest");
python.FS.mkdirTree("/project/bench");
python.FS.mount(python.FS.filesystems.NODEFS, { root: `${root}/bench` }, "/project/bench");
pythonFunction(python, "sys", "path").append("/project");
const found = pythonFunction(python, "bench.estimate_here", "estimate_here")(readFileSync(requests, "utf8"));
process.stdout.write(found, () => process.exit()); // Python waits for more
