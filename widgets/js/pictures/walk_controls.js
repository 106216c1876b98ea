/* The film's controls: play, the moment in the stride, the speed of the film. All native, all with a keyboard. */
import { playSign } from "./kit.js";

const WALK_RATES = { slow: 0.25, half: 0.5, real_time: 1 };

/** Fills the row once. on.play(boolean) and on.seek(percent) are called when the reader acts. */
export function walkControls(host, id, ctx, on) {
  const chosen = ctx.calm() ? "slow" : "half";
  const option = (name) =>
    `<label><input type="radio" name="${id}-rate" value="${name}" ${name === chosen ? "checked" : ""}><span>${ctx.t(name)}</span></label>`;
  host.innerHTML =
    `<button type="button" class="btn walk-play"><svg viewBox="0 0 20 20" aria-hidden="true"><path/></svg><span></span></button>` +
    `<div class="field walk-moment"><label for="${id}-moment">${ctx.t("moment")}</label>` +
    `<input id="${id}-moment" type="range" min="0" max="100" step="1"></div>` +
    `<fieldset class="field walk-rate"><legend>${ctx.t("film_speed")}</legend><div class="seg walk-options">${Object.keys(WALK_RATES).map(option).join("")}</div></fieldset>`;
  const [button, icon, word, slider] = [".walk-play", ".walk-play path", ".walk-play span", "input[type=range]"].map((s) => host.querySelector(s));
  let isPlaying = false;
  let rate = WALK_RATES[chosen];
  button.addEventListener("click", () => on.play(!isPlaying));
  slider.addEventListener("input", () => on.seek(Number(slider.value)));
  host.addEventListener("change", (event) => {
    if (event.target.type === "radio") rate = WALK_RATES[event.target.value];
  });

  function playing(now) {
    isPlaying = now;
    icon.setAttribute("d", playSign(now));
    word.textContent = ctx.t(now ? "pause" : "play");
  }

  /** Shows the moment; says it only while the film stands, or a screen reader would never stop talking. */
  function moment(percent, right, left, silent) {
    const now = Math.round(percent - 100 * Math.floor(percent / 100));
    slider.value = now;
    slider.style.setProperty("--p", `${now}%`);
    if (silent) return;
    slider.setAttribute("aria-valuetext", ctx.t("moment_value", { percent: ctx.n(now, 0), right: ctx.n(right, 1), left: ctx.n(left, 1) }));
  }

  playing(false);
  return { playing, moment, rate: () => rate };
}
