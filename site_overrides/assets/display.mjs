// Puts what Python rendered into a page with a workspace, and leaves there what a person has begun.
import { page, takeBack, tell } from "./notices.mjs";
import { showPath } from "./path.mjs";
import { tellSharing } from "./sharing.mjs";
import { keepPath } from "./storage.mjs";
import { isUnsent } from "./values.mjs";
import { Idiomorph } from "./vendor/idiomorph.mjs";

export const shown = /** @type {HTMLElement} */ (page.querySelector("[data-shown]"));

/** @param {string} name @param {Element} element @returns {boolean} whether a person left the attribute to us */
function isUntouched(name, element) {
  return !isUnsent(element) && !(name === "open" && element instanceof HTMLDetailsElement);
}

/**
 * @param {Element} place @param {string} html  takes the place of what stands there, except for what a person has begun
 * @param {(node: Node) => boolean} [stays]  tells what stays as it is
 */
export function morph(place, html, stays = () => false) {
  Idiomorph.morph(place, html, {
    morphStyle: "innerHTML",
    callbacks: { beforeAttributeUpdated: isUntouched, beforeNodeMorphed: (before) => !stays(before) },
  });
}

/**
 * @param {string} html  rendered by Python, which escapes every text in it
 * @param {Record<string, string>} path  how far the session is
 */
export function display(html, path) {
  // What a person has typed and not sent stays; so do the focus, a preview, and what was opened or closed.
  morph(shown, html, (node) => node instanceof HTMLElement && ("previewOf" in node.dataset || "kept" in node.dataset));
  shown.hidden = false;
  takeBack("empty", "unreadable");
  tell("workspace", true);
  keepPath(path);
  showPath();
  tellSharing();
  document.dispatchEvent(new CustomEvent("workspace-shown"));
}
