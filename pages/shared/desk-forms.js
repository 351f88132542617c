// Forms of the desk: a claim, a mark, a place. Everything can be typed; the mouse only makes it quicker.

const labelled = (words, control, hint) => make("label", { class: "dk-field" }, make("span", { text: words }), control, hint && make("small", { text: hint }));
const field = (name, value = "", more = {}) => make("input", { name, value: value ?? "", autocomplete: "off", spellcheck: "false", ...more });

function select(name, terms, value, empty) {
  const node = make("select", { name });
  if (empty !== undefined) node.append(make("option", { value: "", text: empty }));
  for (const term of terms) node.append(make("option", { value: term.id, title: term.meaning, text: term.label }));
  node.value = value ?? "";
  if (value && node.value !== value) {
    node.append(make("option", { value, text: value }));
    node.value = value;
  }
  return node;
}

class DeskForms {
  constructor(desk) {
    this.desk = desk;
    this.node = make("section", { class: "dk-form", hidden: true });
    [this.kept, this.returned] = [[], []];
    this.node.addEventListener("keydown", (event) => {
      const buttons = this.node.querySelectorAll("button");
      if (event.key === "Tab" && !event.shiftKey && event.target === buttons[buttons.length - 1]) { // the list below is hidden: on to the form's beginning
        event.preventDefault();
        buttons[0].focus();
      }
      if (event.key !== "Escape") return;
      event.stopPropagation();
      this.close();
    });
  }

  open(title, body, actions, sort = "") {
    const close = button("Close", () => this.close(), { class: "dk-quiet", title: "Esc" });
    const form = make("form", { novalidate: true }, make("div", { class: "dk-form-head" }, make("h4", { text: title }), close), ...body, make("div", { class: "dk-row" }, ...actions));
    form.addEventListener("submit", (event) => event.preventDefault());
    return this.put({ form, title, sort, preview: () => this.desk.map.ghost([]) }); // what it would change; drawn anew when the desk is
  }

  put({ form, title, sort, preview, pick }) {
    this.back ||= document.activeElement;
    this.node.replaceChildren(form);
    this.node.setAttribute("aria-label", title);
    this.preview = preview;
    if (pick) this.desk.map.pick(pick);
    this.node.dataset.sort = sort; // a form about a place leaves the map its room
    this.node.hidden = false;
    this.node.scrollIntoView({ block: "nearest" });
    form.querySelector("input:not([type=hidden]), select, textarea")?.focus();
    return form;
  }

  // Closed at once, and kept with its words until they are written.
  send(form, act) {
    if (act.id && form.version) act.version = form.version;
    const n = this.desk.send(act);
    this.kept.push({ n, form, title: this.node.getAttribute("aria-label"), sort: this.node.dataset.sort, preview: this.preview, pick: this.desk.map.picking });
    this.close();
  }

  // A form that was refused comes back, as soon as no other is open; sent again, it knows what was refused it.
  answered(acts, refused) {
    const heard = this.kept.filter((one) => acts.some((act) => act.n === one.n));
    this.kept = this.kept.filter((one) => !heard.includes(one));
    for (const one of heard) {
      const act = refused.find((each) => each.n === one.n);
      if (act) this.returned.push(one);
      if (act?.id) one.form.version = this.desk.by.get(act.id)?.version;
    }
    if (!this.shown && this.returned.length) this.put(this.returned.shift());
  }

  close() {
    if (this.node.hidden) return;
    this.node.hidden = true;
    this.node.replaceChildren();
    this.desk.map.pick(null);
    this.desk.setChosen(null);
    this.desk.foresee();
    const back = this.back;
    this.back = null;
    if (back?.isConnected && back !== document.body) back.focus();
    else this.desk.list.focus();
    if (this.returned.length) this.put(this.returned.shift());
  }

  get shown() {
    return !this.node.hidden;
  }

