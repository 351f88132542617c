// The lists of the desk: suggested claims, places, dates, actors; the one in hand unfolds.

const SORTS = [["claim", "Claims"], ["place", "Places"], ["date", "Dates"], ["actor", "Actors"]];
const RUN = 15;
const STATUS = { suggested: "suggested", accepted: "accepted", edited: "accepted, changed", rejected: "rejected" };

class DeskList {
  constructor(desk) {
    this.desk = desk;
    this.tabs = make("div", { class: "dk-tabs", role: "group", "aria-label": "What the list holds" });
    this.node = make("div", { class: "dk-list", role: "list" });
    this.bulk = this.makeBulk();
    [this.runs, this.heights] = [[], []];
    this.node.addEventListener("scroll", () => (this.filling ||= requestAnimationFrame(() => ((this.filling = 0), this.fill()))), { passive: true });
  }

  draw() {
    const { desk } = this;
    const focused = this.node.contains(document.activeElement);
    this.tabs.replaceChildren(...SORTS.map(([sort, words]) => {
      const all = desk.items.filter((item) => item.sort === sort), left = all.filter((item) => item.status === "suggested").length;
      return button(`${words} ${all.length}`, () => desk.turn(sort), { "aria-pressed": String(desk.tab === sort), title: `${left} of ${all.length} not yet decided` });
    }), this.filter());
    const shown = desk.shown();
    this.node.setAttribute("aria-label", SORTS.find(([sort]) => sort === desk.tab)[1]);
    this.lay(shown);
    if (!shown.length) this.node.append(make("p", { class: "dk-empty", text: this.nothing() }));
    this.bulk.hidden = desk.tab !== "claim";
    this.slide();
    if (focused) this.focus();
  }

  // Rows in runs; only the runs near the part in sight have their rows, the others their height.
  lay(shown) {
    const key = `${this.desk.data.id} ${this.desk.tab} ${this.desk.which}`, top = key === this.laid ? this.node.scrollTop : 0;
    if (key !== this.laid) this.heights = [];
    [this.laid, this.total, this.runs] = [key, shown.length, []];
    for (let n = 0; n < shown.length; n += RUN) this.runs.push({ n, items: shown.slice(n, n + RUN), node: make("div", { role: "none" }), filled: false });
    this.node.replaceChildren(...this.runs.map((run) => run.node));
    for (const run of this.runs) run.node.style.height = `${this.height(run)}px`;
    this.node.scrollTop = top;
    this.fill();
    this.node.scrollTop = top;
  }

  height(run) {
    return (this.heights[run.n] ??= run.items.length * 62);
  }

  fill() {
    const from = this.node.scrollTop - 400, to = from + this.node.clientHeight + 800;
    let at = 0;
    for (const run of this.runs) {
      const bottom = at + this.height(run), near = (bottom > from && at < to) || this.runs.length === 1 || run.items.some((item) => item.id === this.desk.hand);
      if (near && !run.filled) this.fillRun(run);
      else if (!near && run.filled) {
        run.filled = false;
        run.node.replaceChildren();
        run.node.style.height = `${this.height(run)}px`;
      }
      at += this.height(run);
    }
  }

  fillRun(run) {
    run.filled = true;
    run.node.style.height = "";
    run.node.replaceChildren(...run.items.map((item, n) => this.row(item, run.n + n + 1)));
    requestAnimationFrame(() => run.node.isConnected && run.filled && (this.heights[run.n] = run.node.offsetHeight || this.heights[run.n]));
  }

  // Rows that look otherwise now, anew; the rest of the list stays. Whether all of them are in this list at all.
  again(...ids) {
    const shown = new Map(this.runs.flatMap((run) => run.items.map((item, n) => [item.id, [run, run.n + n + 1]])));
    if (ids.some((id) => id && !shown.has(id))) return false;
    for (const id of ids.filter(Boolean)) {
      const [run, at] = shown.get(id), old = this.node.querySelector(`[data-id="${id}"]`), focused = old?.contains(document.activeElement);
      if (!run.filled) this.fillRun(run);
      else old?.replaceWith(this.row(this.desk.by.get(id), at));
      if (focused) this.node.querySelector(`[data-id="${id}"]`).focus({ preventScroll: true });
    }
    return true;
  }

  nothing() {
    if (this.desk.items.some((item) => item.sort === this.desk.tab)) return "Everything here is decided. Choose “all” to see it again, or go to another list (t).";
    if (this.desk.tab === "claim") return "No sentence suggested a claim. Add one by hand: press n, or choose words in the text.";
    return "Nothing of this sort was found. Mark one: press m, or choose words in the text.";
  }

