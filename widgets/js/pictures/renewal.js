/* One place of bone in its round of renewal: cells dig a pit, others clean it, others fill it again. With a film.

   STATE { name, description, week, dug, built (0–1: the pit), stage: "dig" | "change" | "build" | "rest",
           moment: "Week 2 (day 14): digging", stages: [{ key, from, to (weeks), name: "dig: about 3 weeks" }] }
   WORDS (ctx.t)  play, pause, diggers, cleaners, builders, lining, feelers, old, new, soft, weeks

   The film asks the kernel for one week after the other (ctx.enter), so sentence, moment and picture never disagree.
   How deep the pit is comes in; how the cells look, come and go is illustration. */
import { playSign } from "./kit.js";
import { renewalCells } from "./renewal_cells.js";
import { renewalField, renewalGround } from "./renewal_ground.js";
import { renewalLabels } from "./renewal_labels.js";
import { renewalRibbon } from "./renewal_ribbon.js";
import { sceneDrawing, sceneGlide, sceneNode, sceneRuler, sceneSet, sceneWatch } from "./scene.js";
import { freshId, h, put } from "../dom.js";

const renewalPace = { film: 520, calm: 800, hand: 260 }; // ms a week: the film, the film without motion (too quick to be read out), a moved slider
const renewalAsk = 0.8; // of that time: then the next week is asked for, so that the film does not halt

export function renewal(host, ctx) {
  const parts = renewalParts(ctx);
  host.append(parts.root);
  const ruler = sceneRuler(host);
  let state = null;
  let shown = null; // week, dug, built: what glides
  let asked = null; // the week the film waits for; null: it stands
  let timer = 0;

  const layout = ({ width, rem }) => {
    if (!shown || !width) return;
    const [week, dug, built] = shown;
    const page = { width, rem, ruler, ctx, state, week };
    const place = renewalPlace(width);
    const cells = parts.cells.draw({ week, dug, built, ends: state.stages.map((stage) => stage.to) });
    parts.ground.draw({ dug, built, soft: cells.soft }, place);
    const head = parts.labels.draw({ dug, built, ...cells }, place, page);
    sceneSet(parts.inside, { transform: `translate(${place.shift} ${head}) scale(${place.scale})` });
    const height = parts.ribbon.draw(page, head + renewalField.tall * place.scale + 1.7 * rem);
    parts.drawing.fit(width, height);
  };
  const watch = sceneWatch(parts.root, layout, ruler);
  const glide = sceneGlide((now) => {
    shown = now;
    layout(watch.size());
  }, (t) => t);

  function draw(next) {
    const first = state === null;
    state = next;
    parts.drawing.say(next.name, next.description);
    if (first) parts.key.append(...next.stages.map(({ key, name }) => h("li", {}, h("i", { class: `renewal-${key}` }), name)));
    if (asked !== null && next.week !== asked) playing(false); // the reader took the film in hand
    const filming = asked !== null;
    glide.to([next.week, next.dug, next.built], first || ctx.calm() ? 0 : renewalPace[filming ? "film" : "hand"]);
    if (filming) timer = setTimeout(ask, ctx.calm() ? renewalPace.calm : renewalAsk * renewalPace.film);
  }

  function ask() {
    const last = state.stages.at(-1).to;
    if (state.week >= last) return playing(false);
    asked = Math.min(last, Math.floor(state.week) + 1);
    ctx.enter("week", asked);
  }

  function playing(on) {
    clearTimeout(timer);
    asked = null;
    parts.button(on);
    for (const sign of ["input", "focusin"]) host.closest(".bench")?.[on ? "addEventListener" : "removeEventListener"](sign, byHand);
    if (!on) return;
    if (state.week >= state.stages.at(-1).to) {
      asked = 0; // from the beginning again
      ctx.enter("week", 0);
    } else ask();
  }
  // Who goes to the field or the slider takes the film in hand, before it asks for a week that nobody wants any more.
  const byHand = (event) => { if (event.target.matches("input")) playing(false); };
  parts.play.addEventListener("click", () => playing(asked === null));

  function stop() {
    playing(false);
    glide.stop();
    watch.stop();
  }
  return { draw, stop };
}

/* How large the field is drawn, and which part of it: all of it, or on a phone its middle, larger. */
function renewalPlace(width) {
  const seen = width < 520 ? renewalField.narrow : renewalField.wide;
  const scale = width / seen;
  return { scale, seen, left: (renewalField.wide - seen) / 2, shift: (-(renewalField.wide - seen) / 2) * scale };
}

function renewalParts(ctx) {
  const clip = freshId();
  const ground = renewalGround();
  const cells = renewalCells();
  const labels = renewalLabels();
  const ribbon = renewalRibbon();
  const inside = sceneNode("g", {}, sceneNode("clipPath", { id: clip }, ground.frame),
    sceneNode("g", { "clip-path": `url(#${clip})` }, ground.back, cells.inside, ground.front, cells.above));
  const drawing = sceneDrawing("renewal-drawing", inside, labels.root, ribbon.root);
  const sign = sceneNode("path", { d: playSign(false) });
  const word = h("span", {}, ctx.t("play"));
  const icon = sceneNode("svg", { viewBox: "0 0 20 20", "aria-hidden": "true" }, sign);
  const play = h("button", { type: "button", class: "btn strong renewal-play" }, icon, word);
  const key = h("ul", { class: "renewal-key" });
  const root = h("div", { class: "renewal" }, drawing.element, play, key);
  const button = (on) => {
    sceneSet(sign, { d: playSign(on) });
    put(word, ctx.t(on ? "pause" : "play"));
  };
  return { root, drawing, inside, ground, cells, labels, ribbon, play, button, key };
}
