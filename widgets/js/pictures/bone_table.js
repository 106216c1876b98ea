/* Geometry of the drawing, not course numbers: how many struts are lost and how thick the others are, so that the
   drawn bone AREA equals the percentage of the picture at 25. An illustration. Shared out by course choice, guided
   by the literature: women lose struts (32 of 100 at 55 %), men keep most (8 of 100) and thin them; the shell thins
   alike. `thick` was found by bisection with boneArea(), which counts the pixels of the fine drawing.
   Change a seed, gap, radius or blend of the net and this table must be calibrated again. */

/* percent, share of struts lost (below 0: necked struts fill up), thickness of struts, thickness of the shell */
const boneTable = {
  female: [
    [115, -0.055, 1.14, 1.127],
    [110, -0.037, 1.094, 1.084],
    [105, -0.018, 1.047, 1.042],
    [100, 0, 1, 1],
    [95, 0.026, 0.956, 0.958],
    [90, 0.057, 0.918, 0.916],
    [85, 0.09, 0.881, 0.873],
    [80, 0.126, 0.84, 0.831],
    [75, 0.163, 0.802, 0.789],
    [70, 0.201, 0.767, 0.747],
    [65, 0.24, 0.732, 0.704],
    [60, 0.279, 0.694, 0.662],
    [55, 0.32, 0.652, 0.62],
    [50, 0.361, 0.605, 0.578],
    [45, 0.403, 0.545, 0.536],
  ],
  male: [
    [115, -0.055, 1.14, 1.127],
    [110, -0.037, 1.094, 1.084],
    [105, -0.018, 1.047, 1.042],
    [100, 0, 1, 1],
    [95, 0.006, 0.949, 0.958],
    [90, 0.014, 0.898, 0.916],
    [85, 0.023, 0.846, 0.873],
    [80, 0.031, 0.794, 0.831],
    [75, 0.041, 0.74, 0.789],
    [70, 0.05, 0.685, 0.747],
    [65, 0.06, 0.631, 0.704],
    [60, 0.07, 0.578, 0.662],
    [55, 0.08, 0.524, 0.62],
    [50, 0.09, 0.47, 0.578],
    [45, 0.101, 0.42, 0.536],
  ],
};

/* The shape for a percentage, on a straight line between two rows of the table. Outside 45–115 it stays at the end. */
export function boneShape(percent, sex) {
  const rows = boneTable[sex] ?? boneTable.female;
  const wanted = Math.max(rows.at(-1)[0], Math.min(rows[0][0], percent));
  const below = Math.max(1, rows.findIndex((row) => row[0] <= wanted));
  const [from, to] = [rows[below - 1], rows[below]];
  const t = (from[0] - wanted) / (from[0] - to[0]);
  const [, lost, thick, shell] = from.map((value, i) => value + (to[i] - value) * t);
  return { lost, thick, shell };
}
