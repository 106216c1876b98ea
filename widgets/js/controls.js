// The controls: native elements with a label, a range and a place for a sentence when a value is refused.
// A control shows what the kernel says (`show`) and reports what a person enters (`enter`); it computes nothing.
import { fill, freshId, h, put } from "./dom.js";

// enter(entry): the reader chose or typed; typed(text): is still typing; changeUnit(position): wants to see another unit.
// level: of the heading of the calculator; a part of the controls stands one below it.
export function makeControl(spec, words, { enter, typed, changeUnit, level }) {
  const parts = { id: freshId(), error: h("p", { class: "error" }) };
  parts.error.id = parts.id + "e";
  const kinds = {
    number: numberControl, count: numberControl, choice: choiceControl, select: selectControl, tick: tickControl,
    date: dateControl, ticks: ticksControl,
  };
  const control = kinds[spec.kind](spec, words, parts, { enter, typed, changeUnit });
  return {
    ...control,
    name: spec.name,
    heading: spec.part ? h(`h${level + 1}`, { class: "part" }, spec.part) : null,
    refuse(sentence) {
      put(parts.error, sentence ? "⚠ " + sentence : "");
      control.field.toggleAttribute("data-refused", Boolean(sentence));
      for (const input of control.inputs) {
        if (sentence) input.setAttribute("aria-invalid", "true");
        else input.removeAttribute("aria-invalid");
      }
    },
  };
}

function choiceControl(spec, words, parts, { enter }) {
  const inputs = spec.options.map((label, position) =>
    h("input", { type: "radio", name: parts.id, value: position, onchange: () => enter(position) }));
  const field = optionsField(spec, parts, "seg" + (segWraps(spec) ? " wraps" : ""), inputs);
  return { field, inputs: [], show: (shown) => inputs.forEach((x, i) => { x.checked = i === shown.value; }) };
}

function ticksControl(spec, words, parts, { enter }) {
  const ticked = () => inputs.flatMap((x, position) => (x.checked ? [position] : []));
  const inputs = spec.options.map(() => h("input", { type: "checkbox", onchange: () => enter(ticked()) }));
  // A second tick while the first is under way must not be taken back by the answer to the first.
  const show = (shown, keepText, pending) => {
    if (!pending) inputs.forEach((x, i) => { x.checked = shown.value.includes(i); });
  };
  return { field: optionsField(spec, parts, "ticks", inputs), inputs: [], show };
}

// A question with all its answers in sight.
function optionsField(spec, { id, error }, look, inputs) {
  const help = helpLine(spec, id);
  return h("fieldset",
    { class: "field", "aria-describedby": [help && id + "h", error.id].filter(Boolean).join(" ") },
    h("legend", {}, spec.label), help,
    h("div", { class: look }, ...inputs.map((input, i) => h("label", {}, input, h("span", {}, spec.options[i])))),
    error);
}

// Two or three short answers stand side by side; longer ones one below the other.
const segWraps = (spec) => spec.options.length > 3 || spec.options.some((label) => label.length > 12);

function selectControl(spec, words, { id, error }, { enter }) {
  const input = h("select", { id, "aria-describedby": error.id, onchange: () => enter(Number(input.value)) },
    ...spec.options.map((label, position) => h("option", { value: position }, label)));
  const field = h("div", { class: "field" },
    h("label", { for: id }, spec.label), helpLine(spec, id), input, error);
  return { field, inputs: [input], show: (shown) => { input.value = shown.value; } };
}

function tickControl(spec, words, { id, error }, { enter }) {
  const input = h("input", { id, type: "checkbox", "aria-describedby": error.id, onchange: () => enter(Number(input.checked)) });
  const field = h("div", { class: "field statement" }, h("label", { class: "tick" }, input, h("span", {}, spec.label)), helpLine(spec, id), error);
  return { field, inputs: [input], show: (shown) => { input.checked = shown.value === 1; } };
}

// While a date is typed, its year passes through 2, 20, 202: only a date in range is reported at once.
function dateControl(spec, words, { id, error }, { enter }) {
  let known = "";
  const report = () => { if (input.value !== known) enter(input.value); };
  const input = h("input", {
    id, type: "date", min: spec.low, max: spec.high, "aria-describedby": error.id,
    onchange: () => { if (input.value && input.validity.valid) report(); }, onblur: report,
  });
  const field = h("div", { class: "field" }, h("label", { for: id }, spec.label), helpLine(spec, id), input, error);
  function show(shown, keepText) {
    known = shown.value;
    if (!keepText && document.activeElement !== input) input.value = shown.value;
  }
  return { field, inputs: [input], show };
}

