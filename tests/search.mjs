// node tests/search.mjs SITE QUERY...: asks the built site's own search worker, as the page does; prints what comes first.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import vm from "node:vm";

const [site, ...queries] = process.argv.slice(2);
const assets = join(site, "assets");
const workers = readdirSync(assets, { recursive: true }).find((name) => /workers\/search[^/]*\.js$/.test(name));
const worker = readFileSync(join(assets, workers), "utf8");
const index = readdirSync(assets, { recursive: true }).find((name) => /search\.json$/.test(name));
const { config, docs } = JSON.parse(readFileSync(join(assets, index), "utf8"));

let listen;
let answered;
const world = {
  console,
  addEventListener: (_kind, listener) => {
    listen = listener;
  },
  postMessage: (message) => answered(message),
};
world.self = world;
vm.runInNewContext(worker, world);

// Kinds of messages: 0 sets the index up, 2 is a query (search/worker/message of Material for MkDocs).
function ask(message) {
  return new Promise((resolve) => {
    answered = resolve;
    listen({ data: message });
  });
}

await ask({ type: 0, data: { config, docs, options: { suggest: true } } });
const found = {};
for (const query of queries) {
  const { data } = await ask({ type: 2, data: `${query}*` });
  found[query] = data.items.map(([{ location }]) => location.replace(/#.*/, "")).slice(0, 5);
}
process.stdout.write(JSON.stringify(found));
