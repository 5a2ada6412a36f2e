// Which character of which text is under the pointer.

import { pointAt, rangesIn } from "../offsets.js";
import { liveRange } from "./dom.js";

/** @import {Piece} from "../offsets.js" */
/** @import {Pieces} from "./pieces.js" */

/**
 * @param {Pieces} pieces @param {number} x @param {number} y in the window
 * @returns {{piece: Piece, point: number, at: DOMRect} | null} null beside the words
 */
export function characterUnder(pieces, x, y) {
  const caret = document.caretPositionFromPoint?.(x, y);
  const piece = caret ? pieces.at(caret.offsetNode) : null;
  const point = caret && piece ? pointAt(piece, caret.offsetNode, caret.offset) : null;
  if (!piece || point === null) return null;
  // A caret stands between two characters: the pointer is on one of them, or beside the line.
  for (const candidate of [point, point - 1]) {
    const range = rangesIn(piece, candidate, candidate + 1)[0];
    const at = range && liveRange(range).getBoundingClientRect();
    if (at && holds(at, x, y)) return { piece, point: candidate, at };
  }
  return null;
}

/** @param {DOMRect} rect @param {number} x @param {number} y */
function holds(rect, x, y) {
  return x >= rect.left && x <= rect.right && y >= rect.top && y <= rect.bottom;
}
