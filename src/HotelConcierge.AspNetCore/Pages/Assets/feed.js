// A page's events: by a stream, and by long polling where streams do not get through. Goes on after the last event it saw.

import { NoSession, NotNow } from "./errors.js";
import { EventReader } from "./sse.js";
import { pause, pauseAfter } from "./wait.js";
import { NothingCame, Watch } from "./watch.js";

const firstByte = 10_000; // the server writes a line at once; where none comes, something in between keeps streams back
const silence = 45_000; // three of the server's heartbeats
const pollWait = 25; // seconds
const failuresBeforePolling = 3;
const pollingFor = 10 * 60_000; // then a stream is tried again
const pollAgainAfter = 1; // seconds: an answer that came at once is not asked for again at once

export class Feed {
  #last = null;
  #running = null;
  #streamFailures = 0;
  #failures = 0;
  #pollUntil = 0;

  /**
   * @param addressOf gives the address of the events for the values of its query
   * @param check throws what an answer other than 2xx means: NoSession or NotNow
   * @param onEvent called with {id, event, data}
   * @param onConnected called with whether events get through
   * @param onNoSession called when the server does not know who asks (any more); the feed has stopped then
   */
  constructor({ addressOf, check, onEvent, onConnected, onNoSession }) {
    this.addressOf = addressOf;
    this.check = check;
    this.onEvent = onEvent;
    this.onConnected = onConnected;
    this.onNoSession = onNoSession;
  }

  start() {
    if (this.#running) return;
    this.#running = new AbortController();
    this.#run(this.#running.signal);
  }

  stop() {
    this.#running?.abort();
    this.#running = null;
  }

  async #run(signal) {
    while (!signal.aborted) {
      const polls = Date.now() < this.#pollUntil;
      try {
        await (polls ? this.#poll(signal) : this.#stream(signal));
      } catch (error) {
        if (signal.aborted) return;
        if (error instanceof NoSession) {
          this.stop();
          this.onNoSession();
          return;
        }
        if (!polls) this.#countStreamFailure(error);
        this.onConnected(false);
        await pause(error.seconds ?? pauseAfter(++this.#failures), signal);
      }
    }
  }

  #countStreamFailure(error) {
    if (++this.#streamFailures < failuresBeforePolling && !(error instanceof NothingCame)) return;
    this.#streamFailures = 0;
    this.#pollUntil = Date.now() + pollingFor;
  }

  #get(values, signal) {
    const after = this.#last === null ? {} : { after: this.#last };
    return fetch(this.addressOf({ ...values, ...after }), { credentials: "same-origin", cache: "no-store", signal });
  }

  async #stream(signal) {
    const watch = new Watch(signal, firstByte);
    try {
      const response = await watch.over(this.#get({}, watch.signal));
      await this.check(response);
      if (!isOf(response, "text/event-stream")) throw new NotNow("This is no stream of events.");
      const bytes = response.body.getReader();
      const text = new TextDecoder();
      const reader = new EventReader();
      let isEmpty = true;
      for (;;) {
        const { done, value } = await watch.over(bytes.read());
        if (done) break;
        isEmpty = false;
        watch.restart(silence);
        this.#gotThrough();
        this.#streamFailures = 0;
        for (const event of reader.read(text.decode(value, { stream: true }))) this.#take(event);
      }
      if (isEmpty) throw new NotNow("The stream ended before it began.");
    } finally {
      watch.end();
    }
    await pause(Math.random(), signal); // the server ends every stream after a while; not all pages are to come back at once
  }

  async #poll(signal) {
    const watch = new Watch(signal, silence);
    const asked = performance.now();
    try {
      const response = await watch.over(this.#get({ wait: pollWait }, watch.signal));
      await this.check(response);
      if (!isOf(response, "application/json")) throw new NotNow("This is no list of events.");
      const { events } = await watch.over(response.json());
      this.#gotThrough();
      for (const event of events) this.#take(event);
    } finally {
      watch.end();
    }
    if (performance.now() - asked < pollAgainAfter * 1000) await pause(pollAgainAfter, signal);
  }

  #gotThrough() {
    this.#failures = 0;
    this.onConnected(true);
  }

  #take(event) {
    if (event.id) this.#last = event.id;
    if (event.event === "reset") this.#last = null;
    this.onEvent(event);
  }
}

// A hotel's network may answer in our stead, with its sign-in page.
const isOf = (response, type) => response.headers.get("Content-Type")?.startsWith(type) ?? false;
