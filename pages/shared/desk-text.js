// The text of the desk: what is marked in it, what is chosen in it, and offsets in code points.
// Texts are untrusted: they are set as text, never as markup.

const make = (tag, properties = {}, ...children) => {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === null || value === false) continue;
    if (name === "text") node.textContent = value;
    else if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (name === "style") node.style.cssText = value;
    else node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.filter((child) => child !== null && child !== undefined && child !== false));
  return node;
};
const still = () => matchMedia("(prefers-reduced-motion: reduce)").matches;
const button = (words, onclick, more = {}) => make("button", { type: "button", onclick, ...more }, words);

// A text whose offsets are code points, as in the workspace; most texts need no second copy for it.
class Points {
  constructor(text) {
    this.text = text;
    this.all = /[\ud800-\udfff]/.test(text) ? Array.from(text) : null;
    this.length = this.all ? this.all.length : text.length;
  }

  slice(start, end) {
    return this.all ? this.all.slice(start, end).join("") : this.text.slice(start, end);
  }

  // From an offset of the browser's (UTF-16) to one in code points.
  count(units) {
    return this.all ? Array.from(this.text.slice(0, units)).length : units;
  }

  // Where words stand, [start, end) each; capitals, and the sort of white space, do not matter.
  find(words) {
    const parts = words.trim().split(/\s+/).filter(Boolean).map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
    if (!parts.length) return [];
    const found = [];
    for (const match of this.text.matchAll(new RegExp(parts.join("\\s+"), "giu"))) {
      found.push([this.count(match.index), this.count(match.index + match[0].length)]);
      if (found.length === 500) break;
    }
    return found;
  }
}

class DeskText {
  constructor(desk) {
    this.desk = desk;
    this.node = make("div", { class: "dk-text", role: "document", tabindex: "-1" });
    this.node.addEventListener("pointerover", (event) => event.pointerType !== "touch" && this.desk.hover(this.under(event.target)));
    this.node.addEventListener("pointerleave", () => this.desk.hover(null));
    this.node.addEventListener("click", (event) => this.clicked(event));
    this.node.addEventListener("pointerup", () => setTimeout(() => this.chosen()));
  }

  set(text, items, chosen) {
    this.text = text;
    if (this.points?.text !== text) this.points = new Points(text);
    const seen = JSON.stringify([text.length, items.map((item) => [item.id, item.start, item.end]), chosen]);
    if (seen !== this.seen) this.build(items, chosen);
    this.seen = seen;
    this.dress(items);
  }

  build(items, chosen) {
    const cuts = new Set([0, this.points.length]);
    const starts = new Map(), ends = new Map();
    const note = (map, at, item) => map.set(at, [...(map.get(at) || []), item]);
    const all = chosen ? [...items, { id: "chosen", sort: "chosen", start: chosen[0], end: chosen[1] }] : items;
    for (const item of all) {
      for (const at of [item.start, item.end]) cuts.add(at);
      note(starts, item.start, item);
      note(ends, item.end, item);
    }
    const breaks = [];
    for (const match of this.text.matchAll(/\n[ \t]*(?:\n[ \t]*)+/g)) breaks.push(this.points.count(match.index + match[0].length));
    for (const at of breaks) cuts.add(at);
    const blocks = new Set(breaks), open = new Set(), made = [];
    let block = make("p");
    made.push(block);
    const order = [...cuts].sort((a, b) => a - b);
    for (let n = 0; n < order.length - 1; n++) {
      const at = order[n];
      for (const item of ends.get(at) || []) open.delete(item);
      for (const item of starts.get(at) || []) open.add(item);
      if (blocks.has(at)) made.push((block = make("p")));
      block.append(this.piece(at, order[n + 1], [...open]));
    }
    this.node.replaceChildren(...made);
    this.pieces = [...this.node.querySelectorAll("[data-start]")];
  }

  piece(start, end, items) {
    const node = make("span", { text: this.points.slice(start, end), "data-start": start });
    if (!items.length) return node;
    node.dataset.ids = items.map((item) => item.id).join(" ");
    node.className = [...new Set(items.map((item) => `dk-${item.sort}`))].join(" ");
    return node;
  }

