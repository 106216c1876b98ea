/* Risk, counted in people: bars first, then (on request) every single person as a small figure.

   STATE { name, description, note: "The whole bar is 100 women. The bracket shows how sure we are.",
           rows: [{ label: "Women like you", n: 13, low: 9, high: 20, of: 100, value_text: "13", rest_text: "87 do not",
                    band_text: "could be 9 to 20", role: "you" | "people" | "do" | "other", pattern: "solid" | "hatch" }],
           icons: { title, name: "100 small figures: 13 filled, 87 open.", n, of: 100 or 1000, sure_low, sure_high,
                    on_text: "13 break a major bone", off_text: "87 do not", role ("you" when absent) } }
         low, high, rest_text, band_text, note, icons, sure_low and sure_high may be absent.
   WORDS (ctx.t)  see_people "See it as {of} people"   show_sure "Show how sure we are"
                  with the box ticked:  sure_on "{n} in every estimate"   sure_may "{n} more, if our estimate is too low"
                  sure_off "{n} in no estimate"   sure_name "{of} small figures: {low} filled, {more} striped, {rest} open."

   draw() writes into the same nodes each time, so the list stays open and the box ticked while a slider moves. */

import { bars } from "./bars.js";
import { peopleIcons } from "./people_icons.js";
import { sceneDrawing, sceneRuler, sceneWatch, sceneGlide } from "./scene.js";
import { h, put } from "../dom.js";

const peopleMove = 300; // ms from one state to the next

export function people(host, ctx) {
  const parts = peopleParts();
  host.append(parts.root);
  const ruler = sceneRuler(host);
  const icons = peopleIcons(parts.root, ctx);
  let state = null;
  let numbers = null; // n, low, high of every row: what glides

  const layout = ({ width, rem }) => {
    if (!numbers || !width) return;
    const rows = state.rows.map((row, i) => peopleRow(row, numbers.slice(3 * i, 3 * i + 3)));
    parts.drawing.fit(width, Math.ceil(parts.bars.draw(rows, { width, rem, ruler })));
  };
  const watch = sceneWatch(parts.root, layout, ruler);
  const glide = sceneGlide((now) => {
    numbers = now;
    layout(watch.size());
  });

  function draw(next) {
    const first = state === null;
    state = next;
    parts.drawing.say(next.name, next.description);
    put(parts.note, next.note ?? "");
    parts.note.hidden = !next.note;
    glide.to(next.rows.flatMap(peopleNumbers), first || ctx.calm() ? 0 : peopleMove);
    icons.draw(next.icons ?? null);
  }

  function stop() {
    glide.stop();
    watch.stop();
    icons.stop();
  }
  return { draw, stop };
}

function peopleParts() {
  const drawing = sceneDrawing("people-bars");
  const note = h("p", { class: "people-note", hidden: true });
  return { root: h("div", { class: "people" }, drawing.element, note), drawing, note, bars: bars(drawing.group) };
}

const peopleNumbers = ({ n, low, high }) => [n, low ?? n, high ?? n];

/* The row as it stands during the move. An unknown range stays unknown. */
function peopleRow(row, [n, low, high]) {
  const known = Number.isFinite(row.low) && Number.isFinite(row.high);
  return { ...row, n, low: known ? low : undefined, high: known ? high : undefined };
}
