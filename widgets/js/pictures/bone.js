/* A vertebra cut open: the same bone twice, "at 25" and "now". The net gets more porous as density falls.

   STATE { name, description, then_name, then_description, percent (bone left, 45–115, of the young mean at 25),
           sex: "female" | "male", then_label: "At 25", now_label: "You, at 70", percent_text: "70 %",
           strength, strength_low, strength_high (% of the strength at 25; may be absent), strength_text: "about 49 %" }
   WORDS (ctx.t)  percent "{percent} %" (over the young bone: 100)   bone "Bone"   strength "Strength"
                  range "{low}–{high} %" (under the bracket)   whole "The whole bar is the bone at 25."

   The amount of bone drawn equals `percent` (bone_table.js); everything else is illustration.
   The whole picture is one drawing in screen pixels, so that it can be kept as one image. */

import { boneBody, bonePath } from "./bone_outline.js";
import { bonePaths, boneYoung } from "./bone_field.js";
import { boneShape } from "./bone_table.js";
import { boneSpine } from "./bone_spine.js";
import { bars } from "./bars.js";
import { sceneDrawing, sceneNode, sceneSet, sceneLines, sceneRuler, sceneWatch, sceneGlide } from "./scene.js";
import { freshId } from "../dom.js";

const boneCoarse = 2; // grid while moving
const boneFine = 1.25; // grid at rest
const boneRest = 250; // ms of stillness before the fine drawing
const boneSmall = 2; // % of bone; a smaller step is one drawing and not a film of itself
const boneTop = -17; // the part of the picture field that a panel shows …
const boneTall = 356;
const boneLeft = 6;
const boneWide = 388; // … the whole vertebra where there is room,
const boneCloser = 236; // and on a phone its front part, larger, so that old eyes still see single struts

/* From back to front. Light comes from the upper left: shades fall to the lower right, lit faces to the other side. */
const boneShifts = {
  far: "0 0", middleShade: "1.4 2", middle: "0 0", shade: "2.2 3.2", edge: "0 0", lit: "-.35 -.45", top: "-.6 -.8",
};

export function bone(host, ctx) {
  const scene = boneScene(host);
  const ruler = sceneRuler(host);
  let state = null;
  let numbers = null; // lost, thick, shell, percent, strength, low, high: what glides
  let rest = 0; // timer
  let youngIsFine = false;
  const glide = sceneGlide((now, arrived) => {
    numbers = now;
    boneDrawNet(scene.now, now, boneCoarse);
    layout();
    if (arrived) rest = setTimeout(refine, boneRest);
  });

  /* Fine drawings, one at a time, so that the page never waits long. The young bone is the same for ever. */
  function refine() {
    boneDrawNet(scene.now, numbers, boneFine);
    if (!youngIsFine) rest = setTimeout(refineYoung, boneRest);
  }

  function refineYoung() {
    boneDrawNet(scene.then, Object.values(boneYoung), boneFine);
    youngIsFine = true;
  }

  const layout = () => numbers && boneLayout(scene, state, numbers, ctx, { ...watch.size(), ruler });
  const watch = sceneWatch(host, layout, ruler);

  function draw(next) {
    const first = state === null;
    const before = state;
    state = next;
    clearTimeout(rest);
    scene.drawing.say(`${next.then_name}. ${next.name}`, `${next.then_description} ${next.description}`);
    if (first) boneDrawNet(scene.then, Object.values(boneYoung), boneCoarse);
    const target = boneNumbers(next);
    if (target.every((value, i) => value === numbers?.[i])) {
      glide.stop(); // same bone, perhaps other words: the fine drawing stays
      layout();
      rest = setTimeout(refine, boneRest);
    } else glide.to(target, first || ctx.calm() ? 0 : boneDuration(before, next));
  }

  function stop() {
    clearTimeout(rest);
    glide.stop();
    watch.stop();
  }
  return { draw, stop };
}

