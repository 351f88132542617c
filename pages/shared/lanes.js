// Claims on lanes of time: fixed axis and labels, rows drawn only where they are in sight, arrows and Enter for the keyboard.
// `lanes-layout.js` comes before this file and says where everything stands.
const node = (tag, attributes = {}, children = []) => {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name === "text") made.textContent = value;
    else if (value !== undefined && value !== null && value !== false) made.setAttribute(name, value === true ? "" : value);
  }
  made.append(...children.filter(Boolean));
  return made;
};

const MANY = 40; // more groups than so many open folded, with most claims first

class Lanes {
  constructor(host) {
    this.host = host;
    this.sort = "";
    this.sought = "";
    this.by = "group";
    this.folded = new Set();
    this.open = new Set(); // lanes that show every mark
    this.cursor = null; // key of the item that the keyboard is on
    this.build();
    this.watch = new ResizeObserver(() => this.resize());
    this.watch.observe(host);
  }

  stop() {
    this.watch.disconnect();
  }

  // ---- parts

  build() {
    const select = (label, choices, pick) => {
      const box = node("select", { "aria-label": label }, choices.map(([value, text]) => node("option", { value, text })));
      box.addEventListener("change", () => pick(box.value));
      return node("label", {}, [node("span", { text: label }), box]);
    };
    const button = (text, label, act) => {
      const made = node("button", { type: "button", text, title: label, "aria-label": label });
      made.addEventListener("click", act);
      return made;
    };
    this.groupBox = select("Group by", [], (value) => this.regroup({ by: value }));
    this.sortBox = select("Order", [["first", "first date"], ["count", "most claims"], ["name", "name"]], (value) => this.regroup({ sort: value }));
    this.seek = node("input", { type: "search", placeholder: "Find a lane …", "aria-label": "Find a lane by its name" });
    this.seek.addEventListener("input", () => this.search(this.seek.value));
    this.fold = button("unfold all", "Unfold or fold all groups", () => this.foldAll());
    this.count = node("span", { class: "lanes-count", role: "status" });
    this.whole = button("whole span", "Zoom out to the whole span", () => this.show(...this.extent));
    this.all = button("all years", "Take the window of years away", () => this.tell("years", this.data.extent));
    const zoom = node("span", { class: "lanes-zoom" }, [this.all, button("−", "Zoom out", () => this.zoom(1.6)), button("+", "Zoom in", () => this.zoom(0.62)), this.whole]);
    this.tools = node("div", { class: "lanes-tools" }, [this.groupBox, this.sortBox, this.seek, this.fold, this.count, zoom]);
    this.axis = node("div", { class: "lanes-axis", role: "slider", tabindex: "0", "aria-label": "Years: arrows choose a year, Enter shows it alone, Escape shows all" });
    this.corner = node("div", { class: "lanes-corner" });
    const head = node("div", { class: "lanes-head" }, [this.corner, this.axis, node("div", { class: "lanes-last", text: "undated" })]);
    this.ground = node("div");
    this.field = node("div", { class: "lanes-field" });
    this.scroll = node("div", { class: "lanes-scroll", role: "grid", tabindex: "0" }, [node("div", { class: "lanes-ground", "aria-hidden": "true" }, [this.ground]), this.field]);
    this.head = head;
    this.tip = node("div", { class: "lanes-tip", role: "tooltip", hidden: true });
    this.caption = node("p", { class: "lanes-caption" });
    this.host.replaceChildren(this.tools, node("div", { class: "lanes-box" }, [head, this.scroll]), this.caption, this.tip);
    this.listen();
  }

  listen() {
    const { scroll, axis } = this;
    scroll.addEventListener("scroll", () => this.draw());
    scroll.addEventListener("keydown", (event) => this.key(event));
    scroll.addEventListener("click", (event) => this.click(event));
    this.host.addEventListener("wheel", (event) => this.wheel(event), { passive: false });
    scroll.addEventListener("pointerdown", (event) => this.pan(event));
    for (const [name, shown] of [["pointerover", true], ["focusin", true], ["pointerout", false], ["focusout", false]])
      this.host.addEventListener(name, (event) => this.hint(shown && event.target.closest("[data-key], .lanes-source")));
    axis.addEventListener("pointermove", (event) => this.point(this.yearAt(event)));
    axis.addEventListener("pointerleave", () => this.point(null));
    axis.addEventListener("pointerdown", (event) => this.choose(event));
    axis.addEventListener("keydown", (event) => this.axisKey(event));
    axis.addEventListener("blur", () => this.point(null));
  }

  // ---- data

