// Starts Python, imports what a score takes, and writes its memory: see memory.py, which starts this:
// node take_memory.mjs PYODIDE ZIP TARGET PROGRAM METHODS
// PYODIDE is the folder of the interpreter, ZIP what Python starts from. Prints the modules that were imported.
// PROGRAM is record_methods.py; what it keeps is written to METHODS.
import { readFileSync, writeFileSync } from "node:fs";

const [pyodide, zip, target, program, methods] = process.argv.slice(2);
const WORD = 4;
const SIZE = 20 * 2 ** 20; // bytes that Pyodide's memory has at first
const GAP = 16; // words of zero that are worth a new piece

process.on("uncaughtException", (error) => {
  console.error(error.message); // without the megabyte of source that Node would print
  process.exit(1);
});

// The same inputs give the same memory: nothing in it comes from a clock, from chance, or from the folder it is made in.
process.argv[1] = "python"; // the name of the program, which Python notes
Date.now = () => 0;
performance.now = () => 0;
crypto.getRandomValues = (values) => values;

const { loadPyodide } = await import(`${pyodide}/pyodide.mjs`);
const loaded = await loadPyodide({ stdLibURL: zip, env: { PYTHONHASHSEED: "0" } });
const handle = loaded.runPython("from assessment.browser import handle; handle");
handle('{"request": "ping"}');
handle.destroy();
const modules = loaded
  .runPython(`
import gc, sys
import sitecustomize
del handle
sitecustomize.forget()
gc.unfreeze()
gc.collect()
gc.freeze()
"\\n".join(sys.modules)
`)
  .split("\n");

const python = loaded._module;
const known = [null, globalThis, loaded];
for (let place = 0; ; place++) {
  let value;
  try {
    value = python.__hiwire_get(place);
  } catch {
    break; // the end of the table
  }
  if (value !== (known[place] ?? null)) throw new Error(`Python refers to JavaScript at ${place}: ${value}`);
}
// Each browser fills this in for itself: see wakePython in python.mjs.
python.HEAP32[(python.__PyRuntime + python.HEAP32[python.__PyEM_EMSCRIPTEN_COUNT_ARGS_OFFSET / WORD]) / WORD] = 0;

// The code of modules that lay in the interpreter and were imported: a table of name, code, size and a flag.
for (let entry of [python.__PyImport_FrozenBootstrap, python.__PyImport_FrozenStdlib].map((place) => word(place))) {
  for (; word(entry); entry += 4 * WORD) {
    const [name, code, size] = [0, 1, 2].map((field) => word(entry + field * WORD));
    if (modules.includes(python.UTF8ToString(name))) python.HEAPU8.fill(0, code, code + size);
  }
}
let used = python.HEAPU32.length;
while (!python.HEAPU32[used - 1]) used--;
// What is free becomes zero: the blocks of Python's own allocator, then all others, each from small to large.
for (let size = 16; size <= 512; size += 16) takeAll(size, python._PyObject_Calloc, python._PyObject_Free);
for (let size = 16; size <= 2 ** 18; size *= 2) takeAll(size, python._calloc, python._free);
python.HEAPU8.fill(0, python._emscripten_stack_get_end(), python._emscripten_stack_get_current());

/** @param {number} place @returns {number} */
function word(place) {
  return python.HEAPU32[place / WORD];
}

/**
 * Takes all free blocks of a size below the end of what is used, zeroed, and gives them back.
 * @param {number} size @param {(count: number, size: number) => number} take @param {(block: number) => void} give
 */
function takeAll(size, take, give) {
  /** @type {number[]} */
  const taken = [];
  do taken.push(take(1, size));
  while ((taken.at(-1) ?? 0) < used * WORD);
  taken.forEach(give);
}

const words = python.HEAPU32;
if (words.length * WORD !== SIZE) throw new Error(`Python's memory has grown to ${words.length * WORD} bytes`);
const pieces = [];
for (let place = 0; place < words.length; place++) {
  if (!words[place]) continue;
  let end = place;
  for (let ahead = place; ahead < words.length && ahead <= end + GAP; ahead++) if (words[ahead]) end = ahead;
  pieces.push(Uint32Array.of(place * WORD, (end + 1 - place) * WORD), words.slice(place, end + 1));
  place = end;
}
writeFileSync(target, Buffer.concat(pieces.map((piece) => new Uint8Array(piece.buffer))));
console.log(modules.join("\n"));

loaded.runPython(`exec(${JSON.stringify(readFileSync(program, "utf8"))}, {"__name__": "record_methods"})`);
writeFileSync(methods, python.FS.readFile("/methods"));
