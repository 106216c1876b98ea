/* Standing: what the ground, the hip, the muscle, a cane and a bag do to each other. Three readings of one truth:
   rows of little people, the whole person with arrows, and the hip as a bridge (two legs) or a seesaw (one leg).
   Every force and lever comes in with the state; between two states the drawing moves along a straight line while
   the numbers are already those of the new state.

   state: name, description; legs "two"|"one"; ground_stance, ground_other, weight, muscle, joint, joint_other, cane,
     bag [body weights]; weight_x, muscle_x, cane_x, bag_x [cm from the standing hip; bag_x < 0: standing side];
     joint_angle, lean [degrees]; weight_text; labels {ground_stance, ground_other, joint, joint_other, muscle, weight,
     cane, bag}: the forces in the reader's unit, ready to show.
   ctx.t keys: under_foot, in_hip, one_figure {weight}, times {n}, centimetres {n}, bridge, bridge_text, seesaw,
     seesaw_text, body_above, hip_muscles, hip_joint, cane, bag. */
import { mix } from "./kit.js";
import { hipArrows } from "./hip_arrows.js";
import { hipBeamForces, hipBridge, hipFrame } from "./hip_beam.js";
import { hipBeamAt, hipBeamWords } from "./hip_beam_words.js";
import { hipBoneDefs } from "./hip_bones.js";
import { hipBody, hipPerson } from "./hip_figure.js";
import { hipForgetWidths, hipLabel, hipPlace } from "./hip_labels.js";
import { hipPeople } from "./hip_people.js";
import { hipPersonAt, hipPersonForces, hipPersonWords } from "./hip_person_words.js";
import { hipMeet, hipMix, hipOther, hipPose } from "./hip_pose.js";
import { hipRooms, hipScaled } from "./hip_rooms.js";

const HIP_MOVE = 520; // ms
const HIP_LONGEST = 50; // ms of the move in one frame
let hipCount = 0;

const hipEase = (t) => 1 - (1 - t) ** 3; // starts at once, so that a dragged slider is followed and never lags

/** A pattern of stripes over a colour. */
function hipPattern(id, size, turn, colour, stripe) {
  const tile = `width="${size}" height="${size}"`;
  return (
    `<pattern id="${id}" ${tile} patternUnits="userSpaceOnUse" patternTransform="rotate(${turn})">` +
    `<rect class="${colour}" ${tile}/><path class="hip-stripe" d="${stripe}"/></pattern>`
  );
}

function hipDefs(id) {
  const hatch = hipPattern(`${id}-hatch`, 7, 45, "hip-you", "M0 0H2V7H0Z");
  const bars = hipPattern(`${id}-bars`, 8, 0, "hip-muscle", "M0 0H8V2.4H0Z");
  return `<defs>${hipBoneDefs(id)}${hatch}${bars}</defs>`;
}

/** The elements that stay; returns those that change. */
function hipBuild(host, id, people, ctx) {
  const words = `<div><p class="hip-title"></p><p class="hip-text"></p></div>`;
  host.innerHTML =
    `<div class="hip-box"><div class="hip" role="img" aria-describedby="${id}-said">` +
    `<div class="hip-figure" aria-hidden="true"><svg>${hipDefs(id)}<g></g></svg></div>` +
    `<div class="hip-words" aria-hidden="true">${words}${words}</div>` +
    `<div class="hip-beams" aria-hidden="true"><svg><g></g></svg></div></div><p id="${id}-said" hidden></p></div>`;
  const find = (selector) => host.querySelector(selector);
  const drawing = find(".hip");
  people.box.setAttribute("aria-hidden", "true");
  drawing.prepend(people.box);
  const [bridge, seesaw] = host.querySelectorAll(".hip-words > div");
  for (const [box, key] of [[bridge, "bridge"], [seesaw, "seesaw"]]) {
    box.querySelector(".hip-title").textContent = ctx.t(key);
    box.querySelector(".hip-text").textContent = ctx.t(`${key}_text`);
  }
  return {
    drawing, bridge, seesaw,
    said: find(`#${id}-said`), words: find(".hip-words"),
    figure: find(".hip-figure svg"), person: find(".hip-figure svg > g"),
    beams: find(".hip-beams svg"), beam: find(".hip-beams svg > g"),
  };
}

