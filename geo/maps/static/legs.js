// Movements between two places (schematic lines with an arrow head) and true-scale halos of vague places.
(function (Atlas) {
  "use strict";

  const MOST = 300, CROWD = 24; // lines drawn at most; more than so many stand back behind the marks

  class Legs {
    constructor(app) {
      this.app = app;
      this.map = app.map;
      Atlas.pane(this.map, "atlas-lines", 450, false);
      Atlas.pane(this.map, "atlas-heads", 455, true);
      this.renderer = L.svg({ pane: "atlas-lines", padding: 0.6 });
      this.lines = L.layerGroup().addTo(this.map);
      this.heads = new Atlas.Pins("atlas-heads").addTo(this.map);
      this.halos = L.layerGroup().addTo(this.map);
      this.ends = new Map();
      this.on = true;
      this.key = "";
    }

    refresh() {
      this.drawHalos();
      const { survey, state, model, places } = this.app;
      const shown = this.on ? survey.legs : [];
      const key = [state.color, state.claim, state.selected, this.map.getZoom(), ...shown.map((i) => `${i}:${model.level[i]}`)].join();
      const changed = key !== this.key;
      if (changed) {
        this.key = key;
        const ends = new Map();
        this.clearEnds();
        const bundles = this.bundle(shown).slice(0, MOST);
        const many = bundles.length > CROWD;
        const before = new Map((this.legs || []).map((leg) => [leg.key, leg]));
        this.legs = bundles.map((bundle) => this.leg(bundle, ends, many, before));
        for (const leg of before.values()) this.drop(leg);
      }
      if (changed && places.space === this.space) places.label(); // the names of the ends had room of it
      if (places.space !== this.space) this.nameEnds();
      this.space = places.space;
      this.aim();
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

    // A leg is drawn anew only if something of it has changed: most stay as they are from year to year.
    leg(bundle, ends, many, before) {
      const { data, model, state, places } = this.app;
      const start = data.claims.place[bundle[0]], end = data.claims.to[bundle[0]], nth = ends.get(end) || 0;
      ends.set(end, nth + 1);
      const chosen = bundle.some((i) => state.claim === data.claims.id[i]);
      const near = state.selected !== null && [start, end].some((i) => data.places[i].id === state.selected);
      const key = [this.map.getZoom(), places.spot(start), places.spot(end), state.color, nth, chosen, near, many, ...bundle.map((i) => `${i}:${model.level[i]}`)].join();
      const leg = before.get(key) || { key, ...this.draw(bundle, nth, { chosen, back: many && !chosen && !near ? " back" : "" }) };
      before.delete(key);
      this.markEnd(end);
      return leg;
    }

    drop({ line, hit, pin }) {
      for (const layer of [line, hit]) this.lines.removeLayer(layer);
      pin.node.remove();
      this.heads.pins.delete(pin);
    }

    // Several lines to one end fan out instead of covering each other. Among many, those of the open place stand out.
    draw(bundle, nth, { chosen, back }) {
      const { data, model, state, places } = this.app;
      const first = bundle.find((i) => model.level[i] !== 3) ?? bundle[0];
      const start = data.claims.place[first], end = data.claims.to[first];
      const from = data.places[start], to = data.places[end];
      const bend = (0.07 + 0.06 * (Math.floor(nth / 2) % 5)) * (nth % 2 ? -1 : 1);
      const arc = Atlas.arc(this.map, places.spot(start), places.spot(end), bend);
      const color = model.groups(state)[this.leading(bundle)].color;
      const faint = bundle.every((i) => model.level[i] === 3) ? " faint" : "";
      const options = { renderer: this.renderer, pane: "atlas-lines", color, bubblingMouseEvents: false };
      const weight = Math.min(2.4 + Math.log2(bundle.length) * 0.8, 6);
      const line = L.polyline(arc.line, { ...options, className: `atlas-leg${faint}${chosen ? " selected" : ""}${back}`, interactive: false }).addTo(this.lines);
      if (!chosen && !back) line.getElement().style.strokeWidth = weight;
      const hit = L.polyline(arc.line, { ...options, className: "atlas-leg-hit" }).addTo(this.lines);
      this.reach(hit.getElement(), bundle, first, from, to, back);
      const head = Atlas.svg("svg", { width: 16, height: 16, viewBox: "-8 -8 16 16" }, [
        Atlas.svg("path", { d: "M6 0 L-5 5.5 L-2.5 0 L-5 -5.5 Z", fill: color, class: "atlas-head" }),
      ]);
      const node = Atlas.html("div", { class: `atlas-arrow${faint}${back}`, "aria-hidden": "true" }, [head]);
      return { arc, head, line, hit, pin: this.heads.add(node, from.lat, from.lon) };
    }

    // The group of most of its claims gives a line its colour.
    leading(bundle) {
      const { model, state } = this.app, tally = new Map();
      for (const i of bundle) {
        const group = model.shares(i, state)[0];
        tally.set(group, (tally.get(group) || 0) + (model.level[i] === 3 ? 0.01 : 1));
      }
      return [...tally.entries()].sort((one, other) => other[1] - one[1])[0][0];
    }

    // A place that things only go to has no mark of its own: a small ring, and its name unless the sheet has it.
    markEnd(index) {
      const { data, survey } = this.app;
      if (survey.places[index].total || this.ends.has(index)) return;
      const place = data.places[index];
      const node = Atlas.html("div", { class: "atlas-end", "aria-hidden": "true" });
      if (!place.areal) node.appendChild(Atlas.html("span", { text: place.name }));
      const pin = this.heads.add(node, place.lat, place.lon);
      this.ends.set(index, pin);
      this.heads.place(pin);
    }

    // Their names stand where marks, badges and labels leave room, or wait for a closer zoom.
    nameEnds() {
      const { data, places, map } = this.app, { space } = places;
      if (!space) return;
      for (const [index, pin] of this.ends) {
        const name = pin.node.firstChild;
        if (!name) continue;
        const place = data.places[index], p = map.project([place.lat, place.lon], map.getZoom());
        const width = Atlas.textWidth(place.name, "600", 12.5) + 2;
        const slot = space.first(Atlas.beside(p.x, p.y, 4, width, 16), 1, places.view, true);
        name.hidden = !slot;
        if (slot) Object.assign(name.style, { left: `${slot.x - p.x}px`, top: `${slot.y - p.y}px` });
      }
    }

    clearEnds() {
      for (const pin of this.ends.values()) {
        pin.node.remove();
        this.heads.pins.delete(pin);
      }
      this.ends.clear();
    }

    // A press opens its first claim, and another one the next. The keyboard does not halt at hundreds of lines that stand back:
    // the cards of their two ends have them.
    reach(path, bundle, first, from, to, back) {
      const { claims } = this.app.data;
      const more = bundle.length > 1 ? ` And ${bundle.length - 1} more claims.` : "";
      path.setAttribute("role", "button");
      path.setAttribute("tabindex", back ? "-1" : "0");
      path.setAttribute("aria-label", `Movement, schematic: ${from.name} to ${to.name}. ${claims.says[first]}${more}`);
      path.dataset.leg = claims.id[first];
      const next = () => {
        const now = bundle.findIndex((i) => claims.id[i] === this.app.state.claim);
        return now < 0 ? first : bundle[(now + 1) % bundle.length];
      };
      this.app.pressable(path, () => this.app.chooseLeg(claims.id[next()]));
      const says = [...new Set(bundle.map((i) => claims.says[i]))];
      const rest = says.length > 3 ? [`and ${says.length - 3} more`] : [];
      this.app.tip.attach(path, () => [`${from.name} → ${to.name}`, ...says.slice(0, 3), ...rest, "movement; the line is schematic, not the route"]);
    }

    // Heads move with the zoom; a leg that stays keeps its head.
    aim() {
      for (const leg of this.legs || []) {
        if (leg.aimed === this.map.getZoom()) continue;
        leg.aimed = this.map.getZoom();
        const head = leg.arc.head(this.map.getZoom(), 22);
        leg.pin.at = head.at;
        leg.head.style.transform = `rotate(${head.angle}deg)`;
        this.heads.place(leg.pin);
      }
    }

    drawHalos() {
      const { survey, data, model, state } = this.app, before = this.circles || new Map();
      this.circles = new Map();
      data.places.forEach((place, i) => {
        const tally = survey.places[i];
        if (place.areal || !(tally.shown + tally.presumed) || !Atlas.isHollow(place.precision)) return;
        const metres = (40075016.7 * Math.cos((place.lat * Math.PI) / 180)) / (256 * 2 ** this.map.getZoom());
        if (place.radius_m / metres < 15) return;
        const mix = tally.shown ? tally.mix : tally.faint;
        const color = model.groups(state)[mix.indexOf(Math.max(...mix))].color;
        const options = { renderer: this.renderer, radius: place.radius_m, color, fillColor: color, className: "atlas-halo", interactive: false };
        const key = `${i}|${color}`;
        this.circles.set(key, before.get(key) || L.circle([place.lat, place.lon], { ...options, pane: "atlas-lines" }).addTo(this.halos));
        before.delete(key);
      });
      for (const circle of before.values()) this.halos.removeLayer(circle);
    }
  }

  Object.assign(Atlas, { Legs });
})((window.Atlas = window.Atlas || {}));
