// The whole work by keys, while the cursor is in the grid. What they do is listed for people in the template of the
// workbench ([data-keys]); keep both alike.

import { say } from "./announce.js";
import { extend } from "./extend.js";
import { collectSwap, markArticle, markChosen, markEvent, markOmission, markRow } from "./marking.js";
import { goToDisagreement, goToUnmarked } from "./next.js";
import { codeOfKey } from "./ranking.js";

/** @import {Piece} from "../offsets.js" */
/** @import {Bench} from "./bench.js" */
/** @import {Cursor} from "./cursor.js" */
/** @import {KeyMap} from "./keymap.js" */
/** @import {Move} from "./extend.js" */

const ARROWS = /** @type {const} */ ({ ArrowUp: "up", ArrowDown: "down", ArrowLeft: "left", ArrowRight: "right" });

export class Keyboard {
  #bench;
  #cursor;
  #keymap;
  #show;

  /** @param {Bench} bench @param {Cursor} cursor @param {KeyMap} keymap
   * @param {{marks: (element: HTMLElement) => void, find: () => void, copies: (element: HTMLElement) => void}} show */
  constructor(bench, cursor, keymap, show) {
    this.#bench = bench;
    this.#keymap = keymap;
    this.#cursor = cursor;
    this.#show = show;
    bench.grid.addEventListener("keydown", (event) => {
      if (event.target !== cursor.stop || event.isComposing || !this.#acts(event)) return;
      event.preventDefault();
      event.stopPropagation();
    });
  }

  /** @param {KeyboardEvent} event @returns {boolean} whether the key meant something here */
  #acts(event) {
    const arrow = ARROWS[/** @type {keyof typeof ARROWS} */ (event.key)];
    if (arrow) return this.#arrow(arrow, event);
    if (event.ctrlKey || event.metaKey) return false;
    if (event.key === "Home" || event.key === "End") {
      this.#cursor.jump(event.key === "Home" ? "first" : "last");
      return true;
    }
    return this.#bench.page.canAnnotate ? this.#marks(event) : this.#reads(event);
  }

  /** @param {"up" | "down" | "left" | "right"} arrow @param {KeyboardEvent} event */
  #arrow(arrow, event) {
    if (event.shiftKey && this.#bench.page.canAnnotate) return this.#extend(arrow, event);
    if (event.altKey || event.ctrlKey || event.metaKey) return false;
    this.#bench.chosen.clear();
    this.#cursor.move(arrow);
    return true;
  }

