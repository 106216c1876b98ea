/* What a picture needs to lay itself out in screen pixels: SVG nodes that are written only when something changed,
   a drawing that is heard as one picture, a ruler for words, a watch on the width and the reader's letter size,
   and a glide between two states. */

import { mix } from "./kit.js";
import { freshId, put } from "../dom.js";

const sceneSpace = "http://www.w3.org/2000/svg";

export function sceneNode(tag, attributes = {}, ...children) {
  const node = document.createElementNS(sceneSpace, tag);
  sceneSet(node, attributes);
  node.append(...children);
  return node;
}

export function sceneSet(node, attributes) {
  for (const [name, value] of Object.entries(attributes)) {
    const wanted = typeof value === "number" ? String(Math.round(value * 100) / 100) : value;
    if (node.getAttribute(name) !== wanted) node.setAttribute(name, wanted);
  }
}

/* A drawing that is heard as one picture: say() gives its name and its description; what is in `group` is only seen. */
export function sceneDrawing(className, ...inside) {
  const id = freshId();
  const description = sceneNode("desc", { id });
  const group = sceneNode("g", { "aria-hidden": "true" }, ...inside);
  const element = sceneNode("svg", { class: className, role: "img", "aria-describedby": id }, description, group);
  return {
    element,
    group,
    say(name, words) {
      sceneSet(element, { "aria-label": name });
      put(description, words ?? "");
    },
    fit: (width, height) => sceneSet(element, { viewBox: `0 0 ${width} ${height}`, width, height }),
  };
}

/* Writes lines of text into a <text> node; `to` is the x of every line. */
export function sceneLines(node, lines, font, to, firstBaseline, lineHeight) {
  sceneSet(node, { style: `font: ${sceneFont(font)}; fill: var(${font.colour ?? "--ink"})` });
  while (node.childElementCount > lines.length) node.lastChild.remove();
  while (node.childElementCount < lines.length) node.append(sceneNode("tspan"));
  lines.forEach((line, i) => {
    const span = node.children[i];
    sceneSet(span, { x: to, y: firstBaseline + i * lineHeight });
    if (span.textContent !== line) span.textContent = line;
  });
}

const sceneFont = ({ weight, size, family }) => `${weight} ${Math.round(size * 100) / 100}px var(--${family})`;

/* Measures and wraps words. A font is { weight, size, family: "serif" | "sans", colour: "--ink" }. */
export function sceneRuler(element) {
  const pen = document.createElement("canvas").getContext("2d");
  const known = new Map();
  const families = new Map(); // to ask for them would make the browser look through the styles of the page

  function familyNamed(name) {
    if (!families.has(name)) families.set(name, getComputedStyle(element).getPropertyValue("--" + name) || "sans-serif");
    return families.get(name);
  }
  function width(text, { weight, size, family }) {
    if (!text) return 0;
    const key = [weight, size, family, text].join("|");
    if (!known.has(key)) {
      pen.font = `${weight} ${size}px ${familyNamed(family)}`;
      known.set(key, pen.measureText(text).width);
      if (known.size > 500) known.delete(known.keys().next().value);
    }
    return known.get(key);
  }

  function wrap(text, font, room) {
    const lines = [];
    for (const word of (text ?? "").split(" ")) {
      const longer = lines.length ? lines.at(-1) + " " + word : word;
      if (lines.length && width(longer, font) <= room) lines[lines.length - 1] = longer;
      else if (word) lines.push(word);
    }
    return lines;
  }
  return { width, wrap, forget: () => known.clear() };
}

/* Calls changed({ width, rem }) when the width of host or the letter size changes, and when the fonts have arrived:
   what the ruler measured before was in other letters. */
export function sceneWatch(host, changed, ruler) {
  const probe = document.createElement("i"); // one rem wide: tells when the reader chooses other letters
  probe.setAttribute("aria-hidden", "true");
  probe.style.cssText = "position: absolute; visibility: hidden; width: 1rem; height: 0";
  host.append(probe);
  let last = "";
  let seen = null; // to ask again would make the browser lay out the page
  const measure = () => ({ width: host.clientWidth, rem: probe.getBoundingClientRect().width || 16 });
  const look = () => {
    const now = measure();
    const key = Math.round(now.width) + "|" + now.rem.toFixed(2);
    if (!now.width || key === last) return;
    last = key;
    seen = now;
    changed(now);
  };
  const observer = new ResizeObserver(look);
  observer.observe(host);
  observer.observe(probe);
  document.fonts?.ready.then(() => {
    ruler?.forget();
    last = "";
    look();
  });
  return { size: () => seen ?? measure(), stop: () => observer.disconnect() };
}

/* Moves a list of numbers along a straight line. show(numbers, arrived); the first time it does not move.
   pace: how far it is after a share of the time; without one it slows down towards the end. */
export function sceneGlide(show, pace = (t) => 1 - (1 - t) ** 2) {
  let shown = null;
  let frame = 0;

  function to(target, milliseconds) {
    cancelAnimationFrame(frame);
    const moves = shown?.length === target.length && milliseconds > 0;
    const from = moves ? shown : target;
    const begin = performance.now();
    const step = (now) => {
      const t = moves ? Math.max(0, Math.min(1, (now - begin) / milliseconds)) : 1;
      shown = t < 1 ? mix(from, target, pace(t)) : target;
      if (t < 1) frame = requestAnimationFrame(step);
      show(shown, t === 1);
    };
    if (moves) frame = requestAnimationFrame(step);
    else step(begin);
  }
  return { to, stop: () => cancelAnimationFrame(frame) };
}
