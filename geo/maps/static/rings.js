// Rings of true distance around a hub: lines that Python measured on the ellipsoid, drawn as they are.
(function (Atlas) {
  "use strict";

  class Rings {
    constructor(app) {
      this.app = app;
      this.map = app.map;
      Atlas.pane(this.map, "atlas-rings", 440, true);
      Atlas.pane(this.map, "atlas-ring-names", 458, true);
      this.renderer = L.svg({ pane: "atlas-rings", padding: 0.6 });
      this.lines = L.layerGroup().addTo(this.map);
      this.names = new Atlas.Pins("atlas-ring-names").addTo(this.map);
      this.key = "";
    }

    refresh() {
      const rings = this.app.state.rings;
      const key = rings ? JSON.stringify([rings.at, rings.lines.map((line) => line.text)]) : "";
      if (key === this.key) return;
      const first = this.key === "" && !this.app.ready;
      this.key = key;
      this.lines.clearLayers();
      for (const pin of this.names.pins) pin.node.remove();
      this.names.pins.clear();
      if (!rings) return;
      for (const line of rings.lines) this.draw(line);
      this.hub(rings);
      if (!(first && this.app.options.at)) this.reach(rings.lines[rings.lines.length - 1]);
    }

    draw({ parts, text, north }) {
      const options = { renderer: this.renderer, pane: "atlas-rings", className: "atlas-ring", interactive: false, smoothFactor: 0.2 };
      L.polyline(parts, options).addTo(this.lines);
      const node = Atlas.html("div", { class: "atlas-ring-name", "aria-hidden": "true" }, [Atlas.html("span", { text })]);
      this.names.place(this.names.add(node, north[0], north[1]));
    }

    // Named only where no place of the story stands: that one has its own name.
    hub({ at: [lat, lon], name }) {
      const node = Atlas.html("div", { class: "atlas-ring-hub", "aria-hidden": "true" });
      const known = this.app.data.places.some((place) => Math.abs(place.lat - lat) + Math.abs(place.lon - lon) < 0.001);
      if (!known) node.appendChild(Atlas.html("span", { text: name }));
      this.names.place(this.names.add(node, lat, lon));
    }

    // A reach that the sheet would cut moves the sheet; one that it shows leaves the reader's own standpoint.
    reach({ parts }) {
      const bounds = L.latLngBounds(parts.flat());
      if (this.map.getBounds().contains(bounds)) return;
      this.app.steering = true;
      this.map.fitBounds(bounds, { padding: [30, 30], animate: false });
      this.app.homed = false;
      this.app.steering = false;
    }
  }

  Object.assign(Atlas, { Rings });
})((window.Atlas = window.Atlas || {}));
