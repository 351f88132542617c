// The sheet itself: land, borders, water, names. All from local files; online tiles only when asked for.
(function (Atlas) {
  "use strict";

  const LETTER = 2.2; // letter spacing of country names, pixels

  function pane(map, name, z, silent) {
    const node = map.createPane(name);
    node.style.zIndex = z;
    if (silent) node.style.pointerEvents = "none";
    return node;
  }

  function draw(map, files) {
    pane(map, "atlas-land", 200, true);
    const renderer = L.svg({ pane: "atlas-land", padding: 0.7 });
    const add = (data, className, filter) =>
      L.geoJSON(data, {
        renderer, pane: "atlas-land", interactive: false, filter, smoothFactor: 0.6,
        style: (feature) => ({ className: className(feature.properties) }),
      }).addTo(map);
    add(files.land, (p) => `atlas-land${p.core ? " core" : ""}`);
    add(files.water, () => "atlas-river", (f) => f.properties.kind === "river");
    add(files.water, () => "atlas-lake", (f) => f.properties.kind === "lake");
    add(files.lines, (p) => `atlas-line ${p.kind}`);
  }

  // Lines and areas are held once: as Leaflet has them.
  function forget(map, files) {
    map.eachLayer((layer) => delete layer.feature);
    for (const name of ["land", "lines", "water"]) delete files[name];
  }

  // Country, sea, lake and city names as candidates for the layout: {kind, text, lat, lon, rank, iso}.
  function names(files) {
    const out = [];
    for (const { properties: p, geometry } of files.names.features) {
      const [lon, lat] = geometry.coordinates;
      out.push({ kind: p.kind, text: p.kind === "country" ? p.name.toUpperCase() : p.name, lat, lon, iso: p.iso, rank: p.rank || 2 });
    }
    for (const { properties: p, geometry } of files.water.features) {
      if (!p.name) continue;
      const box = L.geoJSON(geometry).getBounds().getCenter();
      out.push({ kind: "lake", text: p.name, lat: box.lat, lon: box.lng, rank: 4 });
    }
    for (const { properties: p, geometry } of files.cities.features) {
      const [lon, lat] = geometry.coordinates;
      out.push({ kind: "city", text: p.name, lat, lon, iso: p.iso, capital: p.capital, population: p.population });
    }
    return out;
  }

  // Whether a name is worth trying at this zoom.
  function wanted(name, zoom) {
    if (name.kind === "country") return name.rank <= zoom + 0.5;
    if (name.kind === "sea") return zoom >= 3.5;
    if (name.kind === "lake") return zoom >= 6;
    if (name.capital) return zoom >= 5;
    return zoom >= (name.population > 1000000 ? 6 : name.population > 300000 ? 6.5 : 7.5);
  }

  function nameNode(name) {
    const node = Atlas.html("div", { class: `atlas-name ${name.kind}`, "aria-hidden": "true" });
    if (name.kind === "city") node.appendChild(Atlas.html("i", { class: name.capital ? "capital" : "" }));
    node.appendChild(Atlas.html("span", { text: name.text }));
    return node;
  }

  function nameSize(name) {
    if (name.kind === "country") return { w: Atlas.textWidth(name.text, "italic", 12, LETTER), h: 16 };
    if (name.kind === "city") return { w: Atlas.textWidth(name.text, "normal", 11) + 10, h: 14 };
    return { w: Atlas.textWidth(name.text, "italic", 12), h: 16 };
  }

  Object.assign(Atlas, { pane, drawBasemap: draw, forgetBasemap: forget, basemapNames: names, nameWanted: wanted, nameNode, nameSize });
})((window.Atlas = window.Atlas || {}));
