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

// A stretch of a text, [first, last); offsets are code points of the whole text, as in the workspace. Most texts
// need no second copy for it.
class Points {
  constructor(text, first = 0) {
    this.text = text;
    this.wide = [...text.matchAll(/[\ud800-\udbff]/g)].map((match) => match.index); // where one character is two units
    this.all = this.wide.length ? Array.from(text) : null;
    this.first = first;
    this.last = first + (this.all ? this.all.length : text.length);
  }

  slice(start, end) {
    const [from, to] = [Math.max(0, start - this.first), Math.max(0, end - this.first)];
    return this.all ? this.all.slice(from, to).join("") : this.text.slice(from, to);
  }

  // From an offset of the browser's (UTF-16) to one in code points.
  count(units) {
    let low = 0, high = this.wide.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.wide[middle] < units) low = middle + 1;
      else high = middle;
    }
    return this.first + units - low;
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

  // Offsets at which a new block begins: after blank lines, and within what would be very long at the end of a line.
  breaks() {
    const found = [], most = 3000;
    let last = 0;
    for (const match of this.text.matchAll(/\n[ \t]*(?:\n[ \t]*)*/g)) {
      const after = match.index + match[0].length;
      if (after < this.text.length && (/\n[ \t]*\n/.test(match[0]) || match.index - last > most)) found.push(this.count((last = after)));
    }
    return found;
  }
}

// The text stands there at once and whole, in blocks; a block is marked when it comes near the part in sight.
class DeskText {
  constructor(desk) {
    this.desk = desk;
    this.node = make("div", { class: "dk-text", role: "document", tabindex: "0" });
    this.near = new IntersectionObserver((seen) => seen.forEach((one) => one.isIntersecting && this.mark(this.blocks[one.target.dataset.block])), { root: this.node, rootMargin: "800px 0px" });
    this.lit = [];
    this.node.addEventListener("pointerover", (event) => event.pointerType !== "touch" && this.desk.hover(this.under(event.target)));
    this.node.addEventListener("pointerleave", () => this.desk.hover(null));
    this.node.addEventListener("click", (event) => this.clicked(event));
    this.node.addEventListener("pointerup", () => setTimeout(() => this.chosen()));
  }

  // A text, or another part of it.
  set(text, first) {
    this.points = new Points(text, first);
    const starts = [this.points.first, ...this.points.breaks()];
    this.near.disconnect();
    this.blocks = starts.map((start, n) => {
      const end = starts[n + 1] ?? this.points.last, node = make("p", { "data-block": n });
      return { start, end, node, items: [], at: new Map(), marked: false };
    });
    for (const block of this.blocks) this.plain(block);
    this.node.replaceChildren(...this.blocks.map((block) => block.node));
    this.node.scrollTop = 0;
    this.picked = undefined;
    for (const block of this.blocks) this.near.observe(block.node);
  }

  // What is marked, and which of it is otherwise than before (null: all).
  dress(items, touched) {
    const before = new Map(this.blocks.map((block) => [block, block.items]));
    for (const block of this.blocks) block.items = [];
    for (const item of items) for (const block of this.blocksOf(item)) block.items.push(item);
    for (const block of this.blocks) {
      const old = before.get(block);
      if (!block.marked) continue;
      if (!touched || old.length !== block.items.length || block.items.some((item) => touched.has(item.id))) this.mark(block, true);
    }
  }

