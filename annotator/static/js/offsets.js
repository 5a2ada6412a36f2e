// The only file that knows that JavaScript counts strings in UTF-16. Everywhere else, on the page and on the server,
// places are code points of the stored text. A text without characters beyond U+FFFF costs one binary search in an
// empty list.

import { segmenter } from "./segmenters.js";

/** @import {Stretch} from "./workbench/types.js" */

/** Stands for each character of what is hidden: the names of outlets and authors, where a project hides them. */
export const BLOCK = "█";
const SPACE = /\s/;
const FIRST_COMBINING = 0x300;

/** @typedef {{start: number, end: number}} Word in UTF-16 units of the whole text */

/** Without case and accents; quotes and dashes of every make are alike. @param {string} text */
function fold(text) {
  const plain = text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  return plain.replace(/[‘’‛]/g, "'").replace(/[“”„«»]/g, '"').replace(/[‐-―−]/g, "-").replace(/\s/g, " ");
}

/** A text of which every place is given in code points. */
export class PointText {
  /** @type {string} */ #string;
  /** @type {number[]} Where the characters begin that UTF-16 writes as two units. */ #pairs = [];

  /** @param {string} string */
  constructor(string) {
    this.#string = string;
    for (const match of string.matchAll(/[\ud800-\udbff][\udc00-\udfff]/g)) this.#pairs.push(match.index);
    this.length = string.length - this.#pairs.length;
  }

  /** @param {number} point @returns {number} the UTF-16 index of a code point */
  toUnit(point) {
    return point + this.#count((unit, pairsBefore) => unit - pairsBefore < point);
  }

  /** @param {number} unit @returns {number} the code point that begins at, or holds, this UTF-16 index */
  toPoint(unit) {
    return unit - this.#count((start) => start < unit);
  }

  /** @param {number} start @param {number} [end] */
  slice(start, end = this.length) {
    return this.#string.slice(this.toUnit(start), this.toUnit(end));
  }

  /** Where some words stand within [from, to). @param {string} words @param {number} [from] @param {number} [to] */
  occurrences(words, from = 0, to = this.length) {
    /** @type {number[]} */
    const found = [];
    const last = this.toUnit(to) - words.length;
    for (let at = this.#string.indexOf(words, this.toUnit(from)); words && at >= 0 && at <= last; ) {
      found.push(this.toPoint(at));
      at = this.#string.indexOf(words, at + words.length);
    }
    return found;
  }

  /** Where some words stand, whatever their case and accents. @param {string} words @returns {Stretch[]} */
  search(words) {
    const wanted = fold(words);
    const { folded, points } = this.#folded();
    /** @type {Stretch[]} */
    const found = [];
    for (let at = folded.indexOf(wanted); wanted && at >= 0; at = folded.indexOf(wanted, at + wanted.length)) {
      const last = points[at + wanted.length - 1] ?? 0;
      const stretch = this.tidy(points[at] ?? 0, last + 1);
      if (stretch) found.push(stretch);
    }
    return found;
  }

  /** The text as it is searched, and the code point that each unit of it comes from. */
  #folded() {
    const plain = Array.from(this.#string, fold);
    const points = plain.flatMap((character, point) => Array.from({ length: character.length }, () => point));
    return { folded: plain.join(""), points };
  }

