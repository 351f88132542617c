// Pixels of events: dots where each can be seen, specks and a badge where they would hide each other. Knows no state.
(function (Atlas) {
  "use strict";

  const DOT = 3.2, CASING = 1.1, BIN = 8, CELL = 8; // CSS pixels; a cell is CELL by CELL bins
  const NOWHERE = 65535, MANY_HALOS = 1500;
  const EARTH = 40075016.686; // metres around the equator

  // Colours are numbers as a picture's pixels hold them: blue, green, red; above them how dense they are.
  const bgr = (hex) => [5, 3, 1].reduce((all, at) => (all << 8) | parseInt(hex.slice(at, at + 2), 16), 0);
  const dense = (color, alpha) => ((Math.round(alpha * 255) << 24) | color) >>> 0;

  // From one colour to another, channel by channel; `share` of 255.
  function mixed(one, other, share) {
    const at = (by) => ((one >> by) & 255) + (((((other >> by) & 255) - ((one >> by) & 255)) * share) / 255);
    return (Math.round(at(16)) << 16) | (Math.round(at(8)) << 8) | Math.round(at(0));
  }

  // Pixel offsets of a dot from the middle outwards, each with its ink: 0 colour, 1 half, 2 casing, 3 faint casing.
  function stamp(ratio, width, hollow) {
    const r = DOT * ratio, edge = r + CASING * ratio, reach = Math.ceil(edge + 0.5), found = [];
    for (let dy = -reach; dy <= reach; dy++) {
      for (let dx = -reach; dx <= reach; dx++) {
        const d = Math.hypot(dx, dy);
        if (d >= edge + 0.5) continue;
        const ink = hollow && d <= 1.35 * ratio ? 2 : d <= r - 0.5 ? 0 : d < r + 0.5 ? 1 : d <= edge - 0.5 ? 2 : 3;
        found.push([d, dy * width + dx, ink]);
      }
    }
    found.sort((a, b) => a[0] - b[0]);
    return { offsets: Int32Array.from(found, (one) => one[1]), inks: Uint8Array.from(found, (one) => one[2]) };
  }

  class EventPaint {
    constructor(events) {
      this.events = events;
      this.at = new Int32Array(events.count); // pixel of each event
      this.bin = new Uint16Array(events.count);
      this.parts = { halos: true, fading: true, badges: true }; // what a benchmark may leave out
    }

    // ---- size and place

    resize(width, height, ratio) {
      this.ratio = ratio;
      this.margin = Math.ceil((DOT + CASING + 2) * ratio);
      this.width = Math.round(width * ratio);
      this.height = Math.round(height * ratio);
      this.across = this.width + 2 * this.margin;
      this.image = new ImageData(this.across, this.height + 2 * this.margin);
      this.pixels = new Uint32Array(this.image.data.buffer);
      this.pick = this.asked = null;
      this.solid = stamp(ratio, this.across, false);
      this.hollow = stamp(ratio, this.across, true);
    }

    // Where every event lies. `left`, `top`: the view's corner in CSS pixels of the world at `zoom`.
    // Bins and cells stand still on the map: panning moves no badge.
    place(zoom, left, top) {
      const scale = 256 * 2 ** zoom * this.ratio, ox = left * this.ratio, oy = top * this.ratio;
      let size = BIN * this.ratio;
      while ((this.width / size + 2 * CELL + 1) * (this.height / size + 2 * CELL + 1) > 65000) size *= 2;
      const bx = Math.floor(ox / size / CELL) * CELL, by = Math.floor(oy / size / CELL) * CELL;
      this.cellsX = Math.ceil(((ox + this.width) / size - bx + 1) / CELL);
      this.cellsY = Math.ceil(((oy + this.height) / size - by + 1) / CELL);
      this.binsX = this.cellsX * CELL;
      const { x, y, count } = this.events, { at, bin, width, height, across, margin, binsX } = this, per = 1 / size;
      for (let i = 0; i < count; i++) {
        const wx = x[i] * scale, wy = y[i] * scale, px = wx - ox, py = wy - oy;
        if (px >= 0 && px < width && py >= 0 && py < height) {
          at[i] = ((py | 0) + margin) * across + (px | 0) + margin;
          bin[i] = (((wy * per) | 0) - by) * binsX + ((wx * per) | 0) - bx;
        } else bin[i] = NOWHERE;
      }
      Object.assign(this, { scale, ox, oy, binSize: size, shiftX: bx * size - ox, shiftY: by * size - oy });
    }

    // ---- colours

    setInks(colors, halo) {
      const paper = bgr(halo), own = colors.map(bgr);
      this.inks = [1, 0.4].map((alpha) => own.map((color) => {
        return Uint32Array.of(dense(color, alpha), dense(mixed(color, paper, 127.5), alpha), dense(paper, alpha), dense(paper, alpha / 2));
      }));
      this.specks = [0.62, 0.25].map((alpha) => Uint32Array.from(own, (color) => dense(color, alpha)));
    }

    // ---- drawing

    draw() {
      const groups = this.events.groups.length;
      this.tally(groups);
      this.gather(groups);
      this.asked = null;
      this.render(null);
    }

    // `pick`: an array like the pixels that notes whose each of them is, a row and one.
    render(pick) {
      this.noted = pick;
      this.pixels.fill(0);
      this.halos = [];
      if (this.beneath) this.beneath.draw();
      this.paint();
      this.ring();
    }

    // How many events of each group stand in each bin.
    tally(groups) {
      const bins = this.binsX * this.cellsY * CELL, size = bins * groups;
      if (!this.counts || this.counts.length !== size) this.counts = new Uint32Array(size);
      else this.counts.fill(0);
      const { counts, bin } = this, { level, group, count } = this.events;
      for (let i = 0; i < count; i++) if (level[i] && bin[i] !== NOWHERE) counts[bin[i] * groups + group[i]]++;
    }

    // Cells in which a quarter of the marks, or one of two, would lie on another: they get a badge.
    gather(groups) {
      this.crowded = new Uint8Array(this.binsX * this.cellsY * CELL);
      this.badges = [];
      if (!this.parts.badges) return;
      for (let cy = 0; cy < this.cellsY; cy++) {
        for (let cx = 0; cx < this.cellsX; cx++) {
          const cell = this.cell(cx, cy, groups);
          if (cell.total - cell.bins < Math.max(1, cell.total / 4)) continue;
          for (let n = 0; n < CELL; n++) this.crowded.fill(1, cell.first + n * this.binsX, cell.first + n * this.binsX + CELL);
          this.badges.push(cell);
        }
      }
    }

    cell(cx, cy, groups) {
      const { counts, binsX, binSize, ratio } = this, first = cy * CELL * binsX + cx * CELL;
      const mix = new Float64Array(groups);
      let total = 0, bins = 0, sx = 0, sy = 0;
      for (let v = 0; v < CELL; v++) {
        for (let u = 0; u < CELL; u++) {
          let here = 0;
          for (let g = 0, at = (first + v * binsX + u) * groups; g < groups; g++, at++) {
            here += counts[at];
            mix[g] += counts[at];
          }
          if (!here) continue;
          bins++;
          total += here;
          sx += here * u;
          sy += here * v;
        }
      }
      const middle = (start, c, sum) => (start + (c * CELL + sum / (total || 1) + 0.5) * binSize) / ratio;
      const corner = (start, c) => (start + c * CELL * binSize) / ratio;
      return { first, total, bins, mix, x: middle(this.shiftX, cx, sx), y: middle(this.shiftY, cy, sy), left: corner(this.shiftX, cx), top: corner(this.shiftY, cy), side: (CELL * binSize) / ratio };
    }

    paint() {
      const { bin, at, crowded, pixels, across, specks, events, parts } = this, { level, group, count } = events, big = this.ratio > 1.5;
      for (let i = 0; i < count; i++) {
        const now = level[i], b = bin[i];
        if (!now || b === NOWHERE) continue;
        if (!crowded[b]) {
          this.dot(i, parts.fading ? now - 1 : 0);
          continue;
        }
        const ink = specks[now - 1][group[i]], p = at[i];
        pixels[p] = pixels[p + 1] = pixels[p + across] = pixels[p + across + 1] = ink;
        if (big) pixels[p - 1] = pixels[p - across] = pixels[p + across - 1] = pixels[p - across + 1] = ink;
      }
    }

    dot(i, faint) {
      const { events, pixels, noted, parts } = this, p = this.at[i], [word, radius] = events.precisionOf(i);
      const { offsets, inks } = word === null || word === "exact" ? this.solid : this.hollow, ink = this.inks[faint][events.group[i]];
      for (let n = 0; n < offsets.length; n++) {
        const to = p + offsets[n];
        if (inks[n] !== 3) pixels[to] = ink[inks[n]];
        else if (!pixels[to]) pixels[to] = ink[3];
        if (noted) noted[to] = i + 1;
      }
      if (parts.halos && radius > 1000 && this.halos.length < MANY_HALOS) this.halos.push(i, radius);
    }

    // Circles at true scale in which the spot may lie; those that the dot would cover are left out.
    ring() {
      const { events, halos, pixels, across, width, height, margin } = this, seen = new Set();
      for (let n = 0; n < halos.length; n += 2) {
        const i = halos[n], y = Math.PI * (1 - 2 * events.y[i]);
        const r = (halos[n + 1] * this.scale * Math.cosh(y)) / EARTH; // Mercator's scale: 1 / cos(latitude) = cosh(y)
        const key = this.at[i] * 8192 + (r | 0);
        if (r < 9 * this.ratio || r > 2000 * this.ratio || seen.has(key)) continue;
        seen.add(key);
        const cx = (this.at[i] % across) + 0.5, cy = ((this.at[i] / across) | 0) + 0.5, ink = this.specks[0][events.group[i]];
        const steps = Math.ceil((2 * Math.PI * r) / (5 * this.ratio));
        for (let s = 0; s < steps; s++) {
          const px = (cx + r * Math.cos((2 * Math.PI * s) / steps)) | 0, py = (cy + r * Math.sin((2 * Math.PI * s) / steps)) | 0;
          if (px < margin || py < margin || px >= width + margin || py >= height + margin) continue;
          const p = py * across + px;
          for (const to of [p, p + 1, p + across]) if (!pixels[to]) pixels[to] = ink;
        }
      }
    }

    // ---- asking

    // Whose each pixel is: drawn when the pointer first asks after a change, so that no change waits for it.
    notes() {
      if (this.asked) return this.asked;
      this.pick = this.pick ? this.pick.fill(0) : new Int32Array(this.pixels.length);
      this.render(this.pick);
      return (this.asked = this.pick);
    }

    // The event drawn at a CSS pixel of the view, or the nearest within three; -1 where there is none.
    eventAt(x, y) {
      const notes = this.notes();
      const px = Math.round(x * this.ratio), py = Math.round(y * this.ratio), reach = Math.round(3 * this.ratio);
      let best = -1, far = Infinity;
      for (let dy = -reach; dy <= reach; dy++) {
        for (let dx = -reach; dx <= reach; dx++) {
          if (px + dx < -this.margin || px + dx >= this.width + this.margin || py + dy < -this.margin || py + dy >= this.height + this.margin) continue;
          const found = notes[(py + dy + this.margin) * this.across + px + dx + this.margin];
          if (found && dx * dx + dy * dy < far) [best, far] = [found - 1, dx * dx + dy * dy];
        }
      }
      return best;
    }

    // Rows of the visible events of a badge, in the file's order.
    rowsOf(badge) {
      const { bin, binsX } = this, { level, count } = this.events, rows = [];
      for (let i = 0; i < count; i++) {
        const b = bin[i];
        if (!level[i] || b === NOWHERE || b < badge.first) continue;
        const off = b - badge.first;
        if (off % binsX < CELL && off < CELL * binsX) rows.push(i);
      }
      return rows;
    }
  }

  Object.assign(Atlas, { EventPaint, bgr, dense, mixed });
})((window.Atlas = window.Atlas || {}));
