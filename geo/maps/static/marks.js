// The shapes: kind of place as outline, how well it is known as fill, claims as colour.
(function (Atlas) {
  "use strict";

  const NS = "http://www.w3.org/2000/svg";
  let serial = 0;

  function svg(tag, attributes, children) {
    const node = document.createElementNS(NS, tag);
    for (const [name, value] of Object.entries(attributes || {})) node.setAttribute(name, value);
    for (const child of children || []) node.appendChild(child);
    return node;
  }

  function html(tag, attributes, children) {
    const node = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes || {})) {
      if (name === "text") node.textContent = value;
      else node.setAttribute(name, value);
    }
    for (const child of children || []) node.appendChild(child);
    return node;
  }

  const SHAPES = {
    triangle: (r) => svg("path", { d: `M0 ${-r} L${r * 0.98} ${r * 0.76} L${-r * 0.98} ${r * 0.76} Z` }),
    square: (r) => svg("rect", { x: -r * 0.8, y: -r * 0.8, width: r * 1.6, height: r * 1.6 }),
    circle: (r) => svg("circle", { r: r * 0.84 }),
    diamond: (r) => svg("path", { d: `M0 ${-r} L${r} 0 L0 ${r} L${-r} 0 Z` }),
  };
  const KINDS = { airbase: "triangle", airfield: "triangle", port: "square", city: "circle" };
  const shapeOf = (kind) => KINDS[kind] || "diamond";
  const isHollow = (precision) => precision !== "exact";

  // Hard-edged vertical bands, one a colour group, as a gradient that fill and ring can both use.
  function bands(mix, groups, r) {
    const total = mix.reduce((sum, value) => sum + value, 0) || 1;
    const id = `atlas-bands-${serial++}`;
    const stops = [];
    let at = 0;
    mix.forEach((value, i) => {
      if (!value) return;
      const next = at + value / total;
      stops.push(svg("stop", { offset: at, "stop-color": groups[i].color }));
      stops.push(svg("stop", { offset: next, "stop-color": groups[i].color }));
      at = next;
    });
    const ends = { id, gradientUnits: "userSpaceOnUse", x1: -r, x2: r, y1: 0, y2: 0 };
    return { id, node: svg("linearGradient", ends, stops) };
  }

  // The reader's own: a thin ring around a mark; broken where all of it is only suggested. Null: nothing of theirs.
  function ownRing(tally, r) {
    if (!tally.mine && !tally.suggested) return null;
    return svg("circle", { r: r + 2.6, fill: "none", stroke: "var(--atlas-ink)", "stroke-width": 1.4, "stroke-dasharray": tally.mine ? "none" : "3 2.2" });
  }

  // One mark of radius r, centred on 0,0. `mix` null: a grey key for the legend. `ring`: from `ownRing`.
  function mark(kind, hollow, mix, groups, r, ring) {
    const picture = svg("svg", { width: 2 * r + 8, height: 2 * r + 8, viewBox: `${-r - 4} ${-r - 4} ${2 * r + 8} ${2 * r + 8}`, "aria-hidden": "true" });
    let paint = "var(--atlas-muted)";
    if (mix) {
      const band = bands(mix, groups, r * 0.9);
      picture.appendChild(svg("defs", {}, [band.node]));
      paint = `url(#${band.id})`;
    }
    const make = SHAPES[shapeOf(kind)];
    const casing = make(hollow ? r - 1 : r);
    casing.setAttribute("class", "atlas-casing");
    picture.appendChild(casing);
    const body = make(hollow ? r - 1.6 : r);
    body.setAttribute("class", hollow ? "atlas-hollow" : "atlas-solid");
    body.setAttribute(hollow ? "stroke" : "fill", paint);
    picture.appendChild(body);
    if (ring) picture.appendChild(ring);
    return picture;
  }

  // A small horizontal bar with the same mix, for badges.
  function bar(mix, groups, width, height) {
    const total = mix.reduce((sum, value) => sum + value, 0) || 1;
    const box = html("span", { class: "atlas-bar", style: `width:${width}px;height:${height}px`, "aria-hidden": "true" });
    mix.forEach((value, i) => {
      if (value) box.appendChild(html("i", { style: `flex:${value / total} 0 0;background:${groups[i].color}` }));
    });
    return box;
  }

  Object.assign(Atlas, { svg, html, mark, ownRing, bar, shapeOf, isHollow });
})((window.Atlas = window.Atlas || {}));
