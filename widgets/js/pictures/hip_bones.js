/* The bones around the hip, in centimetres, seen from the front. The outlines are drawn once as <defs>;
   the figure and the close-up show them by <use>, each at its own size. Origin of the pelvis: the middle
   between the hips. Origin of the femur: the hip centre. Outer side = +x, up = +y (turned over on writing). */
import { smooth } from "./kit.js";

export const HIP_HALF = 8.5; // from the middle to one hip centre

const HIP_BONE = [
  [0.35, -0.7], [1.5, 0.1], [3.3, 0.8], [5, 1.7], [5.7, 3.2], [5, 5.1], [3.8, 6.6], [3.2, 8.6], [3.7, 10.7],
  [5.2, 12.5], [7.6, 13.8], [10.4, 13.9], [12.9, 12.6], [14.2, 10.5], [14, 8.6], [13.1, 7], [12.1, 6.1], [11.9, 4.8],
  [11.4, 3.7], [11.6, 2.4], [11.5, 0.5], [10.9, -1.7], [9.9, -3.2], [9.3, -5], [8.7, -7], [7.5, -8.7], [5.9, -8.8],
  [4.9, -7.5], [3.6, -6], [2, -5.2], [0.6, -4.6], [0.35, -2.7],
];
const HIP_HOLE = [
  [3.1, -1.9], [4.9, -1.4], [6.4, -1.9], [7.1, -3.3], [7, -5.2], [6.2, -6.6], [5.1, -5.9], [3.9, -4.6], [3, -3.3],
];
const HIP_SACRUM = [
  [0, 10.2], [1.9, 10.9], [3.6, 10.4], [4.6, 9.2], [4.1, 7.2], [3.2, 5.4], [2.1, 3.4], [1, 1.5], [0.5, -0.2], [0, -0.6],
];
const HIP_VERTEBRA = [[0, 13.6], [2.4, 13.9], [2.2, 12.6], [4.2, 12.9], [4.1, 11.9], [2.3, 11.7], [2.5, 10.9], [0, 11]];
const HIP_FORAMINA = [[1.75, 8.3, 0.42], [1.6, 6.6, 0.38], [1.35, 5, 0.34], [1.05, 3.6, 0.28]];
const HIP_FEMUR = [
  [-1.7, 1.7], [-0.6, 2.35], [0.7, 2.3], [1.8, 1.6], [2.9, 0.8], [4, 0.55], [4.8, 1.2], [5.8, 1.35], [6.7, 0.4], [6.9, -1.4],
  [6.6, -3.4], [6, -6], [5.4, -10], [4.7, -17], [4.1, -25], [3.8, -32], [4.1, -36.5], [4.9, -39.5], [4.7, -42], [2.8, -43],
  [0.4, -42], [-1.8, -43], [-3.8, -42.2], [-4.2, -39.6], [-2.6, -36.8], [-0.5, -32], [0.9, -25], [1.7, -17], [2.3, -10],
  [2.3, -7.6], [1.7, -6.2], [2.2, -5], [1.9, -3.7], [1.1, -2.5], [-0.4, -2.4], [-1.7, -1.7], [-2.4, 0],
];
// A few strokes give the bones depth: the brim and hollow of the pelvis, the crest line of the femur.
const HIP_CREASES = [
  [[3.9, 6.6], [5.3, 4.7], [6.2, 3.1], [4.9, 2]],
  [[12.4, 12], [9.6, 11.6], [7.8, 9.4], [7.4, 6.6]],
  [[4.3, 10.2], [4.9, 8.7], [4.6, 7.3]],
];
const HIP_FEMUR_CREASE = [[5.2, -0.2], [4.2, -1.9], [3.4, -3.6], [2.9, -5.2]];

