/* A day of the calendar: a block with a pattern and the first letter, and the word beside it. Never colour alone. */

import { h, put } from "../dom.js";

/* onChoose: what a press does; null: a tile of the key, which cannot be pressed. */
export function calendarTile(onChoose) {
  const letter = h("span", { class: "cal-letter", "aria-hidden": "true" });
  const word = h("span", { class: "cal-word" });
  const when = h("span", { class: "cal-when" });
  const inside = [h("span", { class: "cal-pattern" }, letter), when, word];
  const element = onChoose
    ? h("button", { type: "button", class: "cal-tile", tabindex: -1, onclick: onChoose }, ...inside)
    : h("span", { class: "cal-tile" }, ...inside);

  function draw(kind, day, name) {
    element.dataset.kind = kind.key;
    put(letter, kind.name.slice(0, 1));
    put(word, kind.name);
    put(when, day);
    if (name) element.setAttribute("aria-label", name);
  }
  function choose(yes) {
    element.tabIndex = yes ? 0 : -1;
    element.setAttribute("aria-pressed", String(yes));
  }
  return { element, draw, choose };
}
