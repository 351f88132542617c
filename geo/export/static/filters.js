// The filters: one row a value, its count at the right edge, as in a legend. Counts follow each other.
(function (Page) {
  "use strict";

  const { html } = window.Atlas;
  const HEADINGS = { family: "What happened", actor: "Actor", about: "About", stance: "How sure", origin: "Whose record", host: "Whose ground", source: "Source", kind: "In detail", place: "Place" };
  const OPEN = ["family", "actor", "about", "stance", "origin"], AT_ONCE = 8;

  class Filters {
    constructor(page) {
      this.page = page;
      this.rows = [];
      const box = document.getElementById("facets");
      for (const [facet, heading] of Object.entries(HEADINGS)) box.appendChild(this.facet(facet, heading));
      for (const name of ["undated", "presumed"]) this.input(name).addEventListener("change", (e) => page.change({ [name]: e.target.checked }));
      this.input("known").addEventListener("change", (e) => page.change({ known: e.target.value || null }));
      for (const node of document.querySelectorAll("[name=color]")) node.addEventListener("change", () => page.turn({ color: node.value }));
      for (const which of [0, 1]) this.year(which).addEventListener("change", () => this.typed());
    }

    input(name) {
      return document.getElementById(`f-${name}`);
    }

    year(which) {
      return this.input(which ? "last" : "first");
    }

    // Typed years: a window the wrong way round is refused in words, and the one before stays.
    typed() {
      const [first, last] = [0, 1].map((which) => Number(this.year(which).value));
      if (!(first >= 1000 && last <= 2999)) return this.page.refuse(["Years have four digits, from 1000 to 2999; the window before was kept."]);
      if (last < first) return this.page.refuse([`The years ${first}/${last} run backwards; the window before was kept.`]);
      const [a, b] = this.page.extent;
      this.page.change({ years: first === a && last === b ? null : [first, last] });
    }

    facet(facet, heading) {
      const { file, whole } = this.page;
      const values = Object.keys(file.choices[facet]);
      if (facet !== "family" && facet !== "stance") values.sort((one, two) => (whole.counts[facet][two] || 0) - (whole.counts[facet][one] || 0));
      const rows = values.map((value) => this.row(facet, value));
      const summary = html("summary", {}, [html("h3", { text: heading }), html("span", { class: "chosen" })]);
      const box = html("details", { class: "facet", "data-facet": facet }, [summary, html("div", { role: "group", "aria-label": heading }, rows.slice(0, AT_ONCE))]);
      if (rows.length > AT_ONCE) box.appendChild(html("details", { class: "more" }, [html("summary", { text: `${rows.length - AT_ONCE} more` }), html("div", { role: "group", "aria-label": `${heading}, more` }, rows.slice(AT_ONCE))]));
      if (OPEN.includes(facet)) box.open = true;
      if (!rows.length || (facet === "origin" && rows.length < 2)) box.hidden = true;
      return box;
    }

    row(facet, value) {
      const { file, layer } = this.page;
      const input = html("input", { type: "checkbox", name: facet, value });
      const count = html("b");
      const parts = [input, html("span", { text: file.choices[facet][value] }), count];
      const colored = { family: layer.families, actor: layer.actors }[facet];
      if (colored) {
        const dot = html("i", { "aria-hidden": "true" });
        dot.style.background = (colored.find((group) => group.id === value) || {}).color;
        parts.splice(1, 0, dot);
      }
      const node = html("label", { class: "row" }, parts);
      input.addEventListener("change", () => this.choose(facet, value, input.checked));
      this.rows.push({ facet, value, input, count, node });
      return node;
    }

    choose(facet, value, on) {
      const chosen = this.page.view[facet].filter((other) => other !== value);
      this.page.change({ [facet]: on ? [...chosen, value] : chosen });
    }

    refresh(selection) {
      const { view, look, layer, extent } = this.page;
      for (const { facet, value, input, count, node } of this.rows) {
        const n = selection.counts[facet][value] || 0;
        input.checked = view[facet].includes(value);
        count.textContent = n;
        node.classList.toggle("none", !n && !input.checked);
      }
      for (const box of document.querySelectorAll(".facet")) {
        const chosen = view[box.dataset.facet].length;
        box.querySelector(".chosen").textContent = chosen ? `${chosen} chosen` : "";
      }
      this.input("undated").checked = view.undated;
      this.input("presumed").checked = view.presumed;
      this.input("known").value = view.known && view.known.length === 10 ? view.known : "";
      for (const which of [0, 1]) if (document.activeElement !== this.year(which)) this.year(which).value = (view.years || extent)[which];
      for (const node of document.querySelectorAll("[name=color]")) node.checked = node.value === look.color;
      const undated = selection.masked.filter((i) => layer.claims.start[i] === null).length;
      document.getElementById("n-undated").textContent = undated;
      document.getElementById("n-presumed").textContent = selection.presumed.length + (selection.hidden.presumed || 0);
      const chosen = Page.FACETS.reduce((sum, facet) => sum + view[facet].length, 0) + (view.known ? 1 : 0);
      document.getElementById("filters-button").textContent = chosen ? `Filters · ${chosen}` : "Filters";
    }
  }

  Object.assign(Page, { Filters });
})((window.Page = window.Page || {}));
