// What every page of ours needs: the texts that the server wrote into it, and elements.

const texts = JSON.parse(document.getElementById("texts").textContent);

export const language = document.documentElement.lang;

/** The text of that key, with values for its {slots}. */
export function text(key, values = {}) {
  return texts[key].replace(/\{([a-z]+)\}/g, (slot, name) => values[name] ?? slot);
}

export const find = (selector) => document.querySelector(selector);

/** A new element: properties are set as properties, "data-" and "aria-" ones and roles as attributes; null children are left out. */
export function element(tag, properties = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (/^(data-|aria-|role$)/.test(name)) made.setAttribute(name, value);
    else made[name] = value;
  }
  made.append(...children.filter((child) => child != null));
  return made;
}

/** A random UUID; by hand where the page is not in a secure context. */
export function uuid() {
  if (crypto.randomUUID) return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = [...bytes].map((octet) => octet.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
