// A dataset's events as columns: read from the container, filtered, set against the window of years. No drawing here.
(function (Atlas) {
  "use strict";

  // By a column's width in bytes: what stands for an unknown day, and what lies before and after all days.
  const DAYS = { 2: { none: 65535, before: 0, after: 65535 }, 4: { none: -2147483648, before: -0x3fffffff, after: 0x3fffffff } };
  const ARRAYS = { f4: Float32Array, i4: Int32Array, u1: Uint8Array, u2: Uint16Array };
  const ACTOR_COLORS = ["#3b6fb6", "#c65d3b", "#2f9e8f", "#8a6d1f", "#6a51a3", "#b6508f", "#5b8c3a", "#a0522d", "#4a7a8c", "#c29a2b"];
  const GREY = "#8a8f94";
  const HIDDEN = 0, SHOWN = 1, PRESUMED = 2;
  const OPEN_START = 1, OPEN_END = 2, UNDATED = 4;

  // The layout is described in geo/maps/fieldcolumns.py. Columns are laid over the bytes, not copied.
  function readColumns(buffer) {
    const head = new DataView(buffer);
    const magic = String.fromCharCode(...new Uint8Array(buffer, 0, 4));
    if (magic !== "ATLC" || head.getUint32(4, true) !== 4) throw new Error("these are no columns of events, or of another layout");
    const length = head.getUint32(8, true);
    const about = JSON.parse(new TextDecoder().decode(new Uint8Array(buffer, 16, length)));
    const columns = {};
    for (const [name, [type, offset, size]] of Object.entries(about.columns)) columns[name] = new ARRAYS[type](buffer, 16 + length + offset, size);
    return { dataset: about.dataset, rows: about.rows, since: about.since, words: about.words, columns };
  }

  // Degrees of two columns become Web Mercator's unit square, in place.
  function toUnitSquare(lon, lat) {
    const limit = 85.0511287798, rad = Math.PI / 180;
    for (let i = 0; i < lon.length; i++) {
      const sine = Math.sin(Math.max(-limit, Math.min(limit, lat[i])) * rad);
      lon[i] = (lon[i] + 180) / 360;
      lat[i] = 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI);
    }
  }

  class Events {
    constructor(data) {
      this.count = data.rows;
      this.words = data.words;
      this.columns = data.columns;
      this.since = data.since; // the day from which the columns of days count
      this.days = DAYS[data.columns.start.BYTES_PER_ELEMENT];
      this.mask = new Uint8Array(this.count).fill(1);
      this.level = new Uint8Array(this.count);
      this.group = new Uint8Array(this.count);
      this.filters = 0;
      this.masked = this.count;
      this.project();
      this.settle();
    }

    // An unplaced event stays NaN, which lies in no view.
    project() {
      const { lat, lon } = this.columns;
      toUnitSquare(lon, lat);
      this.x = lon;
      this.y = lat;
    }

    // What is attested becomes one closed interval; what is not known becomes a flag beside it.
    settle() {
      const { start, end } = this.columns, { none, before, after } = this.days;
      this.open = new Uint8Array(this.count);
      this.first = after;
      this.last = before;
      for (let i = 0; i < this.count; i++) {
        if (start[i] === none && end[i] === none) {
          this.open[i] = UNDATED;
          start[i] = after;
          end[i] = before;
          continue;
        }
        if (start[i] === none) [start[i], this.open[i]] = [end[i], OPEN_START];
        else if (end[i] === none) [end[i], this.open[i]] = [start[i], OPEN_END];
        if (start[i] < this.first) this.first = start[i];
        if (end[i] > this.last) this.last = end[i];
      }
    }

    // Closed days [first, last] as the columns count them; wherever they lie, what is undated is in none.
    window(first, last) {
      const { before, after } = this.days;
      return [Math.min(Math.max(first - this.since, before + 1), after), Math.min(Math.max(last - this.since, before), after - 1)];
    }

    extent() {
      return this.first > this.last ? null : [Atlas.yearOf(this.first + this.since), Atlas.yearOf(this.last + this.since)];
    }

    // ---- filters: {family: [words], actor: [names], …}, a day by which it was published, or nothing at all

    setFilter({ keep, known, none }) {
      this.mask.fill(none ? 0 : 1);
      for (const [name, wanted] of Object.entries(keep || {})) {
        if (name === "actor" || name === "party") this.keepActors(wanted);
        else this.keepWords(name, wanted);
      }
      if (known !== null && known !== undefined) {
        const { published } = this.columns;
        const { none } = this.days, last = known - this.since;
        for (let i = 0; i < this.count; i++) if (published[i] === none || published[i] > last) this.mask[i] = 0;
      }
      this.masked = 0;
      for (let i = 0; i < this.count; i++) this.masked += this.mask[i];
      this.filters++;
    }

    // One entry a word: whether it is wanted. The greatest pointer, "not said", never is.
    wantedWords(name, wanted) {
      const column = this.columns[name], table = new Uint8Array(2 ** (8 * column.BYTES_PER_ELEMENT));
      for (const word of wanted) {
        const at = this.words[name].indexOf(word);
        if (at >= 0) table[at] = 1;
      }
      return table;
    }

    keepWords(name, wanted) {
      const { mask } = this, column = this.columns[name], table = this.wantedWords(name, wanted);
      if (column.length < this.count) { // one number for all events
        if (!table[column[0]]) mask.fill(0);
        return;
      }
      for (let i = 0; i < this.count; i++) mask[i] &= table[column[i]];
    }

    keepActors(wanted) {
      const { mask } = this, { actors, actor } = this.columns, table = this.wantedWords("actor", wanted);
      for (let i = 0, at = 0; i < this.count; i++) {
        let hit = 0;
        for (let n = actors[i]; n > 0; n--) hit |= table[actor[at++]];
        mask[i] &= hit;
      }
    }

    // ---- colours: at most twelve groups a drawing

    setColors(mode, families, outline) {
      this.groups = mode === "actor" ? this.byActor(outline) : this.byFamily(families);
    }

    byFamily(families) {
      const own = this.words.family, column = this.columns.family;
      const to = new Uint8Array(2 ** (8 * column.BYTES_PER_ELEMENT)).fill(families.length);
      own.forEach((word, i) => {
        const at = families.findIndex((family) => family.id === word);
        if (at >= 0) to[i] = at;
      });
      for (let i = 0; i < this.count; i++) this.group[i] = to[column[i]];
      return [...families, { id: "", label: "kind not told", color: GREY }];
    }

    // The ten names that stand most often have a colour each; an event is coloured by the first that it names.
    byActor(known) {
      const names = this.words.actor.slice(0, ACTOR_COLORS.length), { actors, actor } = this.columns;
      for (let i = 0, at = 0; i < this.count; i++) {
        this.group[i] = actors[i] ? Math.min(actor[at], names.length) : names.length;
        at += actors[i];
      }
      const color = (name, i) => (known.find((one) => one.label === name) || { color: ACTOR_COLORS[i] }).color;
      return [...names.map((name, i) => ({ id: name, label: name, color: color(name, i) })), { id: "", label: "other actors", color: GREY }];
    }

    // ---- time

    // Level of every event for closed days [first, last]; counts by group, shown and presumed.
    survey(first, last, state) {
      const [from, to] = this.window(first, last);
      const { mask, level, group, open } = this, { start, end } = this.columns;
      const counts = new Uint32Array(this.groups.length);
      const undated = state.undated ? SHOWN : HIDDEN, presumed = state.presumed;
      let shown = 0, undatedHidden = 0;
      for (let i = 0; i < this.count; i++) {
        let at = HIDDEN;
        if (mask[i]) {
          if (start[i] <= to && end[i] >= from) at = SHOWN;
          else if (open[i]) {
            if (open[i] === UNDATED) {
              at = undated;
              if (!at) undatedHidden++;
            } else if (presumed && (open[i] === OPEN_START ? end[i] >= from : start[i] <= to)) at = PRESUMED;
          }
          if (at) {
            shown++;
            counts[group[i]]++;
          }
        }
        level[i] = at;
      }
      return { shown, undatedHidden, groups: counts, masked: this.masked };
    }

    // For each year of the extent, how many dated events of each group pass the filters.
    years([first, last]) {
      const size = this.groups.length, span = last - first + 1;
      const change = new Int32Array((span + 1) * size);
      const { start, end } = this.columns, from = Atlas.firstDay(first) - this.since, to = Atlas.firstDay(last + 1) - 1 - this.since;
      const of = new Uint16Array(to - from + 1), until = Math.min(to, this.days.after - 1);
      for (let year = first, day = 0; year <= last; year++) for (const next = Atlas.firstDay(year + 1) - this.since - from; day < next; day++) of[day] = year - first;
      for (let i = 0; i < this.count; i++) {
        if (!this.mask[i] || start[i] > until || end[i] < from) continue;
        change[of[Math.max(start[i], from) - from] * size + this.group[i]]++;
        change[(of[Math.min(end[i], to) - from] + 1) * size + this.group[i]]--;
      }
      const out = [], mix = new Float64Array(size);
      for (let n = 0; n < span; n++) {
        for (let g = 0; g < size; g++) mix[g] += change[n * size + g];
        out.push({ total: mix.reduce((sum, value) => sum + value, 0), mix: Float64Array.from(mix) });
      }
      return out;
    }

    precisionOf(i) {
      return this.words.precision[this.columns.precision[i]] || [null, null];
    }
  }

  Object.assign(Atlas, { readColumns, toUnitSquare, Events, PRESUMED_EVENT: PRESUMED });
})((window.Atlas = window.Atlas || {}));
