// A tab that nobody sees: it lets go of its stream after a minute, takes it up again when shown, and counts in its title what came.

import { title } from "./page.js";

const patience = 60_000;

export class Tab {
  #unseen = 0;
  #timer = null;

  constructor(feed) {
    this.feed = feed;
    document.addEventListener("visibilitychange", () => this.#look());
  }

  start() {
    this.feed.start();
    this.#look();
  }

  #look() {
    clearTimeout(this.#timer);
    if (document.hidden) {
      this.#timer = setTimeout(() => this.feed.stop(), patience);
    } else {
      this.#count(0);
      this.feed.start();
    }
  }

  /** Something came from the concierge. */
  notice() {
    if (document.hidden) this.#count(this.#unseen + 1);
  }

  #count(unseen) {
    this.#unseen = unseen;
    document.title = unseen > 0 ? `(${unseen}) ${title}` : title;
  }
}
