// Shows the parts of a report one by one, as large as the screen. A button with data-slides names what holds the parts,
// [data-slides-bar] is what steers them; both come from a template. Nothing is copied: all but one part is hidden.
import { tellRunning } from "./running.mjs";

const bar = /** @type {HTMLElement | null} */ (document.querySelector("[data-slides-bar]"));
const HEADING = "h1, h2";

/** @type {HTMLElement[]} */
let slides = [];
let here = 0;
/** @type {HTMLElement | null} */
let opener = null;

/** @param {HTMLElement} holder @returns {HTMLElement[]} the parts that have a heading of their own, in order */
function partsOf(holder) {
  const parts = [...holder.querySelectorAll("section")].filter((part) => !part.parentElement?.closest("section"));
  return /** @type {HTMLElement[]} */ (parts).filter(
    (part) => part.querySelector(HEADING) && part.getClientRects().length > 0,
  );
}

/** @param {Element} slide  everything beside it, and beside what holds it, is hidden */
function showOnly(slide) {
  for (const hidden of document.querySelectorAll("[data-off-slide]")) hidden.removeAttribute("data-off-slide");
  for (let part = slide; part.parentElement && part !== document.body; part = part.parentElement) {
    for (const sibling of part.parentElement.children) {
      if (sibling !== part && !sibling.matches("script, style, link") && !sibling.contains(bar))
        sibling.setAttribute("data-off-slide", "");
    }
  }
}

/** @param {number} place */
function go(place) {
  slides[here]?.classList.remove("slide");
  here = Math.max(0, Math.min(place, slides.length - 1));
  const slide = /** @type {HTMLElement} */ (slides[here]);
  slide.classList.add("slide");
  showOnly(slide);
  scrollTo(0, 0);
  const heading = /** @type {HTMLElement} */ (slide.querySelector(HEADING));
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true }); // so that its words are read out
  const count = bar?.querySelector("[data-slides-count]");
  if (count) count.textContent = `${here + 1} / ${slides.length}`;
}

/** @param {HTMLElement} button */
async function start(button) {
  const holder = /** @type {HTMLElement | null} */ (document.querySelector(button.dataset.slides || "main"));
  slides = holder ? partsOf(holder) : [];
  if (!bar || !slides.length) return;
  opener = button;
  document.documentElement.classList.add("showing-slides");
  bar.hidden = false;
  go(0);
  await document.documentElement.requestFullscreen?.().catch(() => {}); // refused on some phones: then it fills the window
}

function stop() {
  if (!slides.length) return;
  slides[here]?.classList.remove("slide");
  slides = [];
  for (const hidden of document.querySelectorAll("[data-off-slide]")) hidden.removeAttribute("data-off-slide");
  document.documentElement.classList.remove("showing-slides");
  if (bar) bar.hidden = true;
  if (document.fullscreenElement) document.exitFullscreen().catch(() => {});
  opener?.focus();
}

/** @type {Record<string, () => void>} */
const KEYS = {
  ArrowRight: () => go(here + 1),
  ArrowLeft: () => go(here - 1),
  PageDown: () => go(here + 1),
  PageUp: () => go(here - 1),
  Home: () => go(0),
  End: () => go(slides.length - 1),
  Escape: stop,
};

document.addEventListener("keydown", (event) => {
  const typing = /** @type {Element} */ (event.target).closest("input, select, textarea");
  if (!slides.length || typing || event.altKey || event.ctrlKey || event.metaKey || !KEYS[event.key]) return;
  event.preventDefault();
  KEYS[event.key]?.();
});
document.addEventListener("fullscreenchange", () => {
  if (!document.fullscreenElement) stop();
});
document.addEventListener("click", (event) => {
  const button = /** @type {HTMLElement | null} */ (
    /** @type {Element} */ (event.target).closest("[data-slides], [data-slides-go]")
  );
  if (button?.dataset.slides !== undefined) start(button);
  else if (button?.dataset.slidesGo === "stop") stop();
  else if (button) go(here + Number(button.dataset.slidesGo));
});
tellRunning(import.meta.url);
