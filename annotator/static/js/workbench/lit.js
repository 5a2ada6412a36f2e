// The one annotation that is lit, in the text and in the margin list at once.

import { placesOf } from "./marking.js";

/** @import {Marks} from "./highlight.js" */
/** @import {Store} from "./store.js" */

export class Lit {
  /** @type {string | null} */ #id = null;
  /** @type {((id: string | null) => void)[]} */ #listeners = [];
  #marks;
  #store;

  /** @param {Marks} marks @param {Store} store */
  constructor(marks, store) {
    this.#marks = marks;
    this.#store = store;
  }

  get id() {
    return this.#id;
  }

  /** @param {(id: string | null) => void} listener */
  listen(listener) {
    this.#listeners.push(listener);
  }

  /** @param {string | null} id */
  set(id) {
    if (id === this.#id) return;
    this.#id = id;
    const annotation = id && this.#store.get(id);
    this.#marks.show("lit", annotation ? placesOf(annotation) : []);
    for (const listener of this.#listeners) listener(id);
  }
}
