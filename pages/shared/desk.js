// The desk: text, map and lists of one document lighting each other up; decided on with mouse or keyboard.

class Desk extends Keys {
  constructor(parent) {
    super();
    this.tab = "claim";
    this.which = "all";
    this.hand = null;
    this.over = null;
    this.text = new DeskText(this);
    this.map = new DeskMap(this);
    this.list = new DeskList(this);
    this.forms = new DeskForms(this);
    this.status = make("p", { class: "dk-status", role: "status", "aria-live": "polite" });
    this.help = make("dialog", { class: "dk-help", "aria-label": "Keys" }, make("h4", { text: "Keys" }), make("dl", {}, ...KEYS.flatMap(([keys, does]) => [make("dt", {}, make("kbd", { text: keys })), make("dd", { text: does })])), button("Close", () => this.help.close(), { class: "dk-main" }));
    this.undo = button("Undo", () => this.back("undo"), { "aria-keyshortcuts": "u Control+Z" });
    this.redo = button("Redo", () => this.back("redo"), { "aria-keyshortcuts": "Shift+U" });
    const buttons = make("div", { class: "dk-row" }, this.undo, this.redo, button("Mark …", () => this.forms.mark(), { "aria-keyshortcuts": "m" }), button("Claim by hand …", () => this.forms.claim(null), { "aria-keyshortcuts": "n" }), button("Own place …", () => this.forms.place(null, null, ""), {}), button("Keys ?", () => this.help.showModal(), { class: "dk-quiet", "aria-keyshortcuts": "?" }));
    const tools = make("div", { class: "dk-tools" }, buttons, this.status);
    this.bar = make("div", { class: "dk-choice", hidden: true });
    this.pages = make("nav", { class: "dk-pages", hidden: true, "aria-label": "Parts of this long text" });
    this.lacking = make("p", { class: "dk-fine", hidden: true, text: "This document came without its text. Add the same text again to work on it; what was accepted is here." });
    const side = make("aside", { class: "dk-side" }, this.map.node, this.forms.node, this.list.tabs, this.list.bulk, this.list.node);
    this.root = parent.appendChild(make("div", { class: "dk" }, tools, make("div", { class: "dk-main-part" }, this.lacking, this.pages, this.bar, this.text.node), side, this.help));
    this.root.addEventListener("pointerdown", (event) => event.target.closest(".dk-choice, .dk-text") || this.hideChoice());
    this.hear = (event) => this.keys(event);
    window.addEventListener("keydown", this.hear, true);
  }

  // ---- data from outside

  update({ data, setTriggerValue }) {
    this.tell = setTriggerValue;
    const first = this.data?.id !== data.id, other = first || (data.whole && data.whole.part !== this.data.part);
    if (!this.receive(data)) return this.ask({ do: "whole" }, () => {}); // a message was passed over on the way
    const heard = data.done.client === this.client ? this.queue.filter((act) => act.n <= data.done.n) : [];
    const refused = heard.filter((act) => data.done.refused.includes(act.n));
    this.queue = this.queue.filter((act) => !heard.includes(act));
    if (first) this.resume();
    if (other) {
      this.tab = this.items.some((item) => item.sort === "claim") ? "claim" : "place";
      this.hand = (this.shown().find((item) => item.status === "suggested") || this.shown()[0])?.id ?? null;
    }
    this.keep();
    if (first && this.queue.length) setTimeout(() => this.flush());
    else if (this.queue.length) this.soon();
    const turned = this.follow(first);
    this.draw();
    if (turned) this.take(this.hand, true);
    else if (first && this.by.has(data.open)) this.take(data.open, true);
    this.forms.answered(heard, refused);
    if (this.by.has(refused[0]?.id)) this.take(refused[0].id, this.forms.shown); // nothing undecided is passed over
    if (other && !first) this.map.fit();
    this.map.start(this.data.map);
    if (data.said && data.said.n !== this.told) {
      this.told = data.said.n;
      this.say(data.said.text, data.said.bad);
      if (data.late) this.later();
    }
    const answer = data.answer, waiting = answer && this.heard.get(answer.k);
    if (waiting) {
      this.heard.delete(answer.k);
      waiting(answer);
    }
  }

