// Prints one element alone, on a page of its own: it stands beside the course while the printer looks.
import { h } from "./dom.js";

export function showSheet(content) {
  const sheet = h("div", { class: "print-sheet" }, content);
  document.body.append(sheet);
  document.documentElement.toggleAttribute("data-print-sheet", true);
  addEventListener("afterprint", () => {
    sheet.remove();
    document.documentElement.toggleAttribute("data-print-sheet", false);
  }, { once: true });
}

export function printSheet(content) {
  showSheet(content);
  print();
}
