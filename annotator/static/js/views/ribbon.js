// The shape of a ribbon from a statement in the left text to its partner in the right one. Pure; pixels of a gutter.

/** @import {Extent} from "./lock.js" */

// Far out of sight nothing is drawn: huge numbers cost time.
const BEYOND = 4000;
const THINNEST = 2;

/**
 * The outline of a band, from edge to edge, level with both statements.
 * @param {Extent} left @param {Extent} right both counted from the top of what is seen @param {number} width
 */
export function ribbonPath(left, right, width) {
  const [a, b, c, d] = [...sides(left), ...sides(right)].map(round);
  const middle = round(width / 2);
  return `M0 ${a}C${middle} ${a} ${middle} ${c} ${round(width)} ${c}V${d}C${middle} ${d} ${middle} ${b} 0 ${b}Z`;
}

/** Whether some of a ribbon is between the top and the bottom of what is seen.
 * @param {Extent} left @param {Extent} right @param {number} height */
export function isSeen(left, right, height) {
  return Math.max(left.end, right.end) > 0 && Math.min(left.start, right.start) < height;
}

/** A little in from both ends, so that neighbours stay apart. @param {Extent} extent */
function sides({ start, end }) {
  const inset = Math.min(2, Math.max(0, (end - start - THINNEST) / 2));
  const clamp = (/** @type {number} */ place) => Math.max(-BEYOND, Math.min(BEYOND, place));
  return [clamp(start + inset), clamp(end - inset)];
}

/** @param {number} value */
const round = (value) => Math.round(value * 10) / 10;
