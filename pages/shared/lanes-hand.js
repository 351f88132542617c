// What hand and keyboard do among the lanes: wheel, dragging, hints, arrows from claim to claim.

class LaneHand extends LaneAxis {
  // ---- pointer

  wheel(event) {
    const over = event.composedPath().includes(this.head), grid = event.composedPath().includes(this.scroll);
    if (!over && !grid) return;
    const sideways = event.shiftKey ? event.deltaY || event.deltaX : event.deltaX;
    if (over || event.ctrlKey || event.metaKey) {
      event.preventDefault();
      const at = this.domain[0] + (event.clientX - this.axis.getBoundingClientRect().left) / this.scale;
      this.zoom(Math.exp(Math.max(-60, Math.min(60, event.deltaY)) * 0.006), Math.max(this.domain[0], Math.min(this.domain[1], at)));
    } else if (Math.abs(sideways) > Math.abs(event.shiftKey ? 0 : event.deltaY)) {
      event.preventDefault();
      this.move(sideways / this.scale);
    }
  }

  move(days) {
    this.show(this.domain[0] + days, this.domain[1] + days);
  }

  pan(event) {
    if (event.button || event.offsetX > this.scroll.clientWidth) return;
    const from = event.clientX, [a, b] = this.domain;
    const move = (e) => {
      if (!this.dragged && Math.abs(e.clientX - from) < 5) return;
      if (!this.dragged) this.scroll.setPointerCapture(e.pointerId);
      this.dragged = true;
      this.scroll.classList.add("dragging");
      const by = (from - e.clientX) / this.scale;
      this.show(a + by, b + by);
    };
    const up = () => {
      for (const name of ["pointermove", "pointerup", "pointercancel"]) this.scroll.removeEventListener(name, name === "pointermove" ? move : up);
      this.scroll.classList.remove("dragging");
      setTimeout(() => (this.dragged = false));
    };
    this.dragged = false;
    this.scroll.addEventListener("pointermove", move);
    this.scroll.addEventListener("pointerup", up);
    this.scroll.addEventListener("pointercancel", up);
  }

  click(event) {
    const part = event.target.closest("[data-key]");
    if (part && !this.dragged) this.act(part.dataset.key);
  }

  act(key) {
    const [sort, ...rest] = key.split("|");
    this.hint(null);
    if (sort === "mark") return rest[rest.length - 1].startsWith("membership") ? undefined : this.tell("opened", rest[rest.length - 1]);
    const id = sort === "pill" ? rest.slice(0, -1).join("|") : rest.join("|"), set = sort === "fold" ? this.folded : this.open;
    set.has(id) ? set.delete(id) : set.add(id);
    sort === "fold" ? this.arrange() : this.lay();
    (this.find(key) || this.find(`name|${id}`))?.focus({ preventScroll: true });
  }

  hint(part) {
    const mark = part?.dataset?.key?.startsWith("mark|") && this.data.marks.find((m) => part.dataset.key.endsWith(`|${m.id}`));
    const lines = mark ? [mark.when, mark.what, mark.says] : part?.hint;
    this.tip.hidden = !lines;
    if (!lines) return;
    this.tip.replaceChildren(...lines.map((text, n) => node(n ? "span" : "b", { text, class: n === 1 ? "soft" : null })));
    const box = this.host.getBoundingClientRect(), at = part.getBoundingClientRect(), width = this.tip.offsetWidth, height = this.tip.offsetHeight;
    const left = Math.max(0, Math.min(box.width - width, at.left + Math.min(at.width, 60) / 2 - box.left - width / 2));
    const above = at.top - box.top - height - 8;
    this.tip.style.transform = `translate(${left}px, ${above > -40 ? above : at.bottom - box.top + 8}px)`;
  }

  // ---- keyboard

