// Glossary terms: the definition appears on hover, on focus and on tap. Without this script a term is a plain link.

const tip = document.createElement("div");
tip.className = "term-definition";
tip.setAttribute("role", "tooltip");
tip.id = "term-definition";
tip.hidden = true;
document.body.append(tip);

/** @type {HTMLElement | null} */
let shown = null;

/** @param {HTMLElement} term */
function show(term) {
  shown = term;
  tip.textContent = term.dataset.definition ?? "";
  tip.hidden = false;
  term.setAttribute("aria-describedby", tip.id);
  const word = term.getClientRects()[0] ?? term.getBoundingClientRect();
  const left = Math.min(word.left, document.documentElement.clientWidth - tip.offsetWidth - 8);
  const below = word.bottom + 4 + tip.offsetHeight < document.documentElement.clientHeight;
  tip.style.left = `${Math.max(8, left) + scrollX}px`;
  tip.style.top = `${(below ? word.bottom + 4 : word.top - 4 - tip.offsetHeight) + scrollY}px`;
}

function hide() {
  shown?.removeAttribute("aria-describedby");
  shown = null;
  tip.hidden = true;
}

/** @param {Event} event */
function termOf(event) {
  return event.target instanceof Element ? /** @type {HTMLElement | null} */ (event.target.closest("a.term")) : null;
}

addEventListener("pointerover", (event) => {
  const term = termOf(event);
  if (event.pointerType !== "mouse") return;
  if (term && term !== shown) show(term);
  // The definition itself may be pointed at, so that it can be read enlarged (WCAG 1.4.13).
  else if (!term && shown && document.activeElement !== shown && !tip.contains(/** @type {Node} */ (event.target)))
    hide();
});
addEventListener("focusin", (event) => {
  const term = termOf(event);
  if (term) show(term);
  else hide();
});
addEventListener("keydown", (event) => {
  if (event.key === "Escape") hide();
});

// A tap shows the definition first; a second tap follows the link.
/** @type {HTMLElement | null} */
let shownAtTouch = null;
addEventListener("pointerdown", (event) => {
  shownAtTouch = event.pointerType === "mouse" ? termOf(event) : shown;
});
addEventListener("click", (event) => {
  const term = termOf(event);
  if (!term) return hide();
  if (event.detail > 0 && term !== shownAtTouch) {
    event.preventDefault();
    show(term);
  }
});
