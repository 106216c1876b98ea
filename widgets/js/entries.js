// What a person has entered here and the kernel has not accepted, because it was refused, has no answer yet or is only
// half typed. It stays in its field, goes along with each request, and is kept for this tab: a reload loses none of it.
import { makeDraft } from "./drafts.js";

// base(): the values of the kernel's newest answer. positions: the units chosen, by control.
export function makeEntries(spec, base, positions) {
  const draft = makeDraft(spec);
  const pending = {}; // entered
  const halfTyped = {}; // not even entered yet
  let accepted = null; // the values before a reload, until the kernel has them again
  let shownBase = {}; // the values of the answer in sight; after a change of kernel the newest answer is another one
  let broughtBack = false; // what was refused or half typed before a reload is not yet back in its field

  const keep = () => draft.keep(accepted ?? base(), { ...pending, ...halfTyped }, positions);
  const drop = (entries, names) => { for (const name of names) delete entries[name]; };
  const clear = (entries) => drop(entries, Object.keys(entries));

  return {
    pending,
    keep,
    read: draft.read,
    enter(entries) {
      Object.assign(pending, entries);
      drop(halfTyped, Object.keys(entries));
    },
    type(name, text) {
      halfTyped[name] = text;
      keep();
    },
    drop(names) {
      drop(pending, names);
      drop(halfTyped, names);
    },
    forget() {
      clear(pending);
      clear(halfTyped);
      accepted = null;
      draft.forget();
    },
    // All that stands here, in the form of a draft: for another kernel.
    all: () => ({ base: shownBase, entries: { ...pending, ...halfTyped }, units: { ...positions } }),
    // A draft is sent: first the values that were accepted, then what was not yet.
    bringBack(kept) {
      accepted = kept.base;
      broughtBack = Object.keys(kept.entries).length > 0;
      return broughtBack;
    },
    // The kernel has answered; last: no request is under way any more.
    answered(view, refused, last) {
      shownBase = view.base;
      if (!last) return;
      if (!refused) clear(pending);
      accepted = null;
    },
    // Into the fields again, once, in the letters in which it was typed before a reload.
    retype(controls) {
      if (!broughtBack) return;
      broughtBack = false;
      for (const control of controls) {
        const typed = pending[control.name];
        if (typeof typed === "string" || Array.isArray(typed)) control.retype?.(typed);
      }
    },
  };
}
