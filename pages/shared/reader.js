// The reader: text or paraphrases, claims, axis and map of one document, lighting up together.
// Texts are untrusted: they are set as text, never as markup. The map is the atlas's own layer.

const make = (tag, className, text) => {
  const node = document.createElement(tag);
  if (className) node.className = className;
  if (text !== undefined) node.textContent = text;
  return node;
};
const here = (address) => new URL(address, document.baseURI).href;
const still = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

// ---- the map's scripts, once a page and in their order

function loadMap({ scripts, styles }) {
  window.atlasLoading ||= (async () => {
    for (const address of styles) {
      const link = Object.assign(make("link"), { rel: "stylesheet", href: here(address) });
      document.head.append(link);
    }
    for (const address of scripts) {
      await new Promise((done, failed) => {
        const script = Object.assign(make("script"), { src: here(address), onload: done, onerror: failed });
        document.head.append(script);
      });
    }
  })();
  return window.atlasLoading;
}

class Reader {
  constructor(parent) {
    this.root = parent.appendChild(make("div", "rd"));
    this.main = this.root.appendChild(make("div", "rd-main"));
    this.side = this.root.appendChild(make("aside", "rd-side"));
    this.mapBox = this.side.appendChild(make("div", "rd-map"));
    this.axisBox = this.side.appendChild(make("div", "rd-axis card"));
    this.cards = make("div", "rd-cards card");
    this.active = null; // the stop in hand
    this.over = null; // what the pointer or the focus is on
    this.listen();
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

  // ---- the text

  text(paragraphs) {
    const box = make("div", "rd-text");
    box.setAttribute("role", "document");
    box.setAttribute("aria-label", this.data.title);
    const begun = new Set();
    for (const paragraph of paragraphs) {
      const node = box.appendChild(make("p", "rd-paragraph"));
      node.append(Object.assign(make("span", "rd-number", String(paragraph.n)), { title: `paragraph ${paragraph.n}` }));
      for (const piece of paragraph.pieces) {
        for (const stop of piece.s) if (!begun.has(stop)) node.append(this.stop(stop, begun));
        node.append(this.piece(piece));
      }
    }
    return box;
  }

  piece({ t, s, m }) {
    const node = make("span", s.length ? "rd-said" : "", m ? undefined : t);
    if (m) node.append(this.mark(m, t));
    if (!s.length) return node;
    node.dataset.stops = s.join(" ");
    const colors = [...new Set(s.flatMap((stop) => this.data.stops[stop].claims.map((id) => this.data.claims[id].color)))].slice(0, 3);
    node.style.backgroundImage = colors.map((color) => `linear-gradient(${color}, ${color})`).join(", ");
    node.style.backgroundPosition = colors.map((_, n) => `0 calc(100% - ${3 * n}px)`).join(", ");
    node.style.setProperty("--lines", colors.length);
    return node;
  }

  mark({ k, place, actor, color, says }, text) {
    const node = make("span", `rd-mark rd-${k}`, text);
    node.title = says;
    if (place) node.dataset.at = place;
    if (actor) node.dataset.actor = actor;
    if (color) node.style.setProperty("--actor", color);
    return node;
  }

  // The number before a passage: what the keyboard stops at.
  stop(n, begun) {
    begun?.add(n);
    const { claims, paragraph } = this.data.stops[n];
    const button = make("button", "rd-stop", String(n + 1));
    button.type = "button";
    button.tabIndex = n ? -1 : 0;
    button.dataset.stop = n;
    button.style.setProperty("--c", this.data.claims[claims[0]].color);
    button.setAttribute("aria-label", `Passage ${n + 1}, paragraph ${paragraph}: ${claims.map((id) => this.data.claims[id].says).join(" ")}`);
    return button;
  }

  // ---- the claims

  *listed() {
    let paragraph = null;
    for (let n = 0; n < this.data.stops.length; n++) {
      const stop = this.data.stops[n];
      if (stop.paragraph !== paragraph) yield make("h4", "card-part", `Paragraph ${(paragraph = stop.paragraph)}`);
      for (const id of stop.claims) yield this.card(id, n);
    }
    if (!this.data.stops.length) yield make("p", "fine", "No claim of this document is in the view.");
  }

  // On a phone the claims of the passage in hand are a sheet from below; this takes it away.
  closing() {
    const button = Object.assign(make("button", "rd-close", "Close"), { type: "button" });
    button.onclick = () => this.close();
    return button;
  }

  card(id, n) {
    const claim = this.data.claims[id];
    const node = make("div", "rd-card");
    node.dataset.stops = n;
    node.dataset.claim = id;
    node.style.setProperty("--c", claim.color);
    if (this.data.paragraphs) node.append(make("span", "rd-badge", String(n + 1)));
    else node.append(this.stop(n));
    const body = node.appendChild(make("div"));
    body.innerHTML = claim.html; // made and escaped by the atlas
    const places = this.data.places;
    const go = body.appendChild(make("p", "rd-go"));
    go.append(make("span", "fine", "place"), this.link(places[claim.place].name, { page: "site", claim: id }, `All about ${places[claim.place].name}`));
    if (claim.to) go.append(make("span", "fine", `→ ${places[claim.to].name}`));
    if (claim.actors.length) go.append(make("span", "fine", claim.actors.length > 1 ? "actors" : "actor"));
    for (const actor of claim.actors) go.append(this.link(actor.name, { page: "actor", claim: id, actor: actor.id }, `What ${actor.name} sought, got and lost`));
    go.append(this.link("on the map", { page: "map", claim: id }, "The map with this claim in hand"));
    return node;
  }

  link(words, asked, title) {
    const button = Object.assign(make("button", "rd-link", words), { type: "button", title });
    button.onclick = (event) => {
      event.stopPropagation();
      this.tell("go", asked);
    };
    return button;
  }

  // ---- the map

  setMap() {
    const state = { ...this.data.map.state, theme: this.data.dark ? "dark" : "light" };
    if (this.map) return this.map.setState({ ...state, seq: this.map.app.n });
    this.state = state;
    this.starting ||= loadMap(this.data.map).then(() => this.startMap()).catch(() => {
      this.mapBox.replaceChildren(make("p", "fine", "The map could not be loaded. Reload the page; the text and the claims are complete without it."));
    });
  }

  startMap() {
    const sheet = this.mapBox.appendChild(make("div"));
    const map = L.map(sheet, { zoomControl: false, zoomSnap: 0.25, minZoom: 2, maxZoom: 12, wheelPxPerZoomLevel: 120, scrollWheelZoom: false });
    const options = this.data.map.options;
    options.layer = here(options.layer);
    for (const name of Object.keys(options.basemap)) options.basemap[name] = here(options.basemap[name]);
    this.map = Atlas.start(map, { ...options, state: this.state });
    this.sheet = map;
    this.watch(this.mapBox);
    const wait = setInterval(() => {
      if (!this.map.app.ready) return;
      clearInterval(wait);
      this.light();
      this.show();
    }, 80);
  }

  // What a mark or a line on the map stands for, as the reader means it.
  meant(target) {
    const mark = target.closest?.("[data-place]"), leg = target.closest?.("[data-leg]");
    if (mark) return { places: [mark.dataset.place], stops: this.at(mark.dataset.place) };
    if (leg) return this.of([this.data.claims[leg.dataset.leg]?.stop].filter((n) => n !== undefined));
    return null;
  }

  watch(box) {
    const over = (event) => this.hover(this.meant(event.target), "map");
    box.addEventListener("pointerover", over);
    box.addEventListener("focusin", over);
    box.addEventListener("pointerleave", () => this.hover(null));
    box.addEventListener("focusout", () => this.hover(null));
    const choose = (event) => {
      if (event.type === "keydown" && event.key !== "Enter" && event.key !== " ") return;
      const found = this.meant(event.target);
      if (!found?.stops.length) return;
      const next = found.stops.indexOf(this.active) + 1; // again: the next passage about it
      const stop = found.stops[next % found.stops.length];
      setTimeout(() => {
        this.open(stop);
        this.activate(stop, true);
      });
    };
    box.addEventListener("click", choose, true);
    box.addEventListener("keydown", choose, true);
  }

  // The map turns to the place in hand if that lies outside its sheet.
  show() {
    if (this.active === null || !this.map?.app.ready) return;
    const claim = this.data.claims[this.data.stops[this.active].claims[0]];
    const { lat, lon } = this.data.places[claim.place];
    this.map.setState({ selected: claim.place, claim: this.data.stops[this.active].claims[0], seq: this.map.app.n });
    this.sheet.panInside([lat, lon], { padding: [40, 40], animate: !still() });
  }

  ring(places) {
    if (!this.map?.app.ready) return;
    this.rings?.forEach((ring) => ring.remove());
    this.rings = [];
    for (const id of places) {
      const marks = this.mapBox.querySelectorAll(`[data-place="${CSS.escape(id)}"]:not([hidden])`);
      if (marks.length || !this.data.places[id]) continue;
      const { lat, lon, name } = this.data.places[id];
      const icon = L.divIcon({ className: "rd-ring", html: "", iconSize: [16, 16] });
      const ring = L.marker([lat, lon], { icon, interactive: false, keyboard: false }).addTo(this.sheet);
      ring.bindTooltip(make("span", "", name), { permanent: true, direction: "right", className: "rd-ring-name" });
      this.rings.push(ring);
    }
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
  const listening = new AbortController();
  document.addEventListener("keydown", (event) => reader.keys(event), { signal: listening.signal, capture: true });
  return () => listening.abort();
}
