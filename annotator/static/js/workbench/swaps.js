// The words that an outlet puts otherwise than the text it is compared with, as the diff shows them [data-was], each
// with the words it stands for: the two sides of a contrast.

import { nearest } from "./stretches.js";

/** @import {Piece} from "../offsets.js" */
/** @import {Bench} from "./bench.js" */
/** @import {Place} from "./types.js" */

/**
 * The swaps of a statement, in the order of its text.
 * @param {Bench} bench @param {Element} element of a statement @returns {Place[][]} pairs: here, there
 */
export function swapsIn(bench, element) {
  const piece = bench.pieces.at(element);
  const said = saidThere(bench, element);
  if (!piece || said.length === 0) return [];
  return [...piece.element.querySelectorAll("[data-was]")].flatMap((word) => {
    const here = bench.pieces.placeOf(word);
    const there = here && findThere(said, word, element);
    return here && there ? [[here, there]] : [];
  });
}

/** The swap that shares words with a place. @param {Bench} bench @param {Place} place @returns {Place[] | null} */
export function swapAt(bench, place) {
  const pairs = bench.pieces.under(place).flatMap((piece) => swapsIn(bench, piece.element));
  return pairs.find(([here]) => here && here.start < place.end && place.start < here.end) ?? null;
}

/** The statements of the cell that this one is compared with. @param {Bench} bench @param {Element} element */
function saidThere(bench, element) {
  const cells = [.../** @type {HTMLTableRowElement} */ (element.closest("[data-row]"))?.querySelectorAll("td[data-revision]") ?? []];
  const reference = cells[0] === element.closest("td") ? null : cells[0];
  const elements = [...(reference?.querySelectorAll("[data-start]") ?? [])];
  return elements.map((one) => bench.pieces.at(one)).filter((piece) => piece !== null);
}

/** @param {Piece[]} said @param {Element} word @param {Element} element @returns {Place | null} */
function findThere(said, word, element) {
  const was = word.getAttribute("data-was")?.trim() ?? "";
  const about = lengthBefore(word, element);
  /** @type {{place: Place, at: number}[]} */
  const found = [];
  let before = 0;
  for (const { text, start, end, article, revision } of said) {
    for (const at of text.occurrences(was, start, end)) {
      const place = { article, revision, start: at, end: at + Array.from(was).length };
      found.push({ place, at: before + at - start });
    }
    before += end - start + 1;
  }
  return nearest(found, about)?.place ?? null;
}

/** How much of the other text stands before a word, as the diff tells it. @param {Element} word @param {Element} element */
function lengthBefore(word, element) {
  let length = 0;
  const cell = element.closest("td") ?? element;
  for (const node of runsBefore(cell, word)) {
    const ins = node.parentElement?.closest("ins");
    // An addition has no words there; a replacement has those that it was.
    if (!ins) length += node.data.length;
  }
  for (const ins of cell.querySelectorAll("[data-was]")) {
    if (ins.compareDocumentPosition(word) & Node.DOCUMENT_POSITION_FOLLOWING) length += ins.getAttribute("data-was")?.length ?? 0;
  }
  return length;
}

/** @param {Element} cell @param {Element} word @returns {Text[]} */
function runsBefore(cell, word) {
  const pieces = [...cell.querySelectorAll("[data-start]")];
  return pieces.flatMap((piece) => {
    const walker = document.createTreeWalker(piece, NodeFilter.SHOW_TEXT);
    /** @type {Text[]} */
    const texts = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (node.compareDocumentPosition(word) & Node.DOCUMENT_POSITION_FOLLOWING) texts.push(/** @type {Text} */ (node));
    }
    return texts;
  });
}
