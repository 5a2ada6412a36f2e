// What knows where words and characters end, in every script.

/** @type {Map<string, Intl.Segmenter>} made on first use: to make them takes longer than to draw a page of marks */
const segmenters = new Map();

/** @param {"grapheme" | "word"} granularity @returns {Intl.Segmenter} */
export function segmenter(granularity) {
  const known = segmenters.get(granularity) ?? new Intl.Segmenter(undefined, { granularity });
  segmenters.set(granularity, known);
  return known;
}

/** Make ready what the first mark needs, while nobody waits for it. */
export function prepareForMarking() {
  segmenter("word").segment("a b").containing(0);
  segmenter("grapheme").segment("a b").containing(0);
}
