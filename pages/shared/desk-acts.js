// Decisions go to Python as numbered acts. Each stays in the queue until the workspace has written it, so that
// none is lost on the way; Python takes none twice.

class Acts extends Foresight {
  constructor() {
    super();
    this.client = crypto.randomUUID?.() || String(Math.random());
    this.n = 0;
    this.tries = 0;
    this.queue = [];
    this.heard = new Map();
  }

  send(act) {
    clearTimeout(this.asking);
    this.heard.clear(); // what was foreseen is no longer of interest
    const n = ++this.n;
    this.queue.push({ ...act, n });
    this.keep();
    this.tries = 0;
    this.flush();
    if (!act.id || !this.list.again(act.id)) this.list.draw();
    return n;
  }

  // What waits outlives a reload of the page; it stays in this browser tab and goes when it is written.
  keep() {
    const name = `atlas-desk-${this.data.id}`;
    if (this.queue.length) sessionStorage.setItem(name, JSON.stringify({ client: this.client, n: this.n, queue: this.queue }));
    else sessionStorage.removeItem(name);
  }

  resume() {
    const kept = JSON.parse(sessionStorage.getItem(`atlas-desk-${this.data.id}`) || "null");
    if (kept?.queue.length) Object.assign(this, kept);
  }

  flush() {
    this.post("acts", { client: this.client, list: this.queue });
    this.soon();
  }

  // While the server is away, Streamlit refuses to send: what waits stays in the queue.
  post(name, value) {
    try {
      this.tell(name, value);
    } catch (error) {
      console.warn("desk:", error);
    }
  }

  // Acts that nobody has answered are sent again; Python does none twice.
  soon() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.queue.length && this.root.isConnected && this.again(), 6000);
  }

  // A server that was started anew knows nothing of this page: the page is opened again, with what waits.
  async again() {
    this.tries += 1;
    this.say(`Not yet written: ${this.queue.length === 1 ? "1 decision" : `${this.queue.length} decisions`}. The atlas does not answer; it is tried again until it does.`, true);
    const back = this.tries > 1 && !this.forms.shown && (await fetch(here("_stcore/health")).then((answer) => answer.ok, () => false));
    if (back) location.reload();
    else this.flush();
  }

  // What takes long to count is counted in a pause.
  later() {
    clearTimeout(this.counting);
    this.counting = setTimeout(() => this.root.isConnected && (this.queue.length || this.heard.size ? this.later() : this.ask({ do: "count" }, () => {})), 3000);
  }

  ask(question, heard) {
    const k = ++this.n;
    this.heard.clear(); // only the last question matters
    this.heard.set(k, heard);
    this.post("ask", { ...question, k });
  }

  waiting(id) {
    return this.queue.some((act) => act.id === id);
  }
}
