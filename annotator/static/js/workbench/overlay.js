// What a person sees: the server's row with their own acts, which may still be on the way, laid over it. Pure.

/** @import {Act, Annotation} from "./types.js" */

/**
 * @param {Annotation | null} row @param {Act} act
 * @returns {Annotation | null} null where there is nothing to see
 */
function applyAct(row, act) {
  const body = act.body ?? {};
  switch (act.operation) {
    case "create":
      // A row that is there already has come back from the server: it knows more than we sent.
      return row ?? /** @type {Annotation} */ ({ layer: "annotator", version: 0, ...body, id: act.annotation });
    case "change":
      return row && { ...row, ...body };
    case "delete":
      return row && { ...row, deleted: true };
    case "restore":
      return row ? { ...row, deleted: false } : /** @type {Annotation} */ ({ version: 0, ...body, id: act.annotation });
  }
}

/** @param {Annotation | null} row @param {readonly Act[]} acts @returns {Annotation | null} */
export function overlay(row, acts) {
  const seen = acts.reduce(applyAct, row);
  return seen && !seen.deleted ? seen : null;
}

/** Whether two states of an annotation are drawn alike. @param {Annotation} a @param {Annotation} b */
export function looksAlike(a, b) {
  return a.code === b.code && equal(a.anchors, b.anchors) && equal(a.absent_from, b.absent_from);
}

/**
 * Whether a row already says what an act wanted: then an answer was lost on the way, and not the act.
 * @param {Act} act @param {Annotation} row
 */
export function isSatisfied(act, row) {
  if (act.operation !== "change") return false;
  return Object.entries(act.body ?? {}).every(([field, value]) => equal(row[/** @type {"note"} */ (field)], value));
}

/** Whether two values say the same, however deep. @param {unknown} a @param {unknown} b @returns {boolean} */
export function equal(a, b) {
  if (a === b) return true;
  if (typeof a !== "object" || typeof b !== "object" || !a || !b) return false;
  const [one, other] = [Object.entries(a), Object.entries(b)];
  const inner = /** @type {Record<string, unknown>} */ (b);
  return one.length === other.length && one.every(([field, value]) => equal(value, inner[field]));
}
