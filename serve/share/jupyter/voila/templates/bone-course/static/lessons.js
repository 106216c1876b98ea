// The teacher's guide on paper: one lesson with what goes along; the browser's own print takes the first.
"use strict";
(() => {
  const lessons = [...document.querySelectorAll(".row.lesson")];
  const idOf = (lesson) => lesson.getAttribute("aria-labelledby");
  const root = document.documentElement;
  let wanted = idOf(lessons[0]);

  addEventListener("beforeprint", () => {
    if ("printWhole" in root.dataset) return;
    root.dataset.printLesson = wanted;
    for (const lesson of lessons) lesson.classList.toggle("printed", idOf(lesson) === wanted);
  });
  addEventListener("afterprint", () => {
    wanted = idOf(lessons[0]);
    delete root.dataset.printLesson;
    delete root.dataset.printWhole;
  });
  for (const button of document.querySelectorAll("[data-print-lesson]")) button.addEventListener("click", () => {
    if (button.dataset.printLesson) wanted = button.dataset.printLesson;
    else root.dataset.printWhole = "";
    print();
  });
})();
