/* Which words stand in the two drawings, and where they would like to be. */
import { mix } from "./kit.js";
import { hipAlong, hipArrowObstacles, hipForce } from "./hip_arrows.js";
import { hipBeamForces, hipBeamPoints, hipFrame, hipRuler, hipRulerY } from "./hip_beam.js";
import { hipBagBottom } from "./hip_figure.js";
import { hipBeside, hipBlock, hipObstacle } from "./hip_labels.js";

const HIP_INK = {
  joint: "var(--you-ink)", joint_other: "var(--you-ink)", muscle: "var(--other-ink)", weight: "var(--do-ink)", bag: "var(--do-ink)",
  ground: "var(--people-ink)", ground_other: "var(--people-ink)", cane: "var(--people-ink)", plain: "var(--ink)",
};
const hipTimes = (force, ctx) => ctx.t("times", { n: ctx.n(force, 1) });
/** The arrow with a name; of two bags, the one that stays. */
function hipFound(forces, key) {
  const found = forces.filter((force) => force.key === key && force.length > 0);
  return found.sort((a, b) => b.opacity - a.opacity)[0];
}

// ---- the person ----

/** The forces on the standing leg (ground from below, pelvis from above), the cane and the bag. */
export function hipPersonForces(pose, body, room) {
  const ground = (x) => [x, room.px([0, 0])[1] + 2];
  const into = (hip) => [room.px(hip)[0], room.px(hip)[1] - 4];
  const bag = (arm, force, shown) => {
    const [x, y] = room.px(hipBagBottom(arm));
    return hipForce("bag", [x, y + Math.max(7, force * room.bw) + 3], 180, force, room, shown);
  };
  return [
    hipForce("joint", into(body.hip), 180 + pose.joint_angle, pose.joint, room),
    hipForce("joint_other", into(body.other), 180 - pose.joint_angle, pose.joint_other, room),
    hipForce("ground", ground(room.px(body.foot)[0]), 0, pose.ground, room),
    hipForce("ground_other", ground(room.px(body.ankle)[0]), 0, pose.ground_other, room),
    hipForce("cane", ground(room.px(body.cane_foot)[0]), 0, pose.cane, room, pose.has_cane),
    bag(body.far_arm, pose.far, pose.has_far),
    bag(body.near_arm, pose.near, pose.has_near),
  ];
}

/** The point of an arrow of the person that a label speaks of. */
export function hipPersonAt(key, forces) {
  const force = hipFound(forces, key);
  if (!force) return null;
  return key === "joint" || key === "joint_other" ? hipAlong(force, force.length > 60 ? 0.45 : 0.2) : hipAlong(force, 0.3);
}

function hipPersonSoft(body, room) {
  const line = (points, radius) => hipObstacle("", points.map(room.px), radius * room.cm, 4);
  const arm = ({ shoulder, elbow, wrist }) => line([shoulder, elbow, wrist, [wrist[0], wrist[1] - 7]], 4);
  return [
    arm(body.near_arm), arm(body.far_arm), line([body.up([0, 0]), body.up([0, 50])], 13), line([body.up([0, 58]), body.up([0, 76])], 6),
    line([body.hip, body.stance_knee, body.foot], 5), line([body.other, body.knee, body.ankle], 6),
  ];
}

