/* Bars in the grammar of the course, as SVG in screen pixels: the whole box is everybody (or the bone at 25), the
   number stands outside the fill, a bracket below shows how sure we are, the rest is said in words at the right end.
   Words that find no room move up to the line above the bar. Used by people.js and bone.js.

   bars(group) → { draw(rows, { width, rem, ruler, tall }) → height in px }
   row: { label, n, of, whole (where the box ends; `of` when absent), low, high (may be absent),
          value_text, rest_text, band_text (may be absent), role: "you"|"people"|"do"|"other", pattern: "solid"|"hatch" } */

import { sceneNode, sceneSet, sceneLines } from "./scene.js";
import { freshId } from "../dom.js";

const barsRoles = ["you", "people", "do", "other"];
const barsLeastFill = 5; // px, half of it under the rim: 3 of 1000 must still be seen
const barsLeastBand = 14; // px: a narrower bracket looks like a stain

export function bars(group) {
  const hatches = barsHatches();
  group.append(hatches.defs);
  const kept = [];

  function draw(rows, page) {
    while (kept.length > rows.length) kept.pop().root.remove();
    while (kept.length < rows.length) kept.push(barsRow(group));
    let y = 0;
    rows.forEach((row, i) => {
      sceneSet(kept[i].root, { transform: `translate(0 ${Math.round(y)})` });
      y += barsDraw(kept[i], row, page, hatches.ids) + (i < rows.length - 1 ? 1.1 * page.rem : 0);
    });
    return y;
  }
  return { draw };
}

