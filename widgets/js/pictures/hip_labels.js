/* Words in the picture: measured blocks of lines, and the search for a free place for each. All in screen pixels. */
import { fixed } from "./kit.js";

const hipPen = document.createElement("canvas").getContext("2d");
const hipWidths = new Map();

function hipWidth(text, size, bold, family) {
  const font = `${bold ? 700 : 400} ${size}px ${family}`;
  const key = font + text;
  if (!hipWidths.has(key)) {
    if (hipWidths.size > 2000) hipWidths.clear();
    hipPen.font = font;
    hipWidths.set(key, hipPen.measureText(text).width);
  }
  return hipWidths.get(key);
}

/** Forget measured widths: a web font has arrived. */
export function hipForgetWidths() {
  hipWidths.clear();
}

/** Breaks a name into lines of at most the given width (a single long word stays whole). */
function hipWrap(text, most, type) {
  const lines = [];
  for (const word of text.split(" ")) {
    const joined = lines.length ? `${lines[lines.length - 1]} ${word}` : word;
    if (lines.length && hipWidth(joined, type.small, false, type.family) <= most) lines[lines.length - 1] = joined;
    else lines.push(word);
  }
  return lines;
}

function hipLine(parts, type) {
  const gap = type.small * 0.4;
  let width = 0;
  const placed = parts.map(([text, bold]) => {
    const size = bold ? type.big : type.small;
    const part = { text, bold, size, x: width };
    width += hipWidth(text, size, bold, type.family) + gap;
    return part;
  });
  return { parts: placed, width: width - gap, height: Math.max(...placed.map((part) => part.size)) * 1.22 };
}

/** A block of text. number is bold, amount and name follow; in a tight room each has its own line. */
export function hipBlock(key, ink, { number, amount, name }, type) {
  const rows = [];
  if (type.crowded && name) amount = ""; // the rows of people and the person still show it
  if (number && amount && !type.tight) rows.push([[number, true], [amount, false]]);
  else rows.push(...[[number, true], [amount, false]].filter(([text]) => text).map((part) => [part]));
  if (name) rows.push(...hipWrap(name, type.small * 7.5, type).map((text) => [[text, false]]));
  const lines = rows.map((row) => hipLine(row, type));
  return {
    key, ink, lines, forced: Boolean(number), // without a number it is only a length
    width: Math.max(...lines.map((line) => line.width)),
    height: lines.reduce((sum, line) => sum + line.height, 0),
  };
}

/** A place for a block beside a point: side "left", "right", "above" or "below". */
export function hipBeside(block, [x, y], side, gap) {
  const { width, height } = block;
  if (side === "left") return { x: x - gap - width, y: y - height / 2, align: 1 };
  if (side === "right") return { x: x + gap, y: y - height / 2, align: 0 };
  if (side === "above") return { x: x - width / 2, y: y - gap - height, align: 0.5 };
  return { x: x - width / 2, y: y + gap, align: 0.5 };
}

/** Something a word must not cover: points every few pixels along a line, each with a radius. */
export function hipObstacle(key, points, radius, cost) {
  const samples = [];
  for (let i = 0; i + 1 < points.length; i++) {
    const [[x0, y0], [x1, y1]] = [points[i], points[i + 1]];
    const steps = Math.max(1, Math.ceil(Math.hypot(x1 - x0, y1 - y0) / 5));
    for (let k = 0; k <= steps; k++) samples.push([x0 + ((x1 - x0) * k) / steps, y0 + ((y1 - y0) * k) / steps]);
  }
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
  const [x, y] = [Math.min(...xs), Math.min(...ys)];
  return { key, samples, radius, cost, x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y };
}

const hipInside = ([x, y], box, margin) =>
  x > box.x - margin && x < box.x + box.width + margin && y > box.y - margin && y < box.y + box.height + margin;

const hipApart = (a, b, gap) =>
  a.x > b.x + b.width + gap || b.x > a.x + a.width + gap || a.y > b.y + b.height + gap || b.y > a.y + a.height + gap;

/** The point of a box nearest to another point. */
function hipEdge(box, [x, y]) {
  return [Math.max(box.x, Math.min(box.x + box.width, x)), Math.max(box.y, Math.min(box.y + box.height, y))];
}

