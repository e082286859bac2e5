// The worker: starts Python from ./runtime/ and hands requests to assessment.browser. runtime.mjs alone talks to it.
import { expose } from "./vendor/comlink.mjs";

/** @typedef {"loading" | "starting"} StartingStage  loading: files are on their way; starting: all have arrived */

const folder = new URL("./runtime/", import.meta.url).href;
const wasm = new URL("./runtime/pyodide.asm.wasm", import.meta.url).href; // the build puts its name here
const library = folder + self.name; // runtime.mjs names the zip

// Everything is asked for at once; Pyodide would ask for its files one after another.
const early = new Map([
  [`${folder}pyodide.asm.wasm`, fetch(wasm)], // as Pyodide will ask for it
  [library, fetchZip(library)],
]);
const compiled = compile(/** @type {Promise<Response>} */ (early.get(`${folder}pyodide.asm.wasm`)));
const scripts = Promise.all([import("./runtime/pyodide.mjs"), import("./runtime/pyodide.asm.js")]);

/** @type {StartingStage} */
let stage = "loading";
/** @type {(stage: StartingStage) => void} */
let report = () => {};

/**
 * Compiles WebAssembly while it arrives; from a server that does not know its type, when it is all there.
 * @param {Promise<Response>} arriving
 */
async function compile(arriving) {
  const response = await arriving;
  if (response.headers.get("content-type")?.startsWith("application/wasm"))
    return WebAssembly.compileStreaming(response);
  return WebAssembly.compile(await response.arrayBuffer());
}

/**
 * Fetches a zip, which lies gzipped on the server (see site_build/python_zip.py), to its last byte.
 * @param {string} address
 */
async function fetchZip(address) {
  const packed = await fetch(`${address}.gzip`);
  if (!packed.ok || !packed.body) return packed;
  const unpacked = new Response(packed.body.pipeThrough(new DecompressionStream("gzip")));
  return new Response(await unpacked.arrayBuffer());
}

/**
 * Hands Pyodide what is under way already. Never resolves; rejects when a file does not arrive or is not what it should
 * be. Pyodide only prints that: it would wait for ever for its WebAssembly, and die without its library.
 * @returns {Promise<never>}
 */
function watchFiles() {
  return new Promise((_, reject) => {
    /** @param {Error} error */
    const fail = (error) => reject(Object.assign(error, { name: "DownloadError" }));
    /** @param {Promise<Response>} response */
    const watch = (response) => {
      response.then(({ ok, url }) => ok || fail(new Error(url)), fail);
      return response;
    };

    early.forEach(watch);
    scripts.catch(fail);
    compiled.then(() => {
      stage = "starting";
      report(stage);
    }, fail);

    const fetchFile = globalThis.fetch;
    globalThis.fetch = (address, options) => early.get(String(address)) ?? watch(fetchFile(address, options));
    WebAssembly.instantiateStreaming = async (_response, imports) => {
      const module = await compiled;
      return { module, instance: await WebAssembly.instantiate(module, imports) };
    };
  });
}

async function load() {
  const [{ loadPyodide }] = await scripts;
  return loadPyodide({ indexURL: folder, stdLibURL: library });
}

/**
 * @param {{ toJs(): Uint8Array<ArrayBuffer> }} bytes @param {string} label  of an encoding that Python here is without
 * @returns {string | undefined} nothing where the bytes are not of it
 */
function decode(bytes, label) {
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes.toJs());
  } catch {
    return undefined;
  }
}

/** @returns {Promise<(json: string) => Promise<string>>} what answers requests, once Python can score */
async function start() {
  const failing = watchFiles();
  const python = await Promise.race([load(), failing]);
  const { add_decoder, add_libraries, handle } = python.pyimport("assessment.browser");
  add_decoder(decode);
  handle('{"request": "ping"}');

  /** @param {string} zip  of libraries that a request needs: see assessment/libraries.py */
  async function add(zip) {
    const answer = await fetchZip(folder + zip).catch((cause) => cause);
    if (!answer.ok) throw Object.assign(new Error(`${zip}: ${answer}`), { name: "DownloadError" });
    python.FS.writeFile(`/lib/${zip}`, new Uint8Array(await answer.arrayBuffer()));
    add_libraries(`/lib/${zip}`);
  }

  return async (json) => {
    const reply = handle(json);
    const [, zip] = /^\{"needs": "([\w.]+)"\}$/.exec(reply) ?? [];
    if (!zip) return reply;
    await add(zip);
    return handle(json);
  };
}

const started = start();
started.catch(() => {}); // whoever calls ready() is told

const api = {
  /**
   * Resolves when Python can score; rejects with the reason why it cannot.
   * @param {(stage: StartingStage) => void} onStage  told the present stage and each one to come
   */
  async ready(onStage) {
    report = onStage;
    report(stage);
    await started;
  },

  /** @param {string} json @returns {Promise<string>} what assessment.browser answers, as JSON */
  async request(json) {
    return (await started)(json);
  },

  /** @returns {string[]} the addresses of all files that this worker loaded */
  loaded() {
    return [import.meta.url, ...performance.getEntriesByType("resource").map(({ name }) => name)];
  },

  /**
   * Takes a lock that ends with this worker, however it ends: who waits for it learns of the worker's death.
   * @returns {Promise<string>} the lock's name
   */
  hold() {
    const name = crypto.randomUUID();
    return new Promise((resolve) => {
      navigator.locks.request(name, () => {
        resolve(name);
        return new Promise(() => {});
      });
    });
  },
};

/** @typedef {typeof api} WorkerApi */

expose(api);
