// Reads a text/event-stream as it comes, in pieces of any size.

export class EventReader {
  #rest = "";
  #event = {};

  /** The events that this piece completes: {id, event, data}; data is read as JSON. Comments and "retry" lines are passed over. */
  read(piece) {
    const lines = (this.#rest + piece).split("\n");
    this.#rest = lines.pop();
    const events = [];
    for (const line of lines.map((raw) => raw.replace(/\r$/, ""))) {
      if (line !== "") this.#take(line);
      else if (this.#event.data !== undefined) events.push(this.#complete());
      else this.#event = {};
    }
    return events;
  }

  #take(line) {
    const [, field, value] = /^([^:]*):? ?(.*)$/.exec(line);
    if (field === "data") this.#event.data = this.#event.data === undefined ? value : `${this.#event.data}\n${value}`;
    else if (field === "id" || field === "event") this.#event[field] = value;
  }

  #complete() {
    const { id = null, event = "message", data } = this.#event;
    this.#event = {};
    return { id, event, data: data === "" ? {} : JSON.parse(data) };
  }
}
