/* Where everything stands: the figure left and the curves right, or the curves below when the host is narrow.
   One unit is one screen pixel. Figure and curves share one scale and one baseline. */
import { walkChartFoot } from "./walk_chart.js";

/* Room the figure needs, in metres at its own scale. */
const WALK_ROOM = { behind: 0.62, near: 0.5, hand: 0.44, ahead: 0.68, tall: 1.79, one: 0.78 };   // one: length of an arrow of one body weight
const WALK_SIZES = { wide: [0.27, 168, 268], narrow: [0.44, 84, 205] };              // pixels per metre: share of the width, least, most
const WALK_TOP = { least: 1.5, over: 0.24 };                                          // top of the curves in body weights

/** Measures the host, sets the drawing's size and returns all places. */
export function walkView(dom, state, ctx) {
  const width = dom.stage.clientWidth;
  const em = parseFloat(getComputedStyle(dom.svg).fontSize);
  const text = walkMeasure(dom.svg);
  const label = Math.max(text(ctx.t("your_weight")), text(ctx.weight(1)));
  const tick = text(ctx.t("times", { n: ctx.n(1, 0) })) + 0.9 * em;
  const numbers = walkNumbersWidth(text, em, ctx);
  const basics = { width, em, text, label, tick, numbers, top: walkTopOf(state), left: 0 };
  const wide = walkWide(basics);
  const view = wide.chartWidth >= Math.max(250, 11 * em) ? wide : walkNarrow(basics);
  view.head = Math.max(18, Math.min(28, 0.12 * view.scale));
  dom.stage.classList.toggle("wide", view.wide);
  dom.stage.classList.toggle("beside", view.beside);
  dom.stage.style.setProperty("--numbers", `${numbers}px`);
  dom.stage.style.setProperty("--chart-width", `${view.chartWidth}px`);
  return walkHeight(dom, view, ctx);
}

/** The top of the curves' scale; it grows only for pushes higher than walking usually has. */
export function walkTopOf({ vertical, measured }) {
  return Math.max(WALK_TOP.least, Math.max(...vertical, ...(measured?.vertical ?? [0])) + WALK_TOP.over);
}

function walkScale([share, least, most], width) {
  return Math.max(least, Math.min(most, share * width));
}

function walkWide(basics) {
  const { width, em, label, tick } = basics;
  const scale = walkScale(WALK_SIZES.wide, width);
  const middle = Math.max(WALK_ROOM.behind * scale, label + WALK_ROOM.near * scale);
  const chart = middle + WALK_ROOM.ahead * scale + 0.5 * em + tick;
  return { ...basics, wide: true, beside: false, scale, middle, chart, chartWidth: width - chart - 6, right: chart - tick, weight: WALK_ROOM.one * scale };
}

function walkNarrow(basics) {
  const { width, em, label, tick, numbers } = basics;
  const room = (width - label) / (WALK_ROOM.near + WALK_ROOM.ahead);      // a small phone with large letters: the figure gives way
  const scale = Math.min(walkScale(WALK_SIZES.narrow, width), Math.max(WALK_SIZES.narrow[1], room));
  const least = Math.max(WALK_ROOM.behind * scale, label + WALK_ROOM.near * scale);
  const beside = least + WALK_ROOM.hand * scale + em + numbers <= width;
  const spare = width - least - Math.max(WALK_ROOM.ahead * scale, beside ? WALK_ROOM.hand * scale + em + numbers : 0);
  const middle = least + Math.max(0, spare / 2);
  return { ...basics, wide: false, beside, scale, middle, chart: tick, chartWidth: width - tick - 8, right: width, weight: WALK_ROOM.one * scale };
}

/** How wide the two numbers with their names can become. */
function walkNumbersWidth(text, em, ctx) {
  const words = ["right_foot", "left_foot", "in_the_air"].map((key) => text(ctx.t(key)) * 1.15);
  return Math.max(...words, text(ctx.weight(1.5)), 1.7 * text(ctx.t("times", { n: ctx.n(1, 1) }))) + 1.1 * em;
}

/** Baselines and the height of the drawing. The numbers stand over the curves (wide), beside the figure or over it (narrow). */
function walkHeight(dom, view, ctx) {
  const { em, scale, weight, top } = view;
  const numbers = dom.now.offsetHeight;
  const tall = WALK_ROOM.tall * scale;
  const ground = view.wide ? Math.max(tall, numbers + 1.7 * em + top * weight) : tall;
  const base = view.wide ? ground : ground + 2.7 * em + top * weight;
  const height = Math.ceil(base + walkChartFoot(view, ctx));
  dom.svg.setAttribute("viewBox", `0 0 ${view.width} ${height}`);
  const [fade, words] = dom.edges.children;
  for (const node of [dom.edges, fade]) walkBox(node, view.left, 0, view.right - view.left, height);
  walkBox(words, view.left, ground - weight - 1.1 * em, view.label + 0.4 * em, 2.5 * em);
  dom.svg.style.height = `${height}px`;
  return { ...view, ground, base, height };
}

function walkBox(node, x, y, width, height) {
  for (const [name, value] of Object.entries({ x, y, width, height })) node.setAttribute(name, value);
}

/** A ruler for words in the drawing's own letters. */
function walkMeasure(svg) {
  const ruler = document.createElement("canvas").getContext("2d");
  const { fontSize, fontFamily } = getComputedStyle(svg);
  ruler.font = `${fontSize} ${fontFamily}`;
  return (words) => ruler.measureText(words).width;
}
