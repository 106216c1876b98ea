/* A bone without load and the same bone pressed shorter. How much shorter it is drawn comes in with the state.

   STATE { name, description, shorter (share of the length, 0 to 1), force: "as if 170 kg" ("" when unknown),
           free: "without load", loaded: "Walking", strain: "360 millionths", note: "Drawn 200 times …" } */

import { arrow, fixed } from "./kit.js";
import { sceneDrawing, sceneGlide, sceneLines, sceneNode, sceneRuler, sceneSet, sceneWatch } from "./scene.js";
import { h, put } from "../dom.js";

const columnMove = 300; // ms from one state to the next
const columnSize = { top: 5.2, bone: 13, wide: 3.4, narrow: 24 }; // rem: room for the arrow, the bone, a phone

export function column(host, ctx) {
  const parts = columnParts();
  host.append(parts.root);
  const ruler = sceneRuler(host);
  let state = null;
  let shorter = null;

  const layout = ({ width, rem }) => {
    if (!state || shorter === null || !width) return;
    const height = columnDraw(parts, state, shorter, { width, rem, ruler });
    parts.drawing.fit(width, height);
  };
  const watch = sceneWatch(parts.root, layout, ruler);
  const glide = sceneGlide(([now]) => {
    shorter = now;
    layout(watch.size());
  });

  function draw(next) {
    const first = state === null;
    state = next;
    parts.drawing.say(next.name, next.description);
    put(parts.note, next.note);
    glide.to([next.shorter], first || ctx.calm() ? 0 : columnMove);
  }
  return { draw, stop() { glide.stop(); watch.stop(); } };
}

function columnParts() {
  const shapes = {
    free: sceneNode("path", { class: "column-bone" }),
    loaded: sceneNode("path", { class: "column-bone" }),
    level: sceneNode("path", { class: "column-level" }),
    ground: sceneNode("path", { class: "column-ground" }),
    force: sceneNode("path", { class: "column-force" }),
    gap: sceneNode("path", { class: "column-gap" }),
    forceWords: sceneNode("text", { "text-anchor": "middle" }),
    strainWords: sceneNode("text"),
    freeWords: sceneNode("text", { "text-anchor": "middle" }),
    loadedWords: sceneNode("text", { "text-anchor": "middle" }),
  };
  const drawing = sceneDrawing("column-picture", ...Object.values(shapes));
  const note = h("p", { class: "column-note" });
  return { root: h("div", { class: "column" }, drawing.element, note), drawing, note, ...shapes };
}

/* Draws everything; returns the height in px. Where the words beside the gap find no room, they stand on top. */
function columnDraw(parts, state, shorter, { width, rem, ruler }) {
  const font = { weight: 650, size: 1.125 * rem, family: "sans" };
  const line = 1.3 * font.size;
  const half = (columnSize.wide * rem) / 2;
  const narrow = width < columnSize.narrow * rem;
  const [left, right] = narrow ? [0.24 * width, 0.74 * width] : [0.22 * width, 0.56 * width];
  const gap = right + (narrow ? -1.5 : 1.8) * half;
  const ink = { ...font, colour: "--you-ink" };
  const strain = ruler.wrap(state.strain, ink, narrow ? width : width - gap - rem);
  const top = columnSize.top * rem + (narrow ? strain.length * line : 0);
  const bottom = top + columnSize.bone * rem;
  const pressed = bottom - (bottom - top) * (1 - shorter);
  sceneSet(parts.free, { d: columnBone(left, top, bottom, half) });
  sceneSet(parts.loaded, { d: columnBone(right, pressed, bottom, half) });
  sceneSet(parts.level, { d: `M${fixed(left)} ${fixed(top)}H${fixed(Math.max(gap, right) + half)}` });
  sceneSet(parts.ground, { d: `M0 ${fixed(bottom + 2)}H${fixed(width)}` });
  sceneSet(parts.force, { d: arrow(right, pressed - 3.1 * rem, right, pressed - 0.25 * rem, 1.5 * rem) });
  sceneSet(parts.gap, { d: `M${fixed(gap)} ${fixed(top)}V${fixed(pressed)}M${fixed(gap - 6)} ${fixed(pressed)}h12` });
  const forceAt = Math.min(right, width - ruler.width(state.force, ink) / 2); // never cut off at the right edge
  sceneLines(parts.forceWords, [state.force].filter(Boolean), ink, forceAt, pressed - 3.6 * rem, line);
  const beside = (top + pressed) / 2 + (0.7 - strain.length / 2) * line;
  sceneLines(parts.strainWords, strain, ink, narrow ? 0 : gap + 0.8 * rem, narrow ? font.size : beside, line);
  const under = bottom + 1.3 * line;
  const free = ruler.wrap(state.free, font, 0.42 * width);
  const loaded = ruler.wrap(state.loaded, font, 0.46 * width);
  sceneLines(parts.freeWords, free, font, left, under, line);
  sceneLines(parts.loadedWords, loaded, font, right, under, line);
  return Math.ceil(under + (Math.max(free.length, loaded.length) - 0.6) * line);
}

/* A long bone: a shaft with two broad ends that keep their height while the shaft gets shorter. */
function columnBone(x, top, bottom, half) {
  const end = Math.min(half, (bottom - top) / 3);
  const shaft = 0.5 * half;
  const side = (way) => {
    const [wide, thin] = [x + way * half, x + way * shaft];
    return { wide, thin };
  };
  const [l, r] = [side(-1), side(1)];
  const f = fixed;
  return (
    `M${f(l.wide)} ${f(top + 0.35 * end)}Q${f(l.wide)} ${f(top)} ${f(x - 0.5 * half)} ${f(top)}H${f(x + 0.5 * half)}` +
    `Q${f(r.wide)} ${f(top)} ${f(r.wide)} ${f(top + 0.35 * end)}Q${f(r.thin)} ${f(top + 0.7 * end)} ${f(r.thin)} ${f(top + 1.3 * end)}` +
    `V${f(bottom - 1.3 * end)}Q${f(r.thin)} ${f(bottom - 0.7 * end)} ${f(r.wide)} ${f(bottom - 0.35 * end)}` +
    `Q${f(r.wide)} ${f(bottom)} ${f(x + 0.5 * half)} ${f(bottom)}H${f(x - 0.5 * half)}Q${f(l.wide)} ${f(bottom)} ${f(l.wide)} ${f(bottom - 0.35 * end)}` +
    `Q${f(l.thin)} ${f(bottom - 0.7 * end)} ${f(l.thin)} ${f(bottom - 1.3 * end)}V${f(top + 1.3 * end)}` +
    `Q${f(l.thin)} ${f(top + 0.7 * end)} ${f(l.wide)} ${f(top + 0.35 * end)}Z`
  );
}
