// The margin list [data-list]: every annotation a line. A line that has the focus lights its words, and words lit in
// the text light their line. Lines are made as they are scrolled to, so that two thousand cost no more than twenty.

import { byPlace, counted } from "./describe.js";
import { around, hooked, make } from "./dom.js";
import { lineFor } from "./line.js";
import { changeMark, deleteMark, placesOf } from "./marking.js";
import { Sorted } from "./sorted.js";

/** @import {Annotation} from "./types.js" */
/** @import {Bench} from "./bench.js" */
/** @import {Cursor} from "./cursor.js" */

// As many as fill a high panel; more where more is seen.
const AT_FIRST = 20;
const AT_ONCE = 50;

export class MarginList {
  #list = hooked("data-list");
  #title = hooked("data-list-title");
  #filter = /** @type {HTMLSelectElement} */ (hooked("data-list-filter"));
  #more = make("li", { class: "line-more", "aria-hidden": "true" });
  /** @type {Sorted<Annotation>} those that pass the filter, in the order of reading */ #rows;
  #made = AT_FIRST;
  #bench;
  #cursor;

  /** @param {Bench} bench @param {Cursor} cursor */
  constructor(bench, cursor) {
    this.#bench = bench;
    this.#cursor = cursor;
    this.#rows = new Sorted(byPlace(bench.page));
    this.#filter.addEventListener("change", () => this.fill());
    this.#list.addEventListener("click", (event) => this.#onClick(event));
    this.#list.addEventListener("keydown", (event) => this.#onKey(event));
    this.#list.addEventListener("focusin", (event) => this.#onFocus(event));
    this.#list.addEventListener("focusout", () => bench.lit.set(null));
    bench.lit.listen((id) => this.#light(id));
    const seen = new IntersectionObserver((entries) => entries.some((entry) => entry.isIntersecting) && this.#makeMore());
    seen.observe(this.#more);
  }

  /** All of it, anew. */
  fill() {
    this.#rows.fill(this.#bench.store.all().filter((row) => this.#passes(row)));
    this.#made = AT_FIRST;
    this.#list.replaceChildren(...this.#rows.slice(0, AT_FIRST).map((row) => this.#line(row)), this.#more);
    this.#count();
    this.#settle();
  }

  /** One annotation came, changed or went. @param {string} id @param {Annotation | null} after */
  update(id, after) {
    const old = this.#lineOf(id);
    const focused = old?.contains(document.activeElement) ? old : null;
    this.#rows.remove(id);
    if (after && this.#passes(after)) this.#insert(after, old);
    if (focused) buttonIn(this.#lineOf(id, old) ?? focused.nextElementSibling)?.focus({ preventScroll: true });
    old?.remove();
    this.#count();
    this.#settle();
  }

  /** @param {Annotation} row */
  #passes(row) {
    return !this.#filter.value || row.code === this.#filter.value;
  }

  /** @param {Annotation} row @param {Element | null} old its line so far, which is still there */
  #insert(row, old) {
    const index = this.#rows.add(row);
    if (index > this.#made) return;
    const following = this.#rows.at(index + 1);
    const next = following ? this.#lineOf(following.id, old) : null;
    this.#list.insertBefore(this.#line(row), next ?? this.#more);
  }

  /** @param {Annotation} row */
  #line(row) {
    const { page, queue } = this.#bench;
    const isAway = row.kind !== "event" && this.#elementOf(row) === null;
    return lineFor(row, page, { saving: queue.saving(row.id), refusal: queue.refusal(row.id), isAway });
  }

  /** @param {string} id @param {Element | null} [not] */
  #lineOf(id, not = null) {
    const lines = this.#list.querySelectorAll(`[data-line="${CSS.escape(id)}"]`);
    return [...lines].find((line) => line !== not) ?? null;
  }

  #makeMore() {
    const more = this.#rows.slice(this.#made, this.#made + AT_ONCE);
    this.#made += more.length;
    this.#more.before(...more.map((row) => this.#line(row)));
  }

  #count() {
    const { page, store } = this.#bench;
    const mine = page.canAnnotate ? store.count((row) => page.isMine(row)) : null;
    this.#title.textContent = mine === null ? `Annotations (${store.size})` : `My annotations (${mine})`;
    hooked("data-list-empty").hidden = this.#rows.length > 0;
    hooked("data-sheet-count").textContent = counted(mine ?? store.size, "annotation");
  }

