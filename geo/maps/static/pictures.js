// Pictures of all marks in one drawing: for the compositor it is one piece, whatever changes in it. Nothing comes or goes: what
// is not shown is only unseen. A node that is put in or taken out has the styles of all beside it worked out again.
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
      let next = null;
      for (const { node } of [...pictures].reverse()) {
        if (node.nextSibling !== next) this.marks.insertBefore(node, next);
        next = node;
      }
    }
  }

  class Picture {
    constructor(sheet) {
      Object.assign(this, { sheet, dot: null, away: false, shape: "", spot: "", mixed: "" });
      this.node = sheet.marks.appendChild(svg("g"));
      this.hide();
    }

    // While the map flies; the next drawing needs no transform.
    follow(x, y) {
      const away = this.x !== undefined && (x !== this.x || y !== this.y);
      if (!away && !this.away) return;
      this.away = away;
      for (const node of this.nodes()) {
        if (away) node.setAttribute("transform", `translate(${x - this.x} ${y - this.y})`);
        else node.removeAttribute("transform");
      }
    }

    fly(transform) {
      for (const node of this.nodes()) node.style.transform = transform;
    }

    nodes() {
      return this.dot ? [this.node, this.dot] : [this.node];
    }

    hide() {
      this.look("away");
    }

    remove() {
      for (const node of this.nodes()) node.remove();
    }

    // The mark as `looks` say it, or none of it; or the dot that stands for it.
    look(looks, dotted) {
      if (looks !== this.looks) this.node.setAttribute("class", `atlas-picture leaflet-zoom-animated ${looks}`);
      if (this.dot && dotted !== this.dotted) this.dot.setAttribute("class", `atlas-ghost leaflet-zoom-animated ${dotted ? "" : "away"}`);
      Object.assign(this, { looks, dotted });
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
        Atlas.setStops(this.node.querySelector("linearGradient"), mix, groups);
      }
      this.look(`${tally.shown ? "" : "faint"} ${r < Atlas.MARK ? "small" : ""}`);
    }

    // The head of a movement, turned by `angle` degrees; `points` as it lies at 0.
    arrow({ x, y }, angle, color, faint, points) {
      const sine = Math.sin((angle * Math.PI) / 180), cosine = Math.cos((angle * Math.PI) / 180);
      const turned = points.map(([u, v]) => `${(x + u * cosine - v * sine).toFixed(2)} ${(y + u * sine + v * cosine).toFixed(2)}`);
      this.shapeAs(`${x}|${y}|${angle}|${color}`, x, y, () => [svg("path", { class: "atlas-head", d: `M${turned.join("L")}Z`, fill: color })]);
      this.look(faint ? "faint" : "");
    }

    // A line from a badge around x, y to what it stands for.
    lead({ x, y }, { start, end }, faint) {
      const [[u, v], [p, q]] = [start, end].map(([dx, dy]) => [(x + dx).toFixed(1), (y + dy).toFixed(1)]);
      this.shapeAs(`${u}|${v}|${p}|${q}`, x, y, () => [svg("path", { class: "atlas-lead", d: `M${u} ${v}L${p} ${q}` }), svg("circle", { class: "atlas-lead", cx: p, cy: q, r: 2 })]);
      this.look(faint ? "faint" : "");
    }

    // None: a dot that keeps its place.
    fade({ x, y }) {
      if (!this.dot) this.dot = this.sheet.ghosts.appendChild(svg("circle", { r: DOT }));
      if (this.spot !== `${x}|${y}`) {
        this.spot = `${x}|${y}`;
        this.dot.setAttribute("cx", x);
        this.dot.setAttribute("cy", y);
      }
      this.stay(x, y);
      this.look("away", true);
    }

    shapeAs(shape, x, y, make) {
      if (shape !== this.shape) this.node.replaceChildren(...make());
      this.shape = shape;
      this.stay(x, y);
    }

    // From now on it stands here by itself.
    stay(x, y) {
      Object.assign(this, { x, y });
      if (this.away) this.follow(x, y);
    }
  }

  Object.assign(Atlas, { Pictures, Picture });
})((window.Atlas = window.Atlas || {}));
