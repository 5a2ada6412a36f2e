// In which column of the page something stands: a cell of the grid, or a whole text [data-column].

/** @param {EventTarget | null} target @returns {number | null} counted from 1; null outside all columns */
export function columnNumber(target) {
  const column = target instanceof Element ? target.closest("td, [data-column]") : null;
  if (column instanceof HTMLTableCellElement) return column.cellIndex + 1;
  return column instanceof HTMLElement ? Number(column.dataset.column) : null;
}
