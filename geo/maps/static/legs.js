// Movements between two places (schematic lines with an arrow head) and true-scale halos of vague places.
(function (Atlas) {
  "use strict";

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
      const { survey, state, model } = this.app;
      const shown = this.on ? survey.legs.slice(0, 400) : [];
      const key = [state.color, state.claim, this.map.getZoom(), ...shown.map((i) => `${i}:${model.level[i]}`)].join();
      if (key !== this.key) {
        this.key = key;
        this.lines.clearLayers();
        for (const leg of this.legs || []) {
          leg.pin.node.remove();
          this.heads.pins.delete(leg.pin);
        }
        const ends = new Map();
        this.clearEnds();
        this.legs = shown.map((i) => this.draw(i, ends)).filter(Boolean);
      }
      this.aim();
    }

    // Several lines to one end fan out instead of covering each other.
    draw(i, ends) {
      const { data, model, state, places } = this.app;
      const start = data.claims.place[i], end = data.claims.to[i];
      if (start === end) return null;
      const from = data.places[start], to = data.places[end], nth = ends.get(end) || 0;
      ends.set(end, nth + 1);
      const bend = (0.07 + 0.06 * Math.floor(nth / 2)) * (nth % 2 ? -1 : 1);
      const arc = Atlas.arc(this.map, places.spot(start), places.spot(end), bend);
      const color = model.groups(state)[model.shares(i, state)[0]].color;
      const faint = model.level[i] === 3 ? " faint" : "";
      const strong = state.claim === data.claims.id[i] ? " selected" : "";
      const options = { renderer: this.renderer, pane: "atlas-lines", color, bubblingMouseEvents: false };
      L.polyline(arc.line, { ...options, className: `atlas-leg${faint}${strong}`, interactive: false }).addTo(this.lines);
      const hit = L.polyline(arc.line, { ...options, className: "atlas-leg-hit" }).addTo(this.lines);
      this.reach(hit.getElement(), i, from, to);
      const head = Atlas.svg("svg", { width: 16, height: 16, viewBox: "-8 -8 16 16" }, [
        Atlas.svg("path", { d: "M6 0 L-5 5.5 L-2.5 0 L-5 -5.5 Z", fill: color, class: "atlas-head" }),
      ]);
      const node = Atlas.html("div", { class: `atlas-arrow${faint}`, "aria-hidden": "true" }, [head]);
      this.markEnd(end);
      return { arc, head, pin: this.heads.add(node, from.lat, from.lon) };
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

    clearEnds() {
      for (const pin of this.ends.values()) {
        pin.node.remove();
        this.heads.pins.delete(pin);
      }
      this.ends.clear();
    }

    reach(path, i, from, to) {
      const { claims } = this.app.data;
      const words = `Movement, schematic: ${from.name} to ${to.name}. ${claims.says[i]}`;
      path.setAttribute("role", "button");
      path.setAttribute("tabindex", "0");
      path.setAttribute("aria-label", words);
      path.dataset.leg = claims.id[i];
      this.app.pressable(path, () => this.app.chooseLeg(claims.id[i]));
      this.app.tip.attach(path, () => [`${from.name} → ${to.name}`, claims.says[i], "movement; the line is schematic, not the route"]);
    }

    aim() {
      for (const leg of this.legs || []) {
        const head = leg.arc.head(this.map.getZoom(), 22);
        leg.pin.at = head.at;
        leg.head.style.transform = `rotate(${head.angle}deg)`;
        this.heads.place(leg.pin);
      }
    }

    drawHalos() {
      this.halos.clearLayers();
      const { survey, data, model, state } = this.app;
      data.places.forEach((place, i) => {
        const tally = survey.places[i];
        if (place.areal || !(tally.shown + tally.presumed) || !Atlas.isHollow(place.precision)) return;
        const metres = (40075016.7 * Math.cos((place.lat * Math.PI) / 180)) / (256 * 2 ** this.map.getZoom());
        if (place.radius_m / metres < 15) return;
        const mix = tally.shown ? tally.mix : tally.faint;
        const color = model.groups(state)[mix.indexOf(Math.max(...mix))].color;
        const options = { renderer: this.renderer, radius: place.radius_m, color, fillColor: color, className: "atlas-halo", interactive: false };
        L.circle([place.lat, place.lon], { ...options, pane: "atlas-lines" }).addTo(this.halos);
      });
    }
  }

  Object.assign(Atlas, { Legs });
})((window.Atlas = window.Atlas || {}));
