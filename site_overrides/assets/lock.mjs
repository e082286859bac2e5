// Locks the text of a file with a passphrase, and opens it again, by Web Crypto. Python says how, in
// `assessment/workspace/locked.py`; here only bytes are turned into other bytes.

/** @typedef {{ format: string, version: number, rounds: number, salt: string, nonce: string, text: string }} Locked */

/** @param {Uint8Array} bytes */
const toBase64 = (bytes) => btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));

/** @param {string} text */
const fromBase64 = (text) => Uint8Array.from(atob(text), (symbol) => symbol.charCodeAt(0));

/** @returns {boolean} whether this browser can: it does on https and on the device itself */
export function canLock() {
  return Boolean(globalThis.crypto?.subtle);
}

/** @param {string} passphrase @param {Uint8Array<ArrayBuffer>} salt @param {number} rounds */
async function keyOf(passphrase, salt, rounds) {
  const bytes = new TextEncoder().encode(passphrase.normalize("NFC"));
  const secret = await crypto.subtle.importKey("raw", bytes, "PBKDF2", false, ["deriveKey"]);
  const derivation = { name: "PBKDF2", hash: "SHA-256", salt, iterations: rounds };
  return crypto.subtle.deriveKey(derivation, secret, { name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
}

/**
 * @param {string} text @param {string} passphrase
 * @param {string} how  format, version and rounds, as Python writes them
 * @returns {Promise<string>} the text of the locked file
 */
export async function lock(text, passphrase, how) {
  const [format = "", version, rounds] = how.split(" ");
  const salt = crypto.getRandomValues(new Uint8Array(16));
  const nonce = crypto.getRandomValues(new Uint8Array(12));
  const key = await keyOf(passphrase, salt, Number(rounds));
  const hidden = await crypto.subtle.encrypt({ name: "AES-GCM", iv: nonce }, key, new TextEncoder().encode(text));
  const fields = { salt: toBase64(salt), nonce: toBase64(nonce), text: toBase64(new Uint8Array(hidden)) };
  return `${JSON.stringify({ format, version: Number(version), rounds: Number(rounds), ...fields }, null, 1)}\n`;
}

/**
 * @param {Locked} locked @param {string} passphrase
 * @returns {Promise<string | null>} the text; null where the passphrase is another one, or the file was changed
 */
export async function unlock({ rounds, salt, nonce, text }, passphrase) {
  try {
    const key = await keyOf(passphrase, fromBase64(salt), rounds);
    const open = await crypto.subtle.decrypt({ name: "AES-GCM", iv: fromBase64(nonce) }, key, fromBase64(text));
    return new TextDecoder().decode(open);
  } catch {
    return null;
  }
}