/** Blocks and obstacles of the person, ready to be placed. */
export function hipPersonWords(state, pose, body, room, ctx) {
  const forces = hipPersonForces(pose, body, room);
  const blocks = [];
  const add = (key, force, amount, wishes) => {
    const at = hipPersonAt(key, forces);
    if (!at) return;
    const block = hipBlock(key, HIP_INK[key], { number: hipTimes(force, ctx), amount }, { ...room.type, tight: true, crowded: false });
    blocks.push({ ...block, at, wishes: wishes(block, at) });
  };
  const [floor, { labels }] = [room.px([0, 0])[1], state];
  const sides = [...body.near_arm.elbow, body.near_arm.shoulder[0], body.near_arm.wrist[0]];
  const left = room.px([Math.min(sides[0], sides[2], sides[3]) - 5, 0])[0];
  const right = room.px([Math.max(body.far_arm.elbow[0], body.far_arm.shoulder[0], body.far_arm.wrist[0]) + 5, 0])[0];
  const under = (side) => (block, at) => [0, 0.3, 0.6].map((drop) => {
    const place = hipBeside(block, [at[0], 0], side, room.head / 2 + 8);
    return { ...place, y: floor + 6 + drop * block.height };
  });
  const shoulder = room.px(body.up([0, 58]))[1];
  add("ground", state.ground_stance, labels.ground_stance, under("left"));
  add("ground_other", state.ground_other, labels.ground_other, under("right"));
  add("cane", state.cane, labels.cane, (block, at) => [
    ...under("right")(block, at), { x: room.width - block.width - 3, y: floor + pose.cane * room.bw + 12, align: 1 },
  ]);
  add("bag", state.bag, labels.bag, (block, at) => [
    hipBeside(block, hipFound(forces, "bag").tip, "below", 4), hipBeside(block, at, pose.has_far ? "right" : "left", 16), hipBeside(block, at, pose.has_far ? "left" : "right", 16),
  ]);
  add("joint", state.joint, labels.joint, (block, at) => [
    hipBeside(block, [left, at[1]], "left", 8), hipBeside(block, [left, at[1] - 30], "left", 8),
    { x: 6, y: shoulder - block.height - 4, align: 0 }, { x: 6, y: 4, align: 0 }, { x: room.width - block.width - 6, y: 4, align: 1 },
  ]);
  add("joint_other", state.joint_other, labels.joint_other, (block, at) => [
    hipBeside(block, [right, at[1]], "right", 8), hipBeside(block, [right, at[1] - 30], "right", 8), { x: room.width - block.width - 6, y: shoulder - block.height, align: 1 },
  ]);
  const carried = pose.has_far ? body.far_arm.wrist : pose.has_near ? body.near_arm.wrist : null;
  const bag = carried ? [hipObstacle("", [[carried[0], carried[1] - 12], [carried[0], carried[1] - 24]].map(room.px), 8 * room.cm, 60)] : [];
  const cane = pose.has_cane ? [hipObstacle("", [body.far_arm.wrist, body.cane_foot].map(room.px), 5, 30)] : [];
  return { blocks, obstacles: [...hipArrowObstacles(forces, room), ...hipPersonSoft(body, room), ...bag, ...cane] };
}

// ---- the beam ----

const HIP_AT = { muscle: 0.3, weight: 0.3, joint: 0.3, joint_other: 0.3, cane: 0, bag: 0.2 };

export function hipBeamAt(key, forces) {
  const force = hipFound(forces, key);
  return force ? hipAlong(force, HIP_AT[key]) : null;
}

/** Lengths: those of the two arms, close to the beam, and that of cane or bag at its measuring line. */
function hipLeverBlocks(state, pose, frame, room, ctx) {
  const block = (key, lever, ink) => hipBlock(key, ink, { name: ctx.t("centimetres", { n: ctx.n(Math.abs(lever), 0) }) }, room.type);
  if (!pose.one) return [[], []];
  const { short, pivot, weight } = hipBeamPoints(pose, frame);
  const near = block("arm_muscle", state.muscle_x, HIP_INK.muscle);
  const long = block("arm_weight", state.weight_x, HIP_INK.weight);
  const middle = (pivot[0] + 16 + weight[0]) / 2;
  const arms = [
    { ...long, at: mix(pivot, weight, 0.5), wishes: [middle, weight[0] - long.width / 2 + 6, pivot[0] + 22 + long.width / 2].map((x) => hipBeside(long, [x, pivot[1]], "below", 13)) },
    { ...near, at: mix(pivot, short, 0.5), wishes: [0, -8, -16, -28].map((dx) => hipBeside(near, [short[0] + 12 + dx, pivot[1] - 4], "below", 15)) },
  ];
  const lever = [];
  const ruler = hipRuler(pose, frame, room);
  if (ruler.shown > 0.5) {
    const words = block("lever", pose.has_cane ? state.cane_x : state.bag_x, HIP_INK.plain);
    const share = pose.has_near ? [0.72, 0.85, 0.6] : [0.42, 0.55, 0.3, 0.7, 0.85];
    lever.push({ ...words, at: [mix(ruler.from, ruler.to, 0.7), ruler.y], wishes: share.map((t) => hipBeside(words, [ruler.from + (ruler.to - ruler.from) * t, ruler.y], "below", 5)) });
  }
  return [arms, lever];
}

