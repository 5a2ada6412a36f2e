// From statement to statement with something to do: without a mark, or marked differently by those who marked it.

import { say } from "./announce.js";

/** @import {Annotation} from "./types.js" */
/** @import {Bench} from "./bench.js" */
/** @import {Cursor} from "./cursor.js" */

/** To the next statement down the page, row by row, that nobody here has marked. @param {Bench} bench @param {Cursor} cursor */
export function goToUnmarked(bench, cursor) {
  const isUnmarked = (/** @type {Element} */ element) => {
    const piece = bench.pieces.at(element);
    return piece !== null && bench.marks.over(piece).length === 0;
  };
  go(bench, cursor, isUnmarked, "Every statement on this page has a mark.");
}

/** To the next one that people marked with different codes, or that only some of them marked. @param {Bench} bench
 * @param {Cursor} cursor */
export function goToDisagreement(bench, cursor) {
  const people = new Set(bench.store.all().filter(isFirstHand).map((row) => row.annotator));
  if (people.size < 2) return say("You see the work of one person here: there is nothing to compare.");
  const isDisputed = (/** @type {Element} */ element) => {
    const piece = bench.pieces.at(element);
    const rows = piece ? bench.marks.over(piece).map((id) => bench.store.get(id)) : [];
    return isDisagreement(rows.filter((row) => row !== null && isFirstHand(row)), people);
  };
  go(bench, cursor, isDisputed, "Nothing on this page is marked differently.");
}

/**
 * Whether people gave a statement different codes; nobody's mark is agreement. Pure.
 * @param {(Annotation | null)[]} rows @param {Set<string>} people all who marked something in this event
 */
export function isDisagreement(rows, people) {
  /** @type {Map<string, Set<string>>} */
  const given = new Map([...people].map((person) => [person, new Set()]));
  for (const row of rows) if (row) given.get(row.annotator)?.add(row.code);
  return new Set([...given.values()].map((codes) => [...codes].sort().join(" "))).size > 1;
}

/** @param {Annotation} row */
const isFirstHand = (row) => row.layer === "annotator";

/** @param {Bench} bench @param {Cursor} cursor @param {(element: Element) => boolean} isWanted @param {string} none */
function go(bench, cursor, isWanted, none) {
  const statements = /** @type {HTMLElement[]} */ ([...bench.grid.querySelectorAll("[data-start]")]);
  const here = statements.findIndex((one) => one === cursor.stop);
  const ordered = [...statements.slice(here + 1), ...statements.slice(0, here + 1)];
  const next = ordered.find((one) => one !== cursor.stop && isWanted(one));
  if (next) cursor.goTo(next);
  else say(none);
}
