// "My numbers": entered once, kept in this browser only, offered in every calculator.
import { store } from "./dom.js";

const MINE_KEY = "bone-course.numbers";

export const mine = {
  // The stored numbers, if this calculator can use any of them; the kernel turns them into its values.
  numbersFor(spec) {
    const stored = store.read(MINE_KEY);
    return spec.controls.some((control) => control.mine && control.mine in stored) ? stored : null;
  },
  keep(spec, base) {
    const stored = store.read(MINE_KEY);
    for (const control of spec.controls) {
      if (control.mine) stored[control.mine] = base[control.name];
    }
    store.write(MINE_KEY, stored);
    announceMine();
  },
  erase() {
    store.erase(MINE_KEY);
    announceMine();
  },
};

const announceMine = () => dispatchEvent(new CustomEvent("bone-course:numbers"));

// Links carry numbers behind the #, which a browser never sends to a server: #standing?mass=72.5&legs=one
export const fragment = {
  entriesFor(spec) {
    const [name, query] = location.hash.slice(1).split("?");
    if (name !== spec.name || !query) return null;
    const entries = {};
    for (const [key, value] of new URLSearchParams(query)) entries[key] = fragmentValue(value);
    return entries;
  },
  link(spec, base) {
    const query = new URLSearchParams();
    for (const control of spec.controls) query.set(control.name, JSON.stringify(base[control.name]) ?? "");
    return `#${spec.name}?${query}`;
  },
};

// 72.5 and true are read as such, anything else stays text; the kernel decides what is acceptable.
function fragmentValue(text) {
  try { return JSON.parse(text); } catch { return text; }
}
