// The time layer: takes data and state, keeps the drawing in step, and reports what the reader does.
(function (Atlas) {
  "use strict";

  const REST = 300; // milliseconds of quiet before anything is reported
  const PAUSE = 40, LATEST = 120; // milliseconds of quiet before numbers in words follow the years, and how long they wait at most
  const BLANK = { mask: null, years: null, undated: false, undated_on: false, presumed: false, color: "family", selected: null, claim: null, theme: "light", extent: null, seq: 0, rings: null, raised: false, field: null };
  const { html } = Atlas;
  // Whether two states draw alike; what only counts messages aside.
  const same = (one, other) => JSON.stringify({ ...one, seq: 0, typed: 0 }) === JSON.stringify({ ...other, seq: 0, typed: 0 });

  class App {
    constructor(map, options) {
      Object.assign(this, { map, options, n: 0, pending: {}, ready: false, playing: false });
      this.state = { ...BLANK, ...(options.state || {}) };
      this.first = true;
      this.build();
      this.load().catch((error) => this.fail(error)).then(() => this.framed && Atlas.announce(this));
    }

    build() {
      const inner = this.map.getContainer();
      this.root = html("div", { class: "atlas" });
      inner.parentNode.insertBefore(this.root, inner);
      this.sheet = this.root.appendChild(html("div", { class: "atlas-sheet" }));
      this.sheet.appendChild(inner);
      inner.classList.add("atlas-map");
      Atlas.nameMap(inner, "Map of claims. The table below the map holds the same facts.");
      this.stripBox = this.root.appendChild(html("div", { class: "atlas-strip", role: "group", "aria-label": "Years shown" }));
      this.tip = new Atlas.Tip(this.root);
      this.framed = Boolean(window.Streamlit && window.Streamlit.setFrameHeight);
      if (this.framed) Atlas.fitFrame(window.Streamlit, () => this.narrow, this.options.narrow_height);
      if (this.framed && this.options.boxes) Atlas.followBoxes(this.options.boxes, (years) => this.follow(years));
      this.dress();
      this.measure();
      const watch = new ResizeObserver(() => this.measure());
      for (const node of [this.root, this.sheet]) watch.observe(node);
    }

    async load() {
      const get = async (source) => {
        if (typeof source !== "string") return source;
        const answer = await fetch(source);
        if (!answer.ok) throw new Error(`${source} answered ${answer.status}`);
        return answer.json();
      };
      const { basemap } = this.options, names = Object.keys(basemap);
      const [data, ...files] = await Promise.all([get(this.options.layer), ...names.map((name) => get(basemap[name]))]);
      this.options.basemap = null;
      if (this.framed) await Atlas.borrowFont(this.root);
      this.data = data;
      this.files = Object.fromEntries(names.map((name, i) => [name, files[i]]));
      this.begin();
    }

    fail(error) {
      const words = "The map's data could not be loaded. Reload the page; the table below holds the same claims.";
      this.sheet.appendChild(html("p", { class: "atlas-failure", role: "alert", text: words }));
      console.warn("atlas:", error);
    }

    begin() {
      this.model = new Atlas.Model(this.data);
      this.complete();
      this.model.setMask(this.state.mask);
      this.survey = this.model.survey(this.state);
      this.map.attributionControl.setPrefix(false).addAttribution(this.options.credit);
      this.home(this.state.at || this.options.at);
      Atlas.drawBasemap(this.map, this.files); // once the map is where it stays, or every line is worked out twice
      Atlas.setSigns(this.root);
      this.legend = new Atlas.Legend(this);
      this.places = new Atlas.Places(this);
      this.legs = new Atlas.Legs(this);
      this.rings = new Atlas.Rings(this);
      this.found = new Atlas.Found(this);
      this.field = Atlas.Field ? new Atlas.Field(this) : null;
      this.strip = new Atlas.Strip(this);
      Atlas.forgetBasemap(this.map, this.files);
      this.ready = true;
      this.update(true);
      this.found.refresh();
      this.map.on("zoomend", () => this.update(true));
      this.map.on("click", (event) => (this.field && this.field.pointer.press(event)) || this.clear());
      this.map.on("movestart zoomstart", () => this.tip.hide());
      this.map.on("moveend", () => this.moved());
      this.sheet.addEventListener("keydown", (e) => e.key === "Escape" && this.clear());
      this.sheet.classList.add("ready");
    }

    complete() {
      if (!this.state.extent) this.state.extent = this.model.extent();
      if (!this.state.years) this.state.years = [...this.state.extent];
    }

    // ---- state from outside

    setState(next) {
      const state = { ...this.state, ...next };
      // An echo older than the reader's last move must not take that move back.
      if (!this.first && (next.seq || 0) < this.n) {
        for (const key of ["years", "selected", "claim"]) state[key] = this.state[key];
        state.undated = this.keepsUndated(state.years, state);
      } else {
        this.n = Math.max(this.n, next.seq || 0);
        this.pending = {};
      }
      this.first = false;
      const known = same(state, this.state);
      this.state = state;
      this.dress();
      if (!this.ready && this.state.field) this.early(this.state.field.address);
      if (!this.ready) return;
      this.complete();
      this.found.refresh();
      if (known) return this.field && this.field.refresh(); // an echo of what is drawn already
      // Only other claims move labels.
      const filtered = "mask" in next && this.model.setMask(next.mask);
      this.update(filtered);
    }

    // Years from a box of the page around, which tells the server itself: drawn now, reported by nobody here.
    follow(years) {
      if (!this.ready || this.dragging || years.join() === this.state.years.join()) return;
      this.strip.stop();
      delete this.pending.years;
      Object.assign(this.state, { years, undated: this.keepsUndated(years, this.state) });
      this.update(false, true);
    }

    // The columns of a dataset, asked for as soon as they are heard of: they travel while the map is being drawn.
    early(address) {
      if (!this.sent || this.sent.address !== address) {
        const columns = fetch(address).then((answer) => {
          if (!answer.ok) throw new Error(`${address} answered ${answer.status}`);
          return answer.arrayBuffer();
        });
        const sent = (this.sent = { address, columns });
        // Whoever waits for them says so; who chooses the dataset again asks again.
        columns.catch(() => this.sent === sent && (this.sent = null));
      }
      return this.sent.columns;
    }

    dress() {
      const theme = this.state.theme === "dark" ? "dark" : "light";
      if (this.root.dataset.theme === theme) return;
      this.root.dataset.theme = theme;
      if (this.ready) Atlas.setSigns(this.root);
    }

    // `soon`: what is only told in words may follow the drawing.
    update(rearrange, soon) {
      this.survey = this.model.survey(this.state);
      if (rearrange) this.places.arrange();
      // Before anything else in the page has changed: a canvas that is told its font has all styles worked out.
      if (this.field) this.field.refresh();
      this.places.refresh();
      this.legs.refresh();
      this.rings.refresh();
      this.strip.refresh();
      if (!soon) return this.tell();
      const now = performance.now();
      if (!this.telling) this.latest = now + LATEST;
      clearTimeout(this.telling);
      this.telling = setTimeout(() => this.tell(), Math.max(0, Math.min(PAUSE, this.latest - now)));
    }

    // Numbers of the legend, the strip's sentence, and what is heard of places and movements.
    tell() {
      clearTimeout(this.telling);
      this.telling = 0;
      this.legend.refresh();
      for (const part of [this.strip, this.places, this.legs]) part.say();
    }

    // ---- the reader's moves

    act(change, report) {
      Object.assign(this.state, change);
      this.n++;
      if ("place" in report || "leg" in report || "event" in report || "clear" in report) {
        for (const key of ["place", "leg", "event", "clear"]) delete this.pending[key];
      }
      Object.assign(this.pending, report);
      // At once, for a page of which the map is a part; frames and servers hear of it at rest.
      document.dispatchEvent(new CustomEvent("atlas:moved", { detail: report }));
      if (Object.keys(change).length) this.update(false, true);
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.report(), REST);
    }

    // Every value carries all that has not been acknowledged yet: a later one may overtake an earlier one.
    report() {
      if (this.playing || this.dragging) return;
      const value = { ...this.pending, n: this.n };
      if (window.Streamlit && window.Streamlit.setComponentValue) return window.Streamlit.setComponentValue(value);
      for (const key of Object.keys(this.pending)) {
        document.dispatchEvent(new CustomEvent(`atlas:${key}`, { detail: { [key]: this.pending[key], n: this.n } }));
      }
      this.pending = {};
    }

    // The hand has let go: nothing is left to wait for.
    settle() {
      clearTimeout(this.timer);
      this.report();
    }

    choosePlace(id) {
      this.act({ selected: id, claim: null }, { place: id });
    }

    chooseLeg(id) {
      this.act({ claim: id }, { leg: id });
    }

    chooseEvent(id) {
      this.act({ selected: null, claim: null }, { event: id });
    }

    clear() {
      const event = this.state.field && this.state.field.spot;
      if (this.state.selected === null && this.state.claim === null && !event) return;
      this.act({ selected: null, claim: null }, { clear: true });
    }

    setYears(a, b) {
      const [first, last] = this.state.extent;
      const low = Math.min(Math.max(first, a), last), high = Math.min(Math.max(low, b), last);
      if (low === this.state.years[0] && high === this.state.years[1]) return;
      this.act({ years: [low, high], undated: this.keepsUndated([low, high], this.state) }, { years: [low, high] });
    }

    // A window leaves undated claims out unless their switch is on, at every step of play; the whole span is no window.
    keepsUndated([low, high], { undated_on: on, extent: [first, last] }) {
      return on || (low === first && high === last);
    }

    moved() {
      this.places.clip();
      if (this.steering) return;
      this.homed = false;
      const { lat, lng } = this.map.getCenter();
      this.act({}, { at: [Number(lat.toFixed(4)), Number(lng.toFixed(4)), Number(this.map.getZoom().toFixed(2))] });
    }

    // A mark, badge or leg that answers to click, Enter and Space, and keeps the map from taking the click.
    pressable(node, action) {
      L.DomEvent.disableClickPropagation(node);
      node.addEventListener("click", action);
      node.addEventListener("keydown", (event) => {
        if (event.key !== "Enter" && event.key !== " ") return;
        event.preventDefault();
        event.stopPropagation();
        action();
      });
    }

    // ---- view and size

    home(at) {
      this.steering = true;
      this.map.invalidateSize({ animate: false });
      if (at) this.map.setView([at[0], at[1]], at[2], { animate: false });
      else this.map.fitBounds(this.bounds(), { paddingTopLeft: [this.narrow ? 30 : 56, 22], paddingBottomRight: [36, this.state.raised && !this.narrow ? 150 : 42], animate: false });
      this.homed = !at;
      this.steering = false;
    }

    // The story's own ground; a capital on another continent does not shrink it.
    bounds() {
      const inside = (p) => p.lat > 32 && p.lat < 57 && p.lon > 47 && p.lon < 92;
      const all = this.data.places;
      const near = all.filter(inside);
      const bounds = L.latLngBounds((near.length ? near : all).map((p) => [p.lat, p.lon]));
      return near.length ? bounds.extend([36.5, 51]).extend([52.5, 82]) : bounds.isValid() ? bounds.pad(0.2) : [[33, 45], [56, 90]];
    }

    measure() {
      const narrow = this.root.clientWidth < 560;
      if (narrow !== this.narrow) {
        this.narrow = narrow;
        this.root.classList.toggle("narrow", narrow);
        if (this.legend) this.legend.fold(narrow);
      }
      this.steering = true;
      this.map.invalidateSize({ animate: false });
      this.steering = false;
      if (!this.ready) return;
      if (this.homed) this.home();
      this.update(true);
      this.strip.resize();
    }
  }

  Atlas.start = (map, options) => {
    const app = new App(map, options);
    return { setState: (state) => app.setState(state), app };
  };
})((window.Atlas = window.Atlas || {}));
