// A question with a reason for every answer. Judged on the page: it works without the kernel.
import { mount } from "./dom.js";
import { makeQuestion } from "./question.js";
import { keepAnswer } from "./spacing.js";

function render({ model, el }) {
  const spec = model.get("spec");
  mount(el, makeQuestion(spec, (right) => {
    model.set("answered", true);
    model.set("correct", right);
    model.save_changes();
    keepAnswer(spec.key, right);
    return right ? "" : spec.words.again;
  }));
}

export default { render };
