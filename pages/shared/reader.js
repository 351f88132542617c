// The reader: text or paraphrases, claims, axis and map of one document, lighting up together.
// `reader-text.js` and `reader-map.js` come before this file.

class Reader extends ReaderMap {
  constructor(parent) {
    super();
    this.root = parent.appendChild(make("div", "rd"));
    this.main = this.root.appendChild(make("div", "rd-main"));
    this.side = this.root.appendChild(make("aside", "rd-side"));
    this.mapBox = this.side.appendChild(make("div", "rd-map"));
    this.axisBox = this.side.appendChild(make("div", "rd-axis card"));
    this.cards = make("div", "rd-cards card");
    this.active = null; // the stop in hand
    this.over = null; // what the pointer or the focus is on
    this.listen();
    this.hear = (event) => this.keys(event);
    document.addEventListener("keydown", this.hear, true); // once a reader: an update is not a new one
  }

  // ---- data from outside

  update({ data, setTriggerValue }) {
    this.tell = setTriggerValue;
    const { claim, map, dark, ...content } = data;
    const seen = JSON.stringify(content);
    const fresh = seen !== this.seen;
    if (fresh) {
      this.seen = seen;
      this.data = data;
      this.build();
      this.active = this.over = null;
    }
    this.data = data;
    this.setMap();
    if (fresh || claim !== this.claim) {
      this.claim = claim;
      const stop = data.claims[claim]?.stop;
      if (stop !== undefined) requestAnimationFrame(() => this.activate(stop, true));
      else this.light();
    }
  }

  build() {
    const text = this.data.paragraphs;
    this.root.classList.toggle("rd-lacking", !text);
    this.main.replaceChildren(this.head(text), text ? this.text(text) : this.cards);
    if (text) this.side.append(this.cards);
    this.cards.replaceChildren(this.closing(), ...this.listed());
    this.axisBox.innerHTML = this.data.axis; // made and escaped by the atlas
    this.axisBox.hidden = !this.data.axis;
    this.stops = [...this.main.querySelectorAll(".rd-stop")];
  }

  head(text) {
    const bar = make("div", "rd-head");
    const step = (words, label, by) => {
      const button = make("button", "rd-step", words);
      button.type = "button";
      button.setAttribute("aria-label", label);
      button.onclick = () => this.step(by);
      return button;
    };
    this.count = make("span", "rd-count");
    this.count.setAttribute("role", "status");
    bar.append(step("‹", "Previous passage", -1), step("›", "Next passage", 1), this.count);
    if (text) for (const [kind, words] of [["place", "places"], ["actor", "actors"], ["date", "dates"]]) bar.append(this.toggle(kind, words));
    bar.append(make("span", "rd-keys", "keys: j next, k previous, Enter opens"));
    return bar;
  }

  toggle(kind, words) {
    const label = make("label", "rd-toggle");
    const box = Object.assign(make("input"), { type: "checkbox", checked: !this.root.classList.contains(`rd-no-${kind}`) });
    box.onchange = () => this.root.classList.toggle(`rd-no-${kind}`, !box.checked);
    label.append(box, make("span", `rd-mark rd-${kind}`, words));
    return label;
  }

  // ---- lighting up

  at(place) {
    return this.data.stops.map((_, n) => n).filter((n) => this.of([n]).places.includes(place));
  }

  of(stops) {
    const claims = stops.flatMap((n) => this.data.stops[n].claims).map((id) => this.data.claims[id]);
    return { stops, places: [...new Set(claims.flatMap((claim) => [claim.place, claim.to]).filter(Boolean))] };
  }

  hover(found, from) {
    const key = found && JSON.stringify(found);
    if (key === this.overKey) return;
    this.overKey = key;
    this.over = found;
    this.light();
    clearTimeout(this.pause);
    if (found?.stops.length && from !== "card") this.pause = setTimeout(() => this.reveal(found.stops[0]), 160);
  }

  light() {
    const lit = this.over || (this.active === null ? { stops: [], places: [] } : this.of([this.active]));
    const stops = new Set(lit.stops.map(String)), places = new Set(lit.places);
    const claims = new Set(lit.stops.flatMap((n) => this.data.stops[n].claims));
    const set = (selector, test) => this.root.querySelectorAll(selector).forEach((node) => node.classList.toggle("lit", test(node)));
    set("[data-stops]", (node) => node.dataset.stops.split(" ").some((n) => stops.has(n)));
    set("[data-stop]", (node) => stops.has(node.dataset.stop));
    set("[data-at]", (node) => places.has(node.dataset.at));
    set(".rd-map [data-place]", (node) => places.has(node.dataset.place));
    set(".rd-map path[data-leg]", (node) => claims.has(node.dataset.leg));
    set("[data-claims]", (node) => node.dataset.claims.split(" ").some((id) => claims.has(id)));
    this.root.querySelectorAll("[data-stop], .rd-card").forEach((node) => {
      node.classList.toggle("active", (node.dataset.stop ?? node.dataset.stops) === String(this.active));
    });
    this.root.classList.toggle("rd-dim", stops.size > 0);
    this.ring(lit.places);
    const all = this.data.stops.length, word = this.data.paragraphs ? "passage" : "claim";
    this.count.textContent = this.active === null ? `${all} ${word}${all === 1 ? "" : "s"}` : `${word} ${this.active + 1} of ${all}`;
  }

