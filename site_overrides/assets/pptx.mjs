// Writes slides as a file for PowerPoint: what stands where, and in which size and colour, is in the deck that Python
// gives; each kind of element is one call of PptxGenJS. The library is loaded when the first file is asked for.

const LIBRARY = new URL("./vendor/pptxgen.js", import.meta.url);
const INCH = 72; // points
const TITLE = "title";

/** @typedef {{ x: number, y: number, width: number, height: number }} Box */
/** @typedef {Record<string, any> & { kind: string, box: Box }} Element */
/** @typedef {{ title: string, width: number, height: number, colours: Record<string, string>,
 *   slides: { notes: string[], elements: Element[] }[] }} Deck */

/** @type {Promise<any> | undefined} */
let library;

/** @returns {Promise<any>} the library, which is no module and tells the window of itself */
function load() {
  library ??= new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = LIBRARY.href;
    script.onload = () => resolve(/** @type {any} */ (globalThis).PptxGenJS);
    script.onerror = () => {
      library = undefined;
      script.remove();
      reject(new Error("The library for PowerPoint could not be loaded."));
    };
    document.head.append(script);
  });
  return library;
}

/** @param {Deck} deck @returns {Promise<Blob>} */
export async function presentation(deck) {
  const file = new (await load())();
  file.defineLayout({ name: "deck", width: deck.width / INCH, height: deck.height / INCH });
  file.layout = "deck";
  file.title = deck.title;
  file.theme = { headFontFace: "Arial", bodyFontFace: "Arial" };
  for (const each of deck.slides) {
    const slide = file.addSlide({ masterName: masterOf(each, file) });
    for (const element of each.elements) DRAW[element.kind]?.(slide, element, file, colourOf(deck));
    slide.addNotes(each.notes.join("\n\n"));
  }
  return /** @type {Promise<Blob>} */ (file.write({ outputType: "blob" }));
}

/** @param {Deck["slides"][0]} slide @param {any} file @returns {string} a master whose title stands where this one does */
function masterOf({ elements }, file) {
  const box = elements.find((element) => element.level)?.box ?? { x: 0, y: 0, width: INCH, height: INCH };
  const master = `title at ${Object.values(box).join(" ")}`;
  if (!file.slideLayouts.some((/** @type {{ _name: string }} */ { _name }) => _name === master)) {
    const placeholder = { options: { name: TITLE, type: "title", ...placed(box), margin: 0, valign: "top" }, text: "" };
    file.defineSlideMaster({ title: master, objects: [{ placeholder }] });
  }
  return master;
}

/** @param {Deck} deck @returns {(name: string) => string} a colour as the library takes it: six digits */
function colourOf(deck) {
  return (name) => {
    const digits = (deck.colours[name] ?? "").slice(1);
    return digits.length === 3 ? [...digits].map((digit) => digit + digit).join("") : digits;
  };
}

/** @param {Box} box */
function placed({ x, y, width, height }) {
  return { x: x / INCH, y: y / INCH, w: width / INCH, h: height / INCH };
}

/** @type {Record<string, (slide: any, element: Element, file: any, colour: (name: string) => string) => void>} */
const DRAW = {
  words: (slide, { box, text, size, bold, colour: name, middle, level }, _file, colour) =>
    slide.addText(text, {
      ...(level ? { placeholder: TITLE } : {}), // PowerPoint lists and reads out slides by their titles
      ...placed(box),
      fontSize: size,
      bold,
      color: colour(name),
      align: middle ? "center" : "left",
      valign: middle ? "middle" : "top",
      margin: 0,
    }),
  points: (slide, { box, points, size }, _file, colour) =>
    slide.addText(
      points.flatMap((/** @type {{ text: string, detail: string }} */ { text, detail }) => [
        { text, options: { bold: Boolean(detail), bullet: !detail, breakLine: !detail } },
        ...(detail ? [{ text: ` ${detail}`, options: { breakLine: true } }] : []),
      ]),
      { ...placed(box), fontSize: size, color: colour("ink"), valign: "top", margin: 0, paraSpaceAfter: size / 2 },
    ),
  table: (slide, { box, head, rows, shares, size }, _file, colour) =>
    slide.addTable(
      [
        head.map((/** @type {string} */ text) => ({ text, options: { bold: true } })),
        ...rows.map((/** @type {string[]} */ row) => row.map((text) => ({ text }))),
      ],
      {
        ...placed(box),
        colW: shares.map((/** @type {number} */ share) => (share * box.width) / INCH),
        rowH: [0.4, ...rows.map(() => (box.height / INCH - 0.4) / rows.length)],
        fontSize: size,
        color: colour("ink"),
        border: { type: "solid", pt: 1, color: colour("line") },
        valign: "middle",
      },
    ),
  chart: (slide, { box, said, labels, series, low, high, step, across, written, size }, file, colour) =>
    slide.addChart(
      file.charts.BAR,
      series.map((/** @type {{ name: string, values: number[] }} */ { name, values }) => ({ name, labels, values })),
      {
        ...placed(box),
        altText: said,
        barDir: across ? "bar" : "col",
        barGapWidthPct: across ? 67 : 25,
        ...(across ? { barOverlapPct: -67 } : {}),
        chartColors: series.map((/** @type {{ colour: string }} */ each) => colour(each.colour)),
        valAxisMinVal: low,
        valAxisMaxVal: high,
        valAxisMajorUnit: step,
        valAxisHidden: true,
        valGridLine: { style: across ? "solid" : "none", color: colour("line"), size: 0.5 },
        catAxisOrientation: across ? "maxMin" : "minMax",
        catAxisHidden: !labels.some(Boolean),
        catAxisLabelFontSize: size,
        catAxisLabelColor: colour("ink"),
        showValue: true,
        dataLabelFontSize: size,
        dataLabelColor: colour("ink"),
        dataLabelFormatCode: written,
        layout: labels.some(Boolean) ? undefined : { x: 0, y: 0, w: 1, h: 1 },
      },
    ),
  shape: (slide, { box, form, colour: name, text, size, text_colour: on }, file, colour) =>
    slide.addText(text, {
      ...placed(box),
      shape: { circle: file.shapes.OVAL, diamond: file.shapes.DIAMOND, rectangle: file.shapes.RECTANGLE }[String(form)],
      fill: { color: colour(name) },
      fontSize: size,
      color: colour(on),
      align: "center",
      valign: "middle",
      margin: 0,
    }),
};
