// Through the grid: up and down from cell to cell of a column, left and right along a row.

import { stopsIn } from "./stops.js";

export class GridPaths {
  #grid;

  /** @param {HTMLTableElement} grid */
  constructor(grid) {
    this.#grid = grid;
  }

  /** @param {HTMLElement} stop @param {"up" | "down"} direction */
  along(stop, direction) {
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

  /** @param {HTMLElement} stop @param {"left" | "right"} direction */
  across(stop, direction) {
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

  /** @param {HTMLElement} stop @param {"first" | "last"} end */
  edge(stop, end) {
    const column = cellOf(stop)?.cellIndex;
    if (column === undefined) return undefined;
    const rows = this.#rows();
    for (const row of end === "first" ? rows.slice(1) : rows.toReversed()) {
      const found = stopsIn(row.cells[column]).at(end === "first" ? 0 : -1);
      if (found) return found;
    }
    return undefined;
  }

  #rows() {
    return [...this.#grid.rows];
  }
}

/** @param {Element} stop */
const cellOf = (stop) => /** @type {HTMLTableCellElement | null} */ (stop.closest("td, th"));
