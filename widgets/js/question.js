// One question of any kind. `judge` returns null while there is no answer, else {right, reasons: [nodes]};
// `entry` says what is entered, in a form that can be kept, and `restore` brings it back.
import { fill, freshId, h, put } from "./dom.js";

// As widgets/text.py reads numbers: "0,64" and "0.64" alike; "1,200" is twelve hundred only where such numbers make sense.
function readNumber(text, grouped) {
  const plain = text.trim().replace(/[\s\u00a0\u202f]/g, "").replace("−", "-");
  const whole = grouped && /^-?[1-9]\d{0,2}([.,]\d{3})+$/.test(plain) ? plain.replace(/[.,]/g, "") : plain.replace(",", ".");
  return /^-?(\d+\.?\d*|\.\d+)$/.test(whole) ? Number(whole) : null;
}

function askChoice({ answers, words }, several) {
  const group = freshId();
  const inputs = answers.map((_, i) => h("input", { type: several ? "checkbox" : "radio", name: group, value: i }));
  const options = answers.map(({ text }, i) => h("label", { class: "option" }, inputs[i], h("span", {}, text)));
  const about = ({ text, reason, right }) =>
    h("li", {}, h("b", {}, `${right ? "✓" : "✗"} ${text} (${right ? words.true : words.untrue}): `), reason);
  return {
    parts: [several ? h("p", { class: "hint" }, words.several) : null, ...options],
    missing: several ? words.tick : words.choose,
    judge() {
      const chosen = answers.filter((_, i) => inputs[i].checked);
      if (!chosen.length) return null;
      if (!several) return { right: chosen[0].right, reasons: [chosen[0].reason] };
      return {
        right: answers.every((answer, i) => answer.right === inputs[i].checked),
        reasons: [h("ul", {}, ...answers.map(about))],
      };
    },
    entry: () => answers.filter((_, i) => inputs[i].checked).map(({ text }) => text),
    restore: (texts) => inputs.forEach((input, i) => { input.checked = texts.includes(answers[i].text); }),
  };
}

function askNumber({ right, tolerance, unit, digits, reason, words, language }) {
  const id = freshId();
  const error = h("p", { class: "error", id: freshId(), role: "status" });
  const input = h("input", { type: "text", inputmode: "decimal", id, autocomplete: "off", "aria-describedby": error.id });
  return {
    parts: [h("div", { class: "quiz-number" }, h("label", { for: id }, words.number), input, h("span", {}, unit)), error],
    missing: "",
    judge() {
      const given = readNumber(input.value, Math.abs(right) >= 1000);
      put(error, given === null ? `⚠ ${words.type}` : "");
      input.setAttribute("aria-invalid", given === null);
      if (given === null) return null;
      const number = right.toLocaleString(language, { minimumFractionDigits: digits, maximumFractionDigits: digits });
      const found = fill(words.is, { number: `${number.replace("-", "−")} ${unit}`.trim() });
      return { right: Math.abs(given - right) <= tolerance * (1 + 1e-9), reasons: [`${found} ${reason}`] };
    },
    entry: () => [input.value],
    restore: ([text]) => { input.value = text ?? ""; },
  };
}

function askOrder({ steps, mixed, reason, words }) {
  const order = [...mixed];
  const list = h("ol", { class: "quiz-order" });
  const said = h("span", { class: "sr", role: "status" });
  const arrow = (step, by, sign, name) => h("button", {
    type: "button", class: "btn arrow", "aria-label": fill(name, { step }), "data-step": step, "data-by": by,
    onclick: () => move(step, by),
  }, sign);
  function show() {
    list.replaceChildren(...order.map((step) => h("li", {}, h("span", {}, step),
      arrow(step, -1, "↑", words.up), arrow(step, 1, "↓", words.down))));
    list.querySelectorAll("li:first-child [data-by='-1'], li:last-child [data-by='1']")
      .forEach((button) => button.setAttribute("aria-disabled", "true"));
  }
  function move(step, by) {
    const from = order.indexOf(step);
    const to = from + by;
    if (to >= 0 && to < order.length) {
      order[from] = order[to];
      order[to] = step;
      show();
      [...list.querySelectorAll(`[data-by="${by}"]`)].find((button) => button.dataset.step === step).focus();
      list.dispatchEvent(new Event("change", { bubbles: true }));
    }
    said.textContent = "";
    put(said, fill(words.moved, { step, place: order.indexOf(step) + 1, all: order.length }));
  }
  show();
  return {
    parts: [h("p", { class: "hint" }, words.order), list, said],
    missing: "",
    judge: () => ({
      right: order.every((step, i) => step === steps[i]),
      reasons: [reason, h("ol", {}, ...steps.map((step) => h("li", {}, step)))],
    }),
    entry: () => [...order],
    restore(kept) {
      if (kept.length !== steps.length || !steps.every((step) => kept.includes(step))) return; // of another edition
      order.splice(0, order.length, ...kept);
      show();
    },
  };
}

const KINDS = {
  choice: (spec) => askChoice(spec, false),
  several: (spec) => askChoice(spec, true),
  number: askNumber,
  order: askOrder,
};

// `onJudged(right)` may return a last sentence, for example when a question comes back. What is chosen and
// not checked yet is kept as a draft. The page gives the question its number: `element.number(3, 6)`.
export function makeQuestion(spec, draft, onJudged) {
  const { words, question } = spec;
  const asked = KINDS[spec.kind](spec);
  const feedback = h("div", { class: "feedback", role: "status" });
  const place = h("span", { class: "place" });
  const button = h("button", { type: "button", class: "btn check", onclick: check }, words.check);

  function check() {
    const verdict = asked.judge();
    if (!verdict) return say("", asked.missing);
    draft.forget();
    const last = onJudged(verdict.right);
    const lead = h("b", {}, verdict.right ? "✓ " + words.right : "✗ " + words.wrong);
    return say(verdict.right ? "right" : "wrong", lead, " ", ...verdict.reasons, last ? h("p", {}, last) : null);
  }
  function say(kind, ...parts) {
    feedback.className = `feedback ${kind}`;
    feedback.replaceChildren(...parts.filter((part) => part != null));
  }
  const fieldset = h("fieldset", {}, h("legend", {}, place, question), ...asked.parts.filter(Boolean));
  for (const event of ["input", "change"]) fieldset.addEventListener(event, () => draft.keep(asked.entry()));
  fieldset.addEventListener("keydown", ({ key, target }) => { if (key === "Enter" && target.type === "text") check(); });
  asked.restore(draft.read());
  const element = h("div", { class: "quiz" }, fieldset, button, feedback);
  element.number = (n, all) => {
    put(place, fill(words.place, { n, all }));
    button.setAttribute("aria-label", fill(words.check_n, { n }));
  };
  if (spec.kind === "choice") element.onPaper = spec; // for the handout
  return element;
}
