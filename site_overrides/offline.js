// The service worker: lets the site work without a network after a first visit. assets/offline.mjs starts it.
// A page comes from the network where there is one. The files of a build lie under its name, so what is kept of them is
// never out of date and never of two builds. Kept is only what is whole: a page that names its build, a file that has
// the hash which the build knows. The build writes in front: BUILD, its name; FILES, their hashes by path; LATER, files
// that a page may load long after it was opened.
const { scope } = registration;
const PREFIX = `common-ground ${scope} `;
const MOST_BUILDS = 3; // whose files are kept: pages of an earlier one may still be open
const OFFLINE_PAGE = `${scope}offline/`;
const hashes = new Map(Object.entries(FILES).map(([path, hash]) => [scope + path, hash]));
const isWasm = (url) => url.startsWith(`${scope}assets/`) && url.endsWith(".wasm");
const bare = (url) => url.replace(/[?#].*/, "");
const listOf = (page) => `${page}?files`; // an address that no page has: what the page loaded
let offline = false; // whether the last page had to come from here; forgotten whenever the browser ends this worker

const cacheOf = (build) => caches.open(PREFIX + build);
const isOf = (response, type) => response.ok && response.headers.get("content-type")?.includes(type);

/** The builds of which something is kept, the newest first. */
async function builds() {
  const names = (await caches.keys())
    .filter((name) => name.startsWith(PREFIX))
    .map((name) => name.slice(PREFIX.length));
  return [BUILD, ...names.reverse().filter((name) => name !== BUILD)];
}

/** A file of any build. Of this one it is kept, and refused where its content is not what was built. */
async function file(url) {
  const found = await caches.match(url);
  if (found) return found;
  const integrity = hashes.get(url) ?? "";
  let response = await fetch(url, { integrity });
  if (!response.ok) response = await fetch(url, { integrity, cache: "reload" }); // “not found” may be kept for minutes
  if (integrity && response.ok) {
    const cache = await cacheOf(BUILD);
    await cache.put(url, response.clone()).catch(() => {}); // where there is no room, nothing is kept
  }
  return response;
}

/** Keeps a page with those of its build; a page to log in to a network names none. */
async function keepPage(url, response) {
  if (!isOf(response, "text/html")) return;
  const text = await response.text();
  const [, build] = /<meta name="site-build" content="(\w+)">/.exec(text) ?? [];
  if (!build) return;
  const cache = await cacheOf(build);
  await cache.put(bare(url), new Response(text, { headers: response.headers }));
  const missing = (await needs(cache, bare(url), text)).filter((needed) => hashes.has(needed));
  await Promise.all(missing.map((needed) => file(needed).catch(() => {})));
}

/** What a page asks for by itself, and what it was seen to load. */
async function needs(cache, url, text) {
  const found = text.matchAll(/(?:(?:href|src)="|url\(")(?:\.{0,2}\/)*(assets\/[0-9a-f]{10}\/[^"]+)/g);
  const named = [...found].map(([, path]) => scope + path);
  return [...named, ...((await (await cache.match(listOf(url)))?.json()) ?? [])];
}

/** A page that is kept with all that it needs, of the first build that has it. */
async function keptPage(url, among) {
  for (const build of among ?? (await builds())) {
    const cache = await cacheOf(build);
    const text = await (await cache.match(url))?.text();
    if (text === undefined) continue;
    const there = await Promise.all((await needs(cache, url, text)).map((needed) => caches.match(needed)));
    if (there.every(Boolean)) return text;
  }
}

const asPage = (text) => new Response(text, { headers: { "content-type": "text/html; charset=utf-8" } });

/** The page that says that a page is not here, with a list of those that are. */
async function offlinePage() {
  const text = await keptPage(OFFLINE_PAGE);
  if (text === undefined) return Response.error();
  const caches_ = await Promise.all((await builds()).map(cacheOf));
  const requests = (await Promise.all(caches_.map((cache) => cache.keys()))).flat();
  const pages = new Set(requests.map(({ url }) => url).filter((url) => url.endsWith("/") && url !== OFFLINE_PAGE));
  const rows = [...pages].sort().map(async (url) => {
    const [, title] = /<title>([^<]*)<\/title>/.exec((await keptPage(url)) ?? "") ?? [];
    return title ? `<li><a href="${url}">${title}</a></li>` : "";
  });
  const list = (await Promise.all(rows)).join("");
  return asPage(text.replace("<head>", `<head><base href="${OFFLINE_PAGE}">`).replace("<li>…</li>", list));
}

async function page(event) {
  try {
    // Whatever a server allows browsers to keep for a while: a page of yesterday would ask for files of yesterday.
    const response = await fetch(event.request.url, { redirect: "manual", cache: "no-cache" });
    offline = false;
    event.waitUntil(keepPage(response.url, response.clone()).catch(() => {}));
    return response;
  } catch {
    offline = true;
    const text = await keptPage(bare(event.request.url));
    return text === undefined ? offlinePage() : asPage(text);
  }
}

async function install() {
  await keepPage(OFFLINE_PAGE, await fetch(OFFLINE_PAGE, { cache: "reload" }));
  // A server that is half updated is asked again at the next visit.
  if ((await keptPage(OFFLINE_PAGE, [BUILD])) === undefined) throw new Error(OFFLINE_PAGE);
  await skipWaiting();
}

async function activate() {
  const past = (await builds()).slice(MOST_BUILDS).map((build) => PREFIX + build);
  await Promise.all(past.map((name) => caches.delete(name)));
  await clients.claim();
}

/** Keeps what a page loaded, much of it before this worker was there, and what it may still load. */
async function keepLoaded([url, ...loaded]) {
  const files = loaded.filter((address) => hashes.has(address));
  if (files.length === 0) return; // a page of another build
  await (await cacheOf(BUILD)).put(listOf(url), new Response(JSON.stringify(files)));
  await keepPage(url, await fetch(url));
  await Promise.all(LATER.map((path) => file(scope + path).catch(() => {})));
}

addEventListener("install", (event) => event.waitUntil(install()));
addEventListener("activate", (event) => event.waitUntil(activate()));
addEventListener("message", (event) => event.waitUntil(keepLoaded(event.data).catch(() => {})));
addEventListener("fetch", (event) => {
  const { url, method, mode } = event.request;
  if (method !== "GET" || !url.startsWith(scope)) return;
  // Browsers keep what they compiled of WebAssembly only when it does not pass through here.
  if (isWasm(url) && !offline && navigator.onLine) return;
  if (mode === "navigate") event.respondWith(page(event));
  else if (url.startsWith(`${scope}assets/`)) event.respondWith(file(url).catch(() => Response.error()));
});
