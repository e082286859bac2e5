// Hands a file to the reader, as it comes from Python or drawn as a picture of points; reads files of the site for it.

const DENSITY = 2; // points for each pixel: sharp on a slide

/**
 * @param {{ name: string, type: string, text?: string, base64?: string }} file
 * @param {string} [picture]  "png" turns an SVG into one, "pptx" a deck into slides; "share" hands it to other programs
 */
export async function save(file, picture) {
  if (picture === "png") return offer(file.name.replace(/\.svg$/, ".png"), await drawn(file.text ?? ""));
  if (picture === "pptx") {
    const { presentation } = await import("./pptx.mjs");
    return offer(file.name, await presentation(JSON.parse(file.text ?? "")));
  }
  const content =
    file.base64 === undefined
      ? (file.text ?? "")
      : Uint8Array.from(atob(file.base64), (symbol) => symbol.charCodeAt(0));
  if (picture === "share" && (await handedOver(new File([content], file.name, { type: file.type })))) return;
  offer(file.name, new Blob([content], { type: file.type }));
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
