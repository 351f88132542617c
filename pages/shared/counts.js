// The filters' counts, ahead of the filters: a browser takes some 200 ms to draw those anew. The numbers alone change here, in the
// places that the page has given them; what the page draws after it says the same, in its own order.
const NUMBER = /\d[\d,]*/;
const HOLD = ".st-key-counts";
let held; // the part of the page that is watched: a component by itself hears of a change only after it was painted

function say(node, count) {
  const text = node?.firstChild;
  if (text?.nodeType !== Node.TEXT_NODE) return;
  const said = text.data.replace(NUMBER, String(count));
  if (said !== text.data) text.data = said; // the node itself stays: React writes into it when the page follows
}

// What a pill is called, without its dot and its number.
const name = (words) => [...words.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE).map((node) => node.data).join("").trim();

function read() {
  const told = held.querySelector("[data-counts]");
  if (!told) return;
  const { facets, switches } = JSON.parse(told.dataset.counts);
  for (const [facet, counts] of Object.entries(facets))
    for (const words of document.querySelectorAll(`.st-key-facet-${facet} [role="toolbar"] button p`))
      if (Object.hasOwn(counts, name(words))) say(words.querySelector("span:last-child"), counts[name(words)]);
  for (const [key, count] of Object.entries(switches)) say(document.querySelector(`.st-key-f-${key} label p`), count);
}

export default function () {
  const hold = document.querySelector(HOLD);
  if (!hold || hold === held) return;
  held = hold;
  new MutationObserver(read).observe(hold, { childList: true, subtree: true });
}
