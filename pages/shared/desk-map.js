// The map of the desk: the atlas's own sheet and marks; ghosts of what a choice would change; a click for a spot.

const here = (address) => new URL(address, document.baseURI).href;

// The map's scripts, once a page and in their order; shared with the reader.
function loadAtlas({ scripts, styles }) {
  window.atlasLoading ||= (async () => {
    for (const address of styles) document.head.append(make("link", { rel: "stylesheet", href: here(address) }));
    for (const address of scripts) {
      await new Promise((done, failed) => document.head.append(make("script", { src: here(address), onload: done, onerror: failed })));
    }
  })();
  return window.atlasLoading;
}

const AREAL = ["country", "area"];
const BAR = 14; // width of a badge's bar, pixels

class DeskMap {
  constructor(desk) {
    this.desk = desk;
    this.node = make("div", { class: "dk-map" });
    this.marks = new Map();
    this.lines = [];
    this.ghosts = [];
  }

  start(options) {
    this.starting ||= this.begin(options).catch((error) => {
      this.node.append(make("p", { class: "dk-fine", role: "alert", text: "The map could not be loaded. Reload the page; everything else works without it." }));
      console.warn("desk:", error);
    });
  }

  async begin(options) {
    await loadAtlas(options);
    const names = Object.keys(options.basemap);
    const files = await Promise.all(names.map(async (name) => (await fetch(here(options.basemap[name]))).json()));
    this.files = Object.fromEntries(names.map((name, n) => [name, files[n]]));
    const inner = make("div", { class: "atlas-map" });
    this.sheet = make("div", { class: "atlas-sheet" }, inner);
    this.root = make("div", { class: "atlas" }, this.sheet);
    this.node.prepend(this.root);
    this.dress();
    Atlas.setType(this.root);
    const map = L.map(inner, { zoomControl: false, zoomSnap: 0.25, minZoom: 2, maxZoom: 12, wheelPxPerZoomLevel: 120, center: [45, 67], zoom: 4 });
    inner.setAttribute("role", "region");
    inner.setAttribute("aria-label", "Map of the places of this document. The lists hold the same.");
    map.attributionControl.setPrefix(false).addAttribution(options.credit);
    L.control.zoom({ position: "topright" }).addTo(map);
    Atlas.drawBasemap(map, this.files);
    Atlas.pane(map, "atlas-names", 430, true);
    Atlas.pane(map, "desk-ghosts", 610, true);
    Atlas.pane(map, "atlas-marks", 620);
    Atlas.pane(map, "desk-ghost-names", 630, true);
    this.names = new Atlas.Pins("atlas-names").addTo(map);
    this.pins = new Atlas.Pins("atlas-marks").addTo(map);
    this.veil = new Atlas.Pins("desk-ghosts").addTo(map);
    this.called = new Atlas.Pins("desk-ghost-names").addTo(map);
    this.map = map;
    for (const other of options.others) {
      const node = make("div", { class: "atlas-mark ghost", "aria-hidden": "true" });
      this.names.add(node, other[0], other[1]).kept = true;
    }
    map.on("moveend", () => this.layout());
    map.on("click", (event) => this.picking && this.picked(event.latlng));
    new ResizeObserver(() => map.invalidateSize({ animate: false })).observe(this.node);
    this.sheet.classList.add("ready");
    this.draw();
    this.fit();
    this.desk.light();
    this.desk.foresee();
  }

  dress() {
    if (this.root) this.root.dataset.theme = this.desk.data.dark ? "dark" : "light";
  }

  // ---- marks and lines

  draw() {
    if (!this.map) return;
    this.dress();
    for (const { pin } of this.marks.values()) this.drop(this.pins, pin);
    this.marks.clear();
    for (const [id, found] of this.desk.onMap()) {
      const node = this.spot(found);
      node.dataset.place = id;
      this.marks.set(id, { ...found, pin: this.pins.add(node, found.lat, found.lon) });
    }
    for (const line of this.lines) line.remove();
    this.lines = this.desk.legs().map((leg) => this.leg(leg, leg.sure ? "" : " faint"));
    this.pins.placeAll();
    this.layout();
  }

