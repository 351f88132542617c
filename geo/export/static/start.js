// What is no part of the view: light and dark, paper, copying, the way about the page. Then the page starts.
(function (Page) {
  "use strict";

  const root = document.documentElement;
  const node = (id) => document.getElementById(id);
  const dark = window.matchMedia("(prefers-color-scheme: dark)");

  function dress(page, theme) {
    root.dataset.theme = theme;
    node("theme").textContent = theme === "dark" ? "Light" : "Dark";
    node("theme").setAttribute("aria-label", `Use the ${theme === "dark" ? "light" : "dark"} theme`);
    page.atlas.setState({ theme, seq: page.app.n });
  }

  function theme(page) {
    let chosen = null;
    const wanted = () => chosen || (dark.matches ? "dark" : "light");
    node("theme").addEventListener("click", () => dress(page, (chosen = root.dataset.theme === "dark" ? "light" : "dark")));
    dark.addEventListener("change", () => dress(page, wanted()));
    // Paper is light, and narrower than most screens.
    window.addEventListener("beforeprint", () => {
      root.classList.add("paper");
      dress(page, "light");
      page.app.measure();
    });
    window.addEventListener("afterprint", () => {
      root.classList.remove("paper");
      dress(page, wanted());
      page.app.measure();
    });
    dress(page, wanted());
  }

  async function copy(button, text, field) {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      if (field) field.select();
      if (!document.execCommand("copy")) return;
    }
    const before = button.textContent;
    node("told").textContent = button.textContent = "Copied";
    setTimeout(() => (button.textContent = before), 1500);
  }

  // Parts of the page are not steps of the view: the fragment stays the view's.
  function ways() {
    for (const link of document.querySelectorAll("a[href^='#']")) {
      link.addEventListener("click", (event) => {
        event.preventDefault();
        const part = node(link.hash.slice(1));
        part.scrollIntoView();
        part.focus({ preventScroll: true });
      });
    }
  }

  function buttons(page) {
    node("reset").addEventListener("click", () => page.reset());
    node("save").addEventListener("click", () => Page.save(page));
    node("copy-link").addEventListener("click", (event) => copy(event.currentTarget, node("link").value, node("link")));
    node("copy-citation").addEventListener("click", (event) => copy(event.currentTarget, node("citation").textContent));
    node("filters-button").addEventListener("click", (event) => {
      const open = document.body.classList.toggle("filters-open");
      event.currentTarget.setAttribute("aria-expanded", String(open));
      if (open) node("filters").focus({ preventScroll: true });
    });
    document.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      if (document.body.classList.contains("filters-open")) return node("filters-button").click();
      if (page.look.card && !event.target.closest(".atlas")) page.beside.close();
    });
    document.addEventListener("click", (event) => {
      for (const open of document.querySelectorAll("details.pop[open]")) if (!open.contains(event.target)) open.open = false;
    });
  }

  Page.start = () => {
    const page = (Page.sheet = new Page.Sheet(window.atlas, JSON.parse(node("file").textContent)));
    buttons(page);
    ways();
    theme(page);
  };
  Page.start();
})((window.Page = window.Page || {}));
