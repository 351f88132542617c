// Movements among a dataset's events: dashed lines beneath the dots, by hand into the same pixels. Knows no state.
(function (Atlas) {
  "use strict";

  const CROWD = 1500; // lines in view; among more, each is a faint thread, and threads that cross grow darker
  const FILLED = 4000; // threads in view; among more, their gaps grow, so that the ink and the time stay the same
  const DASH = 7, GAP = 5, THREAD = 3, HEAD = 8; // CSS pixels
  const GRID = 3; // CSS pixels: lines whose ends lie as near as this are one, wider with each

  const unit = (lat) => {
    const sine = Math.sin((Math.max(-85.0511287798, Math.min(85.0511287798, lat)) * Math.PI) / 180);
    return 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI);
  };

  // The part of a line that lies in a box, as shares of its length; null: none.
  function clip(x, y, dx, dy, left, top, right, bottom) {
    let from = 0, to = 1;
    for (const [step, room] of [[-dx, x - left], [dx, right - x], [-dy, y - top], [dy, bottom - y]]) {
      if (step === 0 && room < 0) return null;
      if (step < 0) from = Math.max(from, room / step);
      else if (step > 0) to = Math.min(to, room / step);
    }
    return from < to ? [from, to] : null;
  }

  class EventLegs {
    // Null for a dataset in which nothing moves.
    static of(events, paint) {
      return events.columns.leg ? new EventLegs(events, paint) : null;
    }

    constructor(events, paint) {
      Object.assign(this, { events, paint, on: true, drawn: 0 });
      const { leg, to_lat: lat, to_lon: lon } = events.columns;
      this.rows = leg;
      this.x = Float64Array.from(lon, (degrees) => (degrees + 180) / 360);
      this.y = Float64Array.from(lat, unit);
      this.of = new Int32Array(leg.length); // line of each movement; -1: out of sight
      this.at = new Map(); // movement of a row
      leg.forEach((row, n) => this.at.set(row, n));
    }

    // Which movements share a line, and what of it lies in view; only when the view has changed.
    place() {
      const { paint, events, rows } = this, { scale, ox, oy, width, height, ratio, margin } = paint;
      const view = [scale, ox, oy, width, height].join();
      if (view === this.view) return;
      this.view = view;
      const lines = [], known = new Map(), grid = GRID * ratio;
      for (let n = 0; n < rows.length; n++) {
        const ax = events.x[rows[n]] * scale - ox, ay = events.y[rows[n]] * scale - oy;
        let bx = this.x[n] * scale - ox;
        const by = this.y[n] * scale - oy;
        if (Math.abs(bx - ax) > scale / 2) bx += bx < ax ? scale : -scale; // the shorter way around the Earth
        this.of[n] = -1;
        if (Math.min(ax, bx) > width || Math.max(ax, bx) < 0 || Math.min(ay, by) > height || Math.max(ay, by) < 0) continue;
        const part = clip(ax, ay, bx - ax, by - ay, -margin, -margin, width + margin, height + margin);
        if (!part || Math.abs(bx - ax) + Math.abs(by - ay) < 2 * grid) continue;
        const key = this.key(ax, ay, bx, by, grid);
        let at = known.get(key);
        if (at === undefined) {
          at = lines.push({ x: ax, y: ay, dx: bx - ax, dy: by - ay, part }) - 1;
          known.set(key, at);
        }
        this.of[n] = at;
      }
      this.lines = lines;
    }

    // A number for both ends. It is a hash: two lines that share one by chance, one time in billions, would be drawn as one.
    key(ax, ay, bx, by, grid) {
      let a = 17, b = 23;
      for (const value of [ax, ay, bx, by]) {
        const cell = Math.round(value / grid) | 0;
        a = (Math.imul(a ^ cell, 0x9e3779b1) ^ (a >>> 15)) | 0;
        b = (Math.imul(b, 0x85ebca6b) + cell) | 0;
      }
      return (a >>> 0) * 0x200000 + (b & 0x1fffff);
    }

    draw() {
      this.drawn = 0;
      if (!this.on) return;
      this.place();
      const { lines, paint } = this, { rows, of } = this, { level, group, groups } = this.events, kinds = groups.length;
      const mix = new Uint32Array(lines.length * kinds), sure = new Uint8Array(lines.length), first = new Int32Array(lines.length).fill(-1);
      for (let n = 0; n < rows.length; n++) {
        const row = rows[n], line = of[n];
        if (line < 0 || !level[row]) continue;
        mix[line * kinds + group[row]]++;
        if (level[row] === 1) sure[line] = 1;
        if (first[line] < 0) {
          first[line] = row;
          this.drawn++;
        }
      }
      this.space = THREAD * Math.max(1, this.drawn / FILLED);
      const crowd = this.drawn > CROWD, alpha = crowd ? Math.max(0.12, 0.5 * Math.sqrt(CROWD / this.drawn)) : 0.95;
      for (let line = 0; line < lines.length; line++) {
        if (first[line] < 0) continue;
        let best = 0, count = 0;
        for (let g = 0; g < kinds; g++) {
          count += mix[line * kinds + g];
          if (mix[line * kinds + g] > mix[line * kinds + best]) best = g;
        }
        const color = paint.inks[0][best][0] & 0xffffff, strength = sure[line] || !paint.parts.fading ? alpha : alpha * 0.4;
        if (crowd && count === 1) this.thread(lines[line], color, Math.round(255 * strength));
        else this.stroke(lines[line], color, 255 * strength, Math.min(1.6 + Math.log2(count) * 0.7, 5), crowd ? 0 : first[line] + 1);
      }
    }

    // One pixel wide; where threads meet, the ink adds up.
    thread({ x, y, dx, dy, part }, color, alpha) {
      const { pixels, across, margin, ratio } = this.paint, long = Math.hypot(dx, dy), steps = Math.max(Math.abs(dx), Math.abs(dy));
      const sx = dx / steps, sy = dy / steps, last = part[1] * steps;
      const dash = (THREAD * ratio * steps) / long, period = dash + (this.space * ratio * steps) / long;
      const ink = ((alpha << 24) | color) >>> 0, most = 235 - alpha;
      for (let at = Math.floor((part[0] * steps) / period) * period; at < last; at += period) {
        const from = Math.max(at, part[0] * steps), until = Math.min(at + dash, last);
        let px = x + from * sx + margin, py = y + from * sy + margin;
        for (let n = from; n < until; n++, px += sx, py += sy) {
          const p = (py | 0) * across + (px | 0), old = pixels[p];
          if (!old) pixels[p] = ink;
          else pixels[p] = ((Math.min(old >>> 24, most) + alpha) << 24 | color) >>> 0;
        }
      }
    }

    // Dashes of some width with smooth edges, and a head at the far end; each pixel answers for `pick`, a row and one.
    stroke(line, color, alpha, width, pick) {
      const { x, y, dx, dy, part } = line, { ratio } = this.paint, long = Math.hypot(dx, dy);
      const ux = dx / long, uy = dy / long, period = (DASH + GAP) * ratio, last = part[1] * long;
      for (let at = Math.floor((part[0] * long) / period) * period; at < last; at += period) {
        const from = Math.max(at, part[0] * long), until = Math.min(at + DASH * ratio, last);
        if (until > from) this.bar(x + ux * from, y + uy * from, x + ux * until, y + uy * until, color, alpha, width * ratio, pick);
      }
      if (part[1] < 1 || long < 3 * HEAD * ratio) return;
      for (const turn of [2.6, -2.6]) {
        const reach = HEAD * ratio, c = Math.cos(turn), s = Math.sin(turn);
        this.bar(x + dx, y + dy, x + dx + reach * (ux * c - uy * s), y + dy + reach * (ux * s + uy * c), color, alpha, width * ratio, pick);
      }
    }

    bar(ax, ay, bx, by, color, alpha, width, pick) {
      const { paint } = this, { pixels, across, margin, pick: picks, parts } = paint, steep = Math.abs(by - ay) > Math.abs(bx - ax);
      const [u0, v0, u1, v1] = steep ? [ay, ax, by, bx] : [ax, ay, bx, by], long = Math.hypot(bx - ax, by - ay);
      const slope = (v1 - v0) / (u1 - u0), half = (width * long) / Math.abs(u1 - u0) / 2; // half the width across the major axis
      const first = Math.round(Math.min(u0, u1)), last = Math.max(first + 1, Math.round(Math.max(u0, u1)));
      const [maxU, maxV] = steep ? [paint.height, paint.width] : [paint.width, paint.height];
      for (let u = Math.max(first, -margin); u < Math.min(last, maxU + margin); u++) {
        const middle = v0 + (u + 0.5 - u0) * slope, top = middle - half, bottom = middle + half;
        for (let v = Math.max(Math.floor(top), -margin); v < Math.min(bottom, maxV + margin); v++) {
          const cover = Math.min(v + 1, bottom) - Math.max(v, top), ink = Math.round(alpha * cover);
          const p = steep ? (u + margin) * across + v + margin : (v + margin) * across + u + margin;
          if (pixels[p] >>> 24 < ink) pixels[p] = ((ink << 24) | color) >>> 0;
          if (pick && parts.picking) picks[p] = pick;
        }
      }
    }

    // ---- asking

    // Rows of the shown movements that share a row's line; none where the row is no movement or its line is not in view.
    besides(row) {
      const line = this.at.has(row) ? this.of[this.at.get(row)] : -1, { level } = this.events, found = [];
      if (line >= 0) this.rows.forEach((other, n) => this.of[n] === line && level[other] && found.push(other));
      return found;
    }

    moreThan(row) {
      return Math.max(0, this.besides(row).length - 1);
    }

    // A press on a line opens its movements one after the other.
    next(row, last) {
      const rows = this.besides(row), at = rows.indexOf(last);
      return at < 0 ? row : rows[(at + 1) % rows.length];
    }
  }

  Object.assign(Atlas, { EventLegs });
})((window.Atlas = window.Atlas || {}));
