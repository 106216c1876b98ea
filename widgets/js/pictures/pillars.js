/* The plan as a small temple: a bone on a slab, carried by pillars. A pillar that belongs to the plan is solid, one to talk about
   is striped, one to find out about is dotted with a question mark, one that is usually not needed is dashed and empty.
   The bone lies level whatever they are: nobody's plan falls down.

   STATE { name, description, pillars: [{ label: "Move well", icon: "move" | "food" | "medicine",
           place: "usual" | "talk" | "find_out" | "not_yet", says: "part of every plan", more: "…" }] } */

import { sceneDrawing, sceneNode, sceneSet, sceneLines, sceneRuler, sceneWatch } from "./scene.js";
import { freshId, h, put } from "../dom.js";

const pillarsSmallest = 14; // px, letters
const pillarsWidest = 44; // rem, of the whole drawing
const pillarsReach = 1.98; // of the radius of a knob: how far it reaches from the middle of the bone, and from the end of its shaft
/* on a grid of 24 */
const pillarsIcons = {
  move: "M14.5 2.6a2.1 2.1 0 1 1 0 4.2a2.1 2.1 0 1 1 0-4.2zM13 9l-2.5 5 3.5 3v5.4M10.5 14l-2 4.4-3.6 3M13 9l3.4 3.6 3 .3M13 9l-4.6 1.6-1 3.6",
  food: "M3.5 5h8.6l-1.2 16H4.7zM4.1 11.5h7.4M18 21c-3.6-1.6-4.4-7.2-.6-11.6 4 4 4.4 9.2.6 11.6zM18 21v-6.5",
  medicine: "M6.2 17.8a4.4 4.4 0 0 1 0-6.2l5.4-5.4a4.4 4.4 0 0 1 6.2 6.2l-5.4 5.4a4.4 4.4 0 0 1-6.2 0zM8.9 8.9l6.2 6.2",
};
const pillarsLooks = {
  usual: { paint: "var(--do)", dash: "none" },
  talk: { paint: "stripes", dash: "none" },
  find_out: { paint: "none", dash: "1 7" },
  not_yet: { paint: "none", dash: "9 7" },
};

export function pillars(host) {
  const parts = pillarsParts();
  host.append(parts.root);
  const ruler = sceneRuler(host);
  let state = null;

  const layout = ({ width, rem }) => {
    if (!state || !width) return;
    const height = pillarsDraw(parts, state.pillars, { width: Math.min(width, pillarsWidest * rem), rem, ruler });
    parts.drawing.fit(width, height);
  };
  const watch = sceneWatch(parts.root, layout, ruler);

  function draw(next) {
    state = next;
    parts.drawing.say(next.name, next.description);
    next.pillars.forEach((pillar, i) => pillarsSay(parts.cards[i], pillar));
    layout(watch.size());
  }
  return { draw, stop: watch.stop };
}

