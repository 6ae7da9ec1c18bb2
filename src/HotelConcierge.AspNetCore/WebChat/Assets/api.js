// The server's side of the conversation: what may be tried again, and what may not.

import { checkTime, NoSession, NotNow, Refused } from "./errors.js";
import { assistant } from "./page.js";

export { NoSession, NotNow, Refused };

/** From where the page is: behind a proxy the host's own paths may begin further down. */
export function addressOf(path, values = {}) {
  return `api/channels/web${path}?${new URLSearchParams({ assistant, ...values })}`;
}

/** Throws what an answer other than 2xx means. */
export async function check(response) {
  if (response.ok) return;
  if (response.status === 403) throw new NoSession();
  checkTime(response);
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
