// The service worker: lets the site work without a network after a first visit. What the network gives is always taken
// first, and kept; only where it gives nothing does an answer come from here. assets/offline.mjs starts it.
const kept = caches.open(`common-ground ${registration.scope}`);
const version = ({ headers }) => headers.get("etag") ?? headers.get("last-modified");
const ours = (url) => url.startsWith(registration.scope);
const isRuntime = (url) => url.startsWith(`${registration.scope}assets/runtime/`);
let offline = false; // whether the last page had to come from here; forgotten whenever the browser ends this worker

/** Asks the network and keeps a new or changed answer. */
async function fetchAndKeep(request) {
  const response = await fetch(request);
  if (!response.ok || response.status === 206) return response;
  const cache = await kept;
  const before = await cache.match(request.url);
  if (before && version(before) && version(before) === version(response)) return response;
  cache.put(request.url, response.clone()).catch(() => {}); // where there is no room, nothing is kept
  return response;
}

async function answer(request) {
  const isPage = request.mode === "navigate";
  try {
    const response = await fetchAndKeep(request);
    if (isPage) offline = false;
    return response;
  } catch {
    if (isPage) offline = true;
    return (await (await kept).match(request.url, { ignoreSearch: true })) ?? Response.error();
  }
}

addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil(clients.claim()));
addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || !ours(request.url)) return;
  // Browsers keep what they compiled of WebAssembly only when it does not pass through here.
  if (isRuntime(request.url) && !offline && navigator.onLine) return;
  event.respondWith(answer(request));
});
// The addresses of what a page loaded, much of it before this worker was there.
addEventListener("message", (event) => {
  event.waitUntil(Promise.all(event.data.filter(ours).map((url) => fetchAndKeep(new Request(url)).catch(() => {}))));
});