const hipTurnOver = (points) => points.map(([x, y]) => [x, -y]);
const hipMirror = (points) => points.map(([x, y]) => [-x, y]);
const hipOutline = (points) => smooth(hipTurnOver(points));
/** The right half of a bone that lies in the middle, completed by its mirror image. */
const hipWhole = (half) => [...half, ...hipMirror(half).reverse().slice(1, -1)];

/** One bone: fill, a soft darker rim inside the outline, the outline. */
function hipBone(id, outline) {
  return (
    `<clipPath id="${id}"><path d="${outline}" clip-rule="evenodd"/></clipPath>` +
    `<path class="hip-bone-fill" d="${outline}"/>` +
    `<path class="hip-bone-rim" d="${outline}" clip-path="url(#${id})"/>` +
    `<path class="hip-bone-line" d="${outline}"/>`
  );
}

function hipCrease(points) {
  return `<path class="hip-bone-crease" d="${smooth(hipTurnOver(points), false)}"/>`;
}

function hipSacrum(id) {
  const holes = HIP_FORAMINA.flatMap(([x, y, r]) => [[x, y, r], [-x, y, r]]);
  const dots = holes.map(([x, y, r]) => `<ellipse class="hip-bone-hole" cx="${x}" cy="${-y}" rx="${r}" ry="${r * 0.8}"/>`);
  const bone = (name, half) => hipBone(`${id}-${name}`, hipOutline(hipWhole(half)));
  return bone("vertebra", HIP_VERTEBRA) + bone("sacrum", HIP_SACRUM) + dots.join("");
}

function hipHalfPelvis(id, flip) {
  const turn = flip ? hipMirror : (points) => points;
  const outline = hipOutline(turn(HIP_BONE)) + hipOutline(turn(HIP_HOLE));
  const centre = flip ? -HIP_HALF : HIP_HALF;
  const socket = `<circle class="hip-bone-socket" cx="${centre}" cy="0" r="2.95"/>`;
  return hipBone(id, outline) + HIP_CREASES.map((line) => hipCrease(turn(line))).join("") + socket;
}

/** The upper end of the femur for the close-up: below, its colours fade away. (A mask would do the same, but
    takes twice the time to paint.) */
function hipFemurCut(id) {
  const fade = (name) =>
    `<linearGradient id="${id}-fade-${name}" gradientUnits="userSpaceOnUse" x1="0" x2="0" y1="12" y2="22.3">` +
    `<stop class="hip-fade-${name}"/><stop class="hip-fade-${name}" offset="1" stop-opacity="0"/></linearGradient>`;
  const outline = hipOutline(HIP_FEMUR);
  return (
    `${fade("in")}${fade("edge")}<g id="${id}-femur-cut"><path d="${outline}" fill="url(#${id}-fade-in)"/>` +
    `<g clip-path="url(#${id}-femur-clip)"><path class="hip-cut-rim" d="${outline}" stroke="url(#${id}-fade-edge)"/></g>` +
    `<path class="hip-cut-line" d="${outline}" stroke="url(#${id}-fade-edge)"/>${hipCrease(HIP_FEMUR_CREASE)}` +
    `<circle class="hip-bone-rim" r="2.3" opacity=".5"/></g>`
  );
}

/** All bones as <defs> content; ids start with the given id: "-pelvis", "-femur" and "-femur-cut" (outer side right). */
export function hipBoneDefs(id) {
  return (
    `<g id="${id}-pelvis">${hipSacrum(id)}<rect class="hip-bone-disc" x="-.5" y=".8" width="1" height="3.6" rx=".4"/>` +
    `${hipHalfPelvis(`${id}-half-a`, false)}${hipHalfPelvis(`${id}-half-b`, true)}</g>` +
    `<g id="${id}-femur">${hipBone(`${id}-femur-clip`, hipOutline(HIP_FEMUR))}${hipCrease(HIP_FEMUR_CREASE)}` +
    `<circle class="hip-bone-rim" r="2.3" opacity=".5"/></g>${hipFemurCut(id)}`
  );
}
