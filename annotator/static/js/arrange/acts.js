// What can be done with chosen sentences: the key, how many it takes, and what is said before and after.

/**
 * `asks`: it takes two, and with one chosen it waits for the other. `several`: it takes as many as there are.
 * @typedef {{name: string, key: string, done: string, asks?: string, several?: boolean}} Act
 */

/** @type {Act[]} */
export const ACTS = [
  { name: "link", key: "l", done: "Linked.", asks: "Now choose the sentence that says the same." },
  { name: "take_out", key: "u", done: "Taken out of its row." },
  { name: "confirm", key: "c", done: "Row confirmed." },
  { name: "merge", key: "m", done: "Rows merged.", asks: "Now choose a sentence of the other row." },
  { name: "split", key: "s", done: "Split off.", several: true },
  { name: "move", key: "v", done: "Moved.", asks: "Now choose a sentence of the row where it belongs." },
];

/** @param {string} name @returns {Act | undefined} */
export const actNamed = (name) => ACTS.find((act) => act.name === name);

/** @param {string} key @returns {Act | undefined} */
export const actFor = (key) => ACTS.find((act) => act.key === key.toLowerCase());

/**
 * What stands in the way of an act on so many chosen sentences: "" for nothing, else what to say.
 * @param {Act} act @param {number} chosen at least one
 */
export function lacking(act, chosen) {
  if (act.asks) return chosen === 2 ? "" : chosen === 1 ? act.asks : "Choose two sentences for this.";
  return act.several || chosen === 1 || act.name === "confirm" ? "" : "Choose one sentence for this.";
}
