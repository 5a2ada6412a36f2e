// Puts a bar for each mark level with its words: beside a whole text into the lanes [data-lanes], in the grid into the
// cell that has the words. A bar without words [data-from] stays at the head of its lane.
//
// Of many marks only those in sight, or nearly, have bars: to measure some thousands freezes a page for seconds.

import { makeBar } from "./bar.js";
import { fromEnd, mostSlots, SLOT, slotsFor, widen } from "./slots.js";

/** @import {Pieces} from "../workbench/pieces.js" */
/** @import {Place} from "../workbench/types.js" */
/** @import {Code, Mark} from "./bar.js" */
/** @typedef {{mark: Mark, lane: number, slot: number, place: Place, element: HTMLElement | null, seen: number}} Bar */
/** @typedef {{lanes: HTMLElement[], column: HTMLElement, bars: Bar[], widths: number[], isAll: boolean}} Group */
/** @typedef {{bar: Bar, group: Group, host: HTMLElement | null, start: number, end: number}} Measured */

// With so many bars beside a text, all of them are there from the first, and Tab leads from one to the next.
const ALL_UP_TO = 300;

export class Bars {
  #pieces;
  #codes;
  /** @type {Group[]} */ #groups;
  /** @type {Map<Element, [Bar, Group][]>} by statement */ #byStatement = new Map();
  /** @type {[Bar, Group][]} those that came into sight, and wait for the next frame */ #fresh = [];
  /** @type {string | null} the case that is chosen */ #chosen = null;

  /** @param {HTMLElement} texts [data-texts] @param {Pieces} pieces @param {Mark[]} marks @param {Record<string, Code>} codes */
  constructor(texts, pieces, marks, codes) {
    this.#pieces = pieces;
    this.#codes = codes;
    const all = /** @type {HTMLElement[]} */ ([...document.querySelectorAll("[data-lanes]")]);
    this.#groups = all.map((lanes) => this.#group(texts, lanes, marks));
    // In every column the text begins below the tallest head, so that texts that scroll together stay level.
    texts.style.setProperty("--whole", `${Math.max(0, ...all.flatMap(laneElements).map(wholeIn))}`);
    if (texts instanceof HTMLTableElement) widest(texts, this.#groups);
    const watch = new ResizeObserver(() => this.#place());
    for (const text of texts.querySelectorAll(".whole-text, tbody")) watch.observe(text);
  }

  /** A statement comes into sight, or goes. @param {Element} statement @param {boolean} isSeen */
  see(statement, isSeen) {
    for (const [bar, group] of this.#byStatement.get(statement) ?? []) {
      bar.seen += isSeen ? 1 : bar.seen > 0 ? -1 : 0;
      if (bar.seen || group.isAll) this.#show(bar, group);
      else this.#hide(bar);
    }
  }

  /** @param {string} id of the case that is chosen */
  choose(id) {
    this.#chosen = id;
    for (const bar of document.querySelectorAll("[data-bar]")) light(bar, id);
  }

  /** @param {HTMLElement} texts @param {HTMLElement} lanes @param {Mark[]} marks @returns {Group} */
  #group(texts, lanes, marks) {
    const column = columnOf(texts, lanes);
    if (texts instanceof HTMLTableElement) column.append(lanes);
    const elements = laneElements(lanes);
    const bars = barsOf(lanes, elements, marks);
    const extents = bars.map(({ lane, place }) => ({ lane, start: place.start, end: place.end }));
    const slots = slotsFor(extents, mostSlots(elements.length));
    bars.forEach((bar, at) => (bar.slot = slots[at] ?? 0));
    const widths = widen(bars, slots, elements.map(() => 1));
    elements.forEach((lane, at) => (lane.style.width = `${(widths[at] ?? 1) * SLOT}px`));
    column.style.setProperty("--lanes", `${fromEnd(widths, 0, -1)}px`);
    column.toggleAttribute("data-placed", true);
    const group = { lanes: elements, column, bars, widths, isAll: bars.length <= ALL_UP_TO };
    for (const bar of bars) this.#file(bar, group);
    return group;
  }

  /** @param {Bar} bar @param {Group} group */
  #file(bar, group) {
    for (const { element } of this.#pieces.under(bar.place)) {
      const held = this.#byStatement.get(element);
      if (held) held.push([bar, group]);
      else this.#byStatement.set(element, [[bar, group]]);
    }
    if (group.isAll) this.#show(bar, group);
    else this.#hide(bar);
  }

  /** @param {Bar} bar @param {Group} group */
  #show(bar, group) {
    const code = this.#codes[bar.mark.code];
    if (bar.element?.isConnected || !code) return;
    bar.element ??= makeBar(bar.mark, code, bar.place);
    group.lanes[bar.lane]?.append(bar.element);
    light(bar.element, this.#chosen);
    if (this.#fresh.push([bar, group]) === 1) requestAnimationFrame(() => this.#put(this.#fresh.splice(0)));
  }

  /** @param {Bar} bar */
  #hide(bar) {
    (bar.element?.closest("li") ?? bar.element)?.remove();
    bar.element = null;
  }

