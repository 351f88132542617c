// A box that searches while one types, and the numbered candidates under it. Arrow keys move, Enter chooses, Escape empties.
const REST = 200; // milliseconds of quiet before a name is looked up
const LIGHT = "atlas-light"; // the event with which list and map light each other up
const SHAPES = {
  triangle: "M7 1L13 12.5H1Z", square: "M2 2H12V12H2Z", circle: "M7 1.5A5.5 5.5 0 1 1 6.99 1.5Z", diamond: "M7 .8L13.2 7L7 13.2L.8 7Z", area: "M1.5 4L6 1.5L12.5 3.5L11.5 10.5L5 12.5L1.5 9Z",
};

const node = (tag, attributes = {}, children = []) => {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name === "text") made.textContent = value;
    else if (value !== undefined && value !== null) made.setAttribute(name, value);
  }
  made.append(...children);
  return made;
};

const picture = (shape) => {
  const box = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  box.setAttribute("viewBox", "0 0 14 14");
  box.setAttribute("aria-hidden", "true");
  if (shape === "area") box.setAttribute("class", "area");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  path.setAttribute("d", SHAPES[shape] || SHAPES.diamond);
  box.appendChild(path);
  return box;
};

class Whereis {
  constructor(host) {
    this.host = host;
    this.active = -1;
    this.sent = null;
    this.input = node("input", {
      id: "whereis-box", type: "search", role: "combobox", autocomplete: "off", spellcheck: "false", "aria-expanded": "true", "aria-controls": "whereis-list", "aria-autocomplete": "list", maxlength: "200",
    });
    this.list = node("ul", { id: "whereis-list", role: "listbox", "aria-label": "Candidates" });
    this.status = node("p", { class: "status", role: "status" });
    this.host.replaceChildren(node("label", { for: "whereis-box", text: "Name of a place, in any script, or an airport's code" }), this.input, this.status, this.list);
    this.input.addEventListener("input", () => this.typed());
    this.input.addEventListener("keydown", (event) => this.key(event));
    this.hear = (event) => event.detail.channel === this.data?.channel && event.detail.from !== "list" && this.light(event.detail.id);
    document.addEventListener(LIGHT, this.hear);
  }

  stop() {
    clearTimeout(this.timer);
    document.removeEventListener(LIGHT, this.hear);
  }

  root() {
    return this.host.getRootNode();
  }

  show(component) {
    this.component = component;
    this.data = component.data;
    const { q, items, status, placeholder } = this.data;
    const typing = this.root().activeElement === this.input;
    this.input.placeholder = placeholder;
    if (this.waiting || (typing && this.sent !== null && q !== this.sent)) return; // an answer to less than is typed by now
    if (q !== this.input.value.trim()) this.input.value = q;
    this.status.textContent = status;
    this.list.replaceChildren(...items.map((item, i) => this.item(item, i)));
    this.active = items.findIndex((item) => item.id === this.data.chosen);
    this.point(false);
  }

  item(item, i) {
    const facts = [item.where, item.people && `${item.people} people`].filter(Boolean).join(" · ");
    const main = node("div", { class: "main" }, [
      node("b", { text: item.name }), ...(item.claims ? [node("span", { class: "tag", text: item.claims })] : []),
      node("div", { class: "soft", text: `${item.kind}${facts ? ` · ${facts}` : ""}` }), node("div", { class: "soft", text: item.why }),
    ]);
    const bar = node("i", {}, [node("i", { style: `width:${Math.round(item.score * 100)}%` })]);
    const made = node("li", { id: `whereis-${i}`, role: "option", "aria-selected": String(item.id === this.data.chosen), "data-id": item.id }, [
      node("span", { class: "n", text: String(item.n) }), picture(item.shape), main, node("span", { class: "score", title: "how well the name fits, from 0 to 1" }, [node("span", { text: item.score.toFixed(2) }), bar]),
    ]);
    made.addEventListener("click", () => this.choose(i));
    made.addEventListener("pointerenter", () => this.tell(item.id));
    made.addEventListener("pointerleave", () => this.tell(null));
    return made;
  }

  typed() {
    clearTimeout(this.timer);
    this.waiting = true;
    this.timer = setTimeout(() => {
      this.waiting = false;
      this.sent = this.input.value.trim();
      this.component.setStateValue("q", this.sent);
    }, REST);
  }

  key(event) {
    const last = this.data.items.length - 1;
    const moves = { ArrowDown: Math.min(last, this.active + 1), ArrowUp: Math.max(0, this.active - 1) };
    if (event.key in moves && last >= 0) {
      event.preventDefault();
      this.active = moves[event.key];
      this.point(true);
      this.tell(this.data.items[this.active].id);
    } else if (event.key === "Enter" && this.active >= 0) this.choose(this.active);
    else if (event.key === "Escape" && this.input.value) {
      this.input.value = "";
      this.typed();
    }
  }

  point(scroll) {
    [...this.list.children].forEach((made, i) => made.classList.toggle("active", i === this.active && scroll));
    const now = this.list.children[this.active];
    if (now) this.input.setAttribute("aria-activedescendant", now.id);
    else this.input.removeAttribute("aria-activedescendant");
    if (now && scroll) now.scrollIntoView({ block: "nearest" });
  }

  choose(i) {
    this.component.setTriggerValue("chosen", this.data.items[i].id);
  }

  tell(id) {
    document.dispatchEvent(new CustomEvent(LIGHT, { detail: { channel: this.data.channel, from: "list", id } }));
  }

  light(id) {
    for (const made of this.list.children) made.classList.toggle("lit", made.dataset.id === id);
  }
}

export default function (component) {
  const host = component.parentElement.querySelector(".whereis");
  const whereis = (host.whereis ??= new Whereis(host));
  whereis.show(component);
  return () => {
    if (!host.isConnected) whereis.stop();
  };
}
