// The worker: starts Python from ./runtime/ and hands requests to assessment.browser. runtime.mjs alone talks to it.
// A shared one is that of all pages, each of which talks to it by a port of its own.
import { locksOf } from "./awake.mjs";
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
// This one and what it imports: not every browser tells what modules a shared worker has loaded.
const MODULES = ["worker.mjs", "awake.mjs", "python.mjs", "vendor/comlink.mjs", "vendor/fzstd.mjs"].map(
  (name) => new URL(name, import.meta.url).href,
);
const REST = "rest"; // what assessment.libraries calls the zip that runtime.mjs names first
const [restZip] = self.name.split(" ");

// Who waits for a lock of this worker learns of its death, and who looks for it sees how far it is.
const locks = locksOf("onconnect" in self ? `${import.meta.url} ${self.name}` : `${Math.random()}`);
const held = hold(locks.life);

/** @param {string} lock  taken as long as this worker lives @returns {Promise<string>} the lock, once it is taken */
function hold(lock) {
  return new Promise((resolve) => {
    navigator.locks?.request(lock, () => {
      resolve(lock);
      return new Promise(() => {});
    });
  });
}

// Everything is asked for at once.
const memory = fetchUnpacked("memory");
/** @type {Promise<Uint8Array> | undefined} */
let rest;
fetchRest();
const compiled = compile();
const script = import("./runtime/pyodide.asm.js");

/** @type {StartingStage} */
let stage = "loading";
/** @type {Told} */
const NOBODY = { stage() {}, progress() {}, fetching() {} };
let told = NOBODY; // by Python: whose page asked last

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

/** Fetches what Python does not wake up with; where it did not arrive, again. */
function fetchRest() {
  if (!rest) {
    rest = fetchUnpacked(restZip);
    rest.catch(() => {
      rest = undefined;
    });
  }
  return rest;
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

/** @returns {Promise<(json: string, asking: Told) => Promise<string>>} what answers requests, once Python can score */
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
    const content = await arrived(isRest ? fetchRest() : fetchUnpacked(zip));
    python.FS.writeFile(`${LIBRARIES}/${zip}`, content, { canOwn: true });
    (isRest ? addRest : addLibraries)(`${LIBRARIES}/${zip}`);
  }

  return async (json, asking) => {
    for (const added = new Set(); ; ) {
      told = asking;
      const reply = handle(json);
      const [, lacking] = /^\{"(?:needs|decode)": "([^"]*)"/.exec(reply) ?? [];
      if (lacking === undefined || added.has(lacking)) return reply;
      added.add(lacking);
      const { needs, decode: data, labels } = JSON.parse(reply);
      if (needs) {
        asking.fetching(true);
        await add(needs).finally(() => asking.fetching(false));
      } else addTexts(decode(data, labels));
    }
  };
}

let awake = false;
const started = start();
started.then(
  () => {
    awake = true;
    hold(locks.awake);
  },
  () => {}, // whoever calls ready() is told
);

/** What one page may ask. */
function apiOfPage() {
  let page = NOBODY;
  return {
    /**
     * Resolves when Python can score; rejects with the reason why it cannot.
     * @param {Told} listening  told the present stage and each one to come, of a start that is under way
     */
    async ready(listening) {
      page = told = listening;
      if (!awake) told.stage(stage);
      await started;
    },

    /** @param {string} json @returns {Promise<string>} what assessment.browser answers, as JSON */
    async request(json) {
      const answer = await started;
      return answer(json, page);
    },

    /** @returns {string[]} the addresses of all files that this worker loaded */
    loaded() {
      const entries = performance.getEntriesByType("resource").map(({ name }) => name);
      return [...new Set([...MODULES, ...entries])];
    },

    /** Answers: whoever waits for it knows that this worker is not at work. */
    isFree() {
      return true;
    },

    /** @returns {Promise<string>} the name of a lock that ends with this worker, however it ends */
    hold() {
      return held;
    },

    /** Ends this worker, after the request under way. */
    end() {
      self.close();
    },
  };
}

/** @typedef {ReturnType<typeof apiOfPage>} WorkerApi */

if ("onconnect" in self) {
  self.onconnect = (/** @type {MessageEvent} */ { ports }) => expose(apiOfPage(), ports[0]);
} else expose(apiOfPage());
