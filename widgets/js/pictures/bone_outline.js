/* The outline of a vertebral body, cut open and seen from the side.
   All lengths are picture units: the bone lies in a field of boneWidth × boneHeight. */

export const boneWidth = 400;
export const boneHeight = 322;

const boneCorners = [
  [17, 42], [34, 25], [105, 31], [200, 39], [295, 32], [362, 23], [384, 36], [382, 64],
  [373, 110], [369, 161], [373, 212], [382, 256], [385, 287], [364, 300], [295, 291], [200, 283],
  [105, 292], [36, 300], [15, 285], [17, 256], [29, 210], [35, 161], [30, 112], [17, 70],
];

export const boneBody = boneCurve(boneCorners, 10);

/* A closed Catmull-Rom curve through the points. */
function boneCurve(points, steps) {
  const count = points.length;
  const curve = [];
  for (let i = 0; i < count; i++) {
    const around = [-1, 0, 1, 2].map((k) => points[(i + k + count) % count]);
    for (let k = 0; k < steps; k++) {
      const t = k / steps;
      curve.push([0, 1].map((axis) => boneCatmull(around.map((p) => p[axis]), t)));
    }
  }
  return curve;
}

function boneCatmull([a, b, c, d], t) {
  const quadratic = (2 * a - 5 * b + 4 * c - d) * t * t;
  const cubic = (3 * b - a - 3 * c + d) * t * t * t;
  return 0.5 * (2 * b + (c - a) * t + quadratic + cubic);
}

/* Is the point inside the bone? (Counts how often a ray crosses the outline.) */
export function boneInside(x, y) {
  let inside = false;
  for (let i = 0, j = boneBody.length - 1; i < boneBody.length; j = i++) {
    const [ax, ay] = boneBody[i];
    const [bx, by] = boneBody[j];
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
  }
  return inside;
}

/* How far is the point from the outline? */
export function boneEdgeDistance(x, y) {
  let nearest = Infinity;
  for (let i = 0, j = boneBody.length - 1; i < boneBody.length; j = i++) {
    const [ax, ay] = boneBody[j];
    const dx = boneBody[i][0] - ax;
    const dy = boneBody[i][1] - ay;
    const along = ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy || 1);
    const t = Math.max(0, Math.min(1, along));
    nearest = Math.min(nearest, Math.hypot(x - ax - t * dx, y - ay - t * dy));
  }
  return nearest;
}

export function bonePath(points) {
  return "M" + points.map(([x, y]) => x.toFixed(1) + " " + y.toFixed(1)).join("L") + "Z";
}
