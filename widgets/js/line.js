// The line to the kernel: at most one request is under way and only the newest waits, so a dragged
// slider never queues. No answer within five seconds is said out loud: an old answer must not look new.
import { h } from "./dom.js";

const PATIENCE = 5000; // ms

export function makeLine(model, words, onRestore) {
  let seq = 0;
  let underWay = 0;
  let waiting = null;
  let timer = 0;

  function send(message) {
    if (underWay) { waiting = message; return; }
    underWay = ++seq;
    model.send({ do: "set", seq, ...message });
    timer = setTimeout(() => lostBanner(words, onRestore), PATIENCE);
  }
  // Called with each view: the kernel returns the number of the request it answers.
  function answered(answeredSeq) {
    if (answeredSeq < underWay) return;
    underWay = 0;
    clearTimeout(timer);
    hideLostBanner();
    if (!waiting) return;
    const next = waiting;
    waiting = null;
    send(next);
  }
  return { send, answered, idle: () => !underWay && !waiting, stop: () => clearTimeout(timer) };
}

function lostBanner(words, onRestore) {
  if (document.querySelector(".bench-lost")) return;
  const banner = h("div", { class: "bench-lost", role: "alert" },
    h("strong", {}, "⚠ " + words.lost),
    h("button", { type: "button", class: "btn", onclick: () => { onRestore(); location.reload(); } }, words.reload));
  document.body.append(banner);
  document.documentElement.toggleAttribute("data-lost", true);
}

function hideLostBanner() {
  document.querySelector(".bench-lost")?.remove();
  document.documentElement.toggleAttribute("data-lost", false);
}