  update(data) {
    const before = this.data;
    this.data = data;
    const whole = [dayOf(data.extent[0]), dayOf(data.extent[1] + 1)], margin = (whole[1] - whole[0]) * 0.025; // marks at either end stay whole
    this.extent = [whole[0] - margin, whole[1] + margin];
    if (!before || before.extent.join() !== data.extent.join()) this.domain = this.opening(data);
    this.tools.classList.toggle("fixed", !!data.fixed);
    this.groupBox.hidden = this.sortBox.hidden = this.seek.hidden = this.fold.hidden = !!data.fixed;
    if (!before || before.names.join() !== data.names.join()) this.foldMany();
    const groups = [["group", data.names[0]], ["name", data.names[1]], ["none", "nothing"]];
    this.groupBox.lastChild.replaceChildren(...groups.map(([value, text]) => node("option", { value, text, selected: value === this.by })));
    this.all.hidden = !data.years;
    const claims = data.marks.filter((mark) => mark.family >= 0), hidden = claims.filter((mark) => mark.out).length;
    this.count.textContent = `${claims.length} claims · ${data.lanes.length} lanes` + (hidden ? ` · ${hidden} faint` : "");
    this.count.title = hidden ? "Faint: hidden by the years or the switches" : "";
    this.caption.textContent = data.caption || "";
    this.scroll.setAttribute("aria-label", `${data.label}. Arrows move between lanes and claims, Enter opens, plus and minus zoom.`);
    this.arrange();
    if (!before && data.selected) this.unfoldTo(data.selected);
    const lane = !before && data.selected && this.rows.find((row) => !row.head && row.marks.some((mark) => mark.id === data.selected));
    if (lane) this.scroll.scrollTop = Math.max(0, lane.y - 60);
  }

  regroup(change) {
    Object.assign(this, change);
    if ("by" in change) this.foldMany();
    this.scroll.scrollTop = 0;
    this.arrange();
  }

  // The years between which most claims fall, where the first few of them stretch the axis; the whole span is one click away.
  opening({ middle, years, extent, fixed }) {
    const [a, b] = years || middle || extent, whole = this.extent[1] - this.extent[0];
    const wished = [dayOf(a - 1), dayOf(b + 2)];
    return !fixed && (years || wished[1] - wished[0] < 0.6 * whole) ? [Math.max(this.extent[0], wished[0]), Math.min(this.extent[1], wished[1])] : [...this.extent];
  }

  keys() {
    const of = (lane) => (this.by === "name" ? lane.name : lane.group)[0] || "-";
    return this.by === "none" ? [] : [...new Set(this.data.lanes.map(of))];
  }

  foldMany() {
    const keys = this.keys();
    this.folded = new Set(keys.length > MANY && !this.data.fixed ? keys : []);
    this.sort = this.sort || (keys.length > MANY ? "count" : "first");
    this.sortBox.lastChild.value = this.sort;
  }

  unfoldTo(id) {
    const row = this.rows.find((one) => one.head && !one.open && one.lanes.some((lane) => lane.marks.some((mark) => mark.id === id)));
    if (!row) return;
    this.folded.delete(row.key);
    this.arrange();
  }

  foldAll() {
    this.folded = new Set(this.folded.size ? [] : this.keys());
    this.scroll.scrollTop = 0;
    this.arrange();
  }

  search(text) {
    this.sought = text.trim().toLowerCase();
    this.scroll.scrollTop = 0;
    this.arrange();
  }

  arrange() {
    if (!this.data) return;
    this.rows = arrange(this.data.lanes, this.data.marks, { by: this.by, sort: this.sort, folded: this.folded, fixed: this.data.fixed, sought: this.sought });
    this.fold.textContent = this.folded.size ? "unfold all" : "fold all";
    this.fold.disabled = this.by === "none";
    this.dense = this.rows.filter((row) => !row.head).length > 100;
    this.host.classList.toggle("dense", this.dense);
    this.resize(true);
  }

  resize(force) {
    const narrow = this.host.clientWidth < 560;
    this.host.classList.toggle("narrow", narrow);
    this.head.style.paddingRight = `${this.scroll.offsetWidth - this.scroll.clientWidth}px`;
    const width = this.axis.clientWidth;
    if (!this.data || (!force && width === this.width)) return;
    this.width = Math.max(60, width);
    this.lay();
  }

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

  // ---- axis

