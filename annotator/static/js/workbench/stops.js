// Where the keyboard can stand: a statement, a gap, or the button in a column's head.

export const STOP = "[data-start], .cell-gap, [data-whole]";

/** Not so inside what is folded away. @param {Element} stop */
export const isShown = (stop) => !stop.closest("details:not([open]), [hidden]");

/** @param {Element | null | undefined} place @returns {HTMLElement[]} */
export function stopsIn(place) {
  if (!place) return [];
  if (place.matches(STOP)) return [/** @type {HTMLElement} */ (place)];
  return [.../** @type {NodeListOf<HTMLElement>} */ (place.querySelectorAll(STOP))].filter(isShown);
}
