// The units the reader counts in: chosen in any calculator, kept in this browser beside letters and colours, and
// used by all. One choice for each kind of quantity, named by its first unit: {"kg": "lb", "cm": "in"}.
import { store } from "./dom.js";

const PREFS_KEY = "bone-course.prefs";
const UNITS_EVENT = "bone-course:units"; // its detail is what was chosen

const kindOf = (control) => control.units[0].key;

// Whatever stands in the storage, only texts come out of it; a unit that a control does not know is no choice.
export function keptUnits() {
  const { units } = store.read(PREFS_KEY);
  return Object.fromEntries(Object.entries(units ?? {}).filter(([, key]) => typeof key === "string"));
}

function keepUnits(chosen) {
  store.write(PREFS_KEY, { ...store.read(PREFS_KEY), units: { ...keptUnits(), ...chosen } });
}

// shown: what the kernel shows now. changed(names, chosenHere): these controls are to be seen in another unit; it was
// chosen in this calculator or in another one.
export function makeUnits(spec, shown, changed) {
  const controls = spec.controls.filter(({ units }) => units?.length > 1);
  const positions = Object.fromEntries(controls.map(({ name }) => [name, shown[name].unit])); // for each request
  let spoken = ""; // the units of the answer that stands here

  function take(chosen) {
    const moved = [];
    for (const control of controls) {
      const position = control.units.findIndex(({ key }) => key === chosen[kindOf(control)]);
      if (position < 0 || position === positions[control.name]) continue;
      positions[control.name] = position;
      moved.push(control.name);
    }
    return moved;
  }
  function hear({ detail }) {
    const moved = take(detail);
    if (moved.length) changed(moved, false);
  }
  addEventListener(UNITS_EVENT, hear);

  return {
    positions,
    useKept: () => take(keptUnits()),
    choose(name, position) {
      const control = controls.find((one) => one.name === name);
      const chosen = { [kindOf(control)]: control.units[position].key };
      keepUnits(chosen);
      changed(take(chosen), true);
      dispatchEvent(new CustomEvent(UNITS_EVENT, { detail: chosen })); // nothing is left to change here
    },
    // Does this answer speak other units than the last one?
    areNew(view) {
      const before = spoken;
      spoken = JSON.stringify(controls.map(({ name }) => view.shown[name].unit));
      return spoken !== before;
    },
    stop: () => removeEventListener(UNITS_EVENT, hear),
  };
}
