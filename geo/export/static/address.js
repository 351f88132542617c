// The view in the fragment of the address, and in words. The options are those of the atlas itself.
(function (Page) {
  "use strict";

  const { FACETS, NOTHING } = Page;
  const SWITCHES = ["undated", "presumed"];
  const MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");
  const LOOK = { color: "family", card: null, claim: null, at: null };
  const quoted = (text) => `“${text.length > 40 ? `${text.slice(0, 39)}…` : text}”`;

  // Each reader gives a value, or throws one sentence that says what was refused and why.
  function readYears(given) {
    const parts = given.join("/").split("/");
    if (parts.length > 2 || !parts.every((part) => /^[12]\d{3}$/.test(part))) throw `The years ${quoted(given.join("/"))} are no window: write a first and a last year, such as 2001/2005.`;
    const [first, last] = [Number(parts[0]), Number(parts.at(-1))];
    if (last < first) throw `The years ${first}/${last} run backwards: write ${last}/${first}.`;
    return [first, last];
  }

  function readSwitch(given, name) {
    if (given.every((value) => /^(1|true|yes|on|)$/i.test(value))) return true;
    if (given.every((value) => /^(0|false|no|off)$/i.test(value))) return false;
    throw `The switch ${quoted(name)} is on or off, not ${quoted(given.join("/"))}.`;
  }

  function readKnown(given) {
    if (given.length > 1 || Page.readDay(given[0]) === null) throw `The date ${quoted(given.join(", "))} in “known” is none: write a day such as 2005-08-16.`;
    return given[0];
  }

  function readPosition(given) {
    const [lat, lon, zoom, more] = given.at(-1).split(",").map(Number);
    if (more !== undefined || !(Math.abs(lat) <= 90 && Math.abs(lon) <= 360 && zoom >= 1 && zoom <= 19)) throw `The position ${quoted(given.at(-1))} is none: write latitude, longitude and zoom, such as 42.8,74.6,6.`;
    return [lat, lon, zoom].join();
  }

  // A fragment that holds no option (one of the page's own parts, say) asks for the view the file was made with.
  function read(fragment, file) {
    const view = structuredClone(NOTHING), look = { ...LOOK }, refused = [];
    const text = fragment.replace(/^#/, "");
    if (text !== "all" && !text.includes("=")) return { view: structuredClone(file.start), look, refused };
    const given = new Map();
    for (const [name, value] of new URLSearchParams(text === "all" ? "" : text)) given.set(name, [...(given.get(name) || []), value]);
    const known = (name, values) => {
      const strange = values.filter((value) => !Object.hasOwn(file.choices[name], value));
      if (strange.length) refused.push(`This file holds no claim with ${name} ${strange.map(quoted).join(", ")}.`);
      return [...new Set(values.filter((value) => !strange.includes(value)))];
    };
    const one = (name, values, ids) => {
      if (!ids.includes(values.at(-1))) throw `This file has no ${name} ${quoted(values.at(-1))}.`;
      return values.at(-1);
    };
    for (const [name, values] of given) {
      try {
        if (FACETS.includes(name)) view[name] = known(name, values);
        else if (SWITCHES.includes(name)) view[name] = readSwitch(values, name);
        else if (name === "years") view.years = readYears(values);
        else if (name === "known") view.known = readKnown(values);
        else if (name === "color") look.color = one("colouring", values, ["family", "actor"]);
        else if (name === "card") look.card = one("place", values, file.places);
        else if (name === "claim") look.claim = one("claim", values, file.claims.id);
        else if (name === "at") look.at = readPosition(values);
        else throw `A view has no option ${quoted(name)}.`;
      } catch (reason) {
        if (typeof reason !== "string") throw reason;
        refused.push(reason);
      }
    }
    return { view, look, refused: refused.map((reason) => `${reason} It was left out of the view below.`) };
  }

  function write(view, look) {
    const pairs = (view.years || []).map((year) => ["years", year]);
    for (const facet of FACETS) for (const value of view[facet]) pairs.push([facet, value]);
    if (view.known) pairs.push(["known", view.known]);
    for (const name of SWITCHES) if (view[name]) pairs.push([name, "true"]);
    for (const name of Object.keys(LOOK)) if (look[name] && look[name] !== LOOK[name]) pairs.push([name, look[name]]);
    return pairs.map(([name, value]) => `${name}=${encodeURIComponent(value).replaceAll("%2C", ",")}`).join("&") || "all";
  }

  function dayInWords(text) {
    const found = new Date(Page.readDay(text) * 86400000);
    return `${found.getUTCDate()} ${MONTHS[found.getUTCMonth()]} ${found.getUTCFullYear()}`;
  }

  // What the file was made for and what is asked of it now, as one sentence: `view_in_words` of geo/view.py.
  function inWords(view, file) {
    const [a, b] = view.years || [];
    const said = [!view.years ? "all years" : a === b ? String(a) : `${a} to ${b}`];
    const asked = [file.base, view];
    if (!asked.some((each) => (each.actor || []).length)) said.push("all actors");
    for (const facet of FACETS)
      for (const each of asked) if ((each[facet] || []).length) said.push(each[facet].map((value) => file.choices[facet][value] || value).join(" or "));
    const known = [file.base.known, view.known].filter(Boolean).sort((one, two) => Page.readDay(one) - Page.readDay(two))[0];
    said.push(known ? `as known on ${dayInWords(known)}` : "as known today");
    for (const name of SWITCHES) if (view.years && view[name]) said.push(`with ${name} claims`);
    return said.join(" · ");
  }

  Object.assign(Page, { LOOK, read, write, inWords });
})((window.Page = window.Page || {}));
