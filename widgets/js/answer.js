// The answer: one sentence that is seen at once and spoken after a pause.
import { h, put } from "./dom.js";

const SPEAK_AFTER = 900; // ms of rest, so that a slider drag is read out once

export function makeAnswer(words) {
  const who = h("p", { class: "guest" }); // the made-up person an answer is about
  const headline = h("p", { class: "headline" });
  const detail = h("p", { class: "detail" });
  const stale = h("p", { class: "stale-note" });
  const spoken = h("p", { class: "sr", role: "status" });
  const stick = h("div", { class: "stick" }, who, headline, stale);
  const element = h("div", { class: "answer" }, stick, detail, spoken);
  // What the keyboard reaches must not lie below the answer that stays in sight (calculator.css).
  const heights = new ResizeObserver(() => {
    element.parentElement?.style.setProperty("--answer", `${element.offsetHeight || stick.offsetHeight}px`);
  });
  for (const part of [stick, detail]) heights.observe(part);
  let timer = 0;
  let first = true;

  // quiet: seen, not read out
  function show(view, refused, quiet) {
    put(headline, view.headline);
    put(detail, view.detail);
    put(stale, refused ? words.stale : "");
    element.toggleAttribute("data-stale", refused);
    clearTimeout(timer);
    const sentences = Object.values(view.errors);
    const speech = refused ? sentences.join(" ") : `${view.headline} ${view.detail}`;
    if (!first && !quiet) timer = setTimeout(() => put(spoken, speech), SPEAK_AFTER);
    first = false;
  }
  function stop() {
    clearTimeout(timer);
    heights.disconnect();
  }
  return { element, show, about: (name) => put(who, name), stop };
}
