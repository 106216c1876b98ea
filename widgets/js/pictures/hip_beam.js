/* The close-up: pelvis and hip as a beam. On two legs a bridge on two hips, on one leg a seesaw that turns on
   the standing hip. Levers are true to scale (frame.cm pixels per centimetre), forces too (room.bw per body weight).
   The lever of the muscle is drawn where it is: at right angles to its line of pull. So the beam is bent there. */
import { fixed, mix, rotate, smooth } from "./kit.js";
import { HIP_HALF } from "./hip_bones.js";
import { hipForce } from "./hip_arrows.js";
import { hipUse } from "./hip_figure.js";

const HIP_CREST = [[-8.2, 13.2], [-10.4, 13.6], [-12.7, 12.4], [-14, 10.6]]; // where the muscle begins …
const HIP_TROCHANTER = [[-15.6, -0.6], [-15.1, 0.4], [-14.4, 0.9]]; // … and where it ends
const HIP_BEAM = 7; // half of the beam's thickness, px

/** Where the hip is and how many pixels a centimetre has: the view widens for long levers. */
export function hipFrame(pose, room) {
  const left = Math.max(16.2, HIP_HALF - pose.has_near * pose.near_x + 1.5);
  const lever = Math.max(pose.weight_x, pose.has_cane * pose.cane_x, pose.has_far * pose.far_x);
  const right = Math.max(16.2, lever - HIP_HALF + 2.5);
  // px that the slanting joint force needs to the left of the hip
  const slant = Math.sin((pose.joint_angle * Math.PI) / 180) * (pose.joint * room.bw + 15) + 10;
  const cm = Math.min(room.cm, (room.width - 8) / (left + right), (room.width - 4 - slant) / (right + HIP_HALF));
  const middle = Math.max((room.width + (left - right) * cm) / 2, slant + HIP_HALF * cm);
  return { cm, middle, y: room.hip_y, hip: [middle - HIP_HALF * cm, room.hip_y], drop: Math.min(0, pose.lean) };
}

/** The points of the beam: end of the muscle's lever, pivot, ends to the right and to the left. */
export function hipBeamPoints(pose, frame) {
  const [x, y] = frame.hip;
  const pull = (pose.pull * Math.PI) / 180;
  const held = Math.max(pose.has_cane * pose.cane_x, pose.has_far * pose.far_x);
  const far = Math.max(pose.weight_x, held, (1 - pose.one) * 2 * HIP_HALF, 0);
  return {
    short: [x - Math.cos(pull) * pose.muscle_x * frame.cm, y - Math.sin(pull) * pose.muscle_x * frame.cm],
    pivot: frame.hip,
    far: [x + far * frame.cm, y],
    near: [x + Math.min(0, pose.has_near * pose.near_x, pose.weight_x) * frame.cm, y],
    weight: [x + pose.weight_x * frame.cm, y],
    other: [x + 2 * HIP_HALF * frame.cm, y],
  };
}

/** The forces on the pelvis. They end at the beam: from above what presses it down, from below what holds it up. */
export function hipBeamForces(pose, frame, room) {
  const { short, pivot, weight, other } = hipBeamPoints(pose, frame);
  const [x, y] = frame.hip;
  const gap = HIP_BEAM + 2;
  const step = (point, degrees, distance) => rotate([point[0], point[1] + distance], point, degrees);
  return [
    hipForce("muscle", step(short, 180 + pose.pull, gap), 180 + pose.pull, pose.muscle, room),
    hipForce("weight", [weight[0], y - gap], 180, pose.weight, room),
    hipForce("joint", step(pivot, pose.joint_angle, 15), pose.joint_angle, pose.joint, room),
    hipForce("joint_other", step(other, -pose.joint_angle, 15), -pose.joint_angle, pose.joint_other, room),
    hipForce("cane", [x + pose.cane_x * frame.cm, y + gap], 0, pose.cane, room, pose.has_cane),
    hipForce("bag", [x + pose.far_x * frame.cm, y - gap], 180, pose.far, room, pose.has_far),
    hipForce("bag", [x + pose.near_x * frame.cm, y - gap], 180, pose.near, room, pose.has_near),
  ];
}

/** Height of the measuring line: under the lengths of the two arms. */
export function hipRulerY(room, frame) {
  return frame.y + HIP_BEAM + 1.3 * room.type.small + 14;
}

/** Measuring lines of cane and bag, under the beam: from the hip to x = to, at height y. */
export function hipRulers(pose, frame, room) {
  const y = hipRulerY(room, frame);
  const foot = Math.max(y, frame.y + HIP_BEAM + pose.cane * room.bw + 10); // below the arrow of the cane
  const ruler = (thing, height) => {
    const lever = pose[`${thing}_x`];
    return { lever, from: frame.hip[0], to: frame.hip[0] + lever * frame.cm, y: height, shown: pose[`has_${thing}`] };
  };
  return [ruler("cane", foot), ruler("far", y), ruler("near", y)].filter(({ shown }) => shown > 0.02);
}

