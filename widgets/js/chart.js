// One plotly chart: theme from the page's tokens, letters that follow the reader, no tool bar, no upload.
import { h, put } from "./dom.js";
import { makeLabels } from "./labels.js";
import { pictureToPng } from "./picture_file.js";

// Figures are written in the light colours; each is swapped for its token, so dark mode follows the page.
const CHART_TOKENS = {
  "#FFFFFF": "--paper", "#EEF3F6": "--wash", "#12232E": "--ink", "#3F515D": "--ink-2",
  "#647783": "--edge", "#CBD6DC": "--rule", "#00558A": "--people-ink", "#973D00": "--you-ink",
  "#065F49": "--do-ink", "#83366A": "--other-ink", "#0072B2": "--people", "#C2540A": "--you",
  "#0A7F63": "--do", "#A8518A": "--other", "#A3260B": "--bad",
};
const CHART_CONFIG = {
  displayModeBar: false, displaylogo: false, showSendToCloud: false, plotlyServerURL: "",
  responsive: false, scrollZoom: false, doubleClick: false, showTips: false,
};

const LEAST_ROOM = 80; // px; between its margins plotly would divide by nothing

// The page template brings plotly.js (cached by the browser); elsewhere the kernel sends it once.
export function loadPlotly(model) {
  globalThis.boneCoursePlotly ??= new Promise((resolve, reject) => {
    if (globalThis.Plotly?.react) return resolve(globalThis.Plotly);
    const tag = document.querySelector("script[data-plotly]");
    if (tag) {
      tag.addEventListener("load", () => resolve(globalThis.Plotly));
      tag.addEventListener("error", () => reject(new Error("plotly.js did not load")));
      if (globalThis.Plotly?.react) resolve(globalThis.Plotly);
      return undefined;
    }
    const take = (message, buffers) => {
      if (!message.plotly) return;
      model.off("msg:custom", take);
      const script = h("script", { src: URL.createObjectURL(new Blob(buffers, { type: "text/javascript" })) });
      script.addEventListener("load", () => resolve(globalThis.Plotly));
      document.head.append(script);
    };
    model.on("msg:custom", take);
    model.send({ do: "plotly" });
    return undefined;
  });
  return globalThis.boneCoursePlotly;
}

export function makeChart(model) {
  const title = h("b");
  const key = h("span");
  const plot = h("div", { class: "plot", role: "img" });
  const element = h("figure", { class: "chart" }, h("figcaption", {}, title, key), plot);
  const labels = makeLabels(plot);
  let graph = null;
  let drawn = { width: 0, height: 0 };
  let waiting = false;
  let firstDrawn;
  const firstDrawing = new Promise((resolve) => { firstDrawn = resolve; });

  const hasRoom = () => plot.isConnected && Math.min(plot.clientWidth, plot.clientHeight) > LEAST_ROOM;
  const hasChanged = () => Math.abs(plot.clientWidth - drawn.width) > 1 || Math.abs(plot.clientHeight - drawn.height) > 1;

  // In one go once plotly is there: the chart is the first thing a moved slider changes.
  async function draw() {
    if (!graph || waiting || !hasRoom()) return;
    if (!globalThis.Plotly?.react) {
      waiting = true;
      await loadPlotly(model);
      waiting = false;
      if (!hasRoom()) return;
    }
    const { data, layout, words } = styledFigure(graph.figure, plot);
    // Anew in another room or with other letters: plotly would keep the margins that the last ones needed.
    const draws = sameRoom(layout, plot._fullLayout) ? "react" : "newPlot";
    drawn = { width: layout.width, height: layout.height };
    const done = globalThis.Plotly[draws](plot, data, layout, CHART_CONFIG);
    labels.draw(words, plot._fullLayout);
    await done;
    for (const svg of plot.querySelectorAll("svg")) svg.setAttribute("aria-hidden", "true");
    document.getElementById("js-plotly-tester")?.setAttribute("aria-hidden", "true"); // where it measures letters
    firstDrawn();
  }
  // For the handout: drawn at once, in the colours and the size of its place there.
  plot.onPaper = (host) => {
    globalThis.Plotly?.newPlot(host, wholeFigure(graph.figure, host, { staticPlot: true }))
      .catch((error) => { if (host.isConnected) throw error; }); // the paper may be gone before it is drawn
  };
  const onResize = new ResizeObserver(() => { if (hasChanged()) draw(); });
  onResize.observe(plot);
  const onTheme = new MutationObserver(draw);
  onTheme.observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme", "data-size"] });
  const scheme = matchMedia("(prefers-color-scheme: dark)");
  scheme.addEventListener("change", draw);

  return {
    element,
    drawn: firstDrawing,
    show(next) {
      graph = next;
      plot.style.setProperty("--h", next.height + "rem");
      plot.style.setProperty("--hn", next.height_narrow + "rem");
      plot.toggleAttribute("data-rows", hasRows(next.figure));
      draw(); // before anything else is written, or the page would be laid out twice
      put(title, next.title);
      put(key, next.key);
      plot.setAttribute("aria-label", `${next.title}${/[.?!]$/.test(next.title) ? "" : "."} ${next.summary}`);
    },
    async png() {
      const Plotly = await loadPlotly(model);
      const figure = wholeFigure(graph.figure, plot);
      const address = await Plotly.toImage(figure, { format: "svg", ...drawn });
      return pictureToPng(decodeURIComponent(address.slice(address.indexOf(",") + 1)), drawn, plot);
    },
    stop() {
      onResize.disconnect();
      onTheme.disconnect();
      scheme.removeEventListener("change", draw);
      globalThis.Plotly?.purge(plot);
    },
  };
}

