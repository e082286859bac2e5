// The worker: starts Python from ./runtime/ and hands requests to assessment.browser. runtime.mjs alone talks to it.
import { loadPyodide } from "./runtime/pyodide.mjs";
import { expose } from "./vendor/comlink.mjs";

/** @typedef {"loading" | "starting"} StartingStage  loading: files are on their way; starting: all have arrived */

const folder = new URL("./runtime/", import.meta.url).href;

/** @type {StartingStage} */
let stage = "loading";
/** @type {(stage: StartingStage) => void} */
let report = () => {};

/**
 * Never resolves; rejects when the WebAssembly cannot be loaded. Pyodide would only warn of it and wait for ever.
 * @returns {Promise<never>}
 */
function watchWebAssembly() {
  return new Promise((_, reject) => {
    const instantiate = WebAssembly.instantiateStreaming;
    WebAssembly.instantiateStreaming = (source, imports) => {
      const result = instantiate(source, imports);
      result.then(() => report((stage = "starting")), reject);
      return result;
    };
  });
}

/** @returns {Promise<(json: string) => string>} assessment.browser.handle, once it can score */
async function start() {
  const python = loadPyodide({ indexURL: folder, stdLibURL: folder + self.name }); // runtime.mjs names the zip
  const { handle } = (await Promise.race([python, watchWebAssembly()])).pyimport("assessment.browser");
  handle('{"request": "ping"}');
  return handle;
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

  /**
   * Takes a lock that ends with this worker, however it ends: who waits for it learns of the worker's death.
   * @returns {Promise<string>} the lock's name
   */
  hold() {
    const name = crypto.randomUUID();
    return new Promise((resolve) => {
      navigator.locks.request(name, () => (resolve(name), new Promise(() => {})));
    });
  },
};

/** @typedef {typeof api} WorkerApi */

expose(api);
