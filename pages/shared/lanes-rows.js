// Rows of lanes in one scale: their heights, and of each that is in sight its name, marks, pills and undated claims.

const node = (tag, attributes = {}, children = []) => {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name === "text") made.textContent = value;
    else if (value !== undefined && value !== null && value !== false) made.setAttribute(name, value === true ? "" : value);
  }
  made.append(...children.filter(Boolean));
  return made;
};

class LaneRows {
  // ---- scale

  get scale() {
    return this.width / (this.domain[1] - this.domain[0]);
  }

  x(day) {
    return (day - this.domain[0]) * this.scale;
  }

  show(a, b) {
    const [low, high] = this.extent, span = Math.min(high - low, Math.max(21, b - a));
    const start = Math.max(low, Math.min(high - span, a + (b - a - span) / 2));
    const same = this.domain[1] - this.domain[0] === span;
    this.domain = [start, start + span];
    same ? this.paint() : this.lay();
  }

  zoom(factor, at = (this.domain[0] + this.domain[1]) / 2) {
    this.show(at - (at - this.domain[0]) * factor, at + (this.domain[1] - at) * factor);
  }

  // ---- layout: heights of all rows, then what is in sight

  lay() {
    const rowHeight = this.dense ? 11 : 13, pad = this.dense ? 3 : 6;
    this.host.style.setProperty("--pad", `${pad}px`);
    let y = 0;
    for (const row of this.rows) {
      row.y = y;
      if (row.head) row.height = this.dense ? 24 : 28;
      else {
        const dated = row.marks.filter((mark) => mark.shape !== "undated");
        row.undated = row.marks.filter((mark) => mark.shape === "undated");
        const open = this.open.has(row.key);
        Object.assign(row, pack(dated, this.scale, open ? Infinity : this.data.depth || (this.dense ? 2 : 3), this.data.selected));
        row.more = open || row.pills.length > 0;
        row.step = rowHeight;
        row.height = Math.max(this.dense ? 20 : 28, 2 * pad + row.rows * rowHeight - 2 + (row.extra ? 18 : 0));
      }
      y += row.height;
    }
    this.total = y;
    this.field.style.height = `${y}px`;
    const most = this.data.fixed ? 1400 : Math.max(220, Math.min(this.data.height || 600, window.innerHeight * 0.72));
    this.scroll.style.height = `${Math.max(60, Math.min(most, y + 2))}px`;
    this.scroll.setAttribute("aria-rowcount", this.rows.length);
    this.paint();
  }

  paint() {
    this.drawn = new Map();
    const focused = this.scroll.contains(this.focusedNode()) ? this.focusedNode().dataset.key : null;
    this.field.replaceChildren();
    if (!this.rows.length) this.field.replaceChildren(node("p", { class: "lanes-none", text: "No claim fits. Take a filter away or widen the years." }));
    this.drawAxis();
    this.draw();
    if (focused) this.find(focused)?.focus({ preventScroll: true });
    const [a, b] = this.domain;
    this.whole.disabled = a <= this.extent[0] && b >= this.extent[1];
  }

  focusedNode() {
    return this.host.getRootNode().activeElement;
  }

  find(key) {
    return [...this.field.querySelectorAll("[data-key]")].find((part) => part.dataset.key === key);
  }

  draw() {
    if (!this.rows) return;
    const top = this.scroll.scrollTop - 160, bottom = this.scroll.scrollTop + this.scroll.clientHeight + 160;
    const kept = this.focusedNode()?.closest?.(".lanes-row");
    for (const [row, made] of this.drawn) {
      if ((row.y + row.height < top || row.y > bottom) && made !== kept) {
        made.remove();
        this.drawn.delete(row);
      }
    }
    for (const [n, row] of this.rows.entries()) {
      if (row.y > bottom) break;
      if (row.y + row.height < top || this.drawn.has(row)) continue;
      const made = row.head ? this.heading(row) : this.lane(row);
      made.setAttribute("aria-rowindex", n + 1);
      made.style.top = `${row.y}px`;
      made.style.height = `${row.height}px`;
      this.drawn.set(row, made);
      this.field.append(made);
    }
  }

  heading(row) {
    const part = node("button", { type: "button", class: "lanes-fold", role: "rowheader", tabindex: "-1", "data-key": `fold|${row.key}`, "aria-expanded": String(row.open), "aria-label": `${row.label}, ${row.count} claims` }, [
      node("span", { text: row.label }), node("b", { class: "n", text: row.count }),
    ]);
    return node("div", { class: "lanes-row head", role: "row" }, [part, !row.open && this.summary(row)]);
  }

  // A folded group's claims in one row, for the eye alone: unfolded, each can be read.
  summary(row) {
    const track = node("div", { class: "lanes-sum", "aria-hidden": "true" });
    const shift = this.domain[0] * this.scale;
    for (const lane of row.lanes) {
      for (const mark of lane.marks) {
        if (mark.shape === "undated") continue;
        const { x0, x1 } = edges(mark, this.scale);
        if (x1 - shift < 0 || x0 - shift > this.width) continue;
        const part = node("i", { class: mark.out ? "out" : "" }), left = Math.max(0, x0 - shift);
        part.style.cssText = `left:${left}px;width:${Math.max(4, Math.min(this.width, x1 - shift) - left)}px;background:${this.color(lane, mark.family)}`;
        track.append(part);
      }
    }
    return track;
  }

