// Where the numbers of a calculator come from and whose they are. A start puts others in the place of all that stands
// here: the example, a link, my numbers, a made-up person, or what was here before a reload. Only what a reader enters
// after it, and my numbers, are the reader's own; a made-up person's never are.
import { fill } from "./dom.js";
import { isReload } from "./drafts.js";
import { fragment, mine, shownCase, takesCase } from "./mine.js";

// clear(): forgets all that was entered. send(request): asks the kernel, in the units of `positions`.
// say(text): tells what was done. about(text): tells whom the answer is about.
export function makeStarts(spec, words, example, { entries, positions, clear, send, enterAll, say, about }) {
  let guest = null; // the made-up person whose numbers stand here
  let own = false; // my numbers stand here
  let entered = false; // something was entered since the last start
  let sentence = null; // what to say, given the names of controls that were skipped, once the kernel has answered

  const skippedOnly = (names) => names ? fill(words.skipped, { names }) : "";

  function useDraft(kept) {
    for (const name of Object.keys(kept.entries)) { // they are read in the unit in which they were typed
      if (name in positions) positions[name] = kept.units[name] ?? positions[name];
    }
    const person = shownCase();
    guest = person && takesCase(spec, person) ? person : null;
    sentence = () => words.brought_back;
    const more = entries.bringBack(kept);
    send({ entries: kept.base, base: true, ...(kept.own && { mine: kept.own }) });
    if (more) enterAll(kept.entries);
  }
  function useLink(linked) {
    clear();
    own = false;
    guest = shownCase();
    sentence = skippedOnly;
    send({ entries: linked, base: true });
  }
  function useMine(numbers, how = {}) {
    clear();
    own = true;
    sentence = (names) => `${words.is_mine} ${skippedOnly(names)}`.trim();
    send({ entries: {}, mine: numbers, ...how });
  }
  function useCase(person) {
    clear();
    entered = own = false;
    guest = person;
    sentence = (names) => fill(names ? words.case_misfit : words.is_case, { name: person.name, names });
    send({ entries: person.answers[spec.name] ?? {}, mine: person.numbers, reset: true, whole: true });
  }
  function useExample() {
    clear();
    entered = own = false;
    send({ entries: {}, reset: true });
  }

  return {
    useDraft,
    // What was entered in this tab comes before a link that was there already; a link before a made-up person, that
    // one before my numbers, and my numbers before the example, which stands here already: false.
    begin() {
      const kept = entries.read();
      const linked = fragment.entriesFor(spec);
      const person = shownCase();
      const numbers = mine.numbersFor(spec);
      if (kept && (!linked || isReload())) useDraft(kept);
      else if (linked) useLink(linked);
      else if (person && takesCase(spec, person)) useCase(person);
      else if (numbers && !person) useMine(numbers);
      else return false;
      return true;
    },
    again() {
      if (guest) useCase(guest);
      else useExample();
    },
    useMine() {
      const numbers = mine.numbersFor(spec);
      if (numbers) useMine(numbers);
      else say(words.no_mine);
    },
    // The page shows another person, or the reader again: nothing of the last one stays.
    changePerson() {
      const person = shownCase();
      const numbers = mine.numbersFor(spec);
      if (person && takesCase(spec, person)) { useCase(person); return; }
      if (!guest) return;
      guest = null;
      entered = false;
      if (numbers && !person) { useMine(numbers, { reset: true }); return; }
      sentence = () => "";
      useExample();
    },
    // The kernel has answered to a start: said once.
    arrived(view) {
      if (sentence === null) return;
      say(sentence(view.skipped.join(", ")));
      about(guest && !view.skipped.length ? fill(words.guest, { name: guest.name }) : "");
      sentence = null;
    },
    enter() { entered = true; },
    entered: () => entered,
    isReaders: () => (entered || own) && !guest && !shownCase(),
    whose: (base) => guest ? "guest" : JSON.stringify(base) === example ? "example" : "mine",
  };
}
