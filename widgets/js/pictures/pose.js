/* How the walking figure moves its legs and arms, for any stride and any share of the stride on the ground.
   Metres and degrees; x forward, y up from the ground; t is the share of the stride (0–1) since this foot's heel came down.
   The figure walks on the spot: the ground runs backward one stride per stride, and a planted foot runs with it. */
import { mix, rotate } from "./kit.js";

/* ILLUSTRATION, NOT MEASURED. How people walk in general, chosen by eye; no number of the course comes from here.
   "slow" belongs to strides of about 1.0 m, "fast" to strides of about 1.7 m; in between along a straight line. */
const POSE = {
  thigh: 0.44, shank: 0.435,                                   // lengths
  heel: [-0.05, -0.08], ball: [0.13, -0.08], toe: [0.195, -0.076], // places seen from the ankle, sole level
  strides: { slow: 1.03, fast: 1.68 },
  reach: { slow: 0.221, fast: 0.224 },       // heel ahead of the hips when it comes down, as a share of the stride
  flat: { slow: 0.114, fast: 0.09 },          // sole flat from here …
  rise: { slow: 0.71, fast: 0.75 },          // … until here (shares of the stance)
  strike: { slow: 16, fast: 21 },            // toes up when the heel comes down
  lift: { slow: -5, fast: -14 },             // heel up when the other heel comes down
  off: { slow: -51, fast: -62 },             // heel up when the toes leave
  give: { slow: 10, fast: 18 },              // knee bend just after the heel came down
  swing: { slow: 60, fast: 65 },             // knee bend in the middle of the swing
  arm: { slow: 12, fast: 27 }, elbow: { slow: 12, fast: 34 },
  pelvis: 0.03,                              // how far each hip turns forward and back with its leg
  straightest: 3,                            // a knee never gets straighter than this
};
const [POSE_SAMPLES, POSE_DEGREE] = [40, Math.PI / 180];

/** The gait that belongs to a stride (m) and a stance (share of the stride, 0–1). */
export function gait(stride, stance) {
  const pace = (stride - POSE.strides.slow) / (POSE.strides.fast - POSE.strides.slow);
  const g = { stride, stance };
  for (const name of ["reach", "flat", "rise", "strike", "lift", "off", "give", "swing", "arm", "elbow"]) {
    g[name] = mix(POSE[name].slow, POSE[name].fast, Math.max(-0.4, Math.min(1.3, pace)));
  }
  g.pitch = poseCurve(poseFootKeys(g));
  g.height = poseHipHeight(g);
  g.flight = poseFlight(g);
  return g;
}

/** One leg: hip, knee, ankle, heel, ball and toe as points. */
export function legPose(g, t) {
  const share = t - Math.floor(t);
  const hip = poseHip(g, share);
  const ankle = share <= g.stance ? poseStanding(g, share) : poseSwinging(g, share);
  return { hip, knee: poseKnee(hip, ankle), ankle, ...poseFoot(g, share, ankle) };
}

/** Where along the foot the ground pushes: from the heel to the ball, while the foot is down. */
export function pressurePoint(g, t) {
  const share = Math.min(t - Math.floor(t), g.stance) / g.stance;
  const along = poseCurve([[0, -0.03], [0.15, 0.0], [0.5, 0.06], [0.78, 0.12], [1, 0.165]]);
  return poseGround(g, t - Math.floor(t)) - POSE.heel[0] + along(share);
}

/** The arm on the same side: angles of upper arm (forward of straight down) and of the elbow. */
export function armPose(g, t) {
  const back = Math.cos(2 * Math.PI * (t - 0.02));
  return { shoulder: -2 - g.arm * back, elbow: g.elbow * (0.8 - 0.45 * back) };
}

/** The height of the hips, the same for both legs: two gentle waves a stride. */
export function hipHeight(g, t) {
  return g.height(t);
}

// ---- foot and ground ----

/** The heel of the planted foot, level sole: it runs backward with the ground. */
function poseGround(g, t) {
  return g.reach * g.stride - g.stride * t;
}

