// The worker: starts Python from ./runtime/ and hands requests to assessment.browser. runtime.mjs alone talks to it.
import { LIBRARIES, pythonFunction, wakePython } from "./python.mjs";
import { expose } from "./vendor/comlink.mjs";
import { decompress } from "./vendor/fzstd.mjs";

/** @typedef {"loading" | "starting"} StartingStage  loading: files are on their way; starting: all have arrived */

/**
 * Told each stage of the start, how far a long reading is, as assessment.browser writes it, and whether a request waits
 * for a file.
 * @typedef {{
 *   stage: (stage: StartingStage) => void, progress: (line: string) => void, fetching: (waits: boolean) => void,
 * }} Told
 */

const folder = new URL("./runtime/", import.meta.url).href;
const wasm = new URL("./runtime/pyodide.asm.wasm", import.meta.url).href; // the build puts its name here
const REST = "rest"; // what assessment.libraries calls the zip that runtime.mjs names

// Everything is asked for at once.
const memory = fetchUnpacked("memory");
let rest = fetchUnpacked(self.name);
const compiled = compile();
const script = import("./runtime/pyodide.asm.js");
rest.catch(() => {}); // whoever needs it is told

/** @type {StartingStage} */
let stage = "loading";
/** @type {Told} */
let told = { stage() {}, progress() {}, fetching() {} };

/** Compiles WebAssembly while it arrives; from a server that does not know its type, when it is all there. */
async function compile() {
  const response = await fetchWhole(wasm);
  if (response.headers.get("content-type")?.startsWith("application/wasm"))
    return WebAssembly.compileStreaming(response);
  return WebAssembly.compile(await response.arrayBuffer());
}

/** @param {string} address */
async function fetchWhole(address) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(response.url);
  return response;
}

/**
 * Fetches a file, which lies packed on the server (see site_build/packing.py), to its last byte.
 * @param {string} file
 */
async function fetchUnpacked(file) {
  const response = await fetchWhole(`${folder}${file}.zstd`);
  return decompress(new Uint8Array(await response.arrayBuffer()));
}

/**
 * @template T
 * @param {Promise<T>} file  rejects when it does not arrive or is not what it should be
 * @returns {Promise<T>} rejects with a DownloadError
 */
function arrived(file) {
  return file.catch((error) => {
    throw Object.assign(new Error(error.message, { cause: error }), { name: "DownloadError" });
  });
}

/**
 * Reads bytes as text of encodings that Python here is without: see assessment/decoders.py.
 * @param {string} data  in base64 @param {string[]} labels
 * @returns {string} as JSON: the data and their texts, null where they are not of an encoding
 */
function decode(data, labels) {
  const bytes = Uint8Array.from(atob(data), (sign) => sign.charCodeAt(0));
  /** @param {string} label */
  const text = (label) => {
    try {
      return new TextDecoder(label, { fatal: true }).decode(bytes);
    } catch {
      return null;
    }
  };
  return JSON.stringify({ data, texts: Object.fromEntries(labels.map((label) => [label, text(label)])) });
}

/** @returns {Promise<(json: string) => Promise<string>>} what answers requests, once Python can score */
async function start() {
  const [code, bytes] = await arrived(Promise.all([compiled, memory, script]));
  stage = "starting";
  told.stage(stage);
  const python = await wakePython(code, bytes, (line) => told.progress(line));
  const names = ["handle", "add_rest", "add_libraries", "add_texts", "tell_progress"];
  const functions = names.map((name) => pythonFunction(python, "assessment.browser", name));
  const [handle, addRest, addLibraries, addTexts, tellProgress] = functions;
  tellProgress();

  /** @param {string} zip  of modules that a request needs: see assessment/libraries.py */
  async function add(zip) {
    const isRest = zip === REST;
    const content = await arrived(isRest ? rest : fetchUnpacked(zip)).catch((error) => {
      if (isRest) rest = fetchUnpacked(self.name); // whoever asks next may have more luck
      throw error;
    });
    python.FS.writeFile(`${LIBRARIES}/${zip}`, content, { canOwn: true });
    (isRest ? addRest : addLibraries)(`${LIBRARIES}/${zip}`);
  }

  return async (json) => {
    for (const added = new Set(); ; ) {
      const reply = handle(json);
      const [, lacking] = /^\{"(?:needs|decode)": "([^"]*)"/.exec(reply) ?? [];
      if (lacking === undefined || added.has(lacking)) return reply;
      added.add(lacking);
      const { needs, decode: data, labels } = JSON.parse(reply);
      if (needs) {
        told.fetching(true);
        await add(needs).finally(() => told.fetching(false));
      } else addTexts(decode(data, labels));
    }
  };
}

const started = start();
started.catch(() => {}); // whoever calls ready() is told

const api = {
  /**
   * Resolves when Python can score; rejects with the reason why it cannot.
   * @param {Told} listening  told the present stage and each one to come
   */
  async ready(listening) {
    told = listening;
    told.stage(stage);
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
