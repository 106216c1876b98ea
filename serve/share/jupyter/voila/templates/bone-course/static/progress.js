// Progress as a file: save it, bring it back, erase it. What comes from a file is believed only when all of
// it has the right shape; otherwise nothing changes.
"use strict";
(() => {
  const KEY = "bone-course.progress";
  const KIND = "bone-course progress";
  const LARGEST = 200000; // bytes; a file of ours has a few thousand
  const section = document.getElementById("progress");
  const { l } = JSON.parse(document.getElementById("page-facts").textContent);
  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, key) => values[key]);
  const button = (name) => section.querySelector(`[data-progress=${name}]`);
  const picker = section.querySelector("input");
  const said = section.querySelector(".said");
  let erased = null; // for undo, until the page is left

  const isRead = ([key, day]) => /^\d\d$/.test(key) && isDay(day);
  const isAnswer = ([key, right]) => /^\d\d\.[a-z0-9-]{1,60}$/.test(key) && (right === 0 || right === 1);
  const isDay = (day) => typeof day === "string" && /^\d{4}-\d\d-\d\d$/.test(day) && !Number.isNaN(Date.parse(day));
  const isAgain = ([key, value]) => /^\d\d\.[a-z0-9-]{1,60}$/.test(key) && Array.isArray(value) && value.length === 2
    && [0, 1, 2, 3].includes(value[0]) && isDay(value[1]);
  const isTest = ([when, themes]) => ["before", "after"].includes(when) && entries(themes).length > 0
    && entries(themes).every(([theme, right]) => /^[a-z-]{1,30}$/.test(theme) && (right === 0 || right === 1));
  const LATER = { again: isAgain, tests: isTest }; // parts that older files do not have
  const entries = (value) => value && typeof value === "object" && !Array.isArray(value) ? Object.entries(value) : [];

  // What is kept here, without anything that does not belong.
  function kept() {
    let stored = null;
    try { stored = JSON.parse(localStorage.getItem(KEY)); } catch { /* no progress */ }
    return {
      read: Object.fromEntries(entries(stored?.read).filter(isRead)),
      quiz: Object.fromEntries(entries(stored?.quiz).filter(isAnswer)),
      ...later(stored),
      ...(/^\d\d$/.test(stored?.last) ? { last: stored.last } : {}),
    };
  }

  const later = (stored) => Object.fromEntries(Object.entries(LATER)
    .map(([part, isGood]) => [part, Object.fromEntries(entries(stored?.[part]).filter(isGood))])
    .filter(([, found]) => Object.keys(found).length));

  // The progress in the text of a file, or null.
  function parse(text) {
    let file;
    try { file = JSON.parse(text); } catch { return null; }
    if (file?.kind !== KIND || file.version !== 1) return null;
    const { kind, version, read, quiz, ...more } = file;
    if (!read || !quiz || Object.keys(more).some((part) => !(part in LATER))) return null;
    if ([read, quiz, ...Object.values(more)].some((part) => !part || typeof part !== "object" || Array.isArray(part))) return null;
    const all = Object.entries(read).every(isRead) && Object.entries(quiz).every(isAnswer)
      && Object.entries(more).every(([part, value]) => Object.entries(value).every(LATER[part]));
    return all ? { read, quiz, ...more } : null;
  }

  function keep(progress) {
    try { localStorage.setItem(KEY, JSON.stringify(progress)); } catch { return false; }
    dispatchEvent(new Event("bone-course:progress"));
    return true;
  }

  const count = ({ read, quiz }) => ({ read: Object.keys(read).length, quiz: Object.keys(quiz).length });
  const say = (text, values = {}) => { said.textContent = fill(text, values); };
  const canUndo = (progress) => { erased = progress; button("undo").hidden = !progress; };

  button("save").addEventListener("click", () => {
    const { last, ...file } = kept();
    const { read, quiz } = file;
    const counted = count({ read, quiz });
    if (!counted.read && !counted.quiz) return say(l.progress_nothing);
    const text = JSON.stringify({ kind: KIND, version: 1, ...file }, null, 1);
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
    link.download = "strong-bones-progress.json";
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
    return say(l.progress_saved, counted);
  });

  button("load").addEventListener("click", () => picker.click());
  picker.addEventListener("change", async () => {
    const [file] = picker.files;
    if (!file) return;
    const found = file.size <= LARGEST ? parse(await file.text().catch(() => "")) : null;
    picker.value = ""; // the same file may be chosen again
    if (!found) { say(l.progress_refused); return; }
    const here = kept();
    const quiz = { ...found.quiz };
    for (const [key, right] of Object.entries(here.quiz)) quiz[key] = Math.max(right, quiz[key] ?? 0);
    const both = { ...here, read: { ...found.read, ...here.read }, quiz };
    for (const part of Object.keys(LATER)) {
      if (found[part] || here[part]) both[part] = { ...found[part], ...here[part] };
    }
    if (keep(both)) say(l.progress_loaded, count(found));
    else say(l.progress_full);
    canUndo(null);
  });

  button("erase").addEventListener("click", () => {
    const before = kept();
    try { localStorage.removeItem(KEY); } catch { /* nothing was kept */ }
    dispatchEvent(new Event("bone-course:progress"));
    canUndo(before);
    say(l.progress_erased);
  });

  button("undo").addEventListener("click", () => {
    say(keep(erased) ? l.progress_undone : l.progress_full);
    canUndo(null);
    button("erase").focus(); // the button is gone
  });
})();