  // The whole, or what has changed since the whole; false where that is not the one we have.
  receive(data) {
    const { whole, changes, ...rest } = data;
    if (whole) {
      const text = this.data?.text;
      this.data = { ...whole, ...rest };
      this.items = [...whole.marks, ...whole.claims];
      for (const item of this.items) if (typeof item.options === "number") item.options = whole.options[item.options];
      this.touched = null;
      if (this.text.points === undefined || text !== whole.text || this.text.points.first !== whole.parts[whole.part][0]) this.text.set(whole.text ?? "", whole.parts[whole.part][0]);
    } else {
      if (!this.data || this.data.base !== data.base) return false;
      this.data = { ...this.data, ...rest, undo: changes.undo, redo: changes.redo, places: { ...this.data.places, ...changes.places } };
      const gone = new Set(changes.gone), fresh = [...changes.marks, ...changes.claims].filter((item) => this.by.get(item.id)?.version !== item.version);
      this.touched = new Set(fresh.map((item) => item.id));
      this.items = [...this.items.filter((item) => !gone.has(item.id) && !this.touched.has(item.id)), ...fresh];
    }
    this.items.sort((a, b) => a.start - b.start || a.end - b.end);
    this.by = new Map(this.items.map((item) => [item.id, item]));
    this.data.claims = this.items.filter((item) => item.sort === "claim");
    this.data.marks = this.items.filter((item) => item.sort !== "claim");
    this.there = null;
    return true;
  }

  // What was made or taken back comes into the hand; what is read anew may have taken away the item in it.
  follow(first) {
    const fresh = !first && this.data.said?.n !== this.told && this.data.made?.find((id) => this.by.has(id));
    if (fresh) {
      this.hand = fresh;
      this.tab = this.by.get(fresh).sort;
    }
    if (this.hand && !this.by.has(this.hand)) this.hand = this.shown()[0]?.id ?? null;
    return Boolean(fresh);
  }

  draw() {
    const { data } = this;
    this.lacking.hidden = data.text !== null;
    this.text.node.hidden = data.text === null;
    this.text.node.setAttribute("aria-label", data.title);
    if (data.text !== null) this.text.dress(this.items, this.touched);
    this.drawParts();
    this.list.disable(this.undo, !data.undo);
    this.list.disable(this.redo, !data.redo);
    this.undo.title = data.undo ? `Take back: ${data.undo.words}` : "Nothing to take back";
    this.redo.title = data.redo ? `Do again: ${data.redo.words}` : "Nothing to do again";
    this.list.draw();
    this.map.draw();
    this.light();
    this.foresee();
  }

  // A long text lies on the desk in parts.
  drawParts() {
    const { parts, part } = this.data, number = (n) => n.toLocaleString("en");
    this.pages.hidden = parts.length < 2;
    if (parts.length < 2) return;
    const words = `Part ${part + 1} of ${parts.length} of this long text: characters ${number(parts[part][0] + 1)} to ${number(parts[part][1])}`;
    const move = (by, label, keys) => button(label, () => this.toPart(by), { disabled: !parts[part + by], "aria-keyshortcuts": keys });
    this.pages.replaceChildren(make("span", { text: words }), make("span", { class: "dk-push" }), move(-1, "‹ Part before", "["), move(1, "Next part ›", "]"));
  }

  toPart(by) {
    const to = this.data.part + by;
    if (!this.data.parts[to]) return this.say(by < 0 ? "This is the first part." : "This is the last part.");
    this.say(`Opening part ${to + 1} …`);
    this.ask({ do: "whole", part: to }, () => this.say(`Part ${to + 1} of ${this.data.parts.length}.`));
  }

  say(words, bad) {
    this.status.textContent = "";
    this.status.classList.toggle("bad", Boolean(bad));
    requestAnimationFrame(() => (this.status.textContent = this.status.title = words));
  }

  // ---- deciding

  decide(what) {
    const item = this.by.get(this.hand);
    if (!item || this.waiting(item.id)) return;
    if (what === "accept" && this.decided(item)) return this.say("This is accepted already.");
    if (what === "accept" && item.sort === "claim" && !item.fields.place) return this.say("Choose its place first: press 1 to 9 for a candidate, or p.", true);
    this.send({ do: what, id: item.id, version: item.version });
    if (what !== "reopen") this.step(1, true);
  }

  chooseOption(mark, option) {
    if (mark.place === option.place) return this.say(`${mark.text} is taken for ${option.name} already.`);
    this.send({ do: "choose", id: mark.id, version: mark.version, place: option.place });
  }

  // What was seen as the next one to take back goes along: nobody else's newer decision is taken back unseen.
  back(what) {
    this.send({ do: what, seen: this.data[what]?.id });
  }

