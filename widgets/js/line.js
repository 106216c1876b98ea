// The line to the kernel: at most one request is under way and only the newest waits, so a dragged
// slider never queues. A request that gets no answer is sent again, at growing intervals: a message can
// be lost, or lie unread until the next one comes. No answer within five seconds is said out loud: an
// old answer must not look new.
import { h } from "./dom.js";

const PATIENCE = 5000; // ms
const AGAIN = 2000; // ms until a request is sent again; each time twice as long
const LONGEST_PAUSE = 60000; // ms

export function makeLine(model, words) {
  let seq = 0;
  let underWay = 0;
  let message = null; // what is under way
  let waiting = null;
  let lost = 0;
  let again = 0;

  function send(next) {
    if (underWay) { waiting = waiting && asksForUnitsOnly(next) ? { ...waiting, units: next.units } : next; return; }
    post(next, AGAIN);
    lost = setInterval(() => lostBanner(words), PATIENCE); // again, if another calculator's answer hid it
  }
  function post(next, pause) {
    message = next;
    waiting = null;
    underWay = ++seq;
    again = setTimeout(() => post(waiting ?? message, Math.min(2 * pause, LONGEST_PAUSE)), pause);
    model.send({ do: "set", seq, ...next });
  }
  // Called with each view: the kernel returns the number of the request it answers.
  function answered(answeredSeq) {
    if (answeredSeq < underWay) return;
    underWay = 0;
    stop();
    hideLostBanner();
    if (waiting) send(waiting);
  }
  function stop() {
    clearInterval(lost);
    clearTimeout(again);
  }
  // Another kernel answers from now on: what was under way to the last one is lost.
  function startAnew() {
    stop();
    underWay = 0;
    waiting = null;
    hideLostBanner();
  }
  return { send, answered, idle: () => !underWay && !waiting, startAnew, stop };
}

// Another unit, chosen somewhere on the page, must not take the place of a person who still waits.
const asksForUnitsOnly = ({ entries, ...rest }) => !Object.keys(entries).length && Object.keys(rest).join() === "units";

function lostBanner(words) {
  if (document.querySelector(".bench-lost")) return;
  const banner = h("div", { class: "bench-lost", role: "alert" },
    h("strong", {}, "⚠ " + words.lost),
    h("button", { type: "button", class: "btn", onclick: () => location.reload() }, words.reload));
  document.body.append(banner);
  document.documentElement.toggleAttribute("data-lost", true);
}

function hideLostBanner() {
  document.querySelector(".bench-lost")?.remove();
  document.documentElement.toggleAttribute("data-lost", false);
}
