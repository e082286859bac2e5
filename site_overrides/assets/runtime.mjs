// The page's side of Python: starts the worker, sends it requests, and starts it again once if it dies.
import { openWorker } from "./awake.mjs";
import { proxy, wrap } from "./vendor/comlink.mjs";

const LONG = 1000; // milliseconds: about what it takes to start Python
const MOVES = 2; // from one Python at work for others to the next, before a page has one for itself

/** @typedef {"loading" | "starting" | "ready" | "restarting" | "failed"} Stage */

/** @typedef {"unpacking" | "reading"} Step  as assessment/progress.py names what is done with a file */

/** @typedef {(stage: Stage, failure?: PythonFailure) => void} OnStage  `failed` comes with its failure */

/**
 * Told what is done with a file and how far that is, and whether a request waits for one of the site's.
 * @typedef {{
 *   progress: (step: Step, name: string, percent: number) => void, fetching: (waits: boolean) => void,
 * }} Watching
 */

/**
 * Why there is no answer. The page's HTML holds a sentence for each.
 * - unsupported: this browser has no WebAssembly or no workers
 * - download: a file of the runtime did not arrive
 * - start: every file arrived, and Python did not start
 * - stopped: Python died, was started again, and died again
 * - fault: this one request met a fault in the program; Python still runs
 * - elsewhere: Python works for another page, and has done so for long; never told, for another Python is asked
 * @typedef {"unsupported" | "download" | "start" | "stopped" | "fault" | "elsewhere"} Reason
 */

export class PythonFailure extends Error {
  /** @param {Reason} reason @param {unknown} [cause]  the technical detail, for the console */
  constructor(reason, cause) {
    super(reason, { cause });
    this.name = "PythonFailure";
    this.reason = reason;
  }
}

/**
 * Starts Python in a worker and returns at once.
 * @param {OnStage} onStage
 * @param {"person.zip" | "python.zip"} [zip]  what Python starts from: person.zip is smaller and holds what one person's
 *   assessment needs, python.zip holds everything
 * @param {Watching} [watching]
 * @returns {{ request: (message: object, again?: boolean) => Promise<any>, stop: () => void, loaded: () => Promise<string[]> }}  `request`
 *   sends a message to assessment.browser as soon as Python is ready and resolves with its reply, or rejects with a
 *   PythonFailure; where its worker dies, another one is asked once, unless `again` is false; `loaded` tells the addresses of all files that were loaded
 */
export function startPython(onStage, zip = "python.zip", watching = { progress() {}, fetching() {} }) {
  let isStopped = false;
  let mayRestart = true;
  let moves = 0;
  /** @type {ReturnType<typeof connect> | null} */
  let current = launch();

  function launch() {
    const launched = connect(onStage, zip, watching, moves > MOVES);
    launched.death.catch((failure) => {
      if (isStopped) return onStage("failed", failure);
      if (failure.reason === "elsewhere") {
        moves += 1;
        current = launch();
        return;
      }
      if (launched.isIdle()) {
        current = null; // another page has ended it, or the browser: whoever asks now or next starts another one
        return;
      }
      if (!mayRestart) return onStage("failed", failure);
      mayRestart = false; // until a request succeeds: one that kills Python must not do so for ever
      onStage("restarting");
      current = launch();
    });
    return launched;
  }

  /** @param {object} message @param {boolean} [again]  whether another worker is asked @returns {Promise<any>} */
  async function request(message, again = true) {
    current ??= launch();
    const asked = current;
    try {
      const reply = await asked.request(JSON.stringify(message));
      mayRestart = true;
      moves = 0;
      return JSON.parse(reply);
    } catch (failure) {
      if (isStopped) throw failure;
      if (failure instanceof PythonFailure && failure.reason === "elsewhere") return request(message, again);
      if (again && asked !== current) return request(message); // another worker has taken the place of the one that died
      throw failure;
    }
  }

  /** Ends Python at once, and with it whatever it is doing; a request under way rejects. */
  function stop() {
    isStopped = true;
    current?.stop();
  }

  /** @returns {Promise<string[]>} the addresses of all files that Python's worker loaded */
  const loaded = async () => current?.loaded() ?? [];

  return { request, stop, loaded };
}

/**
 * Opens one worker, or one that is there.
 * @param {OnStage} onStage
 * @param {string} zip
 * @param {Watching} watching
 * @param {boolean} alone  as of `openWorker`
 * @returns {{
 *   request: (json: string) => Promise<string>, loaded: () => Promise<string[]>, isIdle: () => boolean,
 *   death: Promise<never>, stop: () => void,
 * }}  `death` rejects once the worker has died, or works for others; with one that could not start each request rejects
 *   instead. `isIdle` tells whether it had started, and was not at work for this page
 */
