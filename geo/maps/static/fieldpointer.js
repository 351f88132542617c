// What the pointer meets in the field: an event answers with its words and its card, a badge with what it is made of.
(function (Atlas) {
  "use strict";

  class FieldPointer {
    constructor(field) {
      this.field = field;
      this.app = field.app;
      this.map = field.map;
      this.rows = new Map();
      this.map.on("mousemove", (event) => this.hover(event));
      this.map.on("mouseout", () => this.leave());
    }

    forget() {
      this.rows.clear();
      this.last = -1;
    }

    // Over a mark, a leg or a control, which have words of their own.
    elsewhere({ target }) {
      return Boolean(target.closest && target.closest(".atlas-pin, .atlas-leg-hit, .atlas-legend, .atlas-buttons"));
    }

    // The badge or the event under the pointer, or null.
    under({ containerPoint: { x, y }, originalEvent }) {
      const { events, survey, paint } = this.field;
      if (!events || !survey) return null;
      if (this.elsewhere(originalEvent)) return null;
      for (const badge of paint.badges) {
        const [left, top, width, height] = badge.box;
        if (x >= left && x < left + width && y >= top && y < top + height) return { badge };
      }
      const row = paint.eventAt(x, y);
      return row < 0 ? null : { row };
    }

    hover(event) {
      if (this.map.dragging.moving()) return;
      const found = this.under(event), key = found ? (found.badge ? `b${found.badge.first}` : `r${found.row}`) : "";
      if (key === this.hovered) return;
      this.hovered = key;
      this.app.sheet.classList.toggle("on-event", Boolean(found));
      clearTimeout(this.soon);
      if (!found) return this.elsewhere(event.originalEvent) ? undefined : this.app.tip.hide();
      const pointer = event.originalEvent;
      if (found.badge) return this.app.tip.show(null, this.sum(found.badge), pointer);
      this.app.tip.hide();
      this.soon = setTimeout(async () => {
        const told = await this.tell(found.row);
        const more = this.field.legs ? this.field.legs.moreThan(found.row) : 0;
        if (told && this.hovered === key) this.app.tip.show(null, [told.title, ...told.lines, ...(more ? [`and ${more} more between these two places`] : [])], pointer);
      }, 80);
    }

    leave() {
      this.hovered = "";
      clearTimeout(this.soon);
      this.app.sheet.classList.remove("on-event");
    }

    sum({ total, mix }) {
      const parts = [...mix].map((n, g) => ({ n, label: this.field.events.groups[g].label })).filter(({ n }) => n).sort((a, b) => b.n - a.n);
      return [`${total.toLocaleString("en")} events`, ...parts.slice(0, 6).map(({ n, label }) => `${n.toLocaleString("en")} ${label}`)];
    }

    // What the table says of a row: asked of the server, since a million sentences need not lie in a browser.
    async tell(row) {
      if (!this.rows.has(row)) {
        if (this.rows.size > 200) this.rows.clear();
        this.rows.set(row, fetch(`${this.field.wish.rows}${row}.json`).then((answer) => (answer.ok ? answer.json() : null)).catch(() => this.rows.delete(row) && null));
      }
      return this.rows.get(row);
    }

    // True where the press met an event or a badge.
    press(event) {
      const found = this.under(event);
      if (!found) return false;
      this.app.tip.hide();
      if (found.badge) this.enter(found.badge);
      else this.report(this.field.legs ? this.field.legs.next(found.row, this.last) : found.row);
      return true;
    }

    // A badge opens by going closer; where its events share one spot, each press goes to the next of them.
    enter(badge) {
      const rows = this.field.paint.rowsOf(badge), { x, y } = this.field.events;
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

  Object.assign(Atlas, { FieldPointer });
})((window.Atlas = window.Atlas || {}));
