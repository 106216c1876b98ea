/* Walking: a figure that walks, the push of the ground under its feet, and the same push as curves.

   State: { name, description, kg_per_bw, cycle_seconds, stance (percent of the stride on the ground), stride (m), speed (m/s),
     percent: [0 … 100], vertical: [one foot's push in body weights over its own stride], fore_aft: [the same, + forward] or null,
     measured: null or { percent, vertical, label }, first, trough, second,
     steps_a_day, loads_a_day (optional; else half the steps), loads_day_text, loads_year_text }
   The other foot does the same half a stride later.

   Texts (ctx.t): right_foot, left_foot, in_the_air, both_feet, your_weight, one_stride, play, pause, moment,
     moment_value {percent} {right} {left}, film_speed, slow, half, real_time, times {n},
     counter_film, counter_day, counter_year, dots {n}.
   Also used: ctx.n(number, digits), ctx.weight(body weights) as text in the reader's unit, ctx.calm(). */
import { mix } from "./kit.js";
import { gait } from "./pose.js";
import { walkCount } from "./walk_count.js";
import { walkControls } from "./walk_controls.js";
import { walkTopOf, walkView } from "./walk_view.js";
import { walkChartDraw, walkChartParts, walkChartStill, walkChartWords } from "./walk_chart.js";
import { walkAt, walkerDraw, walkerParts, walkerSize, walkNode } from "./walker.js";

const WALK_START = 14;          // percent: the first moment shown, just before the first peak
const WALK_EASE = 180;          // ms from one walking speed to the next
const WALK_NUMBERS = 110;       // ms between two changes of the numbers while the film plays
const WALK_LONGEST = 0.1;       // s: a film that was held up goes on, it does not jump

let walkPictures = 0;

export function walk(host, ctx) {
  const id = `walk${++walkPictures}`;
  const dom = walkDom(host, id);
  const controls = walkControls(dom.controls, id, ctx, { play: setPlaying, seek });
  const counter = walkCount(dom.count, ctx);
  const readouts = walkReadouts(dom.now, ctx);

  let [state, shown, from, since] = [null, null, null, 0];      // where to, what is seen, where from, when
  let [view, body] = [null, null];
  let [percent, gone, steps] = [WALK_START, 0, 0];
  let [playing, last, frame, read] = [false, 0, 0, 0];
  let alive = true;

  const watch = new ResizeObserver(() => resize());
  watch.observe(dom.stage);
  const letters = new MutationObserver(() => resize());           // the reader's letter size
  letters.observe(document.documentElement, { attributes: true, attributeFilter: ["data-size"] });
  document.fonts?.ready.then(() => alive && resize());
  counter.film(0);

  function draw(next) {
    const first = !state;
    from = first || ctx.calm() ? null : shown;
    [state, since] = [next, performance.now()];
    dom.svg.setAttribute("aria-label", next.name);
    dom.description.textContent = next.description;
    dom.key.hidden = !next.measured;
    dom.keyText.textContent = next.measured ? next.measured.label : "";
    counter.draw(next);
    if (!from) settle(since);
    if (first || walkTopOf(next) !== view?.top) resize();
    else if (!from) render();
    tick();                                                       // on its way: the next frame draws
  }

  /** The state as it looks at this time: on its way along a straight line, or there. */
  function settle(time) {
    const share = from ? Math.min(1, (time - since) / WALK_EASE) : 1;
    shown = share < 1 ? walkBlend(from, state, share) : state;
    if (share >= 1) from = null;
    body = gait(shown.stride, shown.stance / 100);
    if (view) chart();
  }

  function chart() {
    walkChartStill(dom.chart, view, shown, dom.hatch);
    walkChartWords(dom.chart, view, shown, ctx);
  }

  function resize() {
    if (!state || !dom.stage.clientWidth) return;
    view = walkView(dom, state, ctx);
    walkerSize(dom.walker, view);
    chart();
    render();
  }

  function render() {
    if (!view) return;
    const feet = [percent, percent + 50].map((at) => ({
      percent: at, curve: shown.vertical, pushes: shown.fore_aft,
      vertical: walkAt(shown.vertical, at), foreAft: shown.fore_aft ? walkAt(shown.fore_aft, at) : 0,
    }));
    const tips = walkerDraw(dom.walker, view, body, feet, gone);
    walkChartDraw(dom.chart, view, percent, feet, tips);
    const time = performance.now();
    if (playing && time - read < WALK_NUMBERS) return;
    read = time;
    const [right, left] = feet.map((foot) => foot.vertical);
    readouts([right, left]);
    controls.moment(percent, right, left, playing);
  }

  /** One frame, as long as the film plays or the figure is on its way to another speed. */
  function tick() {
    cancelAnimationFrame(frame);
    if (playing || from) frame = requestAnimationFrame(advance);
  }

  function advance(time) {
    if (from) settle(performance.now());
    if (playing) {
      const seconds = Math.max(0, Math.min(WALK_LONGEST, (time - last) / 1000));
      last = time;
      move((100 * seconds * controls.rate()) / shown.cycle_seconds);
    }
    render();
    tick();
  }

  function move(share) {
    const before = Math.floor(percent / 50);
    percent += share;
    gone += (share / 100) * shown.stride;
    const taken = Math.floor(percent / 50) - before;
    if (playing && taken > 0) counter.film((steps += taken));
  }

  function setPlaying(on) {
    playing = on;
    last = performance.now();
    controls.playing(on);
    render();
    tick();
  }

  /** The reader takes the film in hand: it stops and shows that moment of the same stride. */
  function seek(wanted) {
    if (playing) setPlaying(false);
    move(100 * Math.floor(percent / 100) + Math.min(99.9, wanted) - percent);
    render();
  }

  function stop() {
    alive = false;
    playing = false;
    from = null;
    cancelAnimationFrame(frame);
    watch.disconnect();
    letters.disconnect();
  }

  return { draw, stop };
}