function helpLine(spec, id) {
  return spec.help ? h("span", { class: "hint", id: id + "h" }, spec.help) : null;
}

function numberControl(spec, words, { id, error }, { enter, typed, changeUnit }) {
  let unit = spec.units[0];
  let now = { value: 0, text: "", unit: 0 };
  let typing = false; // an answer to something else must not wipe out a number half typed
  const input = h("input", {
    id, type: "text", inputmode: "decimal", autocomplete: "off",
    "aria-describedby": `${id}h ${id}e`,
    oninput: () => { typing = true; typed(input.value); },
    onchange: take,
    onblur: () => { typing = false; },
    onkeydown: (event) => { if (event.key === "Enter") take(); numberKeys(event, step); },
  });
  const slider = h("input", {
    type: "range", class: "slider", "aria-label": fill(words.slider, { label: spec.label }),
    oninput: () => { paintTrack(slider); enter(Number(slider.value)); },
  });
  const stepButton = (sign, glyph, label) =>
    h("button", { type: "button", tabindex: -1, "aria-label": label, onclick: () => step(sign) }, glyph);
  const range = h("span", { class: "hint", id: id + "h" });
  const units = spec.units.length > 1
    ? h("select", {
        class: "units", "aria-label": fill(words.unit_of, { label: spec.label }),
        onchange: () => changeUnit(Number(units.value)),
      }, ...spec.units.map((u, i) => h("option", { value: i }, u.label)))
    : null;
  const box = h("div", { class: "known" },
    h("div", { class: "stepper" },
      stepButton(-1, "−", fill(words.less, { label: spec.label })), input,
      stepButton(1, "+", fill(words.more, { label: spec.label }))),
    units ?? (spec.units[0].label ? h("span", { class: "unit", "aria-hidden": "true" }, spec.units[0].label) : null));
  const unknown = spec.unknown
    ? h("input", { type: "checkbox", onchange: () => enter(unknown.checked ? null : unit.first ?? middle()) })
    : null;

  // Enter takes the number, and so does leaving the field. In JupyterLab a browser's Enter does not.
  function take() {
    if (typing) enter(input.value);
    typing = false;
  }
  function step(sign) {
    typing = false;
    const next = (now.value ?? middle()) + sign * unit.step;
    enter(Math.min(unit.high, Math.max(unit.low, Math.round(next / unit.step) * unit.step)));
  }
  const middle = () => Math.round((unit.low + unit.high) / 2 / unit.step) * unit.step;

  // What was typed or dragged and is not answered yet stays as it is.
  function show(shown, keepText, keepKnob) {
    now = shown;
    unit = spec.units[shown.unit];
    put(range, [spec.help, unit.range].filter(Boolean).join("; "));
    if (units) units.value = shown.unit;
    if (unknown) unknown.checked = shown.value === null;
    field.classList.toggle("is-unknown", shown.value === null);
    if (!keepText && !typing) putText(input, shown.text);
    Object.assign(slider, { min: unit.low, max: unit.high, step: unit.step });
    if (!keepKnob) slider.value = shown.value ?? middle();
    slider.setAttribute("aria-valuetext", shown.spoken);
    paintTrack(slider);
  }

  const field = h("div", { class: "field number" + (spec.kind === "count" ? " count" : "") },
    h("div", { class: "entry" }, h("div", { class: "names" }, h("label", { for: id }, spec.label), range), box),
    unknown && h("label", { class: "tick" }, unknown, h("span", {}, spec.unknown)),
    spec.kind === "count" ? null : slider, error);
  return { field, inputs: [input], show, retype: (text) => putText(input, text) };
}

// Who has marked the whole number to type another one finds it marked also after an answer to something else.
function putText(input, text) {
  if (input.value === text) return;
  const marked = document.activeElement === input && input.selectionStart === 0 && input.selectionEnd === input.value.length;
  input.value = text;
  if (marked) input.select();
}

function numberKeys(event, step) {
  if (event.key !== "ArrowUp" && event.key !== "ArrowDown") return;
  event.preventDefault();
  step(event.key === "ArrowUp" ? 1 : -1);
}

// The part of the track on the left of the knob is painted: browsers do not agree on how.
function paintTrack(slider) {
  const share = (slider.value - slider.min) / (slider.max - slider.min || 1);
  slider.style.setProperty("--p", (100 * share).toFixed(1) + "%");
}
