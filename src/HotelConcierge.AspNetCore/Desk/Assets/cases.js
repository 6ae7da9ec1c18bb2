// The open cases as the server last told them, and in which order they stand: urgent ones first, then those whom nobody has, the
// longest open first.

import { setNow } from "./ages.js";

const ranks = { waiting: 0, taken: 1, concierge: 2, closed: 3 };

export function compare(one, other) {
  return (
    (one.urgency === "urgent" ? 0 : 1) - (other.urgency === "urgent" ? 0 : 1) ||
    ranks[one.status] - ranks[other.status] ||
    Date.parse(one.openedAt) - Date.parse(other.openedAt) ||
    (one.id < other.id ? -1 : Number(one.id > other.id))
  );
}

export class Cases {
  #cases = new Map();
  #isFirst = true;

  /**
   * @param onAll called with every case, in order, when the page begins to follow them, also again
   * @param onOne called with a case and what it was before, or null
   * @param onGone called with the id of one that is no more open
   */
  constructor({ onAll, onOne, onGone }) {
    this.onAll = onAll;
    this.onOne = onOne;
    this.onGone = onGone;
  }

  get all() {
    return this.#cases.values();
  }

  find(id) {
    return this.#cases.get(id) ?? null;
  }

  /** Takes an event of the feed. */
  take({ event, data }) {
    if (event === "board") this.#takeAll(data);
    else if (event === "case") this.put(data);
    else if (event === "gone") this.#drop(data.id);
  }

  /** Takes a case as an answer of the server has it. */
  put(deskCase) {
    if (deskCase.status === "closed") {
      this.#drop(deskCase.id);
      return;
    }
    const before = this.find(deskCase.id);
    if (before?.version === deskCase.version) return;
    this.#cases.set(deskCase.id, deskCase);
    this.onOne(deskCase, before);
  }

  // After the first time, what came while the page was cut off is as new as if it had come one by one.
  #takeAll({ cases, now }) {
    if (now) setNow(now);
    const isFirst = this.#isFirst;
    this.#isFirst = false;
    if (!isFirst) {
      const there = new Set(cases.map(({ id }) => id));
      for (const id of [...this.#cases.keys()]) if (!there.has(id)) this.#drop(id);
      for (const deskCase of cases) this.put(deskCase);
      return;
    }
    this.#cases = new Map(cases.map((deskCase) => [deskCase.id, deskCase]));
    this.onAll([...cases].sort(compare));
  }

  #drop(id) {
    if (this.#cases.delete(id)) this.onGone(id);
  }
}