/** How the sole tilts (positive: toes up): heel first, flat, over the ball, through the air. */
function poseFootKeys(g) {
  const air = 1 - g.stance;
  return [
    [0, g.strike], [g.flat * g.stance, 0], [Math.min(g.rise * g.stance, 0.47), 0], [0.5, g.lift], [g.stance, g.off],
    [g.stance + 0.14 * air, g.off * 1.13], [g.stance + 0.52 * air, 0], [1 - 0.12 * air, g.strike], [1, g.strike],
  ];
}

/** Ankle while the foot is down: the sole turns about the heel first, about the ball later. */
function poseStanding(g, t) {
  const tilt = g.pitch(t);
  const pivot = tilt >= 0 ? POSE.heel : POSE.ball;
  const place = [poseGround(g, t) + pivot[0] - POSE.heel[0], 0];
  const [x, y] = rotate([-pivot[0], -pivot[1]], [0, 0], tilt);
  return [place[0] + x, place[1] + y];
}

/** Heel, ball and toe. The toes stay on the ground while the heel lifts and straighten soon after. */
function poseFoot(g, t, ankle) {
  const tilt = g.pitch(t);
  const place = (point) => rotate([ankle[0] + point[0], ankle[1] + point[1]], ankle, tilt);
  const [heel, ball] = [place(POSE.heel), place(POSE.ball)];
  const since = Math.max(0, t - g.stance) / 0.13;
  const bent = Math.max(0, -tilt) * (since < 1 ? 1 - since * since * (3 - 2 * since) : 0);
  const toe = rotate([ball[0] + POSE.toe[0] - POSE.ball[0], ball[1] + POSE.toe[1] - POSE.ball[1]], ball, tilt + bent);
  toe[1] = Math.max(toe[1], 0.004); // toes brush the ground, they never dig
  return { heel, ball, toe };
}

// ---- hip and knee ----

function poseHip(g, t) {
  return [POSE.pelvis * Math.cos(2 * Math.PI * t), g.height(t)];
}

/** Distance from hip to ankle when the knee is bent by so many degrees. */
function poseLength(bend) {
  const { thigh, shank } = POSE;
  return Math.sqrt(thigh ** 2 + shank ** 2 + 2 * thigh * shank * Math.cos(bend * POSE_DEGREE));
}

/** The bend of the knee when hip and ankle are so far apart. */
function poseBend(length) {
  const { thigh, shank } = POSE;
  const cosine = (length ** 2 - thigh ** 2 - shank ** 2) / (2 * thigh * shank);
  return Math.acos(Math.max(-1, Math.min(1, cosine))) / POSE_DEGREE;
}

/** The knee between hip and ankle, always in front of the line that joins them. */
function poseKnee(hip, ankle) {
  const { thigh, shank } = POSE;
  const [dx, dy] = [ankle[0] - hip[0], ankle[1] - hip[1]];
  const length = Math.min(Math.hypot(dx, dy), thigh + shank);
  const along = (length ** 2 + thigh ** 2 - shank ** 2) / (2 * length);
  const aside = Math.sqrt(Math.max(0, thigh ** 2 - along ** 2));
  return [hip[0] + (dx * along - dy * aside) / length, hip[1] + (dy * along + dx * aside) / length];
}

/** Hips as high as the loaded leg wants them: its knee gives after the heel strike, then straightens.
    Kept to two waves and their overtone, so that the trunk rides smoothly; lowered until both legs reach the ground. */
function poseHipHeight(g) {
  const wanted = poseCurve([[0, 5], [0.14, g.give], [0.36, 8], [0.5, 9], [1, 9]]);
  const heights = [];
  for (let i = 0; i < POSE_SAMPLES; i++) {
    const t = i / POSE_SAMPLES / 2;
    const [x, y] = poseStanding(g, t);
    const aside = x - POSE.pelvis * Math.cos(2 * Math.PI * t);
    heights.push(y + Math.sqrt(poseLength(wanted(t)) ** 2 - aside ** 2));
  }
  const wave = poseWaves(heights);
  let lower = 0;
  for (let i = 0; i <= POSE_SAMPLES; i++) {
    const t = (i / POSE_SAMPLES) * g.stance;
    const [x, y] = poseStanding(g, t);
    const aside = x - POSE.pelvis * Math.cos(2 * Math.PI * t);
    lower = Math.max(lower, wave(t) - y - Math.sqrt(poseLength(POSE.straightest) ** 2 - aside ** 2));
  }
  return (t) => wave(t) - lower;
}

