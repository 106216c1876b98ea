/* A plan as a calendar: twelve rows of seven tiles (pattern, letter, word), one day in words below, and the page to
   print. On a narrow screen one week at a time. While a plan has to wait, the reasons stand in its place.

   STATE { kinds: [{ key: "exercise" | "intensive" | "gentle" | "rest", name, about }],
           weekdays: [7 names from the first day], short: [7], chosen: [week, day] from 0,
           weeks: [{ block: [name, text] or null, lighter: "lighter" or "", kinds: [7 positions], days: [7 dates], from: "30 Nov", dose: [lines] }],
           today: { title, parts: [{ head, dose, moves: [] }] }, swaps: [{ leave, instead: [] }], stop, start }
      or { closed: { title, reasons: [], instead_title, instead: [] } }
   WORDS (ctx.t)  week week_head this_week earlier later tile keys calendar swaps, and those of calendar_sheet.js
   Controls entered with ctx.enterAll: week and day, by position. */

import { calendarSheet } from "./calendar_sheet.js";
import { calendarTile } from "./calendar_tile.js";
import { freshId, h, put } from "../dom.js";

const calendarDays = 7;

export function calendar(host, ctx) {
  const parts = calendarParts(ctx);
  host.append(parts.root);
  let state = null;
  let rows = [];
  let chosen = [0, 0];

  function choose(week, day) {
    chosen = [week, day];
    mark();
    ctx.enterAll({ week, day });
  }
  function mark() {
    rows.forEach((row, week) => {
      row.element.toggleAttribute("data-now", week === chosen[0]);
      row.tiles.forEach((tile, day) => tile.choose(week === chosen[0] && day === chosen[1]));
    });
    put(parts.week, ctx.t("week", { n: chosen[0] + 1 }));
    put(parts.lighter, state.weeks[chosen[0]].lighter);
    parts.earlier.disabled = chosen[0] === 0;
    parts.later.disabled = chosen[0] === rows.length - 1;
    parts.earlier.setAttribute("aria-label", ctx.t("earlier", { n: chosen[0] }));
    parts.later.setAttribute("aria-label", ctx.t("later", { n: chosen[0] + 2 }));
  }
  parts.earlier.addEventListener("click", () => choose(chosen[0] - 1, chosen[1]));
  parts.later.addEventListener("click", () => choose(chosen[0] + 1, chosen[1]));
  parts.table.addEventListener("keydown", (event) => {
    const step = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -calendarDays, ArrowDown: calendarDays }[event.key];
    if (!step) return;
    event.preventDefault();
    const tiles = rows.flatMap((row) => row.tiles.map((tile) => tile.element));
    const next = tiles.indexOf(event.target) + step; // from where the focus is: an answer may still be on its way
    if (!tiles[next]) return;
    choose(Math.floor(next / calendarDays), next % calendarDays);
    tiles[next].focus();
  });

  function draw(next) {
    state = next;
    parts.open.hidden = Boolean(next.closed);
    parts.closed.hidden = !next.closed;
    if (next.closed) return calendarShut(parts.closed, next.closed);
    if (!rows.length) rows = calendarRows(parts.table, next, ctx, choose);
    chosen = next.chosen;
    put(parts.stop, next.stop);
    calendarLegend(parts.legend, next.kinds);
    next.weekdays.forEach((name, day) => put(parts.heads[day], name));
    rows.forEach((row, week) => row.draw(next, week));
    mark();
    calendarToday(parts, next.today);
    calendarSwaps(parts.swaps, next.swaps);
  }
  const sheet = () => (!state || state.closed ? null : calendarSheet(state, ctx));
  return { draw, sheet, stop() {} };
}

