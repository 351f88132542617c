// Pictures of all marks in one drawing: for the compositor it is one piece, whatever comes, goes or changes in it.
(function (Atlas) {
  "use strict";

  const { svg } = Atlas;
  const DOT = 2.5; // radius of what is left of a mark without a claim in these years

  class Pictures {
    constructor(pins) {
      this.ghosts = svg("g");
      this.marks = svg("g");
      const ground = Atlas.ground(-3000, -2000, 6000, 4000);
      pins.box.appendChild(svg("svg", { class: "atlas-pictures", width: 1, height: 1, "aria-hidden": "true" }, [ground, this.ghosts, this.marks]));
    }

    // In this order, the last one on top.
    rank(pictures) {
      pictures.forEach((picture, n) => {
        picture.rank = n;
        if (picture.node.parentNode) picture.node.parentNode.appendChild(picture.node);
      });
    }

    // Where its rank wants it, among the marks or below them.
    stand(picture, live) {
      const layer = live ? this.marks : this.ghosts;
      if (picture.node.parentNode === layer) return;
      const next = [...layer.children].find((node) => node.picture.rank > picture.rank);
      layer.insertBefore(picture.node, next || null);
    }
  }

  class Picture {
    constructor(sheet) {
      Object.assign(this, { sheet, rank: 0, shape: "", mixed: "" });
      this.node = svg("g", { class: "atlas-picture leaflet-zoom-animated" });
      this.node.picture = this;
    }

    get away() {
      return this.node.hasAttribute("transform");
    }

    // While the map flies; the next drawing needs no transform.
    follow(x, y) {
      if (this.x === undefined || (x === this.x && y === this.y)) this.node.removeAttribute("transform");
      else this.node.setAttribute("transform", `translate(${x - this.x} ${y - this.y})`);
    }

    hide() {
      this.node.remove();
    }

    // A claim in these years: the mark, at x, y. Only its colours are changed where its shape stays.
    draw(place, { x, y }, r, tally, groups) {
      const mix = tally.shown ? tally.mix : tally.faint, hollow = Atlas.isHollow(place.precision);
      const mixed = [...mix, ...groups.map((group) => group.color)].join();
      this.shapeAs(`${x}|${y}|${r}|${tally.mine > 0}|${tally.suggested > 0}`, x, y, () => {
        this.mixed = mixed;
        return Atlas.markParts(place.kind, hollow, mix, groups, r, x, y, Atlas.ownRing(tally, r, x, y));
      });
      if (mixed !== this.mixed) {
        this.mixed = mixed;
        this.node.querySelector("linearGradient").replaceChildren(...Atlas.markStops(mix, groups));
      }
      this.node.classList.toggle("faint", !tally.shown);
      this.node.classList.toggle("small", r < Atlas.MARK);
      this.sheet.stand(this, true);
    }

    // The head of a movement, turned by `angle` degrees; `points` as it lies at 0.
    arrow({ x, y }, angle, color, faint, points) {
      const sine = Math.sin((angle * Math.PI) / 180), cosine = Math.cos((angle * Math.PI) / 180);
      const turned = points.map(([u, v]) => `${(x + u * cosine - v * sine).toFixed(2)} ${(y + u * sine + v * cosine).toFixed(2)}`);
      this.shapeAs(`${x}|${y}|${angle}|${color}`, x, y, () => [svg("path", { class: "atlas-head", d: `M${turned.join("L")}Z`, fill: color })]);
      this.node.classList.toggle("faint", faint);
      this.sheet.stand(this, true);
    }

    // None: a dot that keeps its place.
    fade({ x, y }) {
      this.shapeAs(`${x}|${y}`, x, y, () => [svg("circle", { class: "atlas-ghost", cx: x, cy: y, r: DOT })]);
      this.node.classList.remove("faint");
      this.sheet.stand(this, false);
    }

    shapeAs(shape, x, y, make) {
      if (shape === this.shape) return;
      Object.assign(this, { shape, x, y });
      this.node.replaceChildren(...make());
      this.node.removeAttribute("transform");
    }
  }

  Object.assign(Atlas, { Pictures, Picture });
})((window.Atlas = window.Atlas || {}));
