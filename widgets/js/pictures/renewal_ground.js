/* The bone under the cells: old bone with its layers, the pit, and the new bone in it. Lengths are units of the field. */
import { fixed, mix } from "./kit.js";
import { sceneNode, sceneSet } from "./scene.js";
import { freshId } from "../dom.js";

export const renewalField = { wide: 720, narrow: 490, tall: 350, surface: 108, middle: 360, half: 212, deep: 150 };
const groundStep = 6;
const groundLayers = 6; // lines in the new bone; they follow the pit, those of the old bone do not
const groundShoulder = 0.6; // share of the half width over which the pit gets deep
const groundSoft = 17; // thickness of the bone that has not hardened yet

/* Pale fat cells of the marrow: x, y, radius. */
const groundFat = [[28, 22, 21], [74, 44, 17], [122, 14, 19], [176, 40, 15], [246, 12, 17], [480, 14, 19], [538, 42, 16], [586, 12, 18], [640, 38, 20], [694, 16, 18]];

const groundWave = (x) => 3.5 * Math.sin(x / 61) + 2 * Math.sin(x / 23 + 1);

/** Depth of the whole pit at x: round shoulders, a flat floor with the bites of the cells. */
function groundPit(x) {
  const u = (x - renewalField.middle) / renewalField.half;
  const inside = Math.max(0, Math.min(1, (1 - Math.abs(u)) / groundShoulder));
  return renewalField.deep * inside * inside * (3 - 2 * inside) * (0.965 + 0.035 * Math.cos(13 * u));
}

/** Where the surface is at x: the floor of the pit, raised by the new bone. */
export const renewalSurface = (x, dug, built = 0) =>
  renewalField.surface + groundWave(x) + groundPit(x) * dug * (1 - built);

/** How the surface leans at x, in degrees. */
export const renewalLean = (x, dug, built = 0) =>
  (Math.atan2(renewalSurface(x + 8, dug, built) - renewalSurface(x - 8, dug, built), 16) * 180) / Math.PI;

/** Points of a line over the field, or only over the pit. */
function groundLine(y, from = -12, to = renewalField.wide + 12) {
  const points = [];
  for (let x = from; x <= to; x += groundStep) points.push([x, y(x)]);
  return points;
}

const groundPath = (points) => "M" + points.map(([x, y]) => `${fixed(x)} ${fixed(y)}`).join("L");
const groundFill = (upper, lower) => groundPath([...upper, ...lower.slice().reverse()]) + "Z";

export function renewalGround() {
  const { wide, tall, middle, half } = renewalField;
  const clip = freshId();
  const mask = sceneNode("path", { d: "M0 0" });
  const old = sceneNode("path", { class: "renewal-old" });
  const layers = sceneNode("path", { class: "renewal-layer", d: groundOldLayers() });
  const fresh = sceneNode("path", { class: "renewal-new" });
  const rings = sceneNode("path", { class: "renewal-layer renewal-ring" });
  const cement = sceneNode("path", { class: "renewal-cement" });
  const soft = sceneNode("path", { class: "renewal-soft" });
  const edge = sceneNode("path", { class: "renewal-edge" });
  const frame = sceneNode("rect", { y: 0, height: tall, rx: 12 });
  const back = sceneNode("g", {},
    sceneNode("rect", { class: "renewal-marrow", x: -12, y: 0, width: wide + 24, height: tall }),
    sceneNode("path", { class: "renewal-fat", d: groundFat.map(([x, y, r]) => `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0Z`).join("") }),
    old,
    sceneNode("clipPath", { id: clip }, mask),
    sceneNode("g", { "clip-path": `url(#${clip})` }, layers),
    fresh, rings, cement, soft);
  const pit = [middle - half, middle + half];

  function draw({ dug, built, soft: softness }, { left, seen }) {
    const floor = (x) => renewalSurface(x, dug);
    const top = (x) => renewalSurface(x, dug, built);
    const ground = groundFill(groundLine(floor), groundLine(() => tall + 12));
    sceneSet(frame, { x: left, width: seen });
    sceneSet(old, { d: ground });
    sceneSet(mask, { d: ground });
    const [upper, lower] = [groundLine(top, ...pit), groundLine(floor, ...pit)];
    sceneSet(fresh, { d: built > 0 ? groundFill(upper, lower) : "M0 0" });
    sceneSet(rings, { d: groundRings(dug, built, pit) });
    sceneSet(cement, { d: dug > 0.02 ? groundPath(lower) : "M0 0", opacity: built > 0 ? 1 : 0 });
    const under = upper.map(([x, y]) => [x, Math.min(floor(x), y + groundSoft * softness)]);
    sceneSet(soft, { d: built > 0 && softness > 0.01 ? groundFill(upper, under) : "M0 0" });
    sceneSet(edge, { d: groundPath(groundLine(top)) });
  }
  return { back, front: edge, frame, draw };
}

function groundOldLayers() {
  const lines = [];
  for (let depth = 20; depth < renewalField.tall; depth += 26) {
    lines.push(groundPath(groundLine((x) => renewalField.surface + depth + groundWave(x + depth * 3) * mix(1, 1.6, depth / 240))));
  }
  return lines.join("");
}

/* The layers of the new bone, as far as it has grown. */
function groundRings(dug, built, pit) {
  const lines = [];
  for (let i = 1; i <= groundLayers; i++) {
    const share = i / (groundLayers + 1);
    if (share < built) lines.push(groundPath(groundLine((x) => renewalSurface(x, dug, share), ...pit)));
  }
  return lines.join("") || "M0 0";
}
