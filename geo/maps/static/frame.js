// Living inside Streamlit's frame: its height on a phone, its typeface.
(function (Atlas) {
  "use strict";

  // The frame is the map's alone; a narrow one asks for less height than the page offered.
  function fitFrame(streamlit, isNarrow, narrowHeight) {
    document.body.classList.add("atlas-body");
    const ask = streamlit.setFrameHeight.bind(streamlit);
    streamlit.setFrameHeight = (height) => ask(height && isNarrow() ? Math.min(height, narrowHeight) : height);
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

  Object.assign(Atlas, { fitFrame, borrowFont });
})((window.Atlas = window.Atlas || {}));
