// The usual way: Pyodide as its npm package ships it, and the package unpacked as source into its file system.
import { loadPyodide } from "./stock/pyodide.mjs";

async function start() {
  const [python, source] = await Promise.all([
    loadPyodide(),
    fetch("assessment.zip").then((response) => response.arrayBuffer()),
  ]);
  python.unpackArchive(source, "zip");
  return python.pyimport("assessment.browser");
}

const started = start();
addEventListener("message", async ({ data }) => postMessage((await started).handle(data)));
