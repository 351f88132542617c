// Claims on lanes of time: fixed axis and labels, rows drawn only where they are in sight, arrows and Enter for the keyboard.
// `lanes-layout.js` says where everything stands; rows, axis and hand come before this file, each on what the one before knows.

const MANY = 40; // more groups than so many open folded, with most claims first

const many = (count, word) => `${count} ${word}${count === 1 ? "" : "s"}`;

class Lanes extends LaneHand {
  constructor(host) {
    super();
    this.host = host;
    this.sort = "";
    this.sought = "";
    this.by = "group";
    this.folded = new Set();
    this.open = new Set(); // lanes that show every mark
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
    this.count.textContent = `${many(claims.length, "claim")} · ${many(data.lanes.length, "lane")}` + (hidden ? ` · ${hidden} faint` : "");
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
    this.host.style.setProperty("--wide", `${this.host.clientWidth}px`); // kept on paper (lanes.css)
    this.host.classList.toggle("narrow", narrow);
    this.head.style.paddingRight = `${this.scroll.offsetWidth - this.scroll.clientWidth}px`;
    const width = this.axis.clientWidth;
    if (!this.data || (!force && width === this.width)) return;
    this.width = Math.max(60, width);
    this.lay();
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
