// Files that somebody attaches: chosen, dropped or pasted, uploaded at once. A page has a file's bytes only as long as it lives; one that
// is uploaded is at the server.

import { element, find, text } from "./dom.js";
import { Refused } from "./errors.js";
import { sizeOf } from "./sizes.js";

const mostFiles = 10;
const mostBytes = 10_000_000; // as much as the host takes

const held = new Map(); // {file, url, upload} by the file's id

/**
 * Hands over files that are chosen, dropped on the page or pasted into a field.
 * @param attach called with them
 * @param isOpen tells whether files can be attached now
 */
export function takeFiles(field, attach, isOpen = () => true) {
  const picker = find(".picker");
  find(".attach").addEventListener("click", () => picker.click());
  picker.addEventListener("change", () => {
    attach(picker.files);
    picker.value = "";
  });
  field.addEventListener("paste", (event) => takePasted(event, attach));
  takeDropped(attach, isOpen);
}

// A spreadsheet on the clipboard is text and a picture of it: then the text is meant.
function takePasted(event, attach) {
  const { files, types } = event.clipboardData;
  if (files.length === 0 || types.includes("text/plain")) return;
  event.preventDefault();
  attach(files);
}

function takeDropped(attach, isOpen) {
  const drop = find(".drop");
  const carriesFiles = (event) => event.dataTransfer?.types.includes("Files") && isOpen();
  document.addEventListener("dragover", (event) => {
    if (!carriesFiles(event)) return;
    event.preventDefault();
    drop.hidden = false;
  });
  document.addEventListener("dragleave", (event) => {
    if (event.relatedTarget === null) drop.hidden = true;
  });
  document.addEventListener("drop", (event) => {
    if (!carriesFiles(event)) return;
    event.preventDefault();
    drop.hidden = true;
    attach(event.dataTransfer.files);
  });
}

/** What is wrong with a file that would be attached to so many others, in words; "" for nothing. */
export function problemOf(file, others) {
  if (file.size > mostBytes) return text("large", { name: file.name, limit: sizeOf(mostBytes) });
  if (file.size === 0) return text("empty", { name: file.name });
  return others >= mostFiles ? text("many", { count: mostFiles }) : "";
}

/** Keeps a file as long as the page lives, or until it is let go. */
export function hold(id, file) {
  held.set(id, { file, url: URL.createObjectURL(file), upload: null });
}

/** Where the page shows a file from, if it still has it. */
export const previewOf = (id) => held.get(id)?.url;

export function letGo(id) {
  URL.revokeObjectURL(previewOf(id));
  held.delete(id);
}

/** A file in the tray, with a button that takes it away. */
export function drawAttached({ id, name, size }, isPicture, onRemove) {
  const label = text("remove", { name });
  const button = element("button", { type: "button", className: "icon remove", "aria-label": label, title: label }, "×");
  button.addEventListener("click", onRemove);
  const preview = isPicture && previewOf(id);
  return element(
    "li",
    {},
    preview ? element("img", { src: preview, alt: "" }) : null,
    element("span", { className: "file-name" }, name),
    element("span", { className: "file-size" }, sizeOf(size)),
    button,
  );
}

/**
 * Brings a file to the server, once. Throws Refused when it never will get there, NotNow when trying again may help.
 * @param put called with the file; gives a promise
 */
export async function bring(attached, put) {
  if (attached.isUploaded) return;
  const kept = held.get(attached.id);
  if (!kept) throw new Refused(text("gone", { name: attached.name }));
  kept.upload ??= put(kept.file).finally(() => {
    kept.upload = null;
  });
  await kept.upload;
  attached.isUploaded = true;
}