  drop(pins, pin) {
    pin.node.remove();
    pins.pins.delete(pin);
  }

  spot({ id, name, kind, precision, mix, sure, count }) {
    const said = count ? `${name}: ${count} ${count === 1 ? "claim" : "claims"}, ${sure ? "accepted" : "suggested"}` : `${name}: named in the text`;
    const more = { tabindex: "0", role: "button", "aria-label": said, title: said };
    const choose = () => this.desk.atPlace(id);
    const listen = (node) => {
      node.addEventListener("click", (event) => this.picking || (event.stopPropagation(), choose()));
      node.addEventListener("keydown", (event) => (event.key === "Enter" || event.key === " ") && (event.preventDefault(), event.stopPropagation(), choose()));
      node.addEventListener("pointerenter", () => this.desk.hover(this.desk.of(id)));
      node.addEventListener("pointerleave", () => this.desk.hover(null));
      return node;
    };
    const state = `${count ? (sure ? "" : " dk-suggested") : " dk-named"}`;
    if (AREAL.includes(precision) || ["country", "region", "sea"].includes(kind)) {
      const bar = count && make("span", { class: "atlas-bar", "aria-hidden": "true", style: `width:${BAR}px;background:${Atlas.barImage(mix, this.desk.data.words.families, BAR)}` });
      return listen(make("div", { class: `atlas-badge${state}`, ...more }, bar || null, make("span", { text: name })));
    }
    const node = make("div", { class: `atlas-mark${state}`, ...more });
    node.append(Atlas.mark(kind, Atlas.isHollow(precision), count ? mix : null, this.desk.data.words.families, count ? 9 : 6));
    node.append(make("span", { class: "atlas-label", text: name }));
    return listen(node);
  }

  leg({ from, to, color }, more) {
    const arc = Atlas.arc(this.map, [from.lat, from.lon], [to.lat, to.lon], 0.12);
    return L.polyline(arc.line, { className: `atlas-leg${more}`, color, interactive: false }).addTo(this.map);
  }

  // Labels keep apart: places first, then the sheet's own names.
  layout() {
    if (!this.map) return;
    const space = new Atlas.Space(), zoom = this.map.getZoom(), view = this.map.getPixelBounds();
    const frame = { x: view.min.x + 3, y: view.min.y + 3, w: view.max.x - view.min.x - 6, h: view.max.y - view.min.y - 6 };
    const all = [...this.marks.values()].sort((a, b) => b.sure - a.sure || b.count - a.count).map((mark) => ({ ...mark, p: this.map.project([mark.lat, mark.lon], zoom) }));
    const spots = all.filter(({ pin }) => pin.node.classList.contains("atlas-mark")).map((mark) => ({ mark, r: mark.count ? 10 : 7, x: mark.p.x, y: mark.p.y, x0: mark.p.x, y0: mark.p.y }));
    Atlas.spread(spots, 1, 16); // marks that would cover each other stand a little apart
    for (const { mark, x, y, x0, y0 } of spots) {
      [mark.pin.dx, mark.pin.dy] = [x - x0, y - y0];
      mark.p = { x, y };
    }
    this.pins.placeAll();
    for (const { p, pin, name, count } of all) {
      const badge = pin.node.classList.contains("atlas-badge"), wide = count ? 10 : 7;
      const [w, h] = badge ? [Atlas.textWidth(name, "600", 11.5) + 20 + (count ? BAR + 6 : 0), 21] : [2 * wide, 2 * wide];
      space.take({ x: p.x - w / 2, y: p.y - h / 2, w, h });
    }
    for (const { p, pin, name, count } of all) {
      const label = pin.node.querySelector(".atlas-label");
      if (!label) continue;
      const slot = space.first(Atlas.beside(p.x, p.y, count ? 10 : 7, Atlas.textWidth(name, count ? "600" : "400", 12.5) + 2, 16), 1, frame, !count);
      label.hidden = !slot;
      if (slot) Object.assign(label.style, { left: `${slot.x - p.x + 14}px`, top: `${slot.y - p.y + 14}px` });
    }
    for (const pin of [...this.names.pins]) if (!pin.kept) this.drop(this.names, pin);
    for (const name of Atlas.basemapNames(this.files).filter((each) => Atlas.nameWanted(each, zoom))) {
      const p = this.map.project([name.lat, name.lon], zoom);
      if (!view.contains(p)) continue;
      const { w, h } = Atlas.nameSize(name);
      const slot = name.kind === "city" ? space.first([{ x: p.x - 4, y: p.y - h / 2, w, h }], 2, frame, true) : space.first(Atlas.around(p.x, p.y, w, h, 30), 3, frame, true);
      if (!slot) continue;
      const middle = this.map.unproject([name.kind === "city" ? p.x : slot.x + slot.w / 2, slot.y + slot.h / 2], zoom);
      this.names.add(Atlas.nameNode(name), middle.lat, middle.lng);
    }
    this.names.placeAll();
  }

