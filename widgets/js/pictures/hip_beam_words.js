/* The close-up: which words stand in it, and where they would like to be. */
import { mix } from "./kit.js";
import { hipAlong, hipArrowObstacles, hipFound, HIP_INK, hipTimes } from "./hip_arrows.js";
import { hipBeamForces, hipBeamPoints, hipFrame, hipRulers, hipRulerY } from "./hip_beam.js";
import { hipBeside, hipBlock, hipObstacle } from "./hip_labels.js";

const HIP_AT = { muscle: 0.3, weight: 0.3, joint: 0.3, joint_other: 0.3, cane: 0, bag: 0.2 };
const HIP_NAMES = { // in order of placing: those with less choice first
  cane: "cane", bag: "bag", muscle: "hip_muscles", weight: "body_above", joint: "hip_joint", joint_other: "hip_joint",
};

/** The point of the close-up that a label speaks of. */
export function hipBeamAt(key, forces, pose, frame) {
  if (key === "arm_muscle") {
    const { short, pivot } = hipBeamPoints(pose, frame);
    return mix(pivot, short, 0.6);
  }
  const force = hipFound(forces, key);
  return force ? hipAlong(force, HIP_AT[key]) : null;
}

function hipLength(key, lever, ink, room, ctx, digits = 0) {
  return hipBlock(key, ink, { name: ctx.t("centimetres", { n: ctx.n(Math.abs(lever), digits) }) }, room.type);
}

/** Lengths of the two arms, close to the beam. */
function hipArmBlocks(state, pose, frame, room, ctx) {
  if (!pose.one) return [];
  const { short, pivot, weight } = hipBeamPoints(pose, frame);
  const long = hipLength("arm_weight", state.weight_x, HIP_INK.weight, room, ctx);
  const digits = Math.abs(state.muscle_x - Math.round(state.muscle_x)) < 0.05 ? 0 : 1; // 4.5 cm is not 5 cm
  const near = hipLength("arm_muscle", state.muscle_x, HIP_INK.muscle, room, ctx, digits);
  const long_x = [(pivot[0] + 16 + weight[0]) / 2, weight[0] - long.width / 2 + 6, pivot[0] + 22 + long.width / 2];
  const near_x = [12, 4, -4, -16].map((dx) => short[0] + dx);
  return [
    { ...long, at: mix(pivot, weight, 0.5), wishes: long_x.map((x) => hipBeside(long, [x, pivot[1]], "below", 13)) },
    { ...near, at: mix(pivot, short, 0.5), wishes: near_x.map((x) => hipBeside(near, [x, pivot[1] - 4], "below", 15)) },
  ];
}

/** Lengths at the measuring lines of cane and bag. */
function hipRulerBlocks(pose, frame, room, ctx) {
  return hipRulers(pose, frame, room).map((ruler, i) => {
    const words = hipLength(`lever_${i}`, ruler.lever, HIP_INK.plain, room, ctx);
    const shares = ruler.lever < 0 ? [0.72, 0.85, 0.6] : [0.42, 0.55, 0.3, 0.7, 0.85];
    const on_line = (t) => [mix(ruler.from, ruler.to, t), ruler.y];
    return { ...words, at: on_line(0.6), wishes: shares.map((t) => hipBeside(words, on_line(t), "below", 5)) };
  });
}

