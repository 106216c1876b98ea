/* Rows of little people: one figure is the whole weight of the reader. */
import { fixed } from "./kit.js";

const HIP_PITCH = 46; // from one little person to the next; each is 40 wide
const HIP_PERSON =
  "M20 1.5a7.2 7.2 0 1 1-.01 0ZM12.5 18H27.5Q33 18 33.5 24L35.5 42Q35.5 45.5 32.5 45.5 30 45.5 29.5 43L28 31V65.5" +
  "Q28 69 24.5 69 21.5 69 21.2 66L20 47 18.8 66Q18.5 69 15.5 69 12 69 12 65.5V31L10.5 43" +
  "Q10 45.5 7.5 45.5 4.5 45.5 4.5 42L6.5 24Q7 18 12.5 18Z";

function hipRow(id, name, ctx) {
  const cell = document.createElement("div");
  cell.className = `hip-row hip-row-${name}`;
  const fill = name === "in_hip" ? `url(#${id}-hatch)` : "var(--people)";
  cell.innerHTML =
    `<p class="hip-row-name"></p><svg preserveAspectRatio="xMinYMid meet">` +
    `<clipPath id="${id}-${name}"><rect y="-1" height="74" width="0"/></clipPath>` +
    `<g class="hip-empty"></g><g class="hip-full" fill="${fill}" clip-path="url(#${id}-${name})"></g></svg>` +
    `<p class="hip-row-value"><b></b> <span></span></p>`;
  cell.querySelector(".hip-row-name").textContent = ctx.t(name);
  const find = (selector) => cell.querySelector(selector);
  const groups = cell.querySelectorAll("g");
  return { cell, count: 0, svg: find("svg"), groups, clip: find("rect"), times: find("b"), amount: find("span") };
}

/** As many little people as the largest force needs, at least four. */
function hipCrowd(row, count) {
  if (row.count === count) return;
  row.count = count;
  let people = "";
  for (let i = 0; i < count; i++) people += `<path d="${HIP_PERSON}" transform="translate(${i * HIP_PITCH})"/>`;
  for (const group of row.groups) group.innerHTML = people;
  row.svg.setAttribute("viewBox", `-1 0 ${count * HIP_PITCH - 4} 71`);
}

export function hipPeople(id, ctx) {
  const rows = { under_foot: hipRow(id, "under_foot", ctx), in_hip: hipRow(id, "in_hip", ctx) };
  const box = document.createElement("div");
  box.className = "hip-people";
  const key = document.createElement("p");
  key.className = "hip-key";
  box.append(rows.under_foot.cell, rows.in_hip.cell, key);
  return {
    box,
    /** Numbers: always those of the state, never those of a moment of the move. */
    write(state) {
      const count = Math.max(4, Math.ceil(Math.max(state.joint, state.ground_stance) - 0.02));
      const values = [
        ["under_foot", state.ground_stance, state.labels.ground_stance],
        ["in_hip", state.joint, state.labels.joint],
      ];
      for (const [name, force, amount] of values) {
        hipCrowd(rows[name], count);
        rows[name].times.textContent = ctx.t("times", { n: ctx.n(force, 1) });
        rows[name].amount.textContent = amount;
      }
      key.textContent = ctx.t("one_figure", { weight: state.weight_text.replaceAll(" ", "\u00a0") });
    },
    draw(pose) {
      for (const [name, force] of [["under_foot", pose.ground], ["in_hip", pose.joint]]) {
        const whole = Math.floor(force);
        rows[name].clip.setAttribute("width", fixed(whole * HIP_PITCH + (force - whole) * 40));
      }
    },
  };
}
