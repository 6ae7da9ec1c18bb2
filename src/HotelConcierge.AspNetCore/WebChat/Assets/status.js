// The line that says what is wrong: the gravest of what is the case. And "is writing".

import { element, find, isEmbedded, language, text, title, assistant } from "./page.js";

const line = find(".status");
const typing = find(".typing");
const gravest = ["closed", "lost"];
const isCase = new Set();
let shown = "";
let typingTimer = null;

/** Says or takes back one of "closed" (no session to be had) and "lost" (nothing gets through at the moment). */
export function say(key, isTrue) {
  if (isTrue) isCase.add(key);
  else isCase.delete(key);
  const grave = gravest.find((other) => isCase.has(other)) ?? "";
  if (grave === shown) return;
  shown = grave;
  line.replaceChildren(...(grave ? [text(grave)] : []), ...(grave === "closed" && isEmbedded ? [" ", ownWindow()] : []));
}

/** Shows that the concierge is writing, for that many seconds; 0 ends it. */
export function showTyping(seconds) {
  clearTimeout(typingTimer);
  typing.hidden = !(seconds > 0);
  typing.querySelector(".typing-text").textContent = seconds > 0 ? text("typing", { name: title }) : "";
  if (seconds > 0) typingTimer = setTimeout(() => showTyping(0), seconds * 1000);
}

// Browsers may keep an embedded page from having a cookie; in a window of its own it can.
function ownWindow() {
  const href = `chat?${new URLSearchParams({ assistant, lang: language })}`;
  return element("a", { href, target: "_blank", rel: "noopener" }, text("alone"));
}
