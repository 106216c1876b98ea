/* A list of questions to take along, with lines to write on. It can be printed alone; nothing of it is kept.

   STATE { title: "For my doctor", fields: ["Date", "Name"], tip: "Tick the three that matter most.",
           questions: [{ topic: "Scan", text: "…?" }], own: "My own question",
           help: { title: "Where to find help", items: [{ text: "…", words: "…", link: "https://…" }], read: "Read in …" } }
   WORDS (ctx.t)  print "Print this list" */

import { h } from "../dom.js";
import { printSheet } from "../sheet.js";

const sheetLines = 2; // to write on, below each question

export function sheet(host, ctx) {
  const paper = h("div", { class: "sheet" });
  // elsewhere than on our own page, printing belongs to the program around it
  const print = document.querySelector("[data-voila]")
    ? h("button", { type: "button", class: "btn strong", onclick: () => printSheet(h("div", { class: "bench" }, paper.cloneNode(true))) }, ctx.t("print"))
    : null;
  host.append(paper, ...(print ? [h("p", { class: "sheet-print" }, print)] : []));

  function draw(state) {
    const questions = state.questions.map((question, i) => sheetQuestion(question, state.questions[i - 1]));
    paper.replaceChildren(
      h("p", { class: "sheet-title" }, state.title),
      h("p", { class: "sheet-fields" }, ...state.fields.map((field) => h("span", {}, field))),
      h("p", { class: "sheet-tip" }, state.tip),
      h("ol", {}, ...questions, sheetQuestion({ topic: "", text: state.own })),
      sheetHelp(state.help));
  }
  return { draw, stop: () => {} };
}

/* A topic is named once, before its first question. */
function sheetQuestion({ topic, text }, before) {
  const named = topic && topic !== before?.topic;
  const lines = Array.from({ length: sheetLines }, () => h("span", { class: "sheet-line", "aria-hidden": "true" }));
  return h("li", {},
    named ? h("span", { class: "sheet-topic" }, topic) : null,
    h("span", { class: "sheet-text" }, h("span", { class: "sheet-box", "aria-hidden": "true" }), h("span", {}, text)),
    ...lines);
}

function sheetHelp({ title, items, read }) {
  const item = ({ text, words, link }) =>
    h("li", {}, text + " ", link ? h("a", { href: link, rel: "noreferrer" }, words) : null);
  return h("div", { class: "sheet-help" },
    h("p", { class: "sheet-topic" }, title), h("ul", {}, ...items.map(item)), h("p", { class: "sheet-read" }, read));
}
