// The page around the chapters: letters and colours, progress, tables, words, print, waiting.
// It holds no words: they come from #page-facts.
"use strict";
const page = (() => {
  const root = document.documentElement;
  const find = (selector, from = document) => from.querySelector(selector);
  const all = (selector, from = document) => [...from.querySelectorAll(selector)];
  const facts = JSON.parse(find("#page-facts").textContent);
  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, key) => values[key]);
  const read = (key) => { try { return JSON.parse(localStorage.getItem(key)) ?? {}; } catch { return {}; } };
  const keep = (key, value) => { try { localStorage.setItem(key, JSON.stringify(value)); } catch { /* private window */ } };

  // The browser looks for the place in the address only when the whole page is there; we know it now.
  const place = () => { try { return decodeURIComponent(location.hash.slice(1)); } catch { return ""; } }; // "#%" is no place
  if (place()) root.dataset.painted = ""; // so that all above the place has its height
  document.getElementById(place())?.scrollIntoView();

  // ---- letters and colours
  const isDark = () => root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;

  function showPrefs() {
    for (const button of all("[data-set-size]")) button.setAttribute("aria-pressed", button.dataset.setSize === (root.dataset.size ?? "1"));
    find("[data-set-dark]").setAttribute("aria-pressed", isDark());
  }

  for (const button of all("[data-set-size]")) button.addEventListener("click", () => {
    root.dataset.size = button.dataset.setSize;
    keep("bone-course.prefs", { ...read("bone-course.prefs"), size: root.dataset.size });
    showPrefs();
  });
  find("[data-set-dark]").addEventListener("click", () => {
    root.dataset.theme = isDark() ? "light" : "dark";
    keep("bone-course.prefs", { ...read("bone-course.prefs"), theme: root.dataset.theme });
    showPrefs();
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", showPrefs);
  showPrefs();

  const more = find(".aa");
  more.addEventListener("click", () => more.setAttribute("aria-expanded", find("#tools").classList.toggle("open")));

  // ---- progress: a chapter is read when its end was seen, or a question in it answered
  const PROGRESS = "bone-course.progress";
  const announce = () => dispatchEvent(new Event(PROGRESS.replace(".", ":")));

  function done() {
    const { read: pages = {}, quiz = {} } = read(PROGRESS);
    const keys = new Set([...Object.keys(pages), ...Object.keys(quiz).map((key) => key.split(".")[0])]);
    return new Set(facts.chapters.map((c) => c.key).filter((key) => keys.has(key)));
  }

  function showProgress() {
    const finished = done();
    for (const cell of all(".strip [data-chapter]")) cell.classList.toggle("done", finished.has(cell.dataset.chapter));
    const line = find("[data-count]");
    if (line) line.textContent = fill(line.dataset.count, { done: finished.size, all: facts.chapters.length });
  }

  addEventListener("bone-course:progress", showProgress);
  showProgress();

  if (facts.current) {
    keep(PROGRESS, { ...read(PROGRESS), last: facts.current });
    new IntersectionObserver(([end], watcher) => {
      if (!end.isIntersecting) return;
      watcher.disconnect();
      const progress = read(PROGRESS);
      keep(PROGRESS, { ...progress, read: { ...progress.read, [facts.current]: new Date().toISOString().slice(0, 10) } });
      announce();
    }, { threshold: 0.5 }).observe(find("#end"));
  }

  // ---- wide tables and code scroll in their own box, which the keyboard can reach
  function scrolls(box, name) {
    const watcher = new ResizeObserver(() => {
      const wide = box.scrollWidth > box.clientWidth + 1;
      for (const [key, value] of [["tabindex", "0"], ["role", "group"], ["aria-label", name]]) {
        if (wide) box.setAttribute(key, value); else box.removeAttribute(key);
      }
    });
    for (const part of [box, ...box.children]) watcher.observe(part); // letters that come late change what is inside
  }

  for (const table of all(".txt table, .side table")) {
    const box = document.createElement("div");
    box.className = "scroll";
    table.replaceWith(box);
    box.append(table);
    for (const head of all("thead th", table)) head.scope = "col";
    scrolls(box, facts.t.table);
  }
  for (const box of all(".highlight")) scrolls(box, facts.t.code);

  // ---- "doi.org/10.1…" says nothing in a list of links: whose work it is goes with its name
  for (const link of all('.txt li a[href^="http"]')) {
    const item = link.closest("li");
    const range = document.createRange();
    range.setStart(item, 0);
    for (const earlier of all("a", item)) {
      if (earlier === link) break;
      range.setStartAfter(earlier);
    }
    range.setEndBefore(link);
    const work = range.toString().replace(/^[\s.,;:()]+/, "").split(/\.\s/)[0].replace(/[\s.,;:(]+$/, "");
    if (/^\p{L}.{8}/u.test(work)) link.setAttribute("aria-label", `${link.textContent}, ${work}`);
  }

  // ---- [word](glossary.ipynb#x "Meaning") becomes a button that shows and says the meaning
  const words = all('main a[title][href^="glossary.ipynb#"]');
  const make = (tag, properties = {}, ...children) => {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...children);
    return element;
  };
  const heard = make("p", { className: "sr" });
  heard.setAttribute("role", "status");

  words.forEach((link, index) => {
    const word = link.textContent;
    const button = make("button", { type: "button", className: "word" }, word);
    const more = make("a", { href: link.getAttribute("href") }, facts.t.all_words);
    const box = make("span", { id: `word-${index}`, className: "meaning" }, make("b", {}, word), `: ${link.title} `, more);
    button.setAttribute("popovertarget", box.id);
    box.setAttribute("popover", "");
    link.replaceWith(button, box);
    box.addEventListener("toggle", ({ newState }) => {
      heard.textContent = newState === "open" ? `${word}: ${link.title}` : "";
      if (newState !== "open") return;
      const at = button.getBoundingClientRect();
      const left = Math.max(8, Math.min(at.left, root.clientWidth - box.offsetWidth - 8));
      const below = at.bottom + 8 + box.offsetHeight < innerHeight;
      box.style.left = `${left + scrollX}px`;
      box.style.top = `${scrollY + (below ? at.bottom + 6 : Math.max(8, at.top - box.offsetHeight - 6))}px`;
    });
  });

  // On paper nothing can be pressed: the meanings stand at the end.
  if (words.length) {
    const list = words.flatMap((link) => [make("dt", {}, link.textContent), make("dd", {}, link.title)]);
    find("#end").before(make("div", { className: "on-paper" }, make("h2", {}, facts.t.words_here), make("dl", {}, ...list)));
    find("#text > .wrap").append(heard);
  }

  // ---- "Show the answer" stands below each task: who hears a list of them hears which is which
  for (const summary of all(".txt details > summary")) {
    let above = summary.parentElement.previousElementSibling;
    const bold = above && find("strong", above);
    while (above && !above.matches("h2, h3")) above = above.previousElementSibling;
    const task = (bold ?? above)?.textContent.replace(/\.$/, "");
    if (task) summary.append(make("span", { className: "sr" }, ` (${task})`));
  }

  // ---- paper: everything open
  addEventListener("beforeprint", () => { for (const d of all("details:not([open])")) { d.open = true; d.dataset.printed = ""; } });
  addEventListener("afterprint", () => { for (const d of all("details[data-printed]")) { d.open = false; delete d.dataset.printed; } });

  // ---- waiting for the calculators
  const waiting = new Set(all(".slot"));
  const wait = find("#wait");

  function settle(slot) {
    slot.classList.add("ready");
    waiting.delete(slot);
    if (waiting.size) return;
    wait.textContent = "";
    root.dataset.ready = "";
  }

  function fail(slot) {
    const said = document.createElement("p");
    said.className = "failed";
    said.textContent = facts.t.failed;
    find(".out", slot).append(said);
    settle(slot);
  }

  if (wait) {
    for (const slot of waiting) {
      new ResizeObserver((_, watcher) => {
        const out = find(".out", slot);
        if (out.offsetHeight < 24 || find('script[type^="application/vnd.voila"]', out)) return;
        watcher.disconnect();
        settle(slot);
      }).observe(find(".out", slot));
    }
    const finish = () => {
      for (const slot of all(".slot")) {
        if (!("ran" in slot.dataset)) fail(slot); // a cell before it went wrong
        else if (!find(".out", slot).hasChildNodes()) settle(slot); // it has nothing to show
      }
    };
    if ("ran" in root.dataset) finish();
    else addEventListener("bone-course:ran", finish);
    // live.js asks for a seat: while the class is full again and again, until the server cannot give any.
    const isFull = () => root.dataset.seatState === "full";
    addEventListener("bone-course:seat", () => {
      if (!waiting.size) return; // nothing on this page waits for a seat
      if (root.dataset.seatState === "failed") { sayLate(); return; }
      wait.textContent = isFull() ? facts.t.full : facts.t.starting;
      for (const soon of all(".slot:not(.ready) .soon")) soon.textContent = isFull() ? facts.t.full : facts.t.slot;
    });
    function sayLate() {
      if (!waiting.size || isFull()) return;
      const again = document.createElement("button");
      again.type = "button";
      again.className = "btn";
      again.textContent = facts.t.reload;
      again.addEventListener("click", () => location.reload());
      wait.replaceChildren(facts.t.late, " ", again);
    }
    const late = setTimeout(sayLate, 45000);
    if (!waiting.size) { wait.textContent = ""; clearTimeout(late); root.dataset.ready = ""; }
  }

  return { done, texts: facts.t };
})();
