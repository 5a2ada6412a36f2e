// Where a text has to stand so that what it says beside a place of another text is level with it. Pure; places are
// pixels down a text, counted along its lines, so that sentences that share a line follow one another.

/** @typedef {{start: number, end: number}} Extent */
/** @typedef {{from: Extent, to: Extent}} Pair a statement of the text that leads, and its partner in the one that follows */

/**
 * The place in the following text for one in the leading text: inside a statement its partner's, as far down; between
 * two partners the way from one to the next; where the next one stands further up, still until it is reached; before
 * the first the way from the top; after the last still. Asks only for the pairs it needs.
 * @param {number} place
 * @param {number} count of pairs
 * @param {(index: number) => Pair} pairAt in the order of the text that leads
 * @returns {number | null} null where nothing is tied
 */
export function follow(place, count, pairAt) {
  if (count === 0) return null;
  const index = lastBegun(place, count, pairAt);
  const previous = index < 0 ? TOP : pairAt(index);
  if (place < previous.from.end) return previous.to.start + share(place, previous.from) * length(previous.to);
  if (index + 1 === count) return previous.to.end;
  const next = pairAt(index + 1);
  const gap = { start: previous.from.end, end: next.from.start };
  const way = next.to.start - previous.to.end;
  return previous.to.end + (way > 0 ? share(place, gap) * way : 0);
}

/** @type {Pair} */
const TOP = { from: { start: 0, end: 0 }, to: { start: 0, end: 0 } };

/** @param {number} place @param {number} count @param {(index: number) => Pair} pairAt */
function lastBegun(place, count, pairAt) {
  return firstWhere(count, (index) => pairAt(index).from.start > place) - 1;
}

/** The first index, of those in order, from which on something holds; the count where it never does.
 * @param {number} count @param {(index: number) => boolean} holds */
export function firstWhere(count, holds) {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** @param {number} place @param {Extent} extent @returns {number} 0 to 1 */
function share(place, extent) {
  const whole = length(extent);
  return whole > 0 ? Math.min(1, Math.max(0, (place - extent.start) / whole)) : 1;
}

/** @param {Extent} extent */
const length = ({ start, end }) => end - start;
