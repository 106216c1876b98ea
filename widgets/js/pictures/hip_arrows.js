/* Force arrows. Their length is the force times room.bw (pixels per body weight), the same in all of the picture. */
import { arrow } from "./kit.js";
import { hipObstacle } from "./hip_labels.js";

const HIP_LEAST = 8; // px: a very small force stays visible; all others are true to scale

/** A force that ends at tip; towards is the direction of the force in degrees, 0 = up, clockwise. */
export function hipForce(key, tip, towards, force, room, opacity = 1) {
  const least = Math.min(HIP_LEAST, force * 300); // nothing at all for no force
  const length = force > 0.002 ? Math.max(least, force * room.bw) : 0;
  const angle = (towards * Math.PI) / 180;
  const tail = [tip[0] - Math.sin(angle) * length, tip[1] + Math.cos(angle) * length];
  return { key, tip, tail, length, opacity };
}

/** The point a share t of the way from the tail to the tip. */
export function hipAlong({ tail, tip }, t) {
  return [tail[0] + (tip[0] - tail[0]) * t, tail[1] + (tip[1] - tail[1]) * t];
}

/** Short arrows have a smaller head, so that they still look like arrows. */
const hipHead = (length, room) => Math.min(room.head, Math.max(16, length * 1.5));

const hipFill = (key, id) =>
  ({ joint: `url(#${id}-hatch)`, joint_other: `url(#${id}-hatch)`, muscle: `url(#${id}-bars)`, weight: "var(--do)", bag: "var(--do)" })[key] ||
  "var(--people)";

export function hipArrows(forces, room, id) {
  return forces
    .filter((force) => force.length > 0 && force.opacity > 0.02)
    .map(({ key, tail, tip, length, opacity }) => {
      const path = arrow(tail[0], tail[1], tip[0], tip[1], hipHead(length, room));
      return `<path class="hip-arrow" data-force="${key}" d="${path}" fill="${hipFill(key, id)}" opacity="${opacity.toFixed(2)}"/>`;
    })
    .join("");
}

/** Arrows as things no word may cover. */
export function hipArrowObstacles(forces, room) {
  return forces
    .filter((force) => force.length > 0)
    .map((force) => hipObstacle(force.key, [force.tail, force.tip], hipHead(force.length, room) / 2 + 2, 100));
}
