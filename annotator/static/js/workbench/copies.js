// What several outlets carry verbatim is coded once: after a mark, the same words of other outlets are offered [data-copies],
// and one key marks them too. Such a mark says what it was carried over from.

import { BLOCK } from "../offsets.js";
import { say } from "./announce.js";
import { outlets } from "./describe.js";
import { hooked } from "./dom.js";
import { anchorsOf } from "./marking.js";

/** @import {Annotation, Place} from "./types.js" */
/** @import {Bench} from "./bench.js" */

// Fewer characters stand in many texts by chance; beside each other in one row they need not be as many.
const ENOUGH = 40;
const ENOUGH_IN_ROW = 12;

/**
 * Where other outlets have the very words of a mark, and no mark of the same person with the same code there yet.
 * @param {Bench} bench @param {Annotation} annotation @returns {Place[]}
 */
function copiesOf(bench, annotation) {
  const [anchor] = annotation.anchors;
  if (annotation.kind !== "span" || annotation.anchors.length !== 1 || !anchor) return [];
  const row = rowOf(bench, anchor);
  return bench.page.texts
    .filter(({ article }) => article !== anchor.article)
    .flatMap(({ article, revision }) => placesIn(bench, anchor.quote, { article, revision }, row))
    .filter((place) => !isMarked(bench, place, annotation.code));
}

/** @param {Bench} bench @param {string} quote @param {{article: number, revision: number}} text @param {Element | null} row */
function placesIn(bench, quote, text, row) {
  const length = Array.from(quote).length;
  // Under blocks of the same length other names may stand.
  if (length < ENOUGH_IN_ROW || quote.includes(BLOCK)) return [];
  const starts = bench.pieces.text(text.revision)?.occurrences(quote) ?? [];
  const places = starts.map((start) => ({ ...text, start, end: start + length }));
  const beside = places.filter((place) => row && rowOf(bench, place) === row);
  const [best] = beside.length || length < ENOUGH ? beside : places;
  return best && bench.pieces.under(best).length ? [best] : [];
}

/** @param {Bench} bench @param {Place} place */
function rowOf(bench, place) {
  return bench.pieces.under(place)[0]?.element.closest("[data-row]") ?? null;
}

/** @param {Bench} bench @param {Place} place @param {string} code */
function isMarked(bench, place, code) {
  return bench.marks.over(place).some((id) => {
    const row = bench.store.get(id);
    const isThere = row?.anchors.some((one) => one.revision === place.revision && one.start === place.start && one.end === place.end);
    return row && isThere && row.code === code && bench.page.isMine(row);
  });
}

/** Mark the copies of some marks too, with one undo. @param {Bench} bench @param {Annotation[]} sources @returns {number} how many */
function carryOver(bench, sources) {
  const drafts = sources.flatMap((source) =>
    anchorsOf(bench, copiesOf(bench, source)).map((anchor) => ({
      kind: /** @type {const} */ ("span"),
      code: source.code,
      note: source.note,
      attributes: source.attributes,
      provenance: { carried_from: source.provenance?.carried_from ?? source.id },
      anchors: [anchor],
      absent_from: [],
    })),
  );
  if (drafts.length) bench.work.createAll(drafts);
  const there = outlets(drafts.flatMap((draft) => draft.anchors.map((anchor) => anchor.article)), bench.page);
  say(drafts.length ? `Carried over to ${there}.` : "No other outlet here has these words without the mark.");
  return drafts.length;
}

/** The bar that offers it after a mark. */
export class Copies {
  #bar = hooked("data-copies");
  /** @type {string | null} the mark whose copies are offered */ #id = null;
  #bench;

  /** @param {Bench} bench */
  constructor(bench) {
    this.#bench = bench;
    hooked("data-copies-take", this.#bar).addEventListener("click", () => this.take());
    hooked("data-copies-leave", this.#bar).addEventListener("click", () => this.#show(null));
    bench.store.listen((id, before, after) => {
      if (id === this.#id && !after) this.#show(null);
      if (!before && after && after.annotator === undefined && !after.provenance?.carried_from) this.#offer(after);
    });
  }

  /** Take the offer; else carry over the marks of a statement. @param {Element | null} [statement] */
  take(statement = null) {
    const piece = statement && this.#bench.pieces.at(statement);
    const ids = this.#id ? [this.#id] : piece ? this.#bench.marks.over(piece) : [];
    const rows = ids.flatMap((id) => this.#bench.store.get(id) ?? []).filter((row) => this.#bench.page.isMine(row));
    this.#show(null);
    carryOver(this.#bench, rows);
  }

  /** @param {Annotation} annotation */
  #offer(annotation) {
    const copies = copiesOf(this.#bench, annotation);
    if (copies.length === 0) return this.#show(null);
    const there = outlets(copies.map((place) => place.article), this.#bench.page);
    hooked("data-copies-words", this.#bar).textContent = `${there} carr${copies.length === 1 ? "ies" : "y"} these words too.`;
    this.#show(annotation.id);
    this.#bench.marks.show("collected", copies);
  }

  /** @param {string | null} id */
  #show(id) {
    if (id === null && this.#id !== null) this.#bench.marks.show("collected", []);
    this.#id = id;
    this.#bar.hidden = id === null;
  }
}
