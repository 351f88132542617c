// Which claims a view shows, what it hides and why, and how many each filter would show.
// The rule is that of Atlas.select in geo/atlas.py; a test holds the two against each other.
(function (Page) {
  "use strict";

  const FACETS = ["actor", "host", "family", "about", "kind", "stance", "source", "place", "origin"];
  const NOTHING = { years: null, known: null, undated: false, presumed: false, ...Object.fromEntries(FACETS.map((facet) => [facet, []])) };

  // Days since 1970; the month counts from 0, as in Date.
  const day = (year, month, date) => Math.round(Date.UTC(year, month, date) / 86400000);

  // "2005", "2005-08" or "2005-08-16" as its last day; null if it is none.
  function readDay(text) {
    const [, year, month, date] = (/^([12]\d{3})(?:-(\d\d)(?:-(\d\d))?)?$/.exec(text) || []).map(Number);
    if (!year) return null;
    if (!month) return /-/.test(text) ? null : day(year, 12, 0);
    if (!date) return month > 12 || /-\d\d-/.test(text) ? null : day(year, month, 0);
    const found = day(year, month - 1, date);
    return new Date(found * 86400000).getUTCMonth() === month - 1 ? found : null;
  }

  const overlap = (first, last, from, to) => first <= to && from <= last;

  // How a claim stands to the window: closed overlap, boundary days count.
  function inTime(claims, i, view) {
    if (!view.years) return "attested";
    const from = day(view.years[0], 0, 1), to = day(view.years[1], 11, 31);
    if (claims.start[i] === null) return view.undated ? "undated-shown" : "undated";
    if (overlap(claims.start[i], claims.end[i], from, to)) return "attested";
    if (claims.from[i] !== null && overlap(claims.from[i], claims.until[i], from, to)) return view.presumed ? "presumed-shown" : "presumed";
    return "outside the years";
  }

  // Shown: "in time"; masked: passes every filter but time. All lists hold positions of claims.
  function select(claims, view) {
    const known = view.known ? readDay(view.known) : null;
    const out = { shown: [], masked: [], presumed: [], hidden: {}, counts: Object.fromEntries(FACETS.map((facet) => [facet, {}])) };
    const hide = (why) => (out.hidden[why] = (out.hidden[why] || 0) + 1);
    const count = (facet, i) => {
      for (const value of new Set(claims.facets[facet][i])) out.counts[facet][value] = (out.counts[facet][value] || 0) + 1;
    };
    for (let i = 0; i < claims.id.length; i++) {
      const failed = FACETS.filter((facet) => view[facet].length && !view[facet].some((value) => claims.facets[facet][i].includes(value)));
      const late = known !== null && (claims.published[i] === null || claims.published[i] > known);
      const when = inTime(claims, i, view);
      const visible = when === "attested" || when.endsWith("-shown");
      if (visible && !late && failed.length < 2) for (const facet of failed.length ? failed : FACETS) count(facet, i);
      if (late || failed.length) {
        hide(late ? "not yet published" : "other filters");
        continue;
      }
      out.masked.push(i);
      if (visible) out.shown.push(i);
      else hide(when);
      if (when === "presumed-shown") out.presumed.push(i);
    }
    return out;
  }

  Object.assign(Page, { FACETS, NOTHING, readDay, select });
})((window.Page = window.Page || {}));
