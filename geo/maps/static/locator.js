// A small map of one place: the same sheet, its halo at true scale, and the other sites around it.
(function (Atlas) {
  "use strict";

  const { html } = Atlas;
  const MARK = 9; // radius of the mark, pixels

  async function get(source) {
    if (typeof source !== "string") return source;
    const answer = await fetch(source);
    if (!answer.ok) throw new Error(`${source} answered ${answer.status}`);
    return answer.json();
  }

  // Bounds that show the halo, or as much country around a spot as tells where it is; an area: its own outline.
  function bounds(options, files) {
    const own = files.land.features.filter((f) => options.countries.includes(f.properties.iso));
    if (options.areal && own.length) return main(own);
    if (options.areal) return L.latLng(options.lat, options.lon).toBounds(1600000);
    return L.latLng(options.lat, options.lon).toBounds(2 * Math.max(90000, 2.2 * (options.radius_m || 0)));
  }

  // Far islands of a country would shrink the rest: only its largest part counts.
  function main(features) {
    const all = L.latLngBounds([]);
    for (const feature of features) {
      const parts = L.geoJSON(feature).getLayers().flatMap((layer) => rings(layer.getLatLngs()));
      const sizes = parts.map((ring) => L.latLngBounds(ring));
      const area = (b) => (b.getEast() - b.getWest()) * (b.getNorth() - b.getSouth());
      all.extend(sizes.reduce((best, b) => (area(b) > area(best) ? b : best)));
    }
    return all;
  }

  function rings(points) {
    if (!points.length) return [];
    return Array.isArray(points[0]) ? points.flatMap(rings) : [points];
  }

  function names(map, files, pins) {
    const space = new Atlas.Space(), zoom = map.getZoom(), view = map.getPixelBounds();
    const frame = { x: view.min.x + 3, y: view.min.y + 3, w: view.max.x - view.min.x - 6, h: view.max.y - view.min.y - 6 };
    controls(space, view);
    label(map, space, zoom, pins.own, frame);
    const wanted = Atlas.basemapNames(files).filter((name) => Atlas.nameWanted(name, zoom) || (name.kind === "city" && zoom >= 6.5));
    for (const name of wanted) {
      const p = map.project([name.lat, name.lon], zoom);
      if (!view.contains(p)) continue;
      const { w, h } = Atlas.nameSize(name);
      const slot = name.kind === "city" ? space.first([{ x: p.x - 4, y: p.y - h / 2, w, h }], 2, frame, true) : space.first(Atlas.around(p.x, p.y, w, h, 30), 3, frame, true);
      if (!slot) continue;
      const middle = map.unproject([name.kind === "city" ? p.x : slot.x + slot.w / 2, slot.y + slot.h / 2], zoom);
      pins.layer.add(Atlas.nameNode(name), middle.lat, middle.lng);
    }
    pins.layer.placeAll();
  }

  // What lies upon the map in its corners: zoom, scale, credit.
  function controls(space, { min, max }) {
    space.take({ x: max.x - 48, y: min.y, w: 48, h: 80 });
    space.take({ x: min.x, y: max.y - 26, w: 104, h: 26 });
    space.take({ x: max.x - 222, y: max.y - 20, w: 222, h: 20 });
  }

  // Above and below a mark, moved along until no edge cuts it.
  function inside({ x, y, w, h }, frame) {
    return { x: Math.max(frame.x, Math.min(frame.x + frame.w - w, x)), y, w, h };
  }

  // The place's own label first, then its neighbours', each beside its mark where there is room for all of it.
  function label(map, space, zoom, own, frame) {
    const marks = own.map((pin) => ({ ...pin, p: map.project([pin.place.lat, pin.place.lon], zoom), r: pin.place.strong ? MARK + 3 : 4 }));
    for (const { p, r } of marks) space.take({ x: p.x - r, y: p.y - r, w: 2 * r, h: 2 * r });
    for (const { place, node, p, r } of marks) {
      const text = node.querySelector(".atlas-label"), middle = place.strong ? 13 : 8; // half of the mark's own box
      const beside = Atlas.beside(p.x, p.y, r, Atlas.textWidth(place.name, "600", 12.5) + 2, 16);
      const seen = place.strong || Atlas.within({ x: p.x, y: p.y, w: 0, h: 0 }, frame);
      const slot = seen && space.first([...beside, ...beside.slice(2, 4).map((offer) => inside(offer, frame))], 1, frame, !place.strong);
      text.hidden = !slot;
      if (slot) Object.assign(text.style, { left: `${slot.x - p.x + middle}px`, top: `${slot.y - p.y + middle}px` });
    }
  }

  function spot(place, strong) {
    const node = html("div", { class: `atlas-mark locator${strong ? " strong" : " ghost"}` });
    if (strong) {
      const group = [{ color: "var(--atlas-accent)" }];
      node.appendChild(Atlas.mark(place.kind, Atlas.isHollow(place.precision), [1], group, MARK));
    }
    node.appendChild(html("span", { class: "atlas-label", text: place.name, hidden: "" }));
    return node;
  }

  function draw(map, options, files) {
    Atlas.drawBasemap(map, files);
    map.fitBounds(bounds(options, files), { animate: false });
    map.attributionControl.setPrefix(false).addAttribution(options.credit);
    L.control.scale({ imperial: false, maxWidth: 90 }).addTo(map);
    L.control.zoom({ position: "topright" }).addTo(map);
    if (!options.areal && options.radius_m) {
      L.circle([options.lat, options.lon], { radius: options.radius_m, className: "atlas-halo-ring", interactive: false }).addTo(map);
    }
    Atlas.pane(map, "atlas-names", 430, true);
    Atlas.pane(map, "atlas-marks", 620, true);
    const layer = new Atlas.Pins("atlas-names").addTo(map);
    const marks = new Atlas.Pins("atlas-marks").addTo(map);
    const own = options.areal ? [] : [{ ...options, strong: true }];
    const all = [...own, ...options.others];
    const pins = { layer, own: all.map((place) => ({ place, node: marks.add(spot(place, place.strong), place.lat, place.lon).node })) };
    marks.placeAll();
    const again = () => {
      for (const pin of [...layer.pins]) pin.node.remove();
      layer.pins.clear();
      names(map, files, pins);
    };
    again();
    map.on("moveend", again);
  }

  Atlas.locate = async (map, options) => {
    const inner = map.getContainer();
    const root = html("div", { class: "atlas locator", "data-theme": options.theme });
    inner.parentNode.insertBefore(root, inner);
    const sheet = root.appendChild(html("div", { class: "atlas-sheet" }));
    sheet.appendChild(inner);
    inner.classList.add("atlas-map");
    Atlas.nameMap(inner, options.label);
    document.body.classList.add("atlas-body");
    map.invalidateSize({ animate: false });
    try {
      const layers = Object.keys(options.basemap);
      const read = await Promise.all(layers.map((name) => get(options.basemap[name])));
      if (window.Streamlit) await Atlas.borrowFont(root);
      Atlas.setType(root);
      draw(map, options, Object.fromEntries(layers.map((name, i) => [name, read[i]])));
      sheet.classList.add("ready");
    } catch (error) {
      const words = "The map's data could not be loaded. Reload the page; the coordinates below say the same.";
      sheet.appendChild(html("p", { class: "atlas-failure", role: "alert", text: words }));
      console.warn("atlas:", error);
    }
  };
})((window.Atlas = window.Atlas || {}));
