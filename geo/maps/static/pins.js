// HTML elements that stay on their place through pan and zoom: a Leaflet layer of our own.
(function (Atlas) {
  "use strict";

  // In two dimensions: with Leaflet's own translate3d each of hundreds of pins would be a layer for the compositor.
  function put(node, point) {
    node._leaflet_pos = point;
    node.style.transform = `translate(${point.x}px, ${point.y}px)`;
  }

  // The same for the pins of a flat pane, which overlap in one cell of a grid and are put there by their margins. Nodes with
  // a transform, a position or a z-index of their own are each a piece for the compositor, and hundreds of pieces are sorted
  // into layers again whenever one of them comes, goes or grows: that took longer than all other work of a frame. Static
  // ones are painted into one piece. `half`: half of the node's height, and of its
  // width too unless `centred`, pixels.
  function lay(pin, { x, y }) {
    const half = pin.half || 0;
    if (pin.x === x && pin.y === y && pin.laid === half) return;
    Object.assign(pin, { x, y, laid: half });
    if (pin.node) pin.node.style.margin = pin.centred ? `${y - half}px ${-x}px 0 ${x}px` : `${y - half}px 0 0 ${x - half}px`;
    if (pin.picture) pin.picture.follow(x, y);
  }

  const Pins = L.Layer.extend({
    initialize(paneName, flat) {
      this.paneName = paneName;
      this.flat = Boolean(flat);
      this.pins = new Set();
    },

    onAdd(map) {
      this.box = L.DomUtil.create("div", `atlas-pins${this.flat ? " flat" : ""}`, map.getPane(this.paneName));
      for (const pin of this.pins) if (pin.node) this.box.appendChild(pin.node);
      this.placeAll();
    },

    onRemove() {
      this.box.remove();
    },

    getEvents() {
      return { zoom: this.placeAll, viewreset: this.placeAll, zoomanim: this.animate };
    },

    // A pin is {node, at, dx, dy}: dx, dy are pixels away from the true point. One that only has a picture has no node.
    add(node, lat, lon) {
      const pin = { node, at: L.latLng(lat, lon), dx: 0, dy: 0 };
      this.pins.add(pin);
      if (node) node.classList.add("atlas-pin", "leaflet-zoom-animated");
      if (node && this.box) this.box.appendChild(node);
      return pin;
    },

    place(pin) {
      if (!this._map || (pin.node && pin.node.hidden)) return;
      const point = this._map.latLngToLayerPoint(pin.at)._add(L.point(pin.dx, pin.dy));
      if (this.flat) lay(pin, point);
      else put(pin.node, point);
    },

    placeAll() {
      for (const pin of this.pins) {
        if (pin.flown) this.fly(pin, "");
        this.place(pin);
      }
    },

    // A zoom moves everything by transforms, for a quarter of a second.
    fly(pin, transform) {
      pin.flown = Boolean(transform);
      if (pin.node) pin.node.style.transform = transform;
      if (pin.picture) pin.picture.fly(transform);
    },

    animate(event) {
      for (const pin of this.pins) {
        if (pin.node && pin.node.hidden) continue;
        const point = this._map._latLngToNewLayerPoint(pin.at, event.zoom, event.center).round();
        point._add(L.point(pin.dx, pin.dy));
        if (this.flat) this.fly(pin, `translate(${point.x - pin.x}px, ${point.y - pin.y}px)`);
        else put(pin.node, point);
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