/** The places that suit each force. */
const HIP_WISHES = {
  muscle: (block, { frame }) => [{ x: 4, y: 4, align: 0 }, { x: 4, y: frame.y - 10.5 * frame.cm, align: 0 }],
  weight: (block, { force, end, room }) => {
    const top = { x: force.tip[0] - block.width / 2, y: 4, align: 0.5 };
    const right = { ...hipBeside(block, end, "right", 15), y: end[1] - 6 };
    return [right, hipBeside(block, end, "above", 17), top, { ...top, x: room.width - block.width - 6 }];
  },
  joint: (block, where) =>
    where.one ? [hipBeside(block, hipAlong(where.force, 0.22), "right", 22)] : hipOutside(block, where, -1),
  joint_other: (block, where) => hipOutside(block, where, 1),
  cane: (block, { end, frame, room }) => {
    const x = room.width - block.width - 4;
    const below = { x: Math.min(end[0] + 12 - block.width, x), y: hipRulerY(room, frame) + 9, align: 1 };
    const above = hipBeside(block, [end[0], frame.y], "above", 18);
    return [below, above, { ...above, x, align: 1 }];
  },
  bag: (block, { end, room }) => {
    const above = hipBeside(block, end, "above", 17);
    const edge = end[0] < room.width / 2 ? { x: 4, align: 0 } : { x: room.width - block.width - 4, align: 1 };
    return [above, { ...above, ...edge }];
  },
};

/** On two legs: outside the thigh bone where there is room, otherwise below the arrow. The same on both sides. */
function hipOutside(block, { frame, room, end }, side) {
  const beyond = frame.middle + 14.6 * frame.cm;
  const x = side > 0 ? beyond : room.width - beyond - block.width;
  return [{ x, y: frame.y + 5 * frame.cm, align: side > 0 ? 0 : 1 }, hipBeside(block, end, "below", 17)];
}

function hipForceBlock(key, state, pose, frame, forces, room, ctx) {
  const force = hipFound(forces, key);
  if (!force) return [];
  const text = { number: hipTimes(state[key], ctx), amount: state.labels[key], name: ctx.t(HIP_NAMES[key]) };
  const block = hipBlock(key, HIP_INK[key], text, room.type);
  const end = hipAlong(force, 0);
  const wishes = HIP_WISHES[key](block, { one: pose.one, force, end, frame, room });
  const mid = hipAlong(force, 0.35);
  const around = (side) => [[mid, 20], [end, 20], [mid, 44]].map(([point, gap]) => hipBeside(block, point, side, gap));
  const sides = key === "muscle" ? ["left", "right"] : ["right", "left"];
  if (pose.one || key === "weight") wishes.push(...sides.flatMap(around));
  return [{ ...block, at: hipBeamAt(key, forces, pose, frame), wishes }];
}

/** "1 ×" beside the bar that shows how long a body weight is. */
function hipScaleBlock(room, ctx) {
  const words = hipBlock("scale", "var(--ink-2)", { name: ctx.t("times", { n: ctx.n(1, 0) }) }, room.type);
  return { ...words, wishes: [hipBeside(words, [room.scale_x, room.height - 6 - room.bw / 2], "left", 9)] };
}

function hipBeamObstacles(pose, frame, room) {
  const { short, pivot, far, near } = hipBeamPoints(pose, frame);
  const floor = room.height - 6;
  return [
    hipObstacle("", [short, pivot, [far[0] + 6, far[1]]], 9, 100),
    hipObstacle("", [near, pivot], 9, 100),
    hipObstacle("", [pivot, pivot], 14, 100),
    hipObstacle("", [[room.scale_x, floor], [room.scale_x, floor - room.bw]], 6, 60),
    ...hipRulers(pose, frame, room).map(({ from, to, y }) => hipObstacle("", [[from, y], [to, y]], 3, 20)),
  ];
}

/** Blocks and obstacles of the close-up, ready to be placed. */
export function hipBeamWords(state, pose, room, ctx) {
  const frame = hipFrame(pose, room);
  const forces = hipBeamForces(pose, frame, room);
  const force = (key) => hipForceBlock(key, state, pose, frame, forces, room, ctx);
  const [cane, bag, ...others] = Object.keys(HIP_NAMES);
  const blocks = [
    ...hipArmBlocks(state, pose, frame, room, ctx),
    ...force(cane), ...force(bag),
    ...hipRulerBlocks(pose, frame, room, ctx),
    ...others.flatMap(force),
    hipScaleBlock(room, ctx),
  ];
  return { blocks, obstacles: [...hipArrowObstacles(forces, room), ...hipBeamObstacles(pose, frame, room)] };
}
