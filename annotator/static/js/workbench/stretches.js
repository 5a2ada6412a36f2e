// Which places of one text belong together. Pure; code points throughout.

/** @import {Anchor, Place, Stretch} from "./types.js" */
/** @import {PointText} from "../offsets.js" */

const CONTEXT = 32;

/**
 * Stretches of one text, put in order, and joined where nothing that the page shows lies between: white space, or
 * text that stands in no row. What is shown elsewhere and was not chosen keeps two stretches apart.
 * @param {Stretch[]} stretches
 * @param {PointText} text
 * @param {Stretch[]} shown the pieces of this text that are on the page, in the order of the text
 * @returns {Stretch[]}
 */
export function joinStretches(stretches, text, shown) {
  /** @type {Stretch[]} */
  const joined = [];
  for (const stretch of [...stretches].sort((a, b) => a.start - b.start || a.end - b.end)) {
    const last = joined.at(-1);
    if (last && (stretch.start <= last.end || isEmptyBetween(last.end, stretch.start, text, shown))) {
      last.end = Math.max(last.end, stretch.end);
    } else {
      joined.push({ ...stretch });
    }
  }
  return joined;
}

/** @param {number} start @param {number} end @param {PointText} text @param {Stretch[]} shown */
function isEmptyBetween(start, end, text, shown) {
  return !shown.some((piece) => {
    const [from, to] = [Math.max(start, piece.start), Math.min(end, piece.end)];
    return from < to && text.slice(from, to).trim() !== "";
  });
}

/** A place as it is saved. @param {Place} place @param {PointText} text @returns {Anchor} */
export function anchorFor(place, text) {
  const { article, revision, start, end } = place;
  return {
    article,
    revision,
    start,
    end,
    quote: text.slice(start, end),
    prefix: text.slice(Math.max(0, start - CONTEXT), start),
    suffix: text.slice(end, Math.min(text.length, end + CONTEXT)),
  };
}

/** A whole article, as a document annotation names it. @param {number} article @param {number} revision */
export function wholeArticle(article, revision) {
  return { article, revision, start: 0, end: 0, quote: "", prefix: "", suffix: "" };
}

/** Stretches added to others of the same text, joined where they touch. @param {Place[]} places @param {Place[]} more */
export function mergePlaces(places, more) {
  /** @type {Place[]} */
  const merged = [];
  const ordered = [...places, ...more].sort((a, b) => a.revision - b.revision || a.start - b.start);
  for (const place of ordered) {
    const last = merged.at(-1);
    if (last?.revision === place.revision && place.start <= last.end) last.end = Math.max(last.end, place.end);
    else merged.push({ ...place });
  }
  return merged;
}

/** The one that stands nearest to a place. @template {{at: number}} Found @param {Found[]} found @param {number} about */
export function nearest(found, about) {
  return found.reduce(
    (/** @type {Found | null} */ best, one) => (!best || Math.abs(one.at - about) < Math.abs(best.at - about) ? one : best),
    null,
  );
}
