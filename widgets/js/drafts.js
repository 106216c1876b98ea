// What was entered in a calculator or a question, also half typed or refused, for this tab only: a reload, a dead
// kernel or a restarted server loses nothing. Not in JupyterLab, where the numbers of a cell are those of its code.
import { mine, shownCase } from "./mine.js";

const DRAFTS_KEY = "bone-course.entries";

const readDrafts = () => { try { return JSON.parse(sessionStorage.getItem(DRAFTS_KEY)) ?? {}; } catch { return {}; } };
const writeDrafts = (all) => { try { sessionStorage.setItem(DRAFTS_KEY, JSON.stringify(all)); } catch { /* works without */ } };

// A draft belongs to a person: the reader (""), or a made-up one by key.
const whose = () => shownCase()?.key ?? "";
const ownNumbers = (spec) => JSON.stringify(mine.numbersFor(spec));

export function makeDraft(spec) {
  const here = Boolean(document.querySelector("[data-voila]"));
  return {
    // base: the values of the last good answer; entries: what was entered since, in the units shown.
    keep(base, entries, units) {
      if (!here) return;
      const draft = { who: whose(), own: ownNumbers(spec), base, entries, units };
      writeDrafts({ ...readDrafts(), [spec.name]: draft });
    },
    // Numbers that were kept as mine since then are newer than those of the draft.
    read() {
      const draft = here ? readDrafts()[spec.name] : null;
      if (!draft || typeof draft !== "object" || draft.who !== whose()) return null;
      const own = mine.numbersFor(spec);
      const changed = !draft.who && draft.own !== ownNumbers(spec);
      if (changed && !own) return null; // erased since: nothing of them stays
      const outdated = (name) => changed && spec.controls.some((control) => control.name === name && control.mine in own);
      const current = (values) => Object.fromEntries(Object.entries(values ?? {}).filter(([name]) => !outdated(name)));
      return { base: current(draft.base), entries: current(draft.entries), units: draft.units ?? {}, own: changed ? own : null };
    },
    forget: () => forgetDraft(spec.name),
  };
}

function forgetDraft(name) {
  const { [name]: gone, ...rest } = readDrafts();
  if (gone) writeDrafts(rest);
}

// What is chosen in a question and not checked yet: a list of texts, also one without any.
export function makeAnswerDraft(key) {
  const here = Boolean(document.querySelector("[data-voila]"));
  const name = `question ${key}`;
  const kept = () => {
    const entry = here ? readDrafts()[name] : null;
    return Array.isArray(entry) && entry.every((text) => typeof text === "string") ? entry : null;
  };
  return {
    waits: () => kept() !== null,
    read: () => kept() ?? [],
    keep(entry) { if (here) writeDrafts({ ...readDrafts(), [name]: entry }); },
    forget: () => forgetDraft(name),
  };
}

// Whoever erases the own numbers leaves nothing of them behind in this tab.
export function forgetAllDrafts() {
  try { sessionStorage.removeItem(DRAFTS_KEY); } catch { /* works without */ }
}

export const isReload = () => performance.getEntriesByType("navigation")[0]?.type === "reload";
