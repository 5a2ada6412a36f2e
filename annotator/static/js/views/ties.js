// What the page tells of its statements: which of them say the same, by the ids of their segments.

/** @typedef {{other: string, heat: string, moved: boolean}} Tie seen from one of the two */

const HEATS = ["same", "edited", "rewritten"];

/** @type {Map<string, Tie[]> | null} */
let known = null;

/** @returns {Map<string, Tie[]>} by segment, the likeliest first */
export function readTies() {
  return (known ??= read());
}

/** @returns {Map<string, Tie[]>} */
function read() {
  /** @type {[number, number, number, number][]} */
  const told = JSON.parse(document.getElementById("ties-data")?.textContent ?? "[]");
  /** @type {Map<string, Tie[]>} */
  const ties = new Map();
  const put = (/** @type {number} */ from, /** @type {Tie} */ tie) => {
    const held = ties.get(String(from));
    if (held) held.push(tie);
    else ties.set(String(from), [tie]);
  };
  for (const [one, other, heat, moved] of told) {
    const how = { heat: HEATS[heat] ?? "rewritten", moved: moved === 1 };
    put(one, { other: String(other), ...how });
    put(other, { other: String(one), ...how });
  }
  return ties;
}