  // The list of claims follows the text by itself; the page is not moved.
  reveal(n) {
    const card = this.cards.querySelector(`.rd-card[data-stops="${n}"]`);
    if (!card || this.cards.parentNode !== this.side || this.cards.scrollHeight <= this.cards.clientHeight) return;
    this.cards.scrollTo({ top: card.offsetTop - 6, behavior: still() ? "auto" : "smooth" });
  }

  // ---- the passage in hand

  activate(n, scroll) {
    this.active = n;
    this.over = this.overKey = null;
    this.light();
    this.reveal(n);
    this.show();
    const stop = this.main.querySelector(`.rd-stop[data-stop="${n}"]`);
    for (const other of this.stops) other.tabIndex = other === stop ? 0 : -1;
    if (scroll) stop?.scrollIntoView({ block: "center", behavior: still() ? "auto" : "smooth" });
    return stop;
  }

  step(by) {
    const all = this.data.stops.length;
    if (!all) return;
    const next = this.active === null ? (by > 0 ? 0 : all - 1) : Math.min(all - 1, Math.max(0, this.active + by));
    this.activate(next, true)?.focus({ preventScroll: true });
  }

  open(n, claim) {
    this.activate(n, false);
    this.claim = claim || this.data.stops[n].claims[0];
    this.tell("open", this.claim);
  }

  close() {
    this.active = null;
    this.light();
  }

  // The shortest of the passages that cover some words: the one that the reader most likely means.
  nearest(node) {
    const stops = node.dataset.stops.split(" ").map(Number);
    const size = (n) => this.main.querySelectorAll(`.rd-said[data-stops~="${n}"]`).length;
    return stops.reduce((best, n) => (size(n) < size(best) ? n : best));
  }

  found(target) {
    const mark = target.closest?.("[data-at]"), held = target.closest?.("[data-stops], [data-stop], [data-claims]");
    if (!held) return mark ? { stops: [], places: [mark.dataset.at] } : null;
    let stops;
    if (held.dataset.claims) stops = [...new Set(held.dataset.claims.split(" ").map((id) => this.data.claims[id].stop))];
    else stops = (held.dataset.stop ?? held.dataset.stops).split(" ").map(Number);
    const found = this.of(stops);
    return mark ? { stops: found.stops, places: [...new Set([mark.dataset.at, ...found.places])] } : found;
  }

  listen() {
    const from = (event) => (event.target.closest(".rd-card") ? "card" : "text");
    const inMap = (event) => this.mapBox.contains(event.target);
    this.root.addEventListener("pointerover", (event) => inMap(event) || (event.pointerType !== "touch" && this.hover(this.found(event.target), from(event))));
    this.root.addEventListener("pointerleave", () => this.hover(null));
    this.root.addEventListener("focusin", (event) => inMap(event) || this.hover(event.target.matches(":focus-visible") ? this.found(event.target) : null, from(event)));
    this.root.addEventListener("click", (event) => {
      if (inMap(event) || event.target.closest("a, .rd-head, .rd-link, .rd-close") || String(getSelection())) return;
      const bar = event.target.closest("[data-claims]");
      if (bar) return this.activate(this.data.claims[bar.dataset.claims.split(" ")[0]].stop, true);
      const held = event.target.closest("[data-stop], [data-stops]");
      if (!held) return this.active === null || this.root.clientWidth > 760 ? undefined : this.close();
      const n = held.dataset.stop !== undefined ? Number(held.dataset.stop) : held.dataset.claim ? Number(held.dataset.stops) : this.nearest(held);
      this.open(n, held.dataset.claim);
      if (held.dataset.claim && this.data.paragraphs) this.activate(n, true);
    });
  }

  keys(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || !this.root.isConnected) return;
    const target = event.composedPath()[0];
    if (target.closest?.("input:not([type=checkbox]), textarea, select, [contenteditable=true]")) return;
    const onStop = target.classList?.contains("rd-stop");
    const by = { j: 1, k: -1, ...(onStop && { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }) }[event.key];
    if (event.key === "Escape" && this.root.contains(target)) this.close();
    if (!by) return;
    event.preventDefault();
    event.stopPropagation();
    this.step(by);
  }
}

export default function (component) {
  const parent = component.parentElement;
  parent.atlasReader ||= new Reader(parent);
  const reader = parent.atlasReader;
  reader.update(component);
  return () => reader.root.isConnected || document.removeEventListener("keydown", reader.hear, true);
}
