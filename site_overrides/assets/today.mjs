// The reader's date: Python has no clock of its own here.

/** @returns {string} as in 2026-10-12 */
export function today() {
  const now = new Date();
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
}