function connect(onStage, zip, watching, alone) {
  if (typeof Worker === "undefined" || typeof WebAssembly === "undefined") {
    const failure = new PythonFailure("unsupported");
    queueMicrotask(() => onStage("failed", failure));
    return {
      request: () => Promise.reject(failure),
      loaded: async () => [],
      isIdle: () => false,
      death: new Promise(() => {}),
      stop: () => {},
    };
  }

  const { worker, port, end, shared } = openWorker(zip, alone);
  /** @type {import("./vendor/comlink.mjs").Remote<import("./worker.mjs").WorkerApi>} */
  const python = wrap(port);
  /** @type {Stage} */
  let stage = "loading";
  let alive = true;
  /** @param {Stage} next @param {PythonFailure} [failure] */
  function reach(next, failure) {
    if (!alive) return;
    stage = next;
    onStage(next, failure);
  }

  let isTurn = false; // of this page
  let isServed = false; // in its turn, by a worker that was free
  let rest = () => {}; // ends its turn

  function endWorker() {
    if (alive) end(() => void python.end());
    alive = false; // and keeps its turn, if it is that: whoever waits for it goes elsewhere
  }

  /** @type {(cause: unknown) => void} */
  let die = () => {};
  /** @type {(reason?: Reason) => void} */
  let goElsewhere = () => {};
  /** @type {Promise<never>} */
  const death = new Promise((_, reject) => {
    die = (cause) => {
      endWorker();
      if (stage !== "failed") reject(new PythonFailure("stopped", cause));
    };
    goElsewhere = (reason = "elsewhere") => {
      if (!alive) return;
      alive = false;
      rest();
      shared?.leave();
      reject(new PythonFailure(reason));
    };
  });

  /** Waits until no other page asks Python, but not for long; what is asked before `rest` comes before what others ask. */
  async function takeTurn() {
    if (!shared) return;
    const waiting = new AbortController();
    const late = setTimeout(() => {
      waiting.abort();
      goElsewhere();
    }, LONG);
    await new Promise((begin) => {
      const took = navigator.locks.request(shared.turn, { signal: waiting.signal }, () => {
        clearTimeout(late);
        if (!alive) return null;
        isTurn = true;
        return new Promise((done) => {
          rest = () => {
            isTurn = isServed = false;
            done(null);
          };
          begin(null);
        });
      });
      took.catch(() => {}); // it was late
    });
    const answer = python.isFree();
    expectSoon(answer, shared);
    answer.then(() => {
      isServed = isTurn;
    });
  }

  /**
   * Goes on with another worker where this one does not answer for long: it is at what another page asked, or has left
   * to it, or it was ended. One that starts is waited for.
   * @param {Promise<unknown>} answer
   * @param {import("./awake.mjs").Shared} one
   */
  async function expectSoon(answer, { state, isLeft }) {
    let isThere = false;
    answer.then(() => {
      isThere = true;
    });
    for (let before = await state(); alive && !isThere; ) {
      await new Promise((resolve) => setTimeout(resolve, LONG));
      const now = await state();
      const hasDied = before !== "absent" && now === "absent";
      if (!isThere && (before === "awake" || hasDied || isLeft())) goElsewhere();
      before = now;
    }
  }

  // What the worker tells comes by another port than its answers, and may be late: then it is of the past.
  let asked = 0; // requests that somebody waits for
  let unanswered = 0; // those as well that nobody waits for any more
  let turnTaken = Promise.resolve();
  let since = performance.now(); // it has been busy
  const told = {
    stage: (/** @type {Stage} */ next) => {
      if (stage === "loading") reach(next);
    },
    progress: (/** @type {string} */ line) => {
      const [step, name, percent] = JSON.parse(line);
      if (alive && asked > 0) watching.progress(step, name, percent);
    },
    fetching: (/** @type {boolean} */ waits) => {
      if (alive && (asked > 0 || !waits)) watching.fetching(waits);
    },
  };

  const started = new Promise((resolve, reject) => {
    worker.addEventListener("error", (event) => (stage === "ready" ? die(event) : reject(event)));
    python.ready(proxy(told)).then(resolve, reject);
    if (!navigator.locks) return;
    // The worker holds a lock as long as it lives; no event tells that it was ended, for want of memory or by hand.
    const life = python.hold();
    life.then((name) => navigator.locks.request(name, () => die(name)));
    if (shared) expectSoon(life, shared);
  }).then(
    () => reach("ready"),
    (cause) => {
      const didNotArrive = cause instanceof Event || cause.name === "DownloadError"; // an event: of a module
      const failure = new PythonFailure(didNotArrive ? "download" : "start", cause);
      reach("failed", failure);
      endWorker();
      throw failure;
    },
  );
  started.catch(() => {}); // each request meets it
  addEventListener("pagehide", ({ persisted }) => {
    const busy = stage === "loading" || stage === "starting" || asked > 0;
    if (!shared || !busy || performance.now() - since < LONG) return;
    if (persisted)
      shared.leave(); // who comes back to this page finds it at work
    else endWorker();
  });

  /** @param {string} json */
  async function request(json) {
    await Promise.race([started, death]);
    if (asked === 0) since = performance.now();
    asked += 1;
    unanswered += 1;
    if (unanswered === 1) turnTaken = takeTurn();
    await Promise.race([turnTaken, death]);
    const answered = python.request(json);
    const reply = answered.catch((error) => {
      if (error.name === "PythonError") throw new PythonFailure("fault", error);
      if (error.name === "DownloadError") throw new PythonFailure("download", error); // of a part; Python still runs
      die(error); // WebAssembly itself failed: this Python is of no more use
      return death;
    });
    const atRest = () => {
      unanswered -= 1;
      if (unanswered === 0 && alive) rest();
    };
    answered.then(atRest, atRest); // after what is said of its failure
    return Promise.race([reply, death]).finally(() => {
      asked -= 1;
    });
  }

  const isIdle = () => stage === "ready" && (asked === 0 || (shared !== undefined && !isServed));
  /** Others may be at work with it where it is not this page's turn. */
  const stop = () => (shared && stage === "ready" && !isTurn ? goElsewhere("stopped") : die("stopped by the page"));
  return { request, loaded: () => python.loaded(), isIdle, death, stop };
}
