// Where marks stand: scale, ticks, and the rows of one lane. Nothing here touches the page.
const DAY = 86400000;
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const dayOf = (year, month = 0, day = 1) => Date.UTC(year, month, day) / DAY;
const yearOf = (day) => new Date(day * DAY).getUTCFullYear();

const HINT = 18; // pixels of a fade that says "not known" without claiming how far
const LEAST = 9; // pixels of the shortest bar, and of a dot
const PILL = 46;

// Ticks of an axis from day a to day b, at `scale` pixels a day: years, else months, else days.
function ticks(a, b, scale) {
  const out = [], year = 365.25 * scale;
  if (year > 420) {
    const step = [1, 2, 3, 6].find((n) => n * 30.4 * scale > 52);
    const days = 30.4 * scale > 560 ? [1, 8, 15, 22] : [1];
    for (let y = yearOf(a); y <= yearOf(b); y++)
      for (let m = 0; m < 12; m += step)
        for (const d of days) {
          const text = d > 1 ? `${d} ${MONTHS[m]}` : m ? MONTHS[m] : String(y);
          out.push({ day: dayOf(y, m, d), text, strong: !m && d === 1 });
        }
  } else {
    const step = [1, 2, 5, 10, 20, 50, 100].find((n) => n * year > 38) || 200;
    for (let y = Math.ceil(yearOf(a) / step) * step; y <= yearOf(b) + 1; y += step) out.push({ day: dayOf(y), text: String(y), year: step === 1, strong: true });
  }
  return out;
}

// Left and right edge of a mark in pixels from day 0, with the hint of a fade but not the whole of it.
function edges(mark, scale) {
  let x0 = mark.first * scale, x1 = (mark.last + 1) * scale;
  if (mark.shape === "by") x0 = x1 - 3;
  if (mark.shape === "after") x1 = x0 + 3;
  if (mark.shape === "instant" || x1 - x0 < LEAST) {
    if (mark.shape !== "by" && mark.shape !== "after") {
      const middle = (x0 + x1) / 2;
      x0 = middle - LEAST / 2;
      x1 = middle + LEAST / 2;
    }
  }
  return { x0, x1, from: x0 - (mark.before ? HINT : 0), until: x1 + (mark.after ? HINT : 0) };
}

// Rows of one lane: marks that would touch share no row. What finds no room within `cap` rows is gathered
// into pills, by nearness, on one row more. The selected mark always finds room.
function pack(marks, scale, cap, selected) {
  const placed = [], left = [], ends = [];
  const items = marks.map((mark) => ({ mark, ...edges(mark, scale) })).sort((p, q) => p.from - q.from);
  const chosen = items.find((item) => item.mark.id === selected);
  const kept = (item, row) => row === 0 && chosen && item !== chosen && item.from < chosen.until + 2 && chosen.from < item.until + 2;
  for (const item of items) {
    let row = item === chosen ? 0 : -1;
    for (let n = 0; row < 0 && n < cap && n <= ends.length; n++) if ((ends[n] ?? -Infinity) + 2 <= item.from && !kept(item, n)) row = n;
    if (row < 0) {
      left.push(item);
      continue;
    }
    while (ends.length <= row) ends.push(-Infinity);
    ends[row] = Math.max(ends[row], item.until);
    placed.push({ ...item, row });
  }
  const pills = [];
  for (const item of left.sort((p, q) => p.x0 - q.x0)) {
    const pill = pills[pills.length - 1];
    if (pill && item.x0 < pill.x0 + PILL + 4) pill.marks.push(item.mark);
    else pills.push({ x0: item.x0, marks: [item.mark] });
  }
  // A mark alone needs no pill: it stands in the pills' row itself.
  const alone = pills.filter((pill) => pill.marks.length === 1);
  for (const item of left) if (alone.some((pill) => pill.marks[0] === item.mark)) placed.push({ ...item, row: ends.length });
  return { placed, pills: pills.filter((pill) => pill.marks.length > 1), rows: Math.max(1, ends.length), extra: pills.length > 0 };
}

// Lanes under their headings, in the order asked for.
function arrange(lanes, marks, { by, sort, folded, fixed, sought }) {
  const first = (lane) => Math.min(...lane.marks.map((n) => marks[n].first ?? Infinity));
  const orders = { first: (p, q) => p.first - q.first, count: (p, q) => q.count - p.count, name: () => 0 };
  const compare = (p, q) => orders[sort](p, q) || p.label.localeCompare(q.label, "en");
  const groups = new Map();
  for (const [n, lane] of lanes.entries()) {
    if (sought && !`${lane.group[1]} ${lane.name[1]}`.toLowerCase().includes(sought)) continue;
    const [head, name] = by === "name" ? [lane.name, lane.group] : [lane.group, lane.name];
    const key = by === "none" ? "" : head[0] || "-";
    if (!groups.has(key)) groups.set(key, { key, label: by === "none" ? "" : head[1], lanes: [], ids: new Set() });
    const group = groups.get(key);
    for (const m of lane.marks) group.ids.add(m);
    const label = by === "none" ? `${lane.group[1]} · ${lane.name[1]}` : name[1];
    group.lanes.push({ key: `${lane.group[0]}|${lane.name[0]}`, n, label, color: lane.color, marks: lane.marks.map((m) => marks[m]), first: first(lane), count: lane.marks.length });
  }
  const out = [];
  const all = [...groups.values()].map((group) => ({ ...group, first: Math.min(...group.lanes.map((lane) => lane.first)), count: group.ids.size }));
  if (!fixed) all.sort(compare);
  for (const group of all) {
    const open = sought ? true : !folded.has(group.key);
    if (group.label) out.push({ ...group, head: true, open });
    if (!fixed) group.lanes.sort(compare);
    if (open) out.push(...group.lanes.map((lane) => ({ ...lane, under: group.label })));
  }
  return out;
}
