// Puts the chat onto a page of the hotel:
// <script src="https://concierge.example/chat/embed.js" data-assistant="hotel" data-lang="es" async></script>
// A button opens it; the chat itself is a frame from where this script came from. The page's own styles do not reach in, nor ours out.

(() => {
  const texts = "{{texts}}";
  const script = document.currentScript;
  const chat = new URL("../chat", script.src);
  const origin = chat.origin;
  const { assistant, lang } = script.dataset;
  const asked = [lang, ...navigator.languages].filter(Boolean).map((language) => language.slice(0, 2).toLowerCase());
  const language = asked.find((code) => code in texts) ?? "en";
  const words = texts[language];

  const styles = `
    :host { all: initial; }
    button {
      position: fixed; z-index: 2147483000; inset-block-end: 1.25rem; inset-inline-end: 1.25rem; inline-size: 3.75rem; block-size: 3.75rem;
      padding: 0; border: 0; border-radius: 50%; background: #1f5a50; color: #ecd9b0; cursor: pointer;
      box-shadow: 0 2px 6px rgb(0 0 0 / .2), 0 8px 24px rgb(0 0 0 / .18); transition: transform .15s ease;
    }
    button:hover { transform: translateY(-2px); }
    button:focus-visible { outline: 3px solid #1f5a50; outline-offset: 3px; box-shadow: 0 0 0 3px #fff; }
    svg { inline-size: 100%; block-size: 100%; fill: currentColor; stroke: currentColor; }
    button[aria-expanded=true] .bell, button[aria-expanded=false] .cross { display: none; }
    .cross { fill: none; stroke-width: 2.5; stroke-linecap: round; }
    iframe {
      position: fixed; z-index: 2147483001; inset-block-end: 6rem; inset-inline-end: 1.25rem; border: 0; border-radius: 1.125rem;
      inline-size: min(25rem, calc(100vw - 2.5rem)); block-size: min(42rem, calc(100dvh - 7.5rem)); background: #fbf9f5;
      box-shadow: 0 0 0 1px rgb(0 0 0 / .08), 0 12px 48px rgb(0 0 0 / .28);
    }
    iframe[hidden] { display: none; }
    @media (prefers-color-scheme: dark) { iframe { background: #171d1c; } }
    @media (max-width: 30rem), (max-height: 30rem) {
      iframe { inset: 0; inline-size: 100%; block-size: 100%; border-radius: 0; }
    }
    @media (prefers-reduced-motion: reduce) { button { transition: none; } }
    @media (forced-colors: active) { button { border: 2px solid ButtonText; } }`;

  const host = document.createElement("div");
  const root = host.attachShadow({ mode: "open" });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(styles);
  root.adoptedStyleSheets = [sheet];

  const button = document.createElement("button");
  button.type = "button";
  button.append(
    drawing("bell", ["M12 30a12 12 0 0 1 24 0z", "M11.5 32h25a1.5 1.5 0 0 1 0 3h-25a1.5 1.5 0 0 1 0-3z", "M24 12a2.5 2.5 0 1 0 .01 0z"]),
    drawing("cross", ["M17 17l14 14M31 17l-14 14"]),
  );
  button.addEventListener("click", () => show(frame === null || frame.hidden));
  root.append(button);
  name(false);

  let frame = null;
  let isLoaded = false;

  function show(isOpen) {
    frame ??= isOpen ? makeFrame() : null;
    if (frame === null || frame.hidden === !isOpen) return;
    frame.hidden = !isOpen;
    name(isOpen);
    if (isOpen) focusChat();
    else button.focus();
  }

  // The frame is made at the first opening: a page whose guests do not ask loads nothing of it.
  function makeFrame() {
    const made = document.createElement("iframe");
    const values = new URLSearchParams({ embedded: "1", lang: language, ...(assistant ? { assistant } : {}) });
    made.title = words.frame;
    made.hidden = true;
    made.src = `${chat}?${values}`;
    made.addEventListener("load", () => {
      isLoaded = true;
      if (!made.hidden) focusChat();
    });
    root.prepend(made);
    return made;
  }

  function focusChat() {
    frame.focus();
    if (isLoaded) frame.contentWindow.postMessage({ hotelConcierge: "focus" }, origin);
  }

  function name(isOpen) {
    button.setAttribute("aria-expanded", String(isOpen));
    button.setAttribute("aria-label", isOpen ? words.close : words.open);
    button.title = isOpen ? words.close : words.open;
  }

  function drawing(className, paths) {
    const space = "http://www.w3.org/2000/svg";
    const svg = document.createElementNS(space, "svg");
    svg.setAttribute("viewBox", "0 0 48 48");
    svg.setAttribute("class", className);
    svg.setAttribute("aria-hidden", "true");
    for (const path of paths) svg.appendChild(document.createElementNS(space, "path")).setAttribute("d", path);
    return svg;
  }

  window.addEventListener("message", ({ source, origin: from, data }) => {
    if (from === origin && source === frame?.contentWindow && data?.hotelConcierge === "close") show(false);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && frame !== null && !frame.hidden) show(false);
  });

  if (document.body) document.body.append(host);
  else document.addEventListener("DOMContentLoaded", () => document.body.append(host));
})();
