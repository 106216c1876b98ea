// Brings a chapter to life: asks for a seat (a kernel in which the cells have run), shows what they
// have shown, and carries messages between the calculators and the kernel. It knows anywidgets only,
// the one kind the course has; with any other it leaves the page to Voila's own frontend.
const root = document.documentElement;
const { base } = root.dataset;
const AGAIN = [1000, 2000, 4000, 8000, 15000]; // ms between two attempts
const MOST_FAILURES = 4; // of the server; a line that is down is tried for ever
const wait = (time) => new Promise((resolve) => { setTimeout(resolve, time * (0.8 + 0.4 * Math.random())); });
const pause = (attempt) => wait(AGAIN[Math.min(attempt, AGAIN.length - 1)]);
const xsrf = () => document.cookie.match(/\b_xsrf=([^;]*)/)?.[1] ?? "";

// What an anywidget calls its model: the state of a widget, here and in the kernel.
class Model {
  constructor(id, state, line) {
    Object.assign(this, { id, state, line, changed: new Set(), listeners: new Map() });
  }
  get(key) { return this.state[key]; }
  set(key, value) { this.state[key] = value; this.changed.add(key); }
  save_changes() {
    const state = Object.fromEntries([...this.changed].map((key) => [key, this.state[key]]));
    this.line.tell(this.id, { method: "update", state, buffer_paths: [] });
  }
  send(content) { this.line.tell(this.id, { method: "custom", content }); }
  on(event, listener) { this.listeners.set(event, [...this.listeners.get(event) ?? [], listener]); }
  off(event, listener) {
    this.listeners.set(event, (this.listeners.get(event) ?? []).filter((known) => known !== listener));
  }
  fire(event, ...values) { for (const listener of this.listeners.get(event) ?? []) listener(...values); }
  take({ method, state, content }) {
    if (method === "custom") this.fire("msg:custom", content, []);
    if (method !== "update") return;
    Object.assign(this.state, state);
    for (const key of Object.keys(state)) this.fire(`change:${key}`);
  }
  // Another kernel has taken over: it is told what changed here, and each widget says the rest itself.
  revive(id, state) {
    const kept = Object.fromEntries([...this.changed].map((key) => [key, this.state[key]]));
    Object.assign(this, { id, state: { ...state, ...kept } });
    if (this.changed.size) this.save_changes();
    this.fire("revived");
  }
}

// The web socket to the kernel. What is said while it is down is said when it is up again.
class Line {
  constructor() {
    this.session = crypto.randomUUID();
    this.waiting = [];
    this.models = new Map(); // by identity in the kernel
  }
  open(kernel) {
    const url = new URL(`${base}api/kernels/${kernel}/channels?session_id=${this.session}`, location);
    url.protocol = url.protocol.replace("http", "ws");
    this.kernel = kernel;
    this.socket = new WebSocket(url);
    this.socket.onopen = () => {
      this.attempt = 0;
      for (const text of this.waiting.splice(0)) this.socket.send(text);
    };
    this.socket.onmessage = ({ data }) => { if (typeof data === "string") this.hear(JSON.parse(data)); };
    this.socket.onclose = () => this.reopen(kernel);
  }
  close() {
    this.kernel = null;
    this.waiting = [];
    this.socket.onclose = null;
    this.socket.close();
  }
  async reopen(kernel) {
    this.attempt = (this.attempt ?? -1) + 1;
    await pause(this.attempt);
    if (kernel !== this.kernel) return; // another one has taken over meanwhile
    const answer = await fetch(`${base}api/kernels/${kernel}`).catch(() => null);
    if (answer?.ok) this.open(kernel);
    else if (answer?.status === 404) this.onDead?.();
    else this.reopen(kernel);
  }
  tell(id, data) {
    const header = { msg_id: crypto.randomUUID(), msg_type: "comm_msg", session: this.session, username: "", version: "5.3", date: new Date().toISOString() };
    const text = JSON.stringify({ header, parent_header: {}, metadata: {}, content: { comm_id: id, data }, channel: "shell", buffers: [] });
    if (this.socket?.readyState === WebSocket.OPEN) this.socket.send(text);
    else this.waiting = [...this.waiting.slice(-99), text];
  }
  hear({ msg_type: kind, content }) {
    if (kind === "comm_msg") this.models.get(content.comm_id)?.take(content.data);
    if (kind === "status" && ["restarting", "dead"].includes(content.execution_state) && this.kernel) this.onDead?.();
  }
}

function say(state) {
  if (root.dataset.seatState === state) return;
  root.dataset.seatState = state;
  dispatchEvent(new Event("bone-course:seat"));
}

