// node tests/search.mjs SITE QUERY...: asks the built site's own search worker, as the page does, through the script that
// stands before it there; prints what comes first.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import vm from "node:vm";

const [site, ...queries] = process.argv.slice(2);
const assets = join(site, "assets");
const workers = readdirSync(assets, { recursive: true }).find((name) => /workers\/search[^/]*\.js$/.test(name));
const worker = readFileSync(join(assets, workers), "utf8");
const index = readdirSync(assets, { recursive: true }).find((name) => /search\.json$/.test(name));
const before = readdirSync(assets, { recursive: true }).find((name) => /search-when-asked\.js$/.test(name));
const { config, docs } = JSON.parse(readFileSync(join(assets, index), "utf8"));

let listen; // how the worker hears the page
let own; // the worker, as a page that made it sees it
const world = {
  console,
  addEventListener: (_kind, listener) => {
    listen = listener;
  },
  postMessage: (data) => own.onmessage({ data }),
};
world.self = world;
vm.runInNewContext(worker, world);

class Worker {
  constructor() {
    own = this;
  }

  postMessage(data) {
    listen({ data });
  }
}
const page = {
  ...{ URL, URLSearchParams, Proxy, EventTarget, MessageEvent, Worker },
  document: { currentScript: { src: "http://localhost/assets/" } },
  location: { search: "" },
  addEventListener: () => {},
  XMLHttpRequest: class {},
};
page.window = page;
vm.runInNewContext(readFileSync(join(assets, before), "utf8"), page);
const search = new page.Worker("/workers/search.js");

// Kinds of messages: 0 sets the index up, 2 is a query (search/worker/message of Material for MkDocs).
function ask(message) {
  return new Promise((resolve) => {
    search.addEventListener("message", ({ data }) => resolve(data), { once: true });
    search.postMessage(message);
  });
}

await ask({ type: 0, data: { config, docs, options: { suggest: true } } });
const found = {};
for (const query of queries) {
  const { data } = await ask({ type: 2, data: query });
  found[query] = data.items.map(([{ location }]) => location).slice(0, 5);
}
process.stdout.write(JSON.stringify(found));
