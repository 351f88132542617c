// What a mark, badge or leg says of itself beside the pointer or the focus.
(function (Atlas) {
  "use strict";

  const { html } = Atlas;

  class Tip {
    constructor(root) {
      this.node = root.appendChild(html("div", { class: "atlas-tip", role: "tooltip", hidden: "" }));
      this.root = root;
      this.told = new WeakMap(); // what speaks, and its lines
      this.over = null;
      this.listen();
    }

    // `lines`: asked for when they are to be shown.
    attach(target, lines) {
      this.told.set(target, lines);
    }

    // One ear for all: a thousand bars, sources and marks with five each would weigh megabytes.
    listen() {
      const hear = (type, act) => this.root.addEventListener(type, act, { capture: true });
      hear("pointerover", (event) => this.enter(this.speaker(event.target), event));
      hear("pointerdown", ({ target }) => this.speaker(target) && this.hide());
      hear("focus", ({ target }) => this.told.has(target) && target.matches(":focus-visible") && this.show(target.getBoundingClientRect(), this.told.get(target)()));
      hear("blur", ({ target }) => this.told.has(target) && this.hide());
      this.root.addEventListener("pointerleave", () => this.enter(null));
    }

    speaker(node) {
      while (node && node !== this.root && !this.told.has(node)) node = node.parentNode;
      return node === this.root ? null : node;
    }

    enter(target, event) {
      if (target === this.over) return;
      if (this.over) this.hide();
      this.over = target;
      if (target && event.pointerType !== "touch") this.show(null, this.told.get(target)(), event);
    }

    show(box, lines, event) {
      const [title, ...rest] = lines;
      this.node.replaceChildren(html("b", { text: title }), ...rest.map((text) => html("span", { text })));
      this.node.hidden = false;
      const frame = this.root.getBoundingClientRect();
      const x = (box ? box.left + box.width / 2 : event.clientX) - frame.left, y = (box ? box.top : event.clientY) - frame.top;
      const w = this.node.offsetWidth, h = this.node.offsetHeight;
      const top = y - h - 14 < 4 ? y + 22 : y - h - 14;
      this.node.style.transform = `translate(${Math.round(Math.min(Math.max(4, x - w / 2), frame.width - w - 4))}px, ${Math.round(top)}px)`;
    }

    hide() {
      this.node.hidden = true;
    }
  }

  Object.assign(Atlas, { Tip });
})((window.Atlas = window.Atlas || {}));
