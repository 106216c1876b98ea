/* The size of the two drawings, from the width they are given and the reader's letters. One unit = one screen pixel. */
import { fixed } from "./kit.js";

const HIP_REACH = [50, 42]; // cm the person needs to the left and to the right of the middle
const HIP_TALL = 172; // cm from the ground to a little above the head
const HIP_TALLEST = 640; // px; on a telephone the person should fit on the screen
const HIP_STRONG = 3.4; // body weights: up to here the arrows keep one scale, beyond it all of them shrink
const HIP_BW = 80; // px per body weight where there is room

function hipType(parts) {
  const root = parseFloat(getComputedStyle(document.documentElement).fontSize);
  return { small: 1.0625 * root, big: 1.3125 * root, family: getComputedStyle(parts.drawing).fontFamily };
}

function hipBeamRoom(width, type) {
  const cm = Math.min(12.4, (width - 8) / 32.4);
  const band = type.small * (type.crowded ? 5.6 : type.tight ? 3.9 : 2.6); // words above the pelvis
  const hip_y = band + 14.2 * cm;
  return { width, type, cm, hip_y, height: Math.round(hip_y + Math.max(22 * cm, 3.2 * HIP_BW) + 16) };
}

function hipPersonRoom(width, tallest, type) {
  const below = Math.max(HIP_BW + 14, type.big * 1.3 + type.small * 1.3 + (type.crowded ? 32 : 14));
  const most = width / (HIP_REACH[0] + HIP_REACH[1]);
  const cm = Math.min(most, Math.max((tallest - below) / HIP_TALL, 2.6), 4);
  const height = Math.round(Math.max(HIP_TALL * cm + below, Math.min(tallest, 0)));
  const x = width / 2 + ((HIP_REACH[0] - HIP_REACH[1]) / 2) * cm;
  const floor = height - below;
  const ground = `<path class="hip-ground" d="M4 ${fixed(floor)}H${fixed(width - 4)}"/>`;
  return { width, height, type, cm, below, ground, px: ([a, b]) => [x + a * cm, floor - b * cm] };
}

/** Sets the size of both drawings; null while the host has no width. */
export function hipRooms(parts) {
  const [person_width, beam_width] = [parts.figure, parts.beams].map((svg) => Math.round(svg.parentElement.clientWidth));
  if (person_width < 40 || beam_width < 40) return null;
  const type = hipType(parts);
  type.tight = beam_width < type.small * 28;
  type.crowded = beam_width < type.small * 17;
  const beam = hipBeamRoom(beam_width, type);
  const style = getComputedStyle(parts.drawing);
  const beside = style.getPropertyValue("--beside").trim(); // what stands beside the person: see hip.css
  const column = { beam: beam.height + parts.words.offsetHeight + 16, people: 0 }[beside];
  const screen = innerHeight * (parseFloat(style.getPropertyValue("--of-screen")) || 1); // on a beamer: see hip.css
  const person = hipPersonRoom(person_width, column ?? Math.min(HIP_TALLEST, 2.2 * person_width, screen), type);
  for (const [svg, room] of [[parts.figure, person], [parts.beams, beam]]) {
    svg.setAttribute("viewBox", `0 0 ${room.width} ${room.height}`);
    svg.style.setProperty("--u", 1);
  }
  // One scale for both drawings: the usual forces fit in each without shrinking.
  const hip_room = 82 * person.cm;
  const usual = Math.min(HIP_BW, hip_room / HIP_STRONG, (beam.height - beam.hip_y - 20) / HIP_STRONG);
  return { person, beam, usual, size: [person_width, beam_width, type.small, beside, person.height, beam.height].join() };
}

/** The rooms with the force scale for a pose: very large forces shrink all arrows together. */
export function hipScaled({ person, beam, usual }, pose) {
  const lengths = [
    usual,
    (usual * HIP_STRONG) / Math.max(pose.joint, 0.01),
    (beam.hip_y - 3 * beam.cm - 4) / Math.max(pose.muscle * 0.95, 0.01),
    (person.below - 8) / Math.max(pose.ground, 0.01),
  ];
  const bw = Math.min(...lengths);
    const scale_x = beam.width - 12;
  const y = beam.height - 6;
  const tick = (at) => `M${scale_x - 5} ${fixed(at)}h10`;
  const scale = `<path class="hip-scale" d="${tick(y)}${tick(y - bw)}M${scale_x} ${y}V${fixed(y - bw)}"/>`;
  return { person: { ...person, bw, head: 23 }, beam: { ...beam, bw, head: 26, scale_x, scale } };
}
