// The key to the drawing, the scale, and the buttons on the map.
(function (Atlas) {
  "use strict";

  const { html, svg } = Atlas;
  const ICONS = {
    plus: "M8 3v10M3 8h10", minus: "M3 8h10",
    home: "M2.5 8 L8 3 L13.5 8 M4.5 7v6h7V7",
    layers: "M8 2.5 L14 6 L8 9.5 L2 6 Z M2.5 9.5 L8 12.8 L13.5 9.5",
    play: "M5 3 L13 8 L5 13 Z", pause: "M4.5 3.5v9M11.5 3.5v9", back: "M11 3 L5 8 L11 13", forth: "M5 3 L11 8 L5 13",
  };

  function icon(name) {
    return svg("svg", { width: 16, height: 16, viewBox: "0 0 16 16", class: `atlas-icon ${name}`, "aria-hidden": "true" }, [svg("path", { d: ICONS[name] })]);
  }

  function button(name, label, action, className) {
    const node = html("button", { type: "button", class: className || "atlas-button", "aria-label": label, title: label }, [icon(name)]);
    node.addEventListener("click", action);
    return node;
  }

  class Legend {
    constructor(app) {
      this.app = app;
      this.buttons();
      this.box = app.sheet.appendChild(html("section", { class: "atlas-legend", "aria-label": "Legend" }));
      this.toggle = this.box.appendChild(html("button", { type: "button", class: "atlas-legend-toggle" }, [html("span", { text: "Legend" }), icon("back")]));
      this.toggle.addEventListener("click", () => this.fold(!this.folded));
      this.body = this.box.appendChild(html("div", { class: "atlas-legend-body" }));
      this.colors = this.body.appendChild(html("ul", { class: "atlas-colors" }));
      this.key();
      this.fold(app.narrow);
      L.control.scale({ imperial: false, maxWidth: 90, position: "bottomright" }).addTo(app.map);
      for (const node of [this.box, this.bar]) {
        L.DomEvent.disableClickPropagation(node);
        L.DomEvent.disableScrollPropagation(node);
      }
    }

    fold(folded) {
      this.folded = folded;
      this.box.classList.toggle("folded", folded);
      this.toggle.setAttribute("aria-expanded", String(!folded));
    }

    buttons() {
      const { app } = this;
      this.bar = app.sheet.appendChild(html("div", { class: "atlas-buttons" }));
      const zoom = this.bar.appendChild(html("div", { class: "atlas-group" }));
      zoom.append(button("plus", "Closer", () => app.map.zoomIn(1)), button("minus", "Farther", () => app.map.zoomOut(1)));
      const rest = this.bar.appendChild(html("div", { class: "atlas-group" }));
      rest.append(button("home", "The whole story", () => {
        app.home();
        app.act({}, { at: null });
      }));
      const open = button("layers", "Layers", () => {
        this.menu.hidden = !this.menu.hidden;
        open.setAttribute("aria-expanded", String(!this.menu.hidden));
      });
      open.setAttribute("aria-expanded", "false");
      rest.append(open);
      this.menu = this.bar.appendChild(html("div", { class: "atlas-menu", hidden: "" }));
      this.choices();
    }

    choices() {
      const { app } = this;
      const add = (words, on, action) => {
        const box = html("input", { type: "checkbox" });
        box.checked = on;
        box.addEventListener("change", () => action(box.checked));
        this.menu.appendChild(html("label", {}, [box, html("span", { text: words })]));
      };
      add("Movements", true, (on) => {
        app.legs.on = on;
        app.update(false);
      });
      add("Names of countries and cities", true, (on) => app.sheet.classList.toggle("nameless", !on));
      const tiles = app.options.tiles;
      if (tiles) add("Street map (online, from OpenStreetMap)", false, (on) => this.online(on, tiles));
    }

    // Made only when switched on, so that nothing is asked of the network before.
    online(on, tiles) {
      const { app } = this;
      if (!this.tiles) this.tiles = L.tileLayer(tiles.url, { attribution: tiles.attribution, maxZoom: tiles.max_zoom, noWrap: true });
      app.sheet.classList.toggle("online", on);
      if (on) this.tiles.addTo(app.map);
      else this.tiles.remove();
    }

    // Only what this story's drawing uses is explained.
    key() {
      const { places, claims } = this.app.data;
      const entry = (picture, words) => html("li", {}, [picture, html("span", { text: words })]);
      const sample = (kind, hollow) => Atlas.mark(kind, hollow, null, [], 5.5);
      const spots = places.filter((place) => !place.areal);
      const shapes = [["airbase", "triangle", "air base"], ["port", "square", "port"], ["city", "circle", "city"], ["facility", "diamond", "other site"]];
      const leg = svg("svg", { width: 22, height: 8, viewBox: "0 0 22 8", "aria-hidden": "true" }, [svg("path", { d: "M1 4 H21", class: "atlas-key-leg" })]);
      const ring = svg("svg", { width: 16, height: 16, viewBox: "-8 -8 16 16", "aria-hidden": "true" }, [svg("circle", { r: 6.5, class: "atlas-key-halo" })]);
      this.presumed = entry(html("i", { class: "atlas-key-faint" }), "presumed only");
      this.rings = entry(html("i", { class: "atlas-key-ring" }), "true distance from the hub");
      const list = [
        ...shapes.filter(([, shape]) => spots.some((place) => Atlas.shapeOf(place.kind) === shape)).map(([kind, , words]) => entry(sample(kind, false), words)),
        ...(spots.some((place) => Atlas.isHollow(place.precision)) ? [entry(sample("city", true), "hollow: nearby only"), entry(ring, "within this circle")] : []),
        ...(places.some((place) => place.areal) ? [entry(html("i", { class: "atlas-key-pill" }), "about a whole area")] : []),
        this.legs = entry(leg, "movement, schematic"),
        ...this.own(claims.origin || []).map(([ring, words]) => entry(ring, words)),
        entry(html("i", { class: "atlas-key-ghost" }), "no claim in these years"),
        this.presumed,
        this.rings,
      ];
      this.body.appendChild(html("ul", { class: "atlas-keys" }, list));
    }

    // Rings around what is the reader's, only if there is any: 2 is theirs, 3 is only suggested.
    own(origins) {
      const ring = (dashes) => svg("svg", { width: 16, height: 16, viewBox: "-8 -8 16 16", "aria-hidden": "true" }, [svg("circle", { r: 6.5, fill: "none", stroke: "var(--atlas-ink)", "stroke-width": 1.4, "stroke-dasharray": dashes })]);
      const kinds = [[2, "none", "mine"], [3, "3 2.2", "suggested only"]];
      return kinds.filter(([origin]) => origins.includes(origin)).map(([, dashes, words]) => [ring(dashes), words]);
    }

    refresh() {
      const { survey, state, model } = this.app;
      Atlas.hide(this.presumed, !state.presumed);
      Atlas.hide(this.rings, !state.rings);
      Atlas.hide(this.legs, !(this.app.data.claims.to.some((to) => to >= 0) || (this.app.field && this.app.field.legs)));
      const ranked = model.groups(state).map((group, i) => ({ group, n: Math.round(survey.groups[i]) }));
      const events = this.app.field ? this.app.field.counted() : [];
      const mostly = (list) => [...list].sort((a, b) => b.n - a.n).slice(0, events.length ? 6 : 8);
      for (const one of events) {
        const same = ranked.find(({ group }) => group.label === one.group.label);
        if (same) same.n += one.n;
        else if (one.n) ranked.push(one);
      }
      const own = ranked.filter((one) => !events.includes(one)), others = ranked.filter((one) => events.includes(one));
      const shown = state.color === "actor" ? [...mostly(own), ...mostly(others)] : ranked;
      const key = `${state.color}|${shown.map(({ group }) => `${group.id}|${group.label}|${group.color}`).join()}|${ranked.length}`;
      if (key !== this.drawn) this.list(shown, ranked.length - shown.length);
      this.drawn = key;
      shown.forEach(({ n }, i) => this.count(this.entries[i], n));
    }

    // Groups and their order; the numbers come and go in what stands already.
    list(shown, more) {
      this.entries = shown.map(({ group }) => {
        const number = document.createTextNode(""), total = html("b", {});
        total.appendChild(number);
        return { number, node: html("li", {}, [html("i", { style: `background:${group.color}` }), html("span", { text: group.label }), total]) };
      });
      this.colors.replaceChildren(...this.entries.map(({ node }) => node), ...(more > 0 ? [html("li", { class: "none", text: `${more} more` })] : []));
    }

    count(entry, n) {
      if (entry.n === n) return;
      entry.n = n;
      entry.number.data = String(n);
      entry.node.classList.toggle("none", !n);
    }
  }

  Object.assign(Atlas, { Legend, icon, button });
})((window.Atlas = window.Atlas || {}));
