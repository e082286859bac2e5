// The service worker: lets the site work without a network after a first visit. What the network gives is always taken
// first, and kept; only where it gives nothing does an answer come from here. assets/offline.mjs starts it.
const kept = caches.open(`common-ground ${registration.scope}`);
const ours = (url) => url.startsWith(registration.scope);

/** Asks the network and keeps a new or changed answer. */
async function fetchAndKeep(request) {
  const response = await fetch(request);
  if (response.ok && response.status !== 206) {
    const cache = await kept;
    const before = await cache.match(request.url);
    const version = response.headers.get("etag") ?? response.headers.get("last-modified");
    const copy = response.clone();
    if (!before || !version || version !== (before.headers.get("etag") ?? before.headers.get("last-modified"))) {
      cache.put(request.url, copy).catch(() => {}); // where there is no room, nothing is kept
    }
  }
  return response;
}

async function find(request) {
  const cache = await kept;
  return (await cache.match(request.url, { ignoreSearch: true })) ?? Response.error();
}

addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil(clients.claim()));
addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || !ours(request.url)) return;
  event.respondWith(fetchAndKeep(request).catch(() => find(request)));
});
// The addresses of what a page loaded before this worker was there.
addEventListener("message", (event) => {
  const missing = async (url) => !(await (await kept).match(url));
  const keep = async (url) => ours(url) && (await missing(url)) && fetchAndKeep(new Request(url)).catch(() => {});
  event.waitUntil(Promise.all(event.data.map(keep)));
});
