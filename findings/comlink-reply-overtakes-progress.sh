#!/usr/bin/env bash
# The reply of a call through Comlink may come before what the call told its callback on the way.
#
# Source: `dist/esm/comlink.mjs` of comlink 4.4.2, between a worker and its page or, here, a worker of Node: a callback is
# handed over with `Comlink.proxy` as the README shows, called five times, and the call returns.
# Behaviour: a handed-over callback speaks through a message channel of its own, the reply through the worker's. Nothing
# orders two channels. In 60 to 150 of 200 calls the reply was there while words to the callback were still on their way;
# all of them came a moment later. A worker that waits for each word (`await tell(part)`) is never overtaken.
# Why it matters: a progress bar that is taken away by the reply comes back with the last word of its progress and stays;
# and a page that counts what it was told counts too little.
#
# Output seen: calls of 200 whose reply came before the last word, without waiting and with it
#   not awaited: 97 too early, awaited: 0
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
npm install --silent --no-audit --no-fund --prefix "$folder" comlink@4.4.2
cd "$folder"
cat >worker.mjs <<'PROGRAM'
import { parentPort } from "node:worker_threads";
import * as Comlink from "comlink";
import nodeEndpoint from "comlink/dist/esm/node-adapter.mjs";

const PARTS = [1, 2, 3, 4, 5];

Comlink.expose(
  {
    notAwaited(tell) {
      for (const part of PARTS) tell(part);
    },
    async awaited(tell) {
      for (const part of PARTS) await tell(part);
    },
  },
  nodeEndpoint(parentPort),
);
PROGRAM
cat >finding.mjs <<'PROGRAM'
import { setTimeout } from "node:timers/promises";
import { Worker } from "node:worker_threads";
import * as Comlink from "comlink";
import nodeEndpoint from "comlink/dist/esm/node-adapter.mjs";

const worker = new Worker("./worker.mjs");
const remote = Comlink.wrap(nodeEndpoint(worker));

/** In how many of 200 calls fewer than five words were heard when the reply came. */
async function overtaken(name) {
  let early = 0;
  for (let call = 0; call < 200; call += 1) {
    let heard = 0;
    const hear = () => {
      heard += 1;
    };
    await remote[name](Comlink.proxy(hear));
    if (heard < 5) early += 1;
    while (heard < 5) await setTimeout(1); // none is lost
  }
  return early;
}

const [free, waiting] = [await overtaken("notAwaited"), await overtaken("awaited")];
console.log(`not awaited: ${free} too early, awaited: ${waiting}`);
if (free === 0 || waiting > 0) process.exitCode = 1;
await worker.terminate();
PROGRAM
node finding.mjs
