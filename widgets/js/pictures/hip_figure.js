/* The person from the front. Body in centimetres (ground = 0, up = +), then on the screen: room.px(point). */
import { fixed, limb, mix, rotate, smooth } from "./kit.js";
import { HIP_HALF } from "./hip_bones.js";

const HIP_FOOT = -9; // where the standing foot stays; the other stands as far on the other side
const HIP_HEIGHT = 88;
const HIP_TRUNK = [
  [3.6, 64.5], [3.9, 60.6], [5.4, 57.6], [9.6, 55.5], [13.6, 53.6], [15.8, 49.6], [14.6, 43], [13.4, 36], [12.1, 27], [11.9, 19],
  [13.4, 10], [15.5, 1], [15.9, -6], [11, -10.5], [4, -11],
];
const HIP_HEAD = [[0, 81.4], [3.5, 80.6], [6.1, 77.8], [6.9, 74], [6.8, 70.8], [6, 66.6], [4.6, 63], [2.5, 60.8], [0, 60.3]];
const HIP_SHOE = [[-3.1, 2], [0, 2.8], [3.1, 2], [3.9, -1.5], [5.2, -5], [4.6, -7], [-3.1, -7], [-4.2, -5], [-3.9, -1.5]];
const HIP_THIGH = [8.2, 8.7, 7.5, 5.8, 5.3, 5.2, 5.6, 4.4, 3.2, 3.3];
const HIP_ARM = [4.6, 4.4, 3.7, 3.2, 3.3, 2.6, 2.1];
const [HIP_UPPER_ARM, HIP_FOREARM] = [26.5, 25.5];

const hipClamp = (x, low, high) => Math.max(low, Math.min(high, x));
const hipHalves = (half) => [...half, ...half.map(([x, y]) => [-x, y]).reverse()];

/** Where everything is, in centimetres. */
export function hipBody(pose) {
  const drop = Math.min(0, pose.lean); // the pelvis drops to the other side, turning on the standing hip
  const trunk = pose.lean > 0 ? pose.lean : pose.lean * 0.55;
  const hip = [HIP_FOOT + 0.5 * (1 - pose.one) - pose.offset, HIP_HEIGHT + 0.6 * pose.one];
  const other = rotate([hip[0] + 2 * HIP_HALF, hip[1]], hip, drop);
  const middle = mix(hip, other, 0.5);
  const bend = (y) => mix(mix(drop, trunk, hipClamp((y + 2) / 22, 0, 1)), trunk * 0.55, hipClamp((y - 56) / 8, 0, 1));
  const neck = rotate([middle[0], middle[1] + 58], middle, trunk);
  const up = ([x, y]) =>
    y > 58 ? rotate([neck[0] + x, neck[1] + y - 58], neck, bend(y)) : rotate([middle[0] + x, middle[1] + y], middle, bend(y));
  return { hip, other, middle, drop, bend, up, ...hipLegs(pose, hip, other), ...hipHands(pose, hip, middle, trunk, up) };
}

function hipLegs(pose, hip, other) {
  // The foot leaves the ground only at the end of the move, when it carries almost nothing.
  const late = hipClamp((pose.one - 0.7) / 0.3, 0, 1);
  const lift = late * late * (3 - 2 * late);
  const foot = [HIP_FOOT, 7];
  const ankle = mix([-HIP_FOOT, 7], [other[0] + 1, 27], lift);
  const knee = mix(mix(other, [-HIP_FOOT, 7], 0.52), [other[0] + 2, other[1] - 37], lift);
  return { lift, foot, ankle, knee, stance_knee: mix(hip, foot, 0.52) };
}

function hipHands(pose, hip, middle, trunk, up) {
  const free = (side, held) => {
    // Arms spread for balance; the one on the side of the lean stays close.
    const spread = pose.one * (1 - held) * 9 * (side < 0 ? hipClamp(1 - pose.lean / 20, 0, 1) : 1);
    const hand = [side * (20 + spread), -1 + pose.one * (1 - held) * 2.5];
    return rotate([middle[0] + hand[0], middle[1] + hand[1]], middle, trunk * 0.9); // arms go with the trunk
  };
  const bag_far = [hip[0] + hipClamp(pose.far_x, 30, 44), middle[1] - 3];
  const bag_near = [hip[0] + hipClamp(pose.near_x, -34, -16), middle[1] - 3];
  const cane = [hip[0] + hipClamp(pose.cane_x, 28, 48), middle[1] + 6];
  const far = mix(mix(free(1, Math.max(pose.has_cane, pose.has_far)), cane, pose.has_cane), bag_far, pose.has_far);
  const near = mix(free(-1, pose.has_near), bag_near, pose.has_near);
  return {
    far_arm: hipReach(up([14.2, 50]), far, 1),
    near_arm: hipReach(up([-14.2, 50]), near, -1),
    cane_foot: [hip[0] + hipClamp(pose.cane_x, 24, 50), 0],
  };
}