  filter() {
    const node = make("select", { "aria-label": "Which of them", class: "dk-which" }, ...[["all", "all"], ["suggested", "to decide"], ["decided", "accepted"], ["rejected", "rejected"]].map(([value, text]) => make("option", { value, text })));
    node.value = this.desk.which;
    node.addEventListener("change", () => this.desk.narrow(node.value));
    return node;
  }

  row(item, at) {
    const active = item.id === this.desk.hand;
    const node = make("div", { class: `dk-item dk-is-${item.status}${active ? " active" : ""}${this.desk.waiting(item.id) ? " dk-waiting" : ""}`, role: "listitem", "aria-posinset": at, "aria-setsize": this.total, "data-id": item.id, tabindex: active ? "0" : "-1", "aria-current": active ? "true" : null });
    if (item.color && item.sort === "claim") node.style.setProperty("--c", item.color);
    node.append(item.sort === "claim" ? this.claim(item) : this.mark(item));
    if (active) node.append(this.unfolded(item));
    node.addEventListener("click", (event) => event.target.closest("button, a, input, select") || this.desk.take(item.id));
    node.addEventListener("pointerenter", () => this.desk.hover([item.id]));
    node.addEventListener("pointerleave", () => this.desk.hover(null));
    return node;
  }

  head(item, ...parts) {
    const sure = item.hand ? "by hand" : item.confidence === undefined ? "" : `${Math.round(item.confidence * 100)} %`;
    const meter = make("span", { class: "dk-meter", title: "how far the parser trusts it" }, make("i", { style: `width:${Math.round((item.confidence ?? 1) * 100)}%` }));
    return make("div", { class: "dk-head" }, ...parts, make("span", { class: "dk-push" }), make("span", { class: "dk-state", text: STATUS[item.status] || item.status }), sure && make("span", { class: "dk-sure-by", text: sure }), item.confidence !== undefined && !item.hand && meter);
  }

  claim(item) {
    const f = item.fields, { words } = this.desk.data;
    const label = (list, id) => words[list].find((term) => term.id === id)?.label || id;
    const chips = [make("span", { class: "dk-chip family", text: label("kind", f.kind) }), make("span", { class: "dk-chip", text: label("about", f.about) })];
    if (f.stance && f.stance !== "asserted") chips.push(make("span", { class: "dk-chip", text: label("stance", f.stance) }));
    if (f.status && f.status !== "actual") chips.push(make("span", { class: "dk-chip", text: label("status", f.status) }));
    return make("div", { class: "dk-body" }, this.head(item, ...chips), make("p", { class: "dk-says", text: f.says }));
  }

  mark(item) {
    const to = item.sort === "place" ? this.desk.data.places[item.place] : null;
    const means = item.sort === "place" ? (to ? `${to.name}${to.country ? `, ${to.country}` : ""}${to.own ? " · my gazetteer" : ""}` : "not settled: choose its place") : item.sort === "date" ? item.words || "not read" : item.name;
    return make("div", { class: "dk-body" }, this.head(item, make("b", { text: item.text }), item.how && item.how !== "literal" && make("span", { class: "dk-chip", text: item.how })), make("p", { class: `dk-means${item.sort === "place" && !to ? " dk-unsettled" : ""}`, text: `→ ${means}` }));
  }

  // ---- the one in hand

  unfolded(item) {
    const box = make("div", { class: "dk-more" });
    if (item.sort === "claim") box.append(this.facts(item));
    const place = item.sort === "place" ? item : this.desk.by.get(item.mention);
    box.append(make("p", { class: "dk-foreseen", role: "note" }), this.actions(item, place));
    const points = this.desk.text.points, more = item.sort === "claim" ? 0 : 120; // twice what is shown: it is seen where the text goes on
    const before = this.desk.short(points.slice(item.start - more, item.start), 60, true), after = this.desk.short(points.slice(item.end, item.end + more), 60);
    if (this.desk.data.text !== null) box.append(make("blockquote", {}, before, make("mark", { text: this.desk.short(points.slice(item.start, item.end), 320) }), after));
    const why = (item.why || []).map((each) => each.replace(/”: /g, "” → ")).filter((each) => !/^“(.+)” → \1$/.test(each));
    if (why.length) box.append(make("p", { class: "dk-fine", title: item.rule ? `By the rule “${item.rule}”` : null }, make("b", { text: "Why: " }), `${why.join("; ")}.`));
    if (place?.options?.length) {
      box.append(make("h5", { text: item.sort === "claim" ? `Place: what “${place.text}” means` : "Candidates" }));
      box.append(...this.options(place.options, place, (option) => this.desk.chooseOption(place, option)));
    }
    return box;
  }

