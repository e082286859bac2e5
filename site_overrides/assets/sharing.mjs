// Hands a text to the chats and mails of a phone, through its own sheet.
import { tell } from "./notices.mjs";

// A computer's sheet is often empty: there one copies, or writes the mail.
const CAN_SHARE = "share" in navigator && matchMedia("(pointer: coarse)").matches;

/** Shows the buttons of what this device can do. */
export function tellSharing() {
  tell("can-share", CAN_SHARE);
  tell("cannot-share", !CAN_SHARE);
}

/**
 * @param {string} text @param {() => unknown} otherwise  what is done where the sheet does not open
 * @returns {Promise<boolean>} whether it was handed over
 */
export async function share(text, otherwise) {
  try {
    await navigator.share({ text });
    return true;
  } catch (failure) {
    const closed = failure instanceof DOMException && failure.name === "AbortError"; // without sending
    if (!closed) await otherwise();
    return false;
  }
}
