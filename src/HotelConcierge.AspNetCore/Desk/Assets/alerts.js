// What tells staff that something came: the window's title, a sound where they want one, and words for screen readers.

import { element, find, text } from "./dom.js";
import { recall, remember } from "./storage.js";
import { guestOf, reasonOf } from "./words.js";

const announcer = find(".announcer");
const alarm = find(".alarm");
const toggle = find(".sound");
const ring = { new: [660, 880], message: [660], urgent: [880, 660, 880, 660, 880] };
const tone = 0.16; // seconds

export class Alerts {
  #sound = new Sound();

  /** A case is new, urgent now, or waits again. */
  tellOfCase(deskCase) {
    const isUrgent = deskCase.urgency === "urgent";
    say(isUrgent ? alarm : announcer, text(isUrgent ? "urgentCase" : "newCase", { name: guestOf(deskCase), reason: reasonOf(deskCase) }));
    this.#sound.play(isUrgent ? ring.urgent : ring.new);
  }

  /** The guest of a case of mine wrote, and I do not look at it. */
  tellOfMessage(deskCase) {
    say(announcer, text("newMessage", { name: guestOf(deskCase) }));
    this.#sound.play(ring.message);
  }

  /** Counts in the window's title what needs me: cases that nobody has, and cases of mine with unread messages. */
  count(cases, me) {
    let [count, isUrgent] = [0, false];
    for (const deskCase of cases) {
      if (deskCase.status !== "waiting" && !(deskCase.owner === me && deskCase.unread > 0)) continue;
      count++;
      isUrgent ||= deskCase.urgency === "urgent" && deskCase.status === "waiting";
    }
    const title = count === 0 ? text("desk") : text(isUrgent ? "titleUrgent" : "titleWaiting", { count });
    if (document.title !== title) document.title = title;
  }
}

// Browsers play nothing before somebody has touched the page, and nobody wants a sound that they did not ask for.
class Sound {
  #isOn = recall("sound") === true;
  #context = null;

  constructor() {
    this.#show();
    toggle.addEventListener("click", () => {
      this.#isOn = !this.#isOn;
      remember("sound", this.#isOn);
      this.#show();
      this.play(ring.message);
    });
    for (const touch of ["pointerdown", "keydown"]) document.addEventListener(touch, () => this.#wake(), { passive: true });
  }

  play(tones) {
    this.#wake()?.resume().then(() => this.#ring(tones));
  }

  #ring(tones) {
    const start = this.#context.currentTime;
    for (const [at, frequency] of tones.entries()) {
      const volume = new GainNode(this.#context, { gain: 0 });
      const source = new OscillatorNode(this.#context, { frequency });
      const from = start + at * tone;
      volume.gain.setValueAtTime(0, from);
      volume.gain.linearRampToValueAtTime(0.2, from + 0.02);
      volume.gain.linearRampToValueAtTime(0, from + tone);
      source.connect(volume).connect(this.#context.destination);
      source.start(from);
      source.stop(from + tone);
    }
    toggle.dataset.played = String(Number(toggle.dataset.played ?? 0) + 1);
  }

  #wake() {
    if (!this.#isOn) return null;
    if (!this.#context && !navigator.userActivation?.hasBeenActive) return null;
    this.#context ??= new AudioContext();
    return this.#context;
  }

  #show() {
    toggle.setAttribute("aria-pressed", String(this.#isOn));
  }
}

// A new element, so that the same words twice are said twice.
function say(place, words) {
  place.replaceChildren(element("span", {}, words));
}
