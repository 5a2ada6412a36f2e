// A seeded generator: a failure is the same failure on the next run.

/** @param {number} seed */
export function seeded(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (/** @type {number} */ most) => Math.floor(next() * most);
  return {
    next,
    below,
    chance: (/** @type {number} */ share) => next() < share,
    /** @template T @param {readonly T[]} items @returns {T} */
    pick: (items) => /** @type {T} */ (items[below(items.length)]),
  };
}

/** @typedef {ReturnType<typeof seeded>} Random */

// Letters of one, two and many units; what joins; what combines; what runs leftward; spaces of every width.
const PARTS = [
  "a", "word", "Zürich", "e\u0301", "\u0301", "ք", "Հայաստան", "عمال", "العَمَل", "שלום", "हिन्दी", "क्षि", "日本語", "。",
  "😀", "👩‍👩‍👧", "👍🏽", "🇦🇲", "🇦", "𝒳", "𐎠", "\u200d", "\ufe0f", " ", "  ", "\u00a0", "\u3000", "\n", "\n\n", ".", "“", "”", "-",
];

/** @param {Random} random @param {number} [most] parts */
export function randomText(random, most = 24) {
  return Array.from({ length: random.below(most) + 1 }, () => random.pick(PARTS)).join("").normalize("NFC");
}

/** @param {Random} random @param {number} length @returns {[number, number]} a stretch of at least one */
export function randomStretch(random, length) {
  const start = random.below(length);
  return [start, start + 1 + random.below(length - start)];
}
