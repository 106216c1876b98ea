// What is drawn for an answer: the charts, and the picture of this calculator if it has one.
import { makeChart } from "./chart.js";
import { calm, fill, h } from "./dom.js";
import { hasPicture, pictureBlob } from "./tools.js";

export function makeDrawn(model, spec, picture, enterAll) {
  const drawingHost = h("div", { class: "drawing" });
  const chartHost = h("div", { class: "charts" });
  const drawing = picture ? picture(drawingHost, pictureContext(model, spec, enterAll)) : null;
  const charts = [];
  const forPrint = Boolean(drawing?.sheet); // its buttons ask the picture what there is: it is drawn at once
  let mayDraw = forPrint;
  let pictureWaits = false;
  let newest = model.get("view").picture;

  // Beside a chart the picture comes a frame later: together they would both be seen late. Only the newest is drawn.
  async function showPicture(alone) {
    if (!drawing || !mayDraw || (pictureWaits && !alone)) return;
    if (!alone) {
      pictureWaits = true;
      await nextFrame();
      pictureWaits = false;
      if (!mayDraw) return; // stopped meanwhile
    }
    drawing.draw(newest);
  }
  return {
    drawing: drawing && drawingHost,
    charts: chartHost,
    sheet: drawing?.sheet,
    image: () => pictureBlob(drawing && drawingHost, charts),
    hasImage: () => hasPicture(drawing && drawingHost, charts),
    show(view) {
      showCharts(model, charts, chartHost, view.graphs);
      newest = view.picture;
      showPicture(forPrint || !view.graphs.length);
    },
    // Called once the charts of the first answer are on the page.
    async drawPicture() {
      await whenDrawn(charts);
      mayDraw = true;
      showPicture(true);
    },
    stop() {
      mayDraw = false;
      drawing?.stop();
      charts.forEach((chart) => chart.stop());
    },
  };
}

function showCharts(model, charts, host, graphs) {
  graphs.forEach((graph, i) => {
    if (!charts[i]) {
      charts[i] = makeChart(model);
      host.append(charts[i].element);
    }
    charts[i].element.hidden = false;
    charts[i].show(graph);
  });
  charts.slice(graphs.length).forEach((chart) => { chart.element.hidden = true; }); // this answer has fewer charts
}

// A picture may take long to draw for the first time: the charts go first, if there is room for them.
const whenDrawn = (charts) => Promise.race([
  Promise.all(charts.map((chart) => chart.drawn)).then(() => charts.length && nextFrame()),
  new Promise((resolve) => { setTimeout(resolve, 1500); }),
]);
const nextFrame = () => new Promise((resolve) => { requestAnimationFrame(() => setTimeout(resolve)); });

// What a picture may ask of the page: texts, numbers, motion, and to fill in controls as if they were typed.
function pictureContext(model, spec, enterAll) {
  const format = (number, digits) =>
    number.toLocaleString(spec.language, { minimumFractionDigits: digits, maximumFractionDigits: digits })
      .replace("-", "−");
  return {
    t: (key, values) => fill(spec.picture[key] ?? `{${key}}`, values),
    n: format,
    calm,
    enter: (name, entry) => enterAll({ [name]: entry }),
    enterAll,
    weight: (bodyWeights) => {
      const weight = model.get("view").picture.weight_unit;
      return weight ? fill(weight.text, { n: format(Math.round(bodyWeights * weight.per_bw), 0) }) : "";
    },
  };
}
