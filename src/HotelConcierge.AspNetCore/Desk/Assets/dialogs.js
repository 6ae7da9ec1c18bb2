// What is asked before something is done.

import { element, find, text } from "./dom.js";

const question = find(".question");
const note = question.querySelector("textarea");
const keys = find(".keys");

question.querySelector(".no").addEventListener("click", () => question.close(""));

/**
 * Asks; the answer is null for no, else what was noted, which may be "".
 * @param noteLabel what can be noted; null where nothing can
 */
export function ask({ title, words, yes, noteLabel = null }) {
  question.querySelector("h2").textContent = title;
  question.querySelector(".question-text").textContent = words;
  question.querySelector("[value=yes]").textContent = yes;
  question.querySelector(".question-note").hidden = noteLabel === null;
  question.querySelector(".question-note span").textContent = noteLabel ?? "";
  note.value = "";
  question.returnValue = "";
  question.showModal();
  (noteLabel === null ? question.querySelector("[value=yes]") : note).focus();
  return new Promise((resolve) => {
    question.addEventListener("close", () => resolve(question.returnValue === "yes" ? note.value.trim() : null), { once: true });
  });
}

/** Shows the keys. */
export function showKeys(all) {
  const rows = all.flatMap(([shown, key]) => [element("dt", {}, ...shown.map((name) => element("kbd", {}, name))), element("dd", {}, text(key))]);
  keys.querySelector(".key-list").replaceChildren(...rows);
  keys.showModal();
}

/** Whether one of them is open: then keys are the dialog's own. */
export const isAsking = () => document.querySelector("dialog[open]") !== null;
