/* The bending figure seen from the side: a soft body with its spine inside, what it carries, and plumb lines.
   The pose comes from bend_pose.js; this file only gives it a shape. */
import { fixed, limb, mix, smooth } from "./kit.js";
import { sceneNode, sceneSet } from "./scene.js";

/* Half widths in metres along the trunk (neck to hips), and outlines. */
const BEND_TRUNK = {   // around the line of the spine, from the neck to the hips
  at: [1, 0.9, 0.74, 0.56, 0.36, 0.2, 0.06, -0.1],
  front: [0.085, 0.115, 0.168, 0.172, 0.15, 0.155, 0.158, 0.12], back: [0.04, 0.058, 0.082, 0.084, 0.078, 0.085, 0.112, 0.09],
};
const BEND_LEG = { at: [0, 0.15, 0.4, 0.7, 0.9], thigh: [0.108, 0.106, 0.086, 0.066, 0.056], calf: [0.052, 0.056, 0.055, 0.046, 0.036, 0.034] };
const BEND_ARM = [0.055, 0.053, 0.043, 0.041, 0.029, 0.032];
const BEND_HEAD = [
  [0.03, -0.05], [0.048, 0.0], [0.086, 0.012], [0.1, 0.05], [0.099, 0.07], [0.118, 0.086], [0.106, 0.115], [0.105, 0.145],
  [0.09, 0.185], [0.05, 0.215], [-0.008, 0.222], [-0.06, 0.2], [-0.088, 0.156], [-0.091, 0.11], [-0.079, 0.07], [-0.064, 0.036], [-0.064, -0.04],
];
const BEND_SHOE = [[-0.075, 0.0], [-0.082, 0.05], [-0.045, 0.11], [0.05, 0.1], [0.12, 0.055], [0.2, 0.035], [0.205, 0.004], [0.05, 0]];
const BEND_BONES = { count: 12, from: 0.14, to: 0.95, wide: 0.026, tall: 0.36 };   // vertebrae along the trunk
const BEND_BOX = { wide: 0.27, tall: 0.2 };
const BEND_MUSCLE = { from: 0.08, to: 0.7, back: 0.058 };

export function bendFigure(group) {
  const path = (name) => group.appendChild(sceneNode("path", { class: name, d: "M0 0" }));
  const parts = {   // back to front; the spine shines through the arm, as in an X-ray
    ground: path("bend-ground"), leg: path("bend-skin"), shoe: path("bend-shoe"), trunk: path("bend-skin"), head: path("bend-skin"),
    box: path("bend-box"), strap: path("bend-strap"), arm: path("bend-skin bend-rim"),
    muscle: path("bend-muscle"), bones: path("bend-bone"), edges: path("bend-edge"),
    plumbs: path("bend-plumb"), weight: path("bend-weight"), carried: path("bend-carried"), pivot: path("bend-pivot"),
  };

  /* view: { scale, place([x, y]) → [px, px], ground, left, right, floor (where plumb lines end), shown (0–1 of load) } */
  function draw(pose, state, view) {
    const { place, scale } = view;
    const grown = (widths) => widths.map((w) => w * scale);
    const set = (name, d) => sceneSet(parts[name], { d });
    set("ground", `M${fixed(view.left)} ${view.ground + 2}H${fixed(view.right)}`);
    set("leg", limb(bendLegLine(pose).map(place), grown([...BEND_LEG.thigh, ...BEND_LEG.calf])));
    set("shoe", smooth(BEND_SHOE.map(([x, y]) => place([pose.ankle[0] + x, y]))));
    const line = BEND_TRUNK.at.map((t) => place(pose.spine(t)));
    set("trunk", limb(line, grown(BEND_TRUNK.front), grown(BEND_TRUNK.back)));
    set("head", smooth(BEND_HEAD.map((p) => place(bendTurn(p, pose.head)))));
    const arm = [pose.shoulder, mix(pose.shoulder, pose.elbow, 0.4), pose.elbow, mix(pose.elbow, pose.hand, 0.4), mix(pose.elbow, pose.hand, 0.85), bendBeyond(pose)];
    set("arm", limb(arm.map(place), grown(BEND_ARM)));
    bendSpineDraw(set, pose, state.round, place);
    bendLoadDraw(set, parts, pose, state.load, view);
    const plumb = (p) => { const [x, y] = place(p); return `M${fixed(x)} ${fixed(y)}V${fixed(view.floor)}`; };
    set("plumbs", plumb(pose.vertebra) + plumb(pose.weight) + (state.load > 0.5 ? plumb(pose.hand) : ""));
    set("pivot", bendDot(place(pose.vertebra), 7));
    set("weight", bendDot(place(pose.weight), 8));
    set("carried", state.load > 0.5 ? bendDiamond(place(pose.hand), 9) : "M0 0");
  }
  return { draw };
}

