// What the server's codes mean. One that is not known (yet) is shown as it is.

import { language, text } from "./dom.js";

const languages = new Intl.DisplayNames([language], { type: "language", fallback: "code" });

const keyed = (prefix, code, values) => {
  const key = prefix + code.charAt(0).toUpperCase() + code.slice(1);
  try {
    return text(key, values);
  } catch {
    return code;
  }
};

export const reasonOf = (deskCase) => keyed("reason", deskCase.reason);
export const channelOf = (name) => keyed("channel", name);
export const stateOf = (state) => keyed("state", state);
export const whyOf = (why) => keyed("why", why);
export const eventOf = (code, name) => keyed("event", code, { name });
export const guestOf = (deskCase) => deskCase.guestName || text("guest");

export function languageOf(code) {
  try {
    return languages.of(code);
  } catch {
    return code;
  }
}

/** Whether somebody else at a desk has the case: whoever answers on the hotel's phone sits at none. */
export const isOthers = ({ owner, isOnPhone }, me) => Boolean(owner) && owner !== me && !isOnPhone;

/** What was sent from the hotel's own phone, which is not here. */
export const onPhone = (kind) => keyed("onPhone", kind);

/** What the case is about, and whether a machine says so; of an urgent one the guest's own words come first. */
export function summaryOf(deskCase) {
  return deskCase.summary ? { words: deskCase.summary, isMade: false } : { words: deskCase.modelSummary ?? "", isMade: true };
}

/** Who has the case, for me. */
export function ownerOf(deskCase, me) {
  if (deskCase.status === "closed") return text("isClosed");
  if (deskCase.owner) return deskCase.owner === me ? text("you") : text("owner", { name: deskCase.owner });
  return deskCase.status === "concierge" ? text("withConcierge") : text("nobody");
}
