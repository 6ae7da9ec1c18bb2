// What became of a request that was not taken.

const longestPause = 5 * 60; // seconds; for one message that must wait longer, all behind it are not held up

/** The server will never take this one; the message is its reason, in plain text. */
export class Refused extends Error {}

/** Not now: the network or the server is away, or somebody is too fast. */
export class NotNow extends Error {
  constructor(message, seconds = null) {
    super(message);
    this.seconds = seconds;
  }
}

/** The session is not known (any more). */
export class NoSession extends Error {}

/** Throws NotNow where an answer says that trying again later may help. */
export function checkTime(response) {
  if (response.status !== 429 && response.status !== 408 && response.status < 500) return;
  const seconds = Number.parseFloat(response.headers.get("Retry-After"));
  if (!(seconds > longestPause)) throw new NotNow(String(response.status), seconds > 0 ? seconds : null);
}