function hipBeamWishes(key, one, room, frame, force) {
  const end = hipAlong(force, 0);
  const mid = hipAlong(force, 0.35);
  const beside = { muscle: ["left", "right"], bag: ["right", "left"], joint_other: ["right", "left"] }[key] || ["right", "left"];
  return (block) => {
    const beyond = frame.middle + 14.6 * frame.cm; // outside the thigh bone
    const outside = (side) => ({ y: frame.y + 5 * frame.cm, ...(side > 0 ? { x: beyond, align: 0 } : { x: room.width - beyond - block.width, align: 1 }) });
    const edge = ({ width }) => (end[0] < room.width / 2 ? { x: 4, align: 0 } : { x: room.width - width - 4, align: 1 });
    const top = { x: force.tip[0] - block.width / 2, y: 4, align: 0.5 };
    const own = {
      muscle: [{ x: 4, y: 4, align: 0 }, { x: 4, y: frame.y - 10.5 * frame.cm, align: 0 }],
      weight: [{ ...hipBeside(block, end, "right", 15), y: end[1] - 6 }, { ...hipBeside(block, end, "above", 6), align: 0 }, top, { ...top, x: room.width - block.width - 6 }],
      joint: one ? [{ ...hipBeside(block, hipAlong(force, 0.22), "right", 22) }] : [outside(-1), hipBeside(block, end, "below", 8)],
      joint_other: [outside(1), hipBeside(block, end, "below", 8)],
      cane: [{ x: Math.min(end[0] + 12, room.width - 4) - block.width, y: hipRulerY(room, frame) + 9, align: 1 }, hipBeside(block, [end[0], frame.y], "above", 18), { ...hipBeside(block, [0, frame.y], "above", 18), x: room.width - block.width - 4, align: 1 }],
      bag: [hipBeside(block, end, "above", 13), { ...hipBeside(block, end, "above", 13), ...edge(block) }],
    }[key];
    return [...own, ...beside.flatMap((side) => [hipBeside(block, mid, side, 20), hipBeside(block, end, side, 20), hipBeside(block, mid, side, 44)])];
  };
}

export function hipBeamWords(state, pose, room, ctx) {
  const frame = hipFrame(pose, room);
  const forces = hipBeamForces(pose, frame, room);
  const { short, pivot, far, near } = hipBeamPoints(pose, frame);
  const blocks = [];
  const names = { cane: "cane", bag: "bag", joint: "hip_joint", joint_other: "hip_joint", weight: "body_above", muscle: "hip_muscles" };
  for (const key of Object.keys(names)) {
    const force = hipFound(forces, key);
    if (!force) continue;
    const text = { number: hipTimes(state[key], ctx), amount: state.labels[key], name: ctx.t(names[key]) };
    const block = hipBlock(key, HIP_INK[key], text, room.type);
    blocks.push({ ...block, at: hipBeamAt(key, forces), wishes: hipBeamWishes(key, pose.one, room, frame, force)(block) });
  }
  const [arms, lever] = hipLeverBlocks(state, pose, frame, room, ctx);
  const carried = blocks.findIndex(({ key }) => key !== "cane" && key !== "bag");
  blocks.splice(carried, 0, ...lever);
  blocks.unshift(...arms); // those with the least choice come first
  const one = hipBlock("scale", "var(--ink-2)", { name: ctx.t("times", { n: ctx.n(1, 0) }) }, room.type);
  blocks.push({ ...one, wishes: [hipBeside(one, [room.scale_x, room.height - 6 - room.bw / 2], "left", 9)] });
  const ruler = hipRuler(pose, frame, room);
  const obstacles = [
    ...hipArrowObstacles(forces, room),
    hipObstacle("", [short, pivot, [far[0] + 6, far[1]]], 9, 100), hipObstacle("", [near, pivot], 9, 100), hipObstacle("", [pivot, pivot], 14, 100),
    hipObstacle("", [[room.scale_x, room.height - 6], [room.scale_x, room.height - 6 - room.bw]], 6, 60),
    ...(ruler.shown > 0.5 ? [hipObstacle("", [[ruler.from, ruler.y], [ruler.to, ruler.y]], 3, 60)] : []),
  ];
  return { blocks, obstacles };
}
