// Movements among a dataset's events: dashed lines beneath the dots, by hand into the same pixels. Knows no state.
(function (Atlas) {
  "use strict";

  const CROWD = 1500; // lines in view; among more, each is a faint thread, and threads that cross grow darker
  const DASHES = 150000; // of all threads in view; where there would be more, the gaps grow, so that ink and time stay the same
  const DASH = 7, GAP = 5, THREAD = 5, HEAD = 8; // CSS pixels
  const SIGN = 1 << 31;
  const KEPT = 1000000; // pixels of lines that are kept from one drawing to the next, five bytes each
  const FINE = 8; // steps of a pixel in which a line grows wider
  const GRID = 3; // CSS pixels: lines whose ends lie as near as this are one, wider with each

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

  // Pixels and how much of each is covered, one after the other.
  class Scratch {
    constructor() {
      Object.assign(this, { count: 0, spots: new Int32Array(4096), covers: new Uint8Array(4096) });
    }

    add(spot, cover) {
      if (this.count === this.spots.length) this.grow();
      this.spots[this.count] = spot;
      this.covers[this.count++] = cover;
    }

    grow() {
      for (const [name, kind] of [["spots", Int32Array], ["covers", Uint8Array]]) {
        const wider = new kind(2 * this.count);
        wider.set(this[name]);
        this[name] = wider;
      }
    }
  }

  class EventLegs {
    // Null for a dataset in which nothing moves.
    static of(events, paint) {
      return events.columns.leg ? new EventLegs(events, paint) : null;
    }

    constructor(events, paint) {
      Object.assign(this, { events, paint, on: true, drawn: 0, scratch: new Scratch() });
      const { leg, to_lat: lat, to_lon: lon } = events.columns;
      this.rows = leg;
      this.x = Float64Array.from(lon);
      this.y = Float64Array.from(lat);
      Atlas.toUnitSquare(this.x, this.y);
      this.of = new Int32Array(leg.length); // line of each movement; -1: out of sight
      this.at = new Map(); // movement of a row
      leg.forEach((row, n) => this.at.set(row, n));
    }

    // Which movements share a line, and what of it lies in view; only when the view has changed.
    place() {
      const { paint, events, rows } = this, { scale, ox, oy, width, height, ratio } = paint;
      const view = [scale, ox, oy, width, height].join();
      if (view === this.view) return;
      this.view = view;
      const lines = [], known = new Map(), grid = GRID * ratio;
      for (let n = 0; n < rows.length; n++) {
        this.of[n] = -1;
        const ax = events.x[rows[n]] * scale - ox, ay = events.y[rows[n]] * scale - oy, by = this.y[n] * scale - oy;
        let bx = this.x[n] * scale - ox, around = 0;
        if (Math.abs(bx - ax) > scale / 2) bx += around = bx < ax ? scale : -scale; // the shorter way around the Earth
        if (Math.abs(bx - ax) + Math.abs(by - ay) < 2 * grid) continue;
        const part = this.inView(ax, ay, bx, by), beyond = around ? this.inView(ax - around, ay, bx - around, by) : null;
        if (!part && !beyond) continue;
        const key = this.key(ax, ay, bx, by, grid);
        let at = known.get(key);
        if (at === undefined) {
          const line = { x: ax, y: ay, dx: bx - ax, dy: by - ay, part, beyond, around, back: this.key(bx, by, ax, ay, grid) };
          line.long = Math.hypot(line.dx, line.dy);
          at = lines.push(line) - 1;
          known.set(key, at);
        }
        this.of[n] = at;
      }
      this.length = 0; // of all lines in view, in pixels
      for (const line of lines) {
        const part = line.part || line.beyond;
        line.lane = known.has(line.back) ? 1 : 0;
        this.length += line.long * (part[1] - part[0]);
      }
      Object.assign(this, { lines, keeps: 0 });
    }

    inView(ax, ay, bx, by) {
      const { width, height, margin } = this.paint, right = width + margin, bottom = height + margin;
      if (Math.min(ax, bx) > right || Math.max(ax, bx) < -margin || Math.min(ay, by) > bottom || Math.max(ay, by) < -margin) return null;
      return clip(ax, ay, bx - ax, by - ay, -margin, -margin, right, bottom);
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
      this.tally();
      const { lines, paint, counts, colors, sure } = this, crowd = this.drawn > CROWD, fading = paint.parts.fading;
      this.space = Math.max(THREAD, (this.length * this.drawn) / (lines.length * paint.ratio * DASHES) - THREAD);
      const thin = Math.max(0.12, 0.5 * Math.sqrt(CROWD / this.drawn)), room = crowd ? thin : this.room();
      const faded = (line, alpha) => Math.round(255 * alpha * (sure[line] || !fading ? 1 : 0.4));
      for (let line = 0; line < lines.length; line++) {
        const count = counts[line], color = count ? paint.inks[0][colors[line]][0] & 0xffffff : 0;
        if (!count) continue;
        if (crowd && count === 1) this.thread(lines[line], color, faded(line, thin));
        else {
          const wide = Math.max(1.2, Math.min(1.6 + Math.log2(count) * 0.7, 5) * (0.5 + room / 2)) * paint.ratio;
          this.stroke(lines[line], color, faded(line, 0.95 * (room + ((1 - room) * (count - 1)) / this.most)), Math.round(wide * FINE) / FINE, crowd ? 0 : this.first[line] + 1);
        }
      }
    }

    // Of each line: how many shown movements, the group of most of them, whether any is sure, and the first row.
    tally() {
      const { lines, rows, of } = this, { level, group, groups } = this.events, kinds = groups.length;
      const mix = new Uint32Array(lines.length * kinds);
      Object.assign(this, { counts: new Uint32Array(lines.length), colors: new Uint8Array(lines.length), sure: new Uint8Array(lines.length), first: new Int32Array(lines.length), most: 1 });
      for (let n = 0; n < rows.length; n++) {
        const row = rows[n], line = of[n];
        if (line < 0 || !level[row]) continue;
        const here = line * kinds, same = ++mix[here + group[row]];
        if (same > mix[here + this.colors[line]] || same === 1 && !this.counts[line]) this.colors[line] = group[row];
        if (level[row] === 1) this.sure[line] = 1;
        if (!this.counts[line]++) {
          this.first[line] = row;
          this.drawn++;
        }
        if (this.counts[line] > this.most) this.most = this.counts[line];
      }
    }

    // From 1 down to 0.25: how strongly a line of one movement is drawn, so that all together leave the map readable.
    room() {
      const { lines, counts, paint } = this;
      let ink = 0;
      for (let line = 0; line < lines.length; line++) {
        const part = lines[line].part || lines[line].beyond;
        if (counts[line]) ink += lines[line].long * (part[1] - part[0]) * (1.6 + Math.log2(counts[line]) * 0.7) * paint.ratio;
      }
      return Math.max(0.25, Math.min(1, Math.sqrt((0.1 * paint.width * paint.height) / ink)));
    }

    // One pixel wide; where threads meet, the ink adds up.
    thread(line, color, alpha) {
      if (line.part) this.threadOf(line, line.x, line.part, color, alpha);
      if (line.beyond) this.threadOf(line, line.x - line.around, line.beyond, color, alpha);
    }

    threadOf({ y, dx, dy, long }, x, part, color, alpha) {
      const { pixels, across, margin, ratio } = this.paint, steps = Math.max(Math.abs(dx), Math.abs(dy));
      const sx = dx / steps, sy = dy / steps, last = part[1] * steps;
      const dash = (THREAD * ratio * steps) / long, period = dash + (this.space * ratio * steps) / long;
      const ink = ((alpha << 24) | color) >>> 0, most = 235 - alpha;
      for (let at = Math.floor((part[0] * steps) / period) * period; at < last; at += period) {
        const from = Math.max(at, part[0] * steps), until = Math.min(at + dash, last);
        let px = x + from * sx + margin, py = y + from * sy + margin;
        for (let n = from; n < until; n++, px += sx, py += sy) {
          const p = (py | 0) * across + (px | 0), old = pixels[p];
          pixels[p] = old ? ((Math.min(old >>> 24, most) + alpha) << 24 | color) >>> 0 : ink;
        }
      }
    }

    // Dashes of some width with smooth edges, and a head at the far end; each pixel answers for `pick`, a row and one.
    stroke(line, color, alpha, width, pick) {
      const { noted, pixels } = this.paint, words = new Int32Array(pixels.buffer), { spots, covers, count } = this.traced(line, width);
      for (let n = 0; n < count; n++) {
        const ink = (((alpha * covers[n]) / 255) << 24) | color, p = spots[n];
        if ((words[p] ^ SIGN) < (ink ^ SIGN)) words[p] = ink; // the denser ink stays: compared without signs
      }
      if (noted && pick) for (let n = 0; n < count; n++) noted[spots[n]] = pick;
    }

    // The pixels of a line of this width, and how much of each it covers, of 255. From year to year they are the same: they are
    // found once a view, and kept as far as there is room. Where movements go both ways, each keeps to its own side.
    traced(line, width) {
      if (line.kept && line.kept.width === width) return line.kept;
      const { dx, dy, long, lane } = line, { ratio } = this.paint, ux = dx / long, uy = dy / long;
      const aside = lane * (width / 2 + 0.6 * ratio), reach = Math.min(HEAD * ratio + width, long / 3), { scratch } = this;
      scratch.count = 0;
      for (const [part, turn] of [[line.part, 0], [line.beyond, line.around]]) {
        if (!part) continue;
        const x = line.x - turn - uy * aside, y = line.y + ux * aside, ex = x + dx, ey = y + dy;
        this.bar(x, y, ex, ey, part[0] * long, part[1] * long, DASH * ratio, GAP * ratio, width);
        if (part[1] < 1) continue;
        for (const side of [0.52, -0.52]) this.bar(ex, ey, ex - reach * (ux * 0.86 - uy * side), ey - reach * (ux * side + uy * 0.86), 0, reach, reach, 1, width);
      }
      const { count } = scratch, before = line.kept ? line.kept.count : 0;
      if (this.keeps + count - before > KEPT) return scratch;
      this.keeps += count - before;
      return (line.kept = { width, count, spots: scratch.spots.slice(0, count), covers: scratch.covers.slice(0, count) });
    }

    // A dashed line, from one distance along it to another; walked along the axis to which it is nearer.
    bar(ax, ay, bx, by, from, to, dash, gap, width) {
      const { across, margin, width: w, height: h } = this.paint;
      const steep = Math.abs(by - ay) > Math.abs(bx - ax), u0 = steep ? ay : ax, v0 = steep ? ax : ay;
      const du = steep ? by - ay : bx - ax, dv = steep ? bx - ax : by - ay, long = Math.hypot(du, dv), per = long / Math.abs(du);
      const slope = dv / du, half = (width * per) / 2, sign = du < 0 ? -1 : 1, period = dash + gap;
      const stepU = steep ? across : 1, stepV = steep ? 1 : across, mostU = (steep ? h : w) + margin, mostV = (steep ? w : h) + margin;
      for (let at = Math.floor(from / period) * period; at < to; at += period) {
        const begin = Math.max(at, from) / per, end = Math.min(at + dash, to) / per;
        let u = Math.floor(u0 + sign * begin);
        for (let n = begin; n < end; n++, u += sign) {
          const top = v0 + (u + 0.5 - u0) * slope - half, bottom = top + 2 * half;
          const first = Math.floor(top), last = Math.ceil(bottom) - 1;
          if (u < -margin || u >= mostU || first < -margin || bottom >= mostV - 1) continue;
          let p = (u + margin) * stepU + (first + margin) * stepV;
          for (let v = first; v <= last; v++, p += stepV) {
            this.scratch.add(p, v > first && v < last ? 255 : 255 * ((v < last ? v + 1 : bottom) - (v > first ? v : top)));
          }
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
