// Where staff write, one draft for each case. A draft outlives a reload of the page.

import { timeOf } from "./ages.js";
import { showTyping, translateDraft } from "./api.js";
import { element, find, text, uuid } from "./dom.js";
import { Files } from "./files.js";
import * as storage from "./storage.js";
import { Templates } from "./templates.js";
import { isOthers, languageOf } from "./words.js";

const longest = 4000; // UTF-16 code units, as the server counts
const typingEvery = 5_000;
const form = find(".composer");
const field = form.querySelector("textarea");
const hint = form.querySelector(".hint");
const warning = form.querySelector(".warning");
const toGuest = form.querySelector(".to-guest");
const modes = [...form.querySelectorAll("[data-mode]")];

export class Composer {
  #case = null;
  #mode = "reply";
  #window = null;
  #me = "";
  #isTooLong = false;
  #lastTyping = -Infinity;
  #language = null; // of the guest, where staff may have what they write translated
  #original = ""; // what was written before it was translated
  #isTranslating = false;
  #onTake;

  /**
   * @param onSend called with {kind, text, files}, or for a template with its id as well
   * @param onTake called when the case is to be taken
   */
  constructor({ onSend, onTake }) {
    this.onSend = onSend;
    this.#onTake = onTake;
    this.files = new Files({ onWarning: (words) => this.warn(words), onChange: () => this.#changed(), isOpen: () => this.#canAttach() });
    this.templates = new Templates({ onSend: ({ id, text: words }) => this.onSend({ kind: "reply", template: id, text: words }) });
    field.addEventListener("input", () => {
      this.#changed();
      this.#tellTyping();
    });
    field.addEventListener("keydown", (event) => this.#key(event));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#send();
    });
    for (const button of modes) button.addEventListener("click", () => this.setMode(button.dataset.mode));
    toGuest.addEventListener("click", () => this.#translate());
  }

  /** Another case is shown: its draft is taken up. */
  open(deskCase, me) {
    this.#case = deskCase;
    this.#me = me;
    this.#window = this.#language = null;
    const draft = storage.read(this.#draftKey) ?? {};
    this.#mode = draft.mode ?? "reply";
    field.value = draft.text ?? "";
    this.#original = draft.original ?? "";
    this.files.show(deskCase.id, draft.files ?? []);
    this.warn("");
    this.#lastTyping = -Infinity;
    this.#update();
  }

  /** What may be written may have changed with the case, or with the guest's window; null where that is not known yet. */
  show(deskCase, window, language = this.#language) {
    this.#case = deskCase;
    this.#language = language;
    this.#window = window ?? this.#window;
    this.#update();
  }

  setMode(mode) {
    this.#mode = mode;
    this.#changed();
    this.focus();
  }

  focus() {
    if (field.disabled || field.closest("[hidden]")) return;
    field.focus({ preventScroll: true });
  }

  warn(words) {
    warning.textContent = words;
  }

  /** Puts a text where the cursor is. */
  insert(words) {
    field.focus();
    field.setRangeText(words, field.selectionStart, field.selectionEnd, "end");
    this.#changed();
  }

  /** Takes back what could not be sent, before what may be written already. */
  restore(message) {
    this.#mode = message.kind;
    field.value = [message.text, field.value].filter(Boolean).join("\n");
    this.files.show(this.#case.id, [...(message.files ?? []), ...this.files.all]);
    this.#changed();
    this.focus();
  }

  get #draftKey() {
    return `draft-${this.#case.id}`;
  }

  get #isOthers() {
    return isOthers(this.#case, this.#me);
  }

  get #isShut() {
    return this.#mode === "reply" && this.#window?.isClosed === true;
  }

  #canAttach() {
    return this.#case !== null && this.#mode === "reply" && !field.disabled && !this.#isShut && this.#case.status !== "closed";
  }

  #changed() {
    if (field.value === "" || field.value.length * 4 < this.#original.length) this.#original = ""; // something else is written
    const uploaded = this.files.all.filter((file) => file.isUploaded);
    if (field.value === "" && uploaded.length === 0 && this.#mode === "reply") storage.remove(this.#draftKey);
    else storage.write(this.#draftKey, { text: field.value, mode: this.#mode, files: uploaded, original: this.#original });
    this.#update();
  }

  #update() {
    const isNote = this.#mode === "note";
    const isClosed = this.#case.status === "closed";
    form.dataset.mode = this.#mode;
    for (const button of modes) button.setAttribute("aria-pressed", String(button.dataset.mode === this.#mode));
    const isShut = this.#isShut;
    const waits = isShut && (field.value.trim() !== "" || this.files.all.length > 0); // what was written stays in view until it can be sent
    this.templates.show(isShut && !isClosed && !this.#isOthers ? (this.#window.templates ?? []) : []);
    form.querySelector(".field").hidden = isClosed || (isShut && !waits);
    form.querySelector(".modes").hidden = isClosed;
    form.querySelector(".canned").hidden = form.querySelector(".attach").hidden = isNote || isShut;
    field.disabled = !isNote && this.#isOthers;
    field.readOnly = isShut;
    form.querySelector(".attach").disabled = form.querySelector(".canned").disabled = field.disabled;
    form.querySelector(".send").disabled = field.disabled || isShut;
    toGuest.hidden = isNote || isShut || !this.#language;
    toGuest.disabled = field.disabled || this.#isTranslating || field.value.trim() === "";
    if (this.#language) toGuest.textContent = text("toGuest", { language: languageOf(this.#language) });
    const words = text(isNote ? "noteField" : isShut ? "wordsWait" : "replyField");
    if (field.placeholder !== words) {
      field.placeholder = words;
      field.setAttribute("aria-label", words);
    }
    this.#hint(isNote, isClosed);
    field.style.height = "auto";
    field.style.height = `${field.scrollHeight}px`;
    const over = field.value.length - longest;
    form.classList.toggle("ready", !field.disabled && !isShut && (field.value.trim() !== "" || this.#outgoing().length > 0));
    if (over > 0) this.warn(text("long", { count: over }));
    else if (this.#isTooLong) this.warn("");
    this.#isTooLong = over > 0;
  }

  #hint(isNote, isClosed) {
    const { owner, status, isOnPhone } = this.#case;
    let [key, offersTake] = ["", false];
    if (isClosed) key = "hintClosed";
    else if (isNote) key = "hintNote";
    else if (this.#isOthers) [key, offersTake] = ["hintOther", true];
    else if (this.#isShut) key = this.#window.templates?.length > 0 ? "hintTemplates" : "hintWindow";
    else if (status === "concierge") key = "hintConcierge";
    else if (isOnPhone) [key, offersTake] = ["hintPhone", true];
    else if (!owner) [key, offersTake] = ["hintFree", true];
    else if (this.#window?.closesAt) key = "hintUntil";
    const words = key && text(key, { name: owner, time: key === "hintUntil" ? timeOf(this.#window.closesAt) : "" });
    if (hint.dataset.shown === words) return;
    hint.dataset.shown = words;
    hint.replaceChildren(words);
    if (!offersTake) return;
    const button = element("button", { type: "button", className: "quiet" }, text(this.#isOthers ? "takeOver" : "take"));
    button.addEventListener("click", () => this.#onTake());
    hint.append(" ", button);
  }

  // What comes of it is for staff to look over: it is sent by them, and not by this.
  async #translate() {
    const [deskCase, words] = [this.#case, field.value.trim()];
    this.#isTranslating = true;
    this.warn("");
    this.#update();
    try {
      const { text: translated } = await translateDraft(deskCase.id, { key: uuid(), text: words });
      if (this.#case?.id === deskCase.id && field.value.trim() === words) {
        field.value = translated;
        this.#original = words;
        this.#changed();
      }
    } catch {
      this.warn(text("notTranslated"));
    }
    this.#isTranslating = false;
    this.#update();
    this.focus();
  }

  #outgoing() {
    return this.#mode === "note" ? [] : this.files.all;
  }

  #tellTyping() {
    if (this.#mode === "note" || field.value.trim() === "" || this.#case.owner !== this.#me) return;
    if (performance.now() - this.#lastTyping < typingEvery) return;
    this.#lastTyping = performance.now();
    showTyping(this.#case.id).catch(() => {}); // a sign that may be missing; what is wrong shows with the answer
  }

  // Enter that ends the writing of a sign, as in Japanese, sends nothing.
  #key(event) {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing || event.keyCode === 229) return;
    event.preventDefault();
    this.#send();
  }

  #send() {
    const words = field.value.trim();
    const files = this.#outgoing();
    if (field.disabled || this.#isShut || (words === "" && files.length === 0) || this.#isTooLong) {
      this.focus();
      return;
    }
    const sent = { kind: this.#mode, text: words, files };
    const original = this.#mode === "reply" ? this.#original.slice(0, longest - text("originalNote").length) : "";
    field.value = "";
    if (files.length > 0) this.files.show(this.#case.id, []);
    this.#mode = "reply";
    this.#lastTyping = -Infinity;
    this.warn("");
    this.#changed();
    this.onSend(sent);
    if (original) this.onSend({ kind: "note", text: text("originalNote", { words: original }), files: [] });
    field.focus({ preventScroll: true });
  }
}
