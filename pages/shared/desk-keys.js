// The desk by keyboard alone: what each key does.

const KEYS = [
  ["j / k", "next, previous in the list (also ↓ ↑)"], ["a", "accept"], ["r", "reject"], ["e", "edit"], ["o", "make it a suggestion again"],
  ["1 … 9", "take that candidate for the place"], ["c", "to the candidates; arrows and Enter choose"], ["p", "another place: look it up, click the map, type coordinates"],
  ["m", "mark a passage: type its words, or offsets"], ["n", "a claim by hand"], ["g", "accept all from a confidence up: arrows set it, Tab, Enter"],
  ["t", "next list: claims, places, dates, actors"], ["[ / ]", "part before, next part of a long text"], ["u, Ctrl+Z", "undo"], ["Shift+U, Ctrl+Shift+Z", "redo"], ["Esc", "close a form"], ["?", "this help"],
];

const BOXES = "input:not([type=range]):not([type=checkbox]), textarea, select, [contenteditable=true]";
const ELSEWHERE = "a[href], button, input, summary, iframe, [role=button], [role=dialog], [role=listbox], [role=menu], [role=slider], [role=tab], [data-testid=stPopoverBody]";
const HELD = /^(j|k|Arrow.*)$/; // what goes on while its key is held down; a decision is one press

class Keys extends Acts {
  keys(event) {
    if (!this.root.isConnected || !this.data || this.help.open) return;
    const target = event.composedPath()[0];
    if (target.closest?.(BOXES) || (!this.root.contains(target) && target.closest?.(ELSEWHERE))) return;
    if (event.repeat && !HELD.test(event.key)) return;
    const key = event.key, control = event.ctrlKey || event.metaKey;
    const act = control ? this.controlled(event) : event.altKey ? null : this.plain(key, target);
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  }

  controlled(event) {
    if (event.key.toLowerCase() === "z") return () => this.back(event.shiftKey ? "redo" : "undo");
    return event.key.toLowerCase() === "y" ? () => this.back("redo") : null;
  }

  plain(key, target) {
    const onOption = target.closest?.(".dk-option"), inMap = this.map.node.contains(target), range = target.matches?.("input[type=range]");
    if (key.startsWith("Arrow")) {
      if (inMap || range) return null;
      if (onOption) return () => this.toOption(key === "ArrowDown" ? 1 : -1, onOption);
      const by = { ArrowDown: 1, ArrowUp: -1 }[key];
      return by && this.list.node.contains(target) ? () => this.step(by) : null;
    }
    if (/^[1-9]$/.test(key)) return this.forms.shown || range ? null : () => this.nth(Number(key) - 1);
    if (key === "Escape" && this.forms.shown) return () => this.forms.close();
    return {
      j: () => this.step(1), k: () => this.step(-1), a: () => this.decide("accept"), r: () => this.decide("reject"), o: () => this.decide("reopen"), e: () => this.edit(),
      c: () => this.toOption(0), p: () => this.otherPlace(), m: () => this.forms.mark(), n: () => this.forms.claim(null), g: () => (this.turnToClaims(), this.list.level.focus()),
      t: () => this.turn(SORTS[(SORTS.findIndex(([sort]) => sort === this.tab) + 1) % SORTS.length][0]), "[": () => this.toPart(-1), "]": () => this.toPart(1), u: () => this.back("undo"), U: () => this.back("redo"), "?": () => this.help.showModal(),
    }[key];
  }

  turnToClaims() {
    if (this.tab !== "claim") this.turn("claim");
  }

  markInHand() {
    const item = this.by.get(this.hand);
    return item?.sort === "place" ? item : this.by.get(item?.mention);
  }

  nth(n) {
    const mark = this.markInHand(), option = mark?.options?.[n];
    if (option) this.chooseOption(mark, option);
  }

  toOption(by, from) {
    const all = [...this.list.node.querySelectorAll(".dk-option")];
    all[Math.min(all.length - 1, Math.max(0, (from ? all.indexOf(from) : 0) + by))]?.focus();
  }

  otherPlace() {
    const mark = this.markInHand();
    if (mark) this.forms.place(mark, null, mark.text);
  }
}
