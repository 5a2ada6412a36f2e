// How chosen words grow and shrink by keys: either end, by word, character or statement. Pure; code points.

/** @import {Stretch} from "./types.js" */
/** @import {PointText} from "../offsets.js" */

/** @typedef {{edge: "start" | "end", direction: 1 | -1, by: "word" | "character" | "statement"}} Move */

/**
 * @param {Stretch | null} chosen
 * @param {Stretch} here the statement under the cursor: what grows starts here
 * @param {readonly Stretch[]} statements all that the page shows of the text, in its order
 * @param {PointText} text
 * @param {Move} move
 * @returns {Stretch | null} what was chosen before where nothing would be left; null where nothing can be chosen
 */
export function extend(chosen, here, statements, text, move) {
  const step = stepper(statements, text, move);
  const { start, end } = chosen ? moved(chosen, step, move) : begun(here, step, move);
  const [first, last] = [statements[0]?.start ?? 0, statements.at(-1)?.end ?? 0];
  return text.tidy(Math.max(start, first), Math.min(end, last)) ?? chosen;
}

/** @typedef {(point: number, side: "start" | "end", direction: 1 | -1) => number} Step */

/** @param {readonly Stretch[]} statements @param {PointText} text @param {Move} move @returns {Step} */
function stepper(statements, text, { by }) {
  if (by === "word") return (point, side, direction) => text.wordEdge(point, side, direction);
  if (by === "character") return (point, _, direction) => characterBeyondSpace(point, text, direction);
  return (point, side, direction) => {
    const edges = statements.map((statement) => statement[side]);
    const next = direction > 0 ? edges.find((edge) => edge > point) : edges.findLast((edge) => edge < point);
    return next ?? point;
  };
}

/** White space counts for nothing: it would be left out again. @param {number} point @param {PointText} text
 * @param {1 | -1} direction */
function characterBeyondSpace(point, text, direction) {
  let next = text.characterEdge(point, direction);
  while (next !== point && text.slice(Math.min(point, next), Math.max(point, next)).trim() === "") {
    point = next;
    next = text.characterEdge(point, direction);
  }
  return next;
}

/** @param {Stretch} chosen @param {Step} step @param {Move} move */
function moved({ start, end }, step, { edge, direction }) {
  if (edge === "end") return { start, end: step(end, "end", direction) };
  const next = step(start, "start", direction);
  // The start catches up with the end: a window of one word walks on.
  return { start: next, end: next < end ? end : Math.max(step(next, "end", 1), end) };
}

/** @param {Stretch} here @param {Step} step @param {Move} move */
function begun(here, step, { direction, by }) {
  if (by === "statement") return here;
  if (direction > 0) return { start: here.start, end: Math.min(step(here.start, "end", 1), here.end) };
  return { start: Math.max(step(here.end, "start", -1), here.start), end: here.end };
}
