// The drawing inside the strip: bars by year, the axis, and when the sources were published.
(function (Atlas) {
  "use strict";

  const { svg } = Atlas;
  const BARS = 46; // height of the tallest bar, pixels
  const LOOSE = 366; // days at most between which a publication may lie and still say in which year somebody wrote

  class Chart {
    constructor(app) {
      this.app = app;
    }

    resize() {
      const width = Math.max(240, this.chart.clientWidth);
      if (width !== this.width) {
        this.width = width;
        this.drawn = "";
        this.refresh();
      }
    }

    get pitch() {
      const [first, last] = this.app.state.extent;
      return (this.width - 20) / (last - first + 1);
    }

    // A year beyond the axis lies at its end.
    x(year) {
      const [first, last] = this.app.state.extent;
      return 10 + (Math.min(Math.max(year, first), last + 1) - first) * this.pitch;
    }

    dayX(day) {
      const year = Atlas.yearOf(day), start = Atlas.firstDay(year);
      return this.x(year + (day - start) / (Atlas.firstDay(year + 1) - start));
    }

    draw() {
      const { app } = this;
      const bars = app.model.years(app.state);
      const groups = app.field ? app.field.addTo(bars, app.model.groups(app.state)) : app.model.groups(app.state);
      const tallest = Math.max(1, ...bars.map((bar) => bar.total)), axis = [this.width, ...app.state.extent].join();
      if (axis !== this.laid) this.lay(bars);
      this.laid = axis;
      bars.forEach((bar, n) => this.fill(this.bars[n], bar, groups, tallest));
    }

    // Once an axis: under another filter the same columns only have other heights.
    lay(bars) {
      const { app } = this, picture = svg("svg", { width: this.width, height: BARS + 46, "aria-hidden": "true" });
      this.bars = bars.map((bar) => picture.appendChild(this.column(bar)));
      picture.append(...this.axis(), ...this.publications());
      picture.insertBefore(svg("rect", { class: "atlas-track", x: this.x(app.state.extent[0]), width: this.width - 20, y: BARS + 6, height: 2 }), picture.querySelector(".atlas-axis"));
      this.chart.replaceChildren(picture, this.window(), ...this.handles);
    }

    // What moves with the years is a picture of its own, so that a thousand bars and sources need not be painted again:
    // veils over the years left out, the range, what the hand grips.
    window() {
      this.veils = [0, 1].map(() => svg("rect", { class: "atlas-veil", y: 0, height: BARS }));
      this.range = svg("rect", { class: "atlas-range", y: BARS + 5, height: 4, rx: 2 });
      this.grip = svg("rect", { class: "atlas-grip", y: BARS - 3, height: 20 });
      this.knobs = [0, 1].map(() => svg("circle", { class: "atlas-knob", cy: BARS + 7 }));
      this.drag(this.grip, (year, from) => this.app.setYears(...this.shift(from.years, year - from.year)));
      return svg("svg", { class: "atlas-window", width: this.width, height: BARS + 46, "aria-hidden": "true" }, [Atlas.ground(-4, -4, this.width + 8, BARS + 54), ...this.veils, this.range, this.grip, ...this.knobs]);
    }

    // `first` and `last`: the years shown.
    frame(first, last) {
      const set = (node, from, to) => {
        Atlas.set(node, "x", from);
        Atlas.set(node, "width", Math.max(0, to - from));
      };
      const a = this.x(first), b = this.x(last + 1);
      for (const node of [this.range, this.grip]) set(node, a, b);
      set(this.veils[0], 0, a);
      set(this.veils[1], b, this.width);
      this.knobs.forEach((knob, which) => knob.setAttribute("cx", which ? b : a));
    }

    column({ year }) {
      const node = svg("g", { class: "atlas-year", "data-year": year });
      node.appendChild(svg("rect", { class: "atlas-year-hit", x: this.x(year), y: 0, width: this.pitch, height: BARS + 2 }));
      node.addEventListener("click", () => this.app.setYears(year, year));
      return node;
    }

    // One piece a colour that is there; pieces too many have no height.
    fill(node, bar, groups, tallest) {
      const gap = this.pitch > 14 ? 2 : this.pitch > 6 ? 1 : 0.3, pieces = [...node.children].slice(1);
      let y = BARS;
      const piece = () => node.appendChild(svg("rect", { x: this.x(bar.year) + gap / 2, width: Math.max(1, this.pitch - gap) }));
      const set = (rect, wanted) => Object.entries(wanted).forEach(([name, value]) => Atlas.set(rect, name, value));
      bar.mix.forEach((value, i) => {
        const h = (value / tallest) * (BARS - 2);
        if (value) set(pieces.shift() || piece(), { y: (y -= h), height: h, fill: groups[i].color });
      });
      for (const rest of pieces) set(rest, { height: 0 });
      const actors = this.app.state.color === "actor";
      this.app.tip.attach(node, () => [String(bar.year), Atlas.inWords(bar.total, bar.mix, groups, actors)]);
    }

    axis() {
      const [first, last] = this.app.state.extent;
      const every = [1, 2, 5, 10, 20, 50, 100].find((n) => n * this.pitch > 36) || 200;
      const out = [];
      for (let year = first; year <= last; year++) {
        if (every === 1 || year % every === 0) {
          out.push(svg("text", { class: "atlas-axis", x: this.x(year + 0.5), y: BARS + 25, "text-anchor": "middle" }));
          out[out.length - 1].textContent = year;
        }
      }
      return out.length ? out : [svg("text", { class: "atlas-axis" })];
    }

    publications() {
      const y = BARS + 32;
      // What is only known within years would fill the band, and no year be empty: those lie faint below the others, as one.
      const loose = svg("g", { class: "atlas-loose" }), out = [svg("rect", { class: "atlas-band", x: 10, width: this.width - 20, y, height: 5, rx: 2.5 }), loose];
      for (const source of this.app.data.sources) {
        if (source.start === null) continue;
        const a = Math.max(10, this.dayX(source.start)), b = Math.min(this.width - 10, this.dayX(source.end === null ? source.start : source.end + 1));
        if (a > this.width - 10 || b < 10) continue;
        const vague = source.end - source.start > LOOSE;
        const mark = svg("rect", { class: "atlas-source", x: Math.min(a, this.width - 16), width: Math.max(6, b - a), y, height: 5, rx: 2.5 });
        this.app.tip.attach(mark, () => [source.title, `published ${this.when(source)}${vague ? ": faint, since it may be any of these years" : ""}`]);
        if (vague) loose.append(mark);
        else out.push(mark);
      }
      return out;
    }

    when(source) {
      const words = (day) => new Date(day * Atlas.DAY).toISOString().slice(0, 10);
      return source.end === null || source.end === source.start ? words(source.start) : `between ${words(source.start)} and ${words(source.end)}`;
    }
  }

  Object.assign(Atlas, { Chart, BARS });
})((window.Atlas = window.Atlas || {}));
