// The desk's server: what it is asked, and what its refusals mean.

import { checkTime, NoSession, NotNow, Refused } from "./errors.js";

// From where the page is: behind a proxy the host's own paths may begin further down.
const base = "api/desk";

/** Somebody else has the case. */
export class Taken extends Refused {
  constructor(owner) {
    super(owner);
    this.owner = owner;
  }
}

/** The guest's channel takes only templates now. */
export class WindowClosed extends Refused {}

/** The case is closed, or is not there any more. */
export class Closed extends Refused {}

/** Throws what an answer other than 2xx means. */
export async function check(response) {
  if (response.ok) return;
  if (response.status === 401) throw new NoSession();
  checkTime(response);
  const words = (await response.text()).trim();
  const problem = problemIn(words);
  if (response.status === 409 && problem.owner) throw new Taken(problem.owner);
  if (response.status === 404 || response.status === 410) throw new Closed(words);
  const said = [problem.error, problem.remedy].filter(Boolean).join(" ");
  if (problem.windowClosed) throw new WindowClosed(said);
  throw Object.assign(new Refused(said || words || String(response.status)), { status: response.status });
}

function problemIn(words) {
  try {
    return JSON.parse(words) ?? {};
  } catch {
    return {}; // from something in between, or plain text: it is said as it is
  }
}

async function call(method, path, { json, ...options } = {}) {
  const body = json === undefined ? {} : { body: JSON.stringify(json), headers: { "Content-Type": "application/json" } };
  let response;
  try {
    response = await fetch(`${base}${path}`, { method, credentials: "same-origin", cache: "no-store", ...body, ...options });
  } catch (error) {
    throw new NotNow(error.message);
  }
  await check(response);
  const isJson = response.headers.get("Content-Type")?.startsWith("application/json");
  try {
    return isJson ? await response.json() : null;
  } catch (error) {
    throw new NotNow(error.message);
  }
}

const ofCase = (id, path = "") => `/cases/${encodeURIComponent(id)}${path}`;

export const eventsAddress = (values) => `${base}/events?${new URLSearchParams(values)}`;
export const fileAddress = (id, file) => `${base}${ofCase(id, `/files/${encodeURIComponent(file)}`)}`;
export const typeOf = (file) => file.type || "application/octet-stream";

export const whoAmI = () => call("GET", "/session");
export const signIn = (name, key) => call("POST", "/session", { json: { name, key } });
export const signOut = () => call("DELETE", "/session");

export const readThread = (id) => call("GET", ofCase(id));
export const take = (id, force = false) => call("POST", ofCase(id, "/take"), { json: { force } });
export const write = (id, message) => call("POST", ofCase(id, "/messages"), { json: message });
export const writeNote = (id, note) => call("POST", ofCase(id, "/notes"), { json: note });
export const showTyping = (id) => call("POST", ofCase(id, "/typing"), { json: {} });
export const markRead = (id) => call("POST", ofCase(id, "/read"), { json: {} });
export const summarize = (id) => call("POST", ofCase(id, "/summarize"), { json: {} });
export const translate = (id, entry) => call("POST", ofCase(id, "/translate"), { json: { key: entry } });
export const translateDraft = (id, draft) => call("POST", ofCase(id, "/draft"), { json: draft });
export const handBack = (id, note) => call("POST", ofCase(id, "/return"), { json: { note } });
export const close = (id, note) => call("POST", ofCase(id, "/close"), { json: { note } });
export const readCanned = (id) => call("GET", `/canned?${new URLSearchParams({ case: id })}`);
export const putFile = (id, fileId, file, name) =>
  call("PUT", ofCase(id, `/files/${fileId}`), {
    body: file,
    headers: { "Content-Type": typeOf(file), "X-File-Name": encodeURIComponent(name) },
  });
