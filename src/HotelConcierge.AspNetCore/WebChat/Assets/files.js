// Files that the guest attaches: chosen, dropped or pasted, uploaded at once, and sent with the next message.

import { putFile, Refused, typeOf } from "./api.js";
import { element, find, text, uuid } from "./page.js";
import { sizeOf } from "./sizes.js";

const mostFiles = 10;
const mostBytes = 10_000_000; // as much as the host takes
const picker = find(".picker");
const tray = find(".tray");
const drop = find(".drop");

const held = new Map(); // the files themselves by their id, as long as the page lives

export class Files {
  #attached = [];

  /**
   * @param onWarning called with what the guest has to know about a file, or ""
   * @param onChange called when something was attached or taken away
   */
  constructor({ onWarning, onChange }) {
    this.onWarning = onWarning;
    this.onChange = onChange;
    find(".attach").addEventListener("click", () => picker.click());
    picker.addEventListener("change", () => {
      this.attach(picker.files);
      picker.value = "";
    });
    find("textarea").addEventListener("paste", (event) => this.#paste(event));
    this.#takeDrops();
  }

  get count() {
    return this.#attached.length;
  }

  attach(files) {
    this.onWarning("");
    for (const file of files) {
      if (file.size > mostBytes) this.onWarning(text("large", { name: file.name, limit: sizeOf(mostBytes) }));
      else if (this.#attached.length >= mostFiles) this.onWarning(text("many", { count: mostFiles }));
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
    const id = uuid();
    const attached = { id, type: typeOf(file), name: file.name || text("picture"), size: file.size };
    held.set(id, { file, url: URL.createObjectURL(file), upload: null });
    upload(attached).catch(() => {}); // sending the message tries it again, and says why it does not go
    this.#attached.push(attached);
    tray.append(this.#card(attached));
    tray.hidden = false;
  }

  #card(attached) {
    const label = text("remove", { name: attached.name });
    const button = element("button", { type: "button", className: "icon remove", "aria-label": label, title: label }, "×");
    const card = element(
      "li",
      {},
      attached.type.startsWith("image/") ? element("img", { src: held.get(attached.id).url, alt: "" }) : null,
      element("span", { className: "file-name" }, attached.name),
      element("span", { className: "file-size" }, sizeOf(attached.size)),
      button,
    );
    button.addEventListener("click", () => {
      this.#attached = this.#attached.filter((other) => other !== attached);
      release(attached.id);
      card.remove();
      tray.hidden = this.#attached.length === 0;
      this.onChange();
      find("textarea").focus();
    });
    return card;
  }

  // A spreadsheet on the clipboard is text and a picture of it: then the text is meant.
  #paste(event) {
    const { files, types } = event.clipboardData;
    if (files.length === 0 || types.includes("text/plain")) return;
    event.preventDefault();
    this.attach(files);
  }

  #takeDrops() {
    const carriesFiles = (event) => event.dataTransfer?.types.includes("Files");
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

/** The file's preview on this page, where the page still has it. */
export const previewOf = (id) => held.get(id)?.url;

/** Brings a file to the server, once. Throws Refused when it never will get there, NotNow when trying again may help. */
export async function upload(attached) {
  if (attached.isUploaded) return;
  const kept = held.get(attached.id);
  if (!kept) throw new Refused(text("gone", { name: attached.name }));
  kept.upload ??= putFile(attached.id, kept.file).finally(() => {
    kept.upload = null;
  });
  await kept.upload;
  attached.isUploaded = true;
}

function release(id) {
  URL.revokeObjectURL(held.get(id)?.url);
  held.delete(id);
}