// The page has asked for the first seat while it was still coming. In a full class we ask again when the
// server says so, with the ticket that keeps our turn; a page that is closed gives the turn to others.
let ticket = "";
addEventListener("pagehide", () => { if (ticket) beacon(root.dataset.seat, { leave: ticket }); });
async function takeSeat(first, headers = {}) {
  for (let attempt = 0; ; attempt++) {
    const asked = attempt || !first ? askForSeat({ ...headers, "X-Ticket": ticket }) : first;
    const answer = await asked.catch(() => null);
    if (answer?.ok) { ticket = ""; say(""); return answer.json(); }
    const full = answer?.status === 503 && await answer.json().catch(() => null);
    if (full?.ticket) {
      say("full");
      ({ ticket } = full);
      await wait(1000 * full.again);
    } else if (answer && attempt >= MOST_FAILURES) {
      say("failed");
      return new Promise(() => {}); // the page says so and offers to load again
    } else await pause(attempt);
  }
}
const askForSeat = (headers) => fetch(root.dataset.seat, { method: "POST", headers: { "X-XSRFToken": xsrf(), ...headers } });

function beacon(path, values) { // told also by a page that is being closed
  const form = new FormData();
  for (const [name, value] of Object.entries({ _xsrf: xsrf(), ...values })) form.append(name, value);
  navigator.sendBeacon(path, form);
}

const modules = new Map();
const load = (url) => {
  if (!modules.has(url)) modules.set(url, import(new URL(url, location)));
  return modules.get(url);
};
const styles = new Map();
function loadStyle(url) {
  if (!styles.has(url)) styles.set(url, new Promise((resolve) => {
    document.head.append(Object.assign(document.createElement("link"), { rel: "stylesheet", href: url, onload: resolve, onerror: resolve }));
  }));
  return styles.get(url);
}

async function showModel(model, el) {
  const { _esm: code, _css: style } = model.state;
  const [{ default: widget }] = await Promise.all([load(code), style && loadStyle(style)]);
  const { render } = typeof widget === "function" ? await widget() : widget;
  await render({ model, el });
}

function element(output, models) {
  if ("model" in output) {
    const el = document.createElement("div");
    showModel(models.get(output.model), el);
    return el;
  }
  if ("html" in output) return document.createRange().createContextualFragment(output.html);
  if ("text" in output) return Object.assign(document.createElement("pre"), { textContent: output.text });
  return Object.assign(document.createElement("p"), { className: "failed", textContent: page.texts.failed });
}

const isOurs = ({ outputs, models }) =>
  Object.values(outputs).flat().every((o) => !o.foreign && (!("model" in o) || models[o.model]?._esm));

const breathe = () => new Promise((resolve) => { setTimeout(resolve); });

async function show({ outputs }, models) {
  for (const [index, shown] of Object.entries(outputs)) {
    await breathe(); // what is first on the page need not wait for the rest
    const slot = document.getElementById(`slot-${index}`);
    if (!slot) continue; // a cell without a place on the page, such as the setup
    slot.lastElementChild.append(...shown.map((output) => element(output, models)));
    slot.dataset.ran = "";
  }
  root.dataset.ran = "";
  dispatchEvent(new Event("bone-course:ran"));
}

const shownModels = ({ outputs }) => Object.values(outputs).flat().flatMap((o) => "model" in o ? [o.model] : []);
const makeModels = ({ models }, line) =>
  new Map(Object.entries(models).map(([id, state]) => [id, new Model(id, state, line)]));

// plotly.js is large: it is run after the text has been painted.
function loadPlotly() {
  const { href } = document.querySelector("link[data-plotly]");
  document.head.append(Object.assign(document.createElement("script"), { src: href, async: true }));
  document.head.lastElementChild.dataset.plotly = "";
}

function leaveToVoila() {
  const address = new URL(location);
  address.searchParams.set("frontend", "voila");
  location.replace(address);
}

// The kernel is gone: another one takes over, and the widgets on the page stay as they are.
async function revive(line, order) {
  const dead = line.kernel;
  line.close();
  const seat = await takeSeat(null, { "X-Instead-Of": dead }); // in a full class, too
  const ids = shownModels(seat);
  line.models = new Map(order.map((model, i) => [ids[i], model]));
  order.forEach((model, i) => model.revive(ids[i], seat.models[ids[i]]));
  line.open(seat.kernel);
}

async function start() {
  const line = new Line();
  const arrived = takeSeat(globalThis.courseSeat);
  await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  root.dataset.painted = "";
  loadPlotly();
  const seat = await arrived;
  line.kernel = seat.kernel;
  addEventListener("pagehide", () => { if (line.kernel) beacon(`${base}voila/api/shutdown/${line.kernel}`); });
  if (!isOurs(seat)) return leaveToVoila();
  line.models = makeModels(seat, line);
  line.open(seat.kernel);
  if (document.readyState === "loading") await new Promise((resolve) => addEventListener("DOMContentLoaded", resolve));
  await show(seat, line.models);
  const order = shownModels(seat).map((id) => line.models.get(id));
  line.onDead = () => revive(line, order);
  // Back from the browser's memory: the kernel is gone, so start anew.
  addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });
  return undefined;
}

start();
