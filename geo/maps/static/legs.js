// Movements between two places (schematic lines with an arrow head) and true-scale halos of vague places.
(function (Atlas) {
  "use strict";

  const MOST = 300, CROWD = 24; // lines drawn at most; more than so many stand back behind the marks
  const KEPT = 600; // lines, seen and unseen

  class Legs {
    constructor(app) {
      this.app = app;
      this.map = app.map;
      Atlas.pane(this.map, "atlas-lines", 450, false);
      Atlas.pane(this.map, "atlas-heads", 455, true);
      this.renderer = L.svg({ pane: "atlas-lines", padding: 0.6 });
      this.lines = L.layerGroup().addTo(this.map);
      this.heads = new Atlas.Pins("atlas-heads", true).addTo(this.map);
      this.arrows = new Atlas.Pictures(this.heads);
      this.halos = L.layerGroup().addTo(this.map);
      this.circles = new Map();
      this.legs = new Map(); // those that are drawn
      this.known = new Map(); // and those that were: unseen they cost less than anew
      this.ends = new Map();
      this.on = true;
      this.key = "";
    }

    refresh() {
      this.drawHalos();
      const { survey, state, model, places } = this.app;
      const shown = this.on ? survey.legs : [];
      const key = [state.color, state.claim, state.selected, this.map.getZoom(), places.arranged, ...shown.map((i) => `${i}:${model.level[i]}`)].join();
      const changed = key !== this.key;
      if (changed) {
        this.key = key;
        this.layOut();
        const bundles = this.bundle(shown).slice(0, MOST);
        const many = bundles.length > CROWD;
        const before = this.legs;
        this.legs = new Map(bundles.map((bundle) => this.leg(bundle, many)));
        for (const [pair, leg] of before) if (!this.legs.has(pair)) leg.hide();
        this.thin();
        this.markEnds();
        this.floor();
      } else for (const leg of this.legs.values()) leg.aim();
      if (changed && places.space === this.space) places.label(); // the names of the ends had room of it
      if (places.space !== this.space) this.nameEnds();
      this.space = places.space;
    }

    say() {
      for (const leg of this.legs.values()) leg.say();
    }

    // Leaflet makes its picture with the first line.
    floor() {
      const root = this.renderer._rootGroup;
      if (root && !this.ground) this.ground = root.parentNode.insertBefore(Atlas.ground(-3000, -2000, 6000, 4000), root);
    }

    // Claims that something moves between the same two places are one line; those with most claims come first.
    bundle(shown) {
      const { claims } = this.app.data, found = new Map();
      for (const i of shown) {
        const key = `${claims.place[i]}>${claims.to[i]}`;
        if (claims.place[i] !== claims.to[i]) found.set(key, [...(found.get(key) || []), i]);
      }
      return [...found.values()].sort((one, other) => other.length - one.length);
    }

    // Of lines to the same end, each has its own bend; by filters only, so that no line moves while time does.
    layOut() {
      const { data: { claims }, model } = this.app;
      if (this.laid === model.mask) return;
      this.laid = model.mask;
      this.lanes = new Map();
      const ends = new Map(), all = claims.to.map((to, i) => i).filter((i) => claims.to[i] >= 0 && model.mask[i]);
      for (const [i] of this.bundle(all)) {
        const end = claims.to[i], nth = ends.get(end) || 0;
        ends.set(end, nth + 1);
        this.lanes.set(`${claims.place[i]}>${end}`, nth);
      }
    }

    // One line a pair of places, kept as long as anything moves between them.
    leg(bundle, many) {
      const { data, state } = this.app;
      const start = data.claims.place[bundle[0]], end = data.claims.to[bundle[0]], pair = `${start}>${end}`;
      const chosen = bundle.some((i) => state.claim === data.claims.id[i]);
      const near = state.selected !== null && [start, end].some((i) => data.places[i].id === state.selected);
      if (!this.known.has(pair)) this.known.set(pair, new Atlas.Leg(this, start, end));
      const leg = this.known.get(pair);
      leg.update(bundle, this.lanes.get(pair), { chosen, back: many && !chosen && !near });
      return [pair, leg];
    }

    thin() {
      if (this.known.size <= KEPT) return;
      for (const [pair, leg] of this.known) if (!this.legs.has(pair)) leg.remove();
      this.known = new Map(this.legs);
    }

    // A place that things only go to has no mark of its own: a small ring, and its name unless the sheet has it.
    markEnds() {
      const { survey } = this.app, here = new Set();
      for (const { end } of this.legs.values()) if (!survey.places[end].total) here.add(end);
      for (const index of here) if (!this.ends.has(index)) this.ends.set(index, this.end(index));
      for (const [index, pin] of this.ends) {
        pin.seen = here.has(index);
        pin.node.classList.toggle("away", !pin.seen);
      }
    }

    end(index) {
      const place = this.app.data.places[index];
      const node = Atlas.html("div", { class: "atlas-end", "aria-hidden": "true" });
      if (!place.areal) node.appendChild(Atlas.html("span", { text: place.name }));
      const pin = this.heads.add(node, place.lat, place.lon);
      this.heads.place(pin);
      return pin;
    }

    // Their names stand where marks, badges and labels leave room, or wait for a closer zoom.
    nameEnds() {
      const { data, places, map } = this.app, { space } = places;
      if (!space) return;
      for (const [index, pin] of this.ends) {
        const name = pin.node.firstChild;
        if (!name || !pin.seen) continue;
        const place = data.places[index], p = map.project([place.lat, place.lon], map.getZoom());
        const width = Atlas.textWidth(place.name, "600", 12.5) + 2;
        const slot = space.first(Atlas.beside(p.x, p.y, 4, width, 16), 1, places.view, true);
        const margin = slot ? `${slot.y - p.y}px 0 0 ${slot.x - p.x}px` : "";
        if (margin === pin.named) continue;
        pin.named = margin;
        name.hidden = !slot;
        name.style.margin = margin;
      }
    }

    drawHalos() {
      const { survey, data, model, state } = this.app, groups = model.groups(state);
      data.places.forEach((place, i) => {
        if (place.areal || !Atlas.isHollow(place.precision)) return;
        const tally = survey.places[i], metres = (40075016.7 * Math.cos((place.lat * Math.PI) / 180)) / (256 * 2 ** this.map.getZoom());
        const seen = tally.shown + tally.presumed > 0 && place.radius_m / metres >= 15, mix = tally.shown ? tally.mix : tally.faint;
        if (seen || this.circles.has(i)) this.halo(place, i, seen && groups[mix.indexOf(Math.max(...mix))].color);
      });
    }

    // `color` false: it is not shown.
    halo({ lat, lon, radius_m: radius }, i, color) {
      const options = { renderer: this.renderer, pane: "atlas-lines", radius, color, fillColor: color, className: "atlas-halo", interactive: false };
      if (!this.circles.has(i)) this.circles.set(i, { circle: L.circle([lat, lon], options).addTo(this.halos), color, shown: color });
      const one = this.circles.get(i);
      if (color && color !== one.color) one.circle.setStyle({ color, fillColor: (one.color = color) });
      if (color !== one.shown) one.circle.getElement().classList.toggle("away", !color);
      one.shown = color;
    }
  }

  Object.assign(Atlas, { Legs });
})((window.Atlas = window.Atlas || {}));
