// Rows kept in an order. Pure.

/** @template {{id: string}} Row */
export class Sorted {
  /** @type {Row[]} */ #rows = [];
  #compare;

  /** @param {(a: Row, b: Row) => number} compare */
  constructor(compare) {
    this.#compare = compare;
  }

  get length() {
    return this.#rows.length;
  }

  /** @param {Row[]} rows */
  fill(rows) {
    this.#rows = [...rows].sort(this.#compare);
  }

  /** @param {Row} row @returns {number} where it stands now */
  add(row) {
    let low = 0;
    let high = this.#rows.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#compare(/** @type {Row} */ (this.#rows[middle]), row) < 0) low = middle + 1;
      else high = middle;
    }
    this.#rows.splice(low, 0, row);
    return low;
  }

  /** @param {string} id */
  remove(id) {
    const index = this.#rows.findIndex((row) => row.id === id);
    if (index >= 0) this.#rows.splice(index, 1);
  }

  /** @param {number} index */
  at(index) {
    return this.#rows[index] ?? null;
  }

  /** @param {number} from @param {number} to */
  slice(from, to) {
    return this.#rows.slice(from, to);
  }
}