  // What the keyboard can stand on in one row, from left to right.
  stops(row) {
    if (row.head) return [{ key: `fold|${row.key}`, x: -1e9 }];
    const marks = row.placed.map((item) => ({ key: `mark|${row.key}|${item.mark.id}`, x: item.x0, mark: item.mark }));
    const pills = row.pills.map((pill, n) => ({ key: `pill|${row.key}|${n}`, x: pill.x0 + 1, mark: pill.marks[0] }));
    const room = this.host.classList.contains("narrow") ? 2 : 6;
    const rest = row.undated.length > room && !this.open.has(row.key) ? [{ key: `pill|${row.key}|undated`, x: 1e9 }] : row.undated.map((mark, n) => ({ key: `mark|${row.key}|${mark.id}`, x: 1e9 + n }));
    const name = this.open.has(row.key) ? [{ key: `name|${row.key}`, x: -1e9 }] : [];
    return [...name, ...marks.sort((p, q) => p.x - q.x), ...pills, ...rest].sort((p, q) => p.x - q.x);
  }

  zoomKey(event) {
    const [a, b] = this.domain;
    if (event.key === "+" || event.key === "=") this.zoom(0.62, this.focusDay());
    else if (event.key === "-" || event.key === "_") this.zoom(1.6, this.focusDay());
    else if (event.key === "0") this.show(...this.extent);
    else if (event.shiftKey && event.key === "ArrowLeft") this.move((a - b) / 6);
    else if (event.shiftKey && event.key === "ArrowRight") this.move((b - a) / 6);
    else return false;
    return true;
  }

  focusDay() {
    const key = this.focusedNode()?.dataset?.key;
    const mark = key?.startsWith("mark|") && this.data.marks.find((m) => key.endsWith(`|${m.id}`));
    const day = mark && mark.first !== null ? mark.first : (this.domain[0] + this.domain[1]) / 2;
    return Math.max(this.domain[0], Math.min(this.domain[1], day));
  }

  key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || !this.rows.length) return;
    if (this.zoomKey(event)) return event.preventDefault();
    const key = this.focusedNode()?.dataset?.key;
    if ((event.key === "Enter" || event.key === " ") && key) {
      event.preventDefault();
      return this.act(key);
    }
    const by = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0], PageUp: [0, -10], PageDown: [0, 10], Home: [-1e6, 0], End: [1e6, 0] }[event.key];
    if (!by) return;
    event.preventDefault();
    const found = this.whereIs(key);
    if (!found) return this.go(this.rows.findIndex((row) => row.y + row.height > this.scroll.scrollTop + 1), 0);
    const [n, stop, stops] = found;
    if (by[0]) return this.go(n, Math.max(0, Math.min(stops.length - 1, stop + by[0])));
    const to = Math.max(0, Math.min(this.rows.length - 1, n + by[1]));
    if (!this.rows[n].head) this.column = stops[stop].x;
    const x = this.column ?? this.domain[0] * this.scale, there = this.stops(this.rows[to]);
    const near = there.reduce((best, item, i) => (Math.abs(item.x - x) < Math.abs(there[best].x - x) ? i : best), 0);
    this.go(to, near);
  }

  whereIs(key) {
    for (const [n, row] of key ? this.rows.entries() : []) {
      const stops = this.stops(row), at = stops.findIndex((stop) => stop.key === key);
      if (at >= 0) return [n, at, stops];
    }
    return null;
  }

  go(n, at) {
    const row = this.rows[Math.max(0, n)], stop = this.stops(row)[at];
    if (!stop) return;
    const { scroll } = this;
    if (row.y < scroll.scrollTop) scroll.scrollTop = row.y - 4;
    else if (row.y + Math.min(row.height, scroll.clientHeight) > scroll.scrollTop + scroll.clientHeight) scroll.scrollTop = row.y + row.height - scroll.clientHeight + 4;
    const x = stop.x - this.domain[0] * this.scale, span = this.domain[1] - this.domain[0];
    if (stop.mark && (x < 0 || x > this.width)) this.show(stop.mark.first - span / 2, stop.mark.first + span / 2);
    this.draw();
    const part = this.find(stop.key);
    part?.focus({ preventScroll: true });
    part?.scrollIntoView?.({ block: "nearest" });
  }
}
