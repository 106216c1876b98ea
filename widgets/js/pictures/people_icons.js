/* Every person as a small figure (of 1000: as a dot), inside a native <details>. Filled: it happens. Open: it does not.
   With "show how sure we are": filled up to the low estimate, striped up to the high one. */

import { sceneNode, sceneSet, sceneWatch } from "./scene.js";
import { freshId, h, put } from "../dom.js";

/* One person, drawn from the corner of its cell; the strokes stay inside the cell. */
const peopleFigure = {
  wide: 28, tall: 41, columns: { wide: 20, narrow: 10 }, widest: 2.7, line: 2,
  path: (x, y) => `M${x + 14} ${y + 3}a5 5 0 1 1 0 10a5 5 0 1 1 0-10z`
    + `M${x + 5} ${y + 33}v-8c0-6 3.5-9.5 9-9.5s9 3.5 9 9.5v8z`,
};
const peopleDot = {
  wide: 24, tall: 24, columns: { wide: 50, narrow: 25 }, widest: 1.4, line: 2.6,
  path: (x, y) => `M${x + 12} ${y + 3.5}a8.5 8.5 0 1 1 0 17a8.5 8.5 0 1 1 0-17z`,
};
const peopleKinds = ["on", "may", "off"];
const peopleWideFrom = 30; // rem

export function peopleIcons(host, ctx) {
  const parts = peopleIconParts();
  host.append(parts.root);
  let icons = null;

  function show({ width, rem }) {
    if (!icons || !width) return; // closed: nothing to draw
    const counts = peopleCounts(icons, parts.tick.checked);
    peopleDrawFigures(parts, icons, counts, width, rem);
    peopleSay(parts, icons, counts, ctx);
  }
  const watch = sceneWatch(parts.room, show);
  parts.tick.addEventListener("change", () => show(watch.size()));

  function draw(next) {
    icons = next;
    parts.root.hidden = !next;
    if (!next) return;
    put(parts.summary, ctx.t("see_people", { of: ctx.n(next.of, 0) }));
    put(parts.title, next.title ?? "");
    put(parts.tickText, ctx.t("show_sure"));
    parts.sure.hidden = !peopleSureKnown(next);
    parts.root.dataset.role = next.role ?? "you";
    show(watch.size());
  }
  return { draw, stop: watch.stop };
}

function peopleIconParts() {
  const stripes = freshId();
  const figures = Object.fromEntries(peopleKinds.map((kind) => [kind, sceneNode("path", { class: `people-${kind}` })]));
  const pattern = sceneNode("pattern",
    { id: stripes, width: 6, height: 6, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" },
    sceneNode("rect", { class: "people-stripe-gap", width: "6", height: "6" }),
    sceneNode("rect", { class: "people-stripe", width: "2.6", height: "6" }));
  sceneSet(figures.may, { fill: `url(#${stripes})` });
  const group = sceneNode("g", { "aria-hidden": "true" }, ...Object.values(figures));
  const drawing = sceneNode("svg", { role: "img", class: "people-figures" }, sceneNode("defs", {}, pattern), group);
  const keys = peopleKinds.map((kind) => peopleKey(kind, stripes));
  const summary = h("summary", {});
  const title = h("p", { class: "people-title" });
  const room = h("div", { class: "people-room" }, drawing);
  const tick = h("input", { type: "checkbox" });
  const tickText = h("span", {});
  const sure = h("label", { class: "people-sure" }, tick, tickText);
  const root = h("details", { class: "people-icons", hidden: true }, summary,
    h("div", { class: "people-box" }, title, room, h("ul", { class: "people-key" }, ...keys.map((key) => key.item)), sure));
  return { root, summary, title, room, drawing, group, figures, keys, tick, tickText, sure };
}

function peopleKey(kind, stripes) {
  const path = sceneNode("path", { class: `people-${kind}` });
  if (kind === "may") sceneSet(path, { fill: `url(#${stripes})` });
  const text = h("span", {});
  const sample = sceneNode("svg", { "aria-hidden": "true" }, path);
  return { item: h("li", {}, sample, text), sample, path, text };
}

const peopleSureKnown = ({ sure_low, sure_high }) => Number.isFinite(sure_low) && Number.isFinite(sure_high);

/* How many figures of each kind. Whole people only. */
function peopleCounts(icons, sure) {
  const of = Math.round(icons.of);
  const whole = (value) => Math.max(0, Math.min(of, Math.round(value)));
  if (!sure || !peopleSureKnown(icons)) return { sure: false, on: whole(icons.n), may: 0, off: of - whole(icons.n) };
  const [on, high] = [whole(icons.sure_low), whole(icons.sure_high)];
  return { sure: true, on, may: Math.max(0, high - on), off: of - Math.max(on, high) };
}

function peopleDrawFigures(parts, icons, counts, width, rem) {
  const shape = icons.of > 200 ? peopleDot : peopleFigure;
  const columns = width >= peopleWideFrom * rem ? shape.columns.wide : shape.columns.narrow;
  const cell = Math.min(width / columns, columns === shape.columns.narrow ? shape.widest * rem : width);
  const scale = cell / shape.wide;
  const rows = Math.ceil(icons.of / columns);
  const height = Math.ceil(rows * shape.tall * scale);
  sceneSet(parts.drawing, { viewBox: `0 0 ${width} ${height}`, width, height });
  const line = Math.max(shape.line, 1.1 / scale);
  sceneSet(parts.group, { transform: `scale(${scale.toFixed(4)})`, "stroke-width": line });
  let person = 0;
  for (const kind of peopleKinds) {
    const paths = [];
    for (const last = person + counts[kind]; person < last; person++) {
      paths.push(shape.path((person % columns) * shape.wide, Math.floor(person / columns) * shape.tall));
    }
    sceneSet(parts.figures[kind], { d: paths.join("") || "M0 0" });
  }
  for (const { sample, path } of parts.keys) {
    sceneSet(sample, { viewBox: `0 0 ${shape.wide} ${shape.tall - (shape === peopleFigure ? 5 : 0)}`, "stroke-width": shape.line });
    sceneSet(path, { d: shape.path(0, 0) });
  }
}

/* Name of the picture and words of the key. */
function peopleSay(parts, icons, counts, ctx) {
  const number = (value) => ctx.n(value, 0);
  const said = { of: number(icons.of), low: number(counts.on), more: number(counts.may), rest: number(counts.off) };
  sceneSet(parts.drawing, { "aria-label": counts.sure ? ctx.t("sure_name", said) : icons.name });
  const plain = { on: icons.on_text, may: "", off: icons.off_text };
  peopleKinds.forEach((kind, i) => {
    const text = counts.sure ? ctx.t(`sure_${kind}`, { n: number(counts[kind]) }) : plain[kind];
    put(parts.keys[i].text, text ?? "");
    parts.keys[i].item.hidden = !text || (kind === "may" && counts.may === 0);
  });
}