  /** @param {KeyboardEvent} event */
  #reads({ key }) {
    const action = this.#keymap.actionOf(key);
    const stop = this.#cursor.stop;
    if (action === "next") goToUnmarked(this.#bench, this.#cursor);
    else if (action === "disagreement") goToDisagreement(this.#bench, this.#cursor);
    else if (action === "find") this.#show.find();
    else if (action === "marks" && stop) this.#show.marks(/** @type {HTMLElement | null} */ (stop.closest("[data-head]")) ?? stop);
    else return false;
    return true;
  }

  /** @param {KeyboardEvent} event */
  #makes({ key }) {
    const action = this.#keymap.actionOf(key);
    const stop = this.#cursor.stop;
    if (!stop) return false;
    const how = { back: () => stop };
    if (action === "collect") return this.#collect();
    if (action === "swap") collectSwap(this.#bench, stop);
    else if (action === "copies") this.#show.copies(stop);
    else if (action === "row") markRow(this.#bench, stop, how);
    else if (action === "event") markEvent(this.#bench, { ...how, at: stop.getBoundingClientRect() });
    else if (action === "article") this.#article(stop);
    else return false;
    return true;
  }

  /** @param {HTMLElement} stop */
  #article(stop) {
    const article = /** @type {HTMLElement | null} */ (stop.closest("[data-article]"))?.dataset.article;
    const head = /** @type {HTMLElement | null} */ (this.#bench.grid.querySelector(`[data-head][data-article="${article}"]`));
    if (head) markArticle(this.#bench, head, stop);
  }

  /** @param {KeyboardEvent} event */
  #marks(event) {
    if (event.key === "Enter" && event.target instanceof HTMLButtonElement) return false;
    if (event.key === "Enter") return this.#enter();
    if (event.key === " ") return this.#chooseStatement();
    if (event.key === "Escape") return this.#escape();
    return (!event.altKey && (this.#reads(event) || this.#makes(event))) || this.#withCode(event);
  }

  /** @param {string} [code] given by its key; else the picker asks */
  #enter(code) {
    const { chosen, tray } = this.#bench;
    const stop = this.#cursor.stop;
    const back = () => stop;
    if (tray.isOpen) {
      markChosen(this.#bench);
      tray.ask({ back, code });
    } else if (stop?.matches(".cell-gap")) {
      markOmission(this.#bench, stop, code);
    } else if (!chosen.isEmpty || this.#choose()) {
      markChosen(this.#bench, { back, code });
    }
    return true;
  }

  /** A key of the codebook marks at once; with Alt also one that means something else here. @param {KeyboardEvent} event */
  #withCode({ key, code: physical, altKey }) {
    const code = codeOfKey(this.#bench.page.codes, altKey ? physical.replace(/^(Key|Digit)/, "") : key);
    return code !== null && this.#enter(code.slug);
  }

  #chooseStatement() {
    if (this.#cursor.stop?.matches(".cell-gap")) return this.#enter();
    if (this.#bench.chosen.isEmpty) this.#choose();
    else this.#bench.chosen.clear();
    return true;
  }

  #collect() {
    if (this.#bench.chosen.isEmpty && !this.#choose()) return false;
    this.#bench.tray.add([...this.#bench.chosen.places]);
    this.#bench.chosen.clear();
    return true;
  }

  #escape() {
    const { chosen, tray, hand } = this.#bench;
    if (!chosen.isEmpty) chosen.clear();
    else if (tray.isOpen) tray.clear();
    else hand.take(null);
    return true;
  }

  /** The whole statement under the cursor. */
  #choose() {
    const piece = this.#piece();
    const stretch = piece?.text.tidy(piece.start, piece.end);
    if (!piece || !stretch) return false;
    this.#bench.chosen.set([{ article: piece.article, revision: piece.revision, ...stretch }]);
    say("Statement chosen. Enter chooses the code.");
    return true;
  }

  /** @param {"up" | "down" | "left" | "right"} arrow @param {KeyboardEvent} event */
  #extend(arrow, event) {
    const piece = this.#piece();
    if (!piece) return false;
    const before = this.#bench.chosen.places.find((place) => place.revision === piece.revision) ?? null;
    const statements = this.#bench.pieces.of(piece.revision);
    const stretch = extend(before, piece, statements, piece.text, moveFor(arrow, event, piece));
    if (!stretch) return true;
    this.#bench.chosen.set([{ article: piece.article, revision: piece.revision, ...stretch }]);
    say(piece.text.slice(stretch.start, stretch.end));
    return true;
  }

  /** @returns {Piece | null} */
  #piece() {
    return this.#bench.pieces.at(this.#cursor.stop);
  }
}

/**
 * Left and right are the eye's: in a text that runs leftward, left is onward. Up and down move by whole statements.
 * @param {"up" | "down" | "left" | "right"} arrow @param {KeyboardEvent} event @param {Piece} piece @returns {Move}
 */
function moveFor(arrow, event, piece) {
  const edge = event.ctrlKey || event.metaKey ? "start" : "end";
  if (arrow === "up" || arrow === "down") return { edge, direction: arrow === "down" ? 1 : -1, by: "statement" };
  const onward = getComputedStyle(piece.element).direction === "rtl" ? "left" : "right";
  return { edge, direction: arrow === onward ? 1 : -1, by: event.altKey ? "character" : "word" };
}