/* Half a second for a big step; a dragged slider is followed at once. */
function boneDuration(before, next) {
  if (before.sex !== next.sex) return 500;
  const step = Math.abs(before.percent - next.percent);
  return step <= boneSmall ? 0 : Math.min(500, 40 * step);
}

function boneNumbers({ percent, sex, strength, strength_low, strength_high }) {
  const { lost, thick, shell } = boneShape(percent, sex);
  return [lost, thick, shell, percent, strength ?? 0, strength_low ?? strength ?? 0, strength_high ?? strength ?? 0];
}

function boneDrawNet(panel, [lost, thick, shell], step) {
  const paths = bonePaths({ lost, thick, shell }, step);
  sceneSet(panel.far, { d: paths.far });
  sceneSet(panel.middleShade, { d: paths.middle });
  sceneSet(panel.middle, { d: paths.middle });
  sceneSet(panel.shade, { d: paths.edge });
  sceneSet(panel.edge, { d: paths.edge });
  sceneSet(panel.lit, { d: paths.lit });
  sceneSet(panel.top, { d: paths.top });
}

function boneScene(host) {
  const spine = boneSpine();
  const then = bonePanel();
  const now = bonePanel();
  const barsGroup = sceneNode("g");
  const whole = sceneNode("text");
  const drawing = sceneDrawing("bone", then.root, spine, now.root, barsGroup, whole);
  host.append(drawing.element);
  return { drawing, spine, then, now, barsGroup, bars: bars(barsGroup), whole };
}

/* One vertebra with the discs above and below, and the two lines of words over it. */
function bonePanel() {
  const [clip, cut] = [freshId(), freshId()];
  const body = bonePath(boneBody);
  const net = Object.keys(boneShifts);
  const panel = Object.fromEntries(net.map((name) =>
    [name, sceneNode("path", { class: `bone-${name}`, transform: `translate(${boneShifts[name]})` })]));
  panel.label = sceneNode("text");
  panel.share = sceneNode("text");
  panel.frame = sceneNode("rect", { x: 0, y: boneTop - 4, width: boneWide + boneLeft, height: boneTall + 8 });
  panel.inside = sceneNode("g", { "clip-path": `url(#${cut})` },
    sceneNode("clipPath", { id: cut }, panel.frame),
    sceneNode("path", { class: "bone-disc", d: "M38 36C12 24 10-6 42-8Q200-22 358-9C390-6 388 24 362 34Q200 54 38 36Z" }),
    sceneNode("path", { class: "bone-disc", d: "M38 288C12 300 10 330 42 332Q200 346 358 333C390 330 388 300 362 290Q200 270 38 288Z" }),
    sceneNode("clipPath", { id: clip }, sceneNode("path", { d: body })),
    sceneNode("path", { class: "bone-marrow", d: body }),
    sceneNode("g", { "clip-path": `url(#${clip})` }, ...net.map((name) => panel[name])),
    sceneNode("path", { class: "bone-rim", d: body }));
  panel.body = sceneNode("g", {}, panel.inside);
  panel.root = sceneNode("g", {}, panel.label, panel.share, panel.body);
  return panel;
}

/* Where everything goes at this width. */
function boneLayout(scene, state, numbers, ctx, { width, rem, ruler }) {
  if (!width) return;
  const spineWidth = width >= 36 * rem ? Math.min(7 * rem, width * 0.09) : 0;
  const gap = spineWidth ? spineWidth + 1.5 * rem : Math.max(10, width * 0.03);
  const panelWidth = (width - gap) / 2;
  const shown = panelWidth < 15 * rem || panelWidth < 240 ? boneCloser : boneWide;
  const scale = panelWidth / shown;
  const words = [
    [scene.then, 0, state.then_label, ctx.t("percent", { percent: ctx.n(100, 0) })],
    [scene.now, panelWidth + gap, state.now_label, state.percent_text],
  ];
  const beside = words.every(([, , label, share]) => boneHeadFits(label, share, panelWidth, rem, ruler));
  const heads = words.map(([panel, , label, share]) => boneHead(panel, label, share, beside, panelWidth, rem, ruler));
  const head = Math.max(...heads);
  for (const [panel, x] of words) {
    sceneSet(panel.root, { transform: `translate(${x} 0)` });
    sceneSet(panel.body, { transform: `translate(${-boneLeft * scale} ${head - boneTop * scale}) scale(${scale})` });
    sceneSet(panel.frame, { width: shown + boneLeft });
  }
  const panelHeight = boneTall * scale;
  boneLayoutSpine(scene.spine, panelWidth + gap / 2, head, panelHeight, spineWidth);
  const barsTop = head + panelHeight + 1.2 * rem;
  sceneSet(scene.barsGroup, { transform: `translate(0 ${barsTop})` });
  const barsHeight = scene.bars.draw(boneBars(state, numbers, ctx), { width, rem, ruler, tall: 2.25 });
  const height = boneWhole(scene.whole, ctx.t("whole"), barsTop + barsHeight, width, rem, ruler);
  scene.drawing.fit(width, Math.ceil(height));
}