  drawAxis() {
    const [a, b] = this.domain, parts = [], rules = [];
    const [from, to] = this.data.years || [];
    for (const tick of ticks(a, b, this.scale)) {
      const x = this.x(tick.day);
      if (x < -40 || x > this.width + 40) continue;
      const middle = tick.year ? x + 183 * this.scale : x;
      const inside = tick.strong && from !== undefined && yearOf(tick.day) >= from && yearOf(tick.day) <= to;
      const label = node("span", { class: "lanes-tick" + (inside ? " in" : ""), text: tick.text });
      label.style.left = `${tick.year ? middle : Math.max(14, middle)}px`;
      if (middle > 8 && middle < this.width - 8) parts.push(label);
      const rule = node("div", { class: "lanes-rule" });
      rule.style.left = `${x}px`;
      rules.push(rule);
    }
    const band = node("div", { class: "lanes-band" });
    for (const source of this.data.sources) {
      const mark = node("div", { class: "lanes-source" }), x = this.x(source.first);
      Object.assign(mark.style, { left: `${x - 2}px`, width: `${Math.max(6, this.x(source.last + 1) - x)}px` });
      mark.hint = [source.says];
      parts.push(mark);
    }
    this.yearMark = node("div", { class: "lanes-year", hidden: true });
    this.axis.replaceChildren(this.yearMark, band, ...this.windows(), ...parts);
    this.ground.replaceChildren(...rules, ...this.windows());
    this.ground.style.height = this.scroll.style.height;
    const now = this.caret ?? from ?? this.data.extent[0];
    for (const [name, value] of [["min", this.data.extent[0]], ["max", this.data.extent[1]], ["now", now]]) this.axis.setAttribute(`aria-value${name}`, value);
    this.axis.setAttribute("aria-valuetext", from === undefined ? "all years" : from === to ? `${from}` : `${from} to ${to}`);
    this.corner.textContent = this.data.corner || "";
  }

  windows() {
    if (!this.data.years) return [];
    const x = this.x(dayOf(this.data.years[0])), made = node("div", { class: "lanes-window" });
    Object.assign(made.style, { left: `${x}px`, width: `${this.x(dayOf(this.data.years[1] + 1)) - x}px` });
    return [made];
  }

  yearAt(event) {
    const day = this.domain[0] + (event.clientX - this.axis.getBoundingClientRect().left) / this.scale;
    return Math.max(this.data.extent[0], Math.min(this.data.extent[1], yearOf(day)));
  }

  point(first, last = first) {
    this.yearMark.hidden = first === null;
    if (first === null) return;
    const x = this.x(dayOf(Math.min(first, last)));
    Object.assign(this.yearMark.style, { left: `${x}px`, width: `${this.x(dayOf(Math.max(first, last) + 1)) - x}px` });
  }

  choose(event) {
    if (event.button) return;
    const from = this.yearAt(event);
    this.axis.setPointerCapture(event.pointerId);
    this.axis.onpointermove = (e) => this.point(from, this.yearAt(e));
    this.axis.onpointerup = (e) => {
      const to = this.yearAt(e);
      this.settle([Math.min(from, to), Math.max(from, to)]);
    };
    this.axis.onlostpointercapture = () => (this.axis.onpointermove = this.axis.onpointerup = this.axis.onlostpointercapture = null);
  }

  // The same single year again takes the window away.
  settle(years) {
    const now = this.data.years;
    this.tell("years", now && now.join() === years.join() && years[0] === years[1] ? this.data.extent : years);
  }

  axisKey(event) {
    const [first, last] = this.data.extent, now = this.caret ?? this.data.years?.[0] ?? first;
    const to = { ArrowLeft: now - 1, ArrowDown: now - 1, ArrowRight: now + 1, ArrowUp: now + 1, PageDown: now - 5, PageUp: now + 5, Home: first, End: last }[event.key];
    if (to !== undefined) {
      this.caret = Math.max(first, Math.min(last, to));
      const [a, b] = this.domain;
      if (dayOf(this.caret) < a || dayOf(this.caret + 1) > b) this.show(dayOf(this.caret) - (b - a) / 2, dayOf(this.caret) + (b - a) / 2);
      this.point(this.caret);
      this.axis.setAttribute("aria-valuenow", this.caret);
      this.axis.setAttribute("aria-valuetext", String(this.caret));
    } else if (event.key === "Enter" || event.key === " ") this.settle([now, now]);
    else if (event.key === "Escape") this.tell("years", this.data.extent);
    else if (!this.zoomKey(event)) return;
    event.preventDefault();
  }

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

export default function (component) {
  const host = component.parentElement.querySelector(".lanes");
  const chart = (host.chart ??= new Lanes(host));
  chart.tell = (name, value) => component.setTriggerValue(name, value);
  chart.update(component.data);
  return () => {
    if (!host.isConnected) chart.stop();
  };
}
