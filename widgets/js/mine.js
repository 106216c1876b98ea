// "My numbers": entered once, kept in this browser only, offered in every calculator. And the made-up
// person of a lesson, who stands in for the reader while the page says so.
import { store } from "./dom.js";
import { eraseSummary } from "./results.js";

const MINE_KEY = "bone-course.numbers";

// The page names a made-up person on <html> (static/case.js) and holds everybody's numbers among its facts.
// Where there is no such page, as in JupyterLab, there is nobody.
export function shownCase() {
  const key = document.documentElement.dataset.case;
  const facts = key && document.getElementById("page-facts");
  return facts ? JSON.parse(facts.textContent).cases.find((person) => person.key === key) ?? null : null;
}

// Does this calculator have a place for any of that person's numbers or answers?
export const takesCase = (spec, person) =>
  spec.name in person.answers || spec.controls.some((control) => control.mine in person.numbers);

export const mine = {
  // The stored numbers, if this calculator can use any of them; the kernel turns them into its values.
  numbersFor(spec) {
    const stored = store.read(MINE_KEY);
    return spec.controls.some((control) => control.mine && control.mine in stored) ? stored : null;
  },
  keep(spec, base) {
    if (shownCase()) return; // a made-up person never becomes the reader
    const stored = store.read(MINE_KEY);
    for (const control of spec.controls) {
      if (control.mine) stored[control.mine] = base[control.name];
    }
    store.write(MINE_KEY, stored);
    announceMine();
  },
  // The controls that stand on another number than the one that was kept.
  changed(spec, base) {
    if (shownCase()) return [];
    const stored = store.read(MINE_KEY);
    return spec.controls.filter((control) => control.mine && control.mine in stored && stored[control.mine] !== base[control.name]);
  },
  erase() {
    store.erase(MINE_KEY);
    eraseSummary();
    announceMine();
  },
};

const announceMine = () => dispatchEvent(new CustomEvent("bone-course:numbers"));

const CASE_IN_LINK = "case"; // who the numbers belong to; the page reads it

// Links carry numbers behind the #, which a browser never sends to a server: #standing?mass=72.5&legs=one
export const fragment = {
  entriesFor(spec) {
    const [name, query] = location.hash.slice(1).split("?");
    if (name !== spec.name || !query) return null;
    const entries = {};
    for (const [key, value] of new URLSearchParams(query)) {
      // said twice is not said: nothing may choose between the two, so the kernel refuses it by name
      if (key !== CASE_IN_LINK) entries[key] = Object.hasOwn(entries, key) ? {} : fragmentValue(value);
    }
    return entries;
  },
  link(spec, base) {
    const query = new URLSearchParams();
    for (const control of spec.controls) query.set(control.name, JSON.stringify(base[control.name]) ?? "");
    const person = shownCase();
    if (person) query.set(CASE_IN_LINK, person.key);
    return `#${spec.name}?${query}`;
  },
};

// 72.5 and true are read as such, anything else stays text; the kernel decides what is acceptable.
function fragmentValue(text) {
  try { return JSON.parse(text); } catch { return text; }
}
