// Marks, badges, labels and names: where they sit. Depends on zoom and filters only, so nothing moves while time does.
(function (Atlas) {
  "use strict";

  const MARK = 10; // radius of a mark, pixels
  const SMALL = 6; // of one that stands in the shade of a place with more claims, until the reader comes closer
  const FAR = 15; // claims from which a badge may be led far from its place
  const AWAY = 26; // pixels from a badge to its place from which a line leads there
  const AREAS = new Set(["country", "region", "sea"]);

  class Arrangement {
    constructor(app) {
      this.app = app;
      this.map = app.map;
    }

    arrange() {
      const zoom = this.map.getZoom();
      const space = new Atlas.Space();
      const active = this.items.filter((item) => this.app.survey.places[item.i].total > 0);
      active.sort((a, b) => this.total(b) - this.total(a));
      const own = active.filter((item) => !item.place.areal);
      this.view = this.frame();
      this.arrangeMarks(space, own, zoom);
      const covers = this.controls();
      for (const box of covers) space.take(box);
      const used = new Set(), areal = active.filter((item) => item.place.areal);
      for (const item of areal) item.name = this.nameOf(item.place);
      for (const item of areal) if (item.name) this.arrangeBadge(space, item, zoom, used);
      for (const item of own) item.slot = this.labelSlot(space, item);
      for (const item of areal) if (!item.name) this.arrangeBadge(space, item, zoom, used);
      this.arrangeNames(space, own, zoom, used);
      this.clip(covers);
    }

    labelSlot(space, item) {
      const here = Atlas.within(item.rect, this.view);
      const fit = (w, h) => space.first(Atlas.beside(item.x, item.y, item.r, w, h), 1, this.view, here);
      const line = fit(item.width, 16);
      return line || (item.width > 90 && item.r === MARK ? fit(item.width * 0.58 + 8, 30) : null); // a long name may take two lines
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

    // Names of the basemap that the edge of the sheet or a control would cut are left out. Where the controls lie is not asked
    // again: after so many changes that would lay out the page in between.
    clip(boxes = this.controls()) {
      const view = this.frame(), covers = new Atlas.Space();
      this.covers = boxes;
      for (const box of boxes) covers.take(box);
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

    // The ground of all marks and badges, seen or not, in pixels from `corner`: what would lie beneath them may go beside it.
    ground(corner) {
      const space = new Atlas.Space();
      for (const { i, rect, badge, place } of this.items) {
        const box = !place.areal ? rect : badge && { x: badge.x - badge.w / 2, y: badge.y - 11, w: badge.w, h: 22 };
        if (box && this.app.survey.places[i].total) space.take({ x: box.x - corner.x, y: box.y - corner.y, w: box.w, h: box.h });
      }
      return space;
    }

    total(item) {
      return this.app.survey.places[item.i].total;
    }

    arrangeMarks(space, items, zoom) {
      for (const item of items) {
        const p = this.map.project([item.place.lat, item.place.lon], zoom);
        Object.assign(item, { x0: p.x, y0: p.y, x: p.x, y: p.y, r: MARK });
      }
      this.size(items);
      Atlas.spread(items, 2, 30);
      for (const item of items) {
        item.rect = space.take({ x: item.x - item.r, y: item.y - item.r, w: 2 * item.r, h: 2 * item.r });
        item.width = Atlas.textWidth(item.place.name, "600", 12.5) + 2;
      }
    }

    // Where several would cover one another, the one with most claims keeps its size. `items` come with most first.
    size(items) {
      const large = [];
      for (const item of items) {
        const shaded = large.filter((other) => Math.hypot(other.x0 - item.x0, other.y0 - item.y0) < 2 * MARK + 6).length;
        if (shaded) item.r = SMALL;
        else large.push(item);
      }
    }

    // A country or sea whose name stands on the sheet needs only its number, except where there is room; a site
    // known by its country only shows its kind until the reader comes closer.
    badgeText(item, n, zoom) {
      const { place } = item, { narrow } = this.app;
      if (item.short) return String(n);
      if (!AREAS.has(place.kind)) return zoom >= 6 ? `${n} · ${place.name}` : String(n);
      if (item.name) return zoom >= 4.25 && this.total(item) >= 5 && !narrow ? `${n} about ${place.name}` : String(n);
      return narrow ? `${n} ${place.name}` : `${n} about ${place.name}`;
    }

    nameOf(place) {
      const same = (entry) => place.kind === "country" ? entry.kind === "country" && entry.iso === place.country
        : AREAS.has(place.kind) && entry.kind !== "city" && entry.text.toLowerCase() === place.name.toLowerCase();
      return this.names.find(same) || null;
    }

    // A country's name and its badge travel together, like one legend on a printed sheet.
    arrangeBadge(space, item, zoom, used) {
      const { place, name } = item;
      item.short = false;
      const home = this.map.project(name ? [name.lat, name.lon] : [place.lat, place.lon], zoom);
      let w = this.badgeWidth(item, zoom);
      const size = name && Atlas.nameWanted(name, zoom + 1) ? Atlas.nameSize(name) : null;
      const view = Atlas.within({ ...home, w: 0, h: 0 }, this.view) ? this.view : null;
      const turn = name ? Math.PI / 2 : -Math.PI / 2;
      const fit = (width, height, reach) => space.first(Atlas.around(home.x, home.y, width, height, reach, turn), 3, view);
      const pair = (reach) => size && fit(Math.max(w, size.w), size.h + 23, reach);
      const near = pair(30), alone = near ? null : fit(w, 21, 34);
      const unit = near || (alone ? null : pair(70));
      let box = unit || alone || fit(w, 21, AREAS.has(place.kind) && this.total(item) < FAR ? 110 : 240);
      if (!box) {
        item.short = true; // its number alone finds room nearer to where it belongs
        w = this.badgeWidth(item, zoom);
        box = fit(w, 21, 240) || { x: home.x - w / 2, y: home.y - 10, w, h: 21 };
      }
      item.badge = { x: box.x + box.w / 2, y: box.y + box.h - 10.5, w };
      item.from = unit ? null : Atlas.leader(item.badge, home, AWAY);
      if (unit) {
        this.putName(name, box.x + box.w / 2, box.y + size.h / 2, size);
        used.add(name);
      }
    }

    badgeWidth(item, zoom) {
      const n = this.total(item), sign = AREAS.has(item.place.kind) ? 0 : 16;
      return Atlas.textWidth(this.badgeText(item, n, zoom), "600", 11.5) + 24 + sign + this.barWidth(n);
    }

    barWidth(n) {
      return Math.min(46, 12 + 3 * n);
    }

    arrangeNames(space, own, zoom, used) {
      for (const name of this.names) {
        if (used.has(name)) continue;
        const slot = Atlas.nameWanted(name, zoom) && this.nameSlot(space, name, zoom, own);
        if (slot) this.putName(name, slot.x + slot.w / 2, slot.y + slot.h / 2, slot);
        else if (name.pin) Atlas.hide(name.pin.node, true);
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
      Atlas.hide(name.pin.node, false);
      this.namePins.place(name.pin);
    }
  }

  Object.assign(Atlas, { Arrangement, MARK, AREAS });
})((window.Atlas = window.Atlas || {}));