  blockAt(offset) {
    let low = 0, high = this.blocks.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.blocks[middle].start <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  blocksOf({ start, end }) {
    const found = [];
    for (let n = this.blockAt(start); n < this.blocks.length && this.blocks[n].start < end; n++) found.push(this.blocks[n]);
    return found;
  }

  plain(block) {
    block.node.replaceChildren(make("span", { text: this.points.slice(block.start, block.end), "data-start": block.start }));
  }

  mark(block, again) {
    if (!block || (block.marked && !again)) return;
    block.marked = true;
    block.at = new Map();
    const inside = this.picked && this.picked[0] < block.end && this.picked[1] > block.start;
    const all = inside ? [...block.items, { id: "chosen", sort: "chosen", start: this.picked[0], end: this.picked[1] }] : block.items;
    if (!all.length) return this.plain(block);
    const clamp = (at) => Math.min(block.end, Math.max(block.start, at));
    const events = all.flatMap((item) => [[clamp(item.start), 1, item], [clamp(item.end), 0, item]]).sort((a, b) => a[0] - b[0]);
    const open = new Set(), made = [];
    let at = block.start;
    for (const [next, opens, item] of [...events, [block.end, 0, null]]) {
      if (next > at) made.push(this.piece(block, at, next, [...open]));
      at = next;
      if (opens) open.add(item);
      else open.delete(item);
    }
    block.node.replaceChildren(...made);
    this.lightBlock(block);
  }

  piece(block, start, end, items) {
    const node = make("span", { text: this.points.slice(start, end), "data-start": start });
    if (!items.length) return node;
    node.dataset.ids = items.map((item) => item.id).join(" ");
    for (const { id } of items) block.at.set(id, [...(block.at.get(id) || []), node]);
    const marks = items.filter((item) => item.sort !== "claim" && item.sort !== "chosen"), claims = items.filter((item) => item.sort === "claim");
    const live = claims.filter((item) => item.status !== "rejected");
    const names = new Set(items.map((item) => `dk-${item.sort}`));
    if (marks.some((item) => this.desk.decided(item))) names.add("dk-done");
    if (marks.length && marks.every((item) => item.status === "rejected")) names.add("dk-rejected");
    if (marks.some((item) => item.sort === "place" && !item.place && item.status !== "rejected")) names.add("dk-open");
    if (live.length) names.add("dk-said");
    node.className = [...names].join(" ");
    const colors = [...new Set(live.map((item) => item.color))].slice(0, 3);
    const sure = live.some((item) => this.desk.decided(item)); // a line in full is accepted, a broken one suggested
    if (colors.length) {
      node.style.backgroundImage = colors.map((color) => (sure ? `linear-gradient(${color}, ${color})` : `repeating-linear-gradient(90deg, ${color} 0 5px, transparent 5px 9px)`)).join(", ");
      node.style.backgroundPosition = colors.map((_, n) => `0 calc(100% - ${3 * n}px)`).join(", ");
      node.style.setProperty("--lines", colors.length);
    }
    const actor = marks.find((item) => item.sort === "actor");
    if (actor?.color) node.style.setProperty("--actor", actor.color);
    if (marks.length) node.title = marks.map((item) => this.desk.called(item)).join("; ");
    return node;
  }

  // A stretch that is being marked stands out.
  pick(span) {
    const touched = new Set([this.picked, span].filter(Boolean).flatMap(([start, end]) => this.blocksOf({ start, end })));
    this.picked = span || undefined;
    for (const block of touched) this.mark(block, true);
  }

  light(ids, hand) {
    for (const node of this.lit) node.classList.remove("lit", "hand");
    [this.lit, this.ids, this.hand] = [[], ids, hand];
    for (const id of new Set([...ids, hand])) for (const block of this.desk.by.has(id) ? this.blocksOf(this.desk.by.get(id)) : []) this.lightBlock(block);
  }

  lightBlock(block) {
    const add = (id, name) => {
      for (const node of block.at.get(id) || []) {
        node.classList.add(name);
        this.lit.push(node);
      }
    };
    for (const id of this.ids || []) add(id, "lit");
    if (this.hand) add(this.hand, "hand");
  }

  show(id) {
    const item = id === "chosen" ? this.picked && { start: this.picked[0], end: this.picked[1] } : this.desk.by.get(id);
    if (!item) return;
    const block = this.blocksOf(item)[0];
    this.mark(block);
    const piece = block.at.get(id)?.[0] || block.node;
    const box = this.node.getBoundingClientRect(), here = piece.getBoundingClientRect();
    if (here.top > box.top + 20 && here.bottom < box.bottom - 40) return;
    const far = Math.abs(here.top - box.top) > 3 * box.height;
    this.node.scrollTo({ top: this.node.scrollTop + here.top - box.top - box.height / 3, behavior: far || still() ? "auto" : "smooth" });
    if (far) requestAnimationFrame(() => this.settle(piece)); // blocks on the way get their true height only now
  }

  settle(piece) {
    const box = this.node.getBoundingClientRect(), here = piece.getBoundingClientRect();
    if (piece.isConnected && (here.top < box.top || here.bottom > box.bottom)) this.node.scrollTop += here.top - box.top - box.height / 3;
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
