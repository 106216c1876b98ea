/* The person: its forces, which words stand beside it, and where they would like to be. */
import { hipAlong, hipArrowObstacles, hipForce, hipFound, HIP_INK, hipTimes } from "./hip_arrows.js";
import { hipBagBottom } from "./hip_figure.js";
import { hipBeside, hipBlock, hipObstacle } from "./hip_labels.js";

/** The forces on the standing leg (ground from below, pelvis from above), the cane and the bag. */
export function hipPersonForces(pose, body, room) {
  const ground = (point) => [room.px(point)[0], room.px([0, 0])[1] + 2];
  const into = (hip) => [room.px(hip)[0], room.px(hip)[1] - 4];
  const bag = (arm, force, shown) => {
    const [x, y] = room.px(hipBagBottom(arm));
    return hipForce("bag", [x, y + Math.max(8, force * room.bw) + 3], 180, force, room, shown);
  };
  return [
    hipForce("joint", into(body.hip), 180 + pose.joint_angle, pose.joint, room),
    hipForce("joint_other", into(body.other), 180 - pose.joint_angle, pose.joint_other, room),
    hipForce("ground", ground(body.foot), 0, pose.ground, room),
    hipForce("ground_other", ground(body.ankle), 0, pose.ground_other, room),
    hipForce("cane", ground(body.cane_foot), 0, pose.cane, room, pose.has_cane),
    bag(body.far_arm, pose.far, pose.has_far),
    bag(body.near_arm, pose.near, pose.has_near),
  ];
}

/** The point of an arrow that its label speaks of. */
export function hipPersonAt(key, forces) {
  const force = hipFound(forces, key);
  if (!force) return null;
  const into_hip = key === "joint" || key === "joint_other";
  return hipAlong(force, into_hip && force.length > 60 ? 0.45 : 0.25);
}

/** The body: words may cover it, but they would rather not. Bag and cane: they should not. */
function hipPersonObstacles(pose, body, room) {
  const soft = (points, radius) => hipObstacle("", points.map(room.px), radius * room.cm, 4);
  const arm = ({ shoulder, elbow, wrist }) => soft([shoulder, elbow, wrist, [wrist[0], wrist[1] - 7]], 4);
  const bag = ({ wrist: [x, y] }) => hipObstacle("", [[x, y - 12], [x, y - 24]].map(room.px), 8 * room.cm, 60);
  const cane = hipObstacle("", [body.far_arm.wrist, body.cane_foot].map(room.px), 5, 30);
  return [
    arm(body.near_arm),
    arm(body.far_arm),
    soft([body.up([0, 0]), body.up([0, 50])], 13),
    soft([body.up([0, 58]), body.up([0, 76])], 6),
    soft([body.hip, body.stance_knee, body.foot], 5),
    soft([body.other, body.knee, body.ankle], 6),
    ...(pose.has_far ? [bag(body.far_arm)] : []),
    ...(pose.has_near ? [bag(body.near_arm)] : []),
    ...(pose.has_cane ? [cane] : []),
  ];
}

/** The sides of the body on the screen: outer edges of the arms, and the height of the shoulders. */
function hipSides(body, room) {
  const reach = ({ shoulder, elbow, wrist }) => [shoulder[0], elbow[0], wrist[0]];
  return {
    left: room.px([Math.min(...reach(body.near_arm)) - 5, 0])[0],
    right: room.px([Math.max(...reach(body.far_arm)) + 5, 0])[0],
    shoulder: room.px(body.up([0, 58]))[1],
  };
}

/** Beside an arrow under the ground. */
function hipUnder(block, at, side, room) {
  const floor = room.px([0, 0])[1];
  const place = hipBeside(block, [at[0], 0], side, room.head / 2 + 8);
  return [0, 0.3, 0.6].map((drop) => ({ ...place, y: floor + 6 + drop * block.height }));
}

/** On two legs both hips are alike, so the places of their words are too. */
function hipPair(block, at, side, sides, room) {
  const margin = Math.min(sides.left, room.width - sides.right);
  const y = sides.shoulder - block.height - 4;
  const [edge, name, corner] =
    side > 0
      ? [sides.right, "right", { x: room.width - block.width - 6, y, align: 1 }]
      : [sides.left, "left", { x: 6, y, align: 0 }];
  return [margin > block.width + 12 ? hipBeside(block, [edge, at[1]], name, 8) : corner];
}

function hipPersonWishes(key, block, at, pose, body, room, forces) {
  const sides = hipSides(body, room);
  if (key === "ground") return hipUnder(block, at, "left", room);
  if (key === "ground_other") return hipUnder(block, at, "right", room);
  if (key === "cane") {
    const corner = { x: room.width - block.width - 3, y: room.px([0, 0])[1] + pose.cane * room.bw + 17, align: 1 };
    return [...hipUnder(block, at, "right", room), corner];
  }
  if (key === "bag") {
    const gap = 8 * room.cm + 8;
    const outer = pose.has_far ? ["right", "left"] : ["left", "right"];
    const below = hipBeside(block, hipFound(forces, "bag").tip, "below", 13);
    const inside = Math.max(4, Math.min(room.width - block.width - 4, below.x));
    return [{ ...below, x: inside }, ...outer.map((side) => hipBeside(block, at, side, gap))];
  }
  if (!pose.one) return hipPair(block, at, key === "joint" ? -1 : 1, sides, room);
  return [
    hipBeside(block, [sides.left, at[1]], "left", 8),
    hipBeside(block, [sides.left, at[1] - 30], "left", 8),
    { x: 6, y: sides.shoulder - block.height - 4, align: 0 },
    { x: 6, y: 4, align: 0 },
    { x: room.width - block.width - 6, y: 4, align: 1 },
  ];
}

/** Blocks and obstacles of the person, ready to be placed. */
export function hipPersonWords(state, pose, body, room, ctx) {
  const forces = hipPersonForces(pose, body, room);
  const type = { ...room.type, tight: true, crowded: false }; // number over amount, no names
  const blocks = [];
  for (const key of ["ground", "ground_other", "cane", "bag", "joint", "joint_other"]) {
    const at = hipPersonAt(key, forces);
    if (!at) continue;
    const name = { ground: "ground_stance" }[key] || key; // its name in the state
    const text = { number: hipTimes(state[name], ctx), amount: state.labels[name] };
    const block = hipBlock(key, HIP_INK[key], text, type);
    blocks.push({ ...block, at, wishes: hipPersonWishes(key, block, at, pose, body, room, forces) });
  }
  return { blocks, obstacles: [...hipArrowObstacles(forces, room), ...hipPersonObstacles(pose, body, room)] };
}