const boneHeadFonts = (rem) => [
  { weight: 650, size: 1.25 * rem, family: "sans" },
  { weight: 650, size: 1.4375 * rem, family: "serif" },
];

function boneHeadFits(label, share, room, rem, ruler) {
  const [name, number] = boneHeadFonts(rem);
  return ruler.width(label, name) + ruler.width(share, number) + rem <= room;
}

/* Name and percentage over a panel: in one line if there is room over both panels, else in two. Returns the height. */
function boneHead(panel, label, share, beside, room, rem, ruler) {
  const [name, number] = boneHeadFonts(rem);
  const line = 1.3 * name.size;
  const lines = ruler.wrap(label, name, room);
  const down = beside ? 0 : lines.length * line;
  sceneLines(panel.label, lines, name, 0, name.size, line);
  sceneSet(panel.share, { "text-anchor": beside ? "end" : "start" });
  sceneLines(panel.share, [share], number, beside ? room : 0, name.size + down, 0);
  return down + line + 0.35 * rem;
}

function boneLayoutSpine(spine, middle, top, height, width) {
  const scale = Math.min(width / 52, (height * 0.9) / 128);
  sceneSet(spine, {
    visibility: width ? "visible" : "hidden",
    transform: `translate(${middle - 26 * scale} ${top + (height - 128 * scale) / 2}) scale(${scale})`,
  });
}

/* The whole bar is the bone at 25; if a number lies above it, all boxes shrink so that the fill can stand out. */
function boneBars(state, [, , , percent, strength, low, high], ctx) {
  const of = Math.max(100, percent, strength, high);
  const share = { label: ctx.t("bone"), n: percent, value_text: state.percent_text, role: "people", pattern: "solid" };
  const rows = [{ ...share, of, whole: 100 }];
  if (Number.isFinite(state.strength)) {
    rows.push({
      label: ctx.t("strength"), n: strength, of, whole: 100, value_text: state.strength_text, role: "you", pattern: "hatch",
      ...boneRange(state, low, high, ctx),
    });
  }
  return rows;
}

/* The bracket under the strength bar; none where the range has no width (the bone at 25 itself). */
function boneRange({ strength_low, strength_high }, low, high, ctx) {
  if (!Number.isFinite(strength_low) || !Number.isFinite(strength_high)) return {};
  const [from, to] = [Math.round(strength_low), Math.round(strength_high)];
  if (from === to) return {};
  return { low, high, band_text: ctx.t("range", { low: ctx.n(from, 0), high: ctx.n(to, 0) }) };
}

/* The sentence that says what the whole bar is. Returns the bottom of the picture. */
function boneWhole(node, text, top, width, rem, ruler) {
  const font = { weight: 400, size: 1.0625 * rem, family: "sans", colour: "--ink-2" };
  const lines = ruler.wrap(text, font, width);
  const first = top + 0.7 * rem + font.size;
  sceneLines(node, lines, font, 0, first, 1.35 * font.size);
  return first + (lines.length - 1) * 1.35 * font.size + 0.4 * rem;
}
