// What was answered wrongly is asked once more below the last question, with the answers the other way round.
// Every question runs its own copy of this module: what they share is on the page.
import { freshId, h } from "./dom.js";
import { makeQuestion } from "./question.js";
import { keepAnswer } from "./spacing.js";

// Several notebooks may be open in JupyterLab.
const pageOf = (el) => el.closest(".jp-Notebook") ?? document;

export function askOnceMore(el, spec, draft) {
  const { answers, words } = spec;
  const turned = {
    ...spec,
    words: { ...words, place: words.place_again, check_n: words.check_again },
    ...(answers && { answers: [...answers].reverse() }),
  };
  if (!draft.waits()) draft.keep([]);
  const question = makeQuestion(turned, draft, (right) => {
    keepAnswer(spec.key, right);
    return right ? words.once_right : words.once_wrong;
  });
  question.dataset.key = spec.key;
  const box = pageOf(el).querySelector(".once-more") ?? makeBox(words);
  box.append(question);
  settle(el, box);
}

function makeBox(words) {
  const id = freshId();
  return h("section", { class: "once-more", "aria-labelledby": id },
    h("h3", { id }, words.once_more), h("p", {}, words.once_why));
}

// Numbers the questions, and keeps those that are asked once more behind the last.
export function settle(el, box = pageOf(el).querySelector(".once-more")) {
  const asked = [...pageOf(el).querySelectorAll(".asked")];
  asked.forEach((one, i) => one.firstElementChild.number(i + 1, asked.length));
  if (!box) return;
  for (const one of box.querySelectorAll(".quiz")) {
    one.number(asked.findIndex(({ dataset }) => dataset.key === one.dataset.key) + 1);
  }
  asked.at(-1).after(box);
}