  lane(row) {
    const name = node(row.more ? "button" : "div", { class: "lanes-name", role: "rowheader", tabindex: "-1", title: row.under ? `${row.under} · ${row.label}` : row.label, "data-key": row.more && `name|${row.key}`, "aria-expanded": row.more && String(this.open.has(row.key)) }, [
      row.color && node("i"), node("span", { text: row.label }), node("b", { class: "n", text: row.count }),
    ]);
    name.style.setProperty("--c", row.color);
    const track = node("div", { class: "lanes-track", role: "presentation" });
    const shift = this.domain[0] * this.scale, pad = this.dense ? 3 : 6;
    for (const item of row.placed) {
      if (!this.inSight(item.mark, item.x0 - shift, item.x1 - shift)) continue;
      track.append(this.mark(row, item.mark, item.x0 - shift, item.x1 - shift, pad + item.row * row.step));
    }
    for (const [n, pill] of row.pills.entries()) {
      const x = pill.x0 - shift;
      if (x < -PILL || x > this.width) continue;
      const made = this.pill(row, pill.marks, `pill|${row.key}|${n}`);
      made.style.left = `${Math.min(x, this.width - PILL)}px`;
      made.style.top = `${pad + row.rows * row.step}px`;
      track.append(made);
    }
    const room = this.host.classList.contains("narrow") ? 2 : 6;
    const rest = node("div", { class: "lanes-rest", role: "presentation" });
    if (row.undated.length > room && !this.open.has(row.key)) rest.append(this.pill(row, row.undated, `pill|${row.key}|undated`));
    else rest.append(...row.undated.map((mark) => this.mark(row, mark)));
    if (row.undated.length > room) {
      name.setAttribute("aria-expanded", String(this.open.has(row.key)));
      name.dataset.key = `name|${row.key}`;
    }
    return node("div", { class: "lanes-row alone", role: "row" }, [name, track, rest]);
  }

  // What happened, or who: the reader's choice of colours. What is no claim stays grey.
  color(row, family) {
    if (family < 0) return "var(--neutral)";
    return this.data.colors === "actor" ? row.color : this.data.families[family].color;
  }

  reach(mark) {
    const x = (day) => (Math.max(this.extent[0], Math.min(this.extent[1], day)) - this.domain[0]) * this.scale;
    const far = this.data.presumed && mark.from !== null;
    return { before: mark.before && (far ? x(mark.from) : null), after: mark.after && (far ? x(mark.until + 1) : null) };
  }

  inSight(mark, x0, x1) {
    const { before, after } = this.reach(mark);
    return Math.max(x1, after || 0) > -HINT && (before ?? x0 - HINT) < this.width + HINT;
  }

  mark(row, mark, x0, x1, y) {
    const classes = ["mark", mark.shape, mark.doubtful && "doubtful", mark.out && "out", mark.id === this.data.selected && "selected"];
    const made = node("button", { type: "button", class: classes.filter(Boolean).join(" "), role: "gridcell", tabindex: "-1", "data-key": `mark|${row.key}|${mark.id}`, "aria-label": `${mark.when}: ${mark.what}. ${mark.says}` }, [node("i")]);
    made.style.setProperty("--c", this.color(row, mark.family));
    if (x0 === undefined) return made;
    const left = Math.max(-30, x0), right = Math.min(this.width + 30, x1), { before, after } = this.reach(mark);
    Object.assign(made.style, { left: `${left}px`, width: `${Math.max(1, right - left)}px`, top: `${y}px` });
    for (const [side, on, far, gap] of [["before", mark.before, before, x0 - before], ["after", mark.after, after, after - x1]]) {
      if (!on) continue;
      const long = typeof far === "number" && gap > HINT;
      const part = node("s", { class: long ? `${side} far` : side });
      part.style.width = `${long ? Math.min(gap, 4000) : HINT}px`;
      made.append(part);
    }
    return made;
  }

  pill(row, marks, key) {
    const mix = new Map();
    for (const mark of marks) mix.set(mark.family, (mix.get(mark.family) || 0) + 1);
    const parts = [...mix].sort(([p], [q]) => p - q);
    const words = parts.map(([n, count]) => `${count} ${this.data.families[n]?.label || "others"}`).join(", ");
    const bar = node("i", { "aria-hidden": "true" }, parts.map(([n, count]) => {
      const part = node("b");
      part.style.cssText = `flex:${count};background:${this.color(row, n)}`;
      return part;
    }));
    const made = node("button", { type: "button", class: "pill" + (marks.every((mark) => mark.out) ? " out" : ""), role: "gridcell", tabindex: "-1", "data-key": key, "aria-label": `${marks.length} more: ${words}. Opens the lane.` }, [node("span", { text: marks.length }), bar]);
    made.hint = [`${marks.length} more here`, words, "Click to open the lane"];
    return made;
  }
}
