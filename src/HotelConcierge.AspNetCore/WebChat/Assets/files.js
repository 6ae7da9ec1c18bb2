// Files that the guest attaches; they are sent with the next message.

import { putFile, typeOf } from "./api.js";
import { bring, drawAttached, hold, letGo, problemOf, takeFiles } from "./attachments.js";
import { find, text, uuid } from "./page.js";

const tray = find(".tray");

export class Files {
  #attached = [];

  /**
   * @param onWarning called with what the guest has to know about a file, or ""
   * @param onChange called when something was attached or taken away
   */
  constructor({ onWarning, onChange }) {
    this.onWarning = onWarning;
    this.onChange = onChange;
    takeFiles(find("textarea"), (files) => this.attach(files));
  }

  get count() {
    return this.#attached.length;
  }

  attach(files) {
    this.onWarning("");
    for (const file of files) {
      const problem = problemOf(file, this.#attached.length);
      if (problem) this.onWarning(problem);
      else this.#add(file);
    }
    this.onChange();
  }

  /** What is attached, for a message; the tray is empty then. */
  take() {
    const taken = this.#attached;
    this.#attached = [];
    tray.replaceChildren();
    tray.hidden = true;
    return taken;
  }

  #add(file) {
    const attached = { id: uuid(), type: typeOf(file), name: file.name || text("picture"), size: file.size };
    hold(attached.id, file);
    upload(attached).catch(() => {}); // sending the message tries it again, and says why it does not go
    this.#attached.push(attached);
    const card = drawAttached(attached, attached.type.startsWith("image/"), () => this.#remove(attached, card));
    tray.append(card);
    tray.hidden = false;
  }

  #remove(attached, card) {
    this.#attached = this.#attached.filter((other) => other !== attached);
    letGo(attached.id);
    card.remove();
    tray.hidden = this.#attached.length === 0;
    this.onChange();
    find("textarea").focus();
  }
}

/** Brings a file to the server, once. Throws Refused when it never will get there, NotNow when trying again may help. */
export const upload = (attached) => bring(attached, (file) => putFile(attached.id, file));
