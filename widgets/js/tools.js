// The buttons under a calculator: start again, my numbers, link, CSV, picture, files of its own, print.
import { fill, h, put, saveFile } from "./dom.js";
import { forgetAllDrafts } from "./drafts.js";
import { fragment, mine } from "./mine.js";
import { svgToPng } from "./picture_file.js";
import { printSheet } from "./sheet.js";
import { toCsv } from "./table.js";

// getFile(i): asks the kernel for a file of the answer in sight.
// sheet(): what to print on one page, or null; undefined: this calculator has no such page.
export function makeTools(spec, words, { current, reset, useMine, image, hasImage, getFile, sheet }) {
  const said = h("p", { class: "said", role: "status" });
  const say = (text) => put(said, text);
  // On a page with several calculators a list of buttons tells apart whose each one is.
  const nameOf = (text) => fill(words.button_of, { button: text, title: words.title });
  const button = (text, action, kind = "") => h("button",
    { type: "button", class: `btn ${kind}`.trim(), "aria-label": nameOf(text), onclick: action }, text);
  // In JupyterLab a page address belongs to the whole workspace, so links and printing are left to it.
  const ownPage = Boolean(document.querySelector("[data-voila]"));
  const hasMine = spec.controls.some((control) => control.mine);

  async function copyLink() {
    const address = location.href.split("#")[0] + fragment.link(spec, current().base);
    try {
      await navigator.clipboard.writeText(address);
      say(words.copied);
    } catch {
      history.replaceState(null, "", address);
      say(words.in_bar);
    }
  }
  async function savePicture() {
    const blob = await image();
    if (blob) save(`${spec.name}.png`, blob);
  }
  function save(file, blob) {
    saveFile(file, blob);
    say(fill(words.saved, { file }));
  }
  // A calculator's own files come with each answer, and an answer may have none.
  const fileButtons = [];
  function show(view) {
    while (fileButtons.length < view.files.length) {
      const i = fileButtons.length;
      fileButtons.push(button("", () => { getFile(i); say(words.on_its_way); }));
      own.append(fileButtons[i]);
    }
    fileButtons.forEach((one, i) => {
      one.hidden = i >= view.files.length;
      put(one, view.files[i]?.label ?? "");
      one.setAttribute("aria-label", nameOf(one.textContent));
    });
    imageButton.hidden = !hasImage();
    if (sheetButton) sheetButton.hidden = !sheet();
  }

  const own = h("span", { class: "own-files" });
  const imageButton = button(words.save_picture, savePicture);
  const sheetButton = ownPage && sheet ? button(words.print_sheet, () => printSheet(sheet())) : null;
  const buttons = [
    button(words.again, () => { reset(); say(words.was_reset); }),
    // "own" is out of sight while a made-up person is shown (calculator.css)
    hasMine && !spec.keeps && button(words.use_mine, useMine, "own"),
    hasMine && !spec.keeps && button(words.keep_mine, () => { mine.keep(spec, current().base); say(words.kept); }, "own"),
    spec.keeps && button(words.erase_mine, () => { mine.erase(); forgetAllDrafts(); reset(); say(words.erased); }, "own"),
    ownPage && button(words.link, copyLink),
    button(words.csv, () => save(`${spec.name}.csv`, toCsv(current().table))),
    own,
    imageButton,
    sheetButton,
    ownPage && button(words.print, () => print()),
  ].filter(Boolean);
  return { element: h("div", { class: "tools-row" }, ...buttons, said), say, show };
}

// The picture of a calculator as a file: its drawing if it has one, else the first chart in sight.
export async function pictureBlob(drawing, charts) {
  const svg = drawing?.querySelector(PICTURE_SVG);
  if (svg) return svgToPng(svg);
  const chart = charts.find(inSight);
  return chart ? chart.png() : null;
}

export const hasPicture = (drawing, charts) => Boolean(drawing?.querySelector(PICTURE_SVG)) || charts.some(inSight);

const PICTURE_SVG = "svg[role=img]";
const inSight = (chart) => !chart.element.hidden;
