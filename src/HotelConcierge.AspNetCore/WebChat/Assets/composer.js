// The field where the guest writes. What is in it outlives a reload.

import { find, text } from "./page.js";
import * as storage from "./storage.js";

const longest = 4000; // UTF-16 code units, as the server counts
const key = "draft";
const form = find(".composer");
const field = find("textarea");
const warning = find(".warning");

export class Composer {
  #isTooLong = false;

  /**
   * @param onSend called with the text, which may be empty where something is attached
   * @param countFiles how many files are attached
   */
  constructor({ onSend, countFiles }) {
    this.onSend = onSend;
    this.countFiles = countFiles;
    field.value = storage.read(key) ?? "";
    field.addEventListener("input", () => {
      storage.write(key, field.value);
      this.update();
    });
    field.addEventListener("keydown", (event) => this.#key(event));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#send();
    });
    this.update();
  }

  /** Puts a text into the field, before what may stand there. */
  write(words) {
    field.value = [words, field.value].filter(Boolean).join("\n");
    storage.write(key, field.value);
    this.update();
    field.focus();
  }

  warn(words) {
    warning.textContent = words;
  }

  focus() {
    field.focus({ preventScroll: true });
  }

  update() {
    field.style.height = "auto";
    field.style.height = `${field.scrollHeight}px`;
    form.classList.toggle("ready", field.value.trim() !== "" || this.countFiles() > 0);
    const over = field.value.length - longest;
    if (over > 0) this.warn(text("long", { count: over }));
    else if (this.#isTooLong) this.warn("");
    this.#isTooLong = over > 0;
  }

  // Enter that ends the writing of a sign, as in Japanese, sends nothing.
  #key(event) {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing || event.keyCode === 229) return;
    event.preventDefault();
    this.#send();
  }

  #send() {
    const words = field.value.trim();
    if ((words === "" && this.countFiles() === 0) || this.#isTooLong) {
      field.focus();
      return;
    }
    field.value = "";
    storage.remove(key);
    this.warn("");
    this.onSend(words);
    this.update();
    field.focus({ preventScroll: true });
  }
}
