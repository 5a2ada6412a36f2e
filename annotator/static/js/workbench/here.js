// The marks at one place, as a card [data-here]: a click on marked words opens it, another click goes on to the next
// one, so that nested, crossing and equal marks can all be reached. The key M does it for a statement.

import { answersInWords } from "./answers.js";
import { counted, provenanceInWords, whereabouts } from "./describe.js";
import { around, hooked, make, maybeHooked } from "./dom.js";
import { placeBeside } from "./float.js";
import { characterUnder } from "./hit.js";
import { changeMark, deleteMark } from "./marking.js";
import { swatch } from "./picker-parts.js";

/** @import {Annotation} from "./types.js" */
/** @import {Bench} from "./bench.js" */

export class Here {
  #box = hooked("data-here");
  #list = hooked("data-here-list", this.#box);
  /** @type {string[]} */ #ids = [];
  #index = 0;
  /** @type {DOMRect} */ #at = new DOMRect();
  /** @type {HTMLElement | null} what had the focus before */ #back = null;
  #bench;

  /** @param {Bench} bench */
  constructor(bench) {
    this.#bench = bench;
    this.#list.addEventListener("click", (event) => this.#onClick(event));
    this.#box.addEventListener("keydown", (event) => this.#onKey(event));
    hooked("data-here-leave", this.#box).addEventListener("click", () => this.close());
    document.addEventListener("pointerdown", (event) => {
      const isOurs = event.target instanceof Node && (this.#box.contains(event.target) || bench.grid.contains(event.target));
      if (!isOurs) this.close({ focus: false });
    });
    bench.store.listen((id) => this.#ids.includes(id) && this.#refresh());
  }

  /** What a click in the text means. @param {MouseEvent} event */
  onClick(event) {
    const hit = characterUnder(this.#bench.pieces, event.clientX, event.clientY);
    const ids = hit ? this.#bench.marks.at(hit.piece.revision, hit.point) : [];
    if (!hit || ids.length === 0) this.close({ focus: false });
    else if (ids.join() === this.#ids.join()) this.#turn((this.#index + 1) % ids.length);
    else this.open(ids, hit.at, null);
  }

  /** @param {HTMLElement} element of a statement, a gap or a head, or a badge there */
  showOver(element) {
    const piece = this.#bench.pieces.at(element);
    const badges = /** @type {NodeListOf<HTMLElement>} */ (element.querySelectorAll("[data-badge]"));
    const ids = piece ? this.#bench.marks.over(piece) : Array.from(badges, (badge) => badge.dataset.badge ?? "");
    if (ids.length) this.open(ids, element.getBoundingClientRect(), element);
  }

  /** @param {string[]} ids @param {DOMRect} at @param {HTMLElement | null} back */
  open(ids, at, back) {
    [this.#ids, this.#at, this.#back] = [ids, at, back];
    this.#box.hidden = false;
    this.#turn(0);
  }

  close({ focus = true } = {}) {
    if (this.#box.hidden) return;
    this.#ids = [];
    this.#box.hidden = true;
    this.#bench.lit.set(null);
    if (focus) this.#back?.focus({ preventScroll: true });
  }

  /** @param {number} index */
  #turn(index) {
    this.#index = index;
    hooked("data-here-title", this.#box).textContent = `${counted(this.#ids.length, "mark")} here`;
    this.#list.replaceChildren(...this.#ids.map((id, place) => this.#item(id, place === index)));
    placeBeside(this.#box, this.#at);
    this.#bench.lit.set(this.#ids[index] ?? null);
    maybeFocus(this.#list.querySelector("[aria-current]"));
  }

  /** A mark here changed, or went. */
  #refresh() {
    const left = this.#ids.filter((id) => this.#bench.store.get(id));
    if (left.length === 0) return this.close();
    this.#ids = left;
    this.#turn(Math.min(this.#index, left.length - 1));
  }

  /** @param {string} id @param {boolean} isCurrent */
  #item(id, isCurrent) {
    const annotation = /** @type {Annotation} */ (this.#bench.store.get(id));
    const { page } = this.#bench;
    const isMine = page.canAnnotate && page.isMine(annotation);
    const code = { hue: page.hue(annotation.code), key: page.code(annotation.code)?.key };
    const main = make(
      "button",
      { type: "button", class: "here-main", "data-turn": id, "aria-current": isCurrent && "true" },
      swatch(code),
      make("b", {}, page.codeName(annotation.code)),
      make("span", { class: "soft small" }, authored(annotation, page.data.person, whereabouts(annotation, page))),
    );
    if (!isCurrent) return make("li", {}, main);
    const told = [...answersInWords(page.code(annotation.code), annotation.attributes), ...provenanceInWords(annotation)];
    const answers = told.map((answer) =>
      make("p", { class: "here-note", dir: "auto" }, answer),
    );
    const note = annotation.note ? make("p", { class: "here-note" }, annotation.note) : null;
    const acts = make(
      "p",
      { class: "acts" },
      make("button", { type: "button", class: "button button-quiet button-small", "data-change": id }, "Change"),
      make("button", { type: "button", class: "button button-quiet button-small", "data-delete": id }, "Delete"),
    );
    return make("li", {}, main, ...answers, note, isMine ? acts : null);
  }

  /** @param {Event} event */
  #onClick(event) {
    const { turn, change, delete: remove } = around(event, "type")?.dataset ?? {};
    if (turn) this.#turn(this.#ids.indexOf(turn));
    if (change) this.#change(change);
    if (remove) deleteMark(this.#bench, remove);
  }

  /** @param {KeyboardEvent} event */
  #onKey(event) {
    const count = this.#ids.length;
    if (event.key === "Escape") this.close();
    else if (event.key === "ArrowDown") this.#turn((this.#index + 1) % count);
    else if (event.key === "ArrowUp") this.#turn((this.#index - 1 + count) % count);
    else if (event.key === "Delete") maybeHooked("data-delete", this.#list)?.click();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  /** @param {string} id */
  #change(id) {
    const [at, element] = [this.#at, this.#back];
    this.close({ focus: false });
    changeMark(this.#bench, id, { at, back: () => element });
  }
}

/** @param {Annotation} annotation @param {string} person @param {string} where */
function authored({ annotator, layer }, person, where) {
  if (layer === "gold") return `accepted in review, ${where}`;
  return annotator && annotator !== person ? `${annotator}, ${where}` : where;
}

/** @param {Element | null} element */
function maybeFocus(element) {
  if (element instanceof HTMLElement) element.focus({ preventScroll: true });
}
