// Where the keyboard is in the texts: a statement, a gap or a column's head. One of them can be reached with Tab; the
// arrows do the rest, along the paths of the view (paths.js). [data-to-texts] leads there at once.

import { reveal } from "../folds.js";
import { hooked } from "./dom.js";
import { isShown, STOP } from "./stops.js";

/** @import {Paths} from "./paths.js" */

export class Cursor {
  /** @type {HTMLElement | null} */ #stop = null;
  #paths;

  /** @param {HTMLElement} grid @param {Paths} paths */
  constructor(grid, paths) {
    this.#paths = paths;
    for (const head of /** @type {NodeListOf<HTMLElement>} */ (grid.querySelectorAll("[data-whole]"))) head.tabIndex = -1;
    const first = [...grid.querySelectorAll("[data-start]")].find(isShown);
    if (first instanceof HTMLElement) this.put(first);
    hooked("data-to-texts").addEventListener("click", () => this.#stop?.focus());
    grid.addEventListener("focusin", (event) => {
      const stop = event.target instanceof HTMLElement && event.target.matches(STOP) ? event.target : null;
      if (stop) this.put(stop);
    });
  }

  get stop() {
    return this.#stop;
  }

  /** Tab leads here from now on. @param {HTMLElement} stop */
  put(stop) {
    if (stop === this.#stop) return;
    if (this.#stop) this.#stop.tabIndex = -1;
    stop.tabIndex = 0;
    this.#stop = stop;
  }

  /** Also to one that is folded away. @param {HTMLElement} stop */
  goTo(stop) {
    unfold(stop);
    this.put(stop);
    stop.focus();
  }

  /** To the next stop in a direction; stays where there is none. @param {"up" | "down" | "left" | "right"} direction */
  move(direction) {
    if (!this.#stop) return;
    const isAlong = direction === "up" || direction === "down";
    const next = isAlong ? this.#paths.along(this.#stop, direction) : this.#paths.across(this.#stop, direction);
    if (next) this.goTo(next);
  }

  /** To the first or the last statement of the column. @param {"first" | "last"} end */
  jump(end) {
    const next = this.#stop && this.#paths.edge(this.#stop, end);
    if (next) this.goTo(next);
  }
}

/** @param {Element} stop */
function unfold(stop) {
  const row = stop.closest("tr");
  if (row) reveal(row);
  stop.closest("details")?.setAttribute("open", "");
}
