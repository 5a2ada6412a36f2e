// Where bars stand in the lanes beside a text. Pure; code points down the text, slots across a lane.

/** How wide a slot is, and how high a bar at least, in pixels: what a finger meets. */
export const SLOT = 24;
/** How many code points stand beside a bar at least: about a line. */
export const LINE = 40;
/** So many slots a lane has at most, and all lanes of a text together: the text needs room too. */
const MOST_OF_ONE = 3;
const MOST_OF_ALL = 6;

/** @typedef {{lane: number, start: number, end: number}} Extent of a bar, lanes counted from 0 */

/** How many slots each of so many lanes has at most. @param {number} lanes */
export function mostSlots(lanes) {
  return Math.max(1, Math.min(MOST_OF_ONE, Math.floor(MOST_OF_ALL / lanes)));
}

/**
 * Bars of one lane that would cover each other stand in slots side by side; what finds none free shares the last one.
 * @param {readonly Extent[]} bars @param {number} most slots of a lane
 * @returns {number[]} the slot of each bar in its lane, from 0
 */
export function slotsFor(bars, most = MOST_OF_ONE) {
  const slots = bars.map(() => 0);
  /** @type {Map<number, number[]>} where the last bar of each slot ends, by lane */
  const ends = new Map();
  const order = [...bars.entries()].sort(([, a], [, b]) => a.start - b.start || b.end - a.end);
  for (const [index, { lane, start, end }] of order) {
    const taken = ends.get(lane) ?? [];
    const free = taken.findIndex((last) => last <= start);
    const slot = free >= 0 ? free : Math.min(taken.length, most - 1);
    taken[slot] = Math.max(taken[slot] ?? 0, end, start + LINE);
    ends.set(lane, taken);
    slots[index] = slot;
  }
  return slots;
}

/**
 * How many slots each lane has, and no fewer than `least`.
 * @param {readonly {lane: number}[]} bars @param {readonly number[]} slots of each bar
 * @param {readonly number[]} least slots of each lane
 * @returns {number[]}
 */
export function widen(bars, slots, least) {
  const widths = [...least];
  bars.forEach(({ lane }, index) => {
    widths[lane] = Math.max(widths[lane] ?? 1, (slots[index] ?? 0) + 1);
  });
  return widths;
}

/**
 * How far a slot is from the far edge of all lanes, in pixels.
 * @param {readonly number[]} widths of the lanes in slots @param {number} lane @param {number} slot
 */
export function fromEnd(widths, lane, slot) {
  const after = widths.slice(lane).reduce((sum, width) => sum + width, 0);
  return (after - slot - 1) * SLOT;
}