const sameRoom = (layout, last) => last?.width === layout.width && last.height === layout.height
  && last.font.size === layout.template.layout.font.size;

// One row per thing, with its name: cannot be lower without letters on letters.
const hasRows = ({ data, layout }) => layout.yaxis?.visible === false || data.some((trace) => trace.orientation === "h");

// Letters: width ÷ 24, between 14 and 18 px, times the reader's letter size; that counts in full where a beamer gives room.
function styledFigure(figure, plot) {
  const zoom = parseFloat(getComputedStyle(document.documentElement).fontSize) / 16;
  const width = plot.clientWidth;
  const size = Math.max(14, Math.min(18, width / 24)) * Math.min(zoom, Math.max(1.28, width / 700));
  const colour = tokenReader(plot);
  const copy = swapColours(structuredClone(figure), colour);
  const layout = copy.layout ?? {};
  const narrowFrom = layout.meta?.narrow_below ?? 32;
  const narrow = width / size < narrowFrom;
  plot.toggleAttribute("data-narrow", narrow); // names above the bars need the height for it (calculator.css)
  if (narrow && layout.meta?.narrow) mergeInto(layout, layout.meta.narrow);
  const words = (layout.annotations ?? [])
    .filter((a) => !a.name || a.name === (narrow ? "narrow" : "wide"))
    .map((a) => ({ ...a, font: { size, ...a.font } }));
  for (const trace of copy.data) {
    if (trace.meta?.only && trace.meta.only !== (narrow ? "narrow" : "wide")) trace.visible = false;
  }
  layout.template = chartTemplate(size, colour);
  Object.assign(layout, { width, height: plot.clientHeight, autosize: false, annotations: [] });
  return { data: copy.data, layout, words };
}

// As plotly draws it alone, with the words that otherwise lie over the chart.
function wholeFigure(figure, place, config) {
  const { data, layout, words } = styledFigure(figure, place);
  return { data, layout: { ...layout, annotations: words }, config: { ...CHART_CONFIG, ...config } };
}

function tokenReader(element) {
  const style = getComputedStyle(element);
  return (token) => style.getPropertyValue(token).trim();
}

function swapColours(value, colour) {
  if (typeof value === "string") return swapColour(value, colour);
  if (Array.isArray(value)) return value.map((item) => swapColours(item, colour));
  if (value && typeof value === "object") {
    for (const key of Object.keys(value)) value[key] = swapColours(value[key], colour);
  }
  return value;
}

// "#0072B2" → the token's colour; "#0072B233" keeps its transparency; labels may hold <b style="color:#…">.
function swapColour(text, colour) {
  if (!text.includes("#")) return text;
  return text.replace(/#([0-9A-Fa-f]{6})([0-9A-Fa-f]{2})?/g, (whole, hex, alpha) => {
    const token = CHART_TOKENS["#" + hex.toUpperCase()];
    if (!token) return whole;
    const now = fullHex(colour(token));
    return alpha ? withAlpha(now, parseInt(alpha, 16) / 255) : now;
  });
}

const fullHex = (hex) => hex.length === 4 ? "#" + [...hex.slice(1)].map((c) => c + c).join("") : hex;

function withAlpha(hex, alpha) {
  const [r, g, b] = [1, 3, 5].map((i) => parseInt(hex.slice(i, i + 2), 16));
  return `rgba(${r},${g},${b},${alpha.toFixed(3)})`;
}

function mergeInto(target, extra) {
  for (const [key, value] of Object.entries(extra)) {
    const both = value && typeof value === "object" && !Array.isArray(value);
    target[key] = both ? mergeInto(target[key] ?? {}, value) : value;
  }
  return target;
}

function chartTemplate(size, colour) {
  const quiet = fullHex(colour("--ink-2"));
  const ink = fullHex(colour("--ink"));
  const axis = {
    zeroline: false, automargin: true, nticks: 5, fixedrange: true, gridwidth: 1, ticklen: 6,
    gridcolor: fullHex(colour("--rule")), tickfont: { size, color: quiet },
    title: { font: { size, color: quiet }, standoff: 8 }, tickcolor: quiet, linecolor: quiet,
  };
  const line = { type: "scatter", mode: "lines", cliponaxis: false, line: { width: 3.5 } };
  const bar = {
    type: "bar", cliponaxis: false, constraintext: "none", textposition: "outside",
    textfont: { size, color: ink }, marker: { pattern: { size: 8, solidity: 0.3 } },
  };
  return {
    data: { scatter: [line], bar: [bar] },
    layout: {
      font: { family: colour("--sans"), size, color: ink },
      paper_bgcolor: "rgba(0,0,0,0)", plot_bgcolor: "rgba(0,0,0,0)",
      showlegend: false, dragmode: false, hovermode: "closest", bargap: 0.42, barcornerradius: 3,
      margin: { l: 56, r: 24, t: 28, b: 52, pad: 4 },
      xaxis: { ...axis, showgrid: false, showline: true, ticks: "outside", linewidth: 1.5, tickwidth: 1.5 },
      yaxis: { ...axis, showgrid: true, showline: false, ticks: "" },
      annotationdefaults: { showarrow: false, font: { size, color: ink }, align: "left", arrowcolor: ink, arrowwidth: 1.5, arrowhead: 0 },
      hoverlabel: { font: { size }, bgcolor: fullHex(colour("--paper")), bordercolor: ink, align: "left" },
    },
  };
}
