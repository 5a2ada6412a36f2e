// Which sentences are chosen, in the order in which they were, and where the keys stand: one box of all is in the tab
// order, and arrows go from it to its neighbours.

/** @typedef {"ArrowUp" | "ArrowDown" | "ArrowLeft" | "ArrowRight"} Arrow */

const STEPS = { ArrowUp: -1, ArrowDown: 1, ArrowLeft: -1, ArrowRight: 1 };

export class Picks {
  #root;
  /** @type {string[]} ids of segments */ #order = [];
  #current = "";

  /** @param {HTMLElement} root the place of the grid */
  constructor(root) {
    this.#root = root;
    this.settle();
  }

  /** @returns {HTMLInputElement[]} */
  get #boxes() {
    return [...this.#root.querySelectorAll("input.pick")].filter((box) => box instanceof HTMLInputElement);
  }

  /** The ids of the chosen segments, first chosen first. */
  get chosen() {
    return this.#order.map(Number);
  }

  /** The id of the segment under the keys. */
  get current() {
    return Number(this.#current);
  }

  /** Take up a grid that was drawn anew: what is chosen and still there stays chosen. */
  settle() {
    const boxes = this.#boxes;
    const there = new Set(boxes.map((box) => box.value));
    this.#order = this.#order.filter((id) => there.has(id));
    for (const box of boxes) box.checked = this.#order.includes(box.value);
    if (!there.has(this.#current)) this.#current = boxes[0]?.value ?? "";
    for (const box of boxes) box.tabIndex = box.value === this.#current ? 0 : -1;
  }

  /** @param {HTMLInputElement} box whose state the browser has changed already */
  changed(box) {
    this.#order = this.#order.filter((id) => id !== box.value);
    if (box.checked) this.#order.push(box.value);
    this.stand(box);
  }

  /** @param {number} id */
  choose(id) {
    const box = this.#box(String(id));
    if (!box || box.checked) return;
    box.checked = true;
    this.changed(box);
  }

  clear() {
    this.#order = [];
    for (const box of this.#boxes) box.checked = false;
  }

  /** The keys stand here from now on. @param {HTMLInputElement} box */
  stand(box) {
    const before = this.#box(this.#current);
    if (before) before.tabIndex = -1;
    this.#current = box.value;
    box.tabIndex = 0;
  }

  /** Focus the box under the keys. */
  focus() {
    this.#box(this.#current)?.focus({ preventScroll: true });
  }

  /** Go to the neighbour: up and down within an outlet, left and right within a row. @param {Arrow} arrow */
  go(arrow) {
    const from = this.#box(this.#current);
    const to = from && (arrow === "ArrowUp" || arrow === "ArrowDown" ? this.#along(from, arrow) : this.#across(from, arrow));
    if (!to) return;
    this.stand(to);
    to.focus();
  }

  /** @param {HTMLInputElement} from @param {Arrow} arrow */
  #along(from, arrow) {
    const article = from.closest("td")?.dataset.article;
    const column = this.#boxes.filter((box) => box.closest("td")?.dataset.article === article);
    return column[column.indexOf(from) + STEPS[arrow]];
  }

  /** @param {HTMLInputElement} from @param {Arrow} arrow */
  #across(from, arrow) {
    const cell = from.closest("td");
    const rightToLeft = getComputedStyle(this.#root).direction === "rtl";
    const step = rightToLeft ? -STEPS[arrow] : STEPS[arrow];
    const cells = /** @type {HTMLTableCellElement[]} */ ([...(cell?.parentElement?.children ?? [])]);
    for (let at = cells.findIndex((one) => one === cell) + step; cells[at]; at += step) {
      const box = cells[at]?.querySelector("input.pick");
      if (box instanceof HTMLInputElement) return box;
    }
    return undefined;
  }

  /** @param {string} id */
  #box(id) {
    return this.#boxes.find((box) => box.value === id);
  }
}
