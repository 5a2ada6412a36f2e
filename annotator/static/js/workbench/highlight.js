// Marks drawn by the browser over untouched text (CSS Custom Highlight API): one highlight per hue and lane, and one
// each for what is lit, chosen, or collected. A mark comes and goes alone.
//
// Only what is in sight is given to the browser: whatever changes on the page, Chromium places every range of every
// highlight anew before the next frame, which with two thousand marks takes 20 ms.

import { Intervals } from "./intervals.js";
import { freeLane, markName } from "./lanes.js";

/** @import {Anchor, Annotation, Place} from "./types.js" */
/** @import {Pieces} from "./pieces.js" */

/** @import {Piece} from "../offsets.js" */
/** @typedef {{name: string, ranges: StaticRange[]}} Drawn */
/** @typedef {"collected" | "chosen" | "lit"} Layer */

// The later ones lie above: what is lit shows over every hue.
const LAYERS = { collected: 1, chosen: 2, lit: 3 };

/** Whether this browser draws marks without changing the page. */
export const canDraw = () => "highlights" in CSS && typeof Highlight === "function";

export class Marks {
  #pieces;
  #hueOf;
  /** @type {Map<Piece, Map<string, Drawn>>} what is drawn in the pieces in sight, by annotation */ #seen = new Map();
  /** @type {Map<string, Anchor[]>} by annotation */ #anchors = new Map();
  /** @type {Map<string, string>} the name of its highlight, by annotation */ #names = new Map();
  /** @type {Map<number, Intervals<string>>} by revision */ #byRevision = new Map();
  /** @type {Map<string, number>} lane by annotation */ #lanes = new Map();

  /** @param {Pieces} pieces @param {(code: string) => number} hueOf */
  constructor(pieces, hueOf) {
    this.#pieces = pieces;
    this.#hueOf = hueOf;
  }

  /** A statement comes into sight, or goes. @param {Element} statement @param {boolean} isSeen */
  see(statement, isSeen) {
    const piece = this.#pieces.at(statement);
    if (!piece || this.#seen.has(piece) === isSeen) return;
    if (isSeen) {
      this.#seen.set(piece, new Map());
      for (const { key } of this.#intervals(piece.revision).overlapping(piece.start, piece.end)) this.#drawIn(piece, key);
    } else {
      for (const drawn of this.#seen.get(piece)?.values() ?? []) erase(drawn);
      this.#seen.delete(piece);
    }
  }

  /** @param {Annotation} annotation */
  add(annotation) {
    const anchors = annotation.anchors.filter((anchor) => anchor.start < anchor.end);
    const lane = freeLane(anchors.flatMap((anchor) => this.#lanesUnder(anchor)));
    this.#lanes.set(annotation.id, lane);
    this.#names.set(annotation.id, markName(this.#hueOf(annotation.code), lane));
    this.#anchors.set(annotation.id, anchors);
    for (const { revision, start, end } of anchors) this.#intervals(revision).add(annotation.id, start, end);
    for (const piece of this.#piecesOf(annotation.id)) this.#drawIn(piece, annotation.id);
  }

  /** @param {string} id */
  remove(id) {
    for (const piece of this.#piecesOf(id)) {
      const drawn = this.#seen.get(piece)?.get(id);
      if (drawn) erase(drawn);
      this.#seen.get(piece)?.delete(id);
    }
    this.#anchors.delete(id);
    this.#names.delete(id);
    this.#lanes.delete(id);
    for (const intervals of this.#byRevision.values()) intervals.remove(id);
  }

  /** Show places in one of the layers, instead of what it shows. @param {Layer} name @param {Place[]} places */
  show(name, places) {
    if (!canDraw()) return;
    const highlight = layer(name);
    highlight.priority = LAYERS[name];
    highlight.clear();
    for (const place of places) this.#draw(name, place);
  }

  /** Annotations at a code point of a text, the shortest first. @param {number} revision @param {number} point */
  at(revision, point) {
    return [...new Set(this.#intervals(revision).at(point).map((interval) => interval.key))];
  }

  /** Annotations that share words with a place, in the order of the text. @param {Place} place */
  over({ revision, start, end }) {
    const found = this.#intervals(revision).overlapping(start, end);
    found.sort((a, b) => a.start - b.start || b.end - a.end);
    return [...new Set(found.map((interval) => interval.key))];
  }

  /** @param {string} name @param {Place} place */
  #draw(name, place) {
    const highlight = layer(name);
    for (const range of this.#pieces.ranges(place)) highlight.add(range);
  }

  /** @param {string} id */
  #piecesOf(id) {
    return new Set((this.#anchors.get(id) ?? []).flatMap((anchor) => this.#pieces.under(anchor)));
  }

  /** What of an annotation stands in a piece that is in sight. @param {Piece} piece @param {string} id */
  #drawIn(piece, id) {
    const seen = this.#seen.get(piece);
    const name = this.#names.get(id);
    if (!seen || !name || seen.has(id) || !canDraw()) return;
    const anchors = this.#anchors.get(id)?.filter((anchor) => anchor.revision === piece.revision) ?? [];
    const ranges = anchors.flatMap(({ start, end }) => (start < piece.end && end > piece.start ? this.#pieces.rangesIn(piece, start, end) : []));
    for (const range of ranges) layer(name).add(range);
    seen.set(id, { name, ranges });
  }

  /** @param {Place} place */
  #lanesUnder({ revision, start, end }) {
    return this.#intervals(revision)
      .overlapping(start, end)
      .map((interval) => this.#lanes.get(interval.key) ?? 0);
  }

  /** @param {number} revision */
  #intervals(revision) {
    const held = this.#byRevision.get(revision);
    if (held) return held;
    /** @type {Intervals<string>} */
    const made = new Intervals();
    this.#byRevision.set(revision, made);
    return made;
  }
}

/** @param {Drawn} drawn */
function erase({ name, ranges }) {
  for (const range of ranges) layer(name).delete(range);
}

/** @param {string} name */
function layer(name) {
  const held = CSS.highlights.get(name);
  if (held) return held;
  const made = new Highlight();
  CSS.highlights.set(name, made);
  return made;
}
