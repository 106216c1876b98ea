// A question with a reason for every answer. Judged on the page: it works without the kernel.
import { freshId, h, store } from "./dom.js";

const PROGRESS_KEY = "bone-course.progress";

function render({ model, el }) {
  const { key, question, answers, words } = model.get("spec");
  const group = freshId();
  const feedback = h("div", { class: "feedback", role: "status" });
  const inputs = answers.map((answer, position) => h("input", { type: "radio", name: group, value: position }));

  function check() {
    const position = inputs.findIndex((input) => input.checked);
    if (position < 0) return say("", "", words.choose);
    const answer = answers[position];
    model.set("answered", position);
    model.set("correct", answer.right);
    model.save_changes();
    keepProgress(key, answer.right);
    return answer.right ? say("right", "✓ " + words.right, answer.reason) : say("wrong", "✗ " + words.wrong, answer.reason);
  }
  function say(kind, lead, reason) {
    feedback.className = "feedback " + kind;
    feedback.replaceChildren(...(lead ? [h("b", {}, lead), " "] : []), reason);
  }
  el.append(h("div", { class: "quiz" },
    h("fieldset", {}, h("legend", {}, question),
      ...answers.map((answer, i) => h("label", { class: "option" }, inputs[i], h("span", {}, answer.text)))),
    h("button", { type: "button", class: "btn", onclick: check }, words.check),
    feedback));
}

function keepProgress(key, right) {
  const progress = store.read(PROGRESS_KEY);
  progress.quiz = { ...progress.quiz, [key]: right ? 1 : 0 };
  store.write(PROGRESS_KEY, progress);
  dispatchEvent(new CustomEvent("bone-course:progress"));
}

export default { render };
