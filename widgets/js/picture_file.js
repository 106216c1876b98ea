// Turns a drawing or a chart on the page into a PNG. The file of an image knows neither the style sheets nor the fonts
// of the page, so both go along in a copy.
const PICTURE_STYLES = [
  "fill", "stroke", "stroke-width", "stroke-dasharray", "stroke-linecap", "stroke-linejoin", "opacity",
  "fill-opacity", "stroke-opacity", "font-family", "font-size", "font-weight", "text-anchor", "paint-order",
];
const PICTURE_SCALE = 2;

// place: where on the page it stands, whose paper it gets
export async function pictureToPng(text, { width, height }, place) {
  const image = new Image();
  const whole = text.replace(">", `><style>${(await pictureFonts()).join("")}</style>`);
  image.src = "data:image/svg+xml;charset=utf-8," + encodeURIComponent(whole);
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = width * PICTURE_SCALE;
  canvas.height = height * PICTURE_SCALE;
  const pen = canvas.getContext("2d");
  pen.fillStyle = getComputedStyle(place).getPropertyValue("--paper").trim() || "#fff";
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
}

export function svgToPng(svg) {
  const box = svg.getBoundingClientRect();
  return pictureToPng(standalone(svg, box), box, svg);
}

function standalone(svg, box) {
  const copy = svg.cloneNode(true);
  const originals = [svg, ...svg.querySelectorAll("*")];
  const copies = [copy, ...copy.querySelectorAll("*")];
  originals.forEach((original, i) => {
    const style = getComputedStyle(original);
    copies[i].setAttribute("style", PICTURE_STYLES.map((name) => `${name}:${style.getPropertyValue(name)}`).join(";"));
  });
  copy.setAttribute("width", box.width);
  copy.setAttribute("height", box.height);
  copy.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  return new XMLSerializer().serializeToString(copy);
}

// The rules of the fonts that the page brings, each with its font inside. A font that cannot be had is left out.
async function pictureFonts() {
  const rules = [...document.styleSheets].flatMap(fontRules);
  const found = await Promise.allSettled(rules.map(async (rule) => {
    const [, address] = rule.style.getPropertyValue("src").match(/url\("([^"]+)"\)/);
    const answer = await fetch(new URL(address, document.baseURI));
    return rule.cssText.replace(address, await dataAddress(await answer.blob()));
  }));
  return found.filter(({ status }) => status === "fulfilled").map(({ value }) => value);
}

function fontRules(sheet) {
  try {
    return [...sheet.cssRules].filter((rule) => rule instanceof CSSFontFaceRule);
  } catch {
    return []; // of another host: nobody may read it
  }
}

const dataAddress = (blob) => new Promise((resolve, reject) => {
  const reader = new FileReader();
  reader.onload = () => resolve(reader.result);
  reader.onerror = () => reject(reader.error);
  reader.readAsDataURL(blob);
});
