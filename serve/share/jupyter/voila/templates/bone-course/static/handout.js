// The handout: a chapter on two pages, put together from the chapter's own parts each time before it is printed.
// Page 1 is to look at, page 2 to write on. Until then it is empty, and pages without a number have none.
"use strict";
(() => {
  const { t, current, chapters } = JSON.parse(document.getElementById("page-facts").textContent);
  if (current === null) return;
  const root = document.documentElement;
  const MOST = { columns: 5, words: 3, sources: 2 };
  const find = (selector, from = document) => from.querySelector(selector);
  const all = (selector, from = document) => [...from.querySelectorAll(selector)];
  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, key) => values[key]);
  const make = (tag, name, ...children) => {
    const element = document.createElement(tag);
    if (name) element.className = name;
    element.append(...children.filter((child) => child != null));
    return element;
  };
  const texts = (elements, most) => elements.map((e) => plainText(e)).filter(Boolean).slice(0, most);
  const list = (tag, lines) => make(tag, "", ...lines.map((line) => make("li", "", line)));
  const headed = (name, title, ...children) => make("section", name, make("h2", "", title), ...children);

  // As many of the lines as the paper has room for.
  const toWrite = (title, lines) => headed("paper-lines", title,
    make("div", "", ...Array.from({ length: lines }, () => make("div", "line"))));

  // Without what is there to be pressed: the meanings behind words, the addresses of headings.
  function plainText(element) {
    const copy = element.cloneNode(true);
    for (const extra of all(".meaning, .anchor-link", copy)) extra.remove();
    return copy.textContent.replace(/\s+/g, " ").trim();
  }

  // The first calculator that has an answer; before the calculators are there, none.
  const mainBench = () => all(".bench").find((bench) => find(".headline", bench)?.textContent);

  // ---- page 1
  function result(bench) {
    if (!bench) return make("div", "paper-result", make("b", "", t.paper_mine), make("p", "", t.paper_soon), make("div", "line"));
    const { whose } = bench.dataset;
    const guest = find(".guest", bench).textContent;
    const about = { mine: t.paper_entered, example: t.paper_example, guest }[whose];
    return make("div", "paper-result",
      make("p", "paper-whose", whose === "mine" ? `${t.paper_mine} · ${about}` : about),
      make("b", "", find(".headline", bench).textContent),
      make("p", "", find(".detail", bench).textContent),
      bench.hasAttribute("data-stale") ? make("p", "", t.paper_old) : null);
  }

  // A copy has names of its own: a pattern of a drawing that is not shown paints nothing.
  function copyOfDrawing(svg) {
    const holder = make("div", "drawing");
    holder.innerHTML = svg.outerHTML.replace(/(\bid="|url\(&quot;#|url\(#|href="#)/g, "$1paper-");
    const { width, height } = svg.getBoundingClientRect();
    if (!svg.hasAttribute("viewBox")) holder.firstElementChild.setAttribute("viewBox", `0 0 ${width} ${height}`);
    for (const name of ["width", "height"]) holder.firstElementChild.removeAttribute(name);
    return holder;
  }

  // The way through the course, for the chapter whose calculator draws nothing: to tick off what one has read.
  const way = () => headed("paper-way paper-check", t.paper_way, make("ul", "",
    ...chapters.filter(({ number }) => number).map(({ number, title, summary }) =>
      make("li", "", make("div", "", make("b", "", `${number} · ${title}`), make("p", "", summary))))));

  // One picture: the chart if there is one, else the drawing with its captions. It takes the room that the words leave.
  function picture(bench) {
    const figure = make("figure", "paper-picture bench");
    const plot = bench && all(".plot", bench).find((p) => p.onPaper && p.offsetHeight);
    const drawing = bench && all(".drawing svg", bench).find((svg) => svg.getBoundingClientRect().height > 60);
    if (plot) {
      const caption = find("figcaption", plot.parentElement);
      figure.append(make("figcaption", "", make("b", "", find("b", caption).textContent), make("span", "", find("span", caption).textContent)));
      figure.append(make("div", "paper-plot"));
    } else if (drawing) {
      figure.append(make("figcaption", "", make("b", "", find(".bench-title", bench).textContent)), copyOfDrawing(drawing));
      figure.append(...all(".drawing ul", bench).map((captions) => captions.cloneNode(true)));
    } else return { figure: bench ? way() : toWrite(t.paper_notes, 20), draw() {} };
    return { figure, draw: () => plot && drawChart(plot, figure.lastElementChild) };
  }

  function drawChart(plot, host) {
    plot.onPaper(host);
    const { clientWidth: width, clientHeight: height } = host;
    for (const svg of all("svg.main-svg", host)) { // follows the paper, whatever its size
      svg.setAttribute("viewBox", `0 0 ${width} ${height}`);
      svg.setAttribute("style", "position: absolute; inset: 0; width: 100%; height: 100%; background: none");
    }
  }

  function firstPage(parts, bench) {
    const { number } = chapters.find(({ key }) => key === current);
    const head = make("header", "", find(".chead .pic svg")?.cloneNode(true),
      make("div", "", make("p", "", fill(t.paper_kicker, { n: number })), make("h1", "", find(".chead h1").textContent)));
    const shown = picture(bench);
    return { draw: shown.draw, page: sheet(1, [head, parts.keep && list("ol", texts(all("li", parts.keep), 3)), result(bench), shown.figure], t.advice) };
  }

  // ---- page 2
  function takeHome() {
    const columns = all(".home > div");
    return { keep: columns.find((c) => find("ol", c)), lists: columns.filter((c) => find("ul", c)) };
  }
  const column = (part) => headed("", plainText(find("h3", part)), list("ul", texts(all("li", part), MOST.columns)));

  // What to write down is named with the take-home cell.
  function numbers() {
    const labels = JSON.parse(find(".home")?.dataset.numbers ?? "[]");
    return headed("", t.paper_numbers, make("div", "paper-columns",
      ...[...labels, t.paper_date].map((label) => make("div", "line", label))));
  }

  const question = () => all(".quiz").map((quiz) => quiz.onPaper).find(Boolean);
  const check = (asked) => headed("paper-check", t.paper_check, make("p", "", asked.question),
    make("ul", "", ...asked.answers.map(({ text }) => make("li", "", text))));
  function answer({ answers }) {
    const right = answers.find((one) => one.right);
    return make("p", "paper-answer", fill(t.paper_answer, { answer: right.text, reason: right.reason }));
  }

  const capital = (text) => text.charAt(0).toLocaleUpperCase(root.lang) + text.slice(1);
  function words() {
    const terms = all(".on-paper dt").slice(0, MOST.words);
    const notes = all(".note:has(> p > strong:first-child)").slice(0, terms.length ? 0 : MOST.words);
    const lines = [
      ...terms.map((term) => make("p", "", make("b", "", capital(term.textContent)), `: ${term.nextElementSibling.textContent}`)),
      ...notes.map((note) => make("p", "", plainText(note))),
    ];
    return lines.length ? headed("paper-words", t.words_here, make("div", "", ...lines)) : null;
  }

  // Who, where and when; the chapter has the rest.
  function sources() {
    const short = all("ol > li", all(".chap > .row").at(-1)).map((item) => {
      const who = item.textContent.split(/\. |: /)[0];
      const where = find("em", item)?.textContent;
      const year = item.textContent.match(/\b(19|20)\d\d\b/)?.[0];
      return [who, where !== who && where, !who.includes(year) && year].filter(Boolean).join(", ");
    });
    return fill(t.paper_sources, { sources: short.slice(0, MOST.sources).join("; ") });
  }

  function secondPage(parts) {
    const asked = question();
    return sheet(2, [
      make("div", "paper-columns", ...parts.lists.map(column)),
      numbers(),
      toWrite(t.paper_questions, 8),
      asked && check(asked), words(), asked && answer(asked),
    ], sources());
  }

  function sheet(number, parts, last) {
    return make("article", "paper-page", ...parts.filter(Boolean),
      make("footer", "", make("span", "", last), make("span", "", fill(t.paper_page, { n: number }))));
  }

  // ---- before and after the printer
  let handout = null;
  const isWanted = () => !("printWhole" in root.dataset) && !("printSheet" in root.dataset);

  function show() {
    if (!isWanted() || handout) return;
    const bench = mainBench();
    const parts = takeHome();
    const first = firstPage(parts, bench);
    handout = make("div", "paper-handout", first.page, secondPage(parts));
    document.body.append(handout);
    first.draw();
    root.dataset.printHandout = "";
  }

  function remove() {
    for (const host of all(".paper-plot", handout ?? root)) globalThis.Plotly?.purge(host);
    handout?.remove();
    handout = null;
    delete root.dataset.printHandout;
    delete root.dataset.printWhole;
  }

  addEventListener("beforeprint", show);
  addEventListener("afterprint", remove);
  for (const button of all("[data-print]")) button.addEventListener("click", () => {
    if (button.dataset.print === "whole") root.dataset.printWhole = "";
    print();
  });
})();
