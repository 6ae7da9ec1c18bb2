// The list of cases. Only what changed is drawn; only one row at a time is reached by Tab, the others by arrows.

import { ageOf } from "./ages.js";
import { compare } from "./cases.js";
import { element, find, text } from "./dom.js";
import { channelOf, guestOf, languageOf, ownerOf, reasonOf, summaryOf } from "./words.js";

const ageEvery = 5_000;
const list = find(".cases");
const nothing = find(".nothing");
const filters = [...document.querySelectorAll("[data-filter]")];

export class Queue {
  #rows = new Map();
  #order = [];
  #filter = "all";
  #open = null;
  #isCounting = false;

  /** @param onOpen called with the id of a chosen case */
  constructor({ onOpen }) {
    this.onOpen = onOpen;
    this.me = "";
    list.addEventListener("click", (event) => this.#choose(event.target));
    list.addEventListener("keydown", (event) => this.#key(event));
    for (const button of filters) button.addEventListener("click", () => this.#setFilter(button.dataset.filter));
    setInterval(() => this.#age(), ageEvery);
  }

  /** Shows these and no others; they are in order. */
  showAll(cases) {
    this.#rows.clear();
    this.#order = cases.map((deskCase) => this.#add(deskCase));
    list.replaceChildren(...this.#order.map((row) => row.item));
    this.#count();
  }

  put(deskCase) {
    const known = this.#rows.get(deskCase.id);
    const row = known ?? this.#add(deskCase);
    if (known) this.#fill(known, deskCase);
    if (!known || this.#isAstray(known)) this.#place(row);
    this.#count();
  }

  remove(id) {
    const row = this.#rows.get(id);
    if (!row) return;
    const at = this.#order.indexOf(row);
    const hadFocus = row.item.contains(document.activeElement);
    this.#order.splice(at, 1);
    this.#rows.delete(id);
    row.item.remove();
    if (hadFocus) (this.#order[at] ?? this.#order[at - 1])?.button.focus();
    this.#count();
  }

  /** Marks the one that is shown; null for none. */
  setOpen(id) {
    for (const each of [this.#open, id]) {
      const row = this.#rows.get(each);
      if (row) row.button.setAttribute("aria-current", String(each === id));
    }
    this.#open = id;
    this.#setReachable();
  }

  /** Moves to the next row, or the one before; the first one when none has the focus and none is open. */
  move(by) {
    const shown = this.#order.filter((row) => !row.item.hidden);
    if (shown.length === 0) return;
    const focused = shown.findIndex((row) => row.button === document.activeElement);
    const from = focused >= 0 ? focused : shown.findIndex((row) => row.case.id === this.#open);
    const to = from < 0 ? 0 : Math.min(shown.length - 1, Math.max(0, from + by));
    shown[to].button.focus();
  }

  /** Moves to the row of the open case, or the first. */
  focus() {
    const row = this.#rows.get(this.#open);
    (row && !row.item.hidden ? row : this.#order.find((each) => !each.item.hidden))?.button.focus();
  }

  #add(deskCase) {
    const parts = Object.fromEntries(
      ["urgent", "name", "age", "why", "summary", "owner", "unread"].map((name) => [name, element("span", { className: `row-${name}` })]),
    );
    parts.name.dir = parts.summary.dir = "auto";
    const button = element("button", { type: "button", className: "row", tabIndex: -1, "aria-current": "false" });
    button.append(parts.urgent, parts.name, parts.age, parts.why, parts.summary, parts.owner, parts.unread);
    const row = { item: element("li", { "data-case": deskCase.id }, button), button, parts, case: deskCase };
    this.#rows.set(deskCase.id, row);
    this.#fill(row, deskCase);
    return row;
  }

  #fill(row, deskCase) {
    const { item, parts } = row;
    row.case = deskCase;
    item.dataset.status = deskCase.status;
    item.dataset.urgency = deskCase.urgency;
    item.hidden = !this.#passes(deskCase);
    write(parts.urgent, deskCase.urgency === "urgent" ? text("urgent") : "");
    write(parts.name, guestOf(deskCase));
    write(parts.why, [reasonOf(deskCase), languageOf(deskCase.language), channelOf(deskCase.channel)].join(" · "));
    const about = summaryOf(deskCase);
    const isShown = about.words && !(about.isMade && deskCase.urgency === "urgent");
    write(parts.summary, isShown ? (about.isMade ? text("madeSummary", { words: about.words }) : about.words) : "");
    write(parts.owner, ownerOf(deskCase, this.me));
    item.dataset.mine = String(deskCase.owner === this.me);
    this.#fillAge(row);
    if (parts.unread.dataset.count === String(deskCase.unread)) return;
    parts.unread.dataset.count = String(deskCase.unread);
    const words = text(deskCase.unread === 1 ? "unreadOne" : "unreadMany");
    parts.unread.replaceChildren(
      ...(deskCase.unread > 0 ? [String(deskCase.unread), element("span", { className: "unseen" }, ` ${words}`)] : []),
    );
  }

  #fillAge({ parts, case: deskCase }) {
    const words = text(deskCase.status === "waiting" ? "waitingFor" : "openFor");
    const age = ageOf(deskCase.openedAt);
    if (parts.age.dataset.shown === words + age) return;
    parts.age.dataset.shown = words + age;
    parts.age.replaceChildren(element("span", { className: "unseen" }, `${words} `), age);
  }

  #age() {
    for (const row of this.#rows.values()) this.#fillAge(row);
  }

  #isAstray(row) {
    const at = this.#order.indexOf(row);
    const [before, after] = [this.#order[at - 1], this.#order[at + 1]];
    return (before && compare(before.case, row.case) > 0) || (after && compare(row.case, after.case) > 0);
  }

  #place(row) {
    const at = this.#order.indexOf(row);
    if (at >= 0) this.#order.splice(at, 1);
    let [low, high] = [0, this.#order.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (compare(this.#order[middle].case, row.case) < 0) low = middle + 1;
      else high = middle;
    }
    const hadFocus = row.button === document.activeElement;
    list.insertBefore(row.item, this.#order[low]?.item ?? null);
    this.#order.splice(low, 0, row);
    if (hadFocus) row.button.focus();
  }

  #setFilter(filter) {
    this.#filter = filter;
    for (const button of filters) button.setAttribute("aria-pressed", String(button.dataset.filter === filter));
    for (const row of this.#order) row.item.hidden = !this.#passes(row.case);
    this.#count();
  }

  #passes(deskCase, filter = this.#filter) {
    if (filter === "waiting") return deskCase.status === "waiting";
    return filter === "all" || deskCase.owner === this.me;
  }

  // Once for all that changed at the same time.
  #count() {
    if (this.#isCounting) return;
    this.#isCounting = true;
    queueMicrotask(() => {
      this.#isCounting = false;
      for (const button of filters) {
        const count = this.#order.filter((row) => this.#passes(row.case, button.dataset.filter)).length;
        write(button.querySelector(".count"), String(count));
      }
      const isEmpty = this.#order.every((row) => row.item.hidden);
      const key = `nothing${this.#filter.charAt(0).toUpperCase()}${this.#filter.slice(1)}`;
      write(nothing, isEmpty ? text(key) : "");
      this.#setReachable();
    });
  }

  #setReachable() {
    const open = this.#rows.get(this.#open);
    const focused = this.#order.find((row) => row.button === document.activeElement);
    const chosen = focused ?? (open && !open.item.hidden ? open : this.#order.find((row) => !row.item.hidden));
    for (const row of this.#order) {
      const index = row === chosen ? 0 : -1;
      if (row.button.tabIndex !== index) row.button.tabIndex = index;
    }
  }

  #choose(target) {
    const item = target.closest("[data-case]");
    if (item) this.onOpen(item.dataset.case);
  }

  #key(event) {
    const ways = { ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10, Home: -Infinity, End: Infinity };
    const by = ways[event.key];
    if (by === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    this.move(by);
    this.#setReachable();
  }
}

function write(part, words) {
  if (part.textContent !== words) part.textContent = words;
}
