// Ends a request that nothing comes from.

import { NotNow } from "./errors.js";

/** Something in between keeps the answer back, or nobody is there. */
export class NothingCame extends NotNow {}

export class Watch {
  #abort = new AbortController();
  #outer;
  #timer;
  #late = false;
  #stop = () => this.#abort.abort();

  constructor(outer, milliseconds) {
    this.#outer = outer;
    outer.addEventListener("abort", this.#stop);
    this.restart(milliseconds);
  }

  get signal() {
    return this.#abort.signal;
  }

  restart(milliseconds) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#late = true;
      this.#stop();
    }, milliseconds);
  }

  async over(promise) {
    try {
      return await promise;
    } catch (error) {
      throw this.#late ? new NothingCame(error.message) : new NotNow(error.message);
    }
  }

  end() {
    clearTimeout(this.#timer);
    this.#outer.removeEventListener("abort", this.#stop);
    this.#stop();
  }
}
