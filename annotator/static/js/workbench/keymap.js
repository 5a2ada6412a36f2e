// Which key does what in the texts. People may change it; this browser keeps their choice, since keyboards differ from
// machine to machine. Pure but for the box it is kept in.

/** @import {Code} from "./types.js" */
/** @import {Box} from "./history.js" */

/**
 * What can have another key: its name, its key to begin with, and what it does, in words.
 * @type {Record<string, {key: string, does: string, marks?: true}>}
 */
export const ACTIONS = {
  marks: { key: "m", does: "the marks here: change or delete them" },
  next: { key: "n", does: "to the next statement without a mark" },
  disagreement: { key: "d", does: "to the next statement that people marked differently" },
  find: { key: "f", does: "find words in these texts, and mark many places at once" },
  collect: { key: "c", does: "collect it, for a contrast or one mark in several places", marks: true },
  swap: { key: "s", does: "collect the next words put otherwise here, with those they stand for", marks: true },
  row: { key: "g", does: "a contrast of the whole row", marks: true },
  copies: { key: "x", does: "carry the mark over to the same words of other outlets", marks: true },
  article: { key: "a", does: "mark the whole article", marks: true },
  event: { key: "v", does: "mark the event", marks: true },
};

export class KeyMap {
  /** @type {Map<string, string>} key by action */ #keys = new Map();
  #box;
  #codes;

  /** @param {Box} box @param {readonly Code[]} codes */
  constructor(box, codes) {
    this.#box = box;
    this.#codes = codes;
    for (const [action, { key }] of Object.entries(ACTIONS)) this.#keys.set(action, key);
    for (const [action, key] of Object.entries(stored(box))) {
      if (action in ACTIONS && isKey(key)) this.#keys.set(action, key);
    }
  }

  /** @param {string} action */
  keyOf(action) {
    return this.#keys.get(action) ?? "";
  }

  /** @param {string} key as the event has it @returns {string | null} */
  actionOf(key) {
    const wanted = key.toLowerCase();
    return [...this.#keys].find(([, has]) => has === wanted)?.[0] ?? null;
  }

  get isChanged() {
    return Object.entries(ACTIONS).some(([action, { key }]) => this.keyOf(action) !== key);
  }

  /**
   * Give an action another key.
   * @param {string} action @param {string} key
   * @returns {string} why not, for people; empty when it is done
   */
  change(action, key) {
    const wanted = key.toLowerCase();
    if (!isKey(wanted)) return "A letter, a number or a sign, please; the others have their meaning already.";
    const taken = this.actionOf(wanted);
    if (taken && taken !== action) return `${shown(wanted)} means “${ACTIONS[taken]?.does}”. Give that another key first.`;
    this.#keys.set(action, wanted);
    this.#write();
    return "";
  }

  reset() {
    for (const [action, { key }] of Object.entries(ACTIONS)) this.#keys.set(action, key);
    this.#write();
  }

  /** The code that has the same key, and is then given with Alt. @param {string} action @returns {Code | null} */
  codeBehind(action) {
    return this.#codes.find(({ key }) => key !== "" && key.toLowerCase() === this.keyOf(action)) ?? null;
  }

  #write() {
    const changed = [...this.#keys].filter(([action, key]) => key !== ACTIONS[action]?.key);
    this.#box.write(JSON.stringify(Object.fromEntries(changed)));
  }
}

/** As it stands on the keyboard. @param {string} key */
export function shown(key) {
  return key.toUpperCase();
}

/** One character that means nothing else. @param {unknown} key @returns {key is string} */
function isKey(key) {
  return typeof key === "string" && Array.from(key).length === 1 && !" ?/".includes(key);
}

/** @param {Box} box @returns {Record<string, unknown>} */
function stored(box) {
  try {
    const read = JSON.parse(box.read() ?? "{}");
    return read && typeof read === "object" ? read : {};
  } catch {
    return {}; // Not ours: the keys as they come.
  }
}