/** How bad a place is; gives up as soon as it is worse than the best one so far. */
function hipCost(box, block, placed, obstacles, room, limit) {
  const out = Math.max(0, 2 - box.x, 1 - box.y, box.x + box.width - room.width + 2, box.y + box.height - room.height + 1);
  let cost = out > 0 ? 1500 + 20 * out : 0;
  for (const other of placed) if (!hipApart(box, other, 6)) cost += 800;
  const lead = block.at ? hipObstacle("", [hipEdge(box, block.at), block.at], 0, 0) : null;
  if (lead) cost += lead.samples.length * 0.5; // a near place is better than a far one
  for (const obstacle of obstacles) {
    if (cost > limit) return cost;
    if (hipApart(obstacle, box, obstacle.radius)) continue;
    for (const point of obstacle.samples) if (hipInside(point, box, obstacle.radius)) cost += obstacle.cost;
  }
  return lead && cost < limit ? cost + hipLeadCost(lead, block.key, placed, obstacles) : cost;
}

/** A leading line should cross neither words nor other arrows. */
function hipLeadCost(lead, key, placed, obstacles) {
  let cost = 0;
  for (const other of placed) {
    if (!hipApart(lead, other, 3)) cost += 60 * lead.samples.filter((point) => hipInside(point, other, 3)).length;
  }
  for (const obstacle of obstacles) {
    if (obstacle.key === key || obstacle.cost <= 20 || hipApart(lead, obstacle, 8)) continue;
    const close = ([x, y]) => obstacle.samples.some((point) => Math.abs(x - point[0]) + Math.abs(y - point[1]) < 8);
    cost += 12 * lead.samples.filter(close).length;
  }
  return cost;
}

/** When no wished-for place is free: every place in the room, on a coarse grid. */
function hipAnywhere(block, room) {
  const places = [];
  for (let y = 2; y + block.height < room.height; y += 16) {
    for (let x = 3; x + block.width < room.width - 2; x += 16) places.push({ x, y, align: 0 });
  }
  return places;
}

/** Finds a place for each block, one after the other. block.wishes: places in order of preference;
    block.at: the point it speaks of. Returns {key: block with x, y, align}. */
export function hipPlace(blocks, obstacles, room) {
  const placed = [];
  const best = (block, places) => {
    let found = null;
    places.forEach((place, rank) => {
      const box = { ...block, ...place };
      const cost = hipCost(box, block, placed, obstacles, room, found ? found.cost : Infinity) + Math.min(rank, 12) * 2;
      if (!found || cost < found.cost) found = { ...box, cost };
    });
    return found;
  };
  for (const block of blocks) {
    let choice = best(block, block.wishes);
    if (choice.cost >= 160) choice = best(block, [...block.wishes, ...hipAnywhere(block, room)]);
    placed.push(choice);
  }
  return Object.fromEntries(placed.map((block) => [block.key, block]));
}

function hipLineText(line, block, x, y, top) {
  const left = x + (block.width - line.width) * block.align;
  const base = y + top + line.height * 0.78;
  return line.parts
    .map((part) => {
      const look = part.bold ? "hip-number" : block.forced ? "hip-word" : "hip-word hip-length";
      return `<text class="${look}" x="${fixed(left + part.x)}" y="${fixed(base)}">${hipSafe(part.text)}</text>`;
    })
    .join("");
}

const hipSafe = (text) => text.replace(/[&<>]/g, (sign) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;" })[sign]);

/** A block as SVG; a thin line leads to the point it speaks of unless that is next to it. */
export function hipLabel(block, at, opacity) {
  if (opacity <= 0.01) return "";
  let top = 0;
  const rows = block.lines.map((line) => {
    const row = hipLineText(line, block, block.x, block.y, top);
    top += line.height;
    return row;
  });
  const lead = at ? hipLead(block, at) : "";
  return `<g class="hip-label" style="--ink-here:${block.ink}" opacity="${opacity.toFixed(2)}">${lead}${rows.join("")}</g>`;
}

function hipLead(block, at) {
  const start = hipEdge({ ...block, x: block.x - 4, y: block.y, width: block.width + 8 }, at);
  const length = Math.hypot(at[0] - start[0], at[1] - start[1]);
  if (length < (block.forced ? 22 : 44)) return ""; // a length needs it only when it had to go far away
  return `<path class="hip-lead" d="M${fixed(start[0])} ${fixed(start[1])}L${fixed(at[0])} ${fixed(at[1])}"/>`;
}
