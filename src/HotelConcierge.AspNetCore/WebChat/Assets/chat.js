// The chat: what the guest does goes into the outbox, what the server says comes by the feed, and both are shown as entries.

import { addressOf, check, postMessage } from "./api.js";
import { previewOf } from "./attachments.js";
import { Composer } from "./composer.js";
import { Entries } from "./entries.js";
import { Feed } from "./feed.js";
import { Files, upload } from "./files.js";
import { Outbox } from "./outbox.js";
import { find, isEmbedded, language, uuid } from "./page.js";
import { follow } from "./scroll.js";
import { say, showTyping } from "./status.js";
import { Tab } from "./tabs.js";

const log = find(".log");
const historySettles = 400; // milliseconds without an entry: then what comes is new, and screen readers read it
const reloadAgainAfter = 60_000;

const entries = new Entries({ onChoose: choose, onEdit: edit });
const files = new Files({ onWarning: (words) => composer.warn(words), onChange: () => composer.update() });
const composer = new Composer({ onSend: (words) => send({ text: words, files: files.take() }), countFiles: () => files.count });
const outbox = new Outbox({ send: deliver, onState: showState, onNoSession: renewSession });
const feed = new Feed({
  addressOf: (values) => addressOf("/events", values),
  check,
  onEvent: take,
  onConnected: (isConnected) => say("lost", !isConnected),
  onNoSession: renewSession,
});
const tab = new Tab(feed);

function send({ text, files: attached = [], choice }) {
  const message = { id: uuid(), text, language };
  if (choice) message.choice = choice;
  if (attached.length > 0) message.files = attached;
  showOwn(message);
  outbox.add(message);
  follow();
}

function showOwn(message) {
  entries.showOwn({ ...message, files: message.files?.map((file) => ({ ...file, url: previewOf(file.id) })) });
}

function choose(option, entry) {
  send({ text: option.label, choice: { id: option.id, message: entry } });
  if (matchMedia("(pointer: fine)").matches) composer.focus();
}

function edit(id) {
  const message = outbox.messages.find((other) => other.id === id);
  outbox.drop(id);
  entries.removeOwn(id);
  composer.write(message?.text ?? "");
}

async function deliver(message) {
  for (const file of message.files ?? []) await upload(file);
  outbox.save();
  const { reason, ...sent } = message;
  await postMessage({ ...sent, files: sent.files?.map(({ id, type, name, size }) => ({ id, type, name, size })) });
}

function showState(message, state, reason) {
  entries.setOwn(message, state, reason);
}

function take({ event, data }) {
  if (event === "entry") takeEntry(data);
  else if (event === "typing") showTyping(data.for);
  else if (event === "reset") entries.forget();
}

function takeEntry(entry) {
  if (entry.from === "guest") outbox.drop(entry.message);
  else showTyping(0);
  if (!entries.show(entry)) return;
  if (entry.from === "concierge" && log.getAttribute("aria-busy") === "false") tab.notice();
  if (log.getAttribute("aria-busy") === "true") settleSoon();
}

let settling = null;

function settleSoon() {
  clearTimeout(settling);
  settling = setTimeout(() => log.setAttribute("aria-busy", "false"), historySettles);
}

// A new cookie comes with the page. Where that did not help a moment ago, it will not help now. The browser itself knows that it
// reloaded: one that keeps no cookies of an embedded page keeps no notes of ours either.
function renewSession() {
  const wasReloaded = performance.getEntriesByType("navigation")[0]?.type === "reload";
  if (wasReloaded && performance.now() < reloadAgainAfter) say("closed", true);
  else location.reload();
}

function tellOpener(words) {
  if (isEmbedded && window.parent !== window) window.parent.postMessage({ hotelConcierge: words }, "*");
}

function startEmbedded() {
  const close = find(".close");
  close.hidden = false;
  close.addEventListener("click", () => tellOpener("close"));
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !event.isComposing) tellOpener("close");
  });
  window.addEventListener("message", ({ source, data }) => {
    if (source === window.parent && data?.hotelConcierge === "focus") composer.focus();
  });
}

for (const suggestion of document.querySelectorAll(".suggestion")) {
  suggestion.addEventListener("click", () => send({ text: suggestion.textContent }));
}
for (const message of outbox.messages) {
  showOwn(message);
  if (message.reason !== undefined) showState(message, "failed", message.reason);
}
if (isEmbedded) startEmbedded();
else if (matchMedia("(pointer: fine)").matches) composer.focus();
settleSoon();
outbox.run();
tab.start();
