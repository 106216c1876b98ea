/* How a self-test is done, and a stopwatch for it. It runs on the page: no kernel is needed to measure.

   STATE { test: "one_leg", name: "On one leg", safety: "Stand by a counter …", how: ["…", "…"],
           mode: "up" | "down", seconds: 30 (where "down" begins), field: "one_leg" (control that takes the time; "": none) }
   WORDS (ctx.t)  how "How to do it"   start "Start"   stop "Stop"   zero "Back to the start"   take "Use this time"
                  time "{n} s"   said "{n} seconds."   over "Time is up."   safety_head "Be safe." */

import { freshId, h, put } from "../dom.js";

const watchTick = 100; // ms between two readings on the page; the time itself comes from the clock
const watchTone = { hertz: 660, seconds: 0.7, loud: 0.25 };

export function stopwatch(host, ctx) {
  const parts = watchParts(ctx);
  host.append(parts.root);
  let state = null;
  let began = 0; // clock at the start; 0: it stands
  let kept = 0; // ms measured so far
  let timer = 0;
  let sound = null;

  const passed = () => (began ? performance.now() - began : kept);
  const tenths = () => Math.round(passed() / 100) / 10;

  function show() {
    const down = state.mode === "down";
    const left = Math.max(0, Math.ceil(state.seconds - passed() / 1000));
    put(parts.time, ctx.t("time", { n: down ? ctx.n(left, 0) : ctx.n(tenths(), 1) }));
    const word = ctx.t(began ? "stop" : "start");
    put(parts.main, word);
    parts.main.setAttribute("aria-label", `${word}: ${state.name}`); // in a list of buttons "Start" says nothing
    parts.zero.hidden = Boolean(began) || !kept;
    parts.take.hidden = Boolean(began) || !kept || !state.field;
    parts.clock.toggleAttribute("data-runs", Boolean(began));
  }
  function halt() {
    clearInterval(timer);
    kept = passed();
    began = 0;
  }
  function back() {
    clearInterval(timer);
    began = kept = 0;
    put(parts.said, "");
    show();
  }
  function tick() {
    if (state.mode === "down" && passed() >= state.seconds * 1000) {
      halt();
      watchSound(sound);
      put(parts.said, ctx.t("over"));
    }
    show();
  }
  function press() {
    if (began) {
      halt();
      put(parts.said, state.mode === "down" ? "" : ctx.t("said", { n: ctx.n(tenths(), 1) }));
    } else {
      sound ??= watchSpeaker(); // browsers give sound only after a press
      put(parts.said, "");
      began = performance.now();
      timer = setInterval(tick, watchTick);
    }
    show();
  }
  parts.main.addEventListener("click", press);
  parts.zero.addEventListener("click", () => { back(); parts.main.focus(); });
  parts.take.addEventListener("click", () => ctx.enter(state.field, tenths()));

  function draw(next) {
    const another = next.test !== state?.test;
    state = next;
    put(parts.name, next.name);
    put(parts.safety, next.safety);
    if (!another) return; // an answer came back: the watch goes on
    parts.steps.replaceChildren(...next.how.map((step) => h("li", {}, step)));
    back();
  }
  return { draw, stop() { clearInterval(timer); sound?.close(); } };
}

function watchParts(ctx) {
  const id = freshId();
  const name = h("p", { class: "watch-name", id });
  const safety = h("span");
  const steps = h("ol", { class: "watch-steps" });
  const time = h("p", { class: "watch-time", role: "timer", "aria-labelledby": id });
  const said = h("p", { class: "watch-said", role: "status" });
  const button = (text, look) => h("button", { type: "button", class: look }, text);
  const main = button(ctx.t("start"), "btn strong watch-main");
  const zero = button(ctx.t("zero"), "btn");
  const take = button(ctx.t("take"), "btn");
  const clock = h("div", { class: "watch-clock" }, time, h("div", { class: "watch-buttons" }, main, take, zero), said);
  const root = h("div", { class: "watch" }, name,
    h("p", { class: "watch-safety" }, h("b", {}, ctx.t("safety_head")), " ", safety),
    h("div", { class: "watch-room" }, h("div", {}, h("p", { class: "watch-how" }, ctx.t("how")), steps), clock));
  return { root, name, safety, steps, time, said, main, zero, take, clock };
}

/* One soft tone when the half minute is over: who rises from a chair does not look at a screen. */
function watchSpeaker() {
  try { return new AudioContext(); } catch { return null; }
}

function watchSound(speaker) {
  if (!speaker) return;
  const [tone, volume] = [speaker.createOscillator(), speaker.createGain()];
  const end = speaker.currentTime + watchTone.seconds;
  tone.frequency.value = watchTone.hertz;
  volume.gain.setValueAtTime(watchTone.loud, speaker.currentTime);
  volume.gain.linearRampToValueAtTime(0, end);
  tone.connect(volume).connect(speaker.destination);
  tone.start();
  tone.stop(end);
}
