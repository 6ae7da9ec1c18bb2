// The desk: the cases come by the feed, one of them is open, and what staff do goes to the server.

import { Alerts } from "./alerts.js";
import * as api from "./api.js";
import { Canned } from "./canned.js";
import { Cases } from "./cases.js";
import { Composer } from "./composer.js";
import { ask } from "./dialogs.js";
import { find, text, uuid } from "./dom.js";
import { Entries } from "./entries.js";
import { NoSession } from "./errors.js";
import { Feed } from "./feed.js";
import { listen } from "./keys.js";
import { Machine } from "./machine.js";
import { Outbox } from "./outbox.js";
import { Queue } from "./queue.js";
import { identify, showDesk, startAgain } from "./signin.js";
import { forgetAll } from "./storage.js";
import { Thread } from "./thread.js";
import { isOthers } from "./words.js";

const status = find(".status");
const { label: me } = await identify();

const alerts = new Alerts();
const machine = new Machine();
const queue = new Queue({ onOpen: (id) => (location.hash = id) });
const canned = new Canned({ onChoose: (words) => composer.insert(words), onNoSession: startAgain });
const composer = new Composer({ onSend: send, onTake: take });
const outbox = new Outbox({
  onChange: (id) => id === thread.case?.id && thread.drawEntries(),
  onTaken: (id, answer) => {
    if (answer?.id) takeCase(answer);
    if (id === thread.case?.id) thread.refresh();
    else forgetTaken(id);
  },
  onWindowClosed: (message) => {
    if (message.case !== thread.case?.id) return false; // it is shown as not sent, and can be written again
    composer.restore(message);
    composer.warn(text("failedWindow"));
    thread.refresh();
    return true;
  },
  onNoSession: startAgain,
});
const entries = new Entries({
  onEdit: (message) => {
    outbox.drop(message.key);
    composer.restore(message);
  },
  onDiscard: (message) => outbox.drop(message.key),
  onForce: (message) => outbox.retry(message.key, { force: true }),
});
const thread = new Thread({ entries, composer, outbox, machine, onCase: (deskCase) => cases.put(deskCase), onNoSession: startAgain });
const cases = new Cases({ onAll: showAll, onOne: showOne, onGone: forget });
const feed = new Feed({
  addressOf: api.eventsAddress,
  check: api.check,
  onEvent: (event) => cases.take(event),
  onConnected: (isConnected) => say(isConnected ? "" : text("lost")),
  onNoSession: startAgain,
});

function showAll(all) {
  queue.showAll(all);
  alerts.count(cases.all, me);
  for (const deskCase of all) machine.sum(deskCase);
  follow();
}

function showOne(deskCase, before) {
  queue.put(deskCase);
  thread.put(deskCase);
  machine.sum(deskCase);
  alerts.count(cases.all, me);
  const waits = deskCase.status === "waiting" && before?.status !== "waiting";
  const isUrgent = deskCase.urgency === "urgent" && before?.urgency !== "urgent" && !deskCase.owner;
  const isLookedAt = deskCase.id === thread.case?.id && !document.hidden;
  if (waits || isUrgent) alerts.tellOfCase(deskCase);
  else if (deskCase.owner === me && deskCase.unread > (before?.unread ?? 0) && !isLookedAt) alerts.tellOfMessage(deskCase);
}

function forget(id) {
  queue.remove(id);
  thread.end(id);
  alerts.count(cases.all, me);
}

/** Shows the case that the address names. */
function follow() {
  const id = decodeURIComponent(location.hash.slice(1));
  const deskCase = cases.find(id);
  document.body.dataset.view = deskCase ? "thread" : "queue";
  queue.setOpen(deskCase ? id : null);
  if (!deskCase) {
    thread.leave();
    return;
  }
  if (thread.case?.id === id) return;
  thread.open(deskCase);
  if (find(".queue").offsetParent === null) find(".log").focus(); // on a phone the row that had the focus is not shown any more
}

function takeCase(deskCase) {
  cases.put(deskCase);
  thread.put(deskCase);
}

function forgetTaken(id) {
  for (const message of outbox.of(id)) if (message.isTaken) outbox.drop(message.key);
}

function send({ kind, text: words, files, template }) {
  outbox.add({ key: uuid(), case: thread.case.id, kind, text: words, files, template });
  entries.follow();
}

async function take() {
  const deskCase = thread.case;
  if (!deskCase || deskCase.owner === me || deskCase.status === "closed") return;
  const { id, owner } = deskCase;
  const isTheirs = isOthers(deskCase, me);
  if (isTheirs && (await askToTakeOver(owner)) === null) return;
  await act(async () => {
    try {
      takeCase(await api.take(id, isTheirs));
    } catch (error) {
      if (!(error instanceof api.Taken)) throw error;
      say(text("takenByOther", { name: error.owner }));
      thread.refresh();
      if ((await askToTakeOver(error.owner)) !== null) takeCase(await api.take(id, true));
    }
    say("");
    composer.focus();
  });
}

const askToTakeOver = (name) => ask({ title: text("takeOverTitle"), words: text("takeOverText", { name }), yes: text("takeOver") });

async function handBack() {
  if (find(".hand-back").hidden || !thread.case) return;
  const { id } = thread.case;
  const labels = { title: text("handBackTitle"), words: text("handBackText"), yes: text("handBack"), noteLabel: text("handBackNote") };
  const note = await ask(labels);
  if (note !== null) await act(async () => end(id, await api.handBack(id, note)));
}

async function close() {
  const { id } = thread.case;
  const labels = { title: text("closeTitle"), words: text("closeText"), yes: text("close"), noteLabel: text("closeNote") };
  const note = await ask(labels);
  if (note !== null) await act(async () => end(id, await api.close(id, note)));
}

// The case that the answer tells of is over for the desk, whatever status it has from then on.
function end(id, answer) {
  cases.put({ ...(answer ?? cases.find(id)), id, status: "closed" });
  leave();
}

function leave() {
  location.hash = "";
  follow(); // at once, so that there is something to move to
  queue.focus();
}

async function act(what) {
  try {
    await what();
  } catch (error) {
    if (error instanceof NoSession) startAgain();
    else if (error instanceof api.Closed) thread.refresh();
    else say(text("failedAction", { reason: error.message }));
  }
}

function say(words) {
  if (status.textContent !== words) status.textContent = words;
}

function escape() {
  const { activeElement } = document;
  if (activeElement?.closest(".composer")) find(".log").focus();
  else if (thread.case) leave();
}

find(".take").addEventListener("click", take);
find(".hand-back").addEventListener("click", handBack);
find(".shut").addEventListener("click", close);
find(".back").addEventListener("click", leave);
find(".canned").addEventListener("click", () => canned.open(thread.case.id));
find(".sign-out").addEventListener("click", () =>
  act(async () => {
    await api.signOut();
    forgetAll();
    location.replace("desk");
  }),
);
window.addEventListener("hashchange", follow);
listen({
  j: () => queue.move(1),
  k: () => queue.move(-1),
  "/": () => composer.focus(),
  n: () => thread.case && composer.setMode("note"),
  t: take,
  b: handBack,
  c: () => thread.case && !find(".canned").disabled && !find(".canned").hidden && canned.open(thread.case.id),
  Escape: escape,
});

queue.me = thread.me = me;
find(".me").textContent = me;
showDesk();
feed.start();
outbox.run();
