/* How the bending figure stands: points in metres, x forward from the ankles, y up from the ground.
   ILLUSTRATION, NOT MEASURED: lengths and postures are chosen by eye; the levers come with the state. */
import { mix } from "./kit.js";

const BEND_BODY = {
  ankle: 0.085, thigh: 0.43, shank: 0.42, hips: 0.915, lowers: 0.05,   // hips sink a little in a deep bend
  back: 0.2,                                                        // and move back, to stay over the feet
  lumbar: 0.13, neck: 0.44,                                         // above the hips; above the vertebra
  upper: 0.28, lower: 0.3, drop: 0.42, hang: 0.56,                  // arm; how far below the shoulder the hands are
  bulge: 0.17, rounds: 0.45, nod: 24,                               // a round back: curve, how little the pelvis turns, head
};
const BEND_DEGREE = Math.PI / 180;

/* state: { angle, round (0–1), load (0–1), hands (lever of the hands), trunk (how far up the weight lies) } */
export function bendPose({ angle, round, load, hands, trunk }) {
  const [sin, cos] = [Math.sin(angle * BEND_DEGREE), Math.cos(angle * BEND_DEGREE)];
  const hip = [-BEND_BODY.back * sin, BEND_BODY.hips - BEND_BODY.lowers * sin];
  const pelvis = angle * mix(1, BEND_BODY.rounds, round) * BEND_DEGREE;
  const vertebra = [hip[0] + BEND_BODY.lumbar * Math.sin(pelvis), hip[1] + BEND_BODY.lumbar * Math.cos(pelvis)];
  const up = (along, aside = 0) => [vertebra[0] + along * sin - aside * cos, vertebra[1] + along * cos + aside * sin];
  const spine = bendSpine(hip, vertebra, up, round);
  const shoulder = bendForward(spine, 0.76, 0.045);
  const hand = bendHand(shoulder, vertebra, load, hands);
  const leg = [hip[0] + 0.035, hip[1]];
  const ankle = [-0.01, BEND_BODY.ankle];
  return {
    hip: leg, vertebra, spine, shoulder, hand, ankle,
    elbow: bendJoint(shoulder, hand, BEND_BODY.upper, BEND_BODY.lower, -1),
    knee: bendJoint(leg, ankle, BEND_BODY.thigh, BEND_BODY.shank, 1),
    weight: up(trunk),
    head: { at: bendForward(spine, 1, 0.025), turn: angle * mix(1, 0.96, round) * 0.92 + BEND_BODY.nod * round },
  };
}

/* A point in front of the spine, square to it. */
function bendForward(spine, t, distance) {
  const [a, b] = [spine(t - 0.02), spine(t + 0.02)];
  const length = Math.hypot(b[0] - a[0], b[1] - a[1]) || 1;
  const [x, y] = spine(t);
  return [x + ((b[1] - a[1]) / length) * distance, y - ((b[0] - a[0]) / length) * distance];
}

/* A point of the middle of the trunk, 0 at the hips, 1 at the neck: straight, or a curve that bulges backward. */
function bendSpine(hip, vertebra, up, round) {
  const neck = up(BEND_BODY.neck);
  const middle = mix(up(BEND_BODY.neck / 2), up(BEND_BODY.neck * 0.58, BEND_BODY.bulge), round);
  return (t) => {
    if (t < 0.2) return mix(hip, vertebra, t / 0.2);
    const u = (t - 0.2) / 0.8;
    return mix(mix(vertebra, middle, u), mix(middle, neck, u), u);
  };
}

function bendHand(shoulder, vertebra, load, hands) {
  const empty = [shoulder[0] + 0.03, shoulder[1] - BEND_BODY.hang];
  const full = [vertebra[0] + hands, shoulder[1] - BEND_BODY.drop];
  return mix(empty, full, load);
}

/* The joint between two points, for two bones of these lengths; side 1 bends forward, −1 backward. */
function bendJoint(a, b, first, second, side) {
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
  const length = Math.min(Math.hypot(dx, dy) || 1e-6, first + second - 1e-6);
  const along = (first ** 2 - second ** 2 + length ** 2) / (2 * length);
  const aside = side * Math.sqrt(Math.max(0, first ** 2 - along ** 2));
  return [a[0] + (dx * along - dy * aside) / length, a[1] + (dy * along + dx * aside) / length];
}
