// What stands in a bubble: text, pictures, files, recordings, places and links.

import { linked, linkTo, nodesOf, webAddress } from "./markup.js";
import { element, text } from "./page.js";
import { sizeOf } from "./sizes.js";

/** What the concierge sent, by its kind. */
export function conciergeContent(entry) {
  const words = entry.html ? [element("div", { className: "words" }, ...nodesOf(entry.html))] : [];
  return [...(attachmentFirst.has(entry.kind) ? [thing(entry), ...words] : [...words, thing(entry)])].filter(Boolean);
}

/** What the guest sent: their files, and the text as they typed it. */
export function guestContent(message) {
  const files = (message.files ?? []).map(guestFile);
  return [...files, message.text ? element("div", { className: "words" }, ...linked(message.text)) : null].filter(Boolean);
}

const attachmentFirst = new Set(["picture", "audio", "video"]);

function thing(entry) {
  switch (entry.kind) {
    case "picture":
      return picture(entry.url, entry.alt);
    case "file":
      return file(entry.url, entry.name);
    case "audio":
      return recording("audio", entry);
    case "video":
      return recording("video", entry);
    case "location":
      return place(entry);
    case "link":
      return element("p", { className: "go" }, linkTo(entry.url, entry.label || entry.url));
    default:
      return null;
  }
}

function guestFile({ url, name, type, size }) {
  if (type?.startsWith("image/")) return picture(url, name || text("picture"), () => file(url, name, size));
  if (type?.startsWith("audio/")) return recording("audio", { url, title: name });
  if (type?.startsWith("video/")) return recording("video", { url, title: name });
  return file(url, name, size);
}

// What a browser cannot show, such as a picture in a format it does not know, is a file after all.
function picture(url, alt, otherwise = () => file(url, alt)) {
  const shown = element("img", { alt: alt || text("picture"), src: webAddress(url) ?? "", loading: "lazy", decoding: "async" });
  const link = linkTo(url, shown);
  link.className = "picture";
  shown.addEventListener("error", () => link.replaceWith(otherwise()), { once: true });
  return link;
}

function file(url, name, size) {
  const link = linkTo(url, element("span", { className: "file-name" }, name || text("file")));
  if (size) link.append(element("span", { className: "file-size" }, sizeOf(size)));
  link.className = "file";
  return link;
}

function recording(tag, { url, title }) {
  const player = element(tag, { controls: true, preload: "metadata", src: webAddress(url) ?? "" });
  if (title) player.setAttribute("aria-label", title);
  return element("figure", { className: tag }, player, title ? element("figcaption", {}, title) : null);
}

function place({ name, address, latitude, longitude }) {
  const map = `https://www.openstreetmap.org/?mlat=${latitude}&mlon=${longitude}#map=17/${latitude}/${longitude}`;
  return element(
    "div",
    { className: "place" },
    name ? element("strong", {}, name) : null,
    address ? element("span", {}, address) : null,
    linkTo(map, text("map")),
  );
}
