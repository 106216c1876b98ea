/* The calendar on one sheet of paper (A4, upright, black on white): a box to tick in every day with something to do.

   WORDS (ctx.t)  sheet_title name tick_off week_head this_week sheet_foot */

import { h } from "../dom.js";

export function calendarSheet(state, ctx) {
  const columns = [ctx.t("week_head"), ...state.short, ctx.t("this_week")];
  const head = h("tr", {}, ...columns.map((text) => h("th", { scope: "col" }, text)));
  const rows = state.weeks.flatMap((week, number) => [calendarSheetBlock(week), calendarSheetWeek(week, number, state)]);
  const kinds = state.kinds.flatMap((kind) => [h("b", {}, kind.name), ` ${kind.about} `]);
  return h("div", { class: "cal-sheet" },
    h("p", { class: "cal-sheet-title" }, ctx.t("sheet_title")),
    h("p", { class: "cal-sheet-lines" }, h("span", {}, ctx.t("name"), h("i")), h("span", {}, state.start),
      h("span", {}, ctx.t("tick_off"))),
    h("table", {}, h("thead", {}, head), h("tbody", {}, ...rows.filter(Boolean))),
    h("p", {}, ...kinds),
    h("p", { class: "cal-sheet-stop" }, state.stop),
    h("p", { class: "cal-sheet-foot" }, ctx.t("sheet_foot")));
}

function calendarSheetBlock({ block }) {
  if (!block) return null;
  return h("tr", { class: "cal-sheet-block" }, h("td", { colspan: 9 }, h("b", {}, block[0]), ` ${block[1]}`));
}

function calendarSheetWeek(week, number, { kinds }) {
  const day = (position) => {
    const kind = kinds[position];
    return h("td", { class: "cal-sheet-day", "data-kind": kind.key },
      h("b", {}, kind.name.slice(0, 1)), h("i"), h("span", {}, kind.name), h("u"));
  };
  return h("tr", {}, h("th", { scope: "row" }, String(number + 1), week.lighter ? h("small", {}, week.lighter) : null),
    ...week.kinds.map(day), h("td", { class: "cal-sheet-dose" }, ...week.dose.map((text) => h("span", {}, text))));
}
