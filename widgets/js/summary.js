// My summary: what the reader found out and wants to ask, for the screen and for paper. All of it is this browser's.
import { fill, freshId, h, mount, put } from "./dom.js";
import { eraseSummary, inOtherUnits, notes, results } from "./results.js";
import { showSheet } from "./sheet.js";
import { dayFrom } from "./spacing.js";

const EMPTY_LINES = 20; // on paper, for what comes up during the visit: as many as there is room for
// How close it stands on paper, the most roomy first: on one page, in one column, in two, and without the second sentences.
const DENSITIES = ["roomy", "column", "columns", "dense"];
const PAPER = { width: 186, height: 250 }; // millimetres inside the margins, of A4 and Letter the smaller
const PER_MM = 96 / 25.4; // CSS pixels
const LOST = 0.06; // of the second page: what is kept together leaves room at the end of a page

function render({ model, el }) {
  const { chapters, visits, words, language } = model.get("spec");
  let erased = null; // for undo, until the page is left: what there was, and the name of the one result that went
  const found = h("div", {});
  const said = h("p", { class: "said", id: freshId(), role: "status" });
  const field = h("textarea", { rows: 5, maxlength: 2000, oninput: keepNotes });
  const boxes = new Map(visits.flatMap(({ questions }) => questions.map(([name]) =>
    [name, h("input", { type: "checkbox", onchange: keepNotes })])));
  const undo = button(words.undo, undoAll);
  undo.setAttribute("aria-describedby", said.id);
  undo.hidden = true;
  const notice = h("div", { class: "notice" }, said, undo); // stands where something was erased

  function keepNotes() {
    notes.write({ text: field.value, ticked: [...boxes].filter(([, box]) => box.checked).map(([name]) => name) });
  }
  function change(what, next, name = null) {
    erased = { results: results.read(), notes: notes.read(), name };
    next();
    undo.hidden = false;
    show();
    put(said, what);
    undo.focus(); // the button that was pressed may be gone
  }
  function remove(name) {
    const { [name]: gone, ...rest } = results.read();
    change(fill(words.removed, gone), () => results.write(rest), name);
  }
  function undoAll() {
    const { name } = erased;
    results.write({ ...erased.results, ...results.read() });
    if (!name) notes.write(together(erased.notes, notes.read()));
    erased = null;
    undo.hidden = true;
    show();
    put(said, words.undone);
    (removers.get(name) ?? eraseAll).focus();
  }
  // A result that was removed leaves its place to the notice; else this stands at the foot of the page.
  function show() {
    const now = results.read();
    const gone = erased?.name ?? null;
    const all = byChapter(chapters, gone ? { ...erased.results, ...now } : now);
    removers.clear();
    foot.append(notice);
    found.replaceChildren(...(all.length ? [h("p", { class: "hint" }, about(all, words)), ...all.map(section)] : [h("p", { class: "empty" }, words.empty)]));
    const { text, ticked } = notes.read();
    field.value = text;
    for (const [name, box] of boxes) box.checked = ticked.includes(name);
  }
  const entry = ([name, result]) => {
    if (name === erased?.name) return notice;
    removers.set(name, button(words.remove, () => remove(name), fill(words.remove_what, result)));
    return h("article", {}, ...sentences(result, words, language), removers.get(name));
  };
  const section = ({ file, title, list }) => h("section", {},
    h("h3", {}, h("a", { href: file }, title)),
    ...list.map(entry));

  const removers = new Map(); // the buttons of the results in sight
  const eraseAll = button(words.erase, () => change(words.erased, eraseSummary));
  const foot = h("div", {}, h("p", { class: "buttons" }, eraseAll));
  const id = freshId();
  const paper = () => onPaper({ chapters, visits, words, language });
  const onPrint = () => showSheet(fitted(paper()));
  mount(el, h("div", { class: "quiz summary" },
    h("h2", {}, words.take),
    h("p", {}, words.paper),
    h("p", { class: "buttons" }, button(words.print, () => print(), null, "strong")),
    h("h2", {}, words.results), found,
    h("h2", {}, words.questions),
    h("label", { for: id }, words.own), field,
    h("p", { class: "hint" }, words.stays),
    ...visits.map((visit) => tickList(visit, boxes)),
    foot));
  field.id = id;
  show();
  addEventListener("beforeprint", onPrint);
  addEventListener("bone-course:numbers", show);
  return () => {
    removeEventListener("beforeprint", onPrint);
    removeEventListener("bone-course:numbers", show);
  };
}

