// Times as people at a desk read them. The server's clock counts, since theirs may be wrong.

import { language, text } from "./dom.js";

const clock = new Intl.DateTimeFormat(language, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
const calendar = new Intl.DateTimeFormat(language, { weekday: "short", day: "numeric", month: "short" });
const minute = 60_000;

let skew = 0;

export const setNow = (iso) => {
  skew = Date.parse(iso) - Date.now();
};

export const now = () => Date.now() + skew;

/** "10:41" of today, "Mon 30 Nov, 10:41" of another day. */
export function timeOf(iso) {
  const at = new Date(iso);
  return at.toDateString() === new Date(now()).toDateString() ? clock.format(at) : `${calendar.format(at)}, ${clock.format(at)}`;
}

export const dayOf = (iso) => calendar.format(new Date(iso));

/** How long ago that was. */
export const ageOf = (iso) => lengthOf(now() - Date.parse(iso));

/** How long it is until then; null when it is over. */
export const leftUntil = (iso) => (Date.parse(iso) > now() ? lengthOf(Math.max(minute, Date.parse(iso) - now())) : null);

function lengthOf(milliseconds) {
  const minutes = Math.max(0, Math.floor(milliseconds / minute));
  if (minutes < 1) return text("ageNow");
  if (minutes < 60) return text("ageMinutes", { minutes });
  const hours = Math.floor(minutes / 60);
  if (hours < 48) return text("ageHours", { hours, minutes: minutes % 60 });
  return text("ageDays", { days: Math.floor(hours / 24), hours: hours % 24 });
}
