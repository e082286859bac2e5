// A module of the page reports to the watch, which stands in the page itself (watch.js), that it runs.

/** @param {string} address  of the module: its `import.meta.url` */
export function tellRunning(address) {
  dispatchEvent(new CustomEvent("module-runs", { detail: address }));
}