const button = (text, onclick, label = null, kind = "") =>
  h("button", { type: "button", class: `btn ${kind}`.trim(), "aria-label": label, onclick }, text);

// What was written since it was erased is not lost when the rest comes back.
const together = (before, since) => ({
  text: [before.text, since.text].filter(Boolean).join("\n"),
  ticked: [...new Set([...before.ticked, ...since.ticked])],
});

// In the order of the course; a result of a page that is not in it is left out.
function byChapter(chapters, found = results.read()) {
  const all = Object.entries(found);
  return chapters.map((chapter) => ({ ...chapter, list: all.filter(([, { file }]) => file === chapter.file) }))
    .filter(({ list }) => list.length);
}

// What holds for the results together.
const about = (all, words) =>
  all.some(({ list }) => list.some(([, result]) => inOtherUnits(result))) ? `${words.example} ${words.units}` : words.example;

const dayInWords = (day, language) =>
  new Date(`${day}T12:00`).toLocaleDateString(language, { day: "numeric", month: "long", year: "numeric" });

const sentences = ({ title, headline, detail, day }, words, language) => [
  h("p", { class: "about" }, fill(words.from, { title, day: dayInWords(day, language) })),
  h("p", { class: "result" }, headline),
  detail ? h("p", { class: "detail" }, detail) : null,
];

const tickList = ({ title, questions }, boxes) => h("details", {},
  h("summary", {}, title),
  h("div", { role: "group", "aria-label": title },
    ...questions.map(([name, text]) => h("label", { class: "option" }, boxes.get(name), h("span", {}, text)))));

function onPaper({ chapters, visits, words, language }) {
  const { text, ticked } = notes.read();
  const found = byChapter(chapters);
  const asked = visits.flatMap(({ questions }) => questions.filter(([name]) => ticked.includes(name)));
  const line = (label = "") => h("span", { class: "line" }, label);
  return h("div", { class: "summary-paper" },
    h("h1", {}, words.title),
    h("p", {}, `${dayInWords(dayFrom(new Date()), language)}. ${words.general} ${found.length ? about(found, words) : ""}`),
    h("div", { class: "visit" }, line(words.visit), line(words.visit_day)),
    h("div", { class: "parts" },
      ...found.flatMap(({ title, list }) => list.map(([, result], i) =>
        h("div", { class: "item" }, i ? null : h("h2", {}, title), ...sentences(result, words, language))))),
    h("h2", {}, words.questions),
    h("div", { class: "parts asked" },
      h("ul", {}, ...asked.map(([, question]) => h("li", {}, question))),
      text ? h("p", { class: "free" }, text) : null),
    h("div", { class: "lines" }, ...Array.from({ length: EMPTY_LINES }, () => line())));
}

// The first density with which it stands on two pages, the roomy one on one.
function fitted(paper) {
  const trial = h("div", { class: "summary-trial", style: `width: ${PAPER.width}mm` }, paper);
  document.body.append(trial);
  const most = (density) => PAPER.height * PER_MM * (density === "roomy" ? 1 : 2 - LOST);
  const density = DENSITIES.find((one) => {
    paper.dataset.density = one;
    return paper.scrollHeight <= Math.ceil(most(one));
  });
  paper.dataset.density = density ?? DENSITIES.at(-1);
  trial.remove();
  return paper;
}

export default { render };
