// One movement: a bent line with an arrow head, the broader line that answers to the pointer, and what it says.
(function (Atlas) {
  "use strict";

  const { svg } = Atlas;
  const HEAD = [[6, 0], [-5, 5.5], [-2.5, 0], [-5, -5.5]]; // pointing to the right, pixels

  class Leg {
    constructor(legs, start, end) {
      const { app, lines, renderer } = legs, { places } = app.data;
      Object.assign(this, { legs, app, map: app.map, start, end, from: places[start], to: places[end], drawn: "", looks: "", aimed: "", says: "", course: "" });
      const options = { renderer, pane: "atlas-lines", bubblingMouseEvents: false };
      this.line = L.polyline([], { ...options, className: "atlas-leg", interactive: false }).addTo(lines);
      this.hit = L.polyline([], { ...options, className: "atlas-leg-hit" }).addTo(lines);
      this.pin = legs.heads.add(null, this.from.lat, this.from.lon);
      this.head = this.pin.picture = new Atlas.Picture(legs.arrows);
      this.reach();
    }

    // Unseen, it answers to no pointer and no key.
    hide() {
      for (const layer of [this.line, this.hit]) layer.getElement().classList.add("away");
      this.hidden = true;
      this.head.hide();
    }

    remove() {
      for (const layer of [this.line, this.hit]) this.legs.lines.removeLayer(layer);
      this.head.remove();
      this.legs.heads.pins.delete(this.pin);
    }

    // Only what has changed of it is drawn anew: most legs stay as they are from year to year. `nth`: of those with the same
    // end; several fan out instead of covering each other. `back`: it stands back behind the marks.
    update(bundle, nth, { chosen, back }) {
      const { model, state, places } = this.app;
      this.bundle = bundle;
      const course = `${places.arranged}|${this.map.getZoom()}|${nth}`; // what the places of both ends depend on
      if (course !== this.course) this.bend(nth);
      this.course = course;
      const color = model.groups(state)[this.leading()].color, faint = bundle.every((i) => model.level[i] === 3);
      const looks = `${color}|${faint}|${chosen}|${back}|${bundle.length}`;
      if (looks !== this.looks) this.dress(looks, color, faint, chosen, back);
      else if (this.hidden) for (const layer of [this.line, this.hit]) layer.getElement().classList.remove("away");
      this.hidden = false;
      this.aim();
    }

    bend(nth) {
      const { places } = this.app, a = places.spot(this.start), b = places.spot(this.end), drawn = `${a}|${b}|${nth}`;
      if (drawn === this.drawn) return;
      this.drawn = drawn;
      this.arc = Atlas.arc(this.map, a, b, (0.07 + 0.06 * (Math.floor(nth / 2) % 5)) * (nth % 2 ? -1 : 1));
      for (const layer of [this.line, this.hit]) layer.setLatLngs(this.arc.line);
    }

    dress(looks, color, faint, chosen, back) {
      Object.assign(this, { looks, color, faint, back, aimed: "" });
      const path = this.line.getElement(), hit = this.hit.getElement();
      Atlas.set(path, "class", `atlas-leg${faint ? " faint" : ""}${chosen ? " selected" : ""}${back ? " back" : ""}`);
      Atlas.set(path, "stroke", color);
      path.style.strokeWidth = chosen || back ? "" : Math.min(2.4 + Math.log2(this.bundle.length) * 0.8, 6);
      Atlas.set(hit, "stroke", color);
      Atlas.set(hit, "tabindex", back ? "-1" : "0");
      hit.classList.remove("away");
    }

    // The group of most of its claims gives a line its colour.
    leading() {
      const { model, state } = this.app, tally = new Map();
      for (const i of this.bundle) {
        const group = model.shares(i, state)[0];
        tally.set(group, (tally.get(group) || 0) + (model.level[i] === 3 ? 0.01 : 1));
      }
      return [...tally.entries()].sort((one, other) => other[1] - one[1])[0][0];
    }

    // The head keeps its size and its distance from the end at every zoom.
    aim() {
      const zoom = this.map.getZoom(), aimed = `${zoom}|${this.drawn}|${this.looks}`;
      if (aimed === this.aimed && !this.head.away && this.head.looks !== "away") return;
      this.aimed = aimed;
      if (this.back) return this.head.hide();
      const { at, angle } = this.arc.head(zoom, 22), { pin } = this;
      pin.at = at;
      this.legs.heads.place(pin);
      this.head.arrow(pin, angle, this.color, this.faint, HEAD);
    }

    // ---- asking

    // A press opens its first claim, and another one the next. The keyboard does not halt at hundreds of lines that stand back:
    // the cards of their two ends have them.
    reach() {
      const { claims } = this.app.data, path = this.hit.getElement();
      path.setAttribute("role", "button");
      const next = () => {
        const now = this.bundle.findIndex((i) => claims.id[i] === this.app.state.claim);
        return this.bundle[now < 0 ? 0 : (now + 1) % this.bundle.length];
      };
      this.app.pressable(path, () => this.app.chooseLeg(claims.id[next()]));
      this.app.tip.attach(path, () => this.told());
    }

    // What is only heard of it follows the drawing.
    say() {
      const says = this.bundle.join();
      if (says === this.says) return;
      this.says = says;
      const { claims } = this.app.data, [first] = this.bundle, path = this.hit.getElement();
      const more = this.bundle.length > 1 ? ` And ${this.bundle.length - 1} more claims.` : "";
      path.setAttribute("aria-label", `Movement, schematic: ${this.from.name} to ${this.to.name}. ${claims.says[first]}${more}`);
      path.dataset.leg = claims.id[first];
    }

    told() {
      const says = [...new Set(this.bundle.map((i) => this.app.data.claims.says[i]))];
      const rest = says.length > 3 ? [`and ${says.length - 3} more`] : [];
      return [`${this.from.name} → ${this.to.name}`, ...says.slice(0, 3), ...rest, "movement; the line is schematic, not the route"];
    }
  }

  Object.assign(Atlas, { Leg });
})((window.Atlas = window.Atlas || {}));
