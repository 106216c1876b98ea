// A calculator on the page: draws what the kernel says and reports what a person enters. It computes nothing.
import { makeAnswer } from "./answer.js";
import { makeChart } from "./chart.js";
import { makeControl } from "./controls.js";
import { calm, fill, freshId, h, mount, put, saveFile } from "./dom.js";
import { isReload, makeDraft } from "./drafts.js";
import { makeLine } from "./line.js";
import { fragment, mine, shownCase, takesCase } from "./mine.js";
import { makeOffer } from "./offer.js";
import { results } from "./results.js";
import { makeProvenance, makeTable } from "./table.js";
import { hasPicture, makeTools, pictureBlob } from "./tools.js";

const MANY_CONTROLS = 8; // a longer column of controls leaves the buttons to the column of pictures

function render({ model, el }) {
  const spec = model.get("spec");
  const words = spec.words;
  const pending = {}; // entered, not accepted yet: stays in the fields and goes along with the next request
  const halfTyped = {}; // not even entered yet
  const units = {};
  let saidAtStart = null; // what to say once a link, my numbers or a made-up person have been used
  let guest = null; // the made-up person whose numbers stand here
  let entered = false; // since the last start: only what a reader enters here becomes "my numbers"
  let own = false; // "my numbers" stand here
  let broughtBack = false; // what was refused or half typed before a reload is not yet back in its field
  let shownBase = {}; // the values of the answer that stands here
  let accepted = null; // the values before a reload, until the kernel has them again
  const example = JSON.stringify(model.get("view").base);
  const line = makeLine(model, words);
  const draft = makeDraft(spec);
  const answer = makeAnswer(words);
  const table = makeTable(words);
  const charts = [];
  const note = h("p", { class: "note-line" });
  const refusedAll = h("p", { class: "error" });
  const drawingHost = h("div", { class: "drawing" });
  const chartHost = h("div", { class: "charts" });
  const drawing = PICTURE ? PICTURE(drawingHost, pictureContext(model, spec, enterAll)) : null;

  const controls = spec.controls.map((control) => makeControl(control, words, {
    enter: (entry) => enter(control.name, entry),
    typed: (text) => { halfTyped[control.name] = text; keepDraft(); },
    changeUnit: (position) => { units[control.name] = position; delete pending[control.name]; request(); },
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
    image: () => pictureBlob(drawing && drawingHost, charts),
    hasImage: () => hasPicture(drawing && drawingHost, charts),
    getFile: (position) => line.send({ entries: { ...pending }, units: { ...units }, file: position }),
    sheet: drawing?.sheet,
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
    keepDraft();
    line.send({ entries: { ...pending }, units: { ...units } });
  }
  const keepDraft = () => draft.keep(accepted ?? model.get("view").base, { ...pending, ...halfTyped }, units);
  // After a reload: first what was accepted, then what was not yet.
  function useDraft(kept) {
    Object.assign(units, kept.units);
    accepted = kept.base;
    const person = shownCase();
    guest = person && takesCase(spec, person) ? person : null;
    saidAtStart = () => words.brought_back;
    line.send({ entries: kept.base, units: { ...units }, base: true, ...(kept.own && { mine: kept.own }) });
    if (!Object.keys(kept.entries).length) return;
    broughtBack = true;
    enterAll(kept.entries);
  }
  function revived() {
    line.startAnew();
    useDraft({ base: shownBase, entries: { ...pending, ...halfTyped }, units: { ...units } });
  }
  function useLink(entries) {
    forgetAll();
    own = false;
    guest = shownCase();
    saidAtStart = skippedOnly;
    line.send({ entries, units: { ...units }, base: true });
  }
  function useMine(numbers, how = {}) {
    forgetAll();
    own = true;
    saidAtStart = (names) => `${words.is_mine} ${skippedOnly(names)}`.trim();
    line.send({ entries: {}, mine: numbers, units: { ...units }, ...how });
  }
  function useCase(person) {
    forgetAll();
    entered = own = false;
    guest = person;
    saidAtStart = (names) => fill(names ? words.case_misfit : words.is_case, { name: person.name, names });
    line.send({ entries: person.answers[spec.name] ?? {}, mine: person.numbers, units: { ...units }, reset: true, whole: true });
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
    line.send({ entries: {}, reset: true });
  }
  const skippedOnly = (names) => names ? fill(words.skipped, { names }) : "";
  function forgetAll() {
    forget();
    accepted = null;
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
    showControls(spec, controls, view, pending);
    put(refusedAll, view.errors[""] ? "⚠ " + view.errors[""] : "");
    answer.show(view, refused);
    bench.toggleAttribute("data-stale", refused);
    bench.dataset.whose = guest ? "guest" : JSON.stringify(view.base) === example ? "example" : "mine";
    put(note, view.note ?? "");
    if (refused) return; // the last good picture stays
    showCharts(model, charts, chartHost, view.graphs);
    if (pictureDrawn) drawing?.draw(view.picture);
    table.show(view.table);
    tools.show(view);
    offer.show();
    if (spec.keeps && entered) mine.keep(spec, view.base);
    if (spec.in_summary && (entered || own) && line.idle() && !guest && !shownCase()) results.keep(spec, view);
    if (entered && line.idle()) keepDraft();
  }

  const bench = layout(spec, { answer, controls, note, refusedAll, offer, drawing: drawing && drawingHost, chartHost, table, tools });
  mount(el, bench);
  model.on("change:view", update);
  model.on("msg:custom", saveOwnFile);
  model.on("revived", revived); // from static/live.js: another kernel has taken over
  let pictureDrawn = Boolean(drawing?.sheet); // what can be printed is drawn at once
  update();
  whenDrawn(charts).then(() => {
    pictureDrawn = true;
    if (drawing) drawing.draw(model.get("view").picture);
  });
  startValues(spec, draft.read(), { useDraft, useLink, useMine, useCase });
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
    drawing?.stop();
    charts.forEach((chart) => chart.stop());
  };
}

// A file that the kernel made for its button.
function saveOwnFile({ file }) {
  if (file) saveFile(file.name, new Blob([file.text], { type: `${file.type};charset=utf-8` }));
}

// What was entered in this tab comes before a link that was there already; a link before a made-up person,
// that one before my numbers, and my numbers before the example.
function startValues(spec, kept, { useDraft, useLink, useMine, useCase }) {
  const linked = fragment.entriesFor(spec);
  const person = shownCase();
  const own = mine.numbersFor(spec);
  if (kept && (!linked || isReload())) useDraft(kept);
  else if (linked) useLink(linked);
  else if (person && takesCase(spec, person)) useCase(person);
  else if (own && !person) useMine(own);
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

function showCharts(model, charts, host, graphs) {
  graphs.forEach((graph, i) => {
    if (!charts[i]) {
      charts[i] = makeChart(model);
      host.append(charts[i].element);
    }
    charts[i].element.hidden = false;
    charts[i].show(graph);
  });
  charts.slice(graphs.length).forEach((chart) => { chart.element.hidden = true; }); // this answer has fewer charts
}

// A picture may take long to draw for the first time: the charts go first, if there is room for them.
const whenDrawn = (charts) => Promise.race([
  Promise.all(charts.map((chart) => chart.drawn)).then(() => charts.length && nextFrame()),
  new Promise((resolve) => { setTimeout(resolve, 1500); }),
]);
const nextFrame = () => new Promise((resolve) => { requestAnimationFrame(() => setTimeout(resolve)); });

// What a picture may ask of the page: texts, numbers, motion, and to fill in controls as if they were typed.
function pictureContext(model, spec, enterAll) {
  const format = (number, digits) =>
    number.toLocaleString(spec.language, { minimumFractionDigits: digits, maximumFractionDigits: digits })
      .replace("-", "−");
  return {
    t: (key, values) => fill(spec.picture[key] ?? `{${key}}`, values),
    n: format,
    calm,
    enter: (name, entry) => enterAll({ [name]: entry }),
    enterAll,
    weight: (bodyWeights) => {
      const weight = model.get("view").picture.weight_unit;
      return weight ? fill(weight.text, { n: format(Math.round(bodyWeights * weight.per_bw), 0) }) : "";
    },
  };
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
        ...(spec.picture_last ? [parts.chartHost, parts.drawing] : [parts.drawing, parts.chartHost]),
        h("div", { class: "more" }, parts.table.element, spec.provenance.length ? makeProvenance(spec.provenance, words) : null),
        limits(spec)),
      parts.tools.element));
}

export default { render };
