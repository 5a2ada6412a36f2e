// From chosen words, a gap or a whole article to a mark: at once with the code in hand, else through the picker.

import { say } from "./announce.js";
import { missingOf } from "./answers.js";
import { outlets, shorten, whereabouts } from "./describe.js";
import { liveRange } from "./dom.js";
import { equal } from "./overlay.js";
import { saidBeside } from "./silence.js";
import { anchorFor, wholeArticle } from "./stretches.js";
import { swapAt, swapsIn } from "./swaps.js";

/** @import {Annotation, Answers, Draft, Place, Provenance, Stretch} from "./types.js" */
/** @import {Bench} from "./bench.js" */

/** @typedef {Pick<Draft, "kind" | "anchors" | "absent_from">} Subject */

/**
 * @typedef {object} How
 * @property {string} [code] given already, by its key
 * @property {DOMRect} [at] where the picker opens, if not at the words
 * @property {() => HTMLElement | null | undefined} [back] what gets the focus afterwards
 * @property {import("./evidence.js").Silence | null} [silence] of the text that leaves it out
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
  askOrMark(bench, subject, { at: cell.getBoundingClientRect(), back: () => cell, code, silence: silenceOf(bench, cell) });
}

/** What the picker says of a text that leaves something out. @param {Bench} bench @param {HTMLElement} cell a gap */
function silenceOf(bench, cell) {
  const article = Number(cell.dataset.article);
  const text = bench.page.textOf(article);
  const points = text && bench.pieces.text(text.revision);
  const [said] = saidBeside(bench.grid, cell);
  if (!text || !points || !said) return null;
  const { apiRoot, project, event } = bench.page.data;
  return {
    article,
    outlet: text.outlet,
    language: text.language,
    text: points,
    address: `${apiRoot}projects/${project}/events/${event}/nearby/?segment=${said.dataset.segment}&article=${article}`,
    goTo: (/** @type {Stretch} */ stretch) => {
      const place = { article, revision: text.revision, ...stretch };
      bench.picker.close();
      bench.goTo(place);
    },
  };
}

/** @param {Bench} bench @param {HTMLElement} head of a column @param {HTMLElement} button in it */
export function markArticle(bench, head, button) {
  const anchors = [wholeArticle(Number(head.dataset.article), Number(head.dataset.revision))];
  askOrMark(bench, { kind: "document", anchors, absent_from: [] }, { at: button.getBoundingClientRect(), back: () => button });
}

/** @param {Bench} bench @param {How} how */
export function markEvent(bench, how) {
  askOrMark(bench, { kind: "event", anchors: [], absent_from: [] }, how);
}

/** Places of several articles are a contrast, of one a mark that stands in several places. @param {Bench} bench
 * @param {Place[]} places @param {How} how */
export function markPlaces(bench, places, how) {
  const isContrast = new Set(places.map((place) => place.article)).size > 1;
  const kind = isContrast ? "contrast" : "span";
  askOrMark(bench, { kind, anchors: anchorsOf(bench, places), absent_from: [] }, how);
}

/** A contrast of all that stands in a row. @param {Bench} bench @param {Element} cell of the row @param {How} how */
export function markRow(bench, cell, how) {
  const places = saidInRow(bench, cell);
  if (new Set(places.map((place) => place.article)).size < 2) {
    say("One outlet alone says this: there is nothing to contrast.");
    return;
  }
  bench.chosen.set(places);
  markPlaces(bench, places, how);
}

/** Collect a swap of the statement under the cursor: the first, or the one after that which is collected. @param {Bench}
 * bench @param {Element} element */
export function collectSwap(bench, element) {
  const pairs = swapsIn(bench, element);
  const held = bench.tray.places[0];
  const now = pairs.findIndex(([here]) => here && held && here.revision === held.revision && here.start === held.start);
  const pair = pairs[(now + 1) % Math.max(1, pairs.length)];
  if (!pair) {
    say("Nothing here is put otherwise than in the text that it is compared with.");
    return;
  }
  bench.chosen.clear();
  bench.tray.replace(pair);
  const words = pair.map((place) => placeInWords(bench, place).quote).join(", in place of ");
  say(`${words}. Enter chooses the code; the same key goes on to the next.`);
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
  const save = (/** @type {string} */ code, /** @type {string} */ note, /** @type {Answers} */ attributes, /** @type {Provenance} */ provenance) => {
    bench.work.create({ ...subject, code, note, attributes, provenance });
    say(`Marked ${bench.page.codeName(code)}.`);
  };
  const given = how.code ?? bench.hand.slug;
  // A code that asks something first is asked about, though its key was pressed.
  if (given && missingOf(bench.page.code(given), {}).length === 0) {
    save(given, "", {}, {});
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
    silence: how.silence ?? null,
    offers: isSpan ? offersFor(bench, places, how) : [],
    closed: () => finish(bench, subject, how.back),
  });
}

/** What else can be made of chosen words. @param {Bench} bench @param {Place[]} places @param {How} how */
function offersFor(bench, places, how) {
  const [place] = places;
  const element = place && bench.pieces.under(place)[0]?.element;
  const pair = place ? swapAt(bench, place) : null;
  const isShared = element ? new Set(saidInRow(bench, element).map(({ article }) => article)).size > 1 : false;
  /** @type {import("./picker.js").Offer[]} */
  const offers = [{ words: "Add more words", key: "KeyC", title: "Alt and C: for a contrast, or one mark in several places", take: () => bench.tray.add(places) }];
  if (element && isShared) {
    offers.push({ words: "The whole row", key: "KeyG", title: "Alt and G", take: () => markRow(bench, element, { ...how, code: undefined }) });
  }
  if (pair) {
    const was = placeInWords(bench, /** @type {Place} */ (pair[1])).quote;
    offers.push({ words: `With “${shorten(was, 24)}”`, key: "KeyS", title: "Alt and S", take: () => bench.tray.replace(pair) });
  }
  return offers;
}

/** @param {Bench} bench @param {Subject} subject @param {How["back"]} back */
function finish(bench, subject, back) {
  bench.chosen.clear();
  if (subject.anchors.length > 1) bench.tray.clear();
  back?.()?.focus({ preventScroll: true });
}

/** The whole statements of a row, or of the others where one is silent. @param {Bench} bench @param {Element} cell in it */
function saidInRow(bench, cell) {
  return saidBeside(bench.grid, cell).flatMap((element) => {
    const piece = bench.pieces.at(element);
    const stretch = piece?.text.tidy(piece.start, piece.end);
    return piece && stretch ? [{ article: piece.article, revision: piece.revision, ...stretch }] : [];
  });
}

/** @param {Bench} bench @param {Place[]} places */
export function anchorsOf(bench, places) {
  return places.flatMap((place) => {
    const text = bench.pieces.text(place.revision);
    return text ? [anchorFor(place, text)] : [];
  });
}

/** Where the last of some places is on the screen. @param {Bench} bench @param {Place[]} places */
function rectOf(bench, places) {
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
