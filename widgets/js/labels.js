// The words in a chart, laid over it. plotly would draw and measure each of its annotations twice at every move of a
// slider, which took a third of the time until the new chart stood there; here only what changed is touched.
// They are plotly's annotations in name and meaning, without arrows: an image to keep has them drawn by plotly.
import { h } from "./dom.js";

const LABEL_SHIFTS = { left: 0, center: -50, right: -100, top: 0, middle: -50, bottom: -100 }; // % of its own size
const LABEL_TAG = /(<\/?b>|<br>)/; // what a label may hold besides text

export function makeLabels(plot) {
  const layer = h("div", { class: "chart-labels", "aria-hidden": "true" });
  const shown = []; // { element, look, text } of each label

  function put(label, i, drawn) {
    shown[i] ??= { element: layer.appendChild(h("span")) };
    const look = labelStyle(label, drawn);
    if (shown[i].look !== look) shown[i].element.style.cssText = shown[i].look = look;
    if (shown[i].text === label.text) return;
    shown[i].text = label.text;
    shown[i].element.replaceChildren(...labelNodes(label.text));
  }
  return {
    // drawn: the full layout of the chart that stands there now
    draw(labels, drawn) {
      if (layer.parentNode !== plot) plot.append(layer);
      labels.forEach((label, i) => put(label, i, drawn));
      for (const { element } of shown.splice(labels.length)) element.remove();
    },
  };
}

function labelStyle(label, drawn) {
  const x = labelPlace(label, "x", drawn);
  const y = labelPlace(label, "y", drawn);
  if (!x || !y) return "display: none";
  const font = { ...drawn.font, ...label.font };
  return [
    `transform: translate(calc(${x.pixels}px + ${x.anchor}%), calc(${y.pixels}px + ${y.anchor}%))`,
    `color: ${font.color}`, `font-family: ${font.family}`, `font-size: ${font.size}px`,
    `text-align: ${label.align ?? "left"}`, `padding: ${label.borderpad ?? 1}px`,
    `background: ${label.bgcolor ?? "none"}`,
  ].join("; ");
}

// Where a label stands in one direction, and by which of its points; null outside the range of its axis.
function labelPlace(label, letter, drawn) {
  const { [letter]: value, [letter + "ref"]: reference = letter, [letter + "shift"]: shift = 0 } = label;
  const down = letter === "y" ? -1 : 1; // plotly counts shifts and shares of the paper upwards
  const onPaper = reference === "paper";
  const at = onPaper ? paperPixels(value, letter, drawn) : axisPixels(value, drawn[reference.replace(letter, letter + "axis")]);
  if (at === null) return null;
  const centre = letter === "x" ? "center" : "middle";
  const share = letter === "x" ? value : 1 - value;
  const own = label[letter + "anchor"] ?? "auto";
  const anchor = own !== "auto" ? own : onPaper ? anchorAt(share, letter) : centre;
  return { pixels: (at + down * shift).toFixed(2), anchor: LABEL_SHIFTS[anchor] };
}

function paperPixels(value, letter, { _size: room }) {
  return letter === "x" ? room.l + room.w * value : room.t + room.h * (1 - value);
}

function axisPixels(value, axis) {
  const pixels = axis.r2p(value);
  return pixels < 0 || pixels > axis._length ? null : axis._offset + pixels;
}

const anchorAt = (share, letter) => {
  const [first, middle, last] = letter === "x" ? ["left", "center", "right"] : ["top", "middle", "bottom"];
  return share < 1 / 3 ? first : share > 2 / 3 ? last : middle;
};

// "<b>You</b><br>now" as nodes; no other tag is known, and nothing is read as HTML.
function labelNodes(text) {
  const nodes = [];
  let bold = false;
  for (const part of text.split(LABEL_TAG)) {
    if (part === "<b>" || part === "</b>") bold = part === "<b>";
    else if (part === "<br>") nodes.push(h("br"));
    else if (part) nodes.push(bold ? h("b", {}, part) : part);
  }
  return nodes;
}
