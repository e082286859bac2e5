// Offers the result that a person got in this browser to a page of the workspace: its button adds it.
import { tellRunning } from "./running.mjs";
import { read } from "./storage.mjs";

function offer() {
  const { fragment } = read().fields;
  for (const place of document.querySelectorAll("[data-own-result]")) {
    const button = place.querySelector("button");
    if (!button || !fragment) continue;
    button.dataset.link = fragment;
    /** @type {HTMLElement} */ (place).hidden = false;
  }
}

document.addEventListener("workspace-shown", offer);
offer();
tellRunning(import.meta.url);
