// What outlives a reload of this tab. A browser may forbid storage to an embedded page; then it lives as long as the page does.

import { assistant } from "./page.js";

const memory = new Map();

function session() {
  try {
    return window.sessionStorage;
  } catch {
    return null;
  }
}

const nameOf = (key) => `concierge-${assistant}-${key}`;

export function read(key) {
  const kept = session()?.getItem(nameOf(key)) ?? memory.get(key);
  return kept === undefined || kept === null ? null : JSON.parse(kept);
}

export function write(key, value) {
  const kept = JSON.stringify(value);
  memory.set(key, kept);
  try {
    session()?.setItem(nameOf(key), kept);
  } catch (error) {
    console.warn("This tab's storage is full; what was just written does not outlive a reload.", error);
  }
}

export function remove(key) {
  memory.delete(key);
  session()?.removeItem(nameOf(key));
}
