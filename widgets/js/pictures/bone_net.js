/* The net of struts inside the bone: a relaxed Voronoi net, taller than wide, from a fixed seed.
   Each strut also gets its place in the order in which struts go when bone is lost.
   Pitfall: whoever changes a seed, a gap or a width here must calibrate bone_table.js again. */

import { boneWidth, boneHeight, boneInside, boneEdgeDistance } from "./bone_outline.js";

const boneStays = 9; // rank of a strut that never goes

/* Random numbers that are the same in every browser (mulberry32). */
function boneRandom(seed) {
  let s = seed | 0;
  return () => {
    s = (s + 0x6d2b79f5) | 0;
    let t = Math.imul(s ^ (s >>> 15), 1 | s);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const bonePair = (a, b) => Math.min(a, b) + "_" + Math.max(a, b);

/* Delaunay triangles, one point after the other (Bowyer and Watson). x, y is the middle of the circle. */
function boneTriangles(points) {
  const count = points.length;
  const all = points.concat([[-4e3, -3e3], [4e3, -3e3], [200, 6e3]]);
  let triangles = [boneTriangle(all, count, count + 1, count + 2)];
  for (let i = 0; i < count; i++) {
    const [x, y] = all[i];
    const keep = [];
    const rim = new Map(); // sides of the hole; a side met twice lies inside it
    for (const tri of triangles) {
      if ((x - tri.x) ** 2 + (y - tri.y) ** 2 >= tri.r2) {
        keep.push(tri);
        continue;
      }
      for (let k = 0; k < 3; k++) {
        const side = [tri.v[k], tri.v[(k + 1) % 3]];
        const key = bonePair(...side);
        rim.set(key, rim.has(key) ? null : side);
      }
    }
    for (const side of rim.values()) if (side) keep.push(boneTriangle(all, side[0], side[1], i));
    triangles = keep;
  }
  return triangles;
}

function boneTriangle(all, a, b, c) {
  const [ax, ay] = all[a];
  const [bx, by] = all[b];
  const [cx, cy] = all[c];
  const d = 2 * (ax * (by - cy) + bx * (cy - ay) + cx * (ay - by));
  const [A, B, C] = [ax * ax + ay * ay, bx * bx + by * by, cx * cx + cy * cy];
  const x = (A * (by - cy) + B * (cy - ay) + C * (ay - by)) / d;
  const y = (A * (cx - bx) + B * (ax - cx) + C * (bx - ax)) / d;
  return { v: [a, b, c], x, y, r2: (ax - x) ** 2 + (ay - y) ** 2 };
}

/* Points in shifted rows, shaken. */
function boneScatter(random, gap, height) {
  const points = [];
  for (let row = 0, y = -gap; y < height + gap; y += gap * 0.86, row++) {
    for (let x = -gap + ((row % 2) * gap) / 2; x < boneWidth + gap; x += gap) {
      points.push([x + (random() - 0.5) * gap * 1.25, y + (random() - 0.5) * gap * 1.25]);
    }
  }
  return points;
}

/* Moves every point most of the way to the middle of its Voronoi cell: cells become more alike. */
function boneRelax(points, gap) {
  const cells = points.map(() => []);
  for (const tri of boneTriangles(points)) for (const v of tri.v) if (v < points.length) cells[v].push(tri);
  return points.map(([x, y], i) => {
    const corners = cells[i].sort((a, b) => Math.atan2(a.y - y, a.x - x) - Math.atan2(b.y - y, b.x - x));
    let area = 0, cx = 0, cy = 0;
    corners.forEach((a, k) => {
      const b = corners[(k + 1) % corners.length];
      const w = a.x * b.y - b.x * a.y;
      area += w;
      cx += (a.x + b.x) * w;
      cy += (a.y + b.y) * w;
    });
    const middle = [cx / 3 / area, cy / 3 / area];
    const near = Math.hypot(middle[0] - x, middle[1] - y) < gap; // cells at the rim run off to infinity
    return near ? [x + 0.8 * (middle[0] - x), y + 0.8 * (middle[1] - y)] : [x, y];
  });
}

/* Pairs of triangles that share a side: the edges of the Voronoi net. */
function boneEdges(triangles) {
  const first = new Map();
  const edges = [];
  triangles.forEach((tri, i) => {
    for (let k = 0; k < 3; k++) {
      const key = bonePair(tri.v[k], tri.v[(k + 1) % 3]);
      if (first.has(key)) edges.push([first.get(key), i]);
      else first.set(key, i);
    }
  });
  return edges;
}

/* A soft wobble, so that no row of the scatter stays visible. */
function boneWobble(x, y, seed) {
  return [
    x + 2.6 * Math.sin(y / 23 + x / 61 + seed) + 1.5 * Math.sin(x / 17 - y / 13),
    y + 2.2 * Math.sin(x / 27 - y / 41 + seed) + 1.4 * Math.sin(y / 15 + x / 19),
  ];
}

/* Very short edges: melt their two ends together. Changes nodes; returns a function node → its new node. */
function boneMelt(nodes, edges, shortest) {
  const root = nodes.map((_, i) => i);
  const find = (i) => (root[i] === i ? i : (root[i] = find(root[i])));
  for (const [a, b] of edges) {
    const [A, B] = [find(a), find(b)];
    if (A === B || Math.hypot(nodes[A][0] - nodes[B][0], nodes[A][1] - nodes[B][1]) >= shortest) continue;
    nodes[A] = [(nodes[A][0] + nodes[B][0]) / 2, (nodes[A][1] + nodes[B][1]) / 2];
    root[B] = A;
  }
  return find;
}

/* One strut. Upright ones are thicker (they carry), and so are those near the shell. */
function boneStrut(a, b, nodes, random) {
  const [ax, ay] = nodes[a];
  const [bx, by] = nodes[b];
  const length = Math.hypot(bx - ax, by - ay);
  const upright = Math.abs(by - ay) / length;
  const [mx, my] = [(ax + bx) / 2, (ay + by) / 2];
  const depth = boneInside(mx, my) ? boneEdgeDistance(mx, my) : 0;
  const bow = (random() - 0.5) * 0.16;
  const thick = (0.62 + 0.62 * upright * upright) * (0.7 + 0.58 * random()) * (1 + 0.3 * Math.exp(-depth / 14));
  return { a, b, ax, ay, bx, by, mx, my, length, upright, depth, bow, thick, rank: boneStays };
}

function boneStruts(seed, gap, stretch, random) {
  let points = boneScatter(random, gap, boneHeight / stretch);
  points = boneRelax(boneRelax(points, gap), gap);
  const triangles = boneTriangles(points);
  const edges = boneEdges(triangles);
  const nodes = triangles.map((tri) => boneWobble(tri.x, tri.y * stretch, seed));
  const find = boneMelt(nodes, edges, gap * 0.22);
  const seen = new Set();
  const struts = [];
  for (const [first, second] of edges) {
    const [a, b] = [find(first), find(second)];
    const key = bonePair(a, b);
    if (a === b || seen.has(key)) continue;
    seen.add(key);
    const tooLong = Math.hypot(nodes[b][0] - nodes[a][0], nodes[b][1] - nodes[a][1]) > gap * 4;
    if (tooLong || (!boneInside(...nodes[a]) && !boneInside(...nodes[b]))) continue;
    struts.push(boneStrut(a, b, nodes, random));
  }
  return { nodes, struts };
}

/* The order in which struts go: thin, level, mid-body ones first, and in patches.
   A strut may only go if both its ends still hang on the shell, so that nothing ever floats. */
function boneOrder({ nodes, struts }, seed, random) {
  const joints = new Map(nodes.map((_, i) => [i, new Set()]));
  const tie = (s) => { joints.get(s.a).add(s); joints.get(s.b).add(s); };
  const cut = (s) => { joints.get(s.a).delete(s); joints.get(s.b).delete(s); };
  struts.forEach(tie);
  const outside = nodes.map(([x, y]) => !boneInside(x, y));
  const hangs = (start) => {
    const queue = [start];
    const met = new Set(queue);
    while (queue.length) {
      const node = queue.pop();
      if (outside[node]) return true;
      for (const s of joints.get(node)) {
        const other = s.a === node ? s.b : s.a;
        if (!met.has(other)) { met.add(other); queue.push(other); }
      }
    }
    return false;
  };
  const patch = ({ mx, my }) =>
    0.75 * Math.sin(mx / 27 + seed) * Math.sin(my / 31 + 2 * seed) + 0.35 * Math.sin(mx / 15 - my / 19);
  const stays = (s) =>
    1.25 * patch(s) + 0.55 * s.upright + 1.5 * random() + 0.6 * s.thick - 0.5 * Math.min(1, s.depth / 70);
  const queue = struts.filter((s) => s.depth > 7).map((s) => [s, stays(s)]).sort((p, q) => p[1] - q[1]);
  let gone = 0;
  const tryToCut = (s) => {
    cut(s);
    if (hangs(s.a) && hangs(s.b)) s.rank = gone++ / struts.length;
    else tie(s);
  };
  // first round: only where at least two struts remain at each end; second round: whatever still may go
  for (const [s] of queue) if (joints.get(s.a).size > 2 && joints.get(s.b).size > 2) tryToCut(s);
  for (const [s] of queue) if (s.rank === boneStays) tryToCut(s);
}

export function boneNet({ seed, gap, stretch }) {
  const random = boneRandom(seed);
  const net = boneStruts(seed, gap, stretch, random);
  boneOrder(net, seed, random);
  return net.struts;
}
