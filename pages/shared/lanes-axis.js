// The axis of years above the lanes: drawn, chosen from by hand and by keys.

const LOOSE = 366; // days at most between which a publication may lie and still say in which year somebody wrote

class LaneAxis extends LaneRows {
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
    // What is only known within years lies faint below the others, as one: else no year would be empty.
    const band = node("div", { class: "lanes-band" }), loose = node("div", { class: "lanes-loose" });
    parts.push(loose);
    for (const source of this.data.sources) {
      const mark = node("div", { class: "lanes-source" }), x = this.x(source.first);
      Object.assign(mark.style, { left: `${x - 2}px`, width: `${Math.max(6, this.x(source.last + 1) - x)}px` });
      mark.hint = [source.says];
      if (source.last - source.first > LOOSE) loose.append(mark);
      else parts.push(mark);
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
}
