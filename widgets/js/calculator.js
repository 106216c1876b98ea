// A calculator on the page: draws what the kernel says and reports what a person enters. It computes nothing.
import { makeAnswer } from "./answer.js";
import { makeControl } from "./controls.js";
import { freshId, h, mount, put, saveFile } from "./dom.js";
import { makeDrawn } from "./drawn.js";
import { makeEntries } from "./entries.js";
import { makeLine } from "./line.js";
import { mine } from "./mine.js";
import { makeOffer } from "./offer.js";
import { results } from "./results.js";
import { makeStarts } from "./starts.js";
import { makeProvenance, makeTable } from "./table.js";
import { makeTools } from "./tools.js";
import { makeUnits } from "./units.js";

const PATIENCE_FOR_UNITS = 1500; // ms that a calculator waits, unseen, for the reader's units
const MANY_CONTROLS = 8; // a longer column of controls leaves the buttons to the column of pictures

function render({ model, el }) {
  const spec = model.get("spec");
  const words = spec.words;
  const current = () => model.get("view");
  const example = JSON.stringify(current().base);
  let quiet = false; // the answer only changes its unit, because of another calculator: that is not read out

  const line = makeLine(model, words);
  const units = makeUnits(spec, current().shown, changeUnits);
  const entries = makeEntries(spec, () => current().base, units.positions);
  const answer = makeAnswer(words);
  const table = makeTable(words);
  const drawn = makeDrawn(model, spec, PICTURE, enterAll);
  const note = h("p", { class: "note-line" });
  const refusedAll = h("p", { class: "error" });
  const starts = makeStarts(spec, words, example, {
    entries, positions: units.positions, clear, send, enterAll, say: (text) => tools.say(text), about: answer.about,
  });
  const controls = spec.controls.map((control) => makeControl(control, words, {
    enter: (entry) => enterAll({ [control.name]: entry }),
    typed: (text) => entries.type(control.name, text),
    changeUnit: (position) => units.choose(control.name, position),
    level: spec.level,
  }));
  const tools = makeTools(spec, words, {
    current,
    reset: starts.again,
    useMine: starts.useMine,
    image: drawn.image,
    hasImage: drawn.hasImage,
    getFile: (position) => ask({ file: position }),
    sheet: drawn.sheet,
  });
  const offer = makeOffer(spec, words, {
    base: () => current().base,
    kept: (name) => { // the button that was pressed is gone
      controls[spec.controls.findIndex((control) => control.name === name)].inputs[0].focus();
      tools.say(words.kept);
    },
  });

  function send(request) { line.send({ ...request, units: { ...units.positions } }); }
  function ask(more = {}) { send({ entries: { ...entries.pending }, ...more }); }
  function enterAll(entered) {
    entries.enter(entered);
    offer.touch(Object.keys(entered));
    starts.enter();
    quiet = false;
    entries.keep();
    ask();
  }
  // Another unit is no other number: what was entered in the last one goes, and nothing becomes "my numbers".
  function changeUnits(names, chosenHere = false) {
    entries.drop(names);
    if (starts.entered()) entries.keep();
    quiet = !chosenHere;
    ask();
  }
  function clear() {
    quiet = false;
    entries.forget();
    units.useKept();
    offer.forget();
  }
  function revived() { // said by static/live.js: another kernel has taken over
    line.startAnew();
    starts.useDraft(entries.all());
  }

  function update() {
    const view = current();
    const refused = isRefused(view);
    line.answered(view.seq);
    if (line.idle()) starts.arrived(view);
    entries.answered(view, refused, line.idle());
    if (line.idle()) entries.retype(controls);
    const redraws = units.areNew(view) || !refused; // else the last good picture stays
    if (redraws) drawn.show(view);
    showControls(spec, controls, view, entries.pending);
    put(refusedAll, view.errors[""] ? "⚠ " + view.errors[""] : "");
    answer.show(view, refused, quiet);
    if (line.idle()) bench.removeAttribute("data-unseen");
    bench.toggleAttribute("data-stale", refused);
    bench.dataset.whose = starts.whose(view.base);
    put(note, view.note ?? "");
    if (redraws) table.show(view.table);
    if (refused) return;
    tools.show(view);
    offer.show();
    keep(view);
  }
  function keep(view) {
    if (spec.keeps && starts.entered()) mine.keep(spec, view.base);
    if (spec.in_summary && line.idle() && starts.isReaders()) results.keep(spec, view);
    if (starts.entered() && line.idle()) entries.keep();
  }

  const bench = layout(spec, { answer, controls, note, refusedAll, offer, drawn, table, tools });
  mount(el, bench);
  const stopListening = listen(model,
    { "change:view": update, "msg:custom": saveOwnFile, revived },
    { "bone-course:case": starts.changePerson, "bone-course:numbers": offer.show });
  update();
  drawn.drawPicture();
  const inOtherUnits = units.useKept().length > 0;
  if (inOtherUnits) waitUnseen(bench);
  if (!starts.begin() && inOtherUnits) changeUnits([]);
  return () => {
    stopListening();
    for (const part of [line, answer, units, drawn]) part.stop();
  };
}

const isRefused = (view) => Object.keys(view.errors).length > 0;

// Nobody is to see one unit and then another; a kernel that is slow is not waited for.
function waitUnseen(bench) {
  bench.dataset.unseen = "";
  setTimeout(() => bench.removeAttribute("data-unseen"), PATIENCE_FOR_UNITS);
}

// Events of the model and of the page, each with what it does. Returns what ends it.
function listen(model, ofModel, ofPage) {
  for (const [event, act] of Object.entries(ofModel)) model.on(event, act);
  for (const [event, act] of Object.entries(ofPage)) addEventListener(event, act);
  return () => {
    for (const [event, act] of Object.entries(ofModel)) model.off(event, act);
    for (const [event, act] of Object.entries(ofPage)) removeEventListener(event, act);
  };
}

// A file that the kernel made for its button.
function saveOwnFile({ file }) {
  if (file) saveFile(file.name, new Blob([file.text], { type: `${file.type};charset=utf-8` }));
}

function showControls(spec, controls, view, pending) {
  const visible = {};
  const refused = isRefused(view); // then nothing of what was entered is taken: it stays in its field
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
