// What staff wrote and the server does not have yet: sent in order, one by one, again and again under the same key, also after a reload.

import { Closed, Taken, WindowClosed, write, writeNote } from "./api.js";
import { text } from "./dom.js";
import { NoSession, Refused } from "./errors.js";
import { upload } from "./files.js";
import * as storage from "./storage.js";
import { pause, pauseAfter } from "./wait.js";

const kept = "outbox";
const failuresBeforeSaying = 3;

export class Outbox {
  #messages = storage.read(kept) ?? [];
  #isSending = false;

  /**
   * @param onChange called with the id of the case of which a message changed
   * @param onTaken called with the case, as the server has it now, when it has a message
   * @param onWindowClosed called with a message that is kept no longer, since it cannot be sent in these words before the guest writes
   * @param onNoSession called when the server does not know who writes (any more)
   */
  constructor({ onChange, onTaken, onWindowClosed, onNoSession }) {
    Object.assign(this, { onChange, onTaken, onWindowClosed, onNoSession });
  }

  /** The messages of a case that the conversation does not show yet, in order. */
  of(caseId) {
    return this.#messages.filter((message) => message.case === caseId);
  }

  add(message) {
    this.#messages.push(message);
    this.#changed(message);
    this.run();
  }

  /** Gives a message up, or has no more to show it. */
  drop(key) {
    const message = this.#messages.find((other) => other.key === key);
    this.#messages = this.#messages.filter((other) => other !== message);
    if (message) this.#changed(message);
  }

  /** Tries one again that was refused, with what is new about it. */
  retry(key, changes) {
    const message = this.#messages.find((other) => other.key === key);
    Object.assign(message, { reason: undefined, takenBy: undefined, ...changes });
    this.#changed(message);
    this.run();
  }

  async run() {
    if (this.#isSending) return;
    this.#isSending = true;
    let failures = 0;
    for (let message = this.#next(); message; message = this.#next()) {
      try {
        await this.#send(message);
        failures = 0;
      } catch (error) {
        if (error instanceof NoSession) {
          this.onNoSession();
          break;
        }
        if (error instanceof Refused) {
          this.#refuse(message, error);
        } else {
          failures++;
          message.isDelayed = failures >= failuresBeforeSaying;
          this.#changed(message);
          await pause(error.seconds ?? pauseAfter(failures));
        }
      }
    }
    this.#isSending = false;
  }

  async #send(message) {
    for (const file of message.files ?? []) await upload(message.case, file);
    const answer = message.kind === "note" ? await writeNote(message.case, noteOf(message)) : await write(message.case, bodyOf(message));
    message.isTaken = true;
    this.#changed(message);
    this.onTaken(message.case, answer);
  }

  #refuse(message, error) {
    if (error instanceof WindowClosed && this.onWindowClosed(message)) {
      this.drop(message.key);
      return;
    }
    message.takenBy = error instanceof Taken ? error.owner : undefined;
    if (error instanceof Taken) message.reason = text("failedTaken", { name: error.owner });
    else if (error instanceof Closed) message.reason = text("failedClosed");
    else message.reason = text("failed", { reason: error.message });
    this.#changed(message);
  }

  #next() {
    return this.#messages.find((message) => message.reason === undefined && !message.isTaken);
  }

  // What the server has is not sent again after a reload.
  #changed(message) {
    storage.write(kept, this.#messages.filter((other) => !other.isTaken));
    this.onChange(message.case);
  }
}

const noteOf = ({ key, text: words }) => ({ key, text: words });

function bodyOf({ key, template, text: words, files, force }) {
  if (template) return { key, template, force: force === true };
  return { key, text: words, files: (files ?? []).map(({ id }) => id), force: force === true };
}
