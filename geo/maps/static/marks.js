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

  // These two tell only what is new: a browser works out styles again even where it is told the same.
  function hide(node, hidden) {
    if (node.hidden !== hidden) node.hidden = hidden;
  }

  function set(node, name, value) {
    const words = String(value);
    if (node.getAttribute(name) !== words) node.setAttribute(name, words);
  }

  // Next to invisible, and larger than all that will be drawn upon it: a picture whose extent changes is sorted into the
  // compositor's layers again, with all others.
  const ground = (x, y, width, height) => svg("rect", { class: "atlas-ground", x, y, width, height });

  // Around x, y: what stands in one large picture needs no transform of its own.
  const SHAPES = {
    triangle: (r, x, y) => svg("path", { d: `M${x} ${y - r} L${x + r * 0.98} ${y + r * 0.76} L${x - r * 0.98} ${y + r * 0.76} Z` }),
    square: (r, x, y) => svg("rect", { x: x - r * 0.8, y: y - r * 0.8, width: r * 1.6, height: r * 1.6 }),
    circle: (r, x, y) => svg("circle", { cx: x, cy: y, r: r * 0.84 }),
    diamond: (r, x, y) => svg("path", { d: `M${x} ${y - r} L${x + r} ${y} L${x} ${y + r} L${x - r} ${y} Z` }),
  };
  const KINDS = { airbase: "triangle", airfield: "triangle", port: "square", city: "circle" };
  const shapeOf = (kind) => KINDS[kind] || "diamond";
  const isHollow = (precision) => precision !== "exact";

  // Hard-edged vertical bands, one a colour group, as a gradient that fill and ring can both use.
  function bands(mix, groups, r, x) {
    const id = `atlas-bands-${serial++}`;
    const ends = { id, gradientUnits: "userSpaceOnUse", x1: x - r, x2: x + r, y1: 0, y2: 0 };
    return { id, node: setStops(svg("linearGradient", ends), mix, groups) };
  }

  // Stops that stand already are used again; those that are too many repeat the last one.
  function setStops(gradient, mix, groups) {
    const total = mix.reduce((sum, value) => sum + value, 0) || 1, wanted = [], stand = gradient.children;
    let at = 0;
    mix.forEach((value, i) => value && wanted.push([at, groups[i].color], [(at += value / total), groups[i].color]));
    for (let n = 0; n < Math.max(wanted.length, stand.length); n++) {
      const [offset, color] = wanted[Math.min(n, wanted.length - 1)] || [0, "none"], stop = stand[n] || gradient.appendChild(svg("stop"));
      if (stop.at !== offset) stop.setAttribute("offset", (stop.at = offset));
      if (stop.ink !== color) stop.setAttribute("stop-color", (stop.ink = color));
    }
    return gradient;
  }

  // The reader's own: a thin ring around a mark; broken where all of it is only suggested. Null: nothing of theirs.
  function ownRing(tally, r, x, y) {
    if (!tally.mine && !tally.suggested) return null;
    return svg("circle", { cx: x, cy: y, r: r + 2.6, fill: "none", stroke: "var(--atlas-ink)", "stroke-width": 1.4, "stroke-dasharray": tally.mine ? "none" : "3 2.2" });
  }

  // What one mark of radius r around x, y is made of, as nodes. `mix` null: a grey key for the legend. `ring`: from `ownRing`.
  function parts(kind, hollow, mix, groups, r, x, y, ring) {
    const out = [], band = mix && bands(mix, groups, r * 0.9, x), make = SHAPES[shapeOf(kind)];
    if (band) out.push(svg("defs", {}, [band.node]));
    const casing = make(hollow ? r - 1 : r, x, y);
    casing.setAttribute("class", "atlas-casing");
    const body = make(hollow ? r - 1.6 : r, x, y);
    body.setAttribute("class", hollow ? "atlas-hollow" : "atlas-solid");
    body.setAttribute(hollow ? "stroke" : "fill", band ? `url(#${band.id})` : "var(--atlas-muted)");
    out.push(casing, body);
    if (ring) out.push(ring);
    return out;
  }

  // One mark as a picture of its own, centred on 0,0.
  function mark(kind, hollow, mix, groups, r) {
    const side = 2 * r + 8, box = { width: side, height: side, viewBox: `${-r - 4} ${-r - 4} ${side} ${side}`, "aria-hidden": "true" };
    return svg("svg", box, parts(kind, hollow, mix, groups, r, 0, 0));
  }

  // The grey keys of the kinds as images for the style sheet, in the inks of the theme: an image needs no node of its own.
  function setSigns(root) {
    const style = getComputedStyle(root), [halo, muted] = ["halo", "muted"].map((name) => style.getPropertyValue(`--atlas-${name}`).trim());
    const ink = (node, stroke, width) => {
      for (const [name, value] of Object.entries({ fill: halo, stroke, "stroke-width": width, "stroke-linejoin": "round" })) node.setAttribute(name, value);
      return node;
    };
    for (const [name, make] of Object.entries(SHAPES)) {
      const picture = svg("svg", { viewBox: "-9 -9 18 18", width: 18, height: 18 }, [ink(make(4, 0, 0), halo, 4), ink(make(3.4, 0, 0), muted, 3)]);
      const text = encodeURIComponent(new XMLSerializer().serializeToString(picture));
      root.style.setProperty(`--atlas-kind-${name}`, `url("data:image/svg+xml,${text}")`);
    }
  }

  // A small horizontal bar with the same mix, for badges, as an image: one node, whatever it is made of; the least share is a pixel wide.
  function barImage(mix, groups, width) {
    const total = mix.reduce((sum, value) => sum + value, 0) || 1, parts = [];
    mix.forEach((value, i) => value && parts.push({ color: groups[i].color, long: Math.max(1, (value / total) * width) }));
    const scale = width / parts.reduce((sum, { long }) => sum + long, 0);
    let at = 0;
    const stops = parts.map(({ color, long }) => `${color} ${at.toFixed(2)}px ${(at += long * scale).toFixed(2)}px`);
    return parts.length ? `linear-gradient(90deg,${stops.join()})` : "none";
  }

  Object.assign(Atlas, { svg, html, hide, set, ground, mark, markParts: parts, setStops, ownRing, setSigns, barImage, shapeOf, isHollow });
})((window.Atlas = window.Atlas || {}));
