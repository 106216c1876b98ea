// A calculator on the page: draws what the kernel says and reports what a person enters. It computes nothing.
import { makeAnswer } from "./answer.js";
import { makeControl } from "./controls.js";
import { fill, freshId, h, mount, put, saveFile } from "./dom.js";
import { isReload, makeDraft } from "./drafts.js";
import { makeDrawn } from "./drawn.js";
import { makeLine } from "./line.js";
import { fragment, mine, shownCase, takesCase } from "./mine.js";
import { makeOffer } from "./offer.js";
import { results } from "./results.js";
import { makeProvenance, makeTable } from "./table.js";
import { makeTools } from "./tools.js";
import { makeUnits } from "./units.js";

const PATIENCE_FOR_UNITS = 1500; // ms that a calculator waits, unseen, for the reader's units
const MANY_CONTROLS = 8; // a longer column of controls leaves the buttons to the column of pictures

function render({ model, el }) {
  const spec = model.get("spec");
  const words = spec.words;
  const pending = {}; // entered, not accepted yet: stays in the fields and goes along with the next request
  const halfTyped = {}; // not even entered yet
  let saidAtStart = null; // what to say once a link, my numbers or a made-up person have been used
  let guest = null; // the made-up person whose numbers stand here
  let entered = false; // since the last start: only what a reader enters here becomes "my numbers"
  let own = false; // "my numbers" stand here
  let broughtBack = false; // what was refused or half typed before a reload is not yet back in its field
  let quiet = false; // the answer only changes its unit, because of another calculator: that is not read out
  let shownBase = {}; // the values of the answer that stands here
  let accepted = null; // the values before a reload, until the kernel has them again
  const example = JSON.stringify(model.get("view").base);
  const line = makeLine(model, words);
  const units = makeUnits(spec, model.get("view").shown, changeUnits);
  const draft = makeDraft(spec);
  const answer = makeAnswer(words);
  const table = makeTable(words);
  const drawn = makeDrawn(model, spec, PICTURE, enterAll);
  const note = h("p", { class: "note-line" });
  const refusedAll = h("p", { class: "error" });

  const controls = spec.controls.map((control) => makeControl(control, words, {
    enter: (entry) => enter(control.name, entry),
    typed: (text) => { halfTyped[control.name] = text; keepDraft(); },
    changeUnit: (position) => units.choose(control.name, position),
    level: spec.level,
  }));
  const tools = makeTools(spec, words, {
    current: () => model.get("view"),
    reset: () => guest ? useCase(guest) : startAgain(),
    useMine: () => {
      const numbers = mine.numbersFor(spec);
      if (numbers) useMine(numbers);
      else tools.say(words.no_mine);
    },
    image: drawn.image,
    hasImage: drawn.hasImage,
    getFile: (position) => line.send({ entries: { ...pending }, units: { ...units.positions }, file: position }),
    sheet: drawn.sheet,
  });
  const offer = makeOffer(spec, words, {
    base: () => model.get("view").base,
    kept: (name) => { // the button that was pressed is gone
      controls[spec.controls.findIndex((control) => control.name === name)].inputs[0].focus();
      tools.say(words.kept);
    },
  });

  function enter(name, entry) { enterAll({ [name]: entry }); }
  function enterAll(entries) {
    Object.assign(pending, entries);
    offer.touch(Object.keys(entries));
    for (const name of Object.keys(entries)) delete halfTyped[name];
    request();
  }
  function request() {
    entered = true;
    quiet = false;
    keepDraft();
    ask();
  }
  const ask = () => line.send({ entries: { ...pending }, units: { ...units.positions } });
  // Another unit is no other number: what was entered in the last one goes, and nothing becomes "my numbers".
  function changeUnits(names, chosenHere = false) {
    for (const name of names) {
      delete pending[name];
      delete halfTyped[name];
    }
    if (entered) keepDraft();
    quiet = !chosenHere;
    ask();
  }
  const keepDraft = () => draft.keep(accepted ?? model.get("view").base, { ...pending, ...halfTyped }, units.positions);
  // After a reload: first what was accepted, then what was not yet.
  function useDraft(kept) {
    for (const name of Object.keys(kept.entries)) { // they are read in the unit in which they were typed
      if (name in units.positions) units.positions[name] = kept.units[name] ?? units.positions[name];
    }
    accepted = kept.base;
    const person = shownCase();
    guest = person && takesCase(spec, person) ? person : null;
    saidAtStart = () => words.brought_back;
    line.send({ entries: kept.base, units: { ...units.positions }, base: true, ...(kept.own && { mine: kept.own }) });
    if (!Object.keys(kept.entries).length) return;
    broughtBack = true;
    enterAll(kept.entries);
  }
  function revived() {
    line.startAnew();
    useDraft({ base: shownBase, entries: { ...pending, ...halfTyped }, units: { ...units.positions } });
  }
  function useLink(entries) {
    forgetAll();
    own = false;
    guest = shownCase();
    saidAtStart = skippedOnly;
    line.send({ entries, units: { ...units.positions }, base: true });
  }
  function useMine(numbers, how = {}) {
    forgetAll();
    own = true;
    saidAtStart = (names) => `${words.is_mine} ${skippedOnly(names)}`.trim();
    line.send({ entries: {}, mine: numbers, units: { ...units.positions }, ...how });
  }
  function useCase(person) {
    forgetAll();
    entered = own = false;
    guest = person;
    saidAtStart = (names) => fill(names ? words.case_misfit : words.is_case, { name: person.name, names });
    line.send({ entries: person.answers[spec.name] ?? {}, mine: person.numbers, units: { ...units.positions }, reset: true, whole: true });
  }
  // The page shows another person, or the reader again: nothing of the last one stays.
  function changePerson() {
    const person = shownCase();
    const numbers = mine.numbersFor(spec);
    if (person && takesCase(spec, person)) return useCase(person);
    if (!guest) return undefined;
    guest = null;
    entered = false;
    if (numbers && !person) return useMine(numbers, { reset: true });
    saidAtStart = () => "";
    return startAgain();
  }
  function startAgain() {
    forgetAll();
    entered = own = false;
    line.send({ entries: {}, units: { ...units.positions }, reset: true });
  }
  // Nobody is to see one unit and then another; a kernel that is slow is not waited for.
  function waitUnseen() {
    bench.dataset.unseen = "";
    setTimeout(() => bench.removeAttribute("data-unseen"), PATIENCE_FOR_UNITS);
  }
  const skippedOnly = (names) => names ? fill(words.skipped, { names }) : "";
  function forgetAll() {
    forget();
    accepted = null;
    quiet = false;
    units.useKept();
    offer.forget();
    for (const name of Object.keys(halfTyped)) delete halfTyped[name];
    draft.forget();
  }
  function forget() { for (const name of Object.keys(pending)) delete pending[name]; }

  function update() {
    const view = model.get("view");
    line.answered(view.seq);
    if (saidAtStart !== null && line.idle()) {
      tools.say(saidAtStart(view.skipped.join(", ")));
      answer.about(guest && !view.skipped.length ? fill(words.guest, { name: guest.name }) : "");
      saidAtStart = null;
    }
    shownBase = view.base;
    const refused = Object.keys(view.errors).length > 0;
    if (!refused && line.idle()) forget();
    if (line.idle()) accepted = null;
    if (broughtBack && line.idle()) {
      broughtBack = false;
      controls.forEach((control) => {
        const typed = pending[control.name];
        if (typeof typed === "string" || Array.isArray(typed)) control.retype?.(typed);
      });
    }
    const redraws = units.areNew(view) || !refused; // else the last good picture stays
    if (redraws) drawn.show(view);
    showControls(spec, controls, view, pending);
    put(refusedAll, view.errors[""] ? "⚠ " + view.errors[""] : "");
    answer.show(view, refused, quiet);
    if (line.idle()) bench.removeAttribute("data-unseen");
    bench.toggleAttribute("data-stale", refused);
    bench.dataset.whose = guest ? "guest" : JSON.stringify(view.base) === example ? "example" : "mine";
    put(note, view.note ?? "");
    if (redraws) table.show(view.table);
    if (refused) return;
    tools.show(view);
    offer.show();
    if (spec.keeps && entered) mine.keep(spec, view.base);
    if (spec.in_summary && (entered || own) && line.idle() && !guest && !shownCase()) results.keep(spec, view);
    if (entered && line.idle()) keepDraft();
  }

  const bench = layout(spec, { answer, controls, note, refusedAll, offer, drawn, table, tools });
  mount(el, bench);
  model.on("change:view", update);
  model.on("msg:custom", saveOwnFile);
  model.on("revived", revived); // from static/live.js: another kernel has taken over
  update();
  drawn.drawPicture();
  const inOtherUnits = units.useKept().length > 0;
  if (inOtherUnits) waitUnseen();
  const useExample = () => { if (inOtherUnits) changeUnits([]); };
  startValues(spec, draft.read(), { useDraft, useLink, useMine, useCase, useExample });
  addEventListener("bone-course:case", changePerson);
  addEventListener("bone-course:numbers", offer.show);
  return () => {
    removeEventListener("bone-course:case", changePerson);
    removeEventListener("bone-course:numbers", offer.show);
    model.off("change:view", update);
    model.off("msg:custom", saveOwnFile);
    model.off("revived", revived);
    line.stop();
    answer.stop();
    units.stop();
    drawn.stop();
  };
}

