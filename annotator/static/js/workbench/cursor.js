// Where the keyboard is in the grid: a statement, a gap or a column's head. One of them can be reached with Tab; the
// arrows do the rest. [data-to-texts] leads there at once.

import { reveal } from "../folds.js";
import { hooked } from "./dom.js";

const STOP = "[data-start], .cell-gap, [data-whole]";

export class Cursor {
  /** @type {HTMLElement | null} */ #stop = null;
  #grid;

  /** @param {HTMLElement} grid */
  constructor(grid) {
    this.#grid = grid;
    for (const head of /** @type {NodeListOf<HTMLElement>} */ (grid.querySelectorAll("[data-whole]"))) head.tabIndex = -1;
    const first = [...grid.querySelectorAll("[data-start]")].find(isShown);
    if (first instanceof HTMLElement) this.put(first);
    hooked("data-to-texts").addEventListener("click", () => this.#stop?.focus());
    grid.addEventListener("focusin", (event) => {
      const stop = event.target instanceof HTMLElement && event.target.matches(STOP) ? event.target : null;
      if (stop) this.put(stop);
    });
  }

  get stop() {
    return this.#stop;
  }

  /** Tab leads here from now on. @param {HTMLElement} stop */
  put(stop) {
    if (stop === this.#stop) return;
    if (this.#stop) this.#stop.tabIndex = -1;
    stop.tabIndex = 0;
    this.#stop = stop;
  }

  /** Also to one that is folded away. @param {HTMLElement} stop */
  goTo(stop) {
    unfold(stop);
    this.put(stop);
    stop.focus();
  }

  /** To the next stop in a direction; stays where there is none. @param {"up" | "down" | "left" | "right"} direction */
  move(direction) {
    if (!this.#stop) return;
    const next = direction === "up" || direction === "down" ? this.#along(direction) : this.#across(direction);
    if (next) this.goTo(next);
  }

  /** To the first or the last statement of the column. @param {"first" | "last"} end */
  jump(end) {
    const column = this.#stop && cellOf(this.#stop)?.cellIndex;
    if (column === undefined || column === null) return;
    const rows = this.#rows();
    for (const row of end === "first" ? rows.slice(1) : rows.toReversed()) {
      const stop = stopsIn(row.cells[column]).at(end === "first" ? 0 : -1);
      if (stop) return this.goTo(stop);
    }
  }

  /** @param {"up" | "down"} direction */
  #along(direction) {
    const stop = /** @type {HTMLElement} */ (this.#stop);
    const step = direction === "down" ? 1 : -1;
    const cell = cellOf(stop);
    const inside = stopsIn(cell);
    const beside = inside[inside.indexOf(stop) + step];
    if (beside || !cell) return beside;
    const rows = this.#rows();
    let index = rows.indexOf(/** @type {HTMLTableRowElement} */ (cell.parentElement)) + step;
    for (; rows[index]; index += step) {
      const found = stopsIn(rows[index]?.cells[cell.cellIndex]).at(direction === "down" ? 0 : -1);
      if (found) return found;
    }
    return undefined;
  }

  /** @param {"left" | "right"} direction */
  #across(direction) {
    const stop = /** @type {HTMLElement} */ (this.#stop);
    const cell = cellOf(stop);
    const place = stopsIn(cell).indexOf(stop);
    const next = (/** @type {Element | null | undefined} */ from) =>
      direction === "right" ? from?.nextElementSibling : from?.previousElementSibling;
    for (let beside = next(cell); beside; beside = next(beside)) {
      const stops = stopsIn(beside);
      if (stops.length) return stops[Math.min(place, stops.length - 1)];
    }
    return undefined;
  }

  #rows() {
    return [.../** @type {HTMLTableElement} */ (this.#grid).rows];
  }
}

/** @param {Element} stop */
const cellOf = (stop) => /** @type {HTMLTableCellElement | null} */ (stop.closest("td, th"));

/** Not so inside what is folded away. @param {Element} stop */
const isShown = (stop) => !stop.closest("details:not([open]), [hidden]");

/** @param {Element} stop */
function unfold(stop) {
  const row = stop.closest("tr");
  if (row) reveal(row);
  stop.closest("details")?.setAttribute("open", "");
}

/** @param {Element | null | undefined} cell @returns {HTMLElement[]} */
function stopsIn(cell) {
  if (!cell) return [];
  if (cell.matches(STOP)) return [/** @type {HTMLElement} */ (cell)];
  return [.../** @type {NodeListOf<HTMLElement>} */ (cell.querySelectorAll(STOP))].filter(isShown);
}
