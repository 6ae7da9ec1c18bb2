// What was said in a case, and below it what is on its way to the server. An entry is drawn anew only when something of it changed.

import { fileAddress } from "./api.js";
import { dayOf, timeOf } from "./ages.js";
import { element, find, text } from "./dom.js";
import { linked, nodesOf } from "./markup.js";
import { sizeOf } from "./sizes.js";
import { eventOf, onPhone, stateOf, whyOf } from "./words.js";

const list = find(".entries");
const log = find(".log");
const near = 80; // pixels
const marks = { waiting: "…", sent: "✓", delivered: "✓✓", read: "✓✓", failed: "!" };
const shownPictures = new Set(["image/jpeg", "image/png", "image/gif", "image/webp"]);

export class Entries {
  #shown = new Map(); // {item, source} by the entry's id
  #isFollowing = true;

  /**
   * @param onEdit called with a message of the outbox that is to be written again
   * @param onDiscard called with one that is given up
   * @param onForce called with one that is to be sent although somebody else has the case
   */
  constructor({ onEdit, onDiscard, onForce }) {
    Object.assign(this, { onEdit, onDiscard, onForce });
    const look = () => (this.#isFollowing = log.scrollHeight - log.clientHeight - log.scrollTop < near);
    log.addEventListener("scroll", look, { passive: true });
    const heights = new ResizeObserver(() => this.#settle());
    heights.observe(list);
    heights.observe(log);
  }

  /** Another case is shown from now on. */
  clear() {
    this.#shown.clear();
    list.replaceChildren();
    log.setAttribute("aria-busy", "true");
    this.follow();
  }

  /** The newest is to be in view. */
  follow() {
    this.#isFollowing = true;
    this.#settle();
  }

  /**
   * @param deskCase the case
   * @param entries what the server has, oldest first
   * @param waiting messages of the outbox for this case
   */
  show(deskCase, entries, waiting) {
    const guest = deskCase.guestName || text("guest");
    const wanted = [];
    let day = "";
    for (const entry of entries) {
      if (dayOf(entry.at) !== day) {
        day = dayOf(entry.at);
        wanted.push(this.#keep(`day ${day}`, day, () => element("li", { className: "day" }, day)));
      }
      wanted.push(this.#keep(entry.id, JSON.stringify([entry, guest]), () => draw(entry, guest, deskCase.id)));
    }
    const isThere = ({ key }) => entries.some((entry) => entry.id.endsWith(key));
    for (const message of waiting.filter((each) => !isThere(each))) {
      wanted.push(this.#keep(`own ${message.key}`, JSON.stringify(message), () => this.#drawOwn(message)));
    }
    place(wanted);
    const ids = new Set(wanted);
    for (const [id, { item }] of this.#shown) if (!ids.has(item)) this.#shown.delete(id);
    log.setAttribute("aria-busy", "false");
    this.#settle();
  }

  #settle() {
    if (this.#isFollowing) log.scrollTop = log.scrollHeight;
  }

  #keep(id, source, make) {
    const known = this.#shown.get(id);
    if (known?.source === source) return known.item;
    const item = make();
    const isOpen = known?.item.querySelector("details")?.open;
    if (isOpen && item.querySelector("details")) item.querySelector("details").open = true;
    this.#shown.set(id, { item, source });
    return item;
  }

  #drawOwn(message) {
    const isNote = message.kind === "note";
    const item = bubble({
      from: isNote ? "note" : "staff",
      author: text("staff"),
      body: [
        ...(message.files ?? []).map((file) => element("p", { className: "file" }, file.name)),
        message.text ? element("div", { className: "words" }, ...linked(message.text)) : null,
      ],
    });
    item.dataset.state = message.reason ? "failed" : "waiting";
    const said = message.reason ?? text(message.isDelayed ? "delayed" : "sending");
    item.querySelector(".meta").append(element("span", { className: "state", "data-state": item.dataset.state }, said));
    if (!message.reason) return item;
    const button = (key, act) => {
      const made = element("button", { type: "button" }, text(key));
      made.addEventListener("click", () => act(message));
      return made;
    };
    item.append(
      element(
        "div",
        { className: "remedies" },
        message.takenBy ? button("sendAnyway", this.onForce) : null,
        message.template ? null : button("edit", this.onEdit),
        button("discard", this.onDiscard),
      ),
    );
    return item;
  }
}

// Moves as little as possible: whoever reads or has the focus in an entry is not disturbed.
function place(wanted) {
  const stays = new Set(wanted);
  for (const item of [...list.children]) if (!stays.has(item)) item.remove();
  let next = list.firstElementChild;
  for (const item of wanted) {
    if (item === next) next = next.nextElementSibling;
    else list.insertBefore(item, next);
  }
}

function draw(entry, guest, caseId) {
  if (entry.from === "event") return drawEvent(entry);
  const author = {
    guest,
    concierge: text("concierge"),
    staff: entry.author ?? text("staff"),
    note: text("noteBy", { name: entry.author ?? text("staff") }),
  }[entry.from];
  const item = bubble({
    from: entry.from,
    author: author ?? entry.from,
    body: [
      ...(entry.files ?? []).map((file) => drawFile(file, caseId)),
      entry.onPhone ? element("p", { className: "file" }, onPhone(entry.onPhone)) : null,
      entry.text ? element("div", { className: "words" }, ...(entry.html ? nodesOf(entry.html) : linked(entry.text))) : null,
      entry.translation ? drawTranslation(entry.translation) : null,
    ],
  });
  item.dataset.entry = entry.id;
  const meta = item.querySelector(".meta");
  meta.append(element("time", { dateTime: entry.at }, timeOf(entry.at)));
  if (entry.isTemplate) meta.append(element("span", { className: "kind" }, text("template")));
  if (entry.state) meta.append(drawState(entry));
  const trail = entry.trail && drawTrail(entry.trail);
  if (trail) item.append(trail);
  return item;
}

function bubble({ from, author, body }) {
  return element(
    "li",
    { className: "entry", "data-from": from },
    element("p", { className: "meta" }, element("b", { className: "author", dir: "auto" }, author)),
    element("div", { className: "bubble", dir: "auto" }, ...body),
  );
}

// What a machine made of the guest's words is told apart from them, also by who hears it.
function drawTranslation({ language, text: words }) {
  return element(
    "div",
    { className: "translation", "data-testid": "translation" },
    element("p", { className: "made" }, text("translated")),
    element("div", { className: "words", lang: language, dir: "auto" }, ...linked(words)),
  );
}

function drawEvent(entry) {
  const words = eventOf(entry.text, entry.author ?? text("somebody"));
  const time = element("time", { dateTime: entry.at }, timeOf(entry.at));
  return element("li", { className: "event", "data-event": entry.text, "data-entry": entry.id }, `${words} · `, time);
}

function drawState({ state, why }) {
  const words = why ? `${stateOf(state)}: ${whyOf(why)}` : stateOf(state);
  return element(
    "span",
    { className: "state", "data-state": state },
    element("span", { className: "mark", "aria-hidden": "true" }, marks[state] ?? ""),
    ` ${words}`,
  );
}

function drawFile(file, caseId) {
  if (!file.id) return element("p", { className: "file" }, text("fileNotHad", { name: file.name }));
  const href = fileAddress(caseId, file.id);
  const name = file.name || text(file.contentType?.startsWith("image/") ? "picture" : "file");
  const link = (...children) => element("a", { href, target: "_blank", rel: "noopener noreferrer" }, ...children);
  if (shownPictures.has(file.contentType)) {
    const shown = element("img", { src: href, alt: name, loading: "lazy", decoding: "async" });
    const frame = link(shown);
    frame.className = "picture";
    shown.addEventListener("error", () => frame.replaceWith(fileLink(link, name, file.size)), { once: true });
    return frame;
  }
  if (file.contentType?.startsWith("audio/")) {
    const player = element("audio", { src: href, controls: true, preload: "metadata", "aria-label": name });
    return element("p", { className: "recording" }, player);
  }
  return fileLink(link, name, file.size);
}

function fileLink(link, name, size) {
  const made = link(name, size ? element("span", { className: "file-size" }, ` ${sizeOf(size)}`) : null);
  return element("p", { className: "file" }, made);
}

function drawTrail({ route, tools, documents }) {
  const rows = [
    ["trailRoute", route ? [route] : []],
    ["trailTools", tools ?? []],
    ["trailDocuments", documents ?? []],
  ].filter(([, values]) => values.length > 0);
  if (rows.length === 0) return null;
  return element(
    "details",
    { className: "trail" },
    element("summary", {}, text("trail")),
    element(
      "dl",
      {},
      ...rows.flatMap(([key, values]) => [element("dt", {}, text(key)), ...values.map((value) => element("dd", {}, value))]),
    ),
  );
}
