// Living inside Streamlit's frame: its height on a phone, its typeface, the boxes of years beside it.
(function (Atlas) {
  "use strict";

  const SENT = 10; // milliseconds after a frame until the page has sent what was typed

  // The frame is the map's alone; a narrow one asks for less height than the page offered.
  function fitFrame(streamlit, isNarrow, narrowHeight) {
    document.body.classList.add("atlas-body");
    const ask = streamlit.setFrameHeight.bind(streamlit);
    streamlit.setFrameHeight = (height) => ask(height && isNarrow() ? Math.min(height, narrowHeight) : height);
  }

  // What a map is of, for those who hear the page: of its frame Streamlit would say the name of a program.
  function nameMap(node, words) {
    node.setAttribute("role", "region");
    node.setAttribute("aria-label", words);
    if (window.frameElement) window.frameElement.title = words.split(/[.;]/)[0];
  }

  // The page around the frame has its typeface already; a frame inherits none. Read its rules, load them here.
  async function borrowFont(root) {
    try {
      const outside = window.parent.document;
      const family = getComputedStyle(outside.querySelector(".stApp") || outside.body).fontFamily;
      const wanted = family.split(",")[0].replaceAll('"', "").trim();
      const style = document.createElement("style");
      for (const sheet of outside.styleSheets) {
        const base = sheet.href || outside.baseURI;
        for (const rule of sheet.cssRules) {
          if (!(rule instanceof window.parent.CSSFontFaceRule) || !rule.cssText.includes(wanted)) continue;
          style.textContent += rule.cssText.replace(/url\("?([^")]+)"?\)/g, (_, url) => `url("${new URL(url, base)}")`);
        }
      }
      document.head.appendChild(style);
      await Promise.all(["400", "600"].map((weight) => document.fonts.load(`${weight} 12px "${wanted}"`)));
      root.style.fontFamily = family;
    } catch {
      // Another origin keeps its style to itself: the reader's system font does.
    }
  }

  // A page that waits for the map with the rest of itself hears when it is painted, or has failed: one thread draws both.
  async function announce(app) {
    if (!app.state.awaited) return;
    if (app.field) await app.field.opening; // a dataset's events are part of the first map
    requestAnimationFrame(() => setTimeout(() => app.report()));
  }

  // A map keeps on paper what it shows: it is as wide as on the screen, and made smaller as a whole (atlas.css).
  window.addEventListener("beforeprint", () => {
    const page = document.documentElement;
    page.style.setProperty("--atlas-wide", `${page.clientWidth}px`);
  });

  // Years typed into the page's own boxes are drawn at once: the same answer comes later, by way of the server.
  // A box commits on Enter, at leaving, by its arrows and its two buttons; what the page refuses is not followed.
  // What the box sends is sent first: server and map then work at the same time.
  function followBoxes(selectors, take) {
    let outside;
    try {
      outside = window.parent.document;
    } catch {
      return; // another origin: the answer of the server does
    }
    const quit = new AbortController();
    const boxes = () => selectors.map((selector) => outside.querySelector(selector));
    const read = () => {
      const found = boxes();
      if (found.some((box) => !box || !box.value || !box.validity.valid)) return;
      const [first, last] = found.map((box) => Number(box.value));
      if (first <= last) take([first, last]);
    };
    const hear = (type, concerns) => outside.addEventListener(type, (event) => {
      if (window.frameElement && !window.frameElement.isConnected) return quit.abort();
      if (boxes().some((box) => box && concerns(event, box))) requestAnimationFrame(() => setTimeout(read, SENT));
    }, { capture: true, signal: quit.signal });
    hear("keydown", ({ key, target }, box) => target === box && key === "Enter");
    hear("keydown", ({ key, target }, box) => target === box && key.startsWith("Arrow"));
    hear("focusout", ({ target }, box) => target === box);
    hear("click", ({ target }, box) => target !== box && box.closest("[data-testid=stNumberInput]")?.contains(target));
    window.addEventListener("pagehide", () => quit.abort());
  }

  Object.assign(Atlas, { fitFrame, nameMap, borrowFont, announce, followBoxes });
})((window.Atlas = window.Atlas || {}));