  /**
   * The stretch without white space around it, and widened where it would cut a character that people see as one.
   * @param {number} start @param {number} end
   * @returns {Stretch | null} null where there is nothing but white space
   */
  tidy(start, end) {
    let from = this.toUnit(Math.max(0, start));
    let to = this.toUnit(Math.min(end, this.length));
    while (from < to && SPACE.test(this.#string.charAt(from))) from += 1;
    while (from < to && SPACE.test(this.#string.charAt(to - 1))) to -= 1;
    if (from >= to) return null;
    return { start: this.toPoint(this.#border(from, -1)), end: this.toPoint(this.#border(to, 1)) };
  }

  /** The stretch with the words that its ends stand in. @param {Stretch} stretch @returns {Stretch} */
  wholeWords({ start, end }) {
    const [from, to] = [this.toUnit(start), this.toUnit(end)];
    return { start: this.toPoint(this.#around(from)?.start ?? from), end: this.toPoint(this.#around(to)?.end ?? to) };
  }

  /** The word that a unit stands inside of. @param {number} unit */
  #around(unit) {
    return this.#words(...this.#line(unit)).find((word) => word.start < unit && unit < word.end);
  }

  /**
   * The next place where a word starts or ends.
   * @param {number} point @param {"start" | "end"} side @param {1 | -1} direction
   * @returns {number} the same point at the end of the text
   */
  wordEdge(point, side, direction) {
    const unit = this.toUnit(point);
    let [from, to] = this.#line(direction > 0 ? unit : Math.max(0, unit - 1));
    while (from <= to) {
      const edges = this.#words(from, to).map((word) => word[side]);
      const next = direction > 0 ? edges.find((edge) => edge > unit) : edges.findLast((edge) => edge < unit);
      if (next !== undefined) return this.toPoint(next);
      if (direction > 0 ? to >= this.#string.length : from <= 0) break;
      [from, to] = this.#line(direction > 0 ? to + 1 : from - 1);
    }
    return point;
  }

  /** One character as people see them, onward or back. @param {number} point @param {1 | -1} direction */
  characterEdge(point, direction) {
    const unit = this.toUnit(point);
    if (direction < 0 ? unit <= 0 : unit >= this.#string.length) return point;
    return this.toPoint(this.#border(direction < 0 ? unit - 1 : unit + 1, direction));
  }

  /** How many pairs, from the first, answer yes. @param {(unit: number, pairsBefore: number) => boolean} lies */
  #count(lies) {
    let low = 0;
    let high = this.#pairs.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (lies(/** @type {number} */ (this.#pairs[middle]), middle)) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** The line around a unit, without its line break; graphemes and words never cross one. @param {number} unit */
  #line(unit) {
    const before = unit > 0 ? this.#string.lastIndexOf("\n", unit - 1) : -1;
    const after = this.#string.indexOf("\n", unit);
    return /** @type {[number, number]} */ ([before + 1, after < 0 ? this.#string.length : after]);
  }

  /** A run of blocks is a word: what it hides is a name. @param {number} from @param {number} to @returns {Word[]} */
  #words(from, to) {
    return [...segmenter("word").segment(this.#string.slice(from, to).replaceAll(BLOCK, "x"))]
      .filter((part) => part.isWordLike)
      .map((part) => ({ start: from + part.index, end: from + part.index + part.segment.length }));
  }

  /** The border between two graphemes at a unit, or else outward of it. @param {number} unit @param {1 | -1} side */
  #border(unit, side) {
    const [from, to] = this.#line(unit);
    if (unit <= from || unit >= to) return unit;
    const [before, after] = [this.#string.charCodeAt(unit - 1), this.#string.charCodeAt(unit)];
    if (before < FIRST_COMBINING && after < FIRST_COMBINING) return unit;
    const around = segmenter("grapheme").segment(this.#string.slice(from, to)).containing(unit - from);
    if (!around || around.index === unit - from) return unit;
    return from + around.index + (side < 0 ? 0 : around.segment.length);
  }
}

/**
 * A paragraph of the page that shows text[start:end] of a revision. `nodes` is filled on first use.
 * @typedef {{element: HTMLElement, text: PointText, start: number, end: number, article: number, revision: number,
 *   nodes?: TextRun[]}} Piece
 */

/**
 * A text node of a piece, and where it starts in the whole text, in UTF-16 units. `apart`: words that are no part of
 * the text stand before it.
 * @typedef {{node: Text, unit: number, apart: boolean}} TextRun
 */

/** @param {Piece} piece @returns {TextRun[]} */
function runsOf(piece) {
  if (piece.nodes) return piece.nodes;
  /** @type {TextRun[]} */
  const runs = [];
  let unit = piece.text.toUnit(piece.start);
  let apart = false;

  // By hand: a TreeWalker that asks a filter of ours about each node takes many times as long.
  const walk = (/** @type {Node} */ parent) => {
    for (let node = parent.firstChild; node; node = node.nextSibling) {
      if (node instanceof Text) {
        runs.push({ node, unit, apart });
        unit += node.length;
        apart = false;
      } else if (node instanceof Element && node.hasAttribute("data-foreign")) {
        apart = true;
      } else {
        walk(node);
      }
    }
  };
  walk(piece.element);
  piece.nodes = runs;
  return runs;
}

/** What of a piece's text lies inside a range of the page. @param {Piece} piece @param {Range} range */
export function clip(piece, range) {
  let [from, to] = [Infinity, -Infinity];
  for (const { node, unit } of runsOf(piece)) {
    if (!range.intersectsNode(node)) continue;
    from = Math.min(from, unit + (node === range.startContainer ? range.startOffset : 0));
    to = Math.max(to, unit + (node === range.endContainer ? range.endOffset : node.length));
  }
  if (from >= to) return null;
  // The end looks back, so that one in the middle of a pair takes the whole character in.
  const end = piece.text.toPoint(to);
  return { start: piece.text.toPoint(from), end: piece.text.toUnit(end) < to ? end + 1 : end };
}

/**
 * Ranges over what of [start, end) stands in a piece: one, or more where words of another text stand in between.
 * @param {Piece} piece @param {number} start @param {number} end @returns {StaticRange[]}
 */
export function rangesIn(piece, start, end) {
  const from = piece.text.toUnit(Math.max(start, piece.start));
  const to = piece.text.toUnit(Math.min(end, piece.end));
  /** @type {StaticRangeInit[]} */
  const ranges = [];
  for (const { node, unit, apart } of runsOf(piece)) {
    const [low, high] = [Math.max(from, unit), Math.min(to, unit + node.length)];
    if (low >= high) continue;
    const last = ranges.at(-1);
    const ends = { endContainer: node, endOffset: high - unit };
    if (last && !apart) Object.assign(last, ends);
    else ranges.push({ startContainer: node, startOffset: low - unit, ...ends });
  }
  return ranges.map((range) => new StaticRange(range));
}

/** The code point at a place of the page. @param {Piece} piece @param {Node} node @param {number} offset */
export function pointAt(piece, node, offset) {
  const run = runsOf(piece).find((candidate) => candidate.node === node);
  return run ? piece.text.toPoint(run.unit + offset) : null;
}
