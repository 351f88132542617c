// Where labels and badges go so that nothing overlaps. Works in pixels of the current zoom; knows no Leaflet.
(function (Atlas) {
  "use strict";

  const MOST_WIDTHS = 20000;
  const canvas = document.createElement("canvas").getContext("2d");

  // A face with small letters is set a little larger; `scale` says by how much, here and in the style sheet.
  const type = { family: "sans-serif", scale: 1, widths: new Map() };

  function setType(root) {
    type.family = getComputedStyle(root).fontFamily;
    canvas.font = `100px ${type.family}`;
    const height = canvas.measureText("x").actualBoundingBoxAscent / 100;
    type.scale = Math.min(1.1, Math.max(1, 0.54 / (height || 0.54)));
    type.widths.clear();
    root.style.setProperty("--atlas-scale", type.scale.toFixed(3));
  }

  // A face that arrives later has other widths.
  document.fonts.addEventListener("loadingdone", () => type.widths.clear());

  // Measured once: telling a canvas its font costs more than all the rest.
  function textWidth(text, style, size, spacing) {
    const font = `${style} ${size * type.scale}px ${type.family}`, key = `${font}|${text}`;
    let width = type.widths.get(key);
    if (width === undefined) {
      if (canvas.font !== font) canvas.font = font;
      if (type.widths.size > MOST_WIDTHS) type.widths.clear();
      type.widths.set(key, (width = canvas.measureText(text).width));
    }
    return width + (spacing || 0) * text.length;
  }

  const within = (r, v) => r.x >= v.x && r.y >= v.y && r.x + r.w <= v.x + v.w && r.y + r.h <= v.y + v.h;

  // Taken rectangles, looked up through a coarse grid.
  class Space {
    constructor() {
      this.cells = new Map();
    }

    take(r) {
      const right = Math.floor((r.x + r.w) / 80), bottom = Math.floor((r.y + r.h) / 80);
      for (let x = Math.floor(r.x / 80); x <= right; x++) {
        for (let y = Math.floor(r.y / 80); y <= bottom; y++) {
          const key = x * 100003 + y, cell = this.cells.get(key);
          if (cell) cell.push(r);
          else this.cells.set(key, [r]);
        }
      }
      return r;
    }

    free(r) {
      const right = Math.floor((r.x + r.w) / 80), bottom = Math.floor((r.y + r.h) / 80);
      for (let x = Math.floor(r.x / 80); x <= right; x++) {
        for (let y = Math.floor(r.y / 80); y <= bottom; y++) {
          const cell = this.cells.get(x * 100003 + y);
          if (cell) for (const o of cell) if (r.x < o.x + o.w && o.x < r.x + r.w && r.y < o.y + o.h && o.y < r.y + r.h) return false;
        }
      }
      return true;
    }

    // The first of the offered rectangles that is free, taken; or null. One wholly inside `view` is
    // preferred; with `whole`, one that the edge of the view would cut is no use.
    first(offers, gap, view, whole) {
      let cut = null;
      for (const offer of offers) {
        const wide = { x: offer.x - gap, y: offer.y - gap, w: offer.w + 2 * gap, h: offer.h + 2 * gap };
        if (!this.free(wide)) continue;
        if (!view || within(offer, view)) return this.take(offer);
        if (!whole) cut = cut || offer;
      }
      return cut && this.take(cut);
    }
  }

  // Twelve places for a label beside a mark of radius r, the best reading position first.
  function beside(x, y, r, w, h) {
    const d = r + 6, k = r * 0.72;
    return [
      { x: x + d, y: y - h / 2, w, h }, { x: x - d - w, y: y - h / 2, w, h },
      { x: x - w / 2, y: y - d - h + 2, w, h }, { x: x - w / 2, y: y + d - 2, w, h },
      { x: x - w * 0.2, y: y - d - h + 2, w, h }, { x: x - w * 0.8, y: y - d - h + 2, w, h },
      { x: x - w * 0.2, y: y + d - 2, w, h }, { x: x - w * 0.8, y: y + d - 2, w, h },
      { x: x + k, y: y - k - h, w, h }, { x: x + k, y: y + k, w, h },
      { x: x - k - w, y: y - k - h, w, h }, { x: x - k - w, y: y + k, w, h },
    ];
  }

  // Positions around a wished centre, spiralling outwards to at most `reach` pixels; `turn` is where each
  // round begins (downwards, unless said).
  function* around(x, y, w, h, reach, turn = Math.PI / 2) {
    yield { x: x - w / 2, y: y - h / 2, w, h };
    for (let r = 10; r <= reach; r += 10) {
      const steps = Math.max(8, Math.round(r / 6));
      for (let s = 0; s < steps; s++) {
        const t = turn + (s % 2 ? 1 : -1) * Math.ceil(s / 2) * ((2 * Math.PI) / steps);
        yield { x: x + Math.cos(t) * r * 1.3 - w / 2, y: y + Math.sin(t) * r - h / 2, w, h };
      }
    }
  }

  // Push marks of radius `r` that would cover each other apart, with `gap` between; each keeps within `reach` of its true point.
  function spread(marks, gap, reach) {
    for (let round = 0; round < 40; round++) {
      let moved = false;
      for (let i = 0; i < marks.length; i++) {
        for (let j = i + 1; j < marks.length; j++) {
          const a = marks[i], b = marks[j], size = a.r + b.r + gap;
          let dx = b.x - a.x, dy = b.y - a.y;
          if (Math.abs(dx) >= size || Math.abs(dy) >= size) continue;
          let d = Math.hypot(dx, dy);
          if (d >= size) continue;
          if (d < 0.5) { dx = Math.cos(i + j); dy = Math.sin(i + j); d = 1; }
          const push = (size - Math.hypot(b.x - a.x, b.y - a.y)) / 2 + 0.2;
          const light = (2 * b.r) / (a.r + b.r), heavy = 2 - light; // the larger one gives way less
          a.x -= (dx / d) * push * light; a.y -= (dy / d) * push * light;
          b.x += (dx / d) * push * heavy; b.y += (dy / d) * push * heavy;
          moved = true;
        }
      }
      for (const m of marks) {
        const far = Math.hypot(m.x - m.x0, m.y - m.y0);
        if (far > reach) {
          m.x = m.x0 + ((m.x - m.x0) * reach) / far;
          m.y = m.y0 + ((m.y - m.y0) * reach) / far;
        }
      }
      if (!moved) break;
    }
  }

  // Where a line from a badge or face to its place begins and ends, from its middle; null where it stands no farther than `away` pixels.
  function leader({ x, y, w, h = 21 }, place, away) {
    const dx = place.x - x, dy = place.y - y, at = (d, half) => Math.max(-half, Math.min(half, d));
    const start = [at(dx, w / 2 - 8), at(dy, h / 2)];
    return Math.hypot(dx - start[0], dy - start[1]) > away ? { start, end: [dx, dy] } : null;
  }

  Object.assign(Atlas, { Space, beside, around, leader, spread, textWidth, setType, within });
})((window.Atlas = window.Atlas || {}));
