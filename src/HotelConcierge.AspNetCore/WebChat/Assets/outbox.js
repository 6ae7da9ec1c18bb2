// What the guest wrote and the server does not have yet: sent in order, one by one, again and again under the same id, also after a reload.

import { NoSession, Refused } from "./api.js";
import * as storage from "./storage.js";
import { pause, pauseAfter } from "./wait.js";

const key = "outbox";
const failuresBeforeSaying = 5;
const secondsBeforeSaying = 10;

export class Outbox {
  #waiting = storage.read(key) ?? [];
  #isSending = false;

  /**
   * @param send brings one message to the server: throws Refused, NoSession, or NotNow
   * @param onState called with a message and what became of it: "delayed", "taken", or "failed" with the reason
   * @param onNoSession called when the server does not know the guest (any more)
   */
  constructor({ send, onState, onNoSession }) {
    this.send = send;
    this.onState = onState;
    this.onNoSession = onNoSession;
  }

  /** All that is kept, in order: what waits, and what was refused and not given up by the guest yet. */
  get messages() {
    return this.#waiting;
  }

  add(message) {
    this.#waiting.push(message);
    this.save();
    this.run();
  }

  /** Gives a message up. */
  drop(id) {
    this.#waiting = this.#waiting.filter((message) => message.id !== id);
    this.save();
  }

  save() {
    storage.write(key, this.#waiting);
  }

  async run() {
    if (this.#isSending) return;
    this.#isSending = true;
    let failures = 0;
    for (let message = this.#next(); message; message = this.#next()) {
      try {
        await this.send(message);
        this.drop(message.id);
        this.onState(message, "taken");
        failures = 0;
      } catch (error) {
        if (error instanceof NoSession) {
          this.onNoSession();
          break;
        }
        if (error instanceof Refused) {
          message.reason = error.message;
          this.save();
          this.onState(message, "failed", error.message);
        } else {
          failures++;
          const seconds = error.seconds ?? pauseAfter(failures);
          if (failures >= failuresBeforeSaying || error.seconds > secondsBeforeSaying) this.onState(message, "delayed");
          await pause(seconds);
        }
      }
    }
    this.#isSending = false;
  }

  #next() {
    return this.#waiting.find((message) => message.reason === undefined);
  }
}
