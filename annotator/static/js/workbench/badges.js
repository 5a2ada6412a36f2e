// What cannot be drawn over words: an omission shows as a badge in its gap, a judgement of a whole article in the head
// of its column, one of the event beside its title. A badge is a button that opens the card of its mark.

import { make } from "./dom.js";
import { gapsOf } from "./silence.js";
import { swatch } from "./picker-parts.js";

/** @import {Annotation} from "./types.js" */
/** @import {Bench} from "./bench.js" */

export class Badges {
  /** @type {Map<string, HTMLElement[]>} by annotation */ #shown = new Map();
  #bench;

  /** @param {Bench} bench @param {(ids: string[], at: DOMRect, back: HTMLElement) => void} open */
  constructor(bench, open) {
    this.#bench = bench;
    bench.root.addEventListener("click", (event) => {
      const target = event.target instanceof Element ? event.target : null;
      const badge = /** @type {HTMLElement | null} */ (target?.closest("[data-badge]") ?? null);
      if (badge?.dataset.badge) open([badge.dataset.badge], badge.getBoundingClientRect(), badge);
    });
  }

  /** @param {Annotation} annotation */
  add(annotation) {
    const places = this.#placesFor(annotation);
    if (places.length === 0) return;
    const badges = places.map((place) => {
      const badge = this.#badge(annotation);
      place.append(badge);
      return badge;
    });
    this.#shown.set(annotation.id, badges);
  }

  /** @param {string} id */
  remove(id) {
    for (const badge of this.#shown.get(id) ?? []) badge.remove();
    this.#shown.delete(id);
  }

  /** @param {Annotation} annotation */
  #badge({ id, code }) {
    const { page } = this.#bench;
    const sign = swatch({ hue: page.hue(code), key: page.code(code)?.key });
    const words = make("span", { class: "badge-name" }, page.codeName(code));
    const title = page.codeName(code);
    return make("button", { type: "button", class: "badge", "data-badge": id, tabindex: -1, title }, sign, words);
  }

  /** @param {Annotation} annotation @returns {Element[]} */
  #placesFor({ kind, anchors, absent_from: absent }) {
    if (kind === "event") return this.#found("[data-event-marks]", this.#bench.root);
    if (kind === "document") return this.#found(`[data-head][data-article="${anchors[0]?.article}"]`);
    if (kind !== "omission") return [];
    const elements = anchors.flatMap((anchor) => this.#bench.pieces.under(anchor).map((piece) => piece.element));
    return absent.flatMap((article) => gapsOf(this.#bench.grid, elements, article));
  }

  /** @param {string} selector @param {Element} [root] */
  #found(selector, root = this.#bench.grid) {
    return [...root.querySelectorAll(selector)];
  }
}