/** Mean, first and second wave of samples taken over half a stride. */
function poseWaves(samples) {
  const sum = (weigh) => samples.reduce((total, value, i) => total + value * weigh((2 * Math.PI * i) / samples.length), 0);
  const mean = sum(() => 1) / samples.length;
  const terms = [1, 2].map((n) => [n, Math.cos, Math.sin].map((f, i) => (i ? (sum((a) => f(n * a)) * 2) / samples.length : n)));
  return (t) => terms.reduce((y, [n, c, s]) => y + c * Math.cos(4 * Math.PI * n * t) + s * Math.sin(4 * Math.PI * n * t), mean);
}

// ---- the swing through the air ----

/** The leg at foot-off and at heel strike, and how fast it turns and bends there: the swing joins both without a jerk. */
function poseFlight(g) {
  const step = 0.004;
  const leg = (t) => {
    const [hip, ankle] = [poseHip(g, t), poseStanding(g, t)];
    const [dx, dy] = [ankle[0] - hip[0], ankle[1] - hip[1]];
    return [Math.atan2(dx, -dy) / POSE_DEGREE, poseBend(Math.hypot(dx, dy))];
  };
  const rate = (a, b) => b.map((value, i) => ((value - a[i]) / step) * (1 - g.stance));
  const [off, strike] = [leg(g.stance), leg(0)];
  return { off, strike, leaving: rate(leg(g.stance - step), off), landing: rate(strike, leg(step)) };
}

/** Ankle in the air: the direction of the leg and the bend of its knee run along smooth curves. */
function poseSwinging(g, t) {
  const { off, strike, leaving, landing } = g.flight;
  const u = (t - g.stance) / (1 - g.stance);
  const angle = poseHermite(off[0], strike[0], leaving[0], landing[0], u);
  const top = 0.36;
  const bend = u < top
    ? poseHermite(off[1], g.swing, leaving[1] * top, 0, u / top)
    : poseHermite(g.swing, strike[1], 0, landing[1] * (1 - top) * 0.35, (u - top) / (1 - top));
  const hip = poseHip(g, t);
  const length = poseLength(Math.max(POSE.straightest, bend));
  return [hip[0] + length * Math.sin(angle * POSE_DEGREE), hip[1] - length * Math.cos(angle * POSE_DEGREE)];
}

// ---- curves ----

/** A cubic from a to b that leaves and arrives with the given slopes. */
function poseHermite(a, b, leave, arrive, u) {
  const [u2, u3] = [u * u, u * u * u];
  return (2 * u3 - 3 * u2 + 1) * a + (u3 - 2 * u2 + u) * leave + (3 * u2 - 2 * u3) * b + (u3 - u2) * arrive;
}

/** A smooth curve through keys [t, value] that never overshoots between two keys (Fritsch and Carlson). */
function poseCurve(keys) {
  const slopes = keys.map((key, i) => {
    if (i === 0 || i === keys.length - 1) return 0;
    const before = (key[1] - keys[i - 1][1]) / (key[0] - keys[i - 1][0]);
    const after = (keys[i + 1][1] - key[1]) / (keys[i + 1][0] - key[0]);
    return before * after > 0 ? (2 * before * after) / (before + after) : 0;
  });
  return (t) => {
    let i = 0;
    while (i < keys.length - 2 && t > keys[i + 1][0]) i++;
    const [[t0, a], [t1, b]] = [keys[i], keys[i + 1]];
    const width = t1 - t0;
    return poseHermite(a, b, slopes[i] * width, slopes[i + 1] * width, Math.max(0, Math.min(1, (t - t0) / width)));
  };
}
