// Hands a file to the reader, as it comes from Python or drawn as a picture of points; reads files of the site for it.

const DENSITY = 2; // points for each pixel: sharp on a slide

/**
 * @param {SavedFile} file
 * @param {import("../../build/protocol.d.ts").ReadByPage["picture"]} [picture]  "png" turns an SVG into one, "pptx" a
 *   deck into slides; "share" hands it to other programs
 */
export async function save(file, picture) {
  switch (picture) {
    case "png":
      return offer(file.name.replace(/\.svg$/, ".png"), await drawn(file.text ?? ""));
    case "pptx": {
      const { presentation } = await import("./pptx.mjs");
      return offer(file.name, await presentation(JSON.parse(file.text ?? "")));
    }
    case "share":
      return (await handedOver(new File([contentOf(file)], file.name, { type: file.type }))) || offerAsItIs(file);
    case undefined:
      return offerAsItIs(file);
    default:
      throw new Error(`There is no picture ${picture}`);
  }
}

/** @typedef {{ name: string, type: string, text?: string, base64?: string }} SavedFile */

/** @param {SavedFile} file */
function contentOf({ text = "", base64 }) {
  return base64 === undefined ? text : Uint8Array.from(atob(base64), (symbol) => symbol.charCodeAt(0));
}

/** @param {SavedFile} file */
function offerAsItIs(file) {
  offer(file.name, new Blob([contentOf(file)], { type: file.type }));
}

/** @param {File} file @returns {Promise<boolean>} false where this device cannot, and it is to be saved */
async function handedOver(file) {
  if (!navigator.canShare?.({ files: [file] })) return false;
  try {
    await navigator.share({ files: [file] });
    return true;
  } catch (failure) {
    return failure instanceof DOMException && failure.name === "AbortError"; // closed without sending
  }
}

/**
 * @param {string[]} names  of files beside this one
 * @returns {Promise<Record<string, string>>} the text of each that could be read
 */
export async function readAssets(names) {
  const texts = names.map(async (name) => {
    const answer = await fetch(new URL(name, import.meta.url)).catch(() => null);
    return answer?.ok ? [[name, await answer.text()]] : [];
  });
  return Object.fromEntries((await Promise.all(texts)).flat());
}

/** @param {string} name @param {Blob} content */
function offer(name, content) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** @param {string} svg  with a width and a height @returns {Promise<Blob>} */
async function drawn(svg) {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = image.naturalWidth * DENSITY;
  canvas.height = image.naturalHeight * DENSITY;
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  context.fillStyle = "white"; // transparent, its dark text would be lost on a dark slide
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("The picture could not be drawn."))));
  });
}
