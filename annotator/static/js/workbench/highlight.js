// Marks drawn by the browser over untouched text (CSS Custom Highlight API): one highlight per hue and lane, and one
// each for what is lit, chosen, or collected. A mark comes and goes alone; the others are never drawn anew.

import { Intervals } from "./intervals.js";
import { freeLane, markName } from "./lanes.js";

/** @import {Annotation, Place} from "./types.js" */
/** @import {Pieces} from "./pieces.js" */

/** @typedef {{name: string, ranges: StaticRange[]}} Drawn */
/** @typedef {"collected" | "chosen" | "lit"} Layer */

// The later ones lie above: what is lit shows over every hue.
const LAYERS = { collected: 1, chosen: 2, lit: 3 };

/** Whether this browser draws marks without changing the page. */
export const canDraw = () => "highlights" in CSS && typeof Highlight === "function";

export class Marks {
  #pieces;
  #hueOf;
  /** @type {Map<string, Drawn[]>} by annotation */ #drawn = new Map();
  /** @type {Map<number, Intervals<string>>} by revision */ #byRevision = new Map();
  /** @type {Map<string, number>} lane by annotation */ #lanes = new Map();

  /** @param {Pieces} pieces @param {(code: string) => number} hueOf */
  constructor(pieces, hueOf) {
    this.#pieces = pieces;
    this.#hueOf = hueOf;
  }

  /** @param {Annotation} annotation */
  add(annotation) {
    const anchors = annotation.anchors.filter((anchor) => anchor.start < anchor.end);
    const lane = freeLane(anchors.flatMap((anchor) => this.#lanesUnder(anchor)));
    this.#lanes.set(annotation.id, lane);
    const name = markName(this.#hueOf(annotation.code), lane);
    const drawn = anchors.map((anchor) => {
      this.#intervals(anchor.revision).add(annotation.id, anchor.start, anchor.end);
      return { name, ranges: this.#draw(name, anchor) };
    });
    this.#drawn.set(annotation.id, drawn);
  }

  /** @param {string} id */
  remove(id) {
    for (const { name, ranges } of this.#drawn.get(id) ?? []) {
      for (const range of ranges) layer(name).delete(range);
    }
    this.#drawn.delete(id);
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
    if (!canDraw()) return [];
    const highlight = layer(name);
    const ranges = this.#pieces.ranges(place);
    for (const range of ranges) highlight.add(range);
    return ranges;
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

/** @param {string} name */
function layer(name) {
  const held = CSS.highlights.get(name);
  if (held) return held;
  const made = new Highlight();
  CSS.highlights.set(name, made);
  return made;
}
