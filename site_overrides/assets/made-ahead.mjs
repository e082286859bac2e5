// What a reader opens next is made while they look, so that it stands there at once. Python names it in the page:
// `data-made-ahead` of a link is the view that its page shows.
import { askAhead } from "./asking.mjs";
import { shown } from "./display.mjs";
import { page } from "./notices.mjs";
import { opened } from "./opened.mjs";
import { keptAhead } from "./shown-before.mjs";
import { ownResult } from "./storage.mjs";

const site = new URL(page.dataset.root || "./", location.href).pathname;

/** @param {HTMLAnchorElement} link @returns {string} the way from where it leads to the site's root */
const rootOf = (link) => "../".repeat(link.pathname.slice(site.length).split("/").length - 1);

/** Makes what the links of the page name, each once for all that it is made from. */
export async function makeAhead() {
  for (const link of /** @type {NodeListOf<HTMLAnchorElement>} */ (shown.querySelectorAll("a[data-made-ahead]"))) {
    const view = link.dataset.madeAhead ?? "";
    const { there, keepIt } = await keptAhead(view);
    if (there) continue;
    const shows = { view, root: rootOf(link), document: opened.document, own: ownResult() };
    const reply = await askAhead({ request: "workspace", ...shows });
    if (reply) await keepIt(reply);
  }
}
