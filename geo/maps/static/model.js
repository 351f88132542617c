// What is visible: claims, the filter mask, and the window of years. No drawing here.
(function (Atlas) {
  "use strict";

  const DAY = 86400000;
  const firstDay = (year) => Math.round(Date.UTC(year, 0, 1) / DAY);
  const yearOf = (day) => new Date(day * DAY).getUTCFullYear();

  // How a claim stands to the window.
  const HIDDEN = 0, SHOWN = 1, UNDATED = 2, PRESUMED = 3;
  const MINE = 2; // whose record a claim is: 2 the reader's, 3 only suggested

  class Model {
    constructor(data) {
      this.data = data;
      this.count = data.claims.id.length;
      this.index = new Map(data.places.map((place, i) => [place.id, i]));
      this.level = new Uint8Array(this.count);
      this.mask = new Uint8Array(this.count).fill(1);
      this.filters = 0; // how often the mask has changed
    }

    // Whole years touched by dated claims; what the strip spans when nobody says otherwise.
    extent() {
      let first = Infinity, last = -Infinity;
      const { start, end } = this.data.claims;
      for (let i = 0; i < this.count; i++) {
        if (start[i] === null) continue;
        first = Math.min(first, start[i]);
        last = Math.max(last, end[i] === null ? start[i] : end[i]);
      }
      return first > last ? [2000, 2001] : [yearOf(first), yearOf(last)];
    }

    // Says whether anything changed.
    setMask(indexes) {
      const old = this.mask;
      this.mask = new Uint8Array(this.count).fill(indexes ? 0 : 1);
      for (const i of indexes || []) this.mask[i] = 1;
      const changed = this.mask.some((value, i) => value !== old[i]);
      if (changed) this.filters++;
      return changed;
    }

    // Closed overlap: a claim is in the window if any of its days is; boundary days count.
    stand(i, from, to, state) {
      const c = this.data.claims;
      if (c.start[i] === null) return state.undated ? UNDATED : HIDDEN;
      const end = c.end[i] === null ? c.start[i] : c.end[i];
      if (c.start[i] <= to && end >= from) return SHOWN;
      if (!state.presumed) return HIDDEN;
      const early = c.from[i] === null ? c.start[i] : Math.min(c.from[i], c.start[i]);
      const late = c.until[i] === null ? end : Math.max(c.until[i], end);
      return early <= to && late >= from ? PRESUMED : HIDDEN;
    }

    groups(state) {
      return state.color === "actor" ? this.data.actors : this.data.families;
    }

    // Shares of one claim among the colour groups: its family, or its actors in equal parts.
    shares(i, state) {
      if (state.color !== "actor") return [this.data.claims.family[i]];
      return this.data.claims.actors[i];
    }

    // Counts for the whole drawing after a change: by place, by group, and what is left out.
    survey(state) {
      const from = firstDay(state.years[0]), to = firstDay(state.years[1] + 1) - 1;
      const size = this.groups(state).length;
      const blank = () => ({ total: 0, shown: 0, presumed: 0, mine: 0, suggested: 0, mix: new Float64Array(size), faint: new Float64Array(size) });
      const places = this.data.places.map(blank);
      const out = { places, shown: 0, masked: 0, undatedHidden: 0, groups: new Float64Array(size), legs: [] };
      for (let i = 0; i < this.count; i++) {
        const level = this.mask[i] ? this.stand(i, from, to, state) : HIDDEN;
        this.level[i] = level;
        if (!this.mask[i]) continue;
        out.masked++;
        const place = places[this.data.claims.place[i]];
        place.total++;
        if (level === HIDDEN) {
          if (this.data.claims.start[i] === null) out.undatedHidden++;
          continue;
        }
        this.add(out, place, i, level, state);
      }
      return out;
    }

    add(out, place, i, level, state) {
      out.shown++;
      const shares = this.shares(i, state);
      place[level === PRESUMED ? "presumed" : "shown"]++;
      const origin = this.data.claims.origin ? this.data.claims.origin[i] : 0;
      if (origin >= MINE) place[origin === MINE ? "mine" : "suggested"]++;
      for (const group of shares) {
        out.groups[group]++;
        (level === PRESUMED ? place.faint : place.mix)[group] += 1 / shares.length;
      }
      if (this.data.claims.to[i] >= 0) out.legs.push(i);
    }

    // Bars of the strip: for each year of the extent, dated claims that pass the filters, by colour group.
    years(state) {
      const [first, last] = state.extent;
      const size = this.groups(state).length;
      const bars = [];
      for (let year = first; year <= last; year++) bars.push({ year, total: 0, mix: new Float64Array(size) });
      const c = this.data.claims;
      for (let i = 0; i < this.count; i++) {
        if (!this.mask[i] || c.start[i] === null) continue;
        const a = Math.max(first, yearOf(c.start[i]));
        const b = Math.min(last, yearOf(c.end[i] === null ? c.start[i] : c.end[i]));
        const shares = this.shares(i, state);
        for (let year = a; year <= b; year++) {
          bars[year - first].total++;
          for (const group of shares) bars[year - first].mix[group] += 1 / shares.length;
        }
      }
      return bars;
    }
  }

  // "3 claims: 1 ending, 2 in use", for tooltips and for those who listen.
  function inWords(n, mix, groups, actors) {
    const parts = [];
    mix.forEach((value, i) => {
      if (value > 0) parts.push(actors ? groups[i].label : `${Math.round(value)} ${groups[i].label}`);
    });
    return `${n} ${n === 1 ? "claim" : "claims"}${parts.length ? ": " + parts.join(", ") : ""}`;
  }

  Object.assign(Atlas, { Model, firstDay, yearOf, inWords, DAY });
})((window.Atlas = window.Atlas || {}));
