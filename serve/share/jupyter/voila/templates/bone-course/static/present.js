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
  const find = (element, selector) => element.querySelector(selector);
  const heading = (slide) => find(slide, "h1, h2");
  const end = document.getElementById("end");
  // What an arrow means to one of these is its own affair, and what a page key means to those it moves, unless a
  // mouse has touched them last: then the key is that of a clicker.
  const OWN_PAGES = "[type=range], select, textarea, [contenteditable], .scroll[tabindex], .highlight[tabindex]";
  const OWN_ARROWS = `input, ${OWN_PAGES}`;
  let pointed = false;
  // Which section is on stage, so that a reload, or the way to the next chapter, does not end the lesson.
  const KEY = "bone-course.stage";
  const tab = {
    read() { try { return JSON.parse(sessionStorage.getItem(KEY)); } catch { return null; } },
    write(kept) { try { if (kept) sessionStorage.setItem(KEY, JSON.stringify(kept)); else sessionStorage.removeItem(KEY); } catch { /* this page only */ } },
  };
  const OVERLAP = 0.15; // of the screen, seen again after a step down
  const GAP = 12; // px below the answer
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
    tab.write({ page: location.pathname, at });
    if (!bar.contains(document.activeElement)) heading(slides[at]).focus({ preventScroll: true });
    scrollTo(0, 0);
    sayMore();
  }

  const room = () => innerHeight - bar.offsetHeight;
  const lowest = () => (end.classList.contains("on") ? end : slides[at]).getBoundingClientRect().bottom;
  const sayMore = () => bar.toggleAttribute("data-more", at >= 0 && lowest() > room() + 1);

  // Where a step down stops: at the top of a calculator, and where its controls and picture begin below the answer.
  const stops = () => [...slides[at].querySelectorAll(".bench")].flatMap((bench) => [
    bench.getBoundingClientRect().top,
    find(bench, ".controls").getBoundingClientRect().top - find(bench, ".stick").offsetHeight - GAP,
  ]).map((y) => Math.floor(scrollY + y));

  // A section longer than the screen is shown to its end before the next one comes.
  function turn(step) {
    if (step > 0 ? lowest() <= room() + 1 : scrollY < 1) { go(at + step); return; }
    const far = scrollY + step * (1 - OVERLAP) * room();
    scrollTo(0, (step > 0 && stops().find((y) => y > scrollY + 1 && y < far)) || far);
    sayMore();
  }

  const fillScreen = () => root.requestFullscreen?.().then(() => { full = true; }, () => { /* not allowed here: it works without */ });

  function show(wanted) {
    size = root.dataset.size;
    root.dataset.size = "3";
    root.dataset.presenting = "";
    history.scrollRestoration = "manual"; // the place in the whole page is none in a section
    bar.hidden = false;
    go(wanted);
  }

  function enter() {
    if (at < 0) show(Math.max(0, slides.findLastIndex((slide) => slide.getBoundingClientRect().top < innerHeight / 2)));
    if (!document.fullscreenElement) fillScreen();
  }

  function leave() {
    if (at < 0) return;
    const last = slides[at];
    at = -1;
    if (size) root.dataset.size = size; else delete root.dataset.size;
    delete root.dataset.presenting;
    history.scrollRestoration = "auto";
    tab.write(null);
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
    const turned = { PageDown: 1, PageUp: -1 }[event.key];
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!turned) pointed = false;
    if (!(turned || step) || (!pointed && event.target.closest?.(turned ? OWN_PAGES : OWN_ARROWS))) return;
    event.preventDefault();
    if (turned) turn(turned); else go(at + step);
  });
  addEventListener("pointerdown", () => { pointed = true; }, true);
  addEventListener("scroll", sayMore, { passive: true });
  const sizes = new ResizeObserver(() => {
    root.style.setProperty("--stage", `${bar.offsetHeight}px`);
    sayMore();
  });
  for (const element of [bar, ...slides]) sizes.observe(element);
  // A link to a place on this page brings its section on stage.
  addEventListener("hashchange", () => {
    const place = document.getElementById(location.hash.slice(1));
    const found = slides.findIndex((slide) => slide.contains(place));
    if (at < 0 || found < 0) return;
    go(found);
    if (place !== heading(slides[at])) place.scrollIntoView();
  });
  for (const link of end.querySelectorAll("a")) link.addEventListener("click", () => {
    if (at >= 0) tab.write({ page: link.pathname, at: 0, follows: true });
  });
  const kept = tab.read();
  const [{ type } = {}] = performance.getEntriesByType("navigation");
  if (kept?.page === location.pathname && slides[kept.at] && (kept.follows || type === "reload")) show(kept.at);
})();
