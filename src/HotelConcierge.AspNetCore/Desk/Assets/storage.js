// What outlives a reload of this tab (drafts, what is not sent yet) and what this browser remembers (sound, keys).

const prefix = "desk-";

export const read = (key) => parse(sessionStorage.getItem(prefix + key));

export function write(key, value) {
  try {
    sessionStorage.setItem(prefix + key, JSON.stringify(value));
  } catch (error) {
    console.warn("This tab's storage is full; what was just written does not outlive a reload.", error);
  }
}

export const remove = (key) => sessionStorage.removeItem(prefix + key);

/** Forgets what was written here: the next person at this screen is another one. */
export function forgetAll() {
  for (const key of Object.keys(sessionStorage)) if (key.startsWith(prefix)) sessionStorage.removeItem(key);
}

export const recall = (key) => parse(localStorage.getItem(prefix + key));
export const remember = (key, value) => localStorage.setItem(prefix + key, JSON.stringify(value));

const parse = (kept) => (kept === null ? null : JSON.parse(kept));
