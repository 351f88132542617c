// One page without a server: the fragment of the address, the view, the map and what stands around it, kept in step.
(function (Page) {
  "use strict";

  const { html } = window.Atlas;
  const REST = 400; // milliseconds of quiet after which a move becomes a step of the browser's history
  const WHY = {
    undated: "undated",
    presumed: "only presumed in these years",
    "outside the years": "outside the years",
    "not yet published": "from sources not yet published then",
    "other filters": "left out by the filters",
  };
  const node = (id) => document.getElementById(id);
  const same = (one, two) => JSON.stringify(one) === JSON.stringify(two);

  class Sheet {
    constructor(atlas, file) {
      Object.assign(this, { atlas, app: atlas.app, file, layer: atlas.app.options.layer, extent: file.extent });
      file.places = this.layer.places.map((place) => place.id);
      Object.assign(file.claims, this.layer.claims);
      file.start = { ...Page.NOTHING, ...file.start };
      this.whole = Page.select(file.claims, Page.NOTHING);
      const { view, look, refused } = Page.read(location.hash, file);
      Object.assign(this, { view, look, committed: Page.write(view, { ...look, at: null }) });
      this.filters = new Page.Filters(this);
      this.beside = new Page.Beside(this);
      this.table = new Page.Table(this);
      document.addEventListener("atlas:moved", (event) => this.moved(event.detail));
      window.addEventListener("popstate", () => this.reopen());
      this.refresh();
      this.draw();
      this.refuse(refused);
      if (look.at) this.go(look.at);
      else if (look.card) this.show(look.card);
    }

    // ---- changes of the view, and of how it is looked at

    change(view) {
      this.turn({}, view);
    }

    turn(look, view) {
      Object.assign(this.look, look);
      Object.assign(this.view, view || {});
      this.refuse([]);
      this.refresh();
      this.draw();
      this.commit();
    }

    reset() {
      this.turn({ card: null, claim: null, at: null }, structuredClone(this.file.start));
      this.app.home();
    }

    refresh() {
      this.selection = Page.select(this.file.claims, this.view);
      for (const part of [this.filters, this.beside, this.table]) part.refresh(this.selection);
      this.say();
    }

    // ---- the sentence

    say() {
      const { shown, hidden } = this.selection, total = this.layer.claims.id.length;
      const reasons = Object.entries(hidden).flatMap(([why, n], i) => [i ? ", " : "hidden: ", this.reason(why, n)]);
      const tail = html("span", { class: "soft" });
      const left = Object.values(this.file.left).reduce((sum, n) => sum + n, 0);
      tail.append(" — ", ...(reasons.length ? reasons : [total ? "nothing of this file is hidden" : "the file is empty"]), left ? `; ${left} more of the atlas ${left === 1 ? "is" : "are"} not in this file` : "");
      node("sentence").replaceChildren(html("b", { text: `${shown.length} of ${Page.claimsInWords(total)}` }), ` · ${Page.inWords(this.view, this.file)}`, tail);
      node("empty").hidden = shown.length > 0;
      node("empty").textContent = total ? "No claim fits all filters at once. Take one away, widen the years, or use Reset." : "The view that this file was made for holds no claim. Widen it in the atlas and save the file again.";
      node("reset").disabled = same(this.view, this.file.start);
      node("save").textContent = `Download ${shown.length}`;
      node("save").disabled = !shown.length;
      node("link").value = `${location.href.split("#")[0]}#${Page.write(this.view, this.look)}`;
    }

    // What a switch would bring back is a button.
    reason(why, n) {
      const text = `${n} ${WHY[why]}`;
      if (why !== "undated" && why !== "presumed") return text;
      const button = html("button", { type: "button", class: "plain", title: "Show them", text });
      button.addEventListener("click", () => {
        this.change({ [why]: true });
        node(`f-${why}`).focus();
      });
      return button;
    }

    refuse(reasons) {
      node("refused").hidden = !reasons.length;
      node("refused").replaceChildren(...reasons.map((text) => html("p", { text })));
    }

    // ---- the map

    draw() {
      const { view, look, selection, extent } = this;
      this.undated = view.undated || !view.years;
      this.atlas.setState({
        mask: selection.masked.length === this.layer.claims.id.length ? null : selection.masked,
        years: [...(view.years || extent)], extent: [...extent], undated: this.undated, undated_on: view.undated, presumed: view.presumed, seq: this.app.n,
        color: look.color, selected: look.card, claim: look.claim, theme: document.documentElement.dataset.theme,
      });
    }

    go(at) {
      this.app.home(at.split(",").map(Number));
    }

    show(place) {
      const { lat, lon } = this.layer.places[this.file.places.indexOf(place)], { map } = this.app;
      if (!map.getBounds().pad(-0.05).contains([lat, lon])) map.setView([lat, lon], map.getZoom());
    }

    // The map tells of every step at once. The whole span is no window: undated claims belong to it.
    moved(told) {
      if (told.years) this.view.years = same(told.years, this.extent) ? null : told.years;
      if (told.place || told.leg) {
        const { place, id } = this.layer.claims;
        Object.assign(this.look, { card: told.place || this.file.places[place[id.indexOf(told.leg)]], claim: told.leg || null });
        this.beside.from = document.activeElement;
      }
      if (told.clear) Object.assign(this.look, { card: null, claim: null });
      if (told.at) this.look.at = told.at.join();
      else this.refresh();
      if (this.undated !== (this.view.undated || !this.view.years)) this.draw();
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.commit(), REST);
    }

    // ---- the address

    commit() {
      if (this.app.playing || this.app.dragging) return;
      const fragment = Page.write(this.view, { ...this.look, at: null });
      const step = fragment === this.committed ? "replaceState" : "pushState";
      this.committed = fragment;
      const address = `#${Page.write(this.view, this.look)}`;
      if (step === "pushState" || address !== location.hash) history[step](null, "", address);
      node("link").value = location.href;
    }

    reopen() {
      clearTimeout(this.timer);
      const here = this.look.at;
      const { view, look, refused } = Page.read(location.hash, this.file);
      Object.assign(this, { view, look, committed: Page.write(view, { ...look, at: null }) });
      this.refresh();
      this.draw();
      this.refuse(refused);
      if (look.at && look.at !== here) this.go(look.at);
    }
  }

  Object.assign(Page, { Sheet });
})((window.Page = window.Page || {}));
