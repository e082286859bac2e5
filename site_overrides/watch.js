// The watch: stands in the page itself, before everything that could fail to arrive. It expects each module of the page
// to report (assets/running.mjs). Until all have, it keeps what is clicked in the form; where one fails, or is late, it
// shows the page's notice. A button that was pressed too early is pressed again. The words are in partials/watch.html.
{
  const saidOf = (name) => document.querySelector(`meta[name=${name}]`).content;
  const { pathname } = new URL(saidOf("site-root"), location.href);
  const CLICKED = `common-ground.clicked ${pathname}`;
  const ANSWERS = `common-ground.answers ${pathname}`;
  const running = new Set();
  let reason = "late";
  let told = false;
  let pressed = null; // the last button that nobody listened to yet

  const missing = () =>
    [...document.querySelectorAll("article script[type=module]")].filter(({ src }) => !running.has(src));

  const notice = () => document.querySelector("[data-watch]");

  /** Adds to what was clicked while the modules were not there; answers.mjs takes it over. */
  function keep(fields) {
    try {
      localStorage.setItem(CLICKED, JSON.stringify({ ...kept(CLICKED), ...fields }));
      return true;
    } catch {
      return false;
    }
  }

  function kept(key) {
    try {
      const found = JSON.parse(localStorage.getItem(key));
      return found !== null && typeof found === "object" ? found : {};
    } catch {
      return {};
    }
  }

  /** Shows in the form what was kept before: the modules would have done it. */
  function fill() {
    const fields = { ...kept("common-ground.answers").fields, ...kept(ANSWERS).fields, ...kept(CLICKED) };
    for (const input of document.querySelectorAll("[data-view=form] input[type=radio]")) {
      if (fields[input.name] === input.value) input.checked = true;
    }
  }

  function tell() {
    if (document.readyState === "loading" && !notice()) return void setTimeout(tell, 1000);
    const place = notice();
    const failed = missing();
    if (!place || failed.length === 0) return;
    if (!told) fill();
    told = true;
    place.hidden = false;
    for (const line of place.querySelectorAll("[data-reason]")) line.hidden = line.dataset.reason !== reason;
    if (document.querySelector("[data-view=form]")) {
      const keeps = keep({}) ? "yes" : "no";
      for (const line of place.querySelectorAll("[data-keeps]")) line.hidden = line.dataset.keeps !== keeps;
    }
    place.querySelector("[data-file]").textContent = failed.map(({ src }) => new URL(src).pathname).join(" ");
    for (const state of document.querySelectorAll("[data-runtime-state]")) state.hidden = true; // nothing loads
  }

  /** Loads the page with all that it loads: browsers keep a “not found”, too, and would go on with it. */
  function loadAgain() {
    const again = performance.getEntriesByType("resource").map(({ name }) => fetch(name, { cache: "reload" }));
    const long = new Promise((resolve) => setTimeout(resolve, 1000 * saidOf("patience")));
    Promise.race([Promise.allSettled(again), long]).then(() => location.reload());
  }

  addEventListener("module-runs", ({ detail }) => {
    running.add(detail);
    if (missing().length > 0) return;
    if (told) notice().hidden = true;
    pressed?.click();
    pressed = null;
  });

  // A script that does not arrive has this event itself; one that is damaged, or has a fault, is told to the window.
  addEventListener(
    "error",
    ({ target, error }) => {
      if (target instanceof HTMLScriptElement) reason = "missing";
      else if (error) reason = "damaged";
      else return;
      tell();
    },
    true,
  );
  setTimeout(tell, 1000 * Number(saidOf("patience")));

  addEventListener("change", ({ target }) => {
    if (running.size > 0 && missing().length === 0) return;
    if (target.matches("[data-view=form] input[type=radio]")) keep({ [target.name]: target.value });
  });
  addEventListener("click", ({ target }) => {
    const button = target instanceof Element && target.closest("button, [data-action]");
    if (!button || missing().length === 0) return;
    if (!told) pressed = button.closest("article") && button.matches("[type=button]") ? button : null;
    else if (button.matches("[data-again]")) loadAgain();
    else if (button.closest("article")) notice().focus(); // here no button does anything
  });
}