  fit() {
    const spots = [...this.marks.values()];
    const claimed = [...spots.filter((spot) => spot.count), ...this.desk.legs().map((leg) => leg.to)];
    const wanted = claimed.length ? claimed : spots;
    if (wanted.length) this.map.fitBounds(wanted.map(({ lat, lon }) => [lat, lon]), { animate: false, padding: [46, 46], maxZoom: 6 });
  }

  light(ids) {
    for (const [id, { pin }] of this.marks) pin.node.classList.toggle("lit", ids.has(id));
  }

  turn({ lat, lon }) {
    this.map?.panInside([lat, lon], { paddingTopLeft: [50, 40], paddingBottomRight: [80, 50], animate: !still() });
  }

  // ---- what would change

  ghost(spots, legs = []) {
    if (!this.map) return;
    for (const each of this.ghosts) each();
    this.ghosts = [];
    for (const spot of spots) {
      const parts = [[this.veil, "dk-ghost", make("i")]]; // the ring behind the marks, the name before them
      if (!this.labelled(spot)) parts.push([this.called, "dk-ghost-name", make("span", { text: spot.name })]);
      for (const [pins, called, part] of parts) {
        const pin = pins.add(make("div", { class: `${called} ${spot.how}`, "aria-hidden": "true" }, part), spot.lat, spot.lon);
        this.ghosts.push(() => this.drop(pins, pin));
      }
    }
    for (const leg of legs) {
      const line = this.leg({ color: "var(--atlas-ink)", ...leg }, " dk-ghost-leg");
      this.ghosts.push(() => line.remove());
    }
    this.veil.placeAll();
    this.called.placeAll();
    const far = spots.filter((spot) => !this.map.getBounds().contains([spot.lat, spot.lon]));
    if (far.length) this.map.fitBounds(this.map.getBounds().extend(far.map((s) => [s.lat, s.lon])), { animate: !still(), maxZoom: this.map.getZoom() });
  }

  // Whether the map says the name there already.
  labelled({ id, how }) {
    const node = how !== "removed" && this.marks.get(id)?.pin.node, label = node && node.querySelector(".atlas-label");
    return Boolean(node && (!label || !label.hidden));
  }

  // ---- a spot chosen on the map

  pick(heard) {
    this.picking = heard;
    this.node.classList.toggle("dk-picking", Boolean(heard));
  }

  picked({ lat, lng }) {
    this.picking?.({ lat: Number(lat.toFixed(4)), lon: Number((((lng + 540) % 360) - 180).toFixed(4)) });
  }

  centre() {
    if (this.map) this.picked(this.map.getCenter());
  }
}
