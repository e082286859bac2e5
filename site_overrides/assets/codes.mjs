// Finds QR codes in what the camera sees and in pictures: with the browser's own reader where it has one, else with a
// library of this site.

/** @typedef {(picture: ImageBitmap | HTMLVideoElement) => Promise<string[]>} Read  the texts of the codes in a picture */

/** @returns {Promise<Read | null>} null where the browser has no reader of its own */
async function own() {
  const Detector = /** @type {any} */ (globalThis).BarcodeDetector;
  const formats = (await Detector?.getSupportedFormats().catch(() => [])) ?? [];
  if (!formats.includes("qr_code")) return null;
  const detector = new Detector({ formats: ["qr_code"] });
  return async (picture) =>
    (await detector.detect(picture)).map((/** @type {{ rawValue: string }} */ each) => each.rawValue);
}

/** @returns {Promise<Read>} */
async function library() {
  const { default: decode } = await import("./vendor/qr/decode.js");
  const canvas = document.createElement("canvas");
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d", { willReadFrequently: true }));
  return async (picture) => {
    canvas.width = "videoWidth" in picture ? picture.videoWidth : picture.width;
    canvas.height = "videoHeight" in picture ? picture.videoHeight : picture.height;
    if (canvas.width === 0) return []; // the camera has shown nothing yet
    context.drawImage(picture, 0, 0);
    try {
      return [decode(context.getImageData(0, 0, canvas.width, canvas.height))];
    } catch {
      return []; // there is no code in it, or none that can be read
    }
  };
}

/** @type {Promise<Read> | undefined} */
let reader;

/** @returns {Promise<Read>} */
export function codeReader() {
  reader ??= own().then((found) => found ?? library());
  reader.catch(() => (reader = undefined)); // a library that did not arrive is asked for again
  return reader;
}

/** @param {Blob} file  a picture @returns {Promise<string>} the texts of its codes, a line each; none where it is no picture */
export async function textsIn(file) {
  const read = await codeReader();
  const picture = await createImageBitmap(file).catch(() => null);
  return picture ? (await read(picture)).join("\n") : "";
}
