// A small Node server of a folder, as many are written: types by ending, folders by their index.html, and where SLASH is
// "keep" no way from an address without its last slash to the one with it.
import { createReadStream, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { createGzip } from "node:zlib";

const [root, prefix, slash] = process.argv.slice(2);
const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css",
  ".mjs": "text/javascript",
  ".js": "text/javascript",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
};
const stat = (/** @type {string} */ path) => statSync(path, { throwIfNoEntry: false });

const server = createServer((request, response) => {
  const { pathname } = new URL(request.url ?? "/", "http://localhost");
  let path = join(
    root,
    normalize(decodeURIComponent(pathname.startsWith(prefix) ? pathname.slice(prefix.length) : "/none")),
  );
  if (stat(path)?.isDirectory()) {
    if (!pathname.endsWith("/") && slash !== "keep") return response.writeHead(301, { Location: `${pathname}/` }).end();
    path = join(path, "index.html");
  }
  const found = stat(path)?.isFile();
  if (!found) path = join(root, "404.html");
  const type = TYPES[/** @type {keyof TYPES} */ (extname(path))] ?? "application/octet-stream";
  response.writeHead(found ? 200 : 404, {
    "Content-Type": type,
    "Cache-Control": "max-age=600",
    "Content-Encoding": "gzip",
  });
  createReadStream(path).pipe(createGzip()).pipe(response);
});
server.listen(0, "127.0.0.1", () => {
  const place = server.address();
  console.log(place && typeof place === "object" ? place.port : "");
});