  /** One line can be reached with Tab: the one that had the focus last, or the first. */
  #settle() {
    if (!this.#list.querySelector('[tabindex="0"]')) this.#reach(this.#list.querySelector("[data-line]"));
  }

  /** @param {Element | null | undefined} line */
  #reach(line) {
    for (const button of this.#list.querySelectorAll('[tabindex="0"]')) button.setAttribute("tabindex", "-1");
    for (const button of line?.querySelectorAll("button") ?? []) button.setAttribute("tabindex", "0");
  }

  /** @param {FocusEvent} event */
  #onFocus(event) {
    const line = around(event, "data-line");
    this.#reach(line);
    const annotation = this.#bench.store.get(line?.dataset.line ?? "");
    if (!annotation) return;
    this.#bench.lit.set(annotation.id);
    // What is folded away stays so until the person goes there.
    this.#elementOf(annotation)?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }

  /** @param {Event} event */
  #onClick(event) {
    const { go, change, delete: remove, retry, discard } = around(event, "type")?.dataset ?? {};
    if (go) this.#go(go);
    if (change) this.#change(change);
    if (remove) deleteMark(this.#bench, remove);
    if (retry) this.#bench.work.retry(retry);
    if (discard) this.#bench.work.discard(discard);
  }

  /** @param {KeyboardEvent} event */
  #onKey(event) {
    const line = around(event, "data-line");
    if (!line || !this.#keyActs(event.key, line)) return;
    event.preventDefault();
    event.stopPropagation();
  }

  /** @param {string} key @param {HTMLElement} line @returns {boolean} whether the key meant something here */
  #keyActs(key, line) {
    const id = /** @type {string} */ (line.dataset.line);
    const isMine = line.querySelector("[data-change]") !== null;
    if (key === "ArrowDown") buttonIn(line.nextElementSibling)?.focus();
    else if (key === "ArrowUp") buttonIn(line.previousElementSibling)?.focus();
    else if (key === "Delete" && isMine) deleteMark(this.#bench, id);
    else if (key === "e" && isMine) this.#change(id);
    else return false;
    return true;
  }

  /** To the words; without them on this page, say so. @param {string} id */
  #go(id) {
    const annotation = this.#bench.store.get(id);
    const element = annotation && this.#elementOf(annotation);
    const button = /** @type {HTMLElement | null | undefined} */ (element?.querySelector("[data-whole]"));
    if (element) this.#cursor.goTo(button ?? element);
    this.#bench.lit.set(id);
  }

  /** @param {string} id */
  #change(id) {
    const at = this.#lineOf(id)?.getBoundingClientRect();
    // The line is made anew when its mark changes.
    changeMark(this.#bench, id, { at, back: () => buttonIn(this.#lineOf(id)) });
  }

  /** @param {Annotation} annotation */
  #elementOf(annotation) {
    const { pieces, grid } = this.#bench;
    const places = placesOf(annotation);
    const article = annotation.anchors[0]?.article;
    if (places.length === 0) return /** @type {HTMLElement | null} */ (grid.querySelector(`[data-head][data-article="${article}"]`));
    return places.flatMap((place) => pieces.under(place))[0]?.element ?? null;
  }

  /** @param {string | null} id */
  #light(id) {
    this.#list.querySelector("[data-lit]")?.removeAttribute("data-lit");
    const line = id ? this.#lineOf(id) : null;
    line?.setAttribute("data-lit", "");
    if (line && !line.contains(document.activeElement)) line.scrollIntoView({ block: "nearest" });
  }
}

/** @param {Element | null | undefined} line */
function buttonIn(line) {
  return line?.querySelector("button") ?? null;
}
