/* Force arrows. Their length is the force times room.bw (pixels per body weight), the same in all of the picture. */
import { arrow } from "./kit.js";
import { hipObstacle } from "./hip_labels.js";

export const HIP_INK = {
  joint: "var(--you-ink)", joint_other: "var(--you-ink)", muscle: "var(--other-ink)",
  weight: "var(--do-ink)", bag: "var(--do-ink)",
  ground: "var(--people-ink)", ground_other: "var(--people-ink)", cane: "var(--people-ink)",
  plain: "var(--ink)",
};
const HIP_LEAST = 8; // px: a very small force stays visible; all others are true to scale

/** A force that ends at tip; towards is the direction of the force in degrees, 0 = up, clockwise. */
export function hipForce(key, tip, towards, force, room, opacity = 1) {
  const least = Math.min(HIP_LEAST, force * 300); // nothing at all for no force
  const length = force > 0.002 ? Math.max(least, force * room.bw) : 0;
  const angle = (towards * Math.PI) / 180;
  const tail = [tip[0] - Math.sin(angle) * length, tip[1] + Math.cos(angle) * length];
  return { key, tip, tail, length, opacity };
}

/** The arrow with a name; of two bags, the one that stays. */
export function hipFound(forces, key) {
  const found = forces.filter((force) => force.key === key && force.length > 0);
  return found.sort((a, b) => b.opacity - a.opacity)[0];
}

export function hipTimes(force, ctx) {
  return ctx.t("times", { n: ctx.n(force, 1) });
}

/** The point a share t of the way from the tail to the tip. */
export function hipAlong({ tail, tip }, t) {
  return [tail[0] + (tip[0] - tail[0]) * t, tail[1] + (tip[1] - tail[1]) * t];
}

/** Short arrows have a smaller head, so that they still look like arrows. */
const hipHead = (length, room) => Math.min(room.head, Math.max(16, length * 1.5));

/** Joint and muscle are also told apart by their stripes (patterns in the <defs> of the picture). */
function hipFill(key, id) {
  if (key === "joint" || key === "joint_other") return `url(#${id}-hatch)`;
  if (key === "muscle") return `url(#${id}-bars)`;
  return key === "weight" || key === "bag" ? "var(--do)" : "var(--people)";
}

export function hipArrows(forces, room, id) {
  return forces
    .filter((force) => force.length > 0 && force.opacity > 0.02)
    .map(({ key, tail, tip, length, opacity }) => {
      const path = arrow(tail[0], tail[1], tip[0], tip[1], hipHead(length, room));
      const look = `fill="${hipFill(key, id)}" opacity="${opacity.toFixed(2)}"`;
      return `<path class="hip-arrow" data-force="${key}" d="${path}" ${look}/>`;
    })
    .join("");
}

/** Arrows as things no word may cover. */
export function hipArrowObstacles(forces, room) {
  return forces
    .filter((force) => force.length > 0)
    .map((force) => hipObstacle(force.key, [force.tail, force.tip], hipHead(force.length, room) / 2 + 2, 100));
}
