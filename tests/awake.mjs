// Wakes Python under Node as the worker does in a browser.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { runInThisContext } from "node:vm";
import { decompress } from "fzstd";
import { wakePython } from "../site_overrides/assets/python.mjs";

/**
 * @param {string} runtime  the folder of the site's runtime
 * @param {string} zip  the name of the zip of what Python does not wake up with
 */
export async function awake(runtime, zip) {
  globalThis.require = createRequire(import.meta.url);
  globalThis.__dirname = runtime;
  runInThisContext(readFileSync(`${runtime}/pyodide.asm.js`, "utf8"));
  const code = await WebAssembly.compile(readFileSync(`${runtime}/pyodide.asm.wasm`));
  const unpacked = (file) => decompress(readFileSync(`${runtime}/${file}.zstd`));
  const python = await wakePython(code, unpacked("memory"));
  python.FS.writeFile("/lib/rest", unpacked(zip));
  return python;
}
