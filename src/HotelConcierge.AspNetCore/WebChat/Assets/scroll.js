// Keeps the newest in view while the guest does not read further up; a long answer is shown from its beginning.

import { find } from "./page.js";

const log = find(".log");
const list = find(".entries");
const newest = find(".newest");
const near = 80; // pixels
const margin = 16;

let isFollowing = true;

const end = () => log.scrollHeight - log.clientHeight;

// As far down as goes without losing the guest's last message out of sight.
function goal() {
  const own = [...list.querySelectorAll("[data-from=guest]")].at(-1);
  return own ? Math.min(end(), own.offsetTop - margin) : end();
}

function settle() {
  if (isFollowing) log.scrollTop = goal();
  showButton();
}

function showButton() {
  newest.hidden = end() - log.scrollTop < 2 * near;
}

/** The guest wrote something: whatever they looked at, they want to see that. */
export function follow() {
  isFollowing = true;
  settle();
}

log.addEventListener(
  "scroll",
  () => {
    isFollowing = log.scrollTop >= goal() - near;
    showButton();
  },
  { passive: true },
);

newest.addEventListener("click", () => {
  const isCalm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  log.scrollTo({ top: end(), behavior: isCalm ? "instant" : "smooth" });
  log.focus({ preventScroll: true });
});

// Pictures that load, a keyboard that opens and a window that turns change the heights, too.
const heights = new ResizeObserver(settle);
heights.observe(list);
heights.observe(find(".typing"));
heights.observe(log);
