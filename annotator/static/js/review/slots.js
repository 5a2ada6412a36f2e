// Where bars stand in the lanes beside a text. Pure; pixels down the text, slots across a lane.

/** How wide a slot is, and how high a bar at least: what a finger meets. */
export const SLOT = 24;

/** @typedef {{lane: number, start: number, end: number}} Extent of a bar, lanes counted from 0 */

/**
 * Bars of one lane that would cover each other stand in slots side by side.
 * @param {readonly Extent[]} bars
 * @returns {number[]} the slot of each bar in its lane, from 0
 */
export function slotsFor(bars) {
  const slots = bars.map(() => 0);
  /** @type {Map<number, number[]>} where the last bar of each slot ends, by lane */
  const ends = new Map();
  const order = [...bars.entries()].sort(([, a], [, b]) => a.start - b.start || b.end - a.end);
  for (const [index, { lane, start, end }] of order) {
    const taken = ends.get(lane) ?? [];
    const free = taken.findIndex((last) => last <= start);
    const slot = free < 0 ? taken.length : free;
    taken[slot] = Math.max(end, start + SLOT);
    ends.set(lane, taken);
    slots[index] = slot;
  }
  return slots;
}

/**
 * How many slots each lane has. A lane never narrows: the text beside it would be set anew, and so for ever.
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
