// The table of visible claims: rows came with the file; here they are shown, hidden and sorted.
(function (Page) {
  "use strict";

  class Table {
    constructor(page) {
      this.page = page;
      this.body = document.querySelector("#claims tbody");
      this.rows = [...this.body.rows];
      this.heads = [...document.querySelectorAll("#claims th")];
      this.heads.forEach((head, column) => head.querySelector("button").addEventListener("click", () => this.sort(column)));
      for (const button of this.body.querySelectorAll("[data-open]")) {
        button.addEventListener("click", () => page.beside.open(button.dataset.open, button.dataset.claim, button));
      }
    }

    sort(column) {
      const down = this.heads[column].getAttribute("aria-sort") === "ascending";
      this.heads.forEach((head, i) => head.setAttribute("aria-sort", i !== column ? "none" : down ? "descending" : "ascending"));
      const key = (row) => row.cells[column].dataset.key ?? row.cells[column].textContent;
      const words = new Intl.Collator("en", { numeric: true, sensitivity: "base" });
      // Undated claims stand last, whichever way the dates run.
      const last = (row) => (column === 0 && key(row) === "" ? 1 : 0);
      this.rows.sort((one, two) => last(one) - last(two) || (down ? -1 : 1) * words.compare(key(one), key(two)) || one.dataset.order - two.dataset.order);
      this.body.append(...this.rows);
    }

    refresh(selection) {
      const shown = new Set(selection.shown.map((i) => this.page.layer.claims.id[i]));
      for (const row of this.rows) {
        row.hidden = !shown.has(row.dataset.claim);
        row.classList.toggle("marked", row.dataset.claim === this.page.look.claim);
      }
      document.getElementById("claims-title").textContent = shown.size ? `The ${Page.claimsInWords(shown.size)} of this view` : "No claim in this view";
      document.querySelector("#claims table").hidden = !shown.size;
    }
  }

  Object.assign(Page, { Table });
})((window.Page = window.Page || {}));
