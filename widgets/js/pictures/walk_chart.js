/* The curves of both feet over one stride, on the scale and baseline of the arrows under the figure. */
import { fixed } from "./kit.js";
import { walkAt, walkNode } from "./walker.js";

const WALK_BARS = { first: 12, second: 25, thick: 9 };   // screen pixels under the baseline

/** Makes the groups once: still (redrawn with new curves or a new size) and the parts that move. */
export function walkChartParts(svg) {
  const still = walkNode(svg, "g", { class: "walk-chart" });
  const links = [walkNode(svg, "path", { class: "walk-link right" }), walkNode(svg, "path", { class: "walk-link left" })];
  const words = walkNode(svg, "g", { class: "walk-words" });
  const cursor = walkNode(svg, "path", { class: "walk-cursor" });
  const dots = [walkNode(svg, "circle", { class: "walk-dot right", r: 8 }), walkNode(svg, "circle", { class: "walk-dot left", r: 8 })];
  return { still, links, words, cursor, dots };
}

/** Bands, axes, curves and the bars that say which foot is down. */
export function walkChartStill(parts, view, state, hatch) {
  const { x, y } = walkChartScales(view);
  const stance = state.stance;
  const band = (a, b) => walkRect("walk-band", x(a), y(view.top), x(b) - x(a), y(0) - y(view.top));
  const bar = (name, a, b, row, style = "") =>
    walkRect(`walk-bar ${name}`, x(a), y(0) + row, x(b) - x(a), WALK_BARS.thick, `rx="${WALK_BARS.thick / 2}" ${style}`);
  const hatched = `style="fill:url(#${hatch})"`;
  const right = walkCurve(state.vertical, 0, stance, 0, x, y);
  const left = [walkCurve(state.vertical, 50, stance, -50, x, y), walkCurve(state.vertical, 0, 50, 50, x, y)];
  const area = (line, name) => (line ? `<path class="walk-area ${name}" d="${line.path}L${line.end} ${fixed(y(0))}L${line.start} ${fixed(y(0))}Z"/>` : "");
  const line = (curve, name) => (curve ? `<path class="walk-line ${name}" d="${curve.path}"/>` : "");
  parts.still.innerHTML =
    band(0, stance - 50) + band(50, stance) +
    `<path class="walk-one" d="${walkOneLine(view, x, y)}"/>` +
    left.map((curve) => area(curve, "left")).join("") + area(right, "right") +
    `<path class="walk-base" d="M${fixed(x(0))} ${fixed(y(0))}H${fixed(x(100))}"/>` +
    (state.measured ? line(walkMeasured(state.measured, x, y), "measured") : "") +
    left.map((curve) => line(curve, "left")).join("") + line(right, "right") +
    bar("right", 0, stance, WALK_BARS.first) + bar("left", 50, 100, WALK_BARS.second, hatched) + bar("left", 0, stance - 50, WALK_BARS.second, hatched);
}

/** The words: names under the bars, bands above, the body-weight line and the two peaks. Nothing is written where something else is. */
export function walkChartWords(parts, view, state, ctx) {
  const { x, y } = walkChartScales(view);
  const em = view.em;
  parts.words.textContent = "";
  const write = (text, px, py, anchor = "start", name = "") => {
    const node = walkNode(parts.words, "text", { x: fixed(px), y: fixed(py), "text-anchor": anchor, class: name });
    node.textContent = text;
    return { node, width: view.text(text) };
  };
  const times = (number) => ctx.t("times", { n: ctx.n(number, 1) });
  write(ctx.t("times", { n: ctx.n(1, 0) }), x(0) - 0.4 * em, y(1) + 0.34 * em, "end", "halo");
  write(ctx.n(0, 0), x(0) - 0.4 * em, y(0) + 0.34 * em, "end");
  write(ctx.t("your_weight"), view.left, view.ground - view.weight - 0.12 * em, "start", "halo soft");
  write(ctx.weight(1), view.left, view.ground - view.weight + 1.08 * em, "start", "halo soft");
  walkBandWords(write, ctx, view, state, x, y);
  walkFootWords(write, ctx, view, x, y);
  if (x(100) - x(0) > 13 * em) {
    for (const [value, from, to] of [[state.first, 0, state.stance / 2], [state.second, state.stance / 2, state.stance]]) {
      const top = walkTop(state.vertical, from, to);
      const highest = Math.max(walkAt(state.vertical, top), walkMeasuredNear(state.measured, top));
      write(times(value), x(top), y(highest) - 14, "middle", "right halo");
    }
  }
}

/** Moves cursor, dots and links to the moment. */
export function walkChartDraw(parts, view, percent, feet, tips) {
  const { x, y } = walkChartScales(view);
  const now = x(percent - 100 * Math.floor(percent / 100));
  const heights = feet.map((foot) => y(foot.vertical));
  parts.cursor.setAttribute("d", `M${fixed(now)} ${fixed(y(0) + WALK_BARS.second + WALK_BARS.thick)}V${fixed(Math.min(...heights))}`);
  feet.forEach((foot, i) => {
    parts.dots[i].setAttribute("cx", fixed(now));
    parts.dots[i].setAttribute("cy", fixed(heights[i]));
    const link = view.wide && tips[i] && foot.vertical > 0.04;
    parts.links[i].setAttribute("d", link ? `M${fixed(tips[i][0] + 9)} ${fixed(tips[i][1])}H${fixed(now - 9)}` : "");
  });
}

