// What stands beside a place: the row of the grid; in a whole text the partners of a statement, and where an outlet is
// silent [.cell-gap] the segments that the gap names [data-silent-on].

import { readTies } from "../views/ties.js";

/** What only leads into a statement, and stands in its row. */
const LEADING = '[data-kind="dateline"], [data-kind="byline"]';

/**
 * The statements beside a place, its own among them. A dateline is one only where nothing else is said.
 * @param {ParentNode} root @param {Element} place @returns {HTMLElement[]}
 */
export function saidBeside(root, place) {
  const there = allBeside(root, place);
  const said = there.filter((element) => !element.matches(LEADING));
  return said.length > 0 ? said : there;
}

/** @param {ParentNode} root @param {Element} place @returns {HTMLElement[]} */
function allBeside(root, place) {
  const row = place.closest("[data-row]");
  if (row) return statements(row, "[data-start]");
  const own = place.getAttribute("data-segment");
  const segments = own === null ? named(place) : [own, ...(readTies().get(own) ?? []).map((tie) => tie.other)];
  return segments.flatMap((segment) => statements(root, `[data-segment="${CSS.escape(segment)}"]`));
}

/**
 * The gaps of an article that are silent on some statements.
 * @param {ParentNode} root @param {Element[]} said @param {number} article @returns {HTMLElement[]}
 */
export function gapsOf(root, said, article) {
  const mine = `.cell-gap[data-article="${article}"]`;
  const rows = new Set(said.map((element) => element.closest("[data-row]")).filter((row) => row !== null));
  if (rows.size > 0) return [...rows].flatMap((row) => statements(row, mine));
  const segments = new Set(said.map((element) => element.getAttribute("data-segment")));
  return statements(root, mine).filter((gap) => named(gap).some((segment) => segments.has(segment)));
}

/** @param {Element} gap */
const named = (gap) => (gap.getAttribute("data-silent-on") ?? "").split(" ").filter(Boolean);

/** @param {ParentNode} root @param {string} selector @returns {HTMLElement[]} */
function statements(root, selector) {
  return [.../** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll(selector))];
}
