// Files that go with an answer; what is attached belongs to the draft of its case.

import { putFile, typeOf } from "./api.js";
import { bring, drawAttached, hold, letGo, problemOf, takeFiles } from "./attachments.js";
import { find, text, uuid } from "./dom.js";

const tray = find(".tray");

export class Files {
  #case = null;
  #attached = [];

  /**
   * @param onWarning called with what has to be known about a file, or ""
   * @param onChange called when something was attached, uploaded or taken away
   * @param isOpen tells whether files can be attached now
   */
  constructor({ onWarning, onChange, isOpen }) {
    Object.assign(this, { onWarning, onChange, isOpen });
    takeFiles(find(".composer textarea"), (files) => this.attach(files), isOpen);
  }

  get all() {
    return this.#attached;
  }

  /** Shows what is attached to the answer of a case. */
  show(caseId, files) {
    this.#case = caseId;
    this.#attached = files;
    this.#draw();
  }

  attach(files) {
    if (!this.isOpen()) return;
    this.onWarning("");
    for (const file of files) {
      const problem = problemOf(file, this.#attached.length);
      if (problem) this.onWarning(problem);
      else this.#add(file);
    }
    this.#draw();
    this.onChange();
  }

  #add(file) {
    const attached = { id: uuid(), name: file.name || text("picture"), contentType: typeOf(file), size: file.size };
    hold(attached.id, file);
    upload(this.#case, attached).then(() => this.onChange(), () => {}); // sending the answer tries again, and says why it does not go
    this.#attached = [...this.#attached, attached];
  }

  #draw() {
    tray.replaceChildren(...this.#attached.map((attached) =>
      drawAttached(attached, attached.contentType.startsWith("image/"), () => this.#remove(attached))));
    tray.hidden = this.#attached.length === 0;
  }

  #remove(attached) {
    this.#attached = this.#attached.filter((other) => other !== attached);
    letGo(attached.id);
    this.#draw();
    this.onChange();
    find(".composer textarea").focus();
  }
}

/** Brings a file to the server, once. Throws Refused when it never will get there, NotNow when trying again may help. */
export const upload = (caseId, attached) => bring(attached, (file) => putFile(caseId, attached.id, file, attached.name));
