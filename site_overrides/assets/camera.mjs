// Reads one QR code after another with the camera: each is sounded, shown, and written into a field of the page, whose
// form then asks Python what it is. Nothing of the picture is kept or sent.
import { codeReader } from "./codes.mjs";
import { page, takeBack, tell } from "./notices.mjs";

const PAUSE = 150; // milliseconds between two looks
const SHOWN = 700; // milliseconds for which a code that was read lights up
const PITCH = 880; // hertz
const LENGTH = 0.12; // seconds

/** @type {MediaStream | null} */
let stream = null;
let asked = 0; // how often the camera was started or stopped: what a browser answers to an earlier one comes too late

/** @param {string} selector */
const find = (selector) => /** @type {any} */ (page.querySelector(selector));

/** @param {AudioContext} audio */
function sound(audio) {
  const tone = audio.createOscillator();
  const volume = audio.createGain();
  tone.frequency.value = PITCH;
  volume.gain.setValueAtTime(0.2, audio.currentTime);
  volume.gain.exponentialRampToValueAtTime(0.001, audio.currentTime + LENGTH);
  tone.connect(volume).connect(audio.destination);
  tone.start();
  tone.stop(audio.currentTime + LENGTH);
}

/** @param {string} text  of a code that was not read before @param {number} count  of the codes that were */
function take(text, count) {
  const field = /** @type {HTMLTextAreaElement} */ (find("#camera-codes"));
  field.value += `${text}\n`;
  field.scrollTop = field.scrollHeight;
  field.dispatchEvent(new Event("input", { bubbles: true }));
  field.dispatchEvent(new Event("change", { bubbles: true }));
  find("[data-camera-count]").textContent = String(count);
  find("[data-camera-last]").textContent = text;
  const view = find("[data-camera-view]");
  view.classList.add("read");
  setTimeout(() => view.classList.remove("read"), SHOWN);
}

export function stopCamera() {
  asked += 1;
  for (const track of stream?.getTracks() ?? []) track.stop();
  stream = null;
  const view = find("[data-camera-view]");
  if (view) view.srcObject = null; // the part with the camera may be gone
  tell("camera-on", false);
  tell("camera-off", true);
}

/** Looks until it is stopped, the page is left, or the camera ends. */
export async function startCamera() {
  takeBack("camera-refused", "camera-absent", "camera-reader");
  if (stream) return;
  if (!navigator.mediaDevices) return tell("camera-absent", true);
  asked += 1;
  const mine = asked;
  let running;
  try {
    running = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } });
  } catch (failure) {
    if (mine !== asked) return;
    const refused = failure instanceof DOMException && failure.name === "NotAllowedError";
    return tell(refused ? "camera-refused" : "camera-absent", true);
  }
  const read = mine === asked ? await codeReader().catch(() => null) : null;
  const view = /** @type {HTMLVideoElement | null} */ (find("[data-camera-view]"));
  if (mine !== asked || !view) {
    for (const track of running.getTracks()) track.stop();
    return;
  }
  stream = running;
  if (!read) {
    stopCamera();
    return tell("camera-reader", true);
  }
  view.srcObject = running;
  tell("camera-on", true);
  tell("camera-off", false);
  await view.play().catch(() => {});
  const audio = new AudioContext();
  const seen = new Set();
  while (stream === running && running.active && view.isConnected) {
    const texts = await read(view).catch(() => []);
    for (const text of texts) {
      if (seen.has(text) || stream !== running) continue;
      seen.add(text);
      sound(audio);
      take(text, seen.size);
    }
    await new Promise((resume) => setTimeout(resume, PAUSE));
  }
  await audio.close();
  if (stream === running) stopCamera();
}
