// The worker of a tab: Python starts once for all pages that a person goes through, and is awake when the next one opens.
// A shared worker outlives its page if the next one asks for it by its name, which is kept for the tab. Whoever ends it
// takes another name: so no page meets a worker that failed, or one that is busy with what nobody waits for any more.

const HERE = new URL(".", import.meta.url).pathname; // of this build, and of this copy of the site

/**
 * @typedef {{
 *   worker: Worker | SharedWorker, port: Worker | MessagePort, end: (ask: () => void) => void, leave?: () => void,
 * }} Opened  A worker of a tab can only be asked to end, which it does after what it is doing: `end` calls `ask` for that.
 *   `leave` lets it be, and sees to it that the next page opens another one
 */

/** @param {string} zip  the first word of the worker's name: each has a worker of its own @returns {Opened} */
export function openWorker(zip) {
  const address = new URL("./worker.mjs", import.meta.url);
  const type = /** @type {const} */ ("module");
  const key = `common-ground.${zip} ${HERE}`;
  const takeAnotherName = () => {
    const name = crypto.getRandomValues(new Uint32Array(2)).join("-");
    sessionStorage.setItem(key, name);
    return name;
  };
  try {
    if (!navigator.locks) throw new TypeError("nothing would tell that this worker has died");
    const name = `${zip} ${sessionStorage.getItem(key) ?? takeAnotherName()}`;
    const worker = new SharedWorker(address, /** @type {WorkerOptions} */ ({ type, name, extendedLifetime: true }));
    const end = (/** @type {() => void} */ ask) => {
      takeAnotherName();
      ask();
    };
    return { worker, port: worker.port, end, leave: takeAnotherName };
  } catch {
    // There are no shared workers or no locks here, or this browser keeps nothing for a tab.
    const worker = new Worker(address, { type, name: zip });
    return { worker, port: worker, end: () => worker.terminate() };
  }
}
