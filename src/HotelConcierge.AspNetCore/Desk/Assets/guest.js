// What is known of the guest of a case.

import { leftUntil, timeOf } from "./ages.js";
import { element, find, text } from "./dom.js";
import { channelOf, languageOf } from "./words.js";

const panel = find(".guest");
const body = find(".guest-body");

let drawn = "";

// Beside the conversation where there is room, else folded above it.
const wide = matchMedia("(min-width: 75rem)");
const unfold = () => (panel.open = wide.matches);
wide.addEventListener("change", unfold);
unfold();

/** Shows it, with the time that is left to answer; null for nothing yet. */
export function showGuest(thread) {
  panel.hidden = thread === null;
  if (thread === null) {
    drawn = "";
    return;
  }
  const { guest, window } = thread;
  const left = window.closesAt ? leftUntil(window.closesAt) : null;
  const source = JSON.stringify([guest, left]);
  if (source === drawn) return;
  drawn = source;
  body.replaceChildren(
    ...[
      left ? element("p", { className: "window" }, text("windowUntil", { time: timeOf(window.closesAt), left })) : null,
      facts([
        ["channel", channelOf(guest.channel)],
        ["address", guest.address],
        ["language", languageOf(guest.language)],
      ]),
      ...part("stay", (guest.stay ?? []).map(stayLine), "noStay"),
      ...part("bookings", guest.bookings ?? [], "noBookings"),
      ...part("requests", guest.requests ?? [], "noRequests"),

      // Of a shop, and of forms that are begun: shown where there is something.
      ...["customer", "orders", "cart", "forms"].flatMap((key) => (guest[key]?.length ? part(key, guest[key]) : [])),
    ].filter(Boolean),
  );
}

function facts(rows) {
  const known = rows.filter(([, value]) => value);
  return element("dl", {}, ...known.flatMap(([key, value]) => [element("dt", {}, text(key)), element("dd", { dir: "auto" }, value)]));
}

function part(key, lines, none) {
  const list = element("ul", {}, ...lines.map((line) => element("li", { dir: "auto" }, line)));
  return [element("h3", {}, text(key)), lines.length > 0 ? list : element("p", { className: "none" }, text(none))];
}

function stayLine({ number, room, from, until, guests }) {
  const line = text(room ? "stayLine" : "stayLineNoRoom", { number, room, from, until });
  const people = guests.join(", ");
  return people ? `${line} (${people})` : line;
}
