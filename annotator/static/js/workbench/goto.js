// The cursor goes to a place of a text, and the words there stay chosen until it moves on.

/** @import {Bench} from "./bench.js" */
/** @import {Cursor} from "./cursor.js" */
/** @import {Place} from "./types.js" */

/** @param {Bench} bench @param {Cursor} cursor @param {Place} place */
export function goTo(bench, cursor, place) {
  const piece = bench.pieces.under(place)[0];
  if (!piece) return;
  cursor.goTo(piece.element);
  bench.chosen.set([place]);
}
