/* Names on the picture: two over it, with a line to what they name, and two on the bone. */
import { renewalField, renewalSurface } from "./renewal_ground.js";
import { sceneLines, sceneNode, sceneSet } from "./scene.js";

const labelsShare = 0.48; // of the width, for each of the two names over the picture
const labelsAll = ["diggers", "cleaners", "builders", "lining", "soft", "feelers"];

export function renewalLabels() {
  const left = labelsPointer();
  const right = labelsPointer();
  const old = sceneNode("text");
  const fresh = sceneNode("text", { "text-anchor": "middle" });
  const root = sceneNode("g", {}, left.root, right.root, old, fresh);

  /* Returns the height of the names over the picture. */
  function draw(now, place, page) {
    const { width, rem, ruler, ctx } = page;
    const font = { weight: 650, size: 1.0625 * rem, family: "sans" };
    const line = 1.25 * font.size;
    const [who, beside] = labelsChoose(now);
    const words = [who, beside].map((key) => ruler.wrap(ctx.t(key), font, labelsShare * width));
    const most = Math.max(...labelsAll.map((key) => ruler.wrap(ctx.t(key), font, labelsShare * width).length));
    const head = most * line + 0.9 * rem; // the same in every week, so that the picture stands still
    const spot = ([x, y]) => [place.shift + x * place.scale, head + y * place.scale];
    labelsPoint(left, words[0], { ...font, colour: labelsInk(who) }, "start", spot(now.at[who === "lining" ? "builders" : who]), { ...page, head, line, most });
    labelsPoint(right, words[1], font, "end", spot(now.at[beside]), { ...page, head, line, most });
    const inBone = { ...font, colour: "--deep" };
    sceneLines(old, [ctx.t("old")], inBone, 0.8 * rem, head + renewalField.tall * place.scale - 0.8 * rem, line);
    labelsNew(fresh, now, spot, inBone, page);
    return head;
  }
  return { root, draw };
}

function labelsPointer() {
  const text = sceneNode("text");
  const path = sceneNode("path", { class: "renewal-pointer" });
  const dot = sceneNode("circle", { class: "renewal-dot", r: 3.5 });
  return { root: sceneNode("g", {}, path, dot, text), text, path, dot };
}

/* Who is named at the left, and what at the right. */
function labelsChoose({ diggers, cleaners, builders, flat, soft, built }) {
  const working = [["diggers", diggers], ["cleaners", cleaners], ["builders", builders * (1 - flat)], ["lining", builders * flat]];
  const [who] = working.reduce((most, one) => (one[1] > most[1] ? one : most));
  return [who, soft > 0.5 && built > 0.08 ? "soft" : "feelers"];
}

const labelsInk = (who) => ({ diggers: "--other-ink", builders: "--do-ink", lining: "--do-ink" })[who] ?? "--ink";

function labelsPoint(pointer, lines, font, anchor, [x, y], { width, rem, head, line, most, ruler }) {
  const widest = Math.max(...lines.map((text) => ruler.width(text, font)));
  const begin = anchor === "start"
    ? Math.max(0, Math.min(x - widest / 2, labelsShare * width - widest))
    : Math.min(width - widest, Math.max(x - widest / 2, (1 - labelsShare) * width));
  sceneLines(pointer.text, lines, font, begin, font.size + (most - lines.length) * line, line);
  const from = [Math.max(begin + 0.5 * rem, Math.min(begin + widest - 0.5 * rem, x)), head - 0.55 * rem];
  sceneSet(pointer.path, { d: `M${from[0].toFixed(1)} ${from[1].toFixed(1)}L${x.toFixed(1)} ${y.toFixed(1)}` });
  sceneSet(pointer.dot, { cx: x, cy: y });
}

/* "new bone" in the middle of the new bone, once there is room for it. */
function labelsNew(node, { dug, built, soft }, spot, font, { ctx }) {
  const { middle } = renewalField;
  const [x, top] = spot([middle, renewalSurface(middle, dug, built) + 17 * soft]);
  const [, floor] = spot([middle, renewalSurface(middle, dug)]);
  const fits = floor - top > 1.6 * font.size;
  sceneLines(node, fits ? [ctx.t("new")] : [], font, x, (top + floor) / 2 + 0.35 * font.size, 0);
}
