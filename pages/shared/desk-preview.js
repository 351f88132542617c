// Where the document's claims stand on the map, and what a choice would change there before it is made.

const RADIUS_KM = 6371.0088;
const distance = (a, b) => {
  const rad = Math.PI / 180, dlat = ((b.lat - a.lat) * rad) / 2, dlon = ((b.lon - a.lon) * rad) / 2;
  return 2 * RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(Math.sin(dlat) ** 2 + Math.cos(a.lat * rad) * Math.cos(b.lat * rad) * Math.sin(dlon) ** 2)));
};

class Foresight {
  // ---- places on the map

  placesOf(id) {
    const item = this.by.get(id);
    return !item ? [] : (item.sort === "claim" ? [item.fields.place, item.fields.to] : [item.place]).filter(Boolean);
  }

  of(place) {
    if (!this.there) {
      this.there = new Map();
      for (const item of this.items) for (const id of new Set(this.placesOf(item.id))) this.there.set(id, [...(this.there.get(id) || []), item.id]);
    }
    return this.there.get(place) || [];
  }

  onMap() {
    const found = new Map();
    const order = this.data.words.families.map((family) => family.id);
    const at = (id) => {
      const spot = this.data.places[id];
      if (spot && !found.has(id)) found.set(id, { ...spot, mix: order.map(() => 0), count: 0, sure: false });
      return found.get(id);
    };
    for (const item of this.items) {
      if (item.status === "rejected") continue;
      for (const id of this.placesOf(item.id)) {
        const spot = at(id);
        if (!spot || item.sort !== "claim" || id !== item.fields.place) continue;
        spot.count += 1;
        spot.mix[order.indexOf(item.family)] += 1;
        spot.sure ||= this.decided(item);
      }
    }
    return found;
  }

  legs() {
    const live = this.data.claims.filter((claim) => claim.status !== "rejected");
    return live.map((claim) => ({ from: this.data.places[claim.fields.place], to: this.data.places[claim.fields.to], color: claim.color, sure: this.decided(claim) })).filter((leg) => leg.from && leg.to);
  }

  atPlace(id) {
    const all = this.of(id), here = all.filter((other) => this.by.get(other).sort === this.tab);
    const from = here.length ? here : all;
    this.take(from[(from.indexOf(this.hand) + 1) % from.length]);
  }

  // ---- what a choice would change, before it is made

  foresee() {
    const item = this.by.get(this.hand), line = this.list.node.querySelector(".dk-foreseen");
    const place = item?.sort === "claim" && this.data.places[item.fields.place], to = place && this.data.places[item.fields.to];
    if (this.forms.shown) return this.forms.preview();
    if (!place) {
      if (line) line.textContent = item?.sort === "claim" ? "Nothing can be put on the map before its place is settled." : "";
      return this.map.ghost([]);
    }
    const sure = this.decided(item), others = this.data.claims.filter((claim) => claim.fields.place === place.id && claim.id !== item.id && this.decided(claim)).length + (this.data.known[place.id] || 0);
    const words = sure
      ? `On the map: ${place.name}. Rejecting it would take ${others ? "it away from there" : "the mark away"}.`
      : item.status === "rejected" ? `Not on the map. Accepting would put it at ${place.name} after all.`
      : `Accepting puts ${others ? `one more claim at ${place.name}, where the atlas has ${others}` : `a new mark at ${place.name}`}${to ? `, with a line to ${to.name}` : ""}.`;
    if (line) line.textContent = words;
    this.map.ghost(sure ? [] : [{ ...place, how: "added" }, ...(to ? [{ ...to, how: "added" }] : [])], !sure && to ? [{ from: place, to }] : []);
  }

  foreseePlace(mark, spot) {
    if (!spot) return;
    const now = mark && this.data.places[mark.sort === "claim" ? mark.fields.place : mark.place], line = this.list.node.querySelector(".dk-foreseen");
    const moving = !mark ? [] : mark.sort === "claim" ? [mark] : this.data.claims.filter((claim) => (claim.mention === mark.id || claim.to_mention === mark.id) && claim.status !== "rejected");
    const same = now && now.id === spot.id, far = now && !same ? Math.round(distance(now, spot)) : 0;
    const many = moving.length === 1 ? "1 claim" : `${moving.length} claims`;
    const words = same ? `At ${now.name}, as it is now: nothing would move.` : now ? `${moving.length ? `${many} would move` : "It would move"} from ${now.name} to ${spot.name}, ${far.toLocaleString("en")} km away.` : `${moving.length ? `${many} would stand` : "It would stand"} at ${spot.name} (${spot.lat.toFixed(2)}, ${spot.lon.toFixed(2)}).`;
    if (this.forms.shown) this.say(words);
    else if (line) line.textContent = words;
    this.map.ghost([{ ...spot, how: "added" }, ...(now && !same ? [{ ...now, how: "removed" }] : [])], now && !same ? [{ from: now, to: spot }] : []);
  }

  above(confidence) {
    return this.data.claims.filter((claim) => claim.status === "suggested" && claim.fields.place && claim.confidence >= confidence);
  }

  // The number is at once there; what exactly would change is asked of the workspace.
  foreseeAbove(confidence) {
    const spots = new Map(this.above(confidence).map((claim) => [claim.fields.place, this.data.places[claim.fields.place]]));
    this.map.ghost([...spots.values()].filter(Boolean).map((spot) => ({ ...spot, how: "added" })));
    clearTimeout(this.asking);
    this.asking = setTimeout(() => this.ask({ do: "foresee", act: { do: "above", confidence } }, (answer) => this.say(answer.words, answer.bad)), 300);
  }
}
