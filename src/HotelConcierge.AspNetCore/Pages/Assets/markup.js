// Text of a conversation: line breaks, the tags b i s code pre, and web addresses, which become links. Everything else stays text.

import { element } from "./dom.js";

const tags = new Set(["B", "I", "S", "CODE", "PRE"]);
const address = /https?:\/\/[^\s<>"“”«»]+/g;

/** The nodes of a text that the server wrote. */
export function nodesOf(html) {
  const inert = document.createElement("template");
  inert.innerHTML = html;
  return [...inert.content.childNodes].flatMap(copy);
}

/** The nodes of a text as somebody typed it. */
export function linked(plain) {
  const nodes = [];
  let from = 0;
  for (const match of plain.matchAll(address)) {
    const url = withoutEnd(match[0]);
    nodes.push(plain.slice(from, match.index), linkTo(url, url));
    from = match.index + url.length;
  }
  return [...nodes, plain.slice(from)];
}

/** A link that opens beside the page; only the label where the address is none of the web. */
export function linkTo(url, ...label) {
  const href = webAddress(url);
  return element(href ? "a" : "span", href ? { href, target: "_blank", rel: "noopener noreferrer" } : {}, ...label);
}

/** The whole address where it is one of the web or of this page's own pictures, else null. */
export function webAddress(url) {
  const whole = URL.canParse(url, location.href) ? new URL(url, location.href) : null;
  return whole && ["http:", "https:", "blob:"].includes(whole.protocol) ? whole.href : null;
}

function copy(node) {
  if (node.nodeType === Node.TEXT_NODE) return linked(node.data);
  if (node.nodeType !== Node.ELEMENT_NODE) return [];
  const children = [...node.childNodes].flatMap(copy);
  return tags.has(node.tagName) ? [element(node.tagName, {}, ...children)] : children;
}

// What ends the sentence around an address does not belong to it, nor does the bracket that was opened before it.
function withoutEnd(url) {
  const cut = url.replace(/[.,;:!?'’]+$/, "");
  return cut.endsWith(")") && !cut.includes("(") ? withoutEnd(cut.slice(0, -1)) : cut;
}