function calendarParts(ctx) {
  const id = freshId();
  const heads = Array.from({ length: calendarDays }, () => h("span", { role: "columnheader" }));
  const head = h("div", { role: "row", class: "cal-row cal-head" },
    h("span", { role: "columnheader" }, h("span", { class: "sr" }, ctx.t("week_head"))), ...heads,
    h("span", { role: "columnheader", class: "cal-dose" }, ctx.t("this_week")));
  const table = h("div", { role: "table", class: "cal-table", "aria-label": ctx.t("calendar"), "aria-describedby": id }, head);
  const arrow = (glyph) => h("button", { type: "button", class: "btn" }, glyph);
  const [earlier, later] = [arrow("‹"), arrow("›")];
  const [week, lighter] = [h("b"), h("span")];
  const stop = h("p", { class: "cal-stop" });
  const legend = h("ul", { class: "cal-legend" });
  const title = h("p", { class: "cal-title" });
  const today = h("div", { class: "cal-parts" });
  const swaps = h("dl", { class: "cal-swaps" });
  const open = h("div", {}, stop, legend, h("p", { class: "cal-keys", id }, ctx.t("keys")),
    h("div", { class: "cal-nav" }, earlier, h("p", {}, week, " ", lighter), later), table,
    h("div", { class: "cal-day" }, title, today),
    h("details", {}, h("summary", {}, ctx.t("swaps")), swaps));
  const closed = h("div", { class: "cal-closed", hidden: true });
  const root = h("div", { class: "calendar" }, open, closed);
  return { root, open, closed, stop, legend, table, heads, earlier, later, week, lighter, title, today, swaps };
}

function calendarRows(table, state, ctx, choose) {
  return state.weeks.map((week, number) => {
    const block = h("div", { role: "row", class: "cal-block" }, h("span", { role: "cell", "aria-colspan": 9 }));
    const name = h("span", { role: "rowheader", class: "cal-week" });
    const tiles = week.kinds.map((kind, day) => calendarTile(() => choose(number, day)));
    const dose = h("span", { role: "cell", class: "cal-dose" });
    const element = h("div", { role: "row", class: "cal-row" }, name,
      ...tiles.map((tile) => h("span", { role: "cell" }, tile.element)), dose);
    table.append(block, element);

    function draw(next, at) {
      const now = next.weeks[at];
      block.hidden = !now.block;
      if (now.block) block.firstChild.replaceChildren(h("b", {}, now.block[0]), " ", h("span", {}, now.block[1]));
      const aside = [now.from, now.lighter].filter(Boolean);
      name.replaceChildren(ctx.t("week", { n: at + 1 }), ...aside.map((text) => h("small", {}, text)));
      tiles.forEach((tile, day) => {
        const kind = next.kinds[now.kinds[day]];
        tile.draw(kind, now.days[day], ctx.t("tile", { n: at + 1, day: now.days[day], kind: kind.name }));
      });
      dose.replaceChildren(h("b", {}, ctx.t("this_week")), ...now.dose.map((text) => h("span", {}, text)));
    }
    return { element, tiles, draw };
  });
}

function calendarLegend(list, kinds) {
  list.replaceChildren(...kinds.map((kind) => {
    const tile = calendarTile(null);
    tile.draw(kind, "", null);
    return h("li", {}, tile.element, h("p", {}, kind.about));
  }));
}

function calendarToday({ title, today }, { title: words, parts }) {
  put(title, words);
  today.replaceChildren(...parts.map((part) => h("div", {}, h("p", {}, h("b", {}, part.head + "."), " ", part.dose),
    part.moves.length ? h("ul", {}, ...part.moves.map((move) => h("li", {}, move))) : null)));
}

function calendarSwaps(list, swaps) {
  list.replaceChildren(...swaps.flatMap(({ leave, instead }) =>
    [h("dt", {}, leave), h("dd", {}, h("ul", {}, ...instead.map((move) => h("li", {}, move))))]));
}

function calendarShut(host, { title, reasons, instead_title, instead }) {
  const list = (items) => h("ul", {}, ...items.map((text) => h("li", {}, text)));
  host.replaceChildren(h("p", { class: "cal-title" }, instead_title), list(instead),
    h("p", { class: "cal-title" }, title), list(reasons));
}
