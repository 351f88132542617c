// The strip of years under the map: two handles, play, and the numbers in words.
(function (Atlas) {
  "use strict";

  const { html, BARS } = Atlas;
  const BEAT = 900; // milliseconds a step at speed 1
  const STEPS = 200; // at most, of a year each, or of more where the years are many

  class Strip extends Atlas.Chart {
    constructor(app) {
      super(app);
      this.mode = "growing";
      this.speed = 1;
      this.build(app.stripBox);
      this.resize();
    }

    build(box) {
      const head = box.appendChild(html("div", { class: "atlas-strip-head" }));
      this.playButton = Atlas.button("play", "Play through the years", () => this.toggle(), "atlas-play");
      const step = (name, label, by) => Atlas.button(name, label, () => this.step(by), "atlas-small");
      this.words = html("span", { class: "atlas-count", role: "status", "aria-live": "polite" });
      this.inputs = [this.input("First year shown", 0), this.input("Last year shown", 1)];
      const years = html("span", { class: "atlas-years" }, [this.inputs[0], html("span", { text: "to" }), this.inputs[1]]);
      this.whole = html("button", { type: "button", class: "atlas-text", text: "whole span" });
      this.whole.addEventListener("click", () => this.app.setYears(...this.app.state.extent));
      head.append(this.playButton, step("back", "One year back", -1), step("forth", "One year on", 1), years, this.words, this.whole, ...this.ways());
      this.chart = box.appendChild(html("div", { class: "atlas-chart" }));
      this.handles = [this.handle(0), this.handle(1)];
      box.addEventListener("keydown", (event) => {
        if (event.key !== " " || event.target.closest("button, input, select")) return;
        event.preventDefault();
        this.toggle();
      });
    }

    input(label, which) {
      const node = html("input", { type: "text", inputmode: "numeric", maxlength: "4", size: "4", "aria-label": label });
      node.addEventListener("change", () => {
        const year = /^\d{4}$/.test(node.value.trim()) ? Number(node.value) : NaN;
        if (Number.isNaN(year)) return this.say();
        const [a, b] = this.app.state.years;
        if (which) this.app.setYears(Math.min(a, year), year);
        else this.app.setYears(year, Math.max(b, year));
        this.say();
      });
      return node;
    }

    ways() {
      const select = (className, label, choices, pick) => {
        const node = html("select", { class: className, "aria-label": label, title: label }, choices.map(([value, words]) => html("option", { value, text: words })));
        node.addEventListener("change", () => pick(node.value));
        return node;
      };
      return [
        select("atlas-mode", "How play moves the years", [["growing", "adding up"], ["window", "moving"]], (value) => (this.mode = value)),
        select("atlas-speed", "Speed of play", [["1", "1×"], ["2", "2×"], ["4", "4×"]], (value) => this.pace(Number(value))),
      ];
    }

    // ---- handles

    handle(which) {
      const label = which ? "Last year shown" : "First year shown";
      const node = html("div", { class: "atlas-handle", role: "slider", tabindex: "0", "aria-label": label, "aria-orientation": "horizontal" });
      node.addEventListener("keydown", (event) => {
        const [first, last] = this.app.state.extent;
        const year = this.app.state.years[which];
        const to = { ArrowLeft: year - 1, ArrowDown: year - 1, ArrowRight: year + 1, ArrowUp: year + 1, PageDown: year - 5, PageUp: year + 5, Home: first, End: last }[event.key];
        if (to === undefined) return;
        event.preventDefault();
        this.stop();
        this.move(which, to);
      });
      this.drag(node, (year, from) => this.move(which, from.years[which] + year - from.year));
      return node;
    }

    // A handle stops at the other one: the window never turns over.
    move(which, year) {
      const [a, b] = this.app.state.years;
      if (which) this.app.setYears(a, Math.max(a, year));
      else this.app.setYears(Math.min(b, year), b);
    }

    shift([a, b], by) {
      const [first, last] = this.app.state.extent;
      const step = Math.max(first - a, Math.min(last - b, by));
      return [a + step, b + step];
    }

    drag(node, move) {
      const yearAt = (event) => Math.round((event.clientX - this.chart.getBoundingClientRect().left - 10) / this.pitch);
      node.addEventListener("pointerdown", (event) => {
        if (event.button) return;
        event.preventDefault();
        if (node.focus) node.focus({ preventScroll: true });
        this.stop();
        node.setPointerCapture(event.pointerId);
        const from = { year: yearAt(event), years: [...this.app.state.years] };
        this.app.dragging = true;
        node.onpointermove = (e) => move(yearAt(e), from);
        node.onpointerup = node.onpointercancel = () => {
          node.onpointermove = node.onpointerup = node.onpointercancel = null;
          this.app.dragging = false;
          if (from.years.join() !== this.app.state.years.join()) this.app.settle();
        };
      });
    }

    // ---- play

    toggle() {
      if (this.app.playing) return this.stop();
      const { years: [a, b], extent: [first, last] } = this.app.state;
      if (a === first && b === last) this.app.setYears(first, first);
      else if (b === last) this.app.setYears(...(this.mode === "window" ? [first, first + b - a] : [a, a]));
      this.app.playing = true;
      this.face();
      this.pace(this.speed);
    }

    pace(speed) {
      this.speed = speed;
      clearInterval(this.clock);
      if (this.app.playing) this.clock = setInterval(() => this.tick(), BEAT / speed);
    }

    tick() {
      const { years: [a, b], extent: [first, last] } = this.app.state;
      if (b >= last) return this.stop();
      const step = Math.min(Math.ceil((last - first) / STEPS), last - b);
      this.app.setYears(this.mode === "window" ? a + step : a, b + step);
    }

    stop() {
      if (!this.app.playing) return;
      clearInterval(this.clock);
      this.app.playing = false;
      this.face();
      this.app.act({}, {});
    }

    face() {
      const label = this.app.playing ? "Pause" : "Play through the years";
      this.playButton.replaceChildren(Atlas.icon(this.app.playing ? "pause" : "play"));
      this.playButton.setAttribute("aria-label", label);
      this.playButton.title = label;
    }

    step(by) {
      this.stop();
      const { years, extent: [first, last] } = this.app.state;
      if (years[0] === first && years[1] === last) this.app.setYears(...(by > 0 ? [first, first] : [last, last]));
      else this.app.setYears(...this.shift(years, by));
    }

    // ---- in step with the state

    refresh() {
      const { state, model, field } = this.app;
      const key = [state.color, state.extent, this.width, model.filters, field ? field.key : ""].join("|");
      if (key !== this.drawn) {
        this.drawn = key;
        this.draw();
      }
      const [a, b] = state.years, [first, last] = state.extent;
      this.frame(a, b);
      this.handles.forEach((node, which) => {
        node.style.marginLeft = `${this.x(state.years[which] + which) - 12}px`;
        const range = { min: which ? a : first, max: which ? last : b, now: state.years[which], text: state.years[which] };
        for (const [name, value] of Object.entries(range)) Atlas.set(node, `aria-value${name}`, value);
      });
    }

    say() {
      const { survey, model, state } = this.app, [a, b] = state.years, [first, last] = state.extent;
      this.inputs.forEach((input, which) => {
        if (document.activeElement !== input && input.value !== String(state.years[which])) input.value = state.years[which];
      });
      const all = a === first && b === last;
      if (this.whole.disabled !== all) {
        this.whole.disabled = all; // keeps its room, unseen
        this.whole.setAttribute("aria-hidden", String(all));
      }
      const parts = [`${survey.shown} of ${model.count}${this.app.narrow ? "" : " claims"}`];
      if (survey.undatedHidden) parts.push(`${survey.undatedHidden} undated hidden`);
      if (survey.masked < model.count) parts.push(`${model.count - survey.masked} filtered out`);
      const events = this.app.field && this.app.field.shown;
      if (events) parts.unshift(`${events.shown.toLocaleString("en")} of ${this.app.field.events.count.toLocaleString("en")} events`);
      const words = parts.join(" · ");
      if (this.said !== words) this.write(words);
      if (!this.caption) {
        const n = this.app.data.sources.length;
        const text = `when the ${n === 1 ? "source was" : `${n} sources were`} published: an empty year may only mean that nobody wrote`;
        this.caption = this.app.stripBox.appendChild(html("p", { class: "atlas-caption", text }));
      }
    }

    // In a row they take the room that is left, and whole they stand in the title: no number shifts what stands beside.
    write(words) {
      this.said = this.words.title = words;
      if (!this.letters) this.words.appendChild((this.letters = document.createTextNode("")));
      this.letters.data = words;
    }
  }

  Object.assign(Atlas, { Strip });
})((window.Atlas = window.Atlas || {}));
