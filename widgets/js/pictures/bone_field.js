/* From struts to drawn bone. Struts are not stroked as lines: they are summed as a soft distance field, and
   marching squares turns the field into one smooth path. That gives rounded pores and fleshy junctions.
   A shape is { lost, thick, shell }: share of struts gone, thickness of the others and of the shell (1 = at 25). */

import { boneWidth, boneHeight, boneBody, bonePath } from "./bone_outline.js";
import { boneNet } from "./bone_net.js";

export const boneYoung = { lost: 0, thick: 1, shell: 1 };

/* Three nets, one behind the other: far, middle, front. blend = how sharply struts keep apart where they meet. */
const boneLayers = [
  { seed: 31, gap: 25, stretch: 1.25, radius: 2.9, blend: 0.55 },
  { seed: 12, gap: 23, stretch: 1.3, radius: 2.4, blend: 0.62 },
  { seed: 7, gap: 20.5, stretch: 1.4, radius: 1.8, blend: 0.72, shell: 4.2 },
];
const boneThinnest = 0.62; // a thinner strut would fall through the coarse grid
const boneSoft = 0.055; // a strut necks during this share of lost struts, and its stubs draw back during the next
const boneReach = 3.6; // beyond this many blend lengths a strut adds nothing
const boneBehind = 1.6; // the nets behind lie in shade: a coarser grid is enough for them
const boneNothing = -20;

let boneNets = null;
const boneReady = () => (boneNets ??= boneLayers.map(boneNet));

/* exp(-x) from a table: half the time of a frame went into Math.exp. */
const boneFalloffStep = 128;
const boneFalloffFrom = 8;
const boneFalloff = Float32Array.from({ length: (boneFalloffFrom + boneReach + 1) * boneFalloffStep }, (_, i) =>
  Math.exp(boneFalloffFrom - i / boneFalloffStep));

/* Adds one tapering rod to the field. */
function boneStamp(grid, ax, ay, bx, by, ra, rb, blend) {
  const { sum, columns, rows, step } = grid;
  const reach = Math.max(ra, rb) + boneReach / blend;
  const dx = bx - ax;
  const dy = by - ay;
  const square = dx * dx + dy * dy || 1;
  const left = Math.max(0, Math.floor((Math.min(ax, bx) - reach) / step));
  const right = Math.min(columns - 1, Math.ceil((Math.max(ax, bx) + reach) / step));
  const top = Math.max(0, Math.floor((Math.min(ay, by) - reach) / step));
  const bottom = Math.min(rows - 1, Math.ceil((Math.max(ay, by) + reach) / step));
  const scale = blend * boneFalloffStep;
  const zero = boneFalloffFrom * boneFalloffStep;
  for (let j = top; j <= bottom; j++) {
    const y = j * step - ay;
    for (let i = left; i <= right; i++) {
      const x = i * step - ax;
      let t = (x * dx + y * dy) / square;
      t = t < 0 ? 0 : t > 1 ? 1 : t;
      const u = x - t * dx;
      const v = y - t * dy;
      const far = u * u + v * v;
      if (far >= reach * reach) continue;
      const index = zero + scale * (Math.sqrt(far) - ra - (rb - ra) * t);
      sum[j * columns + i] += boneFalloff[index < 0 ? 0 : index | 0];
    }
  }
}

/* A strut is slightly bowed and slimmer in the middle. When it goes it necks, parts, and its stubs draw back. */
function boneStampStrut(grid, s, shape, radius, blend) {
  const thinning = 1 - (1 - shape.thick) * 0.35 * (0.5 - s.upright); // level struts thin a little faster
  const r = Math.max(boneThinnest, radius * s.thick * shape.thick * thinning);
  const going = (shape.lost - s.rank) / boneSoft; // below -1 whole, -1 to 0 necking, above 0 parted
  const at = (t) => {
    const bow = 4 * t * (1 - t) * s.bow;
    return [s.ax + (s.bx - s.ax) * t - (s.by - s.ay) * bow, s.ay + (s.by - s.ay) * t + (s.bx - s.ax) * bow];
  };
  const gap = going < 0 ? 0 : 0.06 + 0.3 * Math.min(1, going);
  const tip = going < 0 ? r * (0.86 - 0.58 * Math.max(0, 1 + going)) : r * 0.42;
  const [px, py] = at(0.5 - gap);
  const [qx, qy] = at(0.5 + gap);
  boneStamp(grid, s.ax, s.ay, px, py, r, tip, blend);
  boneStamp(grid, qx, qy, s.bx, s.by, tip, r, blend);
}

function boneStampShell(grid, thickness, blend) {
  for (let i = 0, j = boneBody.length - 1; i < boneBody.length; j = i++) {
    boneStamp(grid, ...boneBody[j], ...boneBody[i], thickness, thickness, blend);
  }
}

/* The field of one layer: above 0 inside the bone, in picture units. */
function boneField(layer, shape, step) {
  const columns = Math.ceil(boneWidth / step) + 1;
  const rows = Math.ceil(boneHeight / step) + 1;
  const grid = { sum: new Float32Array(columns * rows), columns, rows, step };
  const { radius, blend: young, shell } = boneLayers[layer];
  const blend = young * (1 + 0.9 * (1 - shape.thick)); // thin struts melt together less
  for (const strut of boneReady()[layer]) boneStampStrut(grid, strut, shape, radius, blend);
  if (shell) boneStampShell(grid, shell * shape.shell, blend * 1.6);
  const { sum } = grid;
  for (let k = 0; k < sum.length; k++) sum[k] = sum[k] > 1e-6 ? Math.log(sum[k]) / blend : boneNothing;
  for (let i = 0; i < columns; i++) sum[i] = sum[(rows - 1) * columns + i] = boneNothing; // closes every loop
  for (let j = 0; j < rows; j++) sum[j * columns] = sum[(j + 1) * columns - 1] = boneNothing;
  return grid;
}

