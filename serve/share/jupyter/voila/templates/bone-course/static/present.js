// Presenter view: one section at a time, in the largest letters, for a beamer. The calculators go on working.
// Sections out of sight keep their size, so that charts and calculators that are still coming find their place.
"use strict";
(() => {
  const root = document.documentElement;
  const start = document.getElementById("present");
  if (!start) return;
  const { t } = JSON.parse(document.getElementById("page-facts").textContent);
  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, key) => values[key]);
  const slides = [...document.querySelectorAll(".chap > .chead, .chap > .row")];
  const heading = (slide) => slide.querySelector("h1, h2");
  const end = document.getElementById("end");
  // What a key means to one of these is its own affair.
  const BUSY = "input, select, textarea, [contenteditable], .scroll[tabindex], .highlight[tabindex]";
  let at = -1;
  let size; // the reader's letters
  let full = false;

  const button = (text, action) =>
    Object.assign(document.createElement("button"), { type: "button", className: "btn", textContent: text, onclick: action });
  const back = button(`← ${t.stage_back}`, () => go(at - 1));
  const next = button(`${t.stage_next} →`, () => go(at + 1));
  const where = document.createElement("p");
  where.setAttribute("role", "status");
  const bar = document.createElement("nav");
  bar.className = "stage";
  bar.hidden = true;
  bar.setAttribute("aria-label", t.stage);
  bar.append(back, where, next, button(t.stage_leave, leave));
  document.body.append(bar);
  // A page has a title, also while the section that holds it is out of sight.
  const title = Object.assign(document.createElement("h1"), { className: "sr", textContent: heading(slides[0]).textContent });
  for (const slide of slides) heading(slide).tabIndex = -1;

  function go(wanted) {
    if (wanted < 0 || wanted >= slides.length) return;
    at = wanted;
    slides.forEach((slide, i) => slide.classList.toggle("on", i === at));
    end.classList.toggle("on", at === slides.length - 1);
    if (at > 0) document.querySelector(".chap").before(title); else title.remove();
    back.setAttribute("aria-disabled", at === 0);
    next.setAttribute("aria-disabled", at === slides.length - 1);
    where.textContent = fill(t.stage_at, { n: at + 1, all: slides.length, title: heading(slides[at]).textContent });
    if (!bar.contains(document.activeElement)) heading(slides[at]).focus({ preventScroll: true });
    scrollTo(0, 0);
  }

  function enter() {
    if (at >= 0) return;
    const inSight = slides.findLastIndex((slide) => slide.getBoundingClientRect().top < innerHeight / 2);
    size = root.dataset.size;
    root.dataset.size = "3";
    root.dataset.presenting = "";
    bar.hidden = false;
    go(Math.max(0, inSight));
    root.requestFullscreen?.().then(() => { full = true; }, () => { /* not allowed here: it works without */ });
  }

  function leave() {
    if (at < 0) return;
    const last = slides[at];
    at = -1;
    if (size) root.dataset.size = size; else delete root.dataset.size;
    delete root.dataset.presenting;
    bar.hidden = true;
    title.remove();
    full = false;
    if (document.fullscreenElement) document.exitFullscreen();
    start.focus({ preventScroll: true });
    last.scrollIntoView();
  }

  start.addEventListener("click", enter);
  document.addEventListener("fullscreenchange", () => { if (full && !document.fullscreenElement) leave(); });
  addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
    if (event.key === "F2") { event.preventDefault(); enter(); return; }
    if (at < 0) return;
    if (event.key === "Escape" && !document.querySelector(":popover-open")) { leave(); return; }
    const step = { PageDown: 1, ArrowRight: 1, PageUp: -1, ArrowLeft: -1 }[event.key];
    if (!step || event.target.closest?.(BUSY)) return;
    event.preventDefault();
    go(at + step);
  });
})();
