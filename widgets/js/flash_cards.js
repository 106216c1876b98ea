// Cards: a word, its meaning when asked for, "knew it" or "again". No clock, nothing is kept.
import { fill, freshId, h, mount, put } from "./dom.js";

function render({ model, el }) {
  const { cards, chapters, words } = model.get("spec");
  let waiting = [];
  let known = [];

  const word = h("div", { class: "face", id: freshId() });
  const meaning = h("div", { class: "meaning-text", id: freshId() });
  const progress = h("div", { class: "progress", role: "status" });
  const button = (text, action, about) =>
    h("button", { type: "button", class: "btn", onclick: action, "aria-describedby": about }, text);
  const turn = button(words.turn, show, word.id);
  const knew = button(words.knew, () => next(true), meaning.id);
  const again = button(words.again, () => next(false), meaning.id);
  const restart = button(words.start, () => start(turn), null);
  const which = h("select", { id: freshId(), onchange: () => start() },
    h("option", { value: "" }, words.all),
    ...chapters.map(({ value, label }) => h("option", { value }, label)));

  function start(focus) {
    const chosen = cards.filter(({ chapter }) => !which.value || chapter === Number(which.value));
    waiting = shuffled(chosen);
    known = [];
    ask(focus);
  }
  function ask(focus) {
    const [card] = waiting;
    put(word, card?.word ?? fill(words.done, { known: known.length }));
    reveal(false);
    put(meaning, card?.meaning ?? "");
    turn.hidden = !card;
    restart.hidden = Boolean(card);
    put(progress, fill(words.progress, { known: known.length, left: waiting.length }));
    model.set("known", known);
    model.save_changes();
    focus?.focus();
  }
  function reveal(open) {
    meaning.hidden = knew.hidden = again.hidden = !open;
    turn.hidden = open;
  }
  function show() {
    reveal(true);
    knew.focus();
  }
  function next(right) {
    const [card, ...rest] = waiting;
    waiting = right ? rest : [...rest, card];
    if (right) known = [...known, card.key];
    ask(waiting.length ? turn : restart);
  }
  mount(el, h("div", { class: "cards-box" },
    h("div", { class: "choice" }, h("label", { for: which.id }, words.which), which),
    h("div", { class: "flash" }, word, meaning),
    h("div", { class: "answers" }, turn, knew, again, restart),
    progress));
  start();
}

function shuffled(list) {
  const mixed = [...list];
  for (let i = mixed.length - 1; i > 0; i--) {
    const j = Math.floor(Math.random() * (i + 1));
    [mixed[i], mixed[j]] = [mixed[j], mixed[i]];
  }
  return mixed;
}

export default { render };
