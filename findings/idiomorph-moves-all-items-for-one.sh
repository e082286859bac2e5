#!/usr/bin/env bash
# With white space between the items of a list, Idiomorph moves nearly all of them where one was moved.
#
# Source: `dist/idiomorph.esm.js` of idiomorph 0.8.0, morphed as its README shows, `morphStyle: "innerHTML"`, every item with an id.
# Behaviour: two neighbours of 20 change places. Written without white space between them, one item is taken out and put
# in again. Written on a line each, as templates write lists, the item that came forward is followed by a text node, which
# matches none that stands there; from then on each item is looked up by its id and moved, one after the other. The
# nearer to the top, the more are moved. The page looks the same in both cases.
# Why it matters: an element that is moved is laid out and styled anew, loses its scroll position, and starts its frames,
# videos and animations again. Of a plan with 100 items a browser moved 50 for one press.
#
# Output seen, for each place in the list: moved without white space, moved with it
#   2: 1, 17
#   3: 1, 16
#   6: 1, 13
#   11: 1, 8
set -euo pipefail
cd "$(dirname "$0")/.."
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
npm install --silent --no-audit --no-fund --prefix "$folder" idiomorph@0.8.0 jsdom@26.1.0
cd "$folder"
cat >finding.mjs <<'PROGRAM'
import { JSDOM } from "jsdom";

const { window } = new JSDOM("");
const { document, Node, Element, Document, DOMParser, HTMLInputElement, MutationObserver } = window;
const CSS = { escape: (id) => id }; // the ids are letters and figures
Object.assign(globalThis, { window, document, Node, Element, Document, DOMParser, HTMLInputElement, CSS });
const { Idiomorph } = await import("idiomorph/dist/idiomorph.esm.js");

const numbers = [...Array(20).keys()];
const list = (order, between) => order.map((number) => `<li id="i${number}">${number}</li>`).join(between);

/** How many items are taken out, and put in again, when one changes places with the next. */
function moved(place, between) {
  const after = [...numbers];
  [after[place], after[place + 1]] = [after[place + 1], after[place]];
  const items = document.createElement("ul");
  document.body.replaceChildren(items);
  items.innerHTML = list(numbers, between);
  const observer = new MutationObserver(() => {});
  observer.observe(items, { childList: true });
  Idiomorph.morph(items, list(after, between), { morphStyle: "innerHTML" });
  if (items.innerHTML !== list(after, between)) throw new Error("the list is another one");
  const taken = observer.takeRecords().flatMap(({ removedNodes }) => [...removedNodes]);
  return taken.filter((node) => node instanceof Element).length;
}

for (const place of [1, 2, 5, 10]) {
  const [without, withWhiteSpace] = ["", "\n"].map((between) => moved(place, between));
  console.log(`${place + 1}: ${without}, ${withWhiteSpace}`);
  if (without !== 1 || withWhiteSpace !== 18 - place) process.exitCode = 1;
}
PROGRAM
node finding.mjs
