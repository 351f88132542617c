// Beside the map: the open card, or the places of the view. Cards are made of parts that came escaped with the file.
(function (Page) {
  "use strict";

  const { html } = window.Atlas;
  const AT_ONCE = 12; // places listed before "more"
  const part = (name, id) => document.querySelector(`template[data-${name}="${CSS.escape(id)}"]`).content.cloneNode(true);
  const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const claims = (n) => `${n} ${n === 1 ? "claim" : "claims"}`;

  class Beside {
    constructor(page) {
      this.page = page;
      this.box = document.getElementById("card");
      this.list = document.getElementById("places");
      this.find = document.getElementById("find");
      this.find.addEventListener("input", () => this.drawList());
      this.find.addEventListener("keydown", (event) => {
        const first = this.list.querySelector("button");
        if (event.key === "Enter" && first) first.click();
      });
    }

    refresh(selection) {
      this.selection = selection;
      const place = this.page.look.card;
      document.body.classList.toggle("card-open", Boolean(place));
      this.box.hidden = !place;
      this.list.hidden = Boolean(place) && !this.find.value;
      if (place) this.drawCard(place);
      if (!this.list.hidden) this.drawList();
    }

    // ---- the card

    byTime(indexes) {
      const { order } = this.page.file.claims;
      return indexes.sort((one, two) => order[one] - order[two]);
    }

    drawCard(place) {
      const { layer } = this.page, at = this.page.file.places.indexOf(place);
      const here = this.byTime(this.selection.shown.filter((i) => layer.claims.place[i] === at));
      const arriving = this.byTime(this.selection.shown.filter((i) => layer.claims.to[i] === at));
      const away = layer.claims.id.filter((_, i) => layer.claims.place[i] === at || layer.claims.to[i] === at).length - here.length - arriving.length;
      const key = [place, this.page.look.claim, here, arriving, this.selection.presumed, away, this.early(at)].join("|");
      if (key === this.drawn && this.box.firstChild) return;
      const same = this.place === place;
      Object.assign(this, { drawn: key, place });
      const close = html("button", { type: "button", class: "close", "aria-label": "Close the card" }, [html("span", { "aria-hidden": "true", text: "×" })]);
      close.addEventListener("click", () => this.close());
      const card = html("article", { class: "card", "aria-label": layer.places[at].name }, [part("place", place)]);
      const head = card.querySelector("h3");
      head.tabIndex = -1;
      const early = this.early(at);
      for (const bars of here.length && !early ? [] : card.querySelectorAll(".presence")) {
        if (early && here.length) bars.after(html("p", { class: "fine", text: "Who was there when is not drawn for this date: it rests on sources published later too." }));
        bars.remove();
      }
      card.append(...here.map((i) => this.claim(i)));
      if (arriving.length) card.append(html("h4", { class: "card-part", text: "From elsewhere to here" }), ...arriving.map((i) => this.claim(i)));
      card.append(...this.notes([...here, ...arriving], away));
      this.box.replaceChildren(close, card);
      if (!same) this.box.scrollTop = 0;
      const marked = this.box.querySelector(".claim.marked");
      if (marked) this.box.scrollTop = marked.offsetTop - this.box.offsetTop - 12;
    }

    // Whether "as known on" takes away a claim that the bars of presence rest on.
    early(at) {
      const { published } = this.page.file.claims, known = this.page.view.known && Page.readDay(this.page.view.known);
      return Boolean(known) && this.page.layer.claims.place.some((place, i) => place === at && (published[i] === null || published[i] > known));
    }

    claim(i) {
      const id = this.page.layer.claims.id[i];
      const node = part("claim", id).firstElementChild;
      if (this.selection.presumed.includes(i)) node.querySelector(".chips strong").before(html("span", { class: "chip", text: "presumed in these years" }));
      if (id === this.page.look.claim) {
        node.classList.add("marked");
        node.setAttribute("aria-current", "true");
      }
      return node;
    }

    notes(shown, away) {
      const { source } = this.page.file.claims.facets;
      const notes = [];
      if (shown.length && new Set(shown.map((i) => source[i][0])).size === 1) notes.push(html("p", { class: "caution", text: "One source only. No second, independent source stands beside it." }));
      if (!shown.length) notes.push(html("p", { class: "fine", text: "No claim about this place is in the view." }));
      if (away) notes.push(html("p", { class: "fine", text: `${away} more about this place ${away === 1 ? "is" : "are"} hidden by the filters or the years.` }));
      return notes;
    }

    open(place, claim, from) {
      this.from = from || null;
      if (this.find.value) this.find.value = "";
      this.page.turn({ card: place, claim: claim || null });
      this.page.show(place);
      if (from) this.box.querySelector("h3").focus({ preventScroll: !matchMedia("(max-width: 760px)").matches });
      document.getElementById("told").textContent = `Card of ${this.box.querySelector("h3").textContent} opened.`;
    }

    close() {
      const from = this.from && document.contains(this.from) ? this.from : this.find;
      this.page.turn({ card: null, claim: null });
      from.focus({ preventScroll: true });
    }

    // ---- the places of the view

    drawList() {
      const asked = plain(this.find.value.trim()), { file, layer } = this.page;
      this.list.hidden = Boolean(this.page.look.card) && !asked;
      const about = file.places.map((_, at) => this.selection.shown.filter((i) => layer.claims.place[i] === at || layer.claims.to[i] === at));
      const found = file.places.map((_, at) => at).filter((at) => (asked ? file.names[at].some((name) => plain(name).includes(asked)) : about[at].length));
      found.sort((one, two) => layer.places[one].areal - layer.places[two].areal || about[two].length - about[one].length);
      const rows = found.map((at) => html("li", {}, [this.entry(at, about[at])]));
      const title = asked ? `Places called “${this.find.value.trim()}”` : "Places of this view";
      const none = asked ? "No place of this file has such a name. Try another spelling, or part of the name." : "No place: no claim fits all filters at once.";
      this.list.replaceChildren(html("h2", { text: title }), rows.length ? html("ul", {}, rows.slice(0, AT_ONCE)) : html("p", { class: "fine", text: none }));
      if (rows.length <= AT_ONCE) return;
      const more = html("details", { class: "more" }, [html("summary", { text: `${rows.length - AT_ONCE} more` }), html("ul", {}, rows.slice(AT_ONCE))]);
      more.open = this.all || false;
      more.addEventListener("toggle", () => (this.all = more.open));
      this.list.appendChild(more);
    }

    entry(at, shown) {
      const { file, layer } = this.page, place = layer.places[at];
      const mix = layer.families.map((_, family) => shown.filter((i) => layer.claims.family[i] === family).length);
      const mark = window.Atlas.mark(place.kind, window.Atlas.isHollow(place.precision), shown.length ? mix : null, layer.families, 7);
      mark.setAttribute("aria-hidden", "true");
      const text = html("span", {}, [html("strong", { text: place.name }), html("span", { class: "fine", text: this.status(shown) })]);
      const button = html("button", { type: "button", "data-place-row": file.places[at] }, [mark, text]);
      button.addEventListener("click", () => this.open(file.places[at], null, this.find));
      return button;
    }

    // What happened there as far as the view shows, when, and by how many claims.
    status(shown) {
      if (!shown.length) return "no claim in this view";
      const { families, claims: columns } = this.page.layer;
      const happened = families.filter((_, family) => shown.some((i) => columns.family[i] === family)).map((family) => family.label);
      const days = shown.flatMap((i) => (columns.start[i] === null ? [] : [columns.start[i], columns.end[i]]));
      const [first, last] = [Math.min(...days), Math.max(...days)].map((each) => window.Atlas.yearOf(each));
      const span = !days.length ? "undated" : first === last ? first : `${first} to ${last}`;
      return `${happened.join(", ")} · ${span} · ${claims(shown.length)}`;
    }
  }

  Object.assign(Page, { Beside, claimsInWords: claims });
})((window.Page = window.Page || {}));
