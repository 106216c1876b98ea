// The questions that have come back. Which ones, only this browser knows; the kernel sends them all.
import { fill, h, mount, store } from "./dom.js";
import { makeAnswerDraft } from "./drafts.js";
import { makeQuestion } from "./question.js";
import { PROGRESS_KEY, dueKeys, keepAnswer } from "./spacing.js";

function render({ model, el }) {
  const { questions, at_random: atRandom, words } = model.get("spec");
  const again = () => store.read(PROGRESS_KEY).again ?? {};
  const list = h("div", {});

  function made(question) {
    const onJudged = (right) => {
      keepAnswer(question.key, right);
      if (!right) return words.again;
      return question.key in again() ? words.known : words.gone;
    };
    return h("div", { class: "came-back" },
      h("p", { class: "hint" }, h("a", { href: question.file }, fill(words.from, { chapter: question.chapter }))),
      makeQuestion(question, makeAnswerDraft(`${question.key} in practice`), onJudged));
  }
  function ask(asked) {
    list.replaceChildren(...asked.map(made));
    list.querySelectorAll(".came-back .quiz").forEach((one, i) => one.number(i + 1, asked.length));
  }
  function some() {
    const mixed = questions.map((question) => [Math.random(), question]).sort(([a], [b]) => a - b);
    ask(mixed.slice(0, atRandom).map(([, question]) => question));
    list.querySelector("input, button")?.focus();
  }

  const due = new Set(dueKeys(again(), new Date()));
  const waiting = questions.filter(({ key }) => due.has(key));
  const said = { 0: words.none, 1: words.waiting_one }[waiting.length] ?? fill(words.waiting, { n: waiting.length });
  ask(waiting);
  const more = waiting.length ? null
    : h("button", { type: "button", class: "btn", onclick: some }, fill(words.some, { n: atRandom }));
  mount(el, h("div", { class: "quiz practice" }, h("p", {}, said), more), list);
}

export default { render };
