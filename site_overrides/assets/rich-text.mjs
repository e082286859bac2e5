// Writes a part of a page for word processors: headings, paragraphs, lists, tables and links, and nothing of this site.

/** What no word processor takes: pictures whose figures stand in tables, and what only a page can do. */
const DRAWN = "svg, figure, nav, button, summary, .bands, .ticks, .report-tools, [hidden]";

/** What is around a text on a page: a closed one would keep its tables to itself. */
const AROUND = "details, section";

/** What a word processor reads of an element. */
const READ = ["href", "colspan", "rowspan", "scope"];

/** @param {Element} place @returns {{ "text/html": string, "text/plain": string }} */
export function forWordProcessors(place) {
  const copy = document.createElement("div");
  copy.innerHTML = place.innerHTML;
  for (const drawn of copy.querySelectorAll(DRAWN)) drawn.remove();
  for (const around of copy.querySelectorAll(AROUND)) around.replaceWith(...around.childNodes);
  for (const each of copy.querySelectorAll("*")) {
    for (const { name } of [...each.attributes]) if (!READ.includes(name)) each.removeAttribute(name);
    if (each instanceof HTMLAnchorElement) each.setAttribute("href", each.href); // leads there from any document
    if (each instanceof HTMLTableElement) each.border = "1"; // its lines came from our style sheet
  }
  return { "text/html": copy.innerHTML, "text/plain": asText(copy) };
}

/** @param {HTMLElement} copy @returns {string} its text with cells and lines apart, as a browser lays them out */
function asText(copy) {
  document.body.append(copy);
  // biome-ignore lint/performance/useDomNodeTextContent: the layout puts lines and cells apart
  const text = copy.innerText;
  copy.remove();
  return text;
}
