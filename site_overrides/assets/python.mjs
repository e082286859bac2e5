// Brings Python to life from its memory, as the build left it: started, with everything imported that a score takes.
// The build is site_build/memory.py; both know what stands in the memory of Pyodide's interpreter.

/** @typedef {Record<string, any>} Interpreter  Pyodide's module: its memory, its file system, its functions in C */

/** The folder for zips that Python imports from. */
export const LIBRARIES = "/lib";
const WORD = 4;
const ERROR = Symbol("error");
const HERE = { IN_BROWSER: true, IN_BROWSER_WEB_WORKER: true };

/**
 * @param {WebAssembly.Module} compiled  pyodide.asm.wasm; pyodide.asm.js has been imported before
 * @param {Uint8Array} memory  its memory: for each piece its address, its length in bytes, and its bytes, as whole words
 * @param {(line: string) => void} [onLine]  takes each line that Python writes to its output
 * @returns {Promise<Interpreter>}
 */
export async function wakePython(compiled, memory, onLine = () => {}) {
  let awake = false;
  /** @type {Interpreter} */
  const settings = {
    print: onLine,
    /** @param {string} line */
    printErr(line) {
      if (awake) console.error(line); // until then Python finds fault with being woken
    },
    API: { config: { jsglobals: globalThis, env: {}, args: [] }, runtimeEnv: HERE, public_api: {} },
    preRun: [],
    noInitialRun: true,
    noImageDecoding: true,
    noAudioDecoding: true,
    noWasmDecoding: true,
    /** @param {any} imports @param {(instance: WebAssembly.Instance, module: WebAssembly.Module) => void} done */
    instantiateWasm(imports, done) {
      imports.sentinel = {
        create_sentinel: () => ERROR,
        is_sentinel: (/** @type {any} */ value) => +(value === ERROR),
      };
      WebAssembly.instantiate(compiled, imports)
        .then((instance) => {
          fill(new Uint8Array(imports.env.memory.buffer), memory); // what runs first already reads it
          done(instance, compiled);
        })
        .catch(fail);
      return {};
    },
  };
  /** @type {(cause: unknown) => void} */
  let fail = () => {};
  const failing = new Promise((_, reject) => {
    fail = reject;
  });
  // @ts-expect-error  pyodide.asm.js puts it there
  const python = await Promise.race([globalThis._createPyodideModule(settings), failing]);
  fill(python.HEAPU8, memory); // what ran first has written to it
  awake = true;
  python.FS.mkdirTree(LIBRARIES);
  python._jslib_init();
  python._init_pyodide_proxy();
  python.runtimeKeepalivePush();
  python._PyEM_InitTrampoline_js(); // calls between functions of C are made another way in each browser
  // What Python referred to in JavaScript: nothing, the globals, and Pyodide's own module.
  for (const [place, value] of [null, globalThis, python.API.public_api].entries()) python.__hiwire_set(place, value);
  return python;
}

/** @param {Uint8Array} target @param {Uint8Array} memory */
function fill(target, memory) {
  const words = new Uint32Array(memory.buffer, memory.byteOffset, memory.length / WORD);
  for (let place = 0; place < words.length; ) {
    const [address, length] = words.subarray(place, place + 2);
    place += 2;
    target.set(memory.subarray(place * WORD, place * WORD + length), address);
    place += length / WORD;
  }
}

/**
 * Returns a function of a module that Python has imported already.
 * @param {Interpreter} python @param {string} module @param {string} name
 */
export function pythonFunction(python, module, name) {
  const attribute = python._PyObject_GetAttrString(
    python._PyImport_ImportModule(python.stringToNewUTF8(module)),
    python.stringToNewUTF8(name),
  );
  return python._python2js(attribute);
}
