// Material starts a worker for its search with every page, and fetches the search index of the whole site, its largest
// file. Both wait here until the reader turns to the search: the index until then, the worker for its first message,
// which brings the index. This runs before Material's script, which asks for the index by an address without the name of
// a build; the build puts it beside this script (site_build/one_version.py).
{
  const index = new URL("search.json", /** @type {HTMLScriptElement} */ (document.currentScript).src);
  const highlights = new URLSearchParams(location.search).has("h"); // a page that search led to marks what was found
  const asked = new Promise((resolve) => {
    if (highlights) resolve(true);
    for (const kind of ["focusin", "pointerdown"]) {
      addEventListener(kind, ({ target }) => {
        if (target instanceof Element && target.closest(".md-search, [for=__search]")) resolve(true);
      });
    }
  });
  const open = XMLHttpRequest.prototype.open;
  XMLHttpRequest.prototype.open = /** @this {XMLHttpRequest} @param {any[]} request */ function (...request) {
    if (/\/(?:search\/search_index|search)\.json$/.test(String(request[1]))) {
      request[1] = index;
      this.send = () => void asked.then(() => XMLHttpRequest.prototype.send.call(this));
    }
    return open.apply(this, /** @type {any} */ (request));
  };
  window.Worker = new Proxy(Worker, {
    construct(AtOnce, [address, options]) {
      if (!String(address).includes("/workers/search.")) return new AtOnce(address, options);
      const inFront = new EventTarget();
      /** @type {Worker} */
      let worker;
      const postMessage = (/** @type {unknown} */ message) => {
        if (!worker) {
          worker = new AtOnce(address, options);
          worker.onmessage = ({ data }) => inFront.dispatchEvent(new MessageEvent("message", { data }));
        }
        worker.postMessage(message);
      };
      return Object.assign(inFront, { postMessage });
    },
  });
}
