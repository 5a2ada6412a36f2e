// Which marks lie where in one text. Pure; code points. Marks are found by the blocks of text they touch, so that a
// question about one place does not walk through two thousand of them.

const BLOCK = 256;

/** @template Key @typedef {{key: Key, start: number, end: number}} Interval */

/** @template Key */
export class Intervals {
  /** @type {Map<number, Set<Interval<Key>>>} */ #blocks = new Map();
  /** @type {Map<Key, Interval<Key>[]>} */ #byKey = new Map();

  /** @param {Key} key @param {number} start @param {number} end @returns {Interval<Key>} */
  add(key, start, end) {
    const interval = { key, start, end };
    for (const block of blocks(start, end)) {
      const held = this.#blocks.get(block);
      if (held) held.add(interval);
      else this.#blocks.set(block, new Set([interval]));
    }
    const same = this.#byKey.get(key);
    if (same) same.push(interval);
    else this.#byKey.set(key, [interval]);
    return interval;
  }

  /** Every interval of a key goes. @param {Key} key */
  remove(key) {
    for (const interval of this.#byKey.get(key) ?? []) {
      for (const block of blocks(interval.start, interval.end)) this.#blocks.get(block)?.delete(interval);
    }
    this.#byKey.delete(key);
  }

  /** Those that share at least one code point with [start, end). @param {number} start @param {number} end */
  overlapping(start, end) {
    /** @type {Set<Interval<Key>>} */
    const found = new Set();
    for (const block of blocks(start, end)) {
      for (const interval of this.#blocks.get(block) ?? []) {
        if (interval.start < end && start < interval.end) found.add(interval);
      }
    }
    return [...found];
  }

  /** Those that cover the code point that begins at `point`, the shortest first. @param {number} point */
  at(point) {
    const length = (/** @type {Interval<Key>} */ one) => one.end - one.start;
    return this.overlapping(point, point + 1).sort((a, b) => length(a) - length(b) || a.start - b.start);
  }
}

/** @param {number} start @param {number} end */
function* blocks(start, end) {
  const last = Math.floor(Math.max(start, end - 1) / BLOCK);
  for (let block = Math.floor(start / BLOCK); block <= last; block += 1) yield block;
}
