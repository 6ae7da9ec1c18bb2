// Who sits here: asked for once, and again when the session is over.

import { signIn, whoAmI } from "./api.js";
import { find, text } from "./dom.js";
import { NoSession, NotNow, Refused } from "./errors.js";
import { pause, pauseAfter } from "./wait.js";

const room = find(".signin");
const desk = find(".desk");
const form = room.querySelector("form");
const status = find(".signin-status");

/** Who is signed in, {name, label, role}; asks until somebody is. */
export async function identify() {
  for (let failures = 0; ; ) {
    try {
      return await whoAmI();
    } catch (error) {
      if (error instanceof NoSession) return ask();
      say("signInAway");
      await pause(pauseAfter(++failures));
    }
  }
}

/** The desk is shown. */
export function showDesk() {
  room.hidden = true;
  desk.hidden = false;
  status.textContent = "";
}

/** The session is over: begins anew. What was written is kept where it is. */
export function startAgain() {
  sessionStorage.setItem("desk-over", "yes");
  location.reload();
}

function ask() {
  desk.hidden = true;
  room.hidden = false;
  if (sessionStorage.getItem("desk-over")) say("signInOver");
  sessionStorage.removeItem("desk-over");
  const { name, key } = form.elements;
  if (name.offsetParent) name.focus();
  return new Promise((resolve) => {
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      status.textContent = "";
      try {
        await signIn(name.value.trim(), key.value);
        key.value = "";
        resolve(await whoAmI());
      } catch (error) {
        say(reasonFor(error));
        key.select();
        key.focus();
      }
    });
  });
}

function reasonFor(error) {
  if (error.message === "429" || error.status === 429) return "signInTooOften";
  if (error instanceof NotNow) return "signInAway";
  return error instanceof NoSession || error instanceof Refused ? "signInWrong" : "signInAway";
}

function say(key) {
  room.hidden = false;
  status.textContent = text(key);
}
