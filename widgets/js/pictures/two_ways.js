/* One effect told two ways, side by side with the same tracks: as a ratio, and in people of 100. On a narrow screen the
   two stand below each other.

   STATE { name, description,
           panels: [{ kind: "Relative: sounds big", title: "“Half as many broken bones”", rows: [bars.js], note }] } */

import { bars } from "./bars.js";
import { sceneDrawing, sceneRuler, sceneWatch, sceneGlide } from "./scene.js";
import { h, put } from "../dom.js";

const twoWaysMove = 300; // ms from one state to the next

export function two_ways(host, ctx) {
  const root = h("div", { class: "two-ways" });
  host.append(root);
  const ruler = sceneRuler(host);
  const panels = [twoWaysPanel(root, ruler), twoWaysPanel(root, ruler)];
  const glide = sceneGlide((now) => {
    let next = 0;
    for (const panel of panels) panel.move(now.slice(next, next += panel.count()));
  });
  let first = true;

  function draw(state) {
    state.panels.forEach((panel, i) => panels[i].say(panel, state));
    glide.to(state.panels.flatMap(({ rows }) => rows.flatMap(twoWaysNumbers)), first || ctx.calm() ? 0 : twoWaysMove);
    first = false;
  }

  function stop() {
    glide.stop();
    for (const panel of panels) panel.stop();
  }
  return { draw, stop };
}

const twoWaysNumbers = ({ n, of }) => [n, of]; // of each row: what glides

function twoWaysPanel(root, ruler) {
  const drawing = sceneDrawing("two-ways-bars");
  const words = { kind: h("p", { class: "two-ways-kind" }), title: h("p", { class: "two-ways-title" }), note: h("p", { class: "two-ways-note" }) };
  const room = h("div", { class: "two-ways-room" }, drawing.element);
  root.append(h("div", { class: "two-ways-panel" }, words.kind, words.title, room, words.note));
  const rows = bars(drawing.group);
  let panel = null;
  let numbers = null;

  function lay({ width, rem } = watch.size()) {
    if (!numbers || !width) return;
    const now = panel.rows.map((row, i) => ({ ...row, n: numbers[2 * i], of: numbers[2 * i + 1] }));
    drawing.fit(width, Math.ceil(rows.draw(now, { width, rem, ruler })));
  }
  const watch = sceneWatch(room, lay, ruler);
  return {
    stop: watch.stop,
    count: () => 2 * (panel?.rows.length ?? 0),
    move: (now) => { numbers = now; lay(); },
    say: (next, state) => {
      panel = next;
      drawing.say(`${state.name}. ${next.kind}`, state.description);
      for (const [name, node] of Object.entries(words)) put(node, next[name] ?? "");
    },
  };
}
