// The questions before and after the course, one at a time; the result stays in this browser.
import { fill, freshId, h, mount, put, store } from "./dom.js";
import { PROGRESS_KEY } from "./spacing.js";

const UNSURE = "unsure";

function render({ model, el }) {
  const { when, themes, words } = model.get("spec");
  const box = h("div", {});
  const kept = () => store.read(PROGRESS_KEY).tests ?? {};

  function ask(index, known) {
    const { question, answers, right } = themes[index];
    const group = freshId();
    const option = (text, value) => h("label", { class: "option" },
      h("input", { type: "radio", name: group, value }), h("span", {}, text));
    const error = h("p", { class: "feedback", role: "status" });
    const last = index + 1 === themes.length;
    const fieldset = h("fieldset", { tabindex: "-1" },
      h("legend", {}, h("span", { class: "hint" }, fill(words.question, { n: index + 1, all: themes.length })), h("br"), question),
      ...answers.map(option), option(words.unsure, UNSURE));
    const onward = () => {
      const chosen = fieldset.querySelector(":checked");
      if (!chosen) return put(error, words.choose);
      const next = { ...known, [themes[index].key]: chosen.value === String(right) ? 1 : 0 };
      return last ? finish(next) : ask(index + 1, next);
    };
    box.replaceChildren(fieldset, h("button", { type: "button", class: "btn", onclick: onward }, last ? words.end : words.next), error);
    if (index) fieldset.focus();
  }

  function finish(known) {
    const progress = store.read(PROGRESS_KEY);
    store.write(PROGRESS_KEY, { ...progress, tests: { ...progress.tests, [when]: known } });
    dispatchEvent(new CustomEvent("bone-course:progress"));
    show(known, true);
  }

  const count = (known) => themes.filter(({ key }) => known[key]).length;

  function show(known, moveFocus) {
    const { before } = when === "after" ? kept() : {};
    const line = before ? words.score_both : words.score;
    const said = h("p", { class: "score", tabindex: "-1" },
      h("b", {}, fill(line, { n: count(known), all: themes.length, before: before ? count(before) : 0 })));
    const again = h("button", { type: "button", class: "btn", onclick: () => { ask(0, {}); box.querySelector("fieldset").focus(); } }, words.again);
    box.replaceChildren(said, when === "after" ? table(known, before) : h("p", {}, words.kept), again);
    if (moveFocus) said.focus();
  }

  function table(known, before) {
    const mark = (right) => h("td", {}, right ? words.knew : words.open);
    const link = (chapter) => {
      const file = chapterFile(chapter);
      const text = fill(words.chapter, { n: chapter });
      return file ? h("a", { href: file }, text) : text;
    };
    const row = ({ key, name, chapter }) => h("tr", {}, h("th", { scope: "row" }, name),
      before ? mark(before[key]) : null, mark(known[key]), h("td", {}, known[key] ? "" : link(chapter)));
    const heads = [words.theme, ...(before ? [words.at_start] : []), words.now, words.where];
    return h("div", { class: "scroll", role: "group", tabindex: "0", "aria-label": words.table },
      h("table", {}, h("caption", {}, words.table),
        h("thead", {}, h("tr", {}, ...heads.map((text) => h("th", { scope: "col" }, text)))),
        h("tbody", {}, ...themes.map(row))));
  }

  const mine = kept()[when];
  if (mine) show(mine, false);
  else ask(0, {});
  mount(el, h("div", { class: "quiz course-test" }, box));
}

// The page knows its chapters; elsewhere the chapter is named without a link.
function chapterFile(number) {
  const facts = document.getElementById("page-facts");
  return facts ? JSON.parse(facts.textContent).chapters.find((chapter) => chapter.number === number)?.file : null;
}

export default { render };
