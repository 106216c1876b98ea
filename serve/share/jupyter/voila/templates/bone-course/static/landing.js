// The landing page, as far as this reader has come: strands in the bone, marks on the cards, where to go on.
"use strict";
(() => {
  const find = (selector, from = document) => from.querySelector(selector);
  const all = (selector) => [...document.querySelectorAll(selector)];
  const { chapters, l } = JSON.parse(find("#page-facts").textContent);
  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, key) => values[key]);

  function show() {
    const finished = page.done();
    const next = chapters.find((c) => !finished.has(c.key));
    const begun = finished.size > 0;
    const count = { done: finished.size, all: chapters.length };
    for (const part of all("[data-chapter], [data-strand]")) {
      const key = part.dataset.chapter ?? part.dataset.strand;
      part.classList.toggle("done", finished.has(key));
      part.classList.toggle("now", key === next?.key);
      const tag = find(".tag", part);
      if (tag) tag.textContent = finished.has(key) ? `✓ ${l.card_done}` : key === next?.key ? `◆ ${begun ? l.card_next : l.card_first}` : "";
    }
    const goal = next ?? chapters[0];
    const button = find("#go-on");
    button.href = find(`.card[data-chapter="${goal.key}"] a`).href;
    button.firstElementChild.textContent = fill(!next ? l.again : begun ? l.go_on : l.begin, { n: goal.number, title: goal.title });
    find("#count").textContent = fill(l.chapters_done, count);
    showWaiting();
    find(".femur").setAttribute("aria-label", fill(l.bone, count));
  }

  // Questions that have come back today (written by widgets/js/spacing.js).
  function showWaiting() {
    const line = find(".came-back");
    let again = {};
    try { again = JSON.parse(localStorage.getItem("bone-course.progress"))?.again ?? {}; } catch { /* nothing is kept */ }
    const now = new Date();
    const today = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((n) => String(n).padStart(2, "0")).join("-");
    const waiting = Object.values(again).filter((entry) => Array.isArray(entry) && entry[1] <= today).length;
    line.hidden = !waiting;
    line.firstElementChild.textContent = waiting === 1 ? l.came_back_one : fill(l.came_back, { n: waiting });
  }

  if (!chapters.length) return;
  addEventListener("bone-course:progress", show);
  addEventListener("pageshow", show); // also when the reader comes back from a chapter
  show();
})();