  // What is decided, rejected, resolved: classes only, so that nothing moves under the reader.
  dress(items) {
    const by = new Map(items.map((item) => [item.id, item]));
    for (const piece of this.pieces) {
      const here = (piece.dataset.ids || "").split(" ").map((id) => by.get(id)).filter(Boolean);
      const marks = here.filter((item) => item.sort !== "claim"), claims = here.filter((item) => item.sort === "claim");
      const live = claims.filter((item) => item.status !== "rejected");
      piece.classList.toggle("dk-done", marks.some((item) => this.desk.decided(item)));
      piece.classList.toggle("dk-rejected", marks.length > 0 && marks.every((item) => item.status === "rejected"));
      piece.classList.toggle("dk-open", marks.some((item) => item.sort === "place" && !item.place && item.status !== "rejected"));
      piece.classList.toggle("dk-said", live.length > 0);
      const colors = [...new Set(live.map((item) => item.color))].slice(0, 3);
      const sure = live.some((item) => this.desk.decided(item)); // a line in full is accepted, a broken one suggested
      piece.style.backgroundImage = colors.map((color) => (sure ? `linear-gradient(${color}, ${color})` : `repeating-linear-gradient(90deg, ${color} 0 5px, transparent 5px 9px)`)).join(", ");
      piece.style.backgroundPosition = colors.map((_, n) => `0 calc(100% - ${3 * n}px)`).join(", ");
      piece.style.setProperty("--lines", colors.length);
      const actor = marks.find((item) => item.sort === "actor");
      if (actor?.color) piece.style.setProperty("--actor", actor.color);
      if (marks.length) piece.title = marks.map((item) => this.desk.called(item)).join("; ");
    }
  }

  light(ids, hand) {
    for (const piece of this.pieces || []) {
      const here = (piece.dataset.ids || "").split(" ");
      piece.classList.toggle("lit", here.some((id) => ids.has(id)));
      piece.classList.toggle("hand", hand !== null && here.includes(hand));
    }
  }

  show(id) {
    const piece = this.pieces?.find((node) => node.dataset.ids?.split(" ").includes(id));
    if (!piece) return;
    const box = this.node.getBoundingClientRect(), here = piece.getBoundingClientRect();
    if (here.top > box.top + 20 && here.bottom < box.bottom - 40) return;
    this.node.scrollTo({ top: this.node.scrollTop + here.top - box.top - box.height / 3, behavior: still() ? "auto" : "smooth" });
  }

  under(target) {
    const ids = target.closest?.("[data-ids]")?.dataset.ids.split(" ").filter((id) => id !== "chosen");
    return ids?.length ? ids : null;
  }

  // A click takes the narrowest of what lies under it, in the list that is open if that has one.
  clicked(event) {
    if (String(getSelection())) return;
    const ids = this.under(event.target);
    if (!ids) return;
    const items = ids.map((id) => this.desk.by.get(id)).filter(Boolean).sort((a, b) => a.end - a.start - (b.end - b.start));
    const marked = items.find((item) => item.sort !== "claim");
    const wanted = items.find((item) => item.sort === this.desk.tab) || marked || items[0];
    if (wanted) this.desk.take(wanted.id);
  }

  // A stretch chosen with the mouse, as offsets.
  chosen() {
    const picked = getSelection();
    if (!picked.rangeCount || picked.isCollapsed || !this.node.contains(picked.anchorNode) || !this.node.contains(picked.focusNode)) return;
    const range = picked.getRangeAt(0);
    const span = [this.offset(range.startContainer, range.startOffset), this.offset(range.endContainer, range.endOffset)];
    if (span.includes(null) || span[0] >= span[1]) return;
    this.desk.choose(this.trim(span));
  }

  trim([start, end]) {
    const words = this.points.slice(start, end);
    const cut = (part) => Array.from(part).length;
    return [start + cut(words.slice(0, words.length - words.trimStart().length)), end - cut(words.slice(words.trimEnd().length))];
  }

  offset(node, at) {
    if (node.nodeType !== Node.TEXT_NODE) {
      const next = node.childNodes[at] || node.childNodes[at - 1];
      const piece = next?.nodeType === Node.TEXT_NODE ? node.closest?.("[data-start]") : next?.matches?.("[data-start]") ? next : next?.querySelector?.("[data-start]");
      if (!piece) return null;
      return Number(piece.dataset.start) + (node.childNodes[at] ? 0 : Array.from(piece.textContent).length);
    }
    const piece = node.parentElement.closest("[data-start]");
    return piece ? Number(piece.dataset.start) + Array.from(node.data.slice(0, at)).length : null;
  }
}
