// What an outlet leaves out is marked where it is missing: a click on the gap, or a key on it (keyboard.js).

import { markOmission } from "./marking.js";

/** @import {Bench} from "./bench.js" */
/** @import {Cursor} from "./cursor.js" */

/** @param {Bench} bench @param {Cursor} cursor */
export function startGaps(bench, cursor) {
  bench.grid.addEventListener("click", (event) => {
    const target = event.target instanceof Element ? event.target : null;
    const gap = /** @type {HTMLElement | null} */ (target?.closest(".cell-gap") ?? null);
    if (!gap || target?.closest("button")) return;
    cursor.put(gap);
    markOmission(bench, gap);
  });
}
