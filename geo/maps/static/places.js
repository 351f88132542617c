// Marks, badges and labels: what they look like (refresh) and where they sit (arrange).
(function (Atlas) {
  "use strict";

  const MARK = 10; // radius of a mark, pixels
  const { html } = Atlas;

  class Places {
    constructor(app) {
      this.app = app;
      this.map = app.map;
      Atlas.pane(this.map, "atlas-names", 430, true);
      Atlas.pane(this.map, "atlas-marks", 620, false);
      this.namePins = new Atlas.Pins("atlas-names").addTo(this.map);
      this.pins = new Atlas.Pins("atlas-marks").addTo(this.map);
      Atlas.setType(app.root);
      this.names = Atlas.basemapNames(app.files);
      this.items = app.data.places.map((place, i) => ({ place, i, key: "" }));
    }

    // ---- where things sit: depends on zoom and filters only, so nothing moves while time does

    arrange() {
      const zoom = this.map.getZoom();
      const space = new Atlas.Space();
      const active = this.items.filter((item) => this.app.survey.places[item.i].total > 0);
      active.sort((a, b) => this.total(b) - this.total(a));
      const own = active.filter((item) => !item.place.areal);
      this.view = this.frame();
      this.arrangeMarks(space, own, zoom);
      for (const box of this.controls()) space.take(box);
      const used = new Set(), areal = active.filter((item) => item.place.areal);
      for (const item of areal) item.name = this.nameOf(item.place);
      for (const item of areal) if (item.name) this.arrangeBadge(space, item, zoom, used);
      for (const item of own) item.slot = space.first(Atlas.beside(item.x, item.y, MARK, item.width, 16), 1, this.view);
      for (const item of areal) if (!item.name) this.arrangeBadge(space, item, zoom, used);
      this.arrangeNames(space, own, zoom, used);
      this.clip();
    }

    // The visible part of the sheet in pixels of the whole world at this zoom.
    frame() {
      const { min, max } = this.map.getPixelBounds();
      return { x: min.x + 3, y: min.y + 3, w: max.x - min.x - 6, h: max.y - min.y - 6 };
    }

    // Legend, buttons and scale cover the sheet: the same pixels as above.
    controls() {
      const { min } = this.map.getPixelBounds(), sheet = this.app.sheet.getBoundingClientRect();
      return [...this.app.sheet.querySelectorAll(".atlas-legend, .atlas-group, .leaflet-control")].map((node) => {
        const r = node.getBoundingClientRect();
        return { x: min.x + r.left - sheet.left, y: min.y + r.top - sheet.top, w: r.width, h: r.height };
      });
    }

    // Names of the basemap that the edge of the sheet or a control would cut are left out.
    clip() {
      const view = this.frame(), covers = new Atlas.Space();
      for (const box of this.controls()) covers.take(box);
      for (const name of this.names) {
        if (name.pin) name.pin.node.classList.toggle("cut", !Atlas.within(name.box, view) || !covers.free(name.box));
      }
    }

    // Where a place is drawn, which may be a little beside its true point: [lat, lon].
    spot(i) {
      const item = this.items[i], at = item.place.areal ? item.badge : item;
      if (!at || at.x === undefined) return [item.place.lat, item.place.lon];
      const { lat, lng } = this.map.unproject([at.x, at.y], this.map.getZoom());
      return [lat, lng];
    }

    total(item) {
      return this.app.survey.places[item.i].total;
    }

    arrangeMarks(space, items, zoom) {
      for (const item of items) {
        const p = this.map.project([item.place.lat, item.place.lon], zoom);
        Object.assign(item, { x0: p.x, y0: p.y, x: p.x, y: p.y });
      }
      Atlas.spread(items, 2 * MARK + 2, 30);
      for (const item of items) {
        item.rect = space.take({ x: item.x - MARK, y: item.y - MARK, w: 2 * MARK, h: 2 * MARK });
        item.width = Atlas.textWidth(item.place.name, "600", 12.5) + 2;
      }
    }

    // A country or sea whose name stands on the sheet needs only its number, except where there is room.
    badgeText(item, n, zoom) {
      const full = item.name ? zoom >= 4.25 && this.total(item) >= 5 && !this.app.narrow : zoom >= 3;
      return full ? `${n} about ${item.place.name}` : String(n);
    }

    nameOf(place) {
      const same = (entry) => place.kind === "country" ? entry.kind === "country" && entry.iso === place.country
        : entry.kind !== "city" && entry.text.toLowerCase() === place.name.toLowerCase();
      return this.names.find(same) || null;
    }

    // A country's name and its badge travel together, like one legend on a printed sheet.
    arrangeBadge(space, item, zoom, used) {
      const { place, name } = item;
      const home = this.map.project(name ? [name.lat, name.lon] : [place.lat, place.lon], zoom);
      const w = Atlas.textWidth(this.badgeText(item, this.total(item), zoom), "600", 11.5) + 24 + this.barWidth(this.total(item));
      const size = name && Atlas.nameWanted(name, zoom + 1) ? Atlas.nameSize(name) : null;
      const fit = (width, height, reach) => space.first(Atlas.around(home.x, home.y, width, height, reach), 3, this.view);
      const pair = (reach) => size && fit(Math.max(w, size.w), size.h + 23, reach);
      const near = pair(30), alone = near ? null : fit(w, 21, 34);
      const unit = near || (alone ? null : pair(70));
      const box = unit || alone || fit(w, 21, 240) || { x: home.x - w / 2, y: home.y - 10, w, h: 21 };
      item.badge = { x: box.x + box.w / 2, y: box.y + box.h - 10.5, w };
      if (unit) {
        this.putName(name, box.x + box.w / 2, box.y + size.h / 2, size);
        used.add(name);
      }
    }

    barWidth(n) {
      return Math.min(46, 12 + 3 * n);
    }

    arrangeNames(space, own, zoom, used) {
      for (const name of this.names) {
        if (used.has(name)) continue;
        const slot = Atlas.nameWanted(name, zoom) && this.nameSlot(space, name, zoom, own);
        if (slot) this.putName(name, slot.x + slot.w / 2, slot.y + slot.h / 2, slot);
        else if (name.pin) name.pin.node.hidden = true;
      }
    }

    nameSlot(space, name, zoom, own) {
      const p = this.map.project([name.lat, name.lon], zoom);
      const { w, h } = Atlas.nameSize(name);
      if (name.kind !== "city") return space.first(Atlas.around(p.x, p.y, w, h, 40), 3);
      if (own.some((item) => Math.hypot(item.x0 - p.x, item.y0 - p.y) < 14)) return null;
      return space.first([{ x: p.x - 4, y: p.y - h / 2, w, h }], 2);
    }

    putName(name, x, y, { w, h }) {
      name.box = { x: x - w / 2, y: y - h / 2, w, h };
      if (!name.pin) name.pin = this.namePins.add(Atlas.nameNode(name), name.lat, name.lon);
      const p = this.map.project([name.lat, name.lon], this.map.getZoom());
      name.pin.dx = name.kind === "city" ? 0 : x - p.x;
      name.pin.dy = y - p.y;
      name.pin.node.hidden = false;
      this.namePins.place(name.pin);
    }

    // ---- what things look like: after every change of time, filter, colour or selection

    refresh() {
      const { survey, state } = this.app;
      const zoom = this.map.getZoom();
      for (const item of this.items) {
        const tally = survey.places[item.i];
        if (item.place.areal) this.refreshBadge(item, tally, zoom);
        else this.refreshMark(item, tally);
        if (!item.node) continue;
        item.node.classList.toggle("selected", state.selected === item.place.id);
        item.node.setAttribute("aria-pressed", String(state.selected === item.place.id));
      }
      this.label();
    }

    words(item, tally) {
      const { state, model } = this.app;
      const groups = model.groups(state);
      const n = tally.shown + tally.presumed;
      const spot = item.place.spot ? `, ${item.place.spot}` : "";
      if (!n) return `${item.place.name}${spot}, no claim in this window`;
      const mix = tally.shown ? tally.mix : tally.faint;
      const faded = tally.presumed ? `, ${tally.presumed} only presumed` : "";
      return `${item.place.name}${spot}, ${Atlas.inWords(n, mix, groups, state.color === "actor")}${faded}`;
    }

    node(item, className) {
      if (item.node) return;
      const { place } = item;
      item.node = html("div", { class: className, role: "button", tabindex: "0", "data-place": place.id });
      item.pin = this.pins.add(item.node, place.lat, place.lon);
      this.app.pressable(item.node, () => this.app.choosePlace(place.id));
      this.app.tip.attach(item.node, () => [place.name, this.words(item, this.app.survey.places[item.i]).slice(place.name.length + 2)]);
    }

    refreshMark(item, tally) {
      if (tally.total) this.node(item, "atlas-mark");
      if (!item.node) return;
      item.node.hidden = !tally.total;
      if (!tally.total) return;
      const { state, model } = this.app;
      const live = tally.shown + tally.presumed > 0;
      const mix = tally.shown ? tally.mix : tally.faint;
      const key = live ? `${state.color}|${mix.join()}|${tally.shown > 0}` : "ghost";
      if (key !== item.key) {
        item.key = key;
        item.node.querySelectorAll("svg").forEach((old) => old.remove());
        item.node.classList.toggle("ghost", !live);
        item.node.classList.toggle("faint", live && !tally.shown);
        if (live) item.node.prepend(Atlas.mark(item.place.kind, Atlas.isHollow(item.place.precision), mix, model.groups(state), MARK));
      }
      item.node.setAttribute("aria-label", this.words(item, tally));
      item.node.style.zIndex = live ? 10 + Math.min(tally.total, 900) : 1;
      item.pin.dx = item.x - item.x0;
      item.pin.dy = item.y - item.y0;
      this.pins.place(item.pin);
    }

    refreshBadge(item, tally, zoom) {
      const n = tally.shown + tally.presumed;
      if (n) this.node(item, "atlas-badge");
      if (!item.node) return;
      item.node.hidden = !n;
      if (!n) return;
      const { state, model } = this.app;
      const text = html("span", { text: this.badgeText(item, n, zoom) });
      const mix = tally.shown ? tally.mix : tally.faint;
      const bar = Atlas.bar(mix, model.groups(state), this.barWidth(n), 8);
      item.node.replaceChildren(html("span", { class: "atlas-pill" }, [text, bar]));
      item.node.classList.toggle("faint", !tally.shown);
      item.node.setAttribute("aria-label", this.words(item, tally));
      const p = this.map.project([item.place.lat, item.place.lon], zoom);
      item.pin.dx = item.badge.x - p.x;
      item.pin.dy = item.badge.y - p.y;
      this.pins.place(item.pin);
    }

    // Labels keep the slot they have for the whole story; those without one try what is free just now.
    label() {
      const { survey, state } = this.app;
      const space = new Atlas.Space();
      const waiting = [];
      for (const item of this.items) {
        const tally = survey.places[item.i];
        const live = tally.shown + tally.presumed > 0;
        if (item.place.areal) {
          if (live && item.badge) space.take({ x: item.badge.x - item.badge.w / 2, y: item.badge.y - 11, w: item.badge.w, h: 22 });
          continue;
        }
        if (tally.total) space.take(live ? item.rect : { x: item.x - 3, y: item.y - 3, w: 6, h: 6 });
        if (live && item.slot) space.take(item.slot);
        else if (live) waiting.push(item);
        this.write(item, live ? item.slot : null);
      }
      for (const name of this.names) if (name.pin && !name.pin.node.hidden) space.take(name.box);
      waiting.sort((a, b) => (b.place.id === state.selected) - (a.place.id === state.selected) || this.total(b) - this.total(a));
      for (const item of waiting) this.write(item, space.first(Atlas.beside(item.x, item.y, MARK, item.width, 16), 1, this.view));
    }

    write(item, slot) {
      if (!item.node) return;
      if (!item.label) item.node.appendChild((item.label = html("span", { class: "atlas-label", text: item.place.name })));
      item.label.hidden = !slot;
      if (slot) item.label.style.transform = `translate(${slot.x - item.x}px, ${slot.y - item.y}px)`;
    }
  }

  Object.assign(Atlas, { Places });
})((window.Atlas = window.Atlas || {}));