function hipRulerPath(ruler) {
  const [a, b, y] = [ruler.from, ruler.to, ruler.y].map(fixed);
  const tick = `${fixed(ruler.y - 7)}v14`;
  return `<path class="hip-ruler" opacity="${ruler.shown.toFixed(2)}" d="M${a} ${tick}M${b} ${tick}M${a} ${y}H${b}"/>`;
}

/** The muscle beside the hip, a fan from the crest of the pelvis to the thigh bone. side −1: standing leg. */
function hipFan(frame, side, opacity) {
  const tilt = side < 0 ? frame.drop : 0;
  const hip = [-HIP_HALF, 0];
  const to_screen = ([x, y]) => [frame.middle - side * x * frame.cm, frame.y - y * frame.cm];
  const crest = HIP_CREST.map((point) => to_screen(rotate(point, hip, tilt)));
  const end = HIP_TROCHANTER.map(to_screen);
  const fibre = (t) => {
    const at = t * (crest.length - 1);
    const i = Math.min(crest.length - 2, Math.floor(at));
    const start = mix(crest[i], crest[i + 1], at - i);
    const bulge = mix(mix(start, end[1], 0.5), [end[1][0], start[1]], 0.12 * t);
    return smooth([start, bulge, end[1]], false);
  };
  const fibres = [0.12, 0.36, 0.6, 0.84].map((t) => `<path class="hip-fibre" d="${fibre(t)}"/>`).join("");
  return `<g opacity="${opacity.toFixed(2)}"><path class="hip-fan" d="${smooth([...crest, ...end])}"/>${fibres}</g>`;
}

function hipBonesBehind(pose, frame, id) {
  const at = (x, y) => {
    const [a, b] = rotate([x, y], [-HIP_HALF, 0], frame.drop);
    return [frame.middle + a * frame.cm, frame.y - b * frame.cm];
  };
  const hanging = 1 - 0.45 * pose.one;
  return (
    `<g class="hip-bones">${hipUse("pelvis", at(0, 0), frame.drop, frame.cm, frame.cm, id)}` +
    `${hipUse("femur-cut", at(-HIP_HALF, 0), 0, -frame.cm, frame.cm, id)}` +
    `<g opacity="${hanging.toFixed(2)}">${hipUse("femur-cut", at(HIP_HALF, 0), 3 * pose.one, frame.cm, frame.cm, id)}</g></g>`
  );
}

/** A small square says: this force is at right angles to its lever. */
function hipRightAngle(pose, points) {
  if (pose.one < 0.5 || pose.muscle_x < 2) return "";
  const [x, y] = points.short;
  const place = `translate(${fixed(x)} ${fixed(y)}) rotate(${fixed(pose.pull)})`;
  const corner = `M${HIP_BEAM + 11} -${HIP_BEAM}v-9h-11`;
  return `<path class="hip-right-angle" opacity="${pose.one.toFixed(2)}" transform="${place}" d="${corner}"/>`;
}

function hipBar(pose, points) {
  const to = ([x, y]) => `${fixed(x)} ${fixed(y)}`;
  const { short, pivot, far, near, weight, other } = points;
  const overhang = 6;
  const branch = near[0] < pivot[0] - 1 ? `M${to(pivot)}L${to(near)}` : "";
  const beam = `M${to(short)}L${to(pivot)}L${to([far[0] + overhang, far[1]])}${branch}`;
  const arm = (name, end) => `<path class="hip-arm-${name}" d="M${to(pivot)}L${to(end)}"/>`;
  return (
    `<path class="hip-beam" d="${beam}"/>` +
    `<g opacity="${pose.one.toFixed(2)}">${arm("muscle", short)}${arm("weight", weight)}</g>` +
    `<circle class="hip-pivot" cx="${fixed(pivot[0])}" cy="${fixed(pivot[1])}" r="11"/>` +
    `<circle class="hip-pivot" cx="${fixed(other[0])}" cy="${fixed(other[1])}" r="11" opacity="${(1 - pose.one).toFixed(2)}"/>`
  );
}

export function hipBridge(pose, frame, room, id) {
  const points = hipBeamPoints(pose, frame);
  return (
    hipBonesBehind(pose, frame, id) +
    hipFan(frame, -1, 0.35 + 0.65 * pose.one) + hipFan(frame, 1, 0.35 * (1 - pose.one)) +
    hipRulers(pose, frame, room).map(hipRulerPath).join("") + hipRightAngle(pose, points) + hipBar(pose, points)
  );
}
