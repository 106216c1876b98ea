// What the calculators answered to the reader's own numbers, the newest of each: for the page "My summary".
import { store } from "./dom.js";
import { dayFrom } from "./spacing.js";
import { keptUnits } from "./units.js";

const RESULTS_KEY = "bone-course.results"; // {"<calculator>": {file, title, headline, detail, day, units}}
const QUESTIONS_KEY = "bone-course.questions"; // {text, ticked: [names]}
const LONGEST_RESULT = 2000; // characters; the calculators' sentences stay far below

const isText = (value) => typeof value === "string" && value.length <= LONGEST_RESULT;
const isResult = (value) => value !== null && typeof value === "object"
  && ["file", "title", "headline", "detail", "day"].every((key) => isText(value[key]))
  && value.headline !== "" && /^\d{4}-\d{2}-\d{2}$/.test(value.day);

// Whatever stands in the storage, only whole results come out of it.
export const results = {
  read() {
    return Object.fromEntries(Object.entries(store.read(RESULTS_KEY)).filter(([, value]) => isResult(value)));
  },
  keep(spec, view) {
    const file = decodeURIComponent(location.pathname.split("/").pop());
    const { headline, detail } = view;
    const result = { file, title: spec.words.title, headline, detail: detail ?? "", day: dayFrom(new Date()), units: unitsNow() };
    results.write({ ...results.read(), [spec.name]: result });
  },
  write(all) { store.write(RESULTS_KEY, all); },
};

// A sentence is kept as it was said: with the units of that time.
const unitsNow = () => JSON.stringify(keptUnits());
export const inOtherUnits = ({ units }) => units !== undefined && units !== unitsNow();

export const notes = {
  read() {
    const { text, ticked } = store.read(QUESTIONS_KEY);
    return { text: typeof text === "string" ? text : "", ticked: Array.isArray(ticked) ? ticked : [] };
  },
  write(all) { store.write(QUESTIONS_KEY, all); },
};

export function eraseSummary() {
  store.erase(RESULTS_KEY);
  store.erase(QUESTIONS_KEY);
}
