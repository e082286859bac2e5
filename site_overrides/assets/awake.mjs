// Python that stays awake: it starts once for all pages, and the next one that opens finds it ready, in whatever tab.
// A shared worker outlives its page if another one asks for it by its name, which the browser keeps. Whoever ends it takes
// that name away: so no page meets a worker that failed, or one that is busy with what nobody waits for any more.

/**
 * @typedef {"absent" | "starting" | "awake"} State  absent: ended, or its files are on their way
 * @typedef {{ turn: string, leave: () => void, isLeft: () => boolean, state: () => Promise<State> }} Shared  `turn` is
 *   the lock of whoever is at work with it; `leave` lets it be, and sees to it that the next page opens another one;
 *   `isLeft` tells whether a page has done so
 * @typedef {{ worker: Worker | SharedWorker, port: Worker | MessagePort, end: (ask: () => void) => void, shared?: Shared }}
 *   Opened  A shared worker can only be asked to end, which it does after what it is doing: `end` calls `ask` for that
 */

/**
 * The locks that a shared worker holds: one as long as it lives, and another one once its Python is awake.
 * @param {string} worker  its address and name
 */
export const locksOf = (worker) => ({ life: `alive: ${worker}`, awake: `awake: ${worker}` });

/**
 * @param {string} zip  the first word of the worker's name: each has a worker of its own
 * @param {boolean} [alone]  whether the page wants one that works for nobody else
 * @returns {Opened}
 */
export function openWorker(zip, alone = false) {
  const address = new URL("./worker.mjs", import.meta.url);
  const type = /** @type {const} */ ("module");
  const key = `common-ground.${zip}`; // of all builds and copies of the site: the address tells their workers apart
  try {
    if (alone || !navigator.locks) throw new TypeError("nothing would tell that this worker has died");
    if (!localStorage.getItem(key)) localStorage.setItem(key, crypto.getRandomValues(new Uint32Array(2)).join("-"));
    const kept = localStorage.getItem(key);
    const name = `${zip} ${kept}`;
    const worker = new SharedWorker(address, /** @type {WorkerOptions} */ ({ type, name, extendedLifetime: true }));
    const isLeft = () => localStorage.getItem(key) !== kept;
    const leave = () => {
      if (!isLeft()) localStorage.removeItem(key); // a full store takes no other name, and the next page needs one
    };
    const end = (/** @type {() => void} */ ask) => {
      leave();
      ask();
    };
    const { life, awake } = locksOf(`${address} ${name}`);
    /** @returns {Promise<State>} */
    const state = async () => {
      const { held } = await navigator.locks.query();
      const names = held?.map((lock) => lock.name) ?? [];
      if (names.includes(awake)) return "awake";
      return names.includes(life) ? "starting" : "absent";
    };
    const shared = { turn: `at work: ${address} ${name}`, leave, isLeft, state };
    return { worker, port: worker.port, end, shared };
  } catch {
    // There are no shared workers or no locks here, this browser keeps nothing, or the page wants one of its own.
    const worker = new Worker(address, { type, name: zip });
    return { worker, port: worker, end: () => worker.terminate() };
  }
}
