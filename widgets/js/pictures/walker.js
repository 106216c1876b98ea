/* The walking figure: a soft body with the leg bones inside, arrows under its feet, and the ground that runs by.
   Poses come from pose.js, forces from the state; this file only gives them a shape. */
import { arrow, fixed, limb, mix, smooth } from "./kit.js";
import { armPose, hipHeight, legPose, pressurePoint } from "./pose.js";

/* Outlines in metres. Trunk and head are seen from the middle of the hips, before the trunk leans forward. */
const WALKER_TRUNK = [
  [0.034, 0.56], [0.045, 0.515], [0.078, 0.478], [0.11, 0.425], [0.123, 0.35], [0.117, 0.25], [0.116, 0.15],
  [0.12, 0.06], [0.11, -0.04], [0.05, -0.115], [-0.06, -0.115], [-0.122, -0.045], [-0.13, 0.04], [-0.106, 0.13],
  [-0.098, 0.22], [-0.116, 0.32], [-0.122, 0.41], [-0.1, 0.48], [-0.07, 0.53], [-0.064, 0.58],
];
const WALKER_HEAD = [
  [0.034, 0.54], [0.05, 0.567], [0.086, 0.572], [0.098, 0.59], [0.095, 0.611], [0.101, 0.626], [0.099, 0.641],
  [0.118, 0.655], [0.106, 0.684], [0.105, 0.715], [0.09, 0.755], [0.05, 0.785], [-0.008, 0.791], [-0.06, 0.77],
  [-0.088, 0.726], [-0.091, 0.68], [-0.079, 0.64], [-0.064, 0.606], [-0.064, 0.56],
];
const WALKER_THIGH = { along: [0, 0.15, 0.4, 0.7, 0.9], front: [0.104, 0.104, 0.088, 0.068, 0.058], back: [0.108, 0.101, 0.083, 0.061, 0.05] };
const WALKER_SHANK = { along: [0, 0.12, 0.3, 0.55, 0.8, 1], front: [0.056, 0.052, 0.045, 0.041, 0.036, 0.036], back: [0.047, 0.054, 0.065, 0.05, 0.036, 0.034] };
const WALKER_FEMUR = { along: [0.02, 0.12, 0.5, 0.85, 0.965], width: [0.029, 0.019, 0.016, 0.021, 0.034] };
const WALKER_TIBIA = { along: [0.03, 0.12, 0.5, 0.88, 0.98], width: [0.034, 0.021, 0.0135, 0.0145, 0.02] };
const WALKER_ARM = { upper: 0.285, lower: 0.25, hand: 0.33, width: [0.058, 0.056, 0.045, 0.043, 0.029, 0.034, 0.022] };
const WALKER_SHOULDER = [-0.012, 0.435];
const WALKER_LEAN = { still: 2.5, perMetre: 1.2 };   // degrees forward, more with a long stride
/* Body weights at which a bone has its full tint, and the tint. */
const WALKER_TINT = { full: 1.2, percent: 64 };
const WALKER_FAN = { every: 4, fade: 10 };           // percent of the stride between two lines; and to fade after foot-off

/** A new SVG element inside a parent. */
export function walkNode(parent, tag, attributes = {}) {
  const node = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  parent.append(node);
  return node;
}

/** The value of a curve over one stride (0–100 percent) at any percent, also beyond one stride. */
export function walkAt(curve, percent) {
  const place = ((((percent % 100) + 100) % 100) / 100) * (curve.length - 1);
  const i = Math.floor(place);
  return i + 1 < curve.length ? mix(curve[i], curve[i + 1], place - i) : curve[i];
}

/** Makes the parts once, back to front. far is the left leg, near the right one. */
export function walkerParts(group, arrows) {
  const floor = walkNode(group, "g", { class: "walk-floor" });
  const path = (parent, name) => walkNode(parent, "path", { class: name });
  const leg = (name) => ({
    leg: path(group, `walk-${name}`), femur: path(group, "walk-bone"), tibia: path(group, "walk-bone"), shoe: path(group, `walk-${name} walk-shoe`),
  });
  const shade = () => walkNode(floor, "ellipse", { class: "walk-shade", ry: 3.5 });
  const parts = { shades: [shade(), shade()], ground: path(floor, "walk-ground"), marks: path(floor, "walk-marks") };
  parts.farArm = path(group, "walk-far");
  parts.far = leg("far");
  parts.body = walkNode(group, "g");
  parts.trunk = path(parts.body, "walk-near");
  parts.head = path(parts.body, "walk-near");
  parts.near = leg("near");
  parts.nearArm = path(group, "walk-near walk-edge");
  const fans = walkNode(arrows, "g", { class: "walk-floor" });
  parts.fans = [path(fans, "walk-fan right"), path(fans, "walk-fan left")];
  parts.arrows = [path(arrows, "walk-arrow right"), path(arrows, "walk-arrow left")];
  return parts;
}

