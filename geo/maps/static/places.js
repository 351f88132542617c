// Marks, badges and labels: what they look like.
(function (Atlas) {
  "use strict";

  const { html, AREAS } = Atlas;
  const HALF = { full: 14, small: 10, ghost: 8 }; // of the box around a mark that answers to the pointer, pixels
  const COUNTS = ["total", "shown", "presumed", "mine", "suggested"];

  // Whether two tallies of a place draw alike.
  function alike(one, other) {
    if (!one || one.mix.length !== other.mix.length || COUNTS.some((name) => one[name] !== other[name])) return false;
    for (let i = 0; i < one.mix.length; i++) if (one.mix[i] !== other.mix[i] || one.faint[i] !== other.faint[i]) return false;
    return true;
  }

  class Places extends Atlas.Arrangement {
    constructor(app) {
      super(app);
      Atlas.pane(this.map, "atlas-names", 430, true);
      Atlas.pane(this.map, "atlas-marks", 620, false);
      this.namePins = new Atlas.Pins("atlas-names", true).addTo(this.map);
      this.pins = new Atlas.Pins("atlas-marks", true).addTo(this.map);
      this.pictures = new Atlas.Pictures(this.pins);
      this.leads = new Atlas.Pictures(this.namePins); // beneath all marks, badges and labels
      Atlas.setType(app.root);
      this.names = Atlas.basemapNames(app.files);
      this.items = app.data.places.map((place, i) => ({ place, i, r: Atlas.MARK, picture: place.areal ? null : new Atlas.Picture(this.pictures) }));
      this.arranged = 0; // how often
    }

    arrange() {
      super.arrange();
      this.arranged++;
      const marks = this.items.filter((item) => item.picture).sort((a, b) => this.total(a) - this.total(b));
      this.pictures.rank(marks.map((item) => item.picture));
    }

    // ---- what things look like: after every change of time, filter, colour or selection

    // Most places stay as they are from year to year: they are left alone.
    refresh() {
      const { survey, state } = this.app, zoom = this.map.getZoom();
      const all = `${this.arranged}|${zoom}|${state.color}`, fresh = all !== this.all;
      this.all = all;
      for (const item of this.items) {
        const tally = survey.places[item.i];
        if (fresh || item.pin?.picture?.away || !alike(item.tally, tally)) this.dress(item, tally, zoom);
        this.choose(item, state.selected === item.place.id);
      }
      if (fresh || this.stale || state.selected !== this.selected) this.label();
      this.selected = state.selected;
    }

    dress(item, tally, zoom) {
      item.unsaid = true;
      const live = tally.shown + tally.presumed > 0;
      if (live !== item.live || !item.tally || item.tally.total !== tally.total) this.stale = true;
      Object.assign(item, { tally, live });
      if (item.place.areal) this.refreshBadge(item, tally, zoom);
      else this.refreshMark(item, tally);
    }

    choose(item, chosen) {
      if (!item.node || item.chosen === chosen) return;
      item.chosen = chosen;
      item.node.classList.toggle("selected", chosen);
      item.node.setAttribute("aria-pressed", String(chosen));
    }

    // What is only heard follows the drawing.
    say() {
      for (const item of this.items) {
        if (item.unsaid && item.node) Atlas.set(item.node, "aria-label", this.words(item, item.tally));
        item.unsaid = false;
      }
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
      Object.assign(item.pin, { picture: item.picture, centred: place.areal, half: place.areal ? 10.5 : HALF.full });
      this.app.pressable(item.node, () => this.app.choosePlace(place.id));
      this.app.tip.attach(item.node, () => [place.name, this.words(item, this.app.survey.places[item.i]).slice(place.name.length + 2)]);
    }

    refreshMark(item, tally) {
      if (tally.total) this.node(item, "atlas-mark");
      if (!item.node) return;
      Atlas.hide(item.node, !tally.total);
      if (!tally.total) return item.picture.hide();
      const { state, model } = this.app, { live, pin } = item;
      const size = !live ? "ghost" : item.r < Atlas.MARK ? "small" : "full";
      for (const name of ["ghost", "small"]) item.node.classList.toggle(name, name === size);
      item.node.classList.toggle("faint", live && !tally.shown);
      Object.assign(pin, { dx: item.x - item.x0, dy: item.y - item.y0, half: HALF[size] });
      this.pins.place(pin);
      if (live) item.picture.draw(item.place, pin, item.r, tally, model.groups(state));
      else item.picture.fade(pin);
    }

    refreshBadge(item, tally, zoom) {
      const n = tally.shown + tally.presumed;
      if (n && !item.node) this.badge(item);
      const { node, words, bar } = item;
      if (!node) return;
      Atlas.hide(node, !n);
      if (!n) return item.pin.picture?.hide();
      const { state, model } = this.app, text = this.badgeText(item, n, zoom);
      if (words.data !== text) words.data = text;
      const width = this.barWidth(n), image = Atlas.barImage(tally.shown ? tally.mix : tally.faint, model.groups(state), width);
      if (width !== bar.width) Object.assign(node.style, { paddingRight: `${width + 14}px`, backgroundSize: `${(bar.width = width)}px 8px` });
      if (image !== bar.image) node.style.backgroundImage = bar.image = image;
      for (const [name, on] of [["mine", tally.mine], ["suggested", tally.suggested && !tally.mine]]) node.classList.toggle(name, Boolean(on));
      node.classList.toggle("faint", !tally.shown);
      const p = this.map.project([item.place.lat, item.place.lon], zoom);
      item.pin.dx = item.badge.x - p.x;
      item.pin.dy = item.badge.y - p.y;
      this.pins.place(item.pin);
      if (item.from && !item.pin.picture) item.pin.picture = new Atlas.Picture(this.leads);
      if (item.from) item.pin.picture.lead(item.pin, item.from, !tally.shown);
      else item.pin.picture?.hide();
    }

    // One node with its words, and the bar as its image: the fewer there are, the less is laid out when all their numbers change.
    badge(item) {
      this.node(item, "atlas-badge");
      if (!AREAS.has(item.place.kind)) item.node.appendChild(html("i", { class: `atlas-kind ${Atlas.shapeOf(item.place.kind)}` }));
      item.words = item.node.appendChild(document.createTextNode(""));
      item.bar = {};
      const light = (lit) => item.pin.picture?.node.classList.toggle("lit", lit);
      for (const [type, lit] of [["pointerenter", true], ["focus", true], ["pointerleave", false], ["blur", false]]) item.node.addEventListener(type, () => light(lit));
    }

    // Labels keep the slot they have for the whole story; those without one try what is free just now.
    label() {
      const { survey, state } = this.app;
      const space = new Atlas.Space();
      const waiting = [];
      for (const box of this.covers) space.take(box);
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
      this.stale = false;
    }

    write(item, slot) {
      if (!item.node) return;
      if (!item.label) item.node.appendChild((item.label = html("span", { class: "atlas-label", text: item.place.name })));
      const { label } = item, two = Boolean(slot && slot.h > 20);
      const margin = slot ? `${slot.y - item.y + item.pin.half}px 0px 0px ${slot.x - item.x + item.pin.half}px` : "", key = `${margin}|${two && slot.w}`;
      if (key === item.written) return;
      item.written = key;
      label.hidden = !slot;
      label.classList.toggle("two", two);
      Object.assign(label.style, { margin, width: two ? `${slot.w}px` : "" });
    }
  }

  Object.assign(Atlas, { Places });
})((window.Atlas = window.Atlas || {}));
