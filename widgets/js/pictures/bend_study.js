/* Women counted by the way they trained, as bars: what is counted, the bars, and how to read them. */
import { bars } from "./bars.js";
import { sceneNode, sceneSet } from "./scene.js";
import { freshId, h, put } from "../dom.js";

/* STUDY { name, description, lead, rows (see bars.js), note } */
export function bendStudy(title) {
  const id = freshId();
  const description = sceneNode("desc", { id });
  const group = sceneNode("g", { "aria-hidden": "true" });
  const drawing = sceneNode("svg", { class: "bend-bars", role: "img", "aria-describedby": id }, description, group);
  const lead = h("p", { class: "bend-text" });
  const note = h("p", { class: "bend-text" });
  const element = h("div", { class: "bend-study" }, h("p", { class: "bend-title" }, title), lead, drawing, note);
  const drawn = bars(group);

  function draw(study, page) {
    sceneSet(drawing, { "aria-label": study.name });
    put(description, study.description);
    put(lead, study.lead);
    put(note, study.note);
    const height = Math.ceil(drawn.draw(study.rows, page));
    sceneSet(drawing, { viewBox: `0 0 ${page.width} ${height}`, width: page.width, height });
  }
  return { element, draw };
}