function pillarsParts() {
  const stripes = freshId();
  const pattern = sceneNode("pattern",
    { id: stripes, width: 9, height: 9, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" },
    sceneNode("rect", { width: "9", height: "9", style: "fill: var(--do-10)" }),
    sceneNode("rect", { width: "3.4", height: "9", style: "fill: var(--do)" }));
  const bone = sceneNode("path", { style: "fill: var(--bone); stroke: var(--bone-line); stroke-width: 2" });
  const slab = sceneNode("rect", { rx: 4, style: "fill: var(--skin); stroke: var(--edge); stroke-width: 2" });
  const ground = sceneNode("path", { style: "stroke: var(--edge); stroke-width: 3; stroke-linecap: round" });
  const columns = [0, 1, 2].map(pillarsColumn);
  const drawing = sceneDrawing("pillars-temple", sceneNode("defs", {}, pattern),
    ...columns.map((column) => column.root), slab, bone, ground);
  const cards = [0, 1, 2].map(pillarsCard);
  const list = h("ul", { class: "pillars-cards" }, ...cards.map((card) => card.root));
  return { root: h("div", { class: "pillars" }, drawing.element, list), drawing, bone, slab, ground, columns, cards, stripes };
}

function pillarsColumn() {
  const line = "fill: none; stroke-width: 2.5; stroke-linejoin: round; stroke-linecap: round";
  const column = {
    shaft: sceneNode("path"),
    flutes: sceneNode("path", { style: "stroke: var(--paper); stroke-width: 2; opacity: .55" }),
    badge: sceneNode("circle", { style: "fill: var(--paper); stroke: var(--do); stroke-width: 2.5" }),
    icon: sceneNode("path", { style: `${line}; stroke: var(--do-ink)` }),
    ask: sceneNode("text", { "text-anchor": "middle" }),
    label: sceneNode("text", { "text-anchor": "middle" }),
  };
  return { ...column, root: sceneNode("g", {}, ...Object.values(column)) };
}

function pillarsCard() {
  const [name, says, more] = ["name", "says", "more"].map((part) => h("p", { class: "pillars-" + part }));
  return { root: h("li", {}, name, says, more), name, says, more };
}

function pillarsSay(card, pillar) {
  card.root.dataset.place = pillar.place;
  put(card.name, pillar.label);
  put(card.says, pillar.says);
  put(card.more, pillar.more);
}

/* Draws everything from the top; returns the height. */
function pillarsDraw(parts, all, { width, rem, ruler }) {
  const room = width / 3;
  const font = pillarsFont(all, room - 0.4 * rem, rem, ruler);
  const knob = Math.min(1.35 * rem, 0.085 * width);
  const slab = 0.75 * rem;
  const top = pillarsReach * 2 * knob + slab + 2;
  const foot = top + 10.2 * rem;
  const half = Math.min(2.1 * rem, 0.3 * room);
  sceneSet(parts.bone, { d: pillarsBone(width, pillarsReach * knob + 1, knob) });
  sceneSet(parts.slab, { x: 4, y: top - slab, width: width - 8, height: slab });
  sceneSet(parts.ground, { d: `M4 ${foot}H${width - 4}` });
  const lines = all.map((pillar) => ruler.wrap(pillar.label, font, room - 0.4 * rem));
  all.forEach((pillar, i) => {
    pillarsDrawColumn(parts.columns[i], pillar, parts.stripes, { x: (i + 0.5) * room, half, top, foot, rem });
    sceneLines(parts.columns[i].label, lines[i], font, (i + 0.5) * room, foot + 1.5 * font.size, 1.2 * font.size);
  });
  return Math.ceil(foot + (1 + 1.2 * Math.max(...lines.map((said) => said.length))) * font.size);
}

/* As large as the longest word allows. */
function pillarsFont(all, room, rem, ruler) {
  const words = all.flatMap((pillar) => pillar.label.split(" "));
  const font = { weight: 650, size: 1.25 * rem, family: "sans" };
  while (font.size > pillarsSmallest && words.some((word) => ruler.width(word, font) > room)) font.size -= 0.5;
  return font;
}

function pillarsDrawColumn(column, { icon, place }, stripes, { x, half, top, foot, rem }) {
  const look = pillarsLooks[place];
  const paint = look.paint === "stripes" ? `url(#${stripes})` : look.paint;
  const [cap, base] = [top + 0.9 * rem, foot - 0.9 * rem];
  const wide = 1.28 * half;
  sceneSet(column.shaft, {
    style: `fill: ${paint}; stroke: var(--do); stroke-width: 3; stroke-linejoin: round; stroke-dasharray: ${look.dash}; stroke-linecap: round`,
    d: `M${x - wide} ${top}H${x + wide}L${x + half} ${cap}V${base}L${x + wide} ${foot - 2}H${x - wide}L${x - half} ${base}V${cap}Z`,
  });
  const flutes = place === "usual" ? [-0.5, 0, 0.5] : [];
  const middle = (cap + base) / 2;
  const r = Math.min(1.5 * rem, 0.84 * half);
  const badge = place === "find_out" ? cap + r + 0.5 * rem : middle;
  sceneSet(column.flutes, {
    d: flutes.map((at) => `M${x + at * half} ${cap + 3}V${middle - r - 4}M${x + at * half} ${middle + r + 4}V${base - 3}`).join("") || "M0 0",
  });
  sceneSet(column.badge, { cx: x, cy: badge, r });
  sceneSet(column.icon, {
    d: pillarsIcons[icon],
    transform: `translate(${(x - 0.66 * r).toFixed(1)} ${(badge - 0.66 * r).toFixed(1)}) scale(${((1.32 * r) / 24).toFixed(3)})`,
  });
  const font = { weight: 650, size: 2.4 * rem, family: "serif", colour: "--do-ink" };
  sceneLines(column.ask, place === "find_out" ? ["?"] : [], font, x, base - 1 * rem, 0);
}

/* A long bone, lying level: a shaft with two knobs at each end; y is its middle. */
function pillarsBone(width, y, knob) {
  const half = 0.63 * knob;
  const [left, right] = [1 + pillarsReach * knob, width - 1 - pillarsReach * knob];
  const arc = (x, at) => `A${knob} ${knob} 0 1 1 ${x} ${at}`;
  return `M${left} ${y - half}H${right}${arc(right + 0.7 * knob, y)}${arc(right, y + half)}`
    + `H${left}${arc(left - 0.7 * knob, y)}${arc(left, y - half)}Z`;
}
