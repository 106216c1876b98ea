/* Women counted by the way they trained, as bars: what is counted, the bars, and how to read them. */
import { bars } from "./bars.js";
import { sceneDrawing } from "./scene.js";
import { h, put } from "../dom.js";

/* STUDY { name, description, lead, rows (see bars.js), note } */
export function bendStudy(title) {
  const drawing = sceneDrawing("bend-bars");
  const lead = h("p", { class: "bend-text" });
  const note = h("p", { class: "bend-text" });
  const element = h("div", { class: "bend-study" }, h("p", { class: "bend-title" }, title), lead, drawing.element, note);
  const drawn = bars(drawing.group);

  function draw(study, page) {
    drawing.say(study.name, study.description);
    put(lead, study.lead);
    put(note, study.note);
    drawing.fit(page.width, Math.ceil(drawn.draw(study.rows, page)));
  }
  return { element, draw };
}
