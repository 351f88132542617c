// The reader's map, which is the atlas's own layer: its scripts once a page and in their order, and what hand and passage do on it.

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

class ReaderMap extends ReaderText {
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
}