/* White stripes on the colour of the role: a second cue beside the colour. */
function barsHatches() {
  const ids = Object.fromEntries(barsRoles.map((role) => [role, freshId()]));
  const patterns = barsRoles.map((role) =>
    sceneNode("pattern",
      { id: ids[role], width: 7, height: 7, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" },
      sceneNode("rect", { width: "7", height: "7", style: `fill: var(--${role})` }),
      sceneNode("rect", { width: "2.4", height: "7", style: "fill: var(--paper)" })));
  return { ids, defs: sceneNode("defs", {}, ...patterns) };
}

function barsRow(group) {
  const part = {
    label: sceneNode("text"),
    aside: sceneNode("text"),
    fill: sceneNode("path"),
    box: sceneNode("rect", { rx: 5 }),
    value: sceneNode("text"),
    rest: sceneNode("text", { "text-anchor": "end" }),
    band: sceneNode("path", { style: "fill: none; stroke: var(--ink); stroke-width: 2.5" }),
    say: sceneNode("text"),
  };
  part.root = sceneNode("g", {}, ...Object.values(part));
  group.append(part.root);
  return part;
}

const barsFonts = (rem, role) => ({
  label: { weight: 650, size: 1.25 * rem, family: "sans" },
  value: { weight: 650, size: 1.4375 * rem, family: "serif", colour: `--${role}-ink` },
  say: { weight: 400, size: 1.0625 * rem, family: "sans", colour: "--ink-2" },
});

/* Draws one row from its top; returns how far down it reaches. */
function barsDraw(part, row, page, hatches) {
  const { width, rem, ruler } = page;
  const role = barsRoles.includes(row.role) ? row.role : "you";
  const fonts = barsFonts(rem, role);
  const at = (value) => 1 + (Math.max(0, Math.min(row.of, value)) / row.of) * (width - 2);
  const places = barsPlaces(row, at, width, rem, ruler, fonts);
  let y = barsDrawHead(part, row, places, page, fonts);
  const tall = (page.tall ?? 3) * rem;
  barsDrawBox(part, row, places, y, tall, row.pattern === "hatch" ? `url(#${hatches[role]})` : `var(--${role})`);
  const base = y + tall / 2 + fonts.value.size * 0.35;
  sceneLines(part.value, places.valueFits ? [row.value_text] : [], fonts.value, places.valueAt, base, 0);
  sceneLines(part.rest, places.restFits ? [row.rest_text] : [], fonts.label, places.restAt, base, 0);
  y += tall;
  return y + barsDrawBand(part, row, at, y, page, fonts.say);
}

/* Which words find room inside the bar, and where. */
function barsPlaces(row, at, width, rem, ruler, fonts) {
  const gap = 0.55 * rem;
  const end = at(row.whole ?? row.of);
  const fill = row.n > 0 ? Math.max(barsLeastFill, at(row.n)) : 0;
  const valueEnds = fill + gap + ruler.width(row.value_text, fonts.value);
  const valueFits = Boolean(row.value_text) && valueEnds + gap <= width;
  const restAt = end - 1.5 * gap;
  const restBegins = restAt - ruler.width(row.rest_text, fonts.label);
  const restFits = Boolean(row.rest_text) && valueFits && valueEnds + 2 * gap <= restBegins;
  return { end, fill, valueAt: fill + gap, valueFits, restAt, restFits };
}

/* The label, and at its right what found no room in the bar. */
function barsDrawHead(part, row, places, { width, rem, ruler }, fonts) {
  const line = 1.35 * fonts.label.size;
  const drop = fonts.label.size; // from the top of a line to its baseline
  const label = ruler.wrap(row.label, fonts.label, width);
  const moved = [places.valueFits ? "" : row.value_text, places.restFits ? "" : row.rest_text].filter(Boolean).join(" · ");
  const aside = ruler.wrap(moved, fonts.label, width);
  const room = width - 1 - ruler.width(label.at(-1), fonts.label) - rem;
  const beside = aside.length === 1 && ruler.width(moved, fonts.label) <= room;
  const asideTop = beside ? (label.length - 1) * line : label.length * line;
  sceneLines(part.label, label, fonts.label, 0, drop, line);
  sceneSet(part.aside, { "text-anchor": beside ? "end" : "start" });
  sceneLines(part.aside, aside, { ...fonts.label, colour: places.valueFits ? "--ink" : fonts.value.colour }, beside ? width - 1 : 0, asideTop + drop, line);
  return (label.length + (beside ? 0 : aside.length)) * line + 0.15 * rem;
}

function barsDrawBox(part, row, { fill, end }, y, tall, paint) {
  // round left corners; round right ones too once the fill reaches or passes the end of the box
  const right = fill > end - 4 ? 5 : 0;
  const left = Math.min(5, fill / 2);
  const [top, bottom] = [y + 1, y + tall - 1];
  sceneSet(part.fill, {
    style: `fill: ${paint}`,
    d: fill <= 0 ? "M0 0" : `M${1 + left} ${top}H${fill - right}q${right} 0 ${right} ${right}V${bottom - right}`
      + `q0 ${right} ${-right} ${right}H${1 + left}q${-left} 0 ${-left} ${-left}V${top + left}q0 ${-left} ${left} ${-left}Z`,
  });
  const passed = fill > end + 1; // the rim must be seen on the fill
  sceneSet(part.box, {
    x: 1, y: y + 1, width: Math.max(0, end - 1), height: tall - 2,
    style: `fill: none; stroke: var(--${passed ? "ink" : "edge"}); stroke-width: 2`,
  });
}

/* The bracket, and its words below it: they begin at the bracket and give way at the right edge. */
function barsDrawBand(part, row, at, y, { width, rem, ruler }, font) {
  const known = Number.isFinite(row.low) && Number.isFinite(row.high);
  const say = ruler.wrap(row.band_text, font, width);
  const low = known ? at(row.low) : 0;
  const high = known ? at(row.high) : 0;
  const size = Math.max(barsLeastBand, high - low);
  const left = Math.max(2, Math.min((low + high - size) / 2, width - 2 - size));
  const [top, bottom] = [y + 0.28 * rem, y + 0.85 * rem];
  sceneSet(part.band, { d: known ? `M${left} ${top}V${bottom}h${size}V${top}` : "M0 0" });
  const widest = Math.max(0, ...say.map((line) => ruler.width(line, font)));
  const first = (known ? bottom : y) + 1.2 * font.size;
  sceneLines(part.say, say, font, Math.max(0, Math.min(left, width - 1 - widest)), first, 1.3 * font.size);
  if (say.length) return first - y + (say.length - 1) * 1.3 * font.size + 0.35 * font.size;
  return known ? bottom - y + 2 : 0;
}
