// Badges among a dataset's events, by hand into the same pixels as the dots: how many, and of what. Knows no state.
(function (Atlas) {
  "use strict";

  const { bgr, dense, mixed } = Atlas;
  const HEIGHT = 18, BAR = 20, LEFT = 7, RIGHT = 6, INSET = 5; // CSS pixels: of the badge, the bar in it, and what is left free
  const SIZE = 11, WEIGHT = 600, LONGEST = 48; // of the letters
  const MOST_WORDS = 4000;
  const ASIDE = 40; // pixels that a badge may go to lie beside the claims' marks

  const short = (n) => (n < 1000 ? String(n) : n < 9950 ? `${(n / 1000).toFixed(1)}k` : n < 999500 ? `${Math.round(n / 1000)}k` : `${(n / 1e6).toFixed(1)}M`);

  // How dark each pixel of some words is, drawn once by the browser: telling a canvas words each time takes longer than all dots.
  const letters = new Map();
  document.fonts.addEventListener("loadingdone", () => letters.clear()); // a face that arrives later looks otherwise
  const canvas = document.createElement("canvas"), pen = canvas.getContext("2d", { willReadFrequently: true });

  function lettersOf(text, family, ratio) {
    const font = `${WEIGHT} ${SIZE * ratio}px ${family}`, key = `${font}|${text}`;
    if (!letters.has(key)) {
      if (letters.size > MOST_WORDS) letters.clear();
      const width = Math.ceil(LONGEST * ratio), height = Math.round(HEIGHT * ratio);
      if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height }); // and forgets its font
      else pen.clearRect(0, 0, width, height);
      if (pen.font !== font) pen.font = font;
      pen.textBaseline = "middle";
      pen.fillText(text, 0, height / 2 + 0.5 * ratio);
      const wide = pen.measureText(text).width, across = Math.min(width, Math.ceil(wide) + 1);
      const { data } = pen.getImageData(0, 0, across, height), spots = [], darks = [];
      for (let p = 0; p < across * height; p++) {
        if (!data[4 * p + 3]) continue;
        spots.push(p % across, Math.floor(p / across));
        darks.push(data[4 * p + 3]);
      }
      letters.set(key, { wide: Math.round(wide / ratio), spots: Uint16Array.from(spots), darks: Uint8Array.from(darks) });
    }
    return letters.get(key);
  }

  class EventBadges {
    constructor(paint) {
      this.paint = paint;
      this.tile = this.bar = new Uint32Array(0); // written anew for each badge: making hundreds costs more than filling them
    }

    // `paper`, `line` and `ink` like the groups' `colors` as #rrggbb; `family` of the letters.
    setInks({ paper, line, ink, family }, colors) {
      const white = bgr(paper), black = bgr(ink);
      const shades = Uint32Array.from({ length: 256 }, (_, dark) => dense(mixed(white, black, dark), 1));
      Object.assign(this, { white, shades, family, edge: bgr(line), colors: colors.map(bgr), pills: new Map() });
    }

    // Each in the middle of its events as far as its own cell allows, so that no two overlap; beside what `ground` has beneath marks.
    draw(ground) {
      const { badges, ratio } = this.paint, words = badges.map(({ total }) => lettersOf(short(total), this.family, ratio));
      badges.forEach((badge, n) => {
        const { side } = badge, width = words[n].wide + BAR + LEFT + RIGHT + 4;
        const inside = (middle, start, length) => Math.round(Math.min(Math.max(middle - length / 2, start + 1), start + side - length - 1));
        badge.box = [inside(badge.x, badge.left, width), inside(badge.y, badge.top, HEIGHT), width, HEIGHT];
      });
      if (ground) this.stepAside(ground);
      badges.forEach((badge, n) => this.put(badge, words[n]));
    }

    // Those that lie beneath marks go to the nearest ground that is free of marks and of other badges; where there is none near by, they stay.
    stepAside(ground) {
      const asBox = ([x, y, w, h]) => ({ x, y, w, h }), others = new Atlas.Space();
      const beneath = this.paint.badges.filter(({ box }) => !ground.free(asBox(box)) || !others.take(asBox(box)));
      for (const badge of beneath) {
        const [x, y, w, h] = badge.box;
        let spot = asBox(badge.box);
        for (const one of Atlas.around(x + w / 2, y + h / 2, w, h, ASIDE)) {
          const at = { x: Math.round(one.x), y: Math.round(one.y), w, h };
          if (!ground.free(at) || !others.free(at)) continue;
          spot = at;
          break;
        }
        badge.box = [spot.x, spot.y, w, h];
        others.take(spot);
      }
    }

    put({ box, mix, total }, text) {
      const { ratio, margin } = this.paint, [x, y, w, h] = box.map((value) => Math.round(value * ratio)), { spots, darks } = text;
      const pill = this.pill(w, h), left = Math.round(LEFT * ratio), inset = Math.round(INSET * ratio);
      if (this.tile.length < pill.length) this.tile = new Uint32Array(2 * pill.length);
      const { tile, shades } = this, long = Math.round(BAR * ratio), start = w - Math.round(RIGHT * ratio) - long;
      tile.set(pill);
      for (let n = 0; n < darks.length; n++) tile[spots[2 * n + 1] * w + left + spots[2 * n]] = shades[darks[n]];
      const bar = this.columns(mix, total, long);
      for (let v = inset; v < h - inset; v++) for (let u = 0, p = v * w + start; u < long; u++, p++) tile[p] = bar[u];
      this.lay(tile, x + margin, y + margin, w, h);
    }

    // An empty badge: round at both ends, with an edge.
    pill(w, h) {
      const key = `${w}|${h}`;
      if (!this.pills.has(key)) {
        const thick = Math.max(1, Math.round(this.paint.ratio)), share = (d, r) => Math.min(1, Math.max(0, r - d + 0.5));
        const tile = Uint32Array.from({ length: w * h }, (_, n) => {
          const u = (n % w) + 0.5, v = Math.floor(n / w) + 0.5, d = Math.hypot(Math.max(0, h / 2 - u, u - w + h / 2), v - h / 2);
          const outer = share(d, h / 2);
          return outer && dense(mixed(this.edge, this.white, (255 * share(d, h / 2 - thick)) / outer), outer);
        });
        this.pills.set(key, tile);
      }
      return this.pills.get(key);
    }

    // Onto the picture, what lies beyond it left out.
    lay(tile, x, y, w, h) {
      const { pixels, across, image } = this.paint, left = Math.max(0, -x), right = Math.min(w, across - x);
      for (let v = Math.max(0, -y); v < Math.min(h, image.height - y); v++) {
        for (let u = left, n = v * w + left, p = (y + v) * across + x + left; u < right; u++, n++, p++) {
          const alpha = tile[n] >>> 24, old = pixels[p];
          if (alpha === 255 || !old) pixels[p] = tile[n];
          else if (alpha) {
            const there = ((old >>> 24) * (255 - alpha)) / 255, both = alpha + there;
            pixels[p] = dense(mixed(tile[n], old, (255 * there) / both), both / 255);
          }
        }
      }
    }

    // The colours of a bar's columns from left to right; where two groups meet, a mixture.
    columns(mix, total, wide) {
      if (this.bar.length !== wide) this.bar = new Uint32Array(wide);
      const { bar, colors } = this, scale = wide / total;
      for (let g = 0, from = 0, end = 0; g < colors.length; g++, from = end) {
        if (!mix[g]) continue;
        end += mix[g] * scale;
        for (let u = Math.floor(from); u < Math.min(wide, Math.ceil(end - 1e-9)); u++) {
          const before = Math.max(0, from - u); // share of the column that is painted already
          bar[u] = dense(before ? mixed(colors[g], bar[u], (255 * before) / Math.min(1, end - u)) : colors[g], 1);
        }
      }
      return bar;
    }
  }

  Object.assign(Atlas, { EventBadges });
})((window.Atlas = window.Atlas || {}));
