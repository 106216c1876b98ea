/* The cells on the bone and in it. Who is there when is a picture of the stages; nothing here is measured. */
import { fixed, mix, smooth } from "./kit.js";
import { renewalField, renewalLean, renewalSurface } from "./renewal_ground.js";
import { sceneNode, sceneSet } from "./scene.js";

const cellsDiggers = [-0.5, 0.01, 0.5]; // places in the pit: −1 is its left rim, 1 its right
const cellsDigger = { wide: 47, tall: 31 };
const cellsCleaners = [-0.82, -0.6, -0.38, -0.14, 0.08, 0.32, 0.56, 0.8];
const cellsBuilders = Array.from({ length: 12 }, (_, i) => -0.93 + (1.86 * i) / 11);
const cellsLining = [-1.6, -1.42, -1.24, -1.07, 1.07, 1.24, 1.42, 1.6];
/* Cells inside the bone: x, depth below the surface, turn. Those in the pit's place are dug away with it. */
const cellsOld = [
  [36, 58, 8], [84, 146, -6], [122, 74, 4], [132, 206, -10], [196, 176, 6], [234, 218, -4], [300, 196, 9], [352, 222, -7],
  [412, 194, 5], [470, 218, -8], [528, 182, 4], [590, 206, -5], [588, 56, 7], [640, 122, -9], [664, 212, 5], [690, 60, -6],
  [250, 62, 5], [318, 112, -8], [404, 84, 6], [462, 124, -5], [352, 42, 3],
];
const cellsNew = [[-0.6, 0.72, 9], [-0.34, 0.3, -8], [0.36, 0.62, 7], [0.66, 0.36, -10], [-0.7, 0.36, 6], [0.3, 0.22, -4]]; // place, filled share, turn
const cellsFeeler = 12; // of cellsOld: the one the label points at

const cellsRamp = (value, from, to) => Math.max(0, Math.min(1, (value - from) / (to - from)));
const cellsX = (place) => renewalField.middle + place * renewalField.half;

export function renewalCells() {
  const old = cellsOld.map(() => cellsFeelerNode());
  const fresh = cellsNew.map(() => cellsFeelerNode());
  const lining = cellsLining.map(() => cellsBuilderNode());
  const builders = cellsBuilders.map(() => cellsBuilderNode());
  const cleaners = cellsCleaners.map(() => cellsCleanerNode());
  const diggers = cellsDiggers.map((_, i) => cellsDiggerNode(i));
  const roots = (nodes) => nodes.map((node) => node.root ?? node);
  const inside = sceneNode("g", {}, ...old, ...fresh);
  const above = sceneNode("g", {}, ...roots(lining), ...roots(builders), ...cleaners, ...diggers);

  function draw({ week, dug, built, ends }) {
    const there = cellsThere(week, ends);
    cellsInside(old, fresh, dug, built);
    lining.forEach((cell, i) => cellsBuilder(cell, cellsX(cellsLining[i]), { dug: 0, built: 0, flat: 1, seen: 1, sway: 0 }));
    builders.forEach((cell, i) => cellsBuilder(cell, cellsX(cellsBuilders[i]), {
      dug, built, flat: there.flat, seen: there.builders, sway: Math.sin(week * 2.3 + i * 1.9),
    }));
    cleaners.forEach((cell, i) => cellsCleaner(cell, i, week, dug, there.cleaners));
    const spots = diggers.map((cell, i) => cellsDig(cell, i, week, dug, there.diggers));
    const feeler = cellsOld[cellsFeeler];
    return {
      ...there,
      soft: there.builders * (1 - there.flat),
      at: {
        diggers: [spots[0][0] - 8, spots[0][1] - 12],
        cleaners: cellsOn(cellsX(cellsCleaners[1]), dug, 0, 20),
        builders: cellsOn(cellsX(cellsBuilders[3]), dug, built, mix(28, 7, there.flat)),
        soft: cellsOn(cellsX(0.62), dug, built, -7),
        feelers: [feeler[0], renewalField.surface + feeler[1]],
      },
    };
  }
  return { inside, above, draw };
}

/* How much of each kind of cell is there: 0 gone, 1 all of them. flat: builders at rest, a thin cover. */
function cellsThere(week, [digEnds, buildBegins, buildEnds]) {
  const early = 1 - cellsRamp(week, 0, 0.7); // the thin cover draws back
  return {
    diggers: cellsRamp(week, -0.4, 0.8) * (1 - cellsRamp(week, digEnds - 0.3, digEnds + 0.8)),
    cleaners: cellsRamp(week, digEnds - 0.3, digEnds + 0.6) * (1 - cellsRamp(week, buildBegins, buildBegins + 1)),
    builders: Math.max(early, cellsRamp(week, buildBegins - 0.2, buildBegins + 0.6)),
    flat: Math.max(early > 0 ? 1 : 0, cellsRamp(week, buildEnds - 1, buildEnds + 0.5)),
  };
}

