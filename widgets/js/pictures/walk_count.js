/* The strip under the film: steps in this film, loads on each leg every day, loads in a year. */

const WALK_DOT = 100;   // loads on one leg that one dot stands for

/** Fills the strip once; returns what changes its numbers. */
export function walkCount(host, ctx) {
  host.innerHTML =
    `<ol class="walk-chain"><li><b class="walk-film-steps"></b> <span>${ctx.t("counter_film")}</span></li>` +
    `<li><b class="walk-day"></b> <span>${ctx.t("counter_day")}</span></li>` +
    `<li><b class="walk-year"></b> <span>${ctx.t("counter_year")}</span></li></ol>` +
    `<p class="walk-load"><span class="walk-dots" aria-hidden="true"></span><span>${ctx.t("dots", { n: ctx.n(WALK_DOT, 0) })}</span></p>`;
  const [film, day, year, dots] = [".walk-film-steps", ".walk-day", ".walk-year", ".walk-dots"].map((name) => host.querySelector(name));
  let shown = -1;
  return {
    film(steps) {
      film.textContent = ctx.n(steps, 0);
    },
    draw(state) {
      day.textContent = state.loads_day_text;
      year.textContent = state.loads_year_text;
      const count = Math.round((state.loads_a_day ?? state.steps_a_day / 2) / WALK_DOT);   // every second step is on the same leg
      if (count === shown) return;
      shown = count;
      dots.replaceChildren(...Array.from({ length: count }, () => document.createElement("i")));
    },
  };
}
