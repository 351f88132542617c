// A sheet of a few marks, numbered or signed: draws them, lights up with the list beside it, reports a choice.
(function (Atlas) {
  "use strict";

  const { html, svg } = Atlas;
  const SIGNS = {
    plus: "M0 -4V4M-4 0H4", cross: "M-3.2 -3.2L3.2 3.2M3.2 -3.2L-3.2 3.2", swap: "M-4 -1.8H3.4M1.2 -4L3.6 -1.8L1.2 .2M4 1.9H-3.4M-1.2 -.1L-3.6 1.9L-1.2 4.1",
    check: "M-3.6 .2L-1 2.9L3.8 -2.9", dots: "M-3.4 0h.01M0 0h.01M3.4 0h.01", bar: "M-4 0H4", equals: "M-3.6 -1.7H3.6M-3.6 1.7H3.6",
    question: "M-2.2 -2.1A2.3 2.3 0 1 1 .6 .3Q0 .6 0 1.5M0 4h.01", book: "M-3.5 -3.5H3.5V3.5H-3.5ZM-1.5 -1H1.5M-1.5 1H1.5",
  };
  const CROWD = 40; // marks
  const AWAY = 9; // pixels between a face and the place that it is about, from which a line leads there
  const HOLLOW = new Set(["question", "end"]);
  const OUTSIDE = "atlas-light"; // the event with which map and list light each other up

  // A disc with a sign in ink that keeps its contrast on every family colour.
  function disc(sign, r) {
    const hollow = HOLLOW.has(sign.symbol);
    const box = svg("svg", { width: 2 * r + 4, height: 2 * r + 4, viewBox: `${-r - 2} ${-r - 2} ${2 * r + 4} ${2 * r + 4}`, "aria-hidden": "true" });
    box.appendChild(svg("circle", { r: r + 1, class: "atlas-casing" }));
    box.appendChild(svg("circle", { r: hollow ? r - 1 : r, fill: hollow ? "var(--atlas-paper)" : sign.color, stroke: hollow ? sign.color : "none", "stroke-width": 2 }));
    const ink = svg("path", { d: SIGNS[sign.symbol] || "", class: hollow ? "atlas-sign hollow" : "atlas-sign" });
    ink.setAttribute("transform", `scale(${r / 8})`);
    box.appendChild(ink);
    return box;
  }

  class Marks {
    constructor(map, options) {
      Object.assign(this, { map, options, state: { marks: [], lines: [], legend: [] }, n: 0, pins: [] });
      this.build();
      this.load().catch((error) => {
        this.sheet.appendChild(html("p", { class: "atlas-failure", role: "alert", text: "The map could not be loaded. Reload the page; the list beside it holds the same." }));
        console.warn("atlas:", error);
      });
    }

    build() {
      const inner = this.map.getContainer();
      this.root = html("div", { class: "atlas" });
      inner.parentNode.insertBefore(this.root, inner);
      this.sheet = this.root.appendChild(html("div", { class: "atlas-sheet" }));
      this.sheet.appendChild(inner);
      inner.classList.add("atlas-map");
      this.inner = inner;
      this.tip = this.root.appendChild(html("div", { class: "atlas-tip", role: "tooltip", hidden: "" }));
      if (window.Streamlit && window.Streamlit.setFrameHeight) Atlas.fitFrame(window.Streamlit, () => this.root.clientWidth < 560, this.options.narrow_height);
      new ResizeObserver(() => this.resized()).observe(this.root);
      this.buttons();
      try {
        this.page = window.parent.document;
        const quit = new AbortController(); // the page around outlives this frame
        this.page.addEventListener(OUTSIDE, (e) => {
          if (window.frameElement && !window.frameElement.isConnected) return quit.abort();
          if (e.detail.channel === this.options.channel && e.detail.from !== "map") this.light(e.detail.id);
        }, { signal: quit.signal });
        window.addEventListener("pagehide", () => quit.abort());
      } catch {
        this.page = document; // another origin: the map stands alone
      }
    }

    buttons() {
      const bar = this.sheet.appendChild(html("div", { class: "atlas-buttons" }));
      const zoom = bar.appendChild(html("div", { class: "atlas-group" }));
      zoom.append(Atlas.button("plus", "Closer", () => this.map.zoomIn(1)), Atlas.button("minus", "Farther", () => this.map.zoomOut(1)), Atlas.button("home", "All marks", () => this.fit()));
      L.DomEvent.disableClickPropagation(bar);
      this.legend = this.sheet.appendChild(html("section", { class: "atlas-legend", "aria-label": "Legend", hidden: "" }));
      L.DomEvent.disableClickPropagation(this.legend);
    }

    async load() {
      const get = async (source) => (typeof source === "string" ? (await fetch(source)).json() : source);
      const names = Object.keys(this.options.basemap);
      const files = await Promise.all(names.map((name) => get(this.options.basemap[name])));
      if (window.Streamlit) await Atlas.borrowFont(this.root);
      this.files = Object.fromEntries(names.map((name, i) => [name, files[i]]));
      this.map.attributionControl.setPrefix(false).addAttribution(this.options.credit);
      Atlas.drawBasemap(this.map, this.files);
      for (const [name, z, silent] of [["atlas-names", 430, true], ["atlas-lines", 440, true], ["atlas-marks", 620, false]]) Atlas.pane(this.map, name, z, silent);
      this.renderer = L.svg({ pane: "atlas-lines", padding: 0.6 });
      this.lines = L.layerGroup().addTo(this.map);
      this.leads = L.layerGroup().addTo(this.map);
      this.namePins = new Atlas.Pins("atlas-names").addTo(this.map);
      this.markPins = new Atlas.Pins("atlas-marks").addTo(this.map);
      Atlas.setType(this.root);
      L.control.scale({ imperial: false, maxWidth: 90, position: "bottomright" }).addTo(this.map);
      this.names = Atlas.basemapNames(this.files);
      this.ready = true;
      this.draw();
      this.map.on("zoomend", () => this.arrange());
      this.map.on("click", (e) => this.pick(e.latlng));
      this.inner.addEventListener("keydown", (e) => e.key === "Enter" && e.target === this.inner && this.pick(this.map.getCenter()));
      this.map.on("movestart zoomstart", () => (this.tip.hidden = true));
      this.sheet.classList.add("ready");
    }

    setState(next) {
      const fit = next.fit !== this.state.fit;
      if ((next.seq || 0) < this.n && "selected" in next) next = { ...next, selected: this.state.selected };
      this.state = { ...this.state, ...next };
      this.refit = this.refit || fit;
      this.root.dataset.theme = this.state.theme === "dark" ? "dark" : "light";
      this.sheet.classList.toggle("picking", Boolean(this.state.picking));
      Atlas.nameMap(this.inner, this.state.label || "Map");
      if (this.ready) this.draw();
    }

    draw() {
      for (const pin of this.pins) {
        pin.node.remove();
        this.markPins.pins.delete(pin);
      }
      this.pins = this.state.marks.map((mark) => this.mark(mark));
      this.lines.clearLayers();
      for (const line of this.state.lines || []) L.polyline(line, { renderer: this.renderer, pane: "atlas-lines", className: "atlas-leg atlas-measure", interactive: false }).addTo(this.lines);
      for (const mark of this.state.marks) {
        if (mark.radius_m > 1000) L.circle([mark.lat, mark.lon], { radius: mark.radius_m, renderer: this.renderer, pane: "atlas-lines", className: "atlas-halo atlas-around", interactive: false }).addTo(this.lines);
      }
      this.key();
      if (this.refit) this.fit();
      this.refit = false;
      this.arrange();
    }

    key() {
      const entries = this.state.legend || [];
      this.legend.hidden = !entries.length;
      this.legend.replaceChildren(html("ul", { class: "atlas-verdicts" }, entries.map((entry) => html("li", {}, [disc(entry, 6), html("span", { text: entry.text })]))));
    }

    mark(mark) {
      const chosen = this.state.selected === mark.id;
      const signs = mark.signs || [];
      const most = this.state.marks.length > CROWD ? 2 : 4; // among many, the first signs and the number of the rest
      const face = mark.number ? [html("b", { text: String(mark.number) })] : signs.slice(0, most).map((sign) => disc(sign, signs.length > 1 ? 7 : 8));
      if (signs.length > most) face.push(html("em", { text: `+${signs.length - most}` }));
      const kind = mark.number ? "atlas-number" : mark.areal ? "atlas-signs atlas-areal" : "atlas-signs";
      const node = html("div", { class: `atlas-sit ${kind}`, role: "button", tabindex: "0", "data-mark": mark.id, "aria-label": `${mark.name}: ${mark.words || ""}`, "aria-pressed": String(chosen) });
      const body = node.appendChild(html("span", { class: "atlas-face" }, face));
      const title = mark.areal ? body.appendChild(html("span", { text: mark.name })) : null;
      node.classList.toggle("selected", chosen);
      const pin = this.markPins.add(node, mark.lat, mark.lon);
      const press = () => this.state.picking || this.choose(mark.id);
      L.DomEvent.disableClickPropagation(node);
      node.addEventListener("click", press);
      node.addEventListener("keydown", (e) => {
        if (e.key !== "Enter" && e.key !== " ") return;
        e.preventDefault();
        press();
      });
      const show = () => (this.hint(node, mark), this.shine(pin, true));
      const hide = () => (this.hint(null), this.shine(pin, false));
      node.addEventListener("pointerenter", (e) => e.pointerType !== "touch" && show());
      node.addEventListener("focus", () => node.matches(":focus-visible") && show());
      for (const leave of ["pointerleave", "blur"]) node.addEventListener(leave, hide);
      return Object.assign(pin, { mark, chosen, title });
    }

    hint(node, mark) {
      this.tell(node ? mark.id : null);
      this.tip.hidden = !node;
      if (!node) return;
      this.tip.replaceChildren(html("b", { text: mark.name }), ...(mark.words || "").split("\n").map((text) => html("span", { text })));
      const frame = this.root.getBoundingClientRect(), box = node.firstChild.getBoundingClientRect();
      const w = this.tip.offsetWidth, h = this.tip.offsetHeight;
      const x = Math.min(Math.max(4, box.left - frame.left + box.width / 2 - w / 2), frame.width - w - 4);
      const above = box.top - frame.top - h - 8;
      this.tip.style.transform = `translate(${Math.round(x)}px, ${Math.round(above < 4 ? box.bottom - frame.top + 8 : above)}px)`;
    }

    choose(id) {
      this.n++;
      this.state.selected = id;
      for (const pin of this.pins) pin.node.classList.toggle("selected", pin.mark.id === id);
      if (window.Streamlit && window.Streamlit.setComponentValue) window.Streamlit.setComponentValue({ chosen: id, n: this.n });
    }

    // A spot is asked for: by a press on the map, or by Enter for its middle.
    pick({ lat, lng }) {
      if (this.state.picking) window.Streamlit?.setComponentValue?.({ picked: [Number(lat.toFixed(4)), Number(((((lng + 540) % 360) + 360) % 360 - 180).toFixed(4))], n: ++this.n });
    }

    tell(id) {
      this.page.dispatchEvent(new CustomEvent(OUTSIDE, { detail: { channel: this.options.channel, from: "map", id } }));
    }

    light(id) {
      for (const pin of this.pins) {
        pin.node.classList.toggle("lit", pin.mark.id === id);
        this.shine(pin, pin.mark.id === id);
      }
    }

    // The line to a face's place stands out among the others.
    shine(pin, lit) {
      for (const part of pin.lead || []) part.getElement()?.classList.toggle("lit", lit);
    }

    // Labels in the order of the list, where they fit; names of the basemap where nothing else stands.
    arrange() {
      const zoom = this.map.getZoom(), space = new Atlas.Space();
      const at = (lat, lon) => this.map.project([lat, lon], zoom);
      const corner = this.map.getPixelBounds().min, size = this.map.getSize();
      const view = { x: corner.x, y: corner.y, w: size.x, h: size.y };
      const bodies = this.pins.map((pin) => {
        const p = at(pin.mark.lat, pin.mark.lon), face = pin.node.firstChild;
        if (pin.title) pin.title.hidden = false;
        const w = face.offsetWidth || 22, h = face.offsetHeight || 22;
        return { pin, w, h, x0: p.x, y0: p.y, x: p.x, y: p.y };
      });
      const covers = this.legend.hidden ? [] : [{ x: corner.x + this.legend.offsetLeft, y: corner.y + this.legend.offsetTop, w: this.legend.offsetWidth, h: this.legend.offsetHeight }];
      this.part(bodies, covers);
      for (const box of covers) space.take(box);
      this.leads.clearLayers();
      for (const body of bodies) {
        this.lead(body, zoom);
        Object.assign(body.pin, { dx: body.x - body.x0, dy: body.y - body.y0 });
        this.markPins.place(body.pin);
        space.take({ x: body.x - body.w / 2, y: body.y - body.h / 2, w: body.w, h: body.h });
      }
      space.take({ x: corner.x + size.x - 270, y: corner.y + size.y - 26, w: 270, h: 26 }); // the credit
      for (const body of bodies) if (!body.pin.mark.areal) this.label(space, body, view);
      this.basemapNames(space, zoom, at);
    }

    // Faces that would cover one another move to the nearest free ground; an area that finds none near by drops its name first.
    part(bodies, covers) {
      const taken = new Atlas.Space();
      const order = [...bodies].sort((a, b) => Boolean(a.pin.mark.areal) - Boolean(b.pin.mark.areal));
      const find = (body, reach) => taken.first(Atlas.around(body.x0, body.y0, body.w, body.h, reach), 1);
      for (const box of covers) taken.take(box);
      for (const body of order) {
        let spot = find(body, body.pin.title ? 60 : 120);
        if (!spot && body.pin.title) {
          body.pin.title.hidden = true;
          body.w = body.pin.node.firstChild.offsetWidth || 22;
          spot = find(body, 200);
        }
        spot = spot || taken.take({ x: body.x0 - body.w / 2, y: body.y0 - body.h / 2, w: body.w, h: body.h });
        Object.assign(body, { x: spot.x + body.w / 2, y: spot.y + body.h / 2 });
      }
    }

    // A line to the place itself, for a face that had to move away from it.
    lead({ pin, x0, y0, ...face }, zoom) {
      const from = Atlas.leader(face, { x: x0, y: y0 }, AWAY);
      pin.lead = [];
      if (!from) return;
      const look = { renderer: this.renderer, pane: "atlas-lines", className: "atlas-lead", interactive: false }, spot = [pin.mark.lat, pin.mark.lon];
      const edge = this.map.unproject([face.x + from.start[0], face.y + from.start[1]], zoom);
      pin.lead = [L.polyline([edge, spot], look).addTo(this.leads), L.circleMarker(spot, { ...look, radius: 2 }).addTo(this.leads)];
    }

    label(space, { pin, x, y, w }, view) {
      const width = Atlas.textWidth(pin.mark.name, "600", 12.5) + 4;
      const slot = space.first(Atlas.beside(x, y, w / 2 - 3, width, 16), 1, view);
      if (!pin.label) pin.label = pin.node.appendChild(html("span", { class: "atlas-label", text: pin.mark.name }));
      pin.label.hidden = !slot;
      if (slot) Object.assign(pin.label.style, { left: `${slot.x - x}px`, top: `${slot.y - y}px` });
    }

    basemapNames(space, zoom, at) {
      for (const name of this.names) {
        let box = null;
        if (Atlas.nameWanted(name, zoom)) {
          const { w, h } = Atlas.nameSize(name), p = at(name.lat, name.lon);
          box = space.first([{ x: name.kind === "city" ? p.x - 3 : p.x - w / 2, y: p.y - h / 2, w, h }], 2);
        }
        if (box && !name.pin) name.pin = this.namePins.add(Atlas.nameNode(name), name.lat, name.lon);
        if (!name.pin) continue;
        name.pin.node.hidden = !box;
        this.namePins.place(name.pin);
      }
    }

    fit() {
      const { marks, lines } = this.state;
      const spots = lines && lines.length ? lines.flat() : marks.filter((mark) => !mark.aside).map((mark) => [mark.lat, mark.lon]);
      if (!spots.length) return this.map.fitBounds([[36, 48], [54, 86]], { animate: false });
      const padding = this.root.clientWidth < 560 ? [18, 24] : [62, 44]; // a phone has no room to give away
      this.map.fitBounds(L.latLngBounds(spots), { padding, maxZoom: 8, animate: false });
    }

    resized() {
      this.map.invalidateSize({ animate: false });
      if (this.ready) this.fit();
      if (this.ready) this.arrange();
    }
  }

  Atlas.startMarks = (map, options) => {
    const app = new Marks(map, options);
    return { setState: (state) => app.setState(state), app };
  };
})((window.Atlas = window.Atlas || {}));
