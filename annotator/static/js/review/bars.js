// Puts the bars [data-bar] level with the words they stand for: beside a whole text into its lanes [data-lanes], in the
// grid into the cell that has the words. A bar without words [data-from] stays at the head of its lane.

import { fromEnd, SLOT, slotsFor, widen } from "./slots.js";

/** @import {Pieces} from "../workbench/pieces.js" */
/** @import {Place} from "../workbench/types.js" */
/** @typedef {{element: HTMLElement, lane: number, place: Place}} Bar */
/** @typedef {Bar & {host: HTMLElement, start: number, end: number}} Measured */

export class Bars {
  #pieces;
  #texts;
  /** @type {{lanes: HTMLElement[], bars: Bar[], column: HTMLElement}[]} */ #groups;
  /** @type {WeakMap<HTMLElement, number[]>} by column */ #widths = new WeakMap();

  /** @param {HTMLElement} texts [data-texts] @param {Pieces} pieces */
  constructor(texts, pieces) {
    this.#pieces = pieces;
    this.#texts = texts;
    const all = /** @type {HTMLElement[]} */ ([...document.querySelectorAll("[data-lanes]")]);
    this.#groups = all.map((lanes) => {
      const column = columnOf(texts, lanes);
      if (texts instanceof HTMLTableElement) column.append(lanes);
      return { lanes: laneElements(lanes), bars: barsIn(lanes, Number(column.dataset.revision)), column };
    });
    // In every column the text begins below the tallest head, so that texts that scroll together stay level.
    texts.style.setProperty("--whole", `${Math.max(0, ...all.flatMap(laneElements).map(wholeIn))}`);
    const watch = new ResizeObserver(() => this.place());
    for (const text of texts.querySelectorAll(".whole-text, tbody")) watch.observe(text);
    this.place();
  }

  place() {
    const measured = this.#groups.map(({ bars }) => bars.flatMap((bar) => this.#measure(bar)));
    this.#groups.forEach(({ lanes, column }, index) => {
      const bars = measured[index] ?? [];
      const slots = this.#slotsOf(bars);
      const widths = widen(bars, slots, this.#widths.get(column) ?? lanes.map(() => 1));
      this.#widths.set(column, widths);
      lanes.forEach((lane, at) => (lane.style.width = `${(widths[at] ?? 1) * SLOT}px`));
      bars.forEach((bar, at) => put(bar, fromEnd(widths, bar.lane, slots[at] ?? 0)));
      column.style.setProperty("--lanes", `${fromEnd(widths, 0, -1)}px`);
      column.toggleAttribute("data-placed", true);
    });
    if (this.#texts instanceof HTMLTableElement) widest(this.#texts, this.#groups.map(({ column }) => column));
  }

  /** Bars of different cells never cover each other. @param {Measured[]} bars */
  #slotsOf(bars) {
    const slots = bars.map(() => 0);
    for (const host of new Set(bars.map((bar) => bar.host))) {
      const within = [...bars.keys()].filter((index) => bars[index]?.host === host);
      const found = slotsFor(within.map((index) => /** @type {Measured} */ (bars[index])));
      within.forEach((index, at) => (slots[index] = found[at] ?? 0));
    }
    return slots;
  }

  /** None where the words are not shown. @param {Bar} bar @returns {Measured[]} */
  #measure(bar) {
    const piece = this.#pieces.under(bar.place)[0];
    const host = piece && (piece.element.closest("td") ?? bar.element.closest("[data-lanes]"));
    const boxes = this.#pieces.ranges(bar.place).filter((range) => host?.matches("[data-lanes]") || host?.contains(range.startContainer)).map(boxOf);
    const shown = boxes.filter((box) => box.height > 0);
    bar.element.hidden = shown.length === 0;
    if (!(host instanceof HTMLElement) || shown.length === 0) return [];
    const top = host.getBoundingClientRect().top;
    const [start, end] = [Math.min(...shown.map((box) => box.top)), Math.max(...shown.map((box) => box.bottom))];
    return [{ ...bar, host, start: start - top, end: end - top }];
  }
}

/** @param {HTMLElement} texts @param {HTMLElement} lanes @returns {HTMLElement} a whole text, or the head of a column */
function columnOf(texts, lanes) {
  const head = texts.querySelector(`th[data-article="${lanes.dataset.article}"]`);
  return /** @type {HTMLElement} */ (head ?? lanes.closest("[data-column]"));
}

/** @param {HTMLElement} lanes */
function laneElements(lanes) {
  return /** @type {HTMLElement[]} */ ([...lanes.querySelectorAll("[data-lane]")]);
}

/** How many bars stand at the head of a lane. @param {HTMLElement} lane */
function wholeIn(lane) {
  return lane.querySelectorAll(".mark-whole > li").length;
}

/** @param {HTMLElement} lanes @param {number} revision @returns {Bar[]} */
function barsIn(lanes, revision) {
  const article = Number(lanes.dataset.article);
  return laneElements(lanes).flatMap((element, lane) => {
    const bars = /** @type {HTMLElement[]} */ ([...element.querySelectorAll("[data-bar][data-from]")]);
    return bars.map((bar) => ({
      element: bar, lane, place: { article, revision, start: Number(bar.dataset.from), end: Number(bar.dataset.to) },
    }));
  });
}

/** @param {StaticRange} held */
function boxOf(held) {
  const range = document.createRange();
  range.setStart(held.startContainer, held.startOffset);
  range.setEnd(held.endContainer, held.endOffset);
  return range.getBoundingClientRect();
}

/** @param {Measured} bar @param {number} away from the far edge */
function put({ element, host, start, end }, away) {
  if (host instanceof HTMLTableCellElement && element.parentElement !== host) host.append(element);
  element.style.top = `${start}px`;
  element.style.height = `${Math.max(SLOT, end - start)}px`;
  element.style.insetInlineEnd = `${away}px`;
}

/** The cells of a grid are set by one width. @param {HTMLElement} table @param {HTMLElement[]} columns */
function widest(table, columns) {
  const widths = columns.map((column) => Number.parseFloat(column.style.getPropertyValue("--lanes")) || 0);
  table.style.setProperty("--lanes", `${Math.max(0, ...widths)}px`);
}
