// The open case: who the guest is, what was said, and what can be done about it.

import { now } from "./ages.js";
import { markRead, readThread } from "./api.js";
import { find, text } from "./dom.js";
import { NoSession, Refused } from "./errors.js";
import { showGuest } from "./guest.js";
import { pause, pauseAfter } from "./wait.js";
import { channelOf, guestOf, isOthers, languageOf, ownerOf, reasonOf, summaryOf } from "./words.js";

const watchEvery = 5_000;
const settlesAfter = 2_000;
const watchedFor = 10 * 60_000; // not every channel ever says that a message was delivered
const room = find(".room");
const summary = find(".case-summary");

export class Thread {
  #case = null;
  #thread = null;
  #isLoading = false;
  #isStale = false;
  #readVersion = null;
  #settling = null;

  /**
   * @param entries shows what was said
   * @param composer shows what can be written
   * @param outbox has what is on its way
   * @param machine translates
   * @param onCase called with the case as the thread has it
   * @param onNoSession called when the server does not know who asks (any more)
   */
  constructor({ entries, composer, outbox, machine, onCase, onNoSession }) {
    Object.assign(this, { entries, composer, outbox, machine, onCase, onNoSession });
    this.me = "";
    setInterval(() => this.#watch(), watchEvery);
    document.addEventListener("visibilitychange", () => this.#read());
  }

  get case() {
    return this.#case;
  }

  /** Shows a case. */
  open(deskCase) {
    this.#case = deskCase;
    this.#thread = null;
    this.#readVersion = null;
    find(".choose").hidden = true;
    find(".open").hidden = false;
    this.entries.clear();
    showGuest(null);
    this.composer.open(deskCase, this.me);
    this.#draw();
    this.refresh();
  }

  /** Shows none. */
  leave() {
    this.#case = this.#thread = null;
    find(".choose").hidden = false;
    find(".open").hidden = true;
  }

  /** The case has changed. */
  put(deskCase) {
    if (deskCase.id !== this.#case?.id) return;
    const isNewer = deskCase.version !== this.#thread?.case.version;
    this.#case = deskCase;
    this.#draw();
    if (!isNewer) return;
    this.refresh();

    // What happened may be noted only after the case has changed.
    clearTimeout(this.#settling);
    this.#settling = setTimeout(() => this.refresh(), settlesAfter);
  }

  /** The case is closed, or was erased. */
  end(id) {
    if (id !== this.#case?.id) return;
    this.#case = { ...this.#case, status: "closed", unread: 0 };
    this.#draw();
    this.refresh();
  }

  /** Shows what is on its way, as it is now. */
  drawEntries() {
    if (this.#thread) this.entries.show(this.#case, this.#thread.entries, this.outbox.of(this.#case.id));
  }

  /** Reads the case anew; once more when something changed meanwhile. */
  async refresh() {
    this.#isStale = true;
    if (this.#isLoading) return;
    this.#isLoading = true;
    let failures = 0;
    while (this.#isStale && this.#case) {
      this.#isStale = false;
      const { id } = this.#case;
      const arrived = this.outbox.of(id).filter((message) => message.isTaken);
      try {
        const thread = await readThread(id);
        failures = 0;
        if (this.#case?.id === id) this.#show(thread, arrived);
        else this.#isStale = this.#case !== null;
      } catch (error) {
        if (error instanceof NoSession) {
          this.onNoSession();
          break;
        }
        if (error instanceof Refused) {
          if (this.#case?.id === id) this.#lose();
          else this.#isStale = this.#case !== null;
        } else {
          this.#isStale = true;
          await pause(pauseAfter(++failures));
        }
      }
    }
    this.#isLoading = false;
  }

  // What the server had before it was asked is in its answer, and need not be shown as on its way.
  #show(thread, arrived) {
    this.#thread = thread;
    this.#case = thread.case;
    const isThere = ({ key }) => thread.entries.some((entry) => entry.id.endsWith(key));
    for (const message of this.outbox.of(thread.case.id)) {
      if (message.isTaken && (arrived.includes(message) || isThere(message))) this.outbox.drop(message.key);
    }
    this.#draw();
    showGuest(thread);
    this.drawEntries();
    this.onCase(thread.case);
    this.machine.translate(thread.case, thread.entries);
    this.#read();
  }

  // It was erased meanwhile.
  #lose() {
    this.#case = { ...this.#case, status: "closed", unread: 0 };
    this.#thread = null;
    this.entries.clear();
    showGuest(null);
    this.#draw();
  }

  #draw() {
    const { owner, status } = this.#case;
    const [isClosed, isMine, isTheirs] = [status === "closed", owner === this.me, isOthers(this.#case, this.me)];
    const about = [reasonOf(this.#case), languageOf(this.#case.language), channelOf(this.#case.channel)];
    write(".case-name", guestOf(this.#case));
    write(".case-why", (this.#case.urgency === "urgent" ? [text("urgent"), ...about] : about).join(" · "));
    write(".case-owner", ownerOf(this.#case, this.me));
    room.dataset.urgency = this.#case.urgency;
    room.dataset.owner = isMine ? "me" : isTheirs ? "other" : "nobody";
    const take = find(".take");
    take.hidden = isClosed || isMine;
    write(".take", text(isTheirs ? "takeOver" : "take"));
    find(".shut").hidden = isClosed || isTheirs;
    find(".hand-back").hidden = isClosed || isTheirs || this.#case.isForPeople;
    this.#sum();
    if (take.hidden && document.activeElement === take) this.composer.focus();
    this.composer.show(this.#case, this.#windowNow(), this.#thread?.replyLanguage);
  }

  // Of an urgent case the guest's own words come first.
  #sum() {
    const { words, isMade } = summaryOf(this.#case);
    const place = find(isMade && this.#case.urgency === "urgent" ? ".log" : ".case-who");
    if (summary.parentElement !== place) place.append(summary);
    summary.hidden = !words;
    write(".case-summary", words && isMade ? text("madeSummary", { words }) : words);
  }

  #read() {
    if (document.hidden || !this.#thread || !(this.#case.unread > 0) || this.#readVersion === this.#case.version) return;
    this.#readVersion = this.#case.version;
    markRead(this.#case.id).catch(() => {
      this.#readVersion = null; // it counts as unread, and the next look tries again
    });
  }

  // It may close while the case is looked at.
  #windowNow() {
    if (!this.#thread) return null;
    const { window } = this.#thread;
    return { ...window, isClosed: window.isClosed || (Boolean(window.closesAt) && Date.parse(window.closesAt) <= now()) };
  }

  #watch() {
    if (!this.#thread) return;
    showGuest(this.#thread);
    this.composer.show(this.#case, this.#windowNow());
    if (!document.hidden) this.machine.translate(this.#case, this.#thread.entries);
    const isOnTheWay = ({ from, state, at }) =>
      from === "staff" && (state === "waiting" || state === "sent") && now() - Date.parse(at) < watchedFor;
    if (!document.hidden && this.#thread.entries.some(isOnTheWay)) this.refresh();
  }
}

function write(selector, words) {
  const part = find(selector);
  if (part.textContent !== words) part.textContent = words;
}