// A file that the kernel made for its button.
function saveOwnFile({ file }) {
  if (file) saveFile(file.name, new Blob([file.text], { type: `${file.type};charset=utf-8` }));
}

// What was entered in this tab comes before a link that was there already; a link before a made-up person,
// that one before my numbers, and my numbers before the example.
function startValues(spec, kept, { useDraft, useLink, useMine, useCase, useExample }) {
  const linked = fragment.entriesFor(spec);
  const person = shownCase();
  const own = mine.numbersFor(spec);
  if (kept && (!linked || isReload())) useDraft(kept);
  else if (linked) useLink(linked);
  else if (person && takesCase(spec, person)) useCase(person);
  else if (own && !person) useMine(own);
  else useExample();
}

function showControls(spec, controls, view, pending) {
  const visible = {};
  const refused = Object.keys(view.errors).length > 0; // then nothing of what was entered is taken: it stays in its field
  spec.controls.forEach((control, i) => {
    const shown = view.shown[control.name];
    const focused = controls[i].inputs.includes(document.activeElement);
    const keepText = control.name in pending && (focused || refused);
    controls[i].show(shown, keepText, control.name in pending);
    controls[i].refuse(view.errors[control.name] ?? "");
    visible[control.name] = control.when.every(([parent, allowed]) =>
      visible[parent] && allowed.includes(view.shown[parent].value));
    controls[i].field.hidden = !visible[control.name];
    if (controls[i].heading) controls[i].heading.hidden = !visible[control.name];
  });
}

