// A place that the reader looked for: the map goes there once, and a pin says where it is.
(function (Atlas) {
  "use strict";

  const { html } = Atlas;
  const FLIGHT = 0.8; // seconds

  class Found {
    constructor(app) {
      this.app = app;
      Atlas.pane(app.map, "atlas-found", 640, true);
      this.pins = new Atlas.Pins("atlas-found").addTo(app.map);
      this.node = html("div", { class: "atlas-found", role: "status" }, [html("i", {}), html("span", {})]);
      this.node.hidden = true;
      this.pin = this.pins.add(this.node, 0, 0);
    }

    refresh() {
      const { fly } = this.app.state;
      if (fly && fly.n > (this.made || 0)) {
        this.made = fly.n;
        this.go(fly);
      }
      this.node.hidden = !fly || !fly.name;
      if (!this.node.hidden) this.mark(fly);
    }

    go({ lat, lon, zoom }) {
      const still = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
      if (still) this.app.map.setView([lat, lon], zoom, { animate: false });
      else this.app.map.flyTo([lat, lon], zoom, { duration: FLIGHT });
    }

    mark({ lat, lon, name }) {
      this.pin.at = L.latLng(lat, lon);
      if (this.node.lastChild.textContent !== name) this.node.lastChild.textContent = name;
      this.pins.place(this.pin);
    }
  }

  Object.assign(Atlas, { Found });
})((window.Atlas = window.Atlas || {}));
