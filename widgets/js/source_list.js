// All sources under their topics. Two selects choose what is shown; the rest is plain text and links.
import { fill, freshId, h, mount, put } from "./dom.js";

function render({ model, el }) {
  const { entries, topics, statuses, totals, words } = model.get("spec");
  const shown = h("div", { class: "shown", role: "status" });
  const topic = choice(words.topic, words.all_topics, topics, filter);
  const status = choice(words.status, words.all_statuses, statuses, filter);
  const groups = topics.map(({ value, label }) => {
    const items = entries.filter((entry) => entry.topic === value)
      .map((entry) => ({ entry, element: sourceItem(entry) }));
    const element = h("div", { class: "group" }, h("h3", {}, label), h("ul", {}, ...items.map((item) => item.element)));
    return { value, items, element };
  });

  function filter() {
    let count = 0;
    for (const { value, items, element } of groups) {
      for (const { entry, element: item } of items) {
        item.hidden = status.value && !entry.statuses.includes(status.value);
      }
      const visible = items.filter((item) => !item.element.hidden).length;
      const wanted = !topic.value || topic.value === value;
      element.hidden = !wanted || !visible;
      if (wanted) count += visible;
    }
    put(shown, fill(words.shown, { n: count }));
  }
  mount(el, h("div", { class: "sources-box" }, totalsTable(totals, words),
    h("div", { class: "choices" }, topic.element, status.element), shown,
    ...groups.map((group) => group.element)));
  filter();
}

function choice(name, all, options, changed) {
  const select = h("select", { id: freshId(), onchange: changed }, h("option", { value: "" }, all),
    ...options.map(({ value, label }) => h("option", { value }, label)));
  const element = h("div", {}, h("label", { for: select.id }, name), select);
  return { element, get value() { return select.value; } };
}

function totalsTable(totals, words) {
  return h("table", {}, h("caption", {}, words.totals),
    h("thead", {}, h("tr", {}, ...[words.status, words.entries].map((text) => h("th", { scope: "col" }, text)))),
    h("tbody", {}, ...totals.map(({ status, entries }) =>
      h("tr", {}, h("th", { scope: "row" }, status), h("td", {}, entries)))));
}

function sourceItem({ citation, link, short, facts }) {
  const title = link ? h("a", { href: link, rel: "noreferrer" }, citation) : citation;
  return h("li", {}, h("div", { class: "cite" }, title),
    h("details", {}, h("summary", {}, short, h("span", { class: "sr" }, ` (${citation.split(". ")[0]})`)),
      h("dl", {}, ...facts.flatMap(({ name, lines }) => [
        h("dt", {}, name), ...lines.map((line) => h("dd", {}, line))]))));
}

export default { render };
