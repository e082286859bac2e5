// Material starts a worker for its search with every page, and fetches the search index of the whole site, its largest
// file. Both wait here until the reader turns to the search: the index until then, the worker for its first message,
// which brings the index. This runs before Material's script, which asks for the index by an address without the name of
// a build; the build puts it beside this script (site_build/one_version.py). And what the worker found is put in order:
// what has all the words comes before what misses some, however often that has the others.
{
  /** @typedef {{ location: string, score: number, terms: Record<string, boolean> }} Part  of a page */
  /** @type {Map<string, { title: string, text: string }>} */
  const whole = new Map(); // what a part of a page says; the worker answers with what it quotes of it

  /** @param {Part[]} parts @returns {boolean} whether each word that counts stands in one of them */
  function haveAll(parts) {
    const [asked, had] = [new Set(), new Set()];
    for (const { terms } of parts) for (const [word, has] of Object.entries(terms)) (has ? had : asked).add(word);
    return had.size > 0 && [...asked].every((word) => had.has(word));
  }

  /** @param {Part} part @param {string} query @returns {boolean} whether it is called so, or lists this as its word */
  function names({ location }, query) {
    const { title = "", text = "" } = whole.get(location) ?? {};
    const [heading, words] = [title.toLowerCase(), query].map((each) => each.split(/[\s-]+/));
    if (words.every((word) => heading.some((each) => each.startsWith(word)))) return true; // “who” is a word here, too
    const texts = `${title}<p>${text}`.toLowerCase().split(/<[^>]*>/);
    return texts.some((each) => each.split(", ").some((word) => word.trim() === query));
  }

  /** @param {Part} part @param {string} query @returns {number} how near one part of a page comes to the query */
  function nearnessOf(part, query) {
    if (!haveAll([part])) return 0;
    return names(part, query) ? 3 : 2;
  }

  /** @param {Part[]} page @param {string} query @returns {number} 1 where all words stand on it, in no one part */
  const nearness = (page, query) => Math.max(Number(haveAll(page)), ...page.map((part) => nearnessOf(part, query)));

  /**
   * @param {{ data?: { items?: Part[][] } }} message  of the search's worker @param {unknown} asked  the query
   * @returns {object} the same message, with its pages in order
   */
  function inOrder(message, asked) {
    const query = String(asked).trim().toLowerCase();
    const ranked = (message.data?.items ?? []).map((page) => ({ page, near: nearness(page, query) }));
    for (const { page, near } of ranked.filter((each) => each.near > 1)) {
      for (const part of page) if (nearnessOf(part, query) < near) part.score = 0; // shown under "more on this page"
      page.sort((one, other) => other.score - one.score);
    }
    const score = (/** @type {Part[]} */ page) => Math.max(...page.map((part) => part.score));
    ranked.sort((one, other) => other.near - one.near || score(other.page) - score(one.page));
    if (message.data?.items) message.data.items = ranked.map(({ page }) => page);
    return message;
  }

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
      const asked = /** @type {unknown[]} */ ([]); // each is answered, in the order in which it was asked
      const postMessage = (/** @type {unknown} */ message) => {
        if (!worker) {
          worker = new AtOnce(address, options);
          worker.onmessage = ({ data }) =>
            inFront.dispatchEvent(new MessageEvent("message", { data: inOrder(data, asked.shift()) }));
        }
        const { data } = /** @type {any} */ (message);
        for (const part of data.docs ?? []) whole.set(part.location, part);
        asked.push(data);
        worker.postMessage(message);
      };
      return Object.assign(inFront, { postMessage });
    },
  });
}
