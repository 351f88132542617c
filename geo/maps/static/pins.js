// HTML elements that stay on their place through pan and zoom: a Leaflet layer of our own.
(function (Atlas) {
  "use strict";

  // In two dimensions: with Leaflet's own translate3d each of hundreds of pins would be a layer for the compositor.
  function put(node, point) {
    node._leaflet_pos = point;
    node.style.transform = `translate(${point.x}px, ${point.y}px)`;
  }

  const Pins = L.Layer.extend({
    initialize(paneName) {
      this.paneName = paneName;
      this.pins = new Set();
    },

    onAdd(map) {
      this.box = L.DomUtil.create("div", "atlas-pins", map.getPane(this.paneName));
      for (const pin of this.pins) this.box.appendChild(pin.node);
      this.placeAll();
    },

    onRemove() {
      this.box.remove();
    },

    getEvents() {
      return { zoom: this.placeAll, viewreset: this.placeAll, zoomanim: this.animate };
    },

    // A pin is {node, lat, lon, dx, dy}: dx, dy are pixels away from the true point.
    add(node, lat, lon) {
      node.classList.add("atlas-pin", "leaflet-zoom-animated");
      const pin = { node, at: L.latLng(lat, lon), dx: 0, dy: 0 };
      this.pins.add(pin);
      if (this.box) this.box.appendChild(node);
      return pin;
    },

    place(pin) {
      if (!this._map || pin.node.hidden) return;
      put(pin.node, this._map.latLngToLayerPoint(pin.at)._add(L.point(pin.dx, pin.dy)));
    },

    placeAll() {
      for (const pin of this.pins) this.place(pin);
    },

    animate(event) {
      for (const pin of this.pins) {
        if (pin.node.hidden) continue;
        const point = this._map._latLngToNewLayerPoint(pin.at, event.zoom, event.center).round();
        put(pin.node, point._add(L.point(pin.dx, pin.dy)));
      }
    },
  });

  // A line between two places, gently bent so that two of them stay apart. Points are [lat, lon].
  function arc(map, from, to, bend) {
    const a = map.project(from, 4), b = map.project(to, 4);
    const middle = L.point((a.x + b.x) / 2 - (b.y - a.y) * bend, (a.y + b.y) / 2 + (b.x - a.x) * bend);
    const at = (t) => L.point(
      (1 - t) * (1 - t) * a.x + 2 * t * (1 - t) * middle.x + t * t * b.x,
      (1 - t) * (1 - t) * a.y + 2 * t * (1 - t) * middle.y + t * t * b.y,
    );
    const line = [];
    for (let s = 0; s <= 32; s++) line.push(map.unproject(at(s / 32), 4));
    // The arrow head sits short of the end, by pixels of the zoom in force.
    const head = (zoom, gap) => {
      const length = a.distanceTo(b) * map.getZoomScale(zoom, 4);
      const t = Math.max(0.55, 1 - gap / Math.max(length, 1));
      const p = at(t), q = at(t - 0.02);
      return { at: map.unproject(p, 4), angle: (Math.atan2(p.y - q.y, p.x - q.x) * 180) / Math.PI };
    };
    return { line, head };
  }

  Object.assign(Atlas, { Pins, arc });
})((window.Atlas = window.Atlas || {}));
