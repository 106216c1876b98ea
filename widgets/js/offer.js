// A line that offers to keep what was changed here as one of "my numbers". Nothing is kept without its button.
import { fill, h, put } from "./dom.js";
import { mine } from "./mine.js";

export function makeOffer(spec, words, { base, kept }) {
  const touched = new Set(); // names of controls: another may stand on the example because mine did not fit
  const said = h("span", {});
  const button = h("button", { type: "button", class: "btn", onclick: keep }, words.offer_keep);
  const element = h("p", { class: "offer own", hidden: true }, said, button);

  const changed = () => spec.keeps ? [] : mine.changed(spec, base()).filter(({ name }) => touched.has(name));
  function keep() {
    const controls = changed();
    mine.keep({ controls }, base());
    show();
    kept(controls[0].name);
  }
  function show() {
    const labels = changed().map(({ label }) => label);
    element.hidden = !labels.length;
    put(said, fill(words.offer, { names: labels.join(", ") }));
  }
  return {
    element,
    show,
    touch(names) { names.forEach((name) => touched.add(name)); },
    forget() { touched.clear(); },
  };
}
