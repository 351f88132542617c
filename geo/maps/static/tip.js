// What a mark, badge or leg says of itself beside the pointer or the focus.
(function (Atlas) {
  "use strict";

  const { html } = Atlas;

  class Tip {
    constructor(root) {
      this.node = root.appendChild(html("div", { class: "atlas-tip", role: "tooltip", hidden: "" }));
      this.root = root;
    }

    attach(target, lines) {
      const show = () => this.show(target.getBoundingClientRect(), lines());
      target.addEventListener("pointerenter", (e) => (e.pointerType === "touch" ? null : this.show(null, lines(), e)));
      target.addEventListener("focus", () => target.matches(":focus-visible") && show());
      for (const leave of ["pointerleave", "blur", "pointerdown"]) target.addEventListener(leave, () => this.hide());
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
