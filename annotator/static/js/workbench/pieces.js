// The statements on the page that show text, by column and in the order of their text.

import { clip, PointText, rangesIn } from "../offsets.js";
import { joinStretches } from "./stretches.js";

/** @import {Piece} from "../offsets.js" */
/** @import {PageText, Place, Stretch} from "./types.js" */

export class Pieces {
  /** @type {Map<number, PointText>} by revision */ #texts = new Map();
  /** @type {Map<number, Piece[]>} by revision, in the order of the text */ #byRevision = new Map();
  /** @type {WeakMap<Element, Piece>} */ #byElement = new WeakMap();

  /** @param {ParentNode} root @param {PageText[]} texts */
  constructor(root, texts) {
    for (const { revision, text } of texts) this.#texts.set(revision, new PointText(text));
    for (const element of /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll("[data-start]"))) {
      this.#add(element);
    }
    for (const pieces of this.#byRevision.values()) pieces.sort((a, b) => a.start - b.start || b.end - a.end);
  }

  /** @param {HTMLElement} element */
  #add(element) {
    const column = /** @type {HTMLElement | null} */ (element.closest("[data-revision]"));
    const text = this.#texts.get(Number(column?.dataset.revision));
    if (!column || !text) return;
    const piece = {
      element,
      text,
      start: Number(element.dataset.start),
      end: Number(element.dataset.end),
      article: Number(column.dataset.article),
      revision: Number(column.dataset.revision),
    };
    this.#byElement.set(element, piece);
    const same = this.#byRevision.get(piece.revision);
    if (same) same.push(piece);
    else this.#byRevision.set(piece.revision, [piece]);
  }

  /** @param {number} revision */
  text(revision) {
    return this.#texts.get(revision);
  }

  /** The piece a node stands in. @param {Node | null} node */
  at(node) {
    const element = (node instanceof Element ? node : node?.parentElement)?.closest("[data-start]");
    return (element && this.#byElement.get(element)) ?? null;
  }

  /** What an element inside a statement holds of its text, tidied. @param {Element} element @returns {Place | null} */
  placeOf(element) {
    const piece = this.at(element);
    const range = document.createRange();
    range.selectNodeContents(element);
    const stretch = piece && clip(piece, range);
    const tidy = stretch && piece.text.tidy(stretch.start, stretch.end);
    return tidy && { article: piece.article, revision: piece.revision, ...tidy };
  }

  /** Every piece of a text, in its order. @param {number} revision @returns {readonly Piece[]} */
  of(revision) {
    return this.#byRevision.get(revision) ?? [];
  }

  /** The pieces that show some of a place. @param {Place} place @returns {Piece[]} */
  under(place) {
    const pieces = this.of(place.revision);
    let low = 0;
    let high = pieces.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (/** @type {Piece} */ (pieces[middle]).end <= place.start) low = middle + 1;
      else high = middle;
    }
    const found = [];
    for (let index = low; index < pieces.length; index += 1) {
      const piece = /** @type {Piece} */ (pieces[index]);
      if (piece.start >= place.end) break;
      found.push(piece);
    }
    return found;
  }

  /** Where some of a piece stands on the page. @param {Piece} piece @param {number} start @param {number} end */
  rangesIn(piece, start, end) {
    return rangesIn(piece, start, end);
  }

  /** Where a place stands on the page. @param {Place} place @returns {StaticRange[]} */
  ranges(place) {
    return this.under(place).flatMap((piece) => rangesIn(piece, place.start, place.end));
  }

  /**
   * What a selection covers in the column in which it began: one place where that is one stretch of the text, several
   * where it is not. Borders never cut a character; white space around is left out.
   * @param {Range} range @param {Node | null} began @returns {Place[]}
   */
  placesOf(range, began) {
    const column = this.#columnOf(range, began);
    if (!column) return [];
    /** @type {Stretch[]} */
    const stretches = [];
    const pieces = this.of(column.revision);
    for (const piece of pieces) {
      const stretch = range.intersectsNode(piece.element) ? clip(piece, range) : null;
      if (stretch) stretches.push(stretch);
    }
    const { text, article, revision } = column;
    return joinStretches(stretches, text, [...pieces])
      .map(({ start, end }) => text.tidy(start, end))
      .filter((stretch) => stretch !== null)
      .map((stretch) => ({ article, revision, ...stretch }));
  }

  /** @param {Range} range @param {Node | null} began */
  #columnOf(range, began) {
    const cell = (began instanceof Element ? began : began?.parentElement)?.closest("td[data-revision], [data-column]");
    const revision = Number(/** @type {HTMLElement | undefined} */ (cell ?? undefined)?.dataset.revision);
    return this.of(revision)[0] ?? this.at(range.startContainer) ?? this.at(range.endContainer);
  }
}
