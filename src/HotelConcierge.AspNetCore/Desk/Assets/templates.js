// What may be sent to a guest whose channel takes no words any more: each with the text that the guest will read, and a button.

import { element, find, text } from "./dom.js";

const list = find(".templates");
const pausesFor = 3_000; // a second press so soon was not meant

export class Templates {
  #shown = "[]";
  #pressedAt = -Infinity;

  /** @param onSend called with the template that is to be sent */
  constructor({ onSend }) {
    this.onSend = onSend;
  }

  /** Shows these, and no list where there are none. Whoever has the focus in the same list keeps it. */
  show(templates) {
    const source = JSON.stringify(templates);
    if (source === this.#shown) return;
    this.#shown = source;
    list.hidden = templates.length === 0;
    list.replaceChildren(...templates.map((template, index) => this.#item(template, `template-${index}`)));
  }

  #item(template, id) {
    const words = element("p", { id, lang: template.language, dir: "auto" }, template.text);
    const button = element("button", { type: "button", "aria-describedby": id }, text("sendTemplate", { title: template.title }));
    button.addEventListener("click", () => this.#press(template));
    return element("li", {}, words, button);
  }

  #press(template) {
    const now = performance.now();
    if (now - this.#pressedAt < pausesFor) return;
    this.#pressedAt = now;
    this.onSend(template);
  }
}