  #place() {
    // As long as the text, so that the names stay in sight all the way down.
    const lengths = this.#groups.map(({ lanes }) => lengthBeside(lanes[0]?.closest("[data-scroll]")));
    this.#groups.forEach(({ lanes }, at) => {
      const all = /** @type {HTMLElement | null | undefined} */ (lanes[0]?.closest("[data-lanes]"));
      if (all && lengths[at]) all.style.height = `${lengths[at]}px`;
    });
    this.#put(this.#groups.flatMap((group) => group.bars.map((bar) => /** @type {[Bar, Group]} */ ([bar, group]))));
  }

  /** Measure all, then put all: the other way round the page is laid out anew for each. @param {[Bar, Group][]} bars */
  #put(bars) {
    const there = bars.filter(([bar]) => bar.element);
    for (const measured of there.map(([bar, group]) => this.#measure(bar, group))) put(measured);
  }

  /** Without a place where the words are not shown. @param {Bar} bar @param {Group} group @returns {Measured} */
  #measure(bar, group) {
    const piece = this.#pieces.under(bar.place)[0];
    const host = piece?.element.closest("td") ?? group.lanes[0]?.closest("[data-lanes]");
    const ranges = this.#pieces.ranges(bar.place).filter((range) => host?.matches("[data-lanes]") || host?.contains(range.startContainer));
    const shown = ranges.map(boxOf).filter((box) => box.height > 0);
    if (!(host instanceof HTMLElement) || shown.length === 0) return { bar, group, host: null, start: 0, end: 0 };
    const top = host.getBoundingClientRect().top;
    const [start, end] = [Math.min(...shown.map((box) => box.top)), Math.max(...shown.map((box) => box.bottom))];
    return { bar, group, host, start: start - top, end: end - top };
  }
}

/** @param {Element} bar @param {string | null} id of the case that is chosen */
function light(bar, id) {
  if (bar.getAttribute("data-bar") === id) bar.setAttribute("aria-current", "true");
  else bar.removeAttribute("aria-current");
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

/** How far down a whole text reaches; 0 in the grid. @param {Element | null | undefined} scroller */
function lengthBeside(scroller) {
  const text = /** @type {HTMLElement | null | undefined} */ (scroller?.querySelector(".whole-text"));
  return text ? text.offsetTop + text.offsetHeight : 0;
}

/** How many bars stand at the head of a lane. @param {HTMLElement} lane */
function wholeIn(lane) {
  return lane.querySelectorAll(".mark-whole > li").length;
}

/** The bars of an article, those that the page came with among them. @param {HTMLElement} lanes @param {HTMLElement[]} elements @param {Mark[]} marks @returns {Bar[]} */
function barsOf(lanes, elements, marks) {
  const article = Number(lanes.dataset.article);
  const people = new Map(elements.map((lane, at) => [lane.dataset.lane, at]));
  const written = /** @type {NodeListOf<HTMLElement>} */ (lanes.querySelectorAll("[data-bar][data-from]"));
  const known = new Map([...written].map((element) => [`${element.dataset.mark} ${element.dataset.from}`, element]));
  const places = marks.flatMap((mark) => mark.anchors.map((place) => ({ mark, place })));
  const shown = places.filter(({ place }) => place.article === article && place.start < place.end);
  return shown.map(({ mark, place }) => ({
    mark, place, lane: people.get(mark.by) ?? 0, slot: 0, seen: 0, element: known.get(`${mark.id} ${place.start}`) ?? null,
  }));
}

/** @param {StaticRange} held */
function boxOf(held) {
  const range = document.createRange();
  range.setStart(held.startContainer, held.startOffset);
  range.setEnd(held.endContainer, held.endOffset);
  return range.getBoundingClientRect();
}

/** @param {Measured} measured */
function put({ bar, group, host, start, end }) {
  const element = /** @type {HTMLElement} */ (bar.element);
  element.hidden = !host;
  if (host instanceof HTMLTableCellElement && element.parentElement !== host) host.append(element);
  element.style.top = `${start}px`;
  element.style.height = `${Math.max(SLOT, end - start)}px`;
  element.style.insetInlineEnd = `${fromEnd(group.widths, bar.lane, bar.slot)}px`;
}

/** The cells of a grid are set by one width. @param {HTMLElement} table @param {Group[]} groups */
function widest(table, groups) {
  table.style.setProperty("--lanes", `${Math.max(0, ...groups.map(({ widths }) => fromEnd(widths, 0, -1)))}px`);
}
