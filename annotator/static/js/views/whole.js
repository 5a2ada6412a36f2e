// One whole text that scrolls by itself: where its statements are, counted down its lines, measured when first asked
// for and forgotten when the text is set anew.

import { firstWhere } from "./lock.js";

/** @import {Extent} from "./lock.js" */

export class Whole {
  /** @type {Map<Element, Extent>} */ #extents = new Map();
  /** @type {number | null} */ #eye = null;

  /** @param {HTMLElement} column [data-column] @param {() => void} onSet the text was set anew */
  constructor(column, onSet) {
    this.column = column;
    this.scroller = /** @type {HTMLElement} */ (column.querySelector("[data-scroll]"));
    this.text = /** @type {HTMLElement} */ (column.querySelector(".whole-text"));
    /** @type {HTMLElement[]} in the order of the text */
    this.statements = [.../** @type {NodeListOf<HTMLElement>} */ (column.querySelectorAll("[data-segment]"))];
    new ResizeObserver(() => {
      this.#extents.clear();
      this.#eye = null;
      onSet();
    }).observe(this.text);
  }

  /** How far below the top of the scroller the reader's eye is: at the first line of a text that is not scrolled. */
  get eye() {
    return (this.#eye ??= Number.parseFloat(getComputedStyle(this.text).paddingTop) + this.text.offsetTop);
  }

  /** The place under the eye, in the middle of a line. */
  get place() {
    return this.scroller.scrollTop + this.eye + lineHeight(this.text) / 2;
  }

  /** Where a statement begins and ends. @param {Element} statement @returns {Extent} */
  extent(statement) {
    const known = this.#extents.get(statement);
    if (known) return known;
    const measured = measure(statement, lineHeight(this.text));
    const shift = this.scroller.scrollTop - this.scroller.getBoundingClientRect().top;
    const extent = { start: measured.start + shift, end: measured.end + shift };
    this.#extents.set(statement, extent);
    return extent;
  }

  /** The statement at a place, or the last before it. @param {number} place */
  at(place) {
    return this.statements[Math.max(0, this.#firstFrom((extent) => extent.start > place) - 1)];
  }

  /** The statements of which something is in sight. */
  inSight() {
    const top = this.scroller.scrollTop;
    const bottom = top + this.scroller.clientHeight;
    return this.statements.slice(
      this.#firstFrom((extent) => extent.end > top),
      this.#firstFrom((extent) => extent.start >= bottom),
    );
  }

  /** @param {number} place @returns {number} the scroller's place that brings it under the eye */
  scrollFor(place) {
    return place - this.eye - lineHeight(this.text) / 2;
  }

  /** @param {(extent: Extent) => boolean} holds */
  #firstFrom(holds) {
    return firstWhere(this.statements.length, (index) => holds(this.extent(/** @type {Element} */ (this.statements[index]))));
  }
}

/** Lines as steps of one height: a statement that begins in the middle of a line begins half a step down.
 * @param {Element} statement @param {number} line @returns {Extent} in the window */
function measure(statement, line) {
  const boxes = statement.getClientRects();
  const [first, last] = [boxes[0], boxes[boxes.length - 1]];
  const around = /** @type {Element} */ (statement.parentElement);
  const { left, width } = around.getBoundingClientRect();
  if (!first || !last || width === 0) return { start: 0, end: 0 };
  const isLeftward = getComputedStyle(around).direction === "rtl";
  const along = (/** @type {number} */ x) => (isLeftward ? left + width - x : x - left) / width;
  const down = (/** @type {DOMRect} */ box, /** @type {number} */ x) => {
    const height = Math.max(line, box.height);
    return box.top + box.height / 2 - height / 2 + height * Math.min(1, Math.max(0, along(x)));
  };
  return { start: down(first, isLeftward ? first.right : first.left), end: down(last, isLeftward ? last.left : last.right) };
}

/** @type {WeakMap<Element, number>} */
const lines = new WeakMap();

/** @param {Element} text */
function lineHeight(text) {
  const known = lines.get(text);
  if (known) return known;
  const height = Number.parseFloat(getComputedStyle(text).lineHeight);
  lines.set(text, height);
  return height;
}
