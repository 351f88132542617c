// Marks, badges and labels: what they look like.
(function (Atlas) {
  "use strict";

  const { html, AREAS } = Atlas;

  class Places extends Atlas.Arrangement {
    constructor(app) {
      super(app);
      Atlas.pane(this.map, "atlas-names", 430, true);
      Atlas.pane(this.map, "atlas-marks", 620, false);
      this.namePins = new Atlas.Pins("atlas-names").addTo(this.map);
      this.pins = new Atlas.Pins("atlas-marks").addTo(this.map);
      Atlas.setType(app.root);
      this.names = Atlas.basemapNames(app.files);
      this.items = app.data.places.map((place, i) => ({ place, i, key: "", r: Atlas.MARK }));
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
      const own = ["mine", "suggested"].map((whose) => (tally[whose] ? `, ${tally[whose]} ${whose}` : "")).join("");
      return `${item.place.name}${spot}, ${Atlas.inWords(n, mix, groups, state.color === "actor")}${faded}${own}`;
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
      const own = Atlas.ownRing(tally, item.r);
      const key = live ? `${item.r}|${state.color}|${mix.join()}|${tally.shown > 0}|${tally.mine > 0}|${tally.suggested > 0}` : "ghost";
      if (key !== item.key) {
        item.key = key;
        item.node.querySelectorAll("svg").forEach((old) => old.remove());
        item.node.classList.toggle("ghost", !live);
        item.node.classList.toggle("faint", live && !tally.shown);
        item.node.classList.toggle("small", live && item.r < Atlas.MARK);
        if (live) item.node.prepend(Atlas.mark(item.place.kind, Atlas.isHollow(item.place.precision), mix, model.groups(state), item.r, own));
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
      const mix = tally.shown ? tally.mix : tally.faint;
      const text = this.badgeText(item, n, zoom), said = this.words(item, tally), colors = model.groups(state).map((group) => group.color);
      const key = [text, said, ...mix, ...colors, tally.shown > 0, tally.mine > 0, tally.suggested > 0, item.badge.x, item.badge.y, zoom].join("|");
      if (key === item.key) return this.pins.place(item.pin);
      item.key = key;
      const bar = Atlas.bar(mix, model.groups(state), this.barWidth(n), 8);
      const style = tally.mine || tally.suggested ? `outline:1.5px ${tally.mine ? "solid" : "dashed"} var(--atlas-ink);outline-offset:1px` : "";
      const sign = AREAS.has(item.place.kind) ? [] : [Atlas.mark(item.place.kind, true, null, [], 5)];
      item.node.replaceChildren(html("span", { class: "atlas-pill", style }, [...sign, html("span", { text }), bar]));
      item.node.classList.toggle("faint", !tally.shown);
      item.node.setAttribute("aria-label", said);
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
      for (const item of waiting) this.write(item, this.labelSlot(space, item));
      this.space = space; // what is left of it is for the ends of movements
    }

    write(item, slot) {
      if (!item.node) return;
      if (!item.label) item.node.appendChild((item.label = html("span", { class: "atlas-label", text: item.place.name })));
      item.label.hidden = !slot;
      item.label.classList.toggle("two", Boolean(slot && slot.h > 20));
      item.label.style.width = slot && slot.h > 20 ? `${slot.w}px` : "";
      if (slot) item.label.style.transform = `translate(${slot.x - item.x}px, ${slot.y - item.y}px)`;
    }
  }

  Object.assign(Atlas, { Places });
})((window.Atlas = window.Atlas || {}));
