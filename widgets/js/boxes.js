// A number in two boxes: feet and inches. It goes to the kernel when both are left, not on the way from one to the other.
import { fill, freshId, h, putText } from "./dom.js";

const SMALL_IN_LARGE = 12; // inches in a foot: what an arrow key adds in the box of feet

export function makeBoxes(names, spec, words, id, { enter, typed, step }) {
  let typing = false;
  const texts = () => inputs.map((input) => input.value);
  function leave() {
    if (!typing) return;
    typing = false;
    enter(texts());
  }
  const stepBy = (large) => (sign) => { typing = false; step(sign, large ? SMALL_IN_LARGE : undefined); };
  const inputs = names.map((name, i) => h("input", {
    id: freshId(), type: "text", inputmode: "decimal", autocomplete: "off",
    "aria-label": fill(words.box_of, { label: spec.label, box: name }), "aria-describedby": `${id}h ${id}e`,
    oninput: () => { typing = true; typed(texts()); },
    onkeydown: (event) => numberKeys(event, stepBy(i === 0), leave),
  }));
  const element = h("div", { class: "boxes", hidden: true }, ...inputs.map((input, i) =>
    h("label", { for: input.id }, input, h("span", {}, names[i]))));
  element.addEventListener("focusout", ({ relatedTarget }) => { if (!element.contains(relatedTarget)) leave(); });
  return {
    element,
    inputs,
    show(shown) { if (!typing) inputs.forEach((input, i) => putText(input, shown[i] ?? "")); },
  };
}

export function numberKeys(event, step, take) {
  if (event.key === "Enter") take();
  if (event.key !== "ArrowUp" && event.key !== "ArrowDown") return;
  event.preventDefault();
  step(event.key === "ArrowUp" ? 1 : -1);
}
