// A question with a reason for every answer. Judged on the page: it works without the kernel.
import { h, mount } from "./dom.js";
import { makeAnswerDraft } from "./drafts.js";
import { askOnceMore, settle } from "./once_more.js";
import { makeQuestion } from "./question.js";
import { keepAnswer } from "./spacing.js";

function render({ model, el }) {
  const spec = model.get("spec");
  const second = makeAnswerDraft(`${spec.key} once more`);
  let again = second.waits(); // also after a reload

  const question = makeQuestion(spec, makeAnswerDraft(spec.key), (right) => {
    model.set("answered", true);
    model.set("correct", right);
    model.save_changes();
    keepAnswer(spec.key, right);
    if (right) return "";
    if (!again) askOnceMore(el, spec, second);
    again = true;
    return spec.words.again;
  });
  mount(el, h("div", { class: "asked", "data-key": spec.key }, question));
  const arrive = () => {
    if (again) askOnceMore(el, spec, second);
    settle(el);
  };
  if (el.isConnected) arrive();
  else setTimeout(arrive); // other frontends put it on the page afterwards
}

export default { render };
