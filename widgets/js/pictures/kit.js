/* Drawing kit shared by the pictures: soft outlines, limbs and arrows as SVG path data. A point is [x, y]. */

/** A number for a path: one decimal is a tenth of a picture unit, finer than the eye. */
export function fixed(x) {
  return x.toFixed(1);
}

/** The number (or point) a share t of the way from a to b. */
export function mix(a, b, t) {
  if (Array.isArray(a)) return a.map((value, i) => mix(value, b[i], t));
  return a + (b - a) * t;
}

/** The point p turned about origin; positive degrees run from the x axis towards the y axis. */
export function rotate(p, origin, degrees) {
  const angle = (degrees * Math.PI) / 180;
  const [x, y] = [p[0] - origin[0], p[1] - origin[1]];
  return [
    origin[0] + x * Math.cos(angle) - y * Math.sin(angle),
    origin[1] + x * Math.sin(angle) + y * Math.cos(angle),
  ];
}

/** A smooth curve through all points (Catmull-Rom written as Béziers). */
export function smooth(points, closed = true) {
  const count = points.length;
  const at = (i) => points[closed ? (i + count) % count : Math.max(0, Math.min(count - 1, i))];
  let path = `M${fixed(points[0][0])} ${fixed(points[0][1])}`;
  for (let i = 0; i < (closed ? count : count - 1); i++) {
    const [before, from, to, after] = [at(i - 1), at(i), at(i + 1), at(i + 2)];
    const leave = [from[0] + (to[0] - before[0]) / 6, from[1] + (to[1] - before[1]) / 6];
    const arrive = [to[0] - (after[0] - from[0]) / 6, to[1] - (after[1] - from[1]) / 6];
    path += "C" + [leave, arrive, to].map(([x, y]) => `${fixed(x)} ${fixed(y)}`).join(" ");
  }
  return closed ? path + "Z" : path;
}

/** A soft limb along a middle line. front and back are the half widths on its two sides, one per point
    (front on the left hand of someone walking down the line on a screen); back may be left out. */
export function limb(points, front, back = front) {
  const last = points.length - 1;
  const [left, right] = [[], []];
  points.forEach(([x, y], i) => {
    const [a, b] = [points[Math.max(0, i - 1)], points[Math.min(last, i + 1)]];
    const length = Math.hypot(b[0] - a[0], b[1] - a[1]) || 1;
    const [nx, ny] = [(b[1] - a[1]) / length, -(b[0] - a[0]) / length];
    left.push([x + nx * front[i], y + ny * front[i]]);
    right.unshift([x - nx * back[i], y - ny * back[i]]);
  });
  const end = kitCap(points[last], points[last - 1], (front[last] + back[last]) / 2);
  const start = kitCap(points[0], points[1], (front[0] + back[0]) / 2);
  return smooth([...left, end, ...right, start]);
}

/** The round end of a limb: a little beyond the point, away from its neighbour. */
function kitCap(point, neighbour, radius) {
  const [x, y] = [point[0] - neighbour[0], point[1] - neighbour[1]];
  const reach = (radius * 0.8) / (Math.hypot(x, y) || 1);
  return [point[0] + x * reach, point[1] + y * reach];
}

/** An arrow from tail to tip; width is the width of the head. The length is always true: in a short
    arrow the head gives up its shaft, then gets flatter, but it stays wide enough to be seen. */
export function arrow(x0, y0, x1, y1, width) {
  const length = Math.hypot(x1 - x0, y1 - y0);
  if (length < 0.5) return "";
  const [ux, uy] = [(x1 - x0) / length, (y1 - y0) / length];
  const at = (along, aside) => `${fixed(x0 + ux * along - uy * aside)} ${fixed(y0 + uy * along + ux * aside)}`;
  const neck = length - Math.min(length, width * 0.75);
  const [half, shaft] = [width / 2, width * 0.2];
  return (
    `M${at(0, shaft)}L${at(neck, shaft)}L${at(neck, half)}L${at(length, 0)}` +
    `L${at(neck, -half)}L${at(neck, -shaft)}L${at(0, -shaft)}Z`
  );
}

/** The sign on a film's button: a triangle that starts it, two bars that stop it. In a box of 20 by 20. */
export const playSign = (playing) => (playing ? "M4 3h4v14H4zM12 3h4v14h-4z" : "M5 2.5 17 10 5 17.5Z");
