// Through whole texts: up and down a text, left and right to the partner in the next one that has any; where none has,
// to what stands level in the next text.

import { stopsIn } from "./stops.js";

/** @import {Tie} from "../views/ties.js" */

export class WholePaths {
  #columns;
  #ties;

  /** @param {HTMLElement} texts @param {Map<string, Tie[]>} ties */
  constructor(texts, ties) {
    this.#columns = [.../** @type {NodeListOf<HTMLElement>} */ (texts.querySelectorAll("[data-column]"))];
    this.#ties = ties;
  }

  /** @param {HTMLElement} stop @param {"up" | "down"} direction */
  along(stop, direction) {
    const stops = stopsIn(stop.closest("[data-column]"));
    return stops[stops.indexOf(stop) + (direction === "down" ? 1 : -1)];
  }

  /** @param {HTMLElement} stop @param {"left" | "right"} direction */
  across(stop, direction) {
    const index = this.#columns.findIndex((column) => column.contains(stop));
    const beside = direction === "right" ? this.#columns.slice(index + 1) : this.#columns.slice(0, index).toReversed();
    const partners = this.#partners(stop);
    for (const column of beside) {
      for (const segment of partners) {
        const found = column.querySelector(`[data-segment="${CSS.escape(segment)}"]`);
        if (found instanceof HTMLElement) return found;
      }
    }
    return beside[0] && level(beside[0], stop);
  }

  /** @param {HTMLElement} stop @param {"first" | "last"} end */
  edge(stop, end) {
    const stops = stopsIn(stop.closest("[data-column]")).filter((one) => !one.matches("[data-whole]"));
    return stops.at(end === "first" ? 0 : -1);
  }

  /** @param {HTMLElement} stop */
  #partners({ dataset: { segment, silentOn } }) {
    if (silentOn) return silentOn.split(" ");
    return (this.#ties.get(segment ?? "") ?? []).map((tie) => tie.other);
  }
}

/** @param {HTMLElement} column @param {HTMLElement} stop */
function level(column, stop) {
  const { top } = stop.getBoundingClientRect();
  const stops = stopsIn(column).filter((one) => !one.matches("[data-whole]"));
  return stops.find((one) => one.getBoundingClientRect().bottom > top) ?? stops.at(-1);
}
