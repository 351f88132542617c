// The field of events on the map: fetches a dataset, keeps its drawing in step with state and view.
(function (Atlas) {
  "use strict";

  const { html } = Atlas;
  const SMOOTH = 24; // milliseconds: a drawing as quick as this is made anew while the map is dragged

  class Field {
    constructor(app) {
      this.app = app;
      this.map = app.map;
      Atlas.pane(this.map, "atlas-field", 425, true);
      this.canvas = html("canvas", { class: "atlas-field leaflet-zoom-animated", role: "img" });
      this.map.getPane("atlas-field").appendChild(this.canvas);
      this.pen = this.canvas.getContext("2d");
      this.times = {};
      this.map.on("moveend viewreset", () => this.draw());
      this.map.on("move", () => this.follow());
      this.map.on("zoomanim", (event) => this.stretch(event));
      this.pointer = new Atlas.FieldPointer(this);
    }

    get wish() {
      return this.app.state.field || null;
    }

    get shown() {
      return this.events && this.survey ? this.survey : null;
    }

    // ---- data

    async open(address) {
      this.address = address;
      this.close();
      if (!address) return;
      try {
        const buffer = await this.app.early(address);
        this.app.sent = null; // these bytes are worked on in place: another opening asks again
        if (this.address !== address) return; // another dataset was chosen meanwhile
        this.events = new Atlas.Events(Atlas.readColumns(buffer));
        this.paint = new Atlas.EventPaint(this.events);
        this.paint.beneath = this.legs = Atlas.EventLegs.of(this.events, this.paint);
        this.badges = new Atlas.EventBadges(this.paint);
        this.app.update(false);
      } catch (error) {
        if (this.address !== address) return;
        this.app.sheet.appendChild(html("p", { class: "atlas-failure", role: "alert", text: "The events of the dataset could not be loaded. Reload the page; the table below lists them." }));
        console.warn("atlas:", error);
      }
    }

    close() {
      for (const node of this.app.sheet.querySelectorAll(".atlas-failure")) node.remove();
      this.events = this.paint = this.legs = this.survey = null;
      this.filtered = this.colored = this.surveyed = this.drawn = "";
      this.pointer.forget();
      this.canvas.width = this.canvas.height = 0;
    }

    // ---- in step with the state

    refresh() {
      const address = this.wish ? this.wish.address : "";
      if (address !== (this.address || "")) this.opening = this.open(address);
      if (!this.events) return;
      const { state } = this.app, began = performance.now();
      const filter = JSON.stringify([this.wish.keep, this.wish.known, this.wish.none]);
      if (filter !== this.filtered) {
        this.filtered = filter;
        this.events.setFilter(this.wish);
      }
      if (state.color !== this.colored) {
        this.colored = state.color;
        this.events.setColors(state.color, this.app.data.families, this.app.data.actors);
        this.themed = "";
      }
      const asked = [filter, state.years, state.undated, state.presumed, state.color].join("|");
      if (asked !== this.surveyed) {
        this.surveyed = asked;
        const [a, b] = state.years;
        this.survey = this.events.survey(Atlas.firstDay(a), Atlas.firstDay(b + 1) - 1, state);
      }
      this.times.survey = performance.now() - began;
      this.draw();
    }

    // Bars of the strip with the dataset's events added; `groups` grows by those that the atlas does not have.
    addTo(bars, groups) {
      if (!this.events) return groups;
      const own = this.events.groups, joined = [...groups], to = own.map((group) => {
        let at = joined.findIndex((one) => one.label === group.label);
        if (at < 0) at = joined.push(group) - 1;
        return at;
      });
      this.events.years(this.app.state.extent).forEach(({ total, mix }, n) => {
        const grown = new Float64Array(joined.length);
        grown.set(bars[n].mix);
        mix.forEach((value, g) => (grown[to[g]] += value));
        Object.assign(bars[n], { mix: grown, total: bars[n].total + total });
      });
      return joined;
    }

    // For the legend: groups with their counts in the window.
    counted() {
      return this.shown ? this.events.groups.map((group, i) => ({ group, n: this.survey.groups[i] })) : [];
    }

    get key() {
      return this.events ? `${this.address}|${this.events.filters}` : "";
    }

    // ---- drawing

    draw() {
      if (!this.events || !this.survey) return;
      const { map, paint, times } = this, size = map.getSize(), ratio = Math.min(2, window.devicePixelRatio || 1);
      const corner = map.getPixelBounds().min, zoom = map.getZoom();
      const placed = [size.x, size.y, ratio, zoom, corner.x, corner.y].join();
      const drawn = [placed, this.surveyed, this.app.state.theme, this.wish.spot, JSON.stringify(paint.parts), this.app.legs.on, this.app.places.arranged].join("|");
      if (drawn === this.drawn || !size.x || !size.y) return;
      this.drawn = drawn;
      const began = performance.now();
      this.fit(size, ratio);
      if (placed !== this.placed || paint.fresh !== placed) {
        paint.place(zoom, corner.x, corner.y);
        this.placed = paint.fresh = placed;
      }
      this.dye();
      const ready = performance.now();
      if (this.legs) this.legs.on = this.app.legs.on;
      paint.draw();
      const painted = performance.now();
      this.badges.draw(this.ground(corner, placed));
      const badged = performance.now();
      this.pen.putImageData(paint.image, -paint.margin, -paint.margin);
      this.choose(ratio);
      L.DomUtil.setTransform(this.canvas, map.containerPointToLayerPoint([0, 0]), 1);
      Object.assign(this, { zoom, center: map.getCenter() });
      const ended = performance.now();
      Object.assign(times, { place: ready - began, paint: painted - ready, badges: badged - painted, put: ended - badged, draw: ended - began });
      this.canvas.setAttribute("aria-label", `${this.survey.shown} events${this.legs && this.legs.drawn ? `, ${this.legs.drawn} lines of movements` : ""}; the table below the map lists them`);
      this.made = (this.made || 0) + 1;
    }

    // What the claims' marks and badges, which lie above, leave of the sheet; it changes with the map and their filters only.
    ground(corner, placed) {
      const { places } = this.app, key = `${placed}|${places.arranged}`;
      if (this.grounded !== key) Object.assign(this, { grounded: key, free: places.ground(corner) });
      return this.free;
    }

    fit(size, ratio) {
      const key = [size.x, size.y, ratio].join();
      if (this.paint.sized === key) return;
      this.paint.sized = key;
      this.paint.resize(size.x, size.y, ratio);
      this.canvas.width = this.paint.width;
      this.canvas.height = this.paint.height;
      this.canvas.style.width = `${size.x}px`;
      this.canvas.style.height = `${size.y}px`;
    }

    dye() {
      if (this.themed === this.app.state.theme) return;
      this.themed = this.app.state.theme;
      const style = getComputedStyle(this.app.root), value = (name) => style.getPropertyValue(`--atlas-${name}`).trim();
      const colors = this.events.groups.map((group) => group.color);
      this.ink = value("ink");
      this.paint.setInks(colors, value("halo"));
      this.badges.setInks({ paper: value("paper"), line: value("line"), ink: this.ink, family: style.fontFamily }, colors);
    }

    // The chosen event has a ring around its spot.
    choose(ratio) {
      if (!this.wish.spot) return;
      const { x, y } = this.map.latLngToContainerPoint(this.wish.spot);
      this.pen.setTransform(ratio, 0, 0, ratio, 0, 0);
      this.pen.strokeStyle = this.ink;
      this.pen.lineWidth = 2;
      this.pen.beginPath();
      this.pen.arc(x, y, 9, 0, 2 * Math.PI);
      this.pen.stroke();
      this.pen.setTransform(1, 0, 0, 1, 0, 0);
    }

    // While the map is dragged: anew where that is quick; otherwise the drawing goes along and is mended at rest.
    follow() {
      if (!this.events || this.due || this.map._animatingZoom || this.times.draw > SMOOTH) return;
      this.due = requestAnimationFrame(() => {
        this.due = 0;
        if (!this.map._animatingZoom) this.draw();
      });
    }

    stretch({ center, zoom }) {
      if (!this.events || !this.center) return;
      const scale = this.map.getZoomScale(zoom, this.zoom), half = this.map.getSize().multiplyBy(0.5);
      const corner = half.multiplyBy(-scale).add(this.map.project(this.center, zoom)).subtract(this.map._getNewPixelOrigin(center, zoom));
      L.DomUtil.setTransform(this.canvas, corner, scale);
    }
  }

  Object.assign(Atlas, { Field });
})((window.Atlas = window.Atlas || {}));
