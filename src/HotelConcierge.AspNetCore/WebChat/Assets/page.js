// What the server wrote into the page: whose chat it is.

const body = document.body;

export { element, find, language, text, uuid } from "./dom.js";
export const assistant = body.dataset.assistant;
export const title = body.dataset.title;
export const isEmbedded = body.dataset.embedded === "true";
