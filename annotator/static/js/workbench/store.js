// The annotations as the page shows them. Who draws them listens for one annotation at a time.

import { overlay } from "./overlay.js";

/** @import {Act, Annotation} from "./types.js" */

/** @typedef {(id: string, before: Annotation | null, after: Annotation | null) => void} Listener */

export class Store {
  /** @type {Map<string, Annotation>} as the server has them */ #confirmed = new Map();
  /** @type {Map<string, Annotation>} as the person sees them */ #shown = new Map();
  /** @type {Listener[]} */ #listeners = [];
  #actsOn;
  #event;

  /**
   * @param {(id: string) => readonly Act[]} actsOn the acts that still wait, oldest first
   * @param {number} event only its annotations are shown; acts on others may wait in the same queue
   */
  constructor(actsOn, event) {
    this.#actsOn = actsOn;
    this.#event = event;
  }

  /** @param {Listener} listener */
  listen(listener) {
    this.#listeners.push(listener);
  }

  /** @param {string} id */
  get(id) {
    return this.#shown.get(id) ?? null;
  }

  /** The newest version that the server told of; 0 for none. @param {string} id */
  version(id) {
    return this.#confirmed.get(id)?.version ?? 0;
  }

  /** The row as the server has it, deleted ones included. @param {string} id */
  confirmed(id) {
    return this.#confirmed.get(id) ?? null;
  }

  all() {
    return [...this.#shown.values()];
  }

  get size() {
    return this.#shown.size;
  }

  /** How many of a kind are shown. @param {(annotation: Annotation) => boolean} isCounted */
  count(isCounted) {
    return this.all().filter(isCounted).length;
  }

  /** The server told of a row. An older state than the one we know is old news. @param {Annotation} row */
  confirm(row) {
    const known = this.#confirmed.get(row.id);
    if (known && row.version < known.version) return;
    this.#confirmed.set(row.id, row);
    this.refresh(row.id);
  }

  /** Look again at what one annotation is. @param {string} id */
  refresh(id) {
    const before = this.get(id);
    const seen = overlay(this.confirmed(id), this.#actsOn(id));
    const after = seen?.event === this.#event ? seen : null;
    if (after) this.#shown.set(id, after);
    else this.#shown.delete(id);
    for (const listener of this.#listeners) listener(id, before, after);
  }
}