function bendLegLine({ hip, knee, ankle }) {
  const shank = [0, 0.12, 0.3, 0.55, 0.8, 1].map((t) => mix(knee, ankle, t));
  return [...BEND_LEG.at.map((t) => mix(hip, knee, t)), ...shank];
}

/* A little beyond the wrist, so that the hand closes around what it holds. */
const bendBeyond = ({ elbow, hand }) => mix(elbow, hand, 1.08);

function bendTurn([x, y], { at, turn }) {
  const [sin, cos] = [Math.sin((turn * Math.PI) / 180), Math.cos((turn * Math.PI) / 180)];
  return [at[0] + x * cos + y * sin, at[1] + y * cos - x * sin];
}

/* Vertebrae as small blocks across the line of the spine; with a round back their front edges are marked. */
function bendSpineDraw(set, pose, round, place) {
  const { count, from, to, wide, tall } = BEND_BONES;
  const step = (to - from) / (count - 1);
  let [bones, edges] = ["", ""];
  for (let i = 0; i < count; i++) {
    const t = from + i * step;
    const [below, at, above] = [t - step * tall, t, t + step * tall].map((u) => bendAside(pose.spine, u, 0));
    const [bx, by] = bendNormal(pose.spine, at.t);
    const corner = ({ p }, side) => place([p[0] + bx * side, p[1] + by * side]);
    const [a, b, c, d] = [corner(below, wide), corner(below, -wide), corner(above, -wide), corner(above, wide)];
    bones += "M" + [a, b, c, d].map((p) => p.map(fixed).join(" ")).join("L") + "Z";
    if (round > 0.5) edges += `M${b.map(fixed).join(" ")}L${c.map(fixed).join(" ")}`;
  }
  set("bones", bones);
  set("edges", edges || "M0 0");
  const { from: low, to: high, back: behind } = BEND_MUSCLE;
  const muscle = [0, 0.25, 0.5, 0.75, 1].map((u) => place(bendAside(pose.spine, mix(low, high, u), behind).p));
  set("muscle", smooth(muscle, false));
}

/* The direction from the front to the back of the trunk at t. */
function bendNormal(spine, t) {
  const [a, b] = [spine(t - 0.02), spine(t + 0.02)];
  const length = Math.hypot(b[0] - a[0], b[1] - a[1]) || 1;
  return [-(b[1] - a[1]) / length, (b[0] - a[0]) / length];
}

function bendAside(spine, t, back) {
  const [x, y] = spine(t);
  const [nx, ny] = bendNormal(spine, t);
  return { t, p: [x + nx * back, y + ny * back] };
}

function bendLoadDraw(set, parts, { hand }, load, { place, scale }) {
  const [x, y] = place(hand);
  const [w, t] = [BEND_BOX.wide * scale, BEND_BOX.tall * scale];
  set("strap", `M${fixed(x - w * 0.22)} ${fixed(y + 0.07 * scale)}Q${fixed(x)} ${fixed(y - 0.02 * scale)} ${fixed(x + w * 0.22)} ${fixed(y + 0.07 * scale)}`);
  set("box", `M${fixed(x - w / 2)} ${fixed(y + 0.06 * scale)}h${fixed(w)}l${fixed(-0.02 * scale)} ${fixed(t)}h${fixed(-w + 0.04 * scale)}Z`);
  for (const name of ["box", "strap"]) parts[name].style.opacity = load.toFixed(2);
}

const bendDot = ([x, y], r) => `M${fixed(x - r)} ${fixed(y)}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0Z`;
const bendDiamond = ([x, y], r) => `M${fixed(x)} ${fixed(y - r)}l${r} ${r}l${-r} ${r}l${-r} ${-r}Z`;
