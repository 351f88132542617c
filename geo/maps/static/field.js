// The field of events on the map: fetches a dataset, keeps its drawing in step with state and view, answers the pointer.
(function (Atlas) {
  "use strict";

  const { html } = Atlas;
  const SMOOTH = 24; // milliseconds: a drawing as quick as this is made anew while the map is dragged
  const HEIGHT = 18, BAR = 20, FONT = "600 11px ";

  const short = (n) => (n < 1000 ? String(n) : n < 9950 ? `${(n / 1000).toFixed(1)}k` : n < 999500 ? `${Math.round(n / 1000)}k` : `${(n / 1e6).toFixed(1)}M`);

  class Field {
    constructor(app) {
      this.app = app;
      this.map = app.map;
      Atlas.pane(this.map, "atlas-field", 425, true);
      this.canvas = html("canvas", { class: "atlas-field leaflet-zoom-animated", role: "img" });
      this.map.getPane("atlas-field").appendChild(this.canvas);
      this.pen = this.canvas.getContext("2d");
      this.rows = new Map();
      this.times = {};
      this.map.on("moveend viewreset", () => this.draw());
      this.map.on("move", () => this.follow());
      this.map.on("zoomanim", (event) => this.stretch(event));
      this.map.on("mousemove", (event) => this.hover(event));
      this.map.on("mouseout", () => this.leave());
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
        const answer = await fetch(address);
        if (!answer.ok) throw new Error(`${address} answered ${answer.status}`);
        const buffer = await answer.arrayBuffer();
        if (this.address !== address) return; // another dataset was chosen meanwhile
        this.events = new Atlas.Events(Atlas.readColumns(buffer));
        this.paint = new Atlas.EventPaint(this.events);
        this.app.update(false);
      } catch (error) {
        if (this.address !== address) return;
        this.app.sheet.appendChild(html("p", { class: "atlas-failure", role: "alert", text: "The events of the dataset could not be loaded. Reload the page; the table below lists them." }));
        console.warn("atlas:", error);
      }
    }

    close() {
      for (const node of this.app.sheet.querySelectorAll(".atlas-failure")) node.remove();
      this.events = this.paint = this.survey = null;
      this.filtered = this.colored = this.surveyed = this.drawn = "";
      this.rows.clear();
      this.canvas.width = this.canvas.height = 0;
    }

    // ---- in step with the state

    refresh() {
      const address = this.wish ? this.wish.address : "";
      if (address !== (this.address || "")) this.open(address);
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
        let at = joined.findIndex((one) => one.id === group.id && one.label === group.label);
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
      const drawn = [placed, this.surveyed, this.app.state.theme, this.wish.spot, JSON.stringify(paint.parts)].join("|");
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
      paint.draw();
      const painted = performance.now();
      this.pen.putImageData(paint.image, -paint.margin, -paint.margin);
      const put = performance.now();
      this.label(ratio);
      this.choose(ratio);
      L.DomUtil.setTransform(this.canvas, map.containerPointToLayerPoint([0, 0]), 1);
      Object.assign(this, { zoom, center: map.getCenter() });
      const ended = performance.now();
      Object.assign(times, { place: ready - began, paint: painted - ready, put: put - painted, badges: ended - put, draw: ended - began });
      this.canvas.setAttribute("aria-label", `${this.survey.shown} events; the table below the map lists them`);
      this.made = (this.made || 0) + 1;
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
      this.ink = { paper: value("paper"), line: value("line"), ink: value("ink"), family: style.fontFamily };
      this.paint.setInks(this.events.groups.map((group) => group.color), value("halo"));
    }

    // Badges: how many, and of what. Each stays inside its own cell, so that no two overlap.
    label(ratio) {
      const { pen, ink } = this, { groups } = this.events;
      pen.setTransform(ratio, 0, 0, ratio, 0, 0);
      pen.font = FONT + ink.family;
      pen.textBaseline = "middle";
      pen.lineWidth = 1;
      for (const badge of this.paint.badges) {
        const text = short(badge.total), width = Math.round(pen.measureText(text).width) + BAR + 17;
        const inside = (middle, start, length) => Math.round(Math.min(Math.max(middle - length / 2, start + 1), start + badge.side - length - 1));
        const x = inside(badge.x, badge.left, width), y = inside(badge.y, badge.top, HEIGHT);
        Object.assign(badge, { box: [x, y, width, HEIGHT] });
        pen.fillStyle = ink.paper;
        pen.strokeStyle = ink.line;
        pen.beginPath();
        pen.roundRect(x + 0.5, y + 0.5, width - 1, HEIGHT - 1, HEIGHT / 2);
        pen.fill();
        pen.stroke();
        pen.fillStyle = ink.ink;
        pen.fillText(text, x + 7, y + HEIGHT / 2 + 0.5);
        let at = x + width - BAR - 6;
        badge.mix.forEach((value, g) => {
          if (!value) return;
          const long = (value / badge.total) * BAR;
          pen.fillStyle = groups[g].color;
          pen.fillRect(at, y + 5, long, HEIGHT - 10);
          at += long;
        });
      }
      pen.setTransform(1, 0, 0, 1, 0, 0);
    }

    // The chosen event has a ring around its spot.
    choose(ratio) {
      if (!this.wish.spot) return;
      const { x, y } = this.map.latLngToContainerPoint(this.wish.spot);
      this.pen.setTransform(ratio, 0, 0, ratio, 0, 0);
      this.pen.strokeStyle = this.ink.ink;
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

    // ---- the pointer

    under({ containerPoint: { x, y }, originalEvent }) {
      if (!this.events || !this.survey) return null;
      if (originalEvent.target.closest && originalEvent.target.closest(".atlas-pin, .atlas-leg-hit, .atlas-legend, .atlas-buttons")) return null;
      for (const badge of this.paint.badges) {
        const [left, top, width, height] = badge.box;
        if (x >= left && x < left + width && y >= top && y < top + height) return { badge };
      }
      const row = this.paint.eventAt(x, y);
      return row < 0 ? null : { row };
    }

    hover(event) {
      const found = this.under(event), key = found ? (found.badge ? `b${found.badge.first}` : `r${found.row}`) : "";
      if (key === this.hovered) return;
      this.hovered = key;
      this.app.sheet.classList.toggle("on-event", Boolean(found));
      clearTimeout(this.soon);
      if (!found) return this.app.tip.hide();
      const pointer = event.originalEvent;
      if (found.badge) return this.app.tip.show(null, this.sum(found.badge), pointer);
      this.app.tip.hide();
      this.soon = setTimeout(async () => {
        const told = await this.tell(found.row);
        if (told && this.hovered === key) this.app.tip.show(null, [told.title, ...told.lines], pointer);
      }, 80);
    }

    leave() {
      this.hovered = "";
      clearTimeout(this.soon);
      this.app.sheet.classList.remove("on-event");
    }

    sum({ total, mix }) {
      const parts = [...mix].map((n, g) => ({ n, label: this.events.groups[g].label })).filter(({ n }) => n).sort((a, b) => b.n - a.n);
      return [`${total.toLocaleString("en")} events`, ...parts.slice(0, 6).map(({ n, label }) => `${n.toLocaleString("en")} ${label}`)];
    }

    // What the table says of a row: asked of the server, since a million sentences need not lie in a browser.
    async tell(row) {
      if (!this.rows.has(row)) {
        if (this.rows.size > 200) this.rows.clear();
        this.rows.set(row, fetch(`${this.wish.rows}${row}.json`).then((answer) => (answer.ok ? answer.json() : null)).catch(() => null));
      }
      return this.rows.get(row);
    }

    // True where the press met an event or a badge.
    press(event) {
      const found = this.under(event);
      if (!found) return false;
      this.app.tip.hide();
      if (found.badge) this.enter(found.badge);
      else this.report(found.row);
      return true;
    }

    // A badge opens by going closer; where its events share one spot, each press goes to the next of them.
    enter(badge) {
      const rows = this.paint.rowsOf(badge), { x, y } = this.events;
      let west = 1, east = 0, north = 1, south = 0;
      for (const row of rows) {
        west = Math.min(west, x[row]), east = Math.max(east, x[row]), north = Math.min(north, y[row]), south = Math.max(south, y[row]);
      }
      const closest = this.map.getMaxZoom();
      if (Math.max(east - west, south - north) * 256 * 2 ** closest < 4 || this.map.getZoom() >= closest) {
        const next = rows.find((row) => row > this.last);
        return this.report(next === undefined ? rows[0] : next);
      }
      const back = (u, v) => [(Math.atan(Math.sinh(Math.PI * (1 - 2 * v))) * 180) / Math.PI, u * 360 - 180];
      const bounds = L.latLngBounds(back(west, south), back(east, north));
      const zoom = Math.min(closest, Math.max(this.map.getZoom() + 1, this.map.getBoundsZoom(bounds, false, [80, 80])));
      this.map.setView(bounds.getCenter(), zoom, { animate: !window.matchMedia("(prefers-reduced-motion: reduce)").matches });
    }

    async report(row) {
      this.last = row;
      const told = await this.tell(row);
      if (told) this.app.chooseEvent(told.id);
    }
  }

  Object.assign(Atlas, { Field });
})((window.Atlas = window.Atlas || {}));
