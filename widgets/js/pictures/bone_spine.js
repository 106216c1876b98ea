/* A small spine that shows where the vertebra sits: low in the back. In a field of 52 × 128. */

import { sceneNode } from "./scene.js";

/* How far each vertebra stands forward or back, from the neck down. */
const boneSpineCurve = [
  25, 23.6, 23, 23.6, 25.3, 27.5, 29.4, 30.8, 31.4, 31.2, 30.2, 28.4, 26.2, 24, 22.2, 21.2, 21.4, 23, 26,
];
const boneSpineMarked = 14;

export function boneSpine() {
  const last = boneSpineCurve.length - 1;
  const blocks = boneSpineCurve.map((x, i) => {
    const t = i / last;
    const lean = ((boneSpineCurve[i + 1] ?? 29) - (boneSpineCurve[i - 1] ?? 26.6)) / 12.4;
    const width = 8 + 10 * t;
    const height = 3.6 + 1.6 * t;
    const y = 6 + 108 * t ** 1.06;
    return sceneNode("rect", {
      class: i === boneSpineMarked ? "bone-spine-marked" : "bone-spine-block",
      x: -width / 2, y: -height / 2, width, height, rx: 1.6,
      transform: `translate(${x} ${y.toFixed(1)}) rotate(${(-Math.atan(lean) * 57.3).toFixed(0)})`,
    });
  });
  return sceneNode("g", {}, ...blocks, sceneNode("path", { class: "bone-spine-block", d: "M19 118l18 2-3 6-7 4z" }));
}
