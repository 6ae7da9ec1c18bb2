// Ready answers in the guest's language, which are put into the field and can be changed there.

import { readCanned } from "./api.js";
import { element, find, text } from "./dom.js";
import { NoSession } from "./errors.js";

const dialog = find(".canned-answers");
const filter = dialog.querySelector("input");
const list = dialog.querySelector(".canned-list");
const status = dialog.querySelector(".canned-status");

export class Canned {
  /**
   * @param onChoose called with the text of the answer
   * @param onNoSession called when the server does not know who asks (any more)
   */
  constructor({ onChoose, onNoSession }) {
    Object.assign(this, { onChoose, onNoSession });
    filter.addEventListener("input", () => this.#filter());
  }

  async open(caseId) {
    filter.value = "";
    list.replaceChildren();
    status.textContent = "";
    dialog.showModal();
    filter.focus();
    try {
      const answers = await readCanned(caseId);
      list.replaceChildren(...answers.map((answer) => this.#item(answer)));
      status.textContent = answers.length === 0 ? text("cannedNone") : "";
    } catch (error) {
      if (!(error instanceof NoSession)) {
        status.textContent = text("cannedAway");
        return;
      }
      dialog.close();
      this.onNoSession();
    }
  }

  #item(answer) {
    const button = element(
      "button",
      { type: "button" },
      element("b", {}, answer.title),
      element("span", { dir: "auto" }, answer.text),
    );
    button.addEventListener("click", () => {
      dialog.close();
      this.onChoose(answer.text);
    });
    return element("li", {}, button);
  }

  #filter() {
    const wanted = filter.value.trim().toLocaleLowerCase();
    for (const item of list.children) item.hidden = !item.textContent.toLocaleLowerCase().includes(wanted);
  }
}
