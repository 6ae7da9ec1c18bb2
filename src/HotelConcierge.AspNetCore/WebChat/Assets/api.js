// The server's side of the conversation: what may be tried again, and what may not.

import { assistant } from "./page.js";

/** The server will never take this one; the message is its reason, in plain text. */
export class Refused extends Error {}

/** Not now: the network or the server is away, or the guest is too fast. */
export class NotNow extends Error {
  constructor(message, seconds = null) {
    super(message);
    this.seconds = seconds;
  }
}

/** The session is not known (any more): the page needs a new cookie. */
export class NoSession extends Error {}

const longestPause = 5 * 60; // seconds; for one message that must wait longer, all behind it are not held up

/** From where the page is: behind a proxy the host's own paths may begin further down. */
export function addressOf(path, values = {}) {
  return `api/channels/web${path}?${new URLSearchParams({ assistant, ...values })}`;
}

/** Throws what an answer other than 2xx means. */
export async function check(response) {
  if (response.ok) return;
  if (response.status === 403) throw new NoSession();
  if (response.status === 429 || response.status === 408 || response.status >= 500) {
    const seconds = Number.parseFloat(response.headers.get("Retry-After"));
    if (!(seconds > longestPause)) throw new NotNow(String(response.status), seconds > 0 ? seconds : null);
  }
  throw new Refused((await response.text()).trim() || String(response.status));
}

async function call(path, options) {
  let response;
  try {
    response = await fetch(addressOf(path), { credentials: "same-origin", ...options });
  } catch (error) {
    throw new NotNow(error.message);
  }
  await check(response);
}

export const postMessage = (message) =>
  call("", { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(message) });

export const putFile = (id, file) =>
  call(`/files/${id}`, { method: "PUT", headers: { "Content-Type": typeOf(file) }, body: file });

export const typeOf = (file) => file.type || "application/octet-stream";
