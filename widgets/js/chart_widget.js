// A chart on its own, with its table.
import { makeChart } from "./chart.js";
import { h, mount } from "./dom.js";
import { makeTable } from "./table.js";

function render({ model, el }) {
  const chart = makeChart(model);
  const table = makeTable(model.get("spec").words);
  const update = () => {
    const { graph, table: data } = model.get("view");
    chart.show(graph);
    table.show(data);
  };
  mount(el, h("div", { class: "bench" }, chart.element, table.element));
  model.on("change:view", update);
  update();
  return () => { model.off("change:view", update); chart.stop(); };
}

export default { render };
