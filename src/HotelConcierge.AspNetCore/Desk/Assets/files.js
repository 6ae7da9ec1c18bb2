// Files that go with an answer: chosen, dropped or pasted, and uploaded at once. The page has a file's bytes only as long as it lives;
// one that is uploaded is at the server and outlives a reload.

import { putFile, typeOf } from "./api.js";
import { element, find, text, uuid } from "./dom.js";
import { Refused } from "./errors.js";
import { sizeOf } from "./sizes.js";

const mostFiles = 10;
const mostBytes = 10_000_000; // as much as the host takes
const picker = find(".picker");
const tray = find(".tray");
const drop = find(".drop");

const held = new Map(); // {file, url, upload} by the file's id

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
    find(".attach").addEventListener("click", () => picker.click());
    picker.addEventListener("change", () => {
      this.attach(picker.files);
      picker.value = "";
    });
    find(".composer textarea").addEventListener("paste", (event) => this.#paste(event));
    this.#takeDrops();
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
      if (file.size > mostBytes) this.onWarning(text("large", { name: file.name, limit: sizeOf(mostBytes) }));
      else if (file.size === 0) this.onWarning(text("empty", { name: file.name }));
      else if (this.#attached.length >= mostFiles) this.onWarning(text("many", { count: mostFiles }));
      else this.#add(file);
    }
    this.#draw();
    this.onChange();
  }

  #add(file) {
    const attached = { id: uuid(), name: file.name || text("picture"), contentType: typeOf(file), size: file.size };
    held.set(attached.id, { file, url: URL.createObjectURL(file), upload: null });
    upload(this.#case, attached).then(() => this.onChange(), () => {}); // sending the answer tries again, and says why it does not go
    this.#attached = [...this.#attached, attached];
  }

  #draw() {
    tray.replaceChildren(...this.#attached.map((attached) => this.#card(attached)));
    tray.hidden = this.#attached.length === 0;
  }

  #card(attached) {
    const label = text("remove", { name: attached.name });
    const button = element("button", { type: "button", className: "icon remove", "aria-label": label, title: label }, "×");
    button.addEventListener("click", () => {
      this.#attached = this.#attached.filter((other) => other !== attached);
      URL.revokeObjectURL(held.get(attached.id)?.url);
      held.delete(attached.id);
      this.#draw();
      this.onChange();
      find(".composer textarea").focus();
    });
    const preview = attached.contentType.startsWith("image/") && held.get(attached.id)?.url;
    return element(
      "li",
      {},
      preview ? element("img", { src: preview, alt: "" }) : null,
      element("span", { className: "file-name" }, attached.name),
      element("span", { className: "file-size" }, sizeOf(attached.size)),
      button,
    );
  }

  // A spreadsheet on the clipboard is text and a picture of it: then the text is meant.
  #paste(event) {
    const { files, types } = event.clipboardData;
    if (files.length === 0 || types.includes("text/plain")) return;
    event.preventDefault();
    this.attach(files);
  }

  #takeDrops() {
    const carriesFiles = (event) => event.dataTransfer?.types.includes("Files") && this.isOpen();
    document.addEventListener("dragover", (event) => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      drop.hidden = false;
    });
    document.addEventListener("dragleave", (event) => {
      if (event.relatedTarget === null) drop.hidden = true;
    });
    document.addEventListener("drop", (event) => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      drop.hidden = true;
      this.attach(event.dataTransfer.files);
    });
  }
}

/** Brings a file to the server, once. Throws Refused when it never will get there, NotNow when trying again may help. */
export async function upload(caseId, attached) {
  if (attached.isUploaded) return;
  const kept = held.get(attached.id);
  if (!kept) throw new Refused(text("gone", { name: attached.name }));
  kept.upload ??= putFile(caseId, attached.id, kept.file, attached.name).finally(() => {
    kept.upload = null;
  });
  await kept.upload;
  attached.isUploaded = true;
}
