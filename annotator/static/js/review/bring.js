// Brings words of a text into sight, in whichever view.

import { reveal } from "../folds.js";

/** @import {Pieces} from "../workbench/pieces.js" */
/** @import {Place} from "../workbench/types.js" */

/** @param {Pieces} pieces @param {Place} place */
export function bring(pieces, place) {
  const element = pieces.under(place)[0]?.element;
  const column = element?.closest("[data-column]");
  if (!element) return;
  if (column instanceof HTMLElement) bringWhole(column, element);
  else bringCell(element);
}

/** The head of an article, with what is said of it as a whole. @param {number} article */
export function bringHead(article) {
  const head = document.querySelector(`[data-head][data-article="${article}"]`);
  const scroller = head?.closest("[data-column]")?.querySelector("[data-scroll]");
  head?.scrollIntoView({ block: "nearest", inline: "start" });
  if (scroller) scroller.scrollTop = 0;
}

/** Level with the reader's eye, where the other texts meet it. @param {HTMLElement} column @param {HTMLElement} element */
function bringWhole(column, element) {
  const scroller = /** @type {HTMLElement} */ (column.querySelector("[data-scroll]"));
  const text = /** @type {HTMLElement} */ (column.querySelector(".whole-text"));
  const isSingle = column.parentElement?.hasAttribute("data-single");
  const eye = isSingle ? scroller.clientHeight / 5 : Number.parseFloat(getComputedStyle(text).paddingTop);
  // On a narrow window the texts are a swipe apart.
  column.scrollIntoView({ block: "nearest", inline: "start" });
  scroller.scrollTop += (element.getClientRects()[0]?.top ?? 0) - scroller.getBoundingClientRect().top - eye;
}

/** @param {HTMLElement} element */
function bringCell(element) {
  const row = element.closest("tr");
  if (row) reveal(row);
  element.closest("details")?.setAttribute("open", "");
  element.scrollIntoView({ block: "center", inline: "nearest" });
}
