/* The time of one round as a ribbon: a stretch for each stage, and the moment shown. */
import { sceneLines, sceneNode, sceneSet } from "./scene.js";
import { freshId } from "../dom.js";

const ribbonTicks = [0, 4, 8, 12, 16, 20, 24];
const ribbonTall = 1.5; // rem

export function renewalRibbon() {
  const hatch = freshId();
  const moment = sceneNode("text");
  const stretches = sceneNode("g");
  const ticks = sceneNode("path", { class: "renewal-ticks" });
  const numbers = ribbonTicks.map(() => sceneNode("text", { "text-anchor": "middle" }));
  const unit = sceneNode("text", { "text-anchor": "end" });
  const knob = sceneNode("path", { class: "renewal-knob" });
  const pattern = sceneNode("pattern", { id: hatch, width: 7, height: 7, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" },
    sceneNode("rect", { width: 7, height: 7, class: "renewal-build" }), sceneNode("rect", { width: 2.4, height: 7, class: "renewal-gap" }));
  const root = sceneNode("g", {}, sceneNode("defs", {}, pattern), moment, stretches, ticks, ...numbers, unit, knob);

  /* Draws from the height `top` down; returns the bottom. */
  function draw({ width, rem, ruler, ctx, state, week }, top) {
    const edge = 0.8 * rem; // the knob and the first number need room
    const at = (w) => edge + (w / state.stages.at(-1).to) * (width - 2 * edge);
    const big = { weight: 650, size: 1.25 * rem, family: "serif", colour: "--you-ink" };
    const words = ruler.wrap(state.moment, big, width);
    sceneLines(moment, words, big, 0, top + big.size * 0.6, 1.25 * big.size);
    const y = top + big.size * (0.6 + 1.25 * (words.length - 1)) + 0.9 * rem;
    ribbonStretches(stretches, state.stages, at, y, ribbonTall * rem, hatch);
    const low = y + ribbonTall * rem;
    sceneSet(ticks, { d: ribbonTicks.map((w) => `M${at(w).toFixed(1)} ${low.toFixed(1)}v${(0.35 * rem).toFixed(1)}`).join("") });
    const font = { weight: 400, size: Math.max(14, 0.95 * rem), family: "sans", colour: "--ink-2" };
    const base = low + 0.45 * rem + font.size;
    numbers.forEach((node, i) => sceneLines(node, [ctx.n(ribbonTicks[i], 0)], font, at(ribbonTicks[i]), base, 0));
    sceneLines(unit, [ctx.t("weeks")], font, width, base + 1.3 * font.size, 0);
    const size = 0.85 * rem;
    sceneSet(knob, { d: `M${at(week).toFixed(1)} ${(y + 0.5 * ribbonTall * rem - size).toFixed(1)}l${size} ${size}l${-size} ${size}l${-size} ${-size}Z` });
    return Math.ceil(base + 1.6 * font.size);
  }
  return { root, draw };
}

function ribbonStretches(group, stages, at, y, tall, hatch) {
  while (group.childElementCount < stages.length) group.append(sceneNode("rect", { rx: 3 }));
  stages.forEach(({ key, from, to }, i) => {
    const [left, right] = [at(from), at(to)];
    sceneSet(group.children[i], {
      x: left + 1, y, width: Math.max(2, right - left - 2), height: tall,
      class: `renewal-stretch renewal-stretch-${key}`, style: key === "build" ? `fill: url(#${hatch})` : "",
    });
  });
}
