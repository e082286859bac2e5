// Starts the service worker, which lets the site work without a network, and tells it what was loaded before it was there.
import { root } from "./site.mjs";

/** @param {string[]} loaded  addresses that Python's worker loaded */
export async function keepForOffline(loaded) {
  if (!("serviceWorker" in navigator)) return;
  try {
    await navigator.serviceWorker.register(new URL("offline.js", root));
    const { active } = await navigator.serviceWorker.ready;
    const here = performance.getEntriesByType("resource").map(({ name }) => name);
    // Without what stands behind #, which may hold answers.
    active?.postMessage([...new Set([location.origin + location.pathname, ...here, ...loaded])]);
  } catch (cause) {
    console.info(cause); // the site works on, with a network
  }
}
