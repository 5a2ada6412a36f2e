// Find words in the texts that stand here [data-find], see each in its context and in the text, and mark those that are
// ticked with one code and one undo. An address with ?find= opens it.

import { say } from "./announce.js";
import { counted } from "./describe.js";
import { around, hooked, make } from "./dom.js";
import { markEach } from "./many.js";

/** @import {Bench} from "./bench.js" */
/** @import {Place} from "./types.js" */

const CONTEXT = 36;
const MOST = 500;

export class Find {
  #box = hooked("data-find");
  #form = /** @type {HTMLFormElement} */ (hooked("data-find-form", this.#box));
  #field = /** @type {HTMLInputElement} */ (hooked("data-find-words", this.#box));
  #list = hooked("data-find-hits", this.#box);
  #mark = /** @type {HTMLButtonElement} */ (hooked("data-find-mark", this.#box));
  /** @type {Place[]} */ #places = [];
  /** @type {HTMLElement | null} */ #back = null;
  #bench;

  /** @param {Bench} bench */
  constructor(bench) {
    this.#bench = bench;
    hooked("data-find-open").addEventListener("click", () => this.open());
    hooked("data-find-leave", this.#box).addEventListener("click", () => this.close());
    this.#field.addEventListener("input", () => this.#look());
    this.#form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#ask();
    });
    this.#list.addEventListener("change", () => this.#show());
    this.#list.addEventListener("click", (event) => this.#go(event));
    this.#box.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      event.stopPropagation();
      this.close();
    });
    const wanted = new URLSearchParams(location.search).get("find");
    if (wanted) this.open(wanted);
  }

  /** @param {string} [words] */
  open(words) {
    this.#back = document.activeElement instanceof HTMLElement ? document.activeElement : null;
    this.#box.hidden = false;
    if (words !== undefined) this.#field.value = words;
    this.#look();
    this.#field.focus();
    this.#field.select();
  }

  close() {
    this.#box.hidden = true;
    this.#bench.marks.show("collected", []);
    this.#back?.focus({ preventScroll: true });
  }

  #look() {
    const { page, pieces } = this.#bench;
    const words = this.#field.value.trim();
    this.#places = page.texts
      .flatMap(({ article, revision }) =>
        (pieces.text(revision)?.search(words) ?? []).map((stretch) => ({ article, revision, ...stretch })),
      )
      .filter((place) => pieces.under(place).length > 0)
      .slice(0, MOST);
    this.#list.replaceChildren(...this.#places.map((place, index) => this.#line(place, index)));
    const outlets = new Set(this.#places.map((place) => place.article)).size;
    const found = `${counted(this.#places.length, "place")} in ${counted(outlets, "outlet")}`;
    hooked("data-find-count", this.#box).textContent = words ? found : "";
    this.#show();
  }

  /** @returns {Place[]} those that are ticked */
  #ticked() {
    const boxes = /** @type {NodeListOf<HTMLInputElement>} */ (this.#list.querySelectorAll("input"));
    return this.#places.filter((_, index) => boxes[index]?.checked);
  }

  #show() {
    const ticked = this.#ticked();
    this.#bench.marks.show("collected", ticked);
    this.#mark.textContent = `Mark ${counted(ticked.length, "place")}`;
    this.#mark.disabled = ticked.length === 0;
    this.#mark.hidden = !this.#bench.page.canAnnotate;
  }

  #ask() {
    const ticked = this.#ticked();
    if (ticked.length === 0) return say("Nothing is ticked.");
    if (!this.#bench.page.canAnnotate) return;
    markEach(this.#bench, ticked, {
      at: this.#field.getBoundingClientRect(),
      back: () => (this.#box.hidden ? this.#back : this.#field),
      done: () => this.close(),
    });
  }

  /** @param {Event} event */
  #go(event) {
    const index = around(event, "data-find-go")?.dataset.findGo;
    const place = index === undefined ? undefined : this.#places[Number(index)];
    if (place) this.#bench.goTo(place);
  }

  /** @param {Place} place @param {number} index */
  #line(place, index) {
    const { page, pieces } = this.#bench;
    const text = pieces.text(place.revision);
    const slice = (/** @type {number} */ from, /** @type {number} */ to) => (text?.slice(Math.max(0, from), to) ?? "").replace(/\s+/g, " ");
    const words = slice(place.start, place.end);
    const label = `${page.outlet(place.article)}: ${slice(place.start - CONTEXT, place.end + CONTEXT)}`;
    const context = make(
      "span",
      { class: "find-context", lang: page.language(place.article), dir: "auto" },
      slice(place.start - CONTEXT, place.start),
      make("mark", {}, words),
      slice(place.end, Math.min(place.end + CONTEXT, text?.length ?? 0)),
    );
    return make(
      "li",
      {},
      make("input", { type: "checkbox", checked: true, "aria-label": label }),
      make("button", { type: "button", class: "find-go", "data-find-go": index }, make("b", {}, page.outlet(place.article)), context),
    );
  }
}
