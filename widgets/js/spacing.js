// What was wrong comes back: tomorrow, and each time it is known then, after a longer pause. Kept in this browser.
import { store } from "./dom.js";

export const PROGRESS_KEY = "bone-course.progress";
const PAUSES = [1, 3, 7, 21]; // days

export const dayFrom = (date, days = 0) => {
  const then = new Date(date.getFullYear(), date.getMonth(), date.getDate() + days, 12);
  return `${then.getFullYear()}-${String(then.getMonth() + 1).padStart(2, "0")}-${String(then.getDate()).padStart(2, "0")}`;
};

// `again` is {key: [number of pauses kept so far, day on which it is due]}.
function spaced(again, key, right, now) {
  const { [key]: known, ...rest } = again;
  if (!right) return { ...rest, [key]: [0, dayFrom(now, PAUSES[0])] };
  if (!known) return rest;
  const [step, due] = known;
  if (due > dayFrom(now)) return again; // known the same day: that proves little
  return step + 1 < PAUSES.length ? { ...rest, [key]: [step + 1, dayFrom(now, PAUSES[step + 1])] } : rest;
}

export const dueKeys = (again, now) =>
  Object.entries(again).filter(([, [, due]]) => due <= dayFrom(now)).map(([key]) => key);

export function keepAnswer(key, right) {
  const progress = store.read(PROGRESS_KEY);
  progress.quiz = { ...progress.quiz, [key]: right ? 1 : 0 };
  progress.again = spaced(progress.again ?? {}, key, right, new Date());
  store.write(PROGRESS_KEY, progress);
  dispatchEvent(new CustomEvent("bone-course:progress"));
}
