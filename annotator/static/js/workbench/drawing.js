// Draws each annotation as it comes, changes and goes, and nothing else.

import { looksAlike } from "./overlay.js";

/** @import {Badges} from "./badges.js" */
/** @import {Marks} from "./highlight.js" */
/** @import {Store} from "./store.js" */

/** @param {Store} store @param {Marks} marks @param {Badges} badges */
export function startDrawing(store, marks, badges) {
  store.listen((id, before, after) => {
    if (before && after && looksAlike(before, after)) return;
    if (before) {
      marks.remove(id);
      badges.remove(id);
    }
    if (after) {
      marks.add(after);
      badges.add(after);
    }
  });
}