/** Shoulder, elbow and wrist of an arm that reaches for a point; the elbow points outwards. */
function hipReach(shoulder, goal, side) {
  const [dx, dy] = [goal[0] - shoulder[0], goal[1] - shoulder[1]];
  const far = Math.hypot(dx, dy) || 1;
  const length = Math.min(far, HIP_UPPER_ARM + HIP_FOREARM - 0.3);
  const along = (HIP_UPPER_ARM ** 2 - HIP_FOREARM ** 2 + length ** 2) / (2 * length);
  const out = Math.sqrt(Math.max(0, HIP_UPPER_ARM ** 2 - along ** 2)) * side * 0.8;
  const [ux, uy] = [dx / far, dy / far];
  return {
    shoulder,
    elbow: [shoulder[0] + ux * along - uy * out, shoulder[1] + uy * along + ux * out],
    wrist: [shoulder[0] + ux * length, shoulder[1] + uy * length],
  };
}

function hipArmPath({ shoulder, elbow, wrist }, room) {
  const upper = [shoulder, mix(shoulder, elbow, 0.35), mix(shoulder, elbow, 0.72)];
  const points = [...upper, elbow, mix(elbow, wrist, 0.35), mix(elbow, wrist, 0.75), wrist];
  return limb(points.map(room.px), HIP_ARM.map((r) => r * room.cm));
}

function hipHandShape({ elbow, wrist }, room) {
  const length = Math.hypot(wrist[0] - elbow[0], wrist[1] - elbow[1]) || 1;
  const centre = [wrist[0] + ((wrist[0] - elbow[0]) / length) * 4, wrist[1] + ((wrist[1] - elbow[1]) / length) * 4];
  const turn = (Math.atan2(wrist[0] - elbow[0], elbow[1] - wrist[1]) * 180) / Math.PI;
  const place = `translate(${room.px(centre).map(fixed).join(" ")}) rotate(${fixed(-turn)})`;
  return `<ellipse rx="${fixed(2.5 * room.cm)}" ry="${fixed(5 * room.cm)}" transform="${place}"/>`;
}

function hipLegPath(hip, knee, ankle, room, slim) {
  const points = [
    hip, mix(hip, knee, 0.2), mix(hip, knee, 0.5), mix(hip, knee, 0.82), knee,
    mix(knee, ankle, 0.16), mix(knee, ankle, 0.34), mix(knee, ankle, 0.62), mix(knee, ankle, 0.86), ankle,
  ];
  return limb(points.map(room.px), HIP_THIGH.map((r) => r * room.cm * slim));
}

/** A shoe from the front; a lifted one hangs and shows more of its top. */
function hipShoePath(ankle, side, lift, room) {
  const points = HIP_SHOE.map(([x, y]) => [ankle[0] + side * (x + 0.6), ankle[1] + (y < 0 ? y * (1 + 0.7 * lift) : y)]);
  return smooth(points.map(room.px));
}

function hipSkin(body, room) {
  const paths = [
    hipLegPath(body.other, body.knee, body.ankle, room, 1 - 0.04 * body.lift),
    hipLegPath(body.hip, body.stance_knee, body.foot, room, 1),
    hipArmPath(body.near_arm, room), hipArmPath(body.far_arm, room),
    smooth(hipHalves(HIP_TRUNK).map(body.up).map(room.px)),
    smooth(hipHalves(HIP_HEAD).map(body.up).map(room.px)),
  ];
  const shoes = [hipShoePath(body.ankle, 1, body.lift, room), hipShoePath(body.foot, -1, 0, room)];
  const draw = (list) => list.map((d) => `<path d="${d}"/>`).join("");
  const hands = hipHandShape(body.near_arm, room) + hipHandShape(body.far_arm, room);
  return `<g class="hip-skin">${draw(paths)}${hands}</g><g class="hip-shoe">${draw(shoes)}</g>`;
}

/** A bone from the <defs>, turned by degrees (counter-clockwise) and put at a point. */
export function hipUse(name, at, degrees, scale_x, scale_y, id) {
  const place = `translate(${fixed(at[0])} ${fixed(at[1])}) rotate(${(-degrees).toFixed(2)})`;
  return `<use href="#${id}-${name}" transform="${place} scale(${scale_x.toFixed(3)} ${scale_y.toFixed(3)})"/>`;
}

