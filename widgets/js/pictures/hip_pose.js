/* From a state (forces, levers) to a pose: one flat row of numbers, which can be mixed between two states. */
import { mix } from "./kit.js";

const HIP_USUAL_PULL = 21; // degrees; only aims the arrow while the muscle rests and has no direction of its own

/** The line of pull follows from equilibrium: sideways, muscle and joint force cancel each other. */
function hipPull(state) {
  if (state.muscle < 0.02) return HIP_USUAL_PULL;
  const sideways = state.joint * Math.sin((state.joint_angle * Math.PI) / 180);
  return (Math.asin(Math.max(-1, Math.min(1, sideways / state.muscle))) * 180) / Math.PI;
}

/** How far the standing hip is outside the foot, cm: the body balances when the moment of the muscle is the upright
    load times this. Kept small enough for the figure to stay in the picture with a heavy bag. */
function hipOffset(state) {
  const balanced = (state.muscle * state.muscle_x) / Math.max(0.3, state.ground_stance - 0.08);
  return Math.max(-4, Math.min(15 - 0.25 * Math.max(0, state.lean), balanced));
}

export function hipPose(state) {
  const one = state.legs === "one" ? 1 : 0;
  const near = state.bag > 0 && state.bag_x < 0; // a bag on the standing side
  const far = state.bag > 0 && !near;
  return {
    one,
    ground: state.ground_stance, ground_other: state.ground_other,
    weight: state.weight, weight_x: state.weight_x,
    muscle: state.muscle, muscle_x: one * state.muscle_x, pull: hipPull(state),
    joint: state.joint, joint_angle: state.joint_angle, joint_other: state.joint_other,
    cane: state.cane, cane_x: state.cane_x, has_cane: state.cane > 0 ? 1 : 0,
    far: far ? state.bag : 0, far_x: state.bag_x, has_far: far ? 1 : 0,
    near: near ? state.bag : 0, near_x: state.bag_x, has_near: near ? 1 : 0,
    lean: state.lean,
    offset: one * hipOffset(state),
  };
}

/** What is absent keeps the place where it was or will be, so that it fades instead of sliding in from the hip. */
export function hipMeet(pose, other) {
  const met = { ...pose };
  for (const thing of ["cane", "far", "near"]) {
    if (!pose[`has_${thing}`]) met[`${thing}_x`] = other[`${thing}_x`];
  }
  return met;
}

export function hipMix(from, to, t) {
  const mixed = {};
  for (const key in to) mixed[key] = mix(from[key], to[key], t);
  return mixed;
}

/** True when the picture changes its parts, not only their size. */
export function hipOther(from, to) {
  return ["one", "has_cane", "has_far", "has_near"].some((key) => Math.abs(from[key] - to[key]) > 0.02);
}