/** Words on their way from where they were seen last; new ones appear near the end of the move. */
function hipMoved(placed, before, t) {
  const moved = {};
  for (const [key, block] of Object.entries(placed)) {
    const old = before?.[key];
    const between = (name, end) => mix(old[name], end, t);
    if (old) moved[key] = { ...block, x: between("x", block.x), y: between("y", block.y), opacity: between("opacity", 1) };
    else moved[key] = { ...block, opacity: before ? Math.max(0, (t - 0.6) / 0.4) : 1 };
  }
  return moved;
}

function hipLabels(blocks, at) {
  return Object.values(blocks).map((block) => hipLabel(block, at(block.key), block.opacity)).join("");
}

export function hip(host, ctx) {
  const id = `hip-${++hipCount}`;
  const people = hipPeople(id, ctx);
  const parts = hipBuild(host, id, people, ctx);
  let state, rooms, from, to, shown;
  let labels, before, seen; // words: where they go, where they came from, where they are
  let [frame, started, painted, size] = [0, 0, 0, ""];

  function write() {
    parts.drawing.setAttribute("aria-label", state.name);
    const one = state.legs === "one";
    parts.bridge.classList.toggle("hip-away", one);
    parts.seesaw.classList.toggle("hip-away", !one);
    parts.said.textContent = `${state.description} ${ctx.t(one ? "seesaw_text" : "bridge_text")}`;
    people.write(state);
  }

  /** Finds a place for all words of the state, as it will stand when the move is over. */
  function place() {
    const { person, beam } = hipScaled(rooms, to);
    const figure = hipPersonWords(state, to, hipBody(to), person, ctx);
    const closeup = hipBeamWords(state, to, beam, ctx);
    labels = {
      person: hipPlace(figure.blocks, figure.obstacles, person),
      beam: hipPlace(closeup.blocks, closeup.obstacles, beam),
    };
  }

  function paint(t) {
    seen = { person: hipMoved(labels.person, before?.person, t), beam: hipMoved(labels.beam, before?.beam, t) };
    const { person, beam } = hipScaled(rooms, shown);
    const body = hipBody(shown);
    const on_person = hipPersonForces(shown, body, person);
    parts.person.innerHTML =
      hipPerson(shown, body, person, id) +
      person.ground +
      hipArrows(on_person, person, id) +
      hipLabels(seen.person, (key) => hipPersonAt(key, on_person));
    const view = hipFrame(shown, beam);
    const on_beam = hipBeamForces(shown, view, beam);
    parts.beam.innerHTML =
      hipBridge(shown, view, beam, id) +
      hipArrows(on_beam, beam, id) +
      beam.scale +
      hipLabels(seen.beam, (key) => hipBeamAt(key, on_beam, shown, view));
    people.draw(shown);
  }

  function step(now) {
    started += Math.max(0, now - painted - HIP_LONGEST); // after a slow frame the move goes on, it does not jump
    const t = hipEase(Math.max(0, Math.min(1, (now - started) / HIP_MOVE)));
    shown = t < 1 ? hipMix(from, to, t) : to;
    painted = now;
    paint(t);
    frame = t < 1 ? requestAnimationFrame(step) : 0;
  }

  /** Goes to the new pose from wherever the picture is. During a move the clock runs on, so that a slider
      which sends a new state for every frame still moves the picture. */
  function start() {
    if (ctx.calm()) {
      cancelAnimationFrame(frame);
      [started, painted] = [0, HIP_MOVE];
      step(HIP_MOVE);
      return;
    }
    if (!frame) painted = performance.now();
    started = painted;
    frame ||= requestAnimationFrame(step);
  }

  /** Measures the host; draws anew when its width or the letters have changed. */
  function fit() {
    if (!state) return;
    const next = hipRooms(parts);
    if (!next || next.size === size) return;
    [rooms, size, before] = [next, next.size, null];
    place();
    if (!frame) paint(1);
  }

  function draw(next) {
    state = next;
    write();
    const pose = hipPose(next);
    if (shown) from = hipMeet(shown, pose);
    to = shown ? hipMeet(pose, shown) : pose;
    if (!rooms) {
      shown = to;
      fit();
      return;
    }
    // Words keep their places in a small move. When parts come or go, all words give way and come back.
    before = hipOther(from, to) ? { person: {}, beam: {} } : seen;
    place();
    start();
  }

  const watch = new ResizeObserver(fit);
  watch.observe(parts.drawing);
  document.fonts?.ready.then(() => {
    hipForgetWidths();
    size = "";
    fit();
  });
  return {
    draw,
    stop() {
      cancelAnimationFrame(frame);
      watch.disconnect();
      host.replaceChildren();
      state = undefined;
    },
  };
}
