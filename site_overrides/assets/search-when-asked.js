// Material fetches the search index of the whole site, its largest file, with every page. This waits until the reader
// turns to the search. It runs before Material's script; where that changes, the index is fetched at once as before.
{
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
    if (String(request[1]).endsWith("search/search_index.json")) {
      this.send = () => void asked.then(() => XMLHttpRequest.prototype.send.call(this));
    }
    return open.apply(this, /** @type {any} */ (request));
  };
}
