// Single keys for those who like them. They can be switched off, for those who speak to their computer.

import { find } from "./dom.js";
import { isAsking, showKeys } from "./dialogs.js";
import { recall, remember } from "./storage.js";

const all = [
  [["j", "k"], "keyMove"],
  [["Enter"], "keyOpen"],
  [["/"], "keyWrite"],
  [["n"], "keyNote"],
  [["t"], "keyTake"],
  [["b"], "keyBack"],
  [["c"], "keyCanned"],
  [["Enter"], "keySend"],
  [["Shift", "Enter"], "keyBreak"],
  [["Esc"], "keyLeave"],
  [["?"], "keyHelp"],
];
const choice = find(".key-switch input");

choice.checked = recall("shortcuts") !== false;
choice.addEventListener("change", () => remember("shortcuts", choice.checked));
find(".help").addEventListener("click", () => showKeys(all));

/** @param actions what each key does, by the key */
export function listen(actions) {
  document.addEventListener("keydown", (event) => {
    if (isAsking() || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape") {
      actions.Escape();
      return;
    }
    if (!choice.checked || isTyping(event.target)) return;
    const act = event.key === "?" ? () => showKeys(all) : actions[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  });
}

const isTyping = (target) => /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