const limits = (spec) => h("p", { class: "limits" }, h("b", {}, spec.words.cannot + ". "), spec.words.limits,
  ...spec.links.flatMap(([text, href], i) => [i ? " · " : " ", h("a", { href, rel: "noreferrer" }, text)]));

function layout(spec, parts) {
  const words = spec.words;
  const id = freshId();
  return h("section", { class: "bench", "aria-labelledby": id },
    h(`h${spec.level}`, { id, class: "bench-title" }, words.title),
    h("p", { class: "question" }, words.question),
    h("div", { class: "bench-grid" + (spec.wide ? " wide" : spec.controls.length > MANY_CONTROLS ? " many" : "") },
      parts.answer.element,
      h("div", { class: "controls", role: "group", "aria-label": words.your_numbers },
        ...parts.controls.flatMap((control) => [control.heading, control.field]), parts.refusedAll, parts.note, parts.offer.element),
      h("div", { class: "pictures" },
        ...(spec.picture_last ? [parts.drawn.charts, parts.drawn.drawing] : [parts.drawn.drawing, parts.drawn.charts]),
        h("div", { class: "more" }, parts.table.element, spec.provenance.length ? makeProvenance(spec.provenance, words) : null),
        limits(spec)),
      parts.tools.element));
}

export default { render };