/** A state between two states: lengths, times and curves along a straight line, the rest as it will be. */
function walkBlend(a, b, share) {
  const numbers = {};
  for (const name of ["stride", "stance", "cycle_seconds", "first", "second", "vertical"]) numbers[name] = mix(a[name], b[name], share);
  numbers.fore_aft = a.fore_aft && b.fore_aft ? mix(a.fore_aft, b.fore_aft, share) : b.fore_aft;
  return { ...b, ...numbers };
}

function walkDom(host, id) {
  host.innerHTML =
    `<div class="walk"><div class="walk-stage"><div class="walk-now"></div>` +
    `<svg role="img" aria-describedby="${id}-about"><desc id="${id}-about"></desc><defs>` +
    `<linearGradient id="${id}-fade"><stop offset="0" stop-color="#000"/><stop offset=".1" stop-color="#fff"/><stop offset=".92" stop-color="#fff"/><stop offset="1" stop-color="#000"/></linearGradient>` +
    `<mask id="${id}-edges" maskUnits="userSpaceOnUse"><rect fill="url(#${id}-fade)"/><rect fill="#000" rx="8"/></mask>` +
    `<pattern id="${id}-hatch" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">` +
    `<rect class="walk-hatch" width="7" height="7"/><rect class="walk-gap" width="2.2" height="7"/></pattern></defs>` +
    `<g aria-hidden="true"></g></svg></div>` +
    `<p class="walk-key" hidden><i></i><span></span></p><div class="walk-controls"></div><div class="walk-count"></div></div>`;
  const find = (selector) => host.querySelector(selector);
  const svg = find("svg");
  const inside = find("svg > g");
  const figure = walkNode(inside, "g");
  const chart = walkChartParts(inside);
  const arrows = walkNode(inside, "g");
  inside.insertBefore(arrows, chart.links[0]);
  const walker = walkerParts(figure, arrows);
  for (const floor of svg.querySelectorAll(".walk-floor")) floor.setAttribute("mask", `url(#${id}-edges)`);
  walker.arrows[1].style.fill = `url(#${id}-hatch)`;
  return {
    svg, chart, walker, hatch: `${id}-hatch`, edges: find("mask"), description: find("desc"), stage: find(".walk-stage"), now: find(".walk-now"),
    key: find(".walk-key"), keyText: find(".walk-key span"), controls: find(".walk-controls"), count: find(".walk-count"),
  };
}

/** The push under each foot now: the number, and the weight it feels like. */
function walkReadouts(host, ctx) {
  host.innerHTML = ["right", "left"]
    .map((side) => `<div class="${side}"><span class="walk-name">${ctx.t(`${side}_foot`)}</span><b></b><span class="walk-kg"></span></div>`)
    .join("");
  const fields = [...host.children].map((node) => [node.querySelector("b"), node.querySelector(".walk-kg")]);
  return (forces) =>
    forces.forEach((force, i) => {
      const air = force < 0.015;
      fields[i][0].textContent = ctx.t("times", { n: ctx.n(air ? 0 : force, air ? 0 : 1) });
      fields[i][1].textContent = air ? ctx.t("in_the_air") : ctx.weight(force);
    });
}
