// The buttons under a calculator: start again, my numbers, link, CSV, picture, print.
import { h, put, saveFile } from "./dom.js";
import { fragment, mine } from "./mine.js";
import { svgToPng } from "./picture_file.js";
import { toCsv } from "./table.js";

export function makeTools(spec, words, { current, reset, useMine, image, hasImage }) {
  const said = h("p", { class: "said", role: "status" });
  const say = (text) => put(said, text);
  const button = (text, action, kind = "") => h("button", { type: "button", class: `btn ${kind}`.trim(), onclick: action }, text);
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
    if (blob) saveFile(`${spec.name}.png`, blob);
  }
  const buttons = [
    button(words.again, () => { reset(); say(words.was_reset); }),
    // "own" is out of sight while a made-up person is shown (calculator.css)
    hasMine && !spec.keeps && button(words.use_mine, useMine, "own"),
    hasMine && !spec.keeps && button(words.keep_mine, () => { mine.keep(spec, current().base); say(words.kept); }, "own"),
    spec.keeps && button(words.erase_mine, () => { mine.erase(); reset(); say(words.erased); }, "own"),
    ownPage && button(words.link, copyLink),
    button(words.csv, () => saveFile(`${spec.name}.csv`, toCsv(current().table))),
    hasImage && button(words.save_picture, savePicture),
    ownPage && button(words.print, () => print()),
  ].filter(Boolean);
  return { element: h("div", { class: "tools-row" }, ...buttons, said), say, buttons };
}

// The picture of a calculator as a file: its drawing if it has one, else its first chart.
export async function pictureBlob(drawing, charts) {
  const svg = drawing?.querySelector("svg[role=img]");
  if (svg) return svgToPng(svg);
  return charts.length ? blobOf(await charts[0].png()) : null;
}

// "data:image/png;base64,…" → file; fetch() of such an address is not allowed on our pages.
function blobOf(dataAddress) {
  const letters = atob(dataAddress.split(",")[1]);
  return new Blob([Uint8Array.from(letters, (letter) => letter.charCodeAt(0))], { type: "image/png" });
}