/** What changes only with the size of the picture: trunk, head and the ground line. */
export function walkerSize(parts, view) {
  const grown = (points) => smooth(points.map(([x, y]) => [x * view.scale, -y * view.scale]));
  parts.trunk.setAttribute("d", grown(WALKER_TRUNK));
  parts.head.setAttribute("d", grown(WALKER_HEAD));
  parts.ground.setAttribute("d", `M${fixed(view.left)} ${view.ground + 2}H${fixed(view.right)}`);
}

/** Draws the moment. feet: for right and left {percent, vertical, foreAft, curve, pushes}; gone: ground that ran by (m).
    Returns the tips of the two arrows. */
export function walkerDraw(parts, view, g, feet, gone) {
  const place = ([x, y]) => [view.middle + x * view.scale, view.ground - y * view.scale];
  const legs = feet.map((foot) => legPose(g, foot.percent / 100));
  walkerLeg(parts.near, legs[0], feet[0].vertical, "--people", place, view.scale);
  walkerLeg(parts.far, legs[1], feet[1].vertical, "--other", place, view.scale);
  walkerBody(parts, view, g, feet);
  parts.shades.forEach((shade, i) => walkerShade(shade, legs[i], place, view));
  parts.marks.setAttribute("d", walkerMarks(view, gone));
  return feet.map((foot, i) => {
    parts.fans[i].setAttribute("d", walkerFan(foot, g, view));
    parts.fans[i].style.opacity = walkerFanOpacity(foot, g);
    const [x] = place([pressurePoint(g, foot.percent / 100), 0]);
    const tip = [x + foot.foreAft * view.weight, view.ground - foot.vertical * view.weight];
    const shown = foot.vertical > 0.015;
    parts.arrows[i].setAttribute("d", shown ? arrow(x, view.ground, ...tip, view.head) : "");
    return shown ? tip : null;
  });
}

// ---- body ----

function walkerBody(parts, view, g, feet) {
  const lean = WALKER_LEAN.still + WALKER_LEAN.perMetre * g.stride;
  const height = view.ground - hipHeight(g, feet[0].percent / 100) * view.scale;
  parts.body.setAttribute("transform", `translate(${fixed(view.middle)} ${fixed(height)}) rotate(${fixed(lean)})`);
  const turn = (lean * Math.PI) / 180;
  const place = ([x, y]) => [
    view.middle + (x * Math.cos(turn) + y * Math.sin(turn)) * view.scale,
    height - (y * Math.cos(turn) - x * Math.sin(turn)) * view.scale,
  ];
  parts.nearArm.setAttribute("d", walkerArm(armPose(g, feet[0].percent / 100), place, view.scale));
  parts.farArm.setAttribute("d", walkerArm(armPose(g, feet[1].percent / 100), place, view.scale));
}

function walkerArm({ shoulder, elbow }, place, scale) {
  const turn = (degrees) => (degrees * Math.PI) / 180;
  const from = ([x, y], length, degrees) => [x + length * Math.sin(turn(degrees)), y - length * Math.cos(turn(degrees))];
  const top = [WALKER_SHOULDER[0] + 0.0006 * shoulder, WALKER_SHOULDER[1]];   // the shoulder girdle turns a little with the arm
  const bend = from(top, WALKER_ARM.upper, shoulder);
  const wrist = from(bend, WALKER_ARM.lower, shoulder + elbow);
  const hand = from(bend, WALKER_ARM.hand, shoulder + elbow + 4);
  const line = [top, mix(top, bend, 0.4), bend, mix(bend, wrist, 0.4), wrist, mix(wrist, hand, 0.6), hand];
  return limb(line.map(place), WALKER_ARM.width.map((w) => w * scale));
}

// ---- legs ----