/** How tall everything under the baseline is. */
export function walkChartFoot(view, ctx) {
  const { axis, lines } = walkFootRows(view, ctx);
  return WALK_BARS.second + WALK_BARS.thick + (1.4 + 1.35 * (axis + lines.length - 1)) * view.em + 4;
}

function walkChartScales(view) {
  return {
    x: (percent) => view.chart + (percent / 100) * view.chartWidth,
    y: (force) => view.base - force * view.weight,
  };
}

/** The line of one body weight: past the figure and through the curves, broken where words stand. */
function walkOneLine(view, x, y) {
  const [level, past] = [fixed(view.ground - view.weight), view.left + view.label + 0.5 * view.em];
  return `M${fixed(past)} ${level}H${fixed(view.right - 4)}M${fixed(x(0))} ${fixed(y(1))}H${fixed(x(100))}`;
}

/** "both feet" over the two bands; only over the second when there is no room for both. */
function walkBandWords(write, ctx, view, state, x, y) {
  const height = y(view.top) - 0.4 * view.em;
  const middle = x(25 + state.stance / 2);
  const second = write(ctx.t("both_feet"), middle, height, "middle", "soft");
  if (x(0) + second.width * 1.5 + 0.6 * view.em < middle) write(ctx.t("both_feet"), x(0), height, "start", "soft");
}

/** The names of the feet under their bars, and between or under them what the whole axis is. */
function walkFootWords(write, ctx, view, x, y) {
  const rows = walkFootRows(view, ctx);
  const row = (n) => y(0) + WALK_BARS.second + WALK_BARS.thick + (1.2 + 1.35 * n) * view.em;
  write(ctx.t("right_foot"), x(0), row(0), "start", "right");
  write(ctx.t("left_foot"), x(100), row(rows.left), "end", "left");
  rows.lines.forEach((line, i) => {
    const half = view.text(line) / 2;
    write(line, Math.max(half, Math.min(x(50), view.width - half)), row(rows.axis + i), "middle", "soft");
  });
}

/** Words that have no room in one row get rows of their own: 0 is the first. */
function walkFootRows(view, ctx) {
  const bold = 1.15;                                      // names are written in bold letters
  const [right, left, axis] = ["right_foot", "left_foot", "one_stride"].map((key) => view.text(ctx.t(key)));
  const leftRow = (right + left) * bold + view.em > view.chartWidth ? 1 : 0;
  const free = view.chartWidth - 2 * bold * Math.max(right, left) - 1.5 * view.em;
  return { left: leftRow, axis: leftRow || axis > free ? leftRow + 1 : 0, lines: walkLines(ctx.t("one_stride"), view) };
}

/** Words in as many lines as the drawing needs. */
function walkLines(words, view) {
  const lines = [""];
  for (const word of words.split(" ")) {
    const longer = `${lines.at(-1)} ${word}`.trim();
    if (view.text(longer) <= view.width || !lines.at(-1)) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

/** Part of one foot's curve as a path, moved along the axis. null when nothing of it is inside. */
function walkCurve(curve, from, to, shift, x, y) {
  if (to <= from) return null;
  const points = [];
  for (let percent = from; percent < to; percent++) points.push(percent);
  points.push(to);
  const path = "M" + points.map((p) => `${fixed(x(p + shift))} ${fixed(y(walkAt(curve, p === 100 ? 99.999 : p)))}`).join("L");
  return { path, start: fixed(x(from + shift)), end: fixed(x(to + shift)) };
}

/** The measured person's foot, point to point, until it leaves the ground (what follows is noise of the plate). */
function walkMeasured({ percent, vertical }, x, y) {
  const left = vertical.findIndex((force, i) => percent[i] > 40 && force < 0.02);
  const points = vertical.slice(0, left < 0 ? vertical.length : left + 1);
  return { path: "M" + points.map((force, i) => `${fixed(x(percent[i]))} ${fixed(y(Math.max(0, force)))}`).join("L") };
}

/** How high the measured curve is around a percent, so that no word is written over it. */
function walkMeasuredNear(measured, at) {
  return Math.max(0, ...(measured ? measured.vertical.filter((_, i) => Math.abs(measured.percent[i] - at) < 8) : []));
}

/** Where a curve is highest between two percents. */
function walkTop(curve, from, to) {
  let best = from;
  for (let percent = from; percent <= to; percent += 0.5) if (walkAt(curve, percent) > walkAt(curve, best)) best = percent;
  return best;
}

function walkRect(name, x, y, width, height, more = "") {
  return `<rect class="${name}" x="${fixed(x)}" y="${fixed(y)}" width="${fixed(Math.max(0, width))}" height="${fixed(height)}" ${more}/>`;
}
