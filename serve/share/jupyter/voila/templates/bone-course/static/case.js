// A made-up person in the reader's place: `#case=jeanne` in a link, or `&case=jeanne` behind the numbers
// of a calculator. Lasts for this tab, until the reader leaves it. The reader's own numbers stay as they are.
// The calculators read <html data-case> and ask no more (widgets/js/mine.js).
"use strict";
(() => {
  const root = document.documentElement;
  const { t, cases } = JSON.parse(document.getElementById("page-facts").textContent);
  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, key) => values[key]);
  const bar = document.getElementById("case");
  const KEY = "bone-course.case";
  const tab = {
    read() { try { return sessionStorage.getItem(KEY) ?? ""; } catch { return ""; } },
    write(key) { try { if (key) sessionStorage.setItem(KEY, key); else sessionStorage.removeItem(KEY); } catch { /* this page only */ } },
  };
  let shown; // what the bar says; undefined: nothing yet

  // The name in the address: null if the address says nothing, so that the tab decides.
  function asked() {
    const [place, numbers] = location.hash.slice(1).split("?");
    if (numbers !== undefined) return new URLSearchParams(numbers).get("case") ?? "";
    return place.startsWith("case=") ? new URLSearchParams(place).get("case") : null;
  }

  function update() {
    const name = asked();
    const key = name ?? tab.read();
    const person = cases.find((one) => one.key === key) ?? null;
    tab.write(person?.key ?? "");
    const unknown = Boolean(name) && !person;
    if (shown === (person?.key ?? unknown)) return;
    const before = root.dataset.case;
    shown = person?.key ?? unknown;
    if (person) root.dataset.case = person.key; else delete root.dataset.case;
    bar.hidden = !person && !unknown;
    bar.replaceChildren(...(person ? introduce(person) : unknown ? apologise() : []));
    keepInLinks(person);
    if (before !== root.dataset.case) dispatchEvent(new Event("bone-course:case"));
  }

  const make = (tag, properties, ...children) => {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...children);
    return element;
  };
  const words = (...parts) => {
    const said = make("p", {}, ...parts);
    said.setAttribute("role", "status");
    return said;
  };
  const button = (text) => make("button", { type: "button", className: "btn", onclick: leave }, text);

  function introduce(person) {
    const who = fill(t.case_is, { name: person.name, age: person.numbers.age });
    return [words(make("strong", {}, who), make("span", { className: "story" }, ` ${person.story}`)), button(t.case_own)];
  }
  const apologise = () => [words("⚠ ", t.case_unknown), button(t.case_close)];

  function leave() {
    tab.write("");
    if (asked() !== null) history.replaceState(null, "", location.pathname + location.search);
    update();
    document.getElementById("text").focus(); // the button is gone
  }

  // Previous, next and the cards carry the person along, also into a new tab.
  function keepInLinks(person) {
    for (const link of document.querySelectorAll('.pn a[href*=".ipynb"], .cards a, .doors a, #go-on')) {
      const [page, place = ""] = link.getAttribute("href").split("#");
      if (!place || place.startsWith("case=")) link.setAttribute("href", person ? `${page}#case=${person.key}` : page);
    }
  }

  addEventListener("hashchange", update);
  addEventListener("pageshow", update);
  update();
})();
