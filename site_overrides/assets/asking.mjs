// Asks Python for a page with a workspace, and tells what came in between: a refusal, a fault, a stop.
import { request, start, startAnew } from "./client.mjs";
import { list } from "./documents.mjs";
import { page, takeBack, tell, tellWorking } from "./notices.mjs";

const site = new URL(page.dataset.root || "./", location.href).href;

start(); // every view needs Python at once

/** What Python is told of the workspaces in this browser. */
export async function kept() {
  const all = await list().catch(() => []);
  return all.map(({ key, name, sample, changed, saved, revision }) => ({
    key,
    name,
    sample,
    changed,
    saved: saved?.date ?? null,
    behind: saved?.revision !== revision,
  }));
}

/** @returns {string} a random text; `crypto.randomUUID` would need https */
function fresh() {
  return [...crypto.getRandomValues(new Uint32Array(4))].map((part) => part.toString(16).padStart(8, "0")).join("-");
}

/** What Python is told with each request. */
const told = async () => ({ fresh: fresh(), site, kept: await kept() });

/**
 * Asks for what nobody waits for: no word is said of it.
 * @param {import("./client.mjs").Message} message @returns {Promise<any>} the reply; null where there is none
 */
export async function askAhead(message) {
  const reply = await request({ ...(await told()), ...message }, false);
  return reply?.ok ? reply : null;
}

/**
 * @param {import("./client.mjs").Message} message
 * @param {boolean} [quietly]  where nobody waits for it: what it makes stands there already
 * @returns {Promise<any>} the reply; null where there is none, which is told; undefined where it was cancelled, and
 *   false where it was refused, which is told
 */
export async function ask(message, quietly = false) {
  const done = quietly ? () => {} : tellWorking();
  try {
    const reply = await request({ ...(await told()), ...message });
    if (!reply) return undefined;
    if (reply.trouble) {
      tell(reply.trouble, true);
      return null;
    }
    takeBack("refused", "fault", "not-loaded", "failed", "cancelled");
    if (reply.ok) return reply;
    tell("refused", true, reply.message);
    return false;
  } finally {
    done();
  }
}

/** @param {unknown} failure  of this page's own scripts */
export function tellFailure(failure) {
  console.error(failure);
  tell("fault", true);
}

export { startAnew as cancel };
