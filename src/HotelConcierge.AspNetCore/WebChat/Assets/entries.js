// The list of what was said: entries of the server, and behind them the guest's own messages that are still on their way.

import { conciergeContent, guestContent } from "./content.js";
import { element, find, language, text, title } from "./page.js";

const list = find(".entries");
const together = 5 * 60_000; // entries of one side within this time share the time below the last of them
const clock = new Intl.DateTimeFormat(language, { hour: "numeric", minute: "2-digit" });
const calendar = new Intl.DateTimeFormat(language, { weekday: "long", day: "numeric", month: "long" });
const nearDays = new Intl.RelativeTimeFormat(language, { numeric: "auto" });

export class Entries {
  #known = new Map(); // the server's entries by their id
  #own = new Map(); // the guest's messages by the id that the page gave them
  #taps = new Map(); // the chosen option by the id of the entry it stands under

  /**
   * @param onChoose called with {id, label} of an option and the id of the entry it stands under
   * @param onEdit called with the id of a refused message that the guest wants to write again
   */
  constructor({ onChoose, onEdit }) {
    this.onChoose = onChoose;
    this.onEdit = onEdit;
  }

  /** Shows an entry of the server; false when it is there already. */
  show(entry) {
    if (this.#known.has(entry.id)) return false;
    if (entry.choice) this.markChosen(entry.choice);
    const own = entry.from === "guest" ? this.#own.get(entry.message) : undefined;
    const item = own ?? this.#item(entry.from, entry.from === "guest" ? guestContent(entry) : conciergeContent(entry));
    if (entry.options) item.append(this.#options(entry));
    item.dataset.entry = entry.id;
    this.#known.set(entry.id, item);
    this.#place(item, new Date(entry.at));
    setState(item, "sent");
    return true;
  }

  /** Shows a message of the guest that is not at the server yet. */
  showOwn(message) {
    const item = this.#item("guest", guestContent(message));
    this.#own.set(message.id, item);
    if (message.choice) this.markChosen(message.choice);
    this.#place(item, new Date());
    setState(item, "sending", text("sending"));
  }

  /** Says what became of such a message; "sent" is said by its entry. */
  setOwn(message, state, reason) {
    const item = this.#own.get(message.id);
    if (!item || item.dataset.state === "sent") return;
    if (state === "failed") {
      setState(item, "failed", text("failed", { reason }));
      item.append(this.#edit(message));
      if (message.choice) this.#release(message.choice.message);
    } else {
      setState(item, "sending", state === "taken" ? "" : text(state));
    }
  }

  removeOwn(id) {
    this.#own.get(id)?.remove();
    this.#own.delete(id);
  }

  /** Takes away all that the server had, and says that it is gone. */
  forget() {
    for (const item of this.#known.values()) item.remove();
    for (const [id, item] of this.#own) if (item.dataset.state === "sent" || !item.dataset.note) this.removeOwn(id);
    for (const item of list.querySelectorAll(".greeting, .day, .notice")) item.remove();
    this.#known.clear();
    this.#taps.clear();
    list.prepend(element("li", { className: "notice" }, text("deleted")));
  }

  /** Marks the option of an entry, also of one that comes later. */
  markChosen({ id, message }) {
    this.#taps.set(message, id);
    this.#applyChoice(message);
  }

  #release(message) {
    this.#taps.delete(message);
    this.#applyChoice(message);
  }

  #applyChoice(message) {
    const chosen = this.#taps.get(message);
    for (const button of this.#known.get(message)?.querySelectorAll("[data-option]") ?? []) {
      const isChosen = button.dataset.option === chosen;
      if (chosen !== undefined && button === document.activeElement) find(".log").focus();
      button.disabled = chosen !== undefined;
      button.classList.toggle("chosen", isChosen);
      button.setAttribute("aria-pressed", String(isChosen));
    }
  }

  #item(from, content) {
    const speaker = from === "guest" ? text("you") : title;
    const isHistory = find(".log").getAttribute("aria-busy") === "true";
    return element(
      "li",
      { className: isHistory ? "entry" : "entry new", "data-from": from },
      element("span", { className: "unseen" }, `${speaker}: `),
      element("div", { className: "bubble", dir: "auto" }, ...content),
      element("p", { className: "meta" }, element("time"), element("span", { className: "state" })),
    );
  }

  #options(entry) {
    const group = element("div", { className: "options", role: "group", "aria-label": text("options") });
    for (const option of entry.options) {
      const button = element("button", { type: "button", className: "option", "data-option": option.id, "aria-pressed": "false" });
      button.append(element("span", { className: "option-label" }, option.label));
      if (option.description) button.append(element("span", { className: "option-more" }, option.description));
      button.addEventListener("click", () => this.onChoose(option, entry.id));
      group.append(button);
    }
    queueMicrotask(() => this.#applyChoice(entry.id));
    return group;
  }

  #edit(message) {
    const button = element("button", { type: "button", className: "edit" }, text("edit"));
    button.addEventListener("click", () => this.onEdit(message.id));
    return button;
  }

  // The server's entries in their order, then what is on its way. A message of ours whose entry comes keeps its place where it can.
  #place(item, at) {
    const time = item.querySelector("time");
    time.dateTime = at.toISOString();
    time.textContent = clock.format(at);
    item.dataset.at = at.getTime();
    const waiting = [...list.children].find((other) => other.dataset.state && other.dataset.state !== "sent");
    if (!item.dataset.entry) list.append(item);
    else if (waiting !== item) list.insertBefore(item, waiting ?? null);
    for (const changed of [item, neighbour(item, "nextElementSibling")]) if (changed) arrange(changed);
  }
}

// Where a day begins, and which entries share a time.
function arrange(item) {
  const before = neighbour(item, "previousElementSibling");
  const at = new Date(Number(item.dataset.at));
  const last = before && new Date(Number(before.dataset.at));
  const day = item.previousElementSibling?.classList.contains("day") ? item.previousElementSibling : null;
  if (last?.toDateString() === at.toDateString()) day?.remove();
  else if (day) day.textContent = dayName(at);
  else item.before(element("li", { className: "day" }, dayName(at)));
  before?.classList.toggle("goes-on", before.dataset.from === item.dataset.from && Math.abs(at - last) < together);
}

function neighbour(item, direction) {
  let other = item[direction];
  while (other && !other.dataset.at) other = other[direction];
  return other;
}

function dayName(at) {
  const midnight = (date) => new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();
  const days = Math.round((midnight(at) - midnight(new Date())) / 86_400_000);
  const name = days > -2 && days < 1 ? nearDays.format(days, "day") : calendar.format(at);
  return name.charAt(0).toLocaleUpperCase(language) + name.slice(1);
}

function setState(item, state, note = "") {
  item.dataset.state = state;
  item.dataset.note = note;
  item.querySelector(".state").textContent = note;
  item.querySelector(".edit")?.remove();
}