/* A point over the surface (or, with a minus, in it). */
const cellsOn = (x, dug, built, height) => [x, renewalSurface(x, dug, built) - height];

const cellsMove = ([x, y], degrees) => `translate(${fixed(x)} ${fixed(y)}) rotate(${fixed(degrees)})`;

function cellsFeelerNode() {
  const arms = "M-8-1L-25-7M8 1L26 6M-4-3L-10-17M4-3L9-18M-4 3L-9 17M4 3L11 16M-8-2L-20-14M8 2L21 14M-7 2L-21 9M7-2L21-9";
  return sceneNode("g", { class: "renewal-feeler" },
    sceneNode("path", { class: "renewal-arms", d: arms }), sceneNode("ellipse", { rx: 9.5, ry: 4.2 }));
}

function cellsInside(old, fresh, dug, built) {
  old.forEach((cell, i) => {
    const [x, depth, turn] = cellsOld[i];
    const y = renewalField.surface + depth;
    sceneSet(cell, { transform: cellsMove([x, y], turn), opacity: cellsRamp(y - renewalSurface(x, dug), 4, 18) });
  });
  fresh.forEach((cell, i) => {
    const [place, share, turn] = cellsNew[i];
    const x = cellsX(place);
    const lean = renewalLean(x, dug, share) * 0.7;
    sceneSet(cell, { transform: cellsMove(cellsOn(x, dug, share, 0), turn + lean), opacity: cellsRamp(built, share + 0.1, share + 0.2) });
  });
}

function cellsBuilderNode() {
  const body = sceneNode("rect", { class: "renewal-builder" });
  const nucleus = sceneNode("ellipse", { class: "renewal-nucleus" });
  return { root: sceneNode("g", {}, body, nucleus), body, nucleus };
}

function cellsBuilder({ root, body, nucleus }, x, { dug, built, flat, seen, sway }) {
  const wide = mix(35, 39, flat);
  const tall = mix(34, 8, flat) + sway * mix(1.4, 0, flat);
  sceneSet(root, { transform: cellsMove(cellsOn(x, dug, built, 0), renewalLean(x, dug, built) * 0.85), opacity: seen });
  sceneSet(body, { x: -wide / 2, y: -tall - 0.5, width: wide, height: tall, rx: Math.min(10, tall / 2) });
  sceneSet(nucleus, { cx: 0, cy: -tall * 0.56, rx: 6.5, ry: mix(6.5, 2.2, flat) });
}

function cellsCleanerNode() {
  return sceneNode("g", {},
    sceneNode("path", { class: "renewal-cleaner", d: smooth([[-14, 3], [-9, -9], [3, -12], [13, -5], [14, 4], [2, 8]]) }),
    sceneNode("ellipse", { class: "renewal-nucleus", rx: 5.5, ry: 4.5 }));
}

function cellsCleaner(cell, i, week, dug, seen) {
  const x = cellsX(cellsCleaners[i]) + 11 * Math.sin(week * 2.9 + i * 2);
  sceneSet(cell, { transform: cellsMove(cellsOn(x, dug, 0, 8), renewalLean(x, dug)), opacity: seen });
}

/* A large cell with several nuclei and a ruffled edge where it eats into the bone. */
function cellsDiggerNode(i) {
  const { wide, tall } = cellsDigger;
  const rim = Array.from({ length: 40 }, (_, k) => {
    const angle = (k / 40) * 2 * Math.PI;
    const down = Math.max(0, Math.sin(angle));
    const ruffle = down > 0.25 ? 5 * down * (k % 2 ? 1 : -1) : 2 * Math.sin(3 * angle + i);
    return [(wide + 3 * Math.cos(2 * angle + i)) * Math.cos(angle), (tall + ruffle) * Math.sin(angle)];
  });
  const nuclei = [[-23, -6], [-3, -13], [17, -6], [-8, 4], [30, 3]].map(([cx, cy]) =>
    sceneNode("circle", { class: "renewal-nucleus", cx, cy, r: 7 }));
  return sceneNode("g", {}, sceneNode("path", { class: "renewal-digger", d: smooth(rim) }), ...nuclei);
}

/* Returns where the cell is. It comes from above, and leaves there. */
function cellsDig(cell, i, week, dug, seen) {
  const x = cellsX(cellsDiggers[i] * mix(0.86, 1, dug)) + 9 * Math.sin(week * 3.3 + i * 2.1);
  const [, y] = cellsOn(x, dug, 0, cellsDigger.tall * 0.78);
  const spot = [x, y - 60 * (1 - seen) + 2 * Math.sin(week * 5 + i)];
  sceneSet(cell, { transform: cellsMove(spot, renewalLean(x, dug) * 0.6), opacity: seen });
  return spot;
}
