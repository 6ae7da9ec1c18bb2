// What a machine makes for staff of a guest's words. Each is asked for once; it shows as any other change when the server has it.

import { summarize, translate } from "./api.js";

const againAfter = 3 * 60_000;

export class Machine {
  #asked = new Map();
  #translating = Promise.resolve();
  #summing = Promise.resolve();

  /** Has a case summed up that nobody has summed up. */
  sum(deskCase) {
    if (!deskCase.wantsSummary || !this.#isDue(deskCase.id)) return;
    this.#summing = this.#summing.then(() => quietly(summarize(deskCase.id)));
  }

  /** Has what a guest wrote translated where staff cannot read it, the newest first. */
  translate({ id }, entries) {
    for (const entry of entries.toReversed()) {
      if (!entry.wantsTranslation || !this.#isDue(`${id} ${entry.id}`)) continue;
      this.#translating = this.#translating.then(() => quietly(translate(id, entry.id)));
    }
  }

  #isDue(what) {
    const now = performance.now();
    if (now - (this.#asked.get(what) ?? -Infinity) < againAfter) return false;
    this.#asked.set(what, now);
    return true;
  }
}

// The guest's own words are there, and the next look asks again.
const quietly = (call) => call.catch(() => {});