function hipSpine(body, room) {
  return [0, 1, 2, 3, 4].map((i) => {
    const y = 15.6 + i * 3.9;
    const [x, top] = room.px(body.up([0, y])).map(fixed);
    const [w, h] = [(4.6 - i * 0.2) * room.cm, 2.9 * room.cm];
    const size = `x="${fixed(-w / 2)}" y="${fixed(-h / 2)}" width="${fixed(w)}" height="${fixed(h)}" rx="${fixed(room.cm)}"`;
    const turn = `translate(${x} ${top}) rotate(${fixed(-body.bend(y))})`;
    return `<rect class="hip-vertebra" ${size} transform="${turn}" opacity="${1 - i * 0.18}"/>`;
  }).join("");
}

function hipSkeleton(body, room, id) {
  const thigh = (hip, knee, side) => {
    const degrees = (Math.atan2(knee[0] - hip[0], hip[1] - knee[1]) * 180) / Math.PI;
    const length = Math.hypot(knee[0] - hip[0], knee[1] - hip[1]) / 42;
    return hipUse("femur", room.px(hip), degrees, side * room.cm, room.cm * length, id);
  };
  const pelvis = hipUse("pelvis", room.px(body.middle), body.drop, room.cm, room.cm, id);
  const thighs = thigh(body.hip, body.stance_knee, -1) + thigh(body.other, body.knee, 1);
  return `<g class="hip-bones">${hipSpine(body, room)}${pelvis}${thighs}</g>`;
}

function hipCane(body, opacity, room) {
  if (opacity < 0.02) return "";
  const { wrist } = body.far_arm;
  const [x, y] = room.px([wrist[0] + 0.5, wrist[1] - 3]);
  const [end_x, end_y] = room.px(body.cane_foot);
  const r = 4 * room.cm;
  const at = (dx, dy) => `${fixed(x + dx * r)} ${fixed(y + dy * r)}`;
  const path = `M${at(-1, 0.3)}Q${at(-0.2, -0.4)} ${at(0.3, 0.5)}L${fixed(end_x)} ${fixed(end_y - 3)}`;
  return `<path class="hip-cane" d="${path}" opacity="${opacity.toFixed(2)}"/>`;
}

/** The bottom of a bag that hangs from the hand: where its weight arrow begins. */
export function hipBagBottom({ wrist }) {
  return [wrist[0], wrist[1] - 27];
}

function hipBag(arm, opacity, room) {
  if (opacity < 0.02) return "";
  const [x, y] = room.px([arm.wrist[0], arm.wrist[1] - 6]);
  const at = (dx, dy) => `${fixed(x + dx * room.cm)} ${fixed(y + dy * room.cm)}`;
  const strap = `M${at(-3.4, 8)}Q${at(-3.2, -0.5)} ${at(0, -0.5)}Q${at(3.2, -0.5)} ${at(3.4, 8)}`;
  const corners = `Q${at(7.6, 21)} ${at(5.6, 21)}L${at(-5.6, 21)}Q${at(-7.6, 21)} ${at(-7.6, 19)}`;
  return (
    `<g opacity="${opacity.toFixed(2)}"><path class="hip-bag-strap" d="${strap}"/>` +
    `<path class="hip-bag" d="M${at(-6.6, 7.5)}L${at(6.6, 7.5)}L${at(7.6, 19)}${corners}Z"/>` +
    `<path class="hip-bag-seam" d="M${at(-6.9, 11)}L${at(6.9, 11)}"/></g>`
  );
}

export function hipPerson(pose, body, room, id) {
  const [x, y] = room.px([0, 0]);
  const oval = `rx="${fixed(40 * room.cm)}" ry="${fixed(2.2 * room.cm)}"`;
  const shadow = `<ellipse class="hip-shade" cx="${fixed(x - 3 * room.cm)}" cy="${fixed(y)}" ${oval}/>`;
  const bags = hipBag(body.far_arm, pose.has_far, room) + hipBag(body.near_arm, pose.has_near, room);
  const things = hipCane(body, pose.has_cane, room) + bags;
  const [lens_x, lens_y] = room.px([body.middle[0], body.middle[1] + 2]).map(fixed);
  const lens = `<circle class="hip-lens" cx="${lens_x}" cy="${lens_y}" r="${fixed(20 * room.cm)}"/>`; // the close-up
  return shadow + hipSkin(body, room) + things + lens + hipSkeleton(body, room, id);
}
