// Tables: the numbers behind a picture, and where they come from. Both open on demand.
import { h } from "./dom.js";

export function makeTable(words) {
  const table = h("table");
  const element = h("details", {}, opener(words.table, words), scrollBox(words, table));
  function show(data) {
    element.hidden = !data;
    if (!data) return;
    const side = (i) => (i && !ofWords(data.rows.map((row) => row[i])) ? "n" : null);
    table.replaceChildren(
      h("caption", {}, data.caption),
      h("thead", {}, h("tr", {}, ...data.columns.map((text, i) =>
        h("th", { scope: "col", class: side(i) }, text)))),
      h("tbody", {}, ...data.rows.map((row) => h("tr", {}, ...row.map((cell, i) =>
        i ? h("td", { class: side(i) }, cell) : h("th", { scope: "row" }, cell))))));
  }
  return { element, show };
}

// Numbers stand under each other at the right; sentences are read from the left.
const ofWords = (cells) => cells.filter((cell) => /\p{L}/u.test(cell) && !/\d/.test(cell)).length > cells.length / 2;

export function makeProvenance(lines, words) {
  const heads = [words.where_number, words.where_value, words.where_who, words.where_source, words.where_status];
  const source = (work) => work.link
    ? h("a", { href: work.link, rel: "noreferrer" }, work.citation)
    : h("span", {}, work.citation);
  const cell = (i, ...parts) => h("td", { "data-head": heads[i] }, ...parts); // said again where a row becomes a block
  const rows = lines.map((line) => h("tr", {},
    h("th", { scope: "row" }, line.what), cell(1, line.value), cell(2, line.population),
    cell(3, ...line.sources.map((work) => h("p", {}, source(work)))), cell(4, line.status)));
  return h("details", {}, opener(words.where, words),
    scrollBox(words, h("table", { class: "where" },
      h("thead", {}, h("tr", {}, ...heads.map((text) => h("th", { scope: "col" }, text)))),
      h("tbody", {}, ...rows))));
}

// Who hears a list of what can be opened hears which calculator each belongs to.
const opener = (text, { title }) =>
  h("summary", {}, text, title ? h("span", { class: "sr" }, ` (${title})`) : null);

// A wide table scrolls inside its own box, which the keyboard can reach.
const scrollBox = (words, table) =>
  h("div", { class: "scroll", tabindex: 0, role: "group", "aria-label": words.table_scroll }, table);

// Comma-separated, quoted where needed, with a byte-order mark so that spreadsheets read it as UTF-8.
export function toCsv(data) {
  const quote = (cell) => {
    // a cell that starts like a formula must not run in a spreadsheet
    const safe = /^[=+@\t\r]/.test(cell) ? "'" + cell : cell;
    return /[",\n;]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  const lines = [data.columns, ...data.rows].map((row) => row.map(quote).join(","));
  return new Blob(["\ufeff" + lines.join("\r\n") + "\r\n"], { type: "text/csv;charset=utf-8" });
}
