// Choosing words with the mouse, or with a finger. A drag stays in the column in which it began: the other columns
// cannot be selected meanwhile (css/workbench.css, [data-selecting]).

import { columnNumber } from "./columns.js";
import { hooked } from "./dom.js";
import { markChosen } from "./marking.js";

/** @import {Bench} from "./bench.js" */
/** @import {Cursor} from "./cursor.js" */

const TOUCH_REST = 350;
const FREE_AFTER = 250;

/** @param {Bench} bench @param {Cursor} cursor @param {(event: MouseEvent) => void} onClick a click that chose nothing */
export function startSelecting(bench, cursor, onClick) {
  let pointer = "mouse";
  let isDragging = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let freeing;
  /** @type {Node | null} */
  let began = null;

  // The keys go on where the mouse was; what a click opens takes the focus from there.
  const clicked = (/** @type {MouseEvent} */ event) => {
    standAt(cursor, event.target);
    onClick(event);
  };

  bench.grid.addEventListener("pointerdown", (event) => {
    pointer = event.pointerType;
    began = event.target instanceof Node ? event.target : null;
    const column = columnNumber(event.target);
    if (pointer !== "mouse" || event.button !== 0 || !column) return;
    isDragging = true;
    clearTimeout(freeing);
    bench.grid.dataset.selecting = String(column);
  });

  // The other columns are freed later: to style them anew would keep the mark waiting.
  const free = () => {
    isDragging = false;
    freeing = setTimeout(() => delete bench.grid.dataset.selecting, FREE_AFTER);
  };
  document.addEventListener("pointercancel", free);

  // Not pointerup: the selection is only final now.
  document.addEventListener("mouseup", (event) => {
    if (!isDragging) return;
    free();
    if (event.button !== 0 || isControl(event.target)) return;
    if (!chooseSelection(bench, cursor, began, event.altKey)) return clicked(event);
    // With a code in hand the hand stays at the mouse: no focus is moved, nothing is measured.
    if (bench.hand.slug) return markChosen(bench);
    const stop = cursor.stop;
    markChosen(bench, { back: () => stop });
  });

  bench.grid.addEventListener("click", (event) => {
    if (pointer !== "mouse" && getSelection()?.isCollapsed && !isControl(event.target)) clicked(event);
  });
  startTouch(bench, cursor, () => pointer !== "mouse");
}

/**
 * The page's selection becomes the chosen words: whole ones, since a hand stops short, unless `exact` (Alt is held).
 * @param {Bench} bench @param {Cursor} cursor @param {Node | null} began @param {boolean} [exact]
 */
function chooseSelection(bench, cursor, began, exact = false) {
  const selection = getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return false;
  const found = bench.pieces.placesOf(selection.getRangeAt(0), began);
  const places = exact ? found : found.map((place) => ({ ...place, ...bench.pieces.text(place.revision)?.wholeWords(place) }));
  if (places.length === 0) return false;
  const piece = bench.pieces.under(/** @type {import("./types.js").Place} */ (places[0]))[0];
  if (piece) cursor.put(piece.element);
  bench.chosen.set(places);
  selection.removeAllRanges();
  return true;
}

/** A finger moves handles about: the words are chosen when a bar says so. @param {Bench} bench @param {Cursor} cursor
 * @param {() => boolean} isTouch */
function startTouch(bench, cursor, isTouch) {
  const bar = hooked("data-touch-bar");
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let resting;
  document.addEventListener("selectionchange", () => {
    clearTimeout(resting);
    resting = setTimeout(() => {
      const selection = getSelection();
      const isWords = Boolean(selection && !selection.isCollapsed && bench.grid.contains(selection.anchorNode));
      bar.hidden = !(isTouch() && isWords);
    }, TOUCH_REST);
  });
  // A press would end the selection before the click comes.
  bar.addEventListener("pointerdown", (event) => event.preventDefault());
  bar.addEventListener("click", () => {
    bar.hidden = true;
    if (chooseSelection(bench, cursor, getSelection()?.anchorNode ?? null)) markChosen(bench);
  });
}

/** @param {Cursor} cursor @param {EventTarget | null} target */
function standAt(cursor, target) {
  const stop = target instanceof Element ? target.closest("[data-start]") : null;
  if (!(stop instanceof HTMLElement)) return;
  cursor.put(stop);
  stop.focus({ preventScroll: true });
}

/** @param {EventTarget | null} target */
function isControl(target) {
  return target instanceof Element && target.closest("a, button, summary, input, select, textarea") !== null;
}
