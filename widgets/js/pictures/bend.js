/* Bending: a person seen from the side, with the distances from one vertebra that the muscles have to balance,
   and below it women counted by the way they trained.

   STATE { name, description, angle (degrees), round (0 or 1), load (0 or 1), hands (m, lever of the hands), trunk (m, how far
           up the trunk its weight lies), levers: [{ role: "other" | "people" | "you", from, to (m from the vertebra, + forward), text }],
           study: see bend_study.js }
   WORDS (ctx.t)  levers "How far from the vertebra", front "front edge", study: the heading of the count.
   Distances are drawn to one scale, in the figure and below it. */
import { bendFigure } from "./bend_figure.js";
import { bendPose } from "./bend_pose.js";
import { bendStudy } from "./bend_study.js";
import { sceneDrawing, sceneGlide, sceneLines, sceneNode, sceneRuler, sceneSet, sceneWatch } from "./scene.js";
import { h } from "../dom.js";

const BEND_ROOM = { behind: 0.47, ahead: 0.8, tall: 1.78 };   // metres around the ankles
const BEND_SCALE = { least: 120, most: 270 };                 // pixels per metre
const bendMove = 350; // ms from one state to the next
const bendRoles = ["other", "people", "you"];

export function bend(host, ctx) {
  const parts = bendParts(ctx);
  host.append(parts.root);
  const ruler = sceneRuler(host);
  let state = null;
  let shown = null;

  const layout = ({ width, rem }) => {
    if (!shown || !width) return;
    const view = bendView(width);
    const pose = bendPose(shown);
    const zero = view.place(pose.vertebra)[0];
    const height = bendLevers(parts, state.levers, shown, { width, rem, ruler, zero, view, state, ctx });
    parts.figure.draw(pose, shown, { ...view, floor: height.lines });
    parts.drawing.fit(width, height.all);
    parts.study.draw(state.study, { width, rem, ruler });
  };
  const watch = sceneWatch(parts.root, layout, ruler);
  const glide = sceneGlide(([angle, round, load, hands, trunk, ...ends]) => {
    shown = { angle, round, load, hands, trunk, ends };
    layout(watch.size());
  });

  function draw(next) {
    const first = state === null;
    state = next;
    parts.drawing.say(next.name, next.description);
    const ends = bendRoles.map((role) => next.levers.find((lever) => lever.role === role)).flatMap((lever) => lever ? [lever.from, lever.to] : [0, 0]);
    glide.to([next.angle, next.round, next.load, next.hands, next.trunk, ...ends], first || ctx.calm() ? 0 : bendMove);
  }
  function stop() {
    glide.stop();
    watch.stop();
  }
  return { draw, stop };
}

function bendParts(ctx) {
  const drawing = sceneDrawing("bend-figure");
  const { group } = drawing;
  const figure = bendFigure(group.appendChild(sceneNode("g")));
  const title = group.appendChild(sceneNode("text"));
  const rows = Object.fromEntries(bendRoles.map((role) => [role, bendRow(group, role)]));
  const edge = bendRow(group, "edge");
  const study = bendStudy(ctx.t("study"));
  const root = h("div", { class: "bend" }, drawing.element, study.element);
  return { root, drawing, figure, title, rows, edge, study };
}

function bendRow(group, role) {
  const text = sceneNode("text");
  const bar = sceneNode("path", { class: `bend-lever bend-lever-${role}`, d: "M0 0" });
  const root = group.appendChild(sceneNode("g", {}, bar, text));
  return { root, text, bar };
}

function bendView(width) {
  const room = BEND_ROOM.behind + BEND_ROOM.ahead;
  const scale = Math.max(BEND_SCALE.least, Math.min(BEND_SCALE.most, width / room));
  const spare = Math.max(0, width - room * scale);
  const middle = BEND_ROOM.behind * scale + spare / 2;
  const ground = BEND_ROOM.tall * scale;
  const place = ([x, y]) => [middle + x * scale, ground - y * scale];
  return { scale, place, ground, left: spare / 2, right: width - spare / 2 };
}

/* The distances as bars below the ground, on the scale of the figure. Returns where plumb lines end and the whole height. */
function bendLevers(parts, levers, shown, page) {
  const { width, rem, ruler, view, state, ctx } = page;
  const font = { weight: 650, size: 1.0625 * rem, family: "sans" };
  const line = 1.3 * font.size;
  let y = view.ground + 1.6 * rem;
  const heading = ruler.wrap(ctx.t("levers"), { ...font, size: 1.125 * rem, family: "serif" }, width - view.left);
  sceneLines(parts.title, heading, { ...font, size: 1.125 * rem, family: "serif" }, heading.length > 1 ? 0 : view.left, y + font.size, line);
  y += heading.length * line + 0.5 * rem;
  let lines = y;
  bendRoles.forEach((role, i) => {
    const lever = levers.find((one) => one.role === role);
    const row = parts.rows[role];
    row.root.style.display = lever ? "" : "none";
    if (!lever) return;
    const [from, to] = [shown.ends[2 * i], shown.ends[2 * i + 1]].map((x) => page.zero + x * view.scale);
    const room = width - Math.max(0, Math.min(from, width * 0.4));
    const words = ruler.wrap(lever.text, font, room);
    const widest = Math.max(...words.map((text) => ruler.width(text, font)));
    sceneLines(row.text, words, { ...font, colour: `--${role}-ink` }, Math.max(0, Math.min(from, width - widest)), y + font.size, line);
    y += words.length * line + 0.35 * rem;
    sceneSet(row.bar, { d: `M${from.toFixed(1)} ${y.toFixed(1)}H${to.toFixed(1)}` });
    lines = y;
    y += 1.1 * rem;
  });
  parts.edge.root.style.display = state.round ? "" : "none";
  if (state.round) {
    sceneSet(parts.edge.bar, { d: `M${view.left + 3} ${(y + 0.2 * rem).toFixed(1)}v${(1.1 * rem).toFixed(1)}` });
    sceneLines(parts.edge.text, [ctx.t("front")], font, view.left + 0.9 * rem, y + font.size, line);
    y += 1.6 * rem;
  }
  return { lines, all: Math.ceil(y + 0.3 * rem) };
}