function walkerLeg(parts, pose, load, token, place, scale) {
  const [hip, knee, ankle] = [pose.hip, pose.knee, pose.ankle].map(place);
  const grown = (widths) => widths.map((w) => w * scale);
  const along = (shape, a, b) => shape.along.map((t) => mix(a, b, t));
  const line = [...along(WALKER_THIGH, hip, knee), ...along(WALKER_SHANK, knee, ankle)];
  parts.leg.setAttribute("d", limb(line, grown([...WALKER_THIGH.front, ...WALKER_SHANK.front]), grown([...WALKER_THIGH.back, ...WALKER_SHANK.back])));
  parts.shoe.setAttribute("d", smooth(walkerShoe(pose).map(place)));
  parts.femur.setAttribute("d", limb(along(WALKER_FEMUR, hip, knee), grown(WALKER_FEMUR.width)));
  parts.tibia.setAttribute("d", limb(along(WALKER_TIBIA, knee, ankle), grown(WALKER_TIBIA.width)));
  const tint = Math.round(Math.min(1, load / WALKER_TINT.full) * WALKER_TINT.percent);
  const fill = `color-mix(in srgb, var(${token}) ${tint}%, var(--bone))`;
  parts.femur.style.fill = fill;
  parts.tibia.style.fill = fill;
}

/** A shoe around heel, ball and toe; the toe cap bends on its own. */
function walkerShoe({ ankle, heel, ball, toe }) {
  const frame = (a, b) => {
    const length = Math.hypot(b[0] - a[0], b[1] - a[1]) || 1;
    const [ux, uy] = [(b[0] - a[0]) / length, (b[1] - a[1]) / length];
    return ([x, y], forward, up) => [x + ux * forward - uy * up, y + uy * forward + ux * up];
  };
  const [sole, cap] = [frame(heel, ball), frame(ball, toe)];
  return [
    sole(heel, -0.022, 0.002), sole(heel, -0.04, 0.036), sole(ankle, -0.046, 0.014), sole(ankle, 0, 0.034),
    sole(ankle, 0.046, 0.004), sole(ball, -0.027, 0.066), cap(toe, -0.006, 0.044), cap(toe, 0.02, 0.018), cap(toe, 0.004, 0), ball, mix(heel, ball, 0.5),
  ];
}

// ---- ground ----

/** A soft shadow that shrinks and fades as the foot rises. */
function walkerShade(node, pose, place, view) {
  const rise = Math.max(0, Math.min(1, Math.min(pose.heel[1], pose.ball[1], pose.toe[1]) / 0.12));
  const [x] = place(mix(pose.heel, pose.toe, 0.55));
  node.setAttribute("cx", fixed(x));
  node.setAttribute("cy", view.ground + 5);
  node.setAttribute("rx", fixed(view.scale * mix(0.15, 0.09, rise)));
  node.style.opacity = mix(0.3, 0.06, rise).toFixed(2);
}

/** Marks on the ground, every 20 cm; they run backward with the planted feet. */
function walkerMarks(view, gone) {
  const every = 0.2 * view.scale;
  const shift = (gone * view.scale) % every;
  let path = "";
  for (let x = view.left - shift; x < view.right + every; x += every) {
    if (x - 7 >= view.left && x <= view.right) path += `M${fixed(x)} ${view.ground + 8}l-7 9`;
  }
  return path;
}

/** Thin lines where the arrow has been since the heel came down ("butterfly"). */
function walkerFan({ percent, curve, pushes }, g, view) {
  const now = percent - 100 * Math.floor(percent / 100);
  if (walkerFanOpacity({ percent }, g) <= 0) return "";
  let path = "";
  for (let then = WALKER_FAN.every; then < Math.min(now, g.stance * 100); then += WALKER_FAN.every) {
    const x = view.middle + (pressurePoint(g, then / 100) - ((now - then) / 100) * g.stride) * view.scale;
    const push = pushes ? walkAt(pushes, then) : 0;
    path += `M${fixed(x)} ${view.ground}l${fixed(push * view.weight)} ${fixed(-walkAt(curve, then) * view.weight)}`;
  }
  return path;
}

/** The fan stays while the foot is down and fades soon after it has left. */
function walkerFanOpacity({ percent }, g) {
  const since = percent - 100 * Math.floor(percent / 100) - 100 * g.stance;
  return Math.max(0, Math.min(1, 1 - since / WALKER_FAN.fade)) * 0.34;
}
