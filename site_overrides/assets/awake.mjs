// Python that stays awake: it starts once for all pages, and the next one that opens finds it ready, in whatever tab.
// A shared worker outlives its page if another one asks for it by its name, which the browser keeps. Whoever ends it takes
// another name: so no page meets a worker that failed, or one that is busy with what nobody waits for any more.

/**
 * @typedef {{
 *   worker: Worker | SharedWorker, port: Worker | MessagePort, end: (ask: () => void) => void, leave?: () => void,
 *   turn?: string,
 * }} Opened  A shared worker can only be asked to end, which it does after what it is doing: `end` calls `ask` for that.
 *   `leave` lets it be, and sees to it that the next page opens another one. `turn` is the lock of whoever is at work
 *   with it
 */

/** @param {string} zip  the first word of the worker's name: each has a worker of its own @returns {Opened} */
export function openWorker(zip) {
  const address = new URL("./worker.mjs", import.meta.url);
  const type = /** @type {const} */ ("module");
  const key = `common-ground.${zip}`; // of all builds and copies of the site: the address tells their workers apart
  /** @param {string | null} former */
  const takeAnotherName = (former) => {
    if (localStorage.getItem(key) !== former) return; // another page has done so
    localStorage.setItem(key, crypto.getRandomValues(new Uint32Array(2)).join("-"));
  };
  try {
    if (!navigator.locks) throw new TypeError("nothing would tell that this worker has died");
    takeAnotherName(null);
    const kept = localStorage.getItem(key);
    const name = `${zip} ${kept}`;
    const worker = new SharedWorker(address, /** @type {WorkerOptions} */ ({ type, name, extendedLifetime: true }));
    const leave = () => takeAnotherName(kept);
    const end = (/** @type {() => void} */ ask) => {
      leave();
      ask();
    };
    return { worker, port: worker.port, end, leave, turn: `at work: ${address} ${name}` };
  } catch {
    // There are no shared workers or no locks here, or this browser keeps nothing.
    const worker = new Worker(address, { type, name: zip });
    return { worker, port: worker, end: () => worker.terminate() };
  }
}
