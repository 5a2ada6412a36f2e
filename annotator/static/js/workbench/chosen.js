// The words that are chosen and not yet marked: shown in the text, gone without a trace on Escape.

/** @import {Place} from "./types.js" */
/** @import {Marks} from "./highlight.js" */

export class Chosen {
  /** @type {Place[]} */ #places = [];
  #marks;

  /** @param {Marks} marks */
  constructor(marks) {
    this.#marks = marks;
  }

  /** @returns {readonly Place[]} */
  get places() {
    return this.#places;
  }

  get isEmpty() {
    return this.#places.length === 0;
  }

  /** @param {Place[]} places */
  set(places) {
    if (this.isEmpty && places.length === 0) return;
    this.#places = places;
    this.#marks.show("chosen", places);
  }

  clear() {
    this.set([]);
  }
}
