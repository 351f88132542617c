// What the reader shows of a document: its text with passages and marks, and the claims that rest on them.
// Texts are untrusted: they are set as text, never as markup.

const make = (tag, className, text) => {
  const node = document.createElement(tag);
  if (className) node.className = className;
  if (text !== undefined) node.textContent = text;
  return node;
};
const here = (address) => new URL(address, document.baseURI).href;
const still = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

class ReaderText {
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
}