  values(form) {
    return Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, String(value).trim()]));
  }

  // ---- a passage: by words, or by offsets, or as chosen with the mouse

  passage(span) {
    const { points } = this.desk.text;
    const words = field("words", span ? points.slice(...span) : "", { placeholder: "its first words, as in the text" });
    const last = field("last", "", { placeholder: "its last words, if it is longer" });
    const start = field("start", span?.[0], { type: "number", min: points.first, max: points.last }), end = field("end", span?.[1], { type: "number", min: points.first + 1, max: points.last });
    const said = make("p", { class: "dk-fine", role: "status" });
    let at = 0;
    const set = (found, count) => {
      [start.value, end.value] = found || ["", ""];
      said.textContent = found ? `${count > 1 ? `${at + 1} of ${count} places with these words · ` : ""}“${this.desk.short(points.slice(...found), 90)}”` : words.value.trim() ? "These words do not stand in the text." : "";
      this.desk.setChosen(found || null);
    };
    const look = () => {
      const found = points.find(words.value);
      at = found.length ? at % found.length : 0;
      let one = found[at];
      const to = one && last.value.trim() ? points.find(last.value).find(([begin]) => begin >= one[0]) : null;
      if (to) one = [one[0], to[1]];
      set(one, found.length);
    };
    const typed = () => {
      const found = [Number(start.value), Number(end.value)];
      if (start.value !== "" && end.value !== "" && points.first <= found[0] && found[0] < found[1] && found[1] <= points.last) set(found, 1);
    };
    for (const input of [words, last]) input.addEventListener("input", () => ((at = 0), look()));
    for (const input of [start, end]) input.addEventListener("input", typed);
    const next = button("Next place", () => ((at += 1), look()), { class: "dk-quiet", title: "The same words further on" });
    if (span) set(span, 1);
    return make("fieldset", { class: "dk-passage" }, make("legend", { text: "Passage" }), make("div", { class: "dk-row" }, labelled("Words", words), labelled("up to", last)), make("div", { class: "dk-row" }, labelled("from character", start), labelled("to character", end), next), said);
  }

  span(form) {
    const { start, end } = this.values(form);
    return start === "" || end === "" || start === undefined ? null : { start: Number(start), end: Number(end) };
  }

  // ---- a new mark

  mark(span) {
    const go = (sort) => () => {
      const found = this.span(form);
      if (!found) return this.desk.say("Say first which words are meant: type them, or choose them in the text.", true);
      if (sort === "claim") return this.claim(null, [found.start, found.end]);
      const text = this.desk.text.points.slice(found.start, found.end);
      if (sort === "place") return this.place(null, found, text);
      return this.plainMark(sort, found, text);
    };
    const form = this.open("Mark a passage", [this.passage(span)], [
      button("A place", go("place"), { class: "dk-main" }), button("A date", go("date")), button("An actor", go("actor")), button("A claim", go("claim")),
    ]);
  }

  plainMark(sort, found, text, item) {
    const control = sort === "date" ? field("edtf", item?.edtf, { placeholder: "2001-11-06, 2005-08~, 2001/2005 …" }) : select("actor", this.desk.data.words.actor, item?.actor, "choose an actor");
    const form = this.open(`“${this.desk.short(text, 60)}” is ${sort === "date" ? "a date" : "an actor"}`, [labelled(sort === "date" ? "Date" : "Actor", control, sort === "date" && "Year, month or day as far as the text goes: 2005, 2005-08, 2005-08-16; 2005-08~ is about then, 2001/2005 from then to then.")], [
      button(item ? "Change" : "Mark", () => {
        const values = this.values(form);
        if (!Object.values(values)[0]) return this.desk.say(sort === "date" ? "Type the date." : "Choose the actor.", true);
        this.send(form, item ? { do: "edit", id: item.id, version: item.version, fields: values } : { do: "mark", sort, ...found, ...values });
      }, { class: "dk-main" }),
    ]);
    form.addEventListener("keydown", (event) => event.key === "Enter" && event.target.matches("input, select") && form.querySelector(".dk-main").click());
  }

  // ---- which place: look it up, or put it where no gazetteer has it

  place(item, found, text) {
    const { words, tab } = this.desk.data;
    const query = field("q", text, { type: "search" }), results = make("div", { class: "dk-options" });
    const use = (option) => this.send(form, item ? { do: "choose", id: item.id, version: item.version, place: option.place } : { do: "mark", sort: "place", ...found, place: option.place });
    const look = () => this.desk.ask({ do: "search", q: query.value.trim() }, ({ options }) => {
      results.replaceChildren(...(options.length ? this.desk.list.options(options, item, use) : [make("p", { class: "dk-fine", text: "No gazetteer has that name. Try another spelling, or put it on the map below." })]));
    });
    query.addEventListener("input", () => (clearTimeout(this.timer), (this.timer = setTimeout(look, 250))));
    const lat = field("lat", "", { inputmode: "decimal", placeholder: "42.853" }), lon = field("lon", "", { inputmode: "decimal", placeholder: "74.846" });
    let how = "typed";
    const spot = () => ({ lat: Number(lat.value), lon: Number(lon.value) });
    const valid = () => lat.value.trim() && lon.value.trim() && Math.abs(spot().lat) <= 90 && Math.abs(spot().lon) <= 180;
    const foresee = () => valid() && this.desk.foreseePlace(item, { ...spot(), name: form.elements.name.value || text });
    this.desk.map.pick((at) => {
      [lat.value, lon.value, how] = [at.lat, at.lon, "clicked"];
      foresee();
    });
    for (const input of [lat, lon]) input.addEventListener("input", () => ((how = "typed"), foresee()));
    const both = (event) => { // "42.85, 74.84" pasted into one field
      const parts = event.clipboardData.getData("text").trim().split(/[,;\s]+/);
      if (parts.length !== 2 || parts.some((part) => !Number.isFinite(Number(part)))) return;
      event.preventDefault();
      [lat.value, lon.value, how] = [...parts, "typed"];
      foresee();
    };
    for (const input of [lat, lon]) input.addEventListener("paste", both);
    const own = () => {
      const values = this.values(form);
      if (!valid()) return this.desk.say("Click on the map, or type latitude (-90 to 90) and longitude (-180 to 180).", true);
      const site = { name: values.name, kind: values.kind, precision: values.precision, reason: values.reason, country: values.country, ...spot(), how };
      if (!site.name || !site.reason) return this.desk.say(site.name ? "Say why no gazetteer has it." : "Give the place a name.", true);
      if (item) this.send(form, { do: "put", id: item.id, version: item.version, site });
      else this.send(form, found ? { do: "mark", sort: "place", ...found, site } : { do: "site", site });
    };
    const body = [
      make("fieldset", {}, make("legend", { text: "Look it up" }), query, results),
      make("fieldset", {}, make("legend", { text: "Or put it on the map: click there, or type" }),
        make("div", { class: "dk-row" }, labelled("Latitude", lat), labelled("Longitude", lon), button("Middle of the map", () => this.desk.map.centre(), { class: "dk-quiet" })),
        make("div", { class: "dk-row" }, labelled("Name", field("name", text)), labelled("Kind", select("kind", words.place_kind, "facility"))),
        make("div", { class: "dk-row" }, labelled("How exactly it is known", select("precision", words.precision, "near")), labelled("Country", select("country", words.country, "", "not said"))),
        labelled("Why no gazetteer has it", field("reason", "Not found in the gazetteer; put by a reader from the text."))),
    ];
    const title = item ? `Which place is “${this.desk.short(text, 50)}”?` : found ? `“${this.desk.short(text, 50)}” is a place` : "A place of my own";
    const form = this.open(title, found || item ? body : body.slice(1), [button("Add to my gazetteer", own, { class: "dk-main" })], "place");
    this.preview = () => (valid() ? foresee() : this.desk.map.ghost([]));
    if ((found || item) && text) look();
    query.select?.();
  }

  // ---- a claim: by hand, or another one changed

  claim(item, span) {
    const { words } = this.desk.data, of = item?.fields || {};
    const where = () => [...Object.values(this.desk.data.places)].sort((a, b) => a.name.localeCompare(b.name)).map((place) => ({ id: place.id, label: `${place.name}${place.country ? `, ${place.country}` : ""}${place.own ? " (mine)" : ""}` }));
    const nearest = span && this.desk.data.marks.find((mark) => mark.sort === "place" && mark.place && mark.start >= span[0] && mark.end <= span[1]);
    const place = select("place", where(), of.place || nearest?.place, "choose"), to = select("to", where(), of.to, "–");
    const query = field("q", "", { type: "search", placeholder: "another place: type its name" }), results = make("div", { class: "dk-options" });
    query.addEventListener("input", () => {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.desk.ask({ do: "search", q: query.value.trim() }, ({ options }) => results.replaceChildren(...this.desk.list.options(options, null, (option) => {
        for (const list of [place, to]) list.append(make("option", { value: option.place, text: `${option.name}, ${option.country}` }));
        place.value = option.place;
        this.spots = { ...this.spots, [option.place]: option };
        results.replaceChildren();
        query.value = "";
        place.dispatchEvent(new Event("change"));
      }))), 250);
    });
    const parts = make("div", { class: "dk-parts" });
    const part = (actor) => {
      const row = make("div", { class: "dk-row" }, select("actor-id", words.actor, actor?.id, "actor"), select("actor-role", words.role, actor?.role || "party"));
      row.append(button("×", () => row.remove(), { class: "dk-quiet", "aria-label": "Take this actor out" }));
      parts.append(row);
    };
    (of.actors?.length ? of.actors : [null]).forEach(part);
    const amount = of.amount || {};
    const body = [
      ...(item ? [] : [this.passage(span)]),
      labelled("In one sentence of your own", make("textarea", { name: "says", rows: 2 }, of.says || "")),
      make("div", { class: "dk-row" }, labelled("What", select("kind", words.kind, of.kind, "choose")), labelled("About", select("about", words.about, of.about || "basing"))),
      make("div", { class: "dk-row" }, labelled("Where", place), labelled("To", to)), query, results,
      make("fieldset", {}, make("legend", { text: "Who" }), parts, button("Another actor", () => part(null), { class: "dk-quiet" })),
      make("div", { class: "dk-row" }, labelled("When", field("when", of.when, { placeholder: "2001-11-06, 2005-08~, 2001/2005" })), labelled("How the date is known", select("when_basis", words.basis, of.when_basis || "stated"))),
      make("div", { class: "dk-row" }, labelled("Stance", select("stance", words.stance, of.stance || "asserted")), labelled("Status", select("status", words.status, of.status || "actual"))),
      make("details", {}, make("summary", { text: "More: speaker, condition, amount, caution" }),
        make("div", { class: "dk-row" }, labelled("Speaker", field("speaker", of.speaker)), labelled("Speaks for", select("speaks_for", words.actor, of.speaks_for, "–"))),
        make("div", { class: "dk-row" }, labelled("Condition", field("condition", of.condition)), labelled("Known here", select("precision", words.precision, of.precision, "as the place"))),
        make("div", { class: "dk-row" }, labelled("Amount", field("amount-value", amount.value, { inputmode: "decimal" })), labelled("of what", field("amount-unit", amount.unit))),
        labelled("Caution", field("caution", of.caution))),
    ];
    const form = this.open(item ? "Change this claim" : "A claim by hand", body, [button(item ? "Change and accept" : "Add this claim", () => this.sendClaim(form, item), { class: "dk-main" })]);
    const foresee = () => this.desk.foreseePlace(item, this.desk.data.places[place.value] || this.spots?.[place.value]);
    place.addEventListener("change", foresee);
    foresee();
    this.preview = foresee;
    if (!item && span) form.elements.says.focus();
    form.addEventListener("keydown", (event) => event.key === "Enter" && (event.ctrlKey || event.metaKey) && form.querySelector(".dk-main").click());
  }

  fields(form) {
    const values = this.values(form), all = new FormData(form);
    const roles = all.getAll("actor-role");
    const actors = all.getAll("actor-id").map((id, n) => ({ id, role: roles[n] })).filter((part) => part.id);
    const names = ["says", "kind", "about", "place", "to", "when", "stance", "status", "speaker", "speaks_for", "condition", "precision", "caution"];
    const made = Object.fromEntries(names.map((name) => [name, values[name] || null]));
    const value = values["amount-value"] ? Number(values["amount-value"].replace(",", ".")) : null;
    return { ...made, actors, when_basis: made.when ? values.when_basis : null, amount: value === null ? null : { value, unit: values["amount-unit"] } };
  }

  sendClaim(form, item) {
    const fields = this.fields(form), found = item ? null : this.span(form);
    const missing = [!item && !found && "which passage says it", !fields.says && "the sentence", !fields.kind && "what was done", !fields.place && "where"].filter(Boolean);
    if (missing.length) return this.desk.say(`Still missing: ${missing.join(", ")}.`, true);
    this.desk.tab = "claim";
    if (!item) this.send(form, { do: "claim", ...found, fields });
    else {
      const same = (name) => JSON.stringify(fields[name] ?? null) === JSON.stringify(item.fields[name] ?? (name === "actors" ? [] : null));
      const changed = Object.fromEntries(Object.entries(fields).filter(([name]) => !same(name)));
      this.send(form, { do: "edit", id: item.id, version: item.version, fields: changed });
    }
  }
}
