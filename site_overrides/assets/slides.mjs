// Shows the slides that Python wrote: one at a time, as large as the window. Their places and sizes are given in points.
// A second window of the same page shows the notes; both go on and back together.
import { tellRunning } from "./running.mjs";
import { ofThisSite } from "./site.mjs";

const channel = new BroadcastChannel(ofThisSite("common-ground-slides"));
const forNotes = location.hash === "#notes";
const PLACES = ["x", "y", "width", "height", "size"];

let here = 0;
let moved = 0; // when that was decided, in either window, in milliseconds: an earlier word from the other is of the past
let started = 0; // when the clock was started, in milliseconds; 0 while it stands
let passed = 0; // milliseconds before that

const deck = () => /** @type {HTMLElement | null} */ (document.querySelector("[data-deck]"));
const slides = () => /** @type {HTMLElement[]} */ ([...document.querySelectorAll("[data-slide]")]);

/** @param {string} selector @param {string} text */
function say(selector, text) {
  const place = deck()?.querySelector(selector);
  if (place) place.textContent = text;
}

function begin() {
  for (const placed of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-place]"))) {
    const numbers = (placed.dataset.place ?? "").split(" ");
    for (const [place, name] of PLACES.entries()) placed.style.setProperty(`--${name}`, numbers[place] ?? "0");
  }
  document.documentElement.classList.toggle("showing-slides", deck() !== null);
  document.documentElement.classList.toggle("showing-notes", forNotes && deck() !== null);
  show(here);
}

/** @param {number} place */
function show(place) {
  const all = slides();
  here = Math.max(0, Math.min(place, all.length - 1));
  all.forEach((slide, index) => {
    const next = forNotes && index === here + 1;
    slide.hidden = index !== here && !next;
    slide.classList.toggle("is-next", next);
    slide.inert = next;
  });
  say("[data-deck-count]", `${here + 1} / ${all.length}`);
  say("[data-deck-until]", all[here]?.dataset.until ?? "");
}

/** @param {number} place  here and in the other window */
function go(place) {
  show(place);
  moved = Math.max(Date.now(), moved + 1);
  tellWhere();
  const heading = /** @type {HTMLElement | null} */ (slides()[here]?.querySelector("h1, h2"));
  heading?.focus({ preventScroll: true }); // so that its words are read out
}

function tellWhere() {
  channel.postMessage({ place: here, at: moved });
}

function tick() {
  const seconds = Math.floor((passed + (started && Date.now() - started)) / 1000);
  say("[data-deck-clock]", `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`);
}

/** @type {Record<string, () => unknown>} */
const DO = {
  screen: () =>
    document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen?.(),
  notes: () => open(`${location.pathname}#notes`, ofThisSite("common-ground-notes"), "popup,width=1100,height=760"),
  time: () => {
    if (started) passed += Date.now() - started;
    started = started ? 0 : Date.now();
  },
  again: () => {
    passed = 0;
    started = started && Date.now();
    tick();
  },
};

/** @type {Record<string, () => unknown>} */
const KEYS = {
  ArrowRight: () => go(here + 1),
  ArrowDown: () => go(here + 1),
  PageDown: () => go(here + 1),
  " ": () => go(here + 1),
  ArrowLeft: () => go(here - 1),
  ArrowUp: () => go(here - 1),
  PageUp: () => go(here - 1),
  Home: () => go(0),
  End: () => go(Number.POSITIVE_INFINITY),
  f: () => DO.screen?.(),
  n: () => DO.notes?.(),
};

document.addEventListener(
  "keydown",
  (event) => {
    const target = /** @type {Element} */ (event.target);
    const pressing = event.key === " " && target.closest("a, button");
    const typing = target.closest("input, select, textarea");
    if (!deck() || typing || pressing || event.altKey || event.ctrlKey || event.metaKey || !KEYS[event.key]) return;
    event.preventDefault();
    event.stopPropagation(); // the theme has its own use for some letters
    KEYS[event.key]?.();
  },
  true,
);

document.addEventListener("click", (event) => {
  const button = /** @type {HTMLElement | null} */ (
    /** @type {Element} */ (event.target).closest("[data-deck-go], [data-deck-do]")
  );
  if (!button) return;
  const { deckGo, deckDo = "" } = button.dataset;
  if (deckGo && !Number.isInteger(Number(deckGo))) throw new Error(`There is no way by ${deckGo} slides`);
  if (deckGo) return go(here + Number(deckGo));
  if (!Object.hasOwn(DO, deckDo)) throw new Error(`There is nothing to do called ${deckDo}`);
  Promise.resolve(DO[deckDo]()).catch(() => {}); // refused on some phones
});

channel.addEventListener("message", ({ data }) => {
  if (data === "where") return tellWhere();
  // Where both went on at once, both take the later slide.
  if (data.at < moved || (data.at === moved && data.place < here)) return;
  moved = data.at;
  show(data.place);
});
document.addEventListener("workspace-shown", () => {
  begin();
  if (forNotes) channel.postMessage("where");
});
setInterval(tick, 500);
tellRunning(import.meta.url);