/* Marching squares. Corner bits: 1 top left, 2 top right, 4 bottom right, 8 bottom left.
   Pairs from → to, sides 0 top, 1 right, 2 bottom, 3 left; the bone lies on one hand all along. */
const boneCases = [
  [], [3, 0], [0, 1], [3, 1], [1, 2], [3, 0, 1, 2], [0, 2], [3, 2],
  [2, 3], [2, 0], [0, 1, 2, 3], [2, 1], [1, 3], [1, 0], [0, 3], [],
];

/* next[edge] = following edge of the loop. Edge ids: 2·cell = level grid line, 2·cell + 1 = upright one. */
function boneLinks({ sum, columns, rows }, level) {
  const next = new Int32Array(columns * rows * 2).fill(-1);
  const starts = [];
  for (let j = 0; j < rows - 1; j++) {
    for (let i = 0; i < columns - 1; i++) {
      const o = j * columns + i;
      const corners = (sum[o] > level) | ((sum[o + 1] > level) << 1)
        | ((sum[o + columns + 1] > level) << 2) | ((sum[o + columns] > level) << 3);
      if (corners === 0 || corners === 15) continue;
      const sides = [2 * o, 2 * o + 3, 2 * (o + columns), 2 * o + 1];
      const pairs = boneCases[corners];
      for (let k = 0; k < pairs.length; k += 2) {
        next[sides[pairs[k]]] = sides[pairs[k + 1]];
        starts.push(sides[pairs[k]]);
      }
    }
  }
  return { next, starts };
}

/* Where the outline crosses a grid edge, as [x, y]. */
function boneCrossing({ sum, columns, step }, level, edge) {
  const o = edge >> 1;
  const i = o % columns;
  const j = (o - i) / columns;
  const here = sum[o] - level;
  const there = sum[edge & 1 ? o + columns : o + 1] - level;
  const t = here / (here - there);
  return edge & 1 ? [i * step, (j + t) * step] : [(i + t) * step, j * step];
}

/* The outline of all bone above `level` as one smooth SVG path. Specks are left out. */
function boneContour(grid, level) {
  const { next, starts } = boneLinks(grid, level);
  const round = (v) => Math.round(v * 10) / 10;
  const out = [];
  for (const start of starts) {
    const loop = [];
    for (let edge = start; edge >= 0 && next[edge] >= 0;) {
      loop.push(edge);
      const following = next[edge];
      next[edge] = -1;
      edge = following;
    }
    if (loop.length * grid.step < 20) continue;
    const every = loop.length > 14 ? 2 : 1; // half the points are enough for a smooth curve
    const points = loop.filter((_, k) => k % every === 0).map((edge) => boneCrossing(grid, level, edge));
    points.forEach(([x, y], k) => {
      const [px, py] = points[(k || points.length) - 1];
      const [nx, ny] = points[(k + 1) % points.length];
      if (k === 0) out.push("M", round((px + x) / 2), " ", round((py + y) / 2));
      out.push("Q", round(x), " ", round(y), " ", round((x + nx) / 2), " ", round((y + ny) / 2));
    });
    out.push("Z");
  }
  return out.join("");
}

const boneKept = new Map(); // paths already computed, newest last

/* The paths of one shape: two nets behind, and the front net cut at three heights. */
export function bonePaths(shape, step) {
  const key = [shape.lost, shape.thick, shape.shell].map((v) => v.toFixed(3)).join() + "@" + step;
  if (boneKept.has(key)) return boneKept.get(key);
  const front = boneField(2, shape, step);
  const paths = {
    far: boneContour(boneField(0, shape, step * boneBehind), 0),
    middle: boneContour(boneField(1, shape, step * boneBehind), 0),
    edge: boneContour(front, 0),
    lit: boneContour(front, 0.5),
    top: boneContour(front, 1.15),
  };
  boneKept.set(key, paths);
  if (boneKept.size > 90) boneKept.delete(boneKept.keys().next().value);
  return paths;
}

/* Share of the cut face that is drawn as bone (front net and shell), counted in the pixels of the fine drawing.
   For the calibration of bone_table.js and its check; a page never calls it. */
export function boneArea(shape, step = 1.25, zoom = 4) {
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [boneWidth * zoom, boneHeight * zoom];
  const pen = canvas.getContext("2d", { willReadFrequently: true });
  pen.scale(zoom, zoom);
  const body = new Path2D(bonePath(boneBody));
  const inked = () => {
    const { data } = pen.getImageData(0, 0, canvas.width, canvas.height);
    let sum = 0;
    for (let k = 3; k < data.length; k += 4) sum += data[k];
    return sum;
  };
  pen.fill(body);
  const whole = inked();
  pen.clearRect(0, 0, boneWidth, boneHeight);
  pen.clip(body);
  pen.fill(new Path2D(boneContour(boneField(2, shape, step), 0)));
  return inked() / whole;
}