  edit() {
    const item = this.by.get(this.hand);
    if (!item) return;
    if (item.sort === "claim") this.forms.claim(item);
    else if (item.sort === "place") this.forms.place(item, null, item.text);
    else this.forms.plainMark(item.sort, null, item.text, item);
  }

  // ---- what is in hand

  decided(item) {
    return item.status === "accepted" || item.status === "edited";
  }

  // What a mark means, in a few words.
  called(item) {
    const to = item.sort === "place" ? this.data.places[item.place]?.name || "not settled" : item.sort === "date" ? item.words || "not read" : item.name;
    return `${item.text} → ${to} (${STATUS[item.status] || item.status})`;
  }

  shown() {
    const fits = { all: () => true, suggested: (item) => item.status === "suggested", decided: (item) => this.decided(item), rejected: (item) => item.status === "rejected" }[this.which];
    return this.items.filter((item) => item.sort === this.tab && (fits(item) || item.id === this.hand));
  }

  take(id, quiet) {
    const item = this.by.get(id);
    if (!item) return;
    const before = this.hand, turned = item.sort !== this.tab;
    [this.hand, this.tab] = [id, item.sort];
    if (turned || this.which !== "all" || !this.list.again(before, id)) this.list.draw();
    this.light();
    this.foresee();
    this.text.show(id);
    this.list.reveal();
    if (!quiet) this.list.focus();
    const place = this.data.places[item.sort === "claim" ? item.fields.place : item.place];
    if (place) this.map.turn(place);
  }

  step(by, undecided) {
    const all = this.shown(), at = all.findIndex((item) => item.id === this.hand);
    const rest = undecided ? [...all.slice(at + 1), ...all.slice(0, Math.max(0, at))].filter((item) => item.status === "suggested" && !this.waiting(item.id)) : [];
    const next = undecided ? rest[0] : all[Math.min(all.length - 1, Math.max(0, at + by))];
    if (next) this.take(next.id);
    else if (undecided && all.length) this.list.focus();
  }

  turn(sort) {
    this.tab = sort;
    this.hand = null;
    const all = this.shown();
    const next = all.find((item) => item.status === "suggested") || all[0];
    if (next) this.take(next.id);
    else this.list.draw();
    this.light();
  }

  narrow(which) {
    this.which = which;
    this.hand = null;
    this.hand = this.shown()[0]?.id ?? null;
    this.draw();
  }

  // ---- lighting up

  hover(ids) {
    this.over = ids;
    this.light();
  }

  light() {
    const lit = new Set(this.over || (this.hand ? [this.hand] : []));
    this.text.light(lit, this.hand);
    this.list.light(new Set(this.over || []));
    this.map.light(new Set([...lit].flatMap((id) => this.placesOf(id))));
  }

  // ---- a stretch chosen in the text

  choose(span) {
    if (span[0] >= span[1]) return;
    const words = this.short(this.text.points.slice(...span), 60);
    const as = (what, label) => button(label, () => {
      this.hideChoice();
      this.setChosen(span);
      const found = { start: span[0], end: span[1] }, text = this.text.points.slice(...span);
      if (what === "claim") this.forms.claim(null, span);
      else if (what === "place") this.forms.place(null, found, text);
      else this.forms.plainMark(what, found, text);
    });
    this.bar.replaceChildren(make("span", { text: `“${words}” is` }), as("place", "a place"), as("date", "a date"), as("actor", "an actor"), as("claim", "a claim"), button("×", () => this.hideChoice(), { class: "dk-quiet", "aria-label": "Leave it" }));
    this.bar.hidden = false;
  }

  hideChoice() {
    this.bar.hidden = true;
  }

  setChosen(span) {
    if (this.data.text === null) return;
    this.text.pick(span);
    this.light();
    if (span) this.text.show("chosen");
  }

  // Cut between two words, where there are two.
  short(words, most, end) {
    const flat = words.replace(/\s+/g, " ");
    if (flat.length <= most) return flat;
    return end ? `… ${flat.slice(-most - 1).replace(/^\S*\s(?=\S)/, "")}` : `${flat.slice(0, most + 1).replace(/(?<=\S)\s\S*$/, "")} …`;
  }
}

export default function (component) {
  const desk = (component.parentElement.atlasDesk ||= new Desk(component.parentElement));
  desk.update(component);
  return () => desk.root.isConnected || window.removeEventListener("keydown", desk.hear, true); // called once, when the page lets go of it
}