  facts(item) {
    const f = item.fields, { places, words } = this.desk.data;
    const actor = (id) => words.actor.find((term) => term.id === id)?.label || id, role = (id) => words.role.find((term) => term.id === id)?.label || id;
    const name = (id) => places[id]?.name || id;
    const rows = [
      ["where", f.place ? `${name(f.place)}${f.to ? ` → ${name(f.to)}` : ""}` : "not settled: choose its place below"],
      ["who", (f.actors || []).map((part) => `${actor(part.id)} (${role(part.id ? part.role : "")})`).join(", ")],
      ["when", f.when ? `${item.when}${f.when_basis ? ` (${words.basis.find((term) => term.id === f.when_basis)?.label || f.when_basis})` : ""}` : "undated"],
      ["speaker", [f.speaker, f.speaks_for && `for ${actor(f.speaks_for)}`].filter(Boolean).join(", ")],
      ["caution", f.caution],
    ];
    return make("dl", {}, ...rows.filter(([, said]) => said).flatMap(([term, said]) => [make("dt", { text: term }), make("dd", { text: said })]));
  }

  options(options, item, use) {
    return options.map((option, n) => {
      const now = item && option.place === item.place, { places } = this.desk.data;
      const node = button("", () => use(option), { class: "dk-option", "aria-pressed": item ? String(Boolean(now)) : null, title: (option.why || []).join("; ") });
      const label = this.desk.data.words.place_kind.find((kind) => kind.id === option.kind)?.label || option.kind;
      node.append(make("kbd", { text: n < 9 ? String(n + 1) : "" }), make("b", { text: option.name }), make("span", { text: `${label}${option.country ? `, ${option.country}` : ""}${option.own || places[option.place]?.own ? " · mine" : ""}` }), make("span", { class: "dk-push" }), make("span", { class: "dk-score", title: "how well it fits", text: `${Math.round(Math.min(1, Number(option.score)) * 100)} %` }));
      if (option.why?.length) node.append(make("small", { text: option.why.join("; ") }));
      const show = () => this.desk.foreseePlace(item, { ...option, id: option.place });
      node.addEventListener("focus", show);
      node.addEventListener("pointerenter", show);
      for (const leave of ["blur", "pointerleave"]) node.addEventListener(leave, () => this.desk.foresee());
      return node;
    });
  }

  actions(item, place) {
    const { desk } = this, done = desk.decided(item);
    const all = [
      !done && button("Accept", () => desk.decide("accept"), { class: "dk-main", "aria-keyshortcuts": "a" }),
      item.status !== "rejected" && button("Reject", () => desk.decide("reject"), { "aria-keyshortcuts": "r" }),
      button("Edit", () => desk.edit(), { "aria-keyshortcuts": "e" }),
      place && button("Another place", () => desk.forms.place(place, null, place.text), { "aria-keyshortcuts": "p" }),
      item.status !== "suggested" && button(item.hand ? "Take back" : "Suggestion again", () => desk.decide("reopen"), { "aria-keyshortcuts": "o" }),
    ];
    return make("div", { class: "dk-row" }, ...all);
  }

  focus() {
    this.node.querySelector(".dk-item.active")?.focus({ preventScroll: true });
  }

  reveal() {
    const node = this.node.querySelector(".dk-item.active");
    if (!node) return;
    const box = this.node.getBoundingClientRect(), here = node.getBoundingClientRect();
    if (here.top < box.top || here.bottom > box.bottom) this.node.scrollTop += here.top - box.top - 8;
  }

  light(ids) {
    for (const node of this.node.querySelectorAll("[data-id]")) node.classList.toggle("lit", ids.has(node.dataset.id));
  }

  // ---- everything above a confidence, with the number that it would be

  makeBulk() {
    this.level = make("input", { type: "range", min: 0, max: 100, step: 1, value: 60, "aria-label": "Least confidence, per cent", list: null });
    this.all = button("", () => this.desk.send({ do: "above", confidence: this.level.value / 100 }), { class: "dk-quiet" });
    this.level.addEventListener("input", () => (this.slide(), this.desk.foreseeAbove(this.level.value / 100)));
    for (const node of [this.level, this.all]) {
      for (const enter of ["focus", "pointerenter"]) node.addEventListener(enter, () => this.desk.foreseeAbove(this.level.value / 100));
      for (const leave of ["blur", "pointerleave"]) node.addEventListener(leave, () => this.desk.foresee());
    }
    return make("div", { class: "dk-bulk" }, make("label", {}, make("span", { text: "All suggestions from" }), this.level, (this.percent = make("output", {}))), this.all);
  }

  slide() {
    const found = this.desk.above(this.level.value / 100).length;
    this.percent.textContent = `${this.level.value} %`;
    this.all.textContent = found ? `Accept ${found}` : "None so sure";
    this.disable(this.all, !found);
  }

  // A button that was used up hands the focus on; nobody finds it on the page's body.
  disable(node, off) {
    if (off && node === document.activeElement) this.focus();
    node.disabled = off;
  }
}
