// The ways of the keyboard through a view: down a column, and from column to column.

import { readTies } from "../views/ties.js";
import { GridPaths } from "./grid-paths.js";
import { WholePaths } from "./whole-paths.js";

/**
 * @typedef {object} Paths
 * @property {(stop: HTMLElement, direction: "up" | "down") => HTMLElement | undefined} along
 * @property {(stop: HTMLElement, direction: "left" | "right") => HTMLElement | undefined} across
 * @property {(stop: HTMLElement, end: "first" | "last") => HTMLElement | undefined} edge of the column
 */

/** @param {HTMLElement} texts @returns {Paths} */
export function pathsOf(texts) {
  return texts instanceof HTMLTableElement ? new GridPaths(texts) : new WholePaths(texts, readTies());
}
