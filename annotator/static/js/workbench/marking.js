// From chosen words, a gap or a whole article to a mark: at once with the code in hand, else through the picker.

import { say } from "./announce.js";
import { missingOf } from "./answers.js";
import { outlets, shorten, whereabouts } from "./describe.js";
import { liveRange } from "./dom.js";
import { equal } from "./overlay.js";
import { anchorFor, wholeArticle } from "./stretches.js";

/** @import {Annotation, Answers, Draft, Place} from "./types.js" */
/** @import {Bench} from "./bench.js" */

/** @typedef {Pick<Draft, "kind" | "anchors" | "absent_from">} Subject */

/**
 * @typedef {object} How
 * @property {string} [code] given already, by its key
 * @property {DOMRect} [at] where the picker opens, if not at the words
 * @property {() => HTMLElement | null | undefined} [back] what gets the focus afterwards
 */

/** Mark what is chosen. While a contrast is collected it joins that. @param {Bench} bench @param {How} [how] */
export function markChosen(bench, how = {}) {
  const places = [...bench.chosen.places];
  if (places.length === 0) return;
  if (bench.tray.isOpen) {
    bench.tray.add(places);
    bench.chosen.clear();
    return;
  }
  askOrMark(bench, { kind: "span", anchors: anchorsOf(bench, places), absent_from: [] }, how);
}

/**
 * Mark one outlet's silence on what the others say in a row.
 * @param {Bench} bench @param {HTMLElement} cell a gap @param {string} [code]
 */
export function markOmission(bench, cell, code) {
  const places = saidInRow(bench, cell);
  if (places.length === 0) return;
  /** @type {Subject} */
  const subject = {
    kind: "omission",
    anchors: anchorsOf(bench, places),
    absent_from: [Number(cell.dataset.article)],
  };
  bench.chosen.set(places);
  askOrMark(bench, subject, { at: cell.getBoundingClientRect(), back: () => cell, code });
}

/** @param {Bench} bench @param {HTMLElement} head of a column @param {HTMLElement} button in it */
export function markArticle(bench, head, button) {
  const anchors = [wholeArticle(Number(head.dataset.article), Number(head.dataset.revision))];
  askOrMark(bench, { kind: "document", anchors, absent_from: [] }, { at: button.getBoundingClientRect(), back: () => button });
}

/** @param {Bench} bench @param {Place[]} places in two articles or more @param {How} how */
export function markContrast(bench, places, how) {
  askOrMark(bench, { kind: "contrast", anchors: anchorsOf(bench, places), absent_from: [] }, how);
}

/** Say something else in a mark that is there. @param {Bench} bench @param {string} id @param {How} how */
export function changeMark(bench, id, how) {
  const annotation = bench.store.get(id);
  if (!annotation) return;
  const { code, note, attributes } = annotation;
  ask(bench, annotation, how, {
    code,
    note,
    answers: attributes,
    save: (newCode, newNote, answers) => {
      const fields = {
        ...(newCode !== code && { code: newCode }),
        ...(newNote !== note && { note: newNote }),
        ...(!equal(answers, attributes) && { attributes: answers }),
      };
      if (Object.keys(fields).length > 0) bench.work.change(id, fields);
    },
  });
}

/** @param {Bench} bench @param {string} id */
export function deleteMark(bench, id) {
  const annotation = bench.store.get(id);
  if (!annotation) return;
  bench.work.remove(id);
  say(`${bench.page.codeName(annotation.code)} deleted. Control and Z brings it back.`);
}

/** @param {Bench} bench @param {Subject} subject @param {How} how */
function askOrMark(bench, subject, how) {
  const save = (/** @type {string} */ code, /** @type {string} */ note, /** @type {Answers} */ attributes) => {
    bench.work.create({ ...subject, code, note, attributes });
    say(`Marked ${bench.page.codeName(code)}.`);
  };
  const given = how.code ?? bench.hand.slug;
  // A code that asks something first is asked about, though its key was pressed.
  if (given && missingOf(bench.page.code(given), {}).length === 0) {
    save(given, "", {});
    finish(bench, subject, how.back);
  } else {
    ask(bench, subject, how, { save, ...(given && { lit: given }) });
  }
}

/**
 * @param {Bench} bench @param {Subject} subject @param {How} how
 * @param {Pick<import("./picker.js").Question, "save" | "code" | "lit" | "note" | "answers">} answer
 */
function ask(bench, subject, how, answer) {
  const first = subject.anchors[0];
  const places = subject.anchors.map(({ article, revision, start, end }) => ({ article, revision, start, end }));
  const isSpan = subject.kind === "span" && !answer.code;
  bench.picker.open({
    ...answer,
    title: whereabouts(subject, bench.page),
    quote: shorten(subject.anchors.map((anchor) => anchor.quote).join(" … "), 160),
    language: first ? bench.page.language(first.article) : "",
    at: how.at ?? rectOf(bench, places),
    canCollect: isSpan,
    collect: () => bench.tray.add(places),
    closed: () => finish(bench, subject, how.back),
  });
}

/** @param {Bench} bench @param {Subject} subject @param {How["back"]} back */
function finish(bench, subject, back) {
  bench.chosen.clear();
  if (subject.kind === "contrast") bench.tray.clear();
  back?.()?.focus({ preventScroll: true });
}

/** Whole statements of the other outlets in a gap's row. @param {Bench} bench @param {HTMLElement} cell */
function saidInRow(bench, cell) {
  const pieces = [...(cell.closest("[data-row]")?.querySelectorAll("[data-start]") ?? [])];
  return pieces.flatMap((element) => {
    const piece = bench.pieces.at(element);
    const stretch = piece?.text.tidy(piece.start, piece.end);
    return piece && stretch ? [{ article: piece.article, revision: piece.revision, ...stretch }] : [];
  });
}

/** @param {Bench} bench @param {Place[]} places */
function anchorsOf(bench, places) {
  return places.flatMap((place) => {
    const text = bench.pieces.text(place.revision);
    return text ? [anchorFor(place, text)] : [];
  });
}

/** Where the last of some places is on the screen. @param {Bench} bench @param {Place[]} places */
export function rectOf(bench, places) {
  const range = places.flatMap((place) => bench.pieces.ranges(place)).at(-1);
  return range ? liveRange(range).getBoundingClientRect() : bench.grid.getBoundingClientRect();
}

/** For the tray and the announcements. @param {Bench} bench @param {Place} place */
export function placeInWords(bench, place) {
  const quote = bench.pieces.text(place.revision)?.slice(place.start, place.end) ?? "";
  return { outlet: outlets([place.article], bench.page), quote };
}

/** @param {Annotation} annotation @returns {Place[]} what of it can be lit in the text */
export function placesOf(annotation) {
  return annotation.anchors.filter((anchor) => anchor.start < anchor.end);
}
