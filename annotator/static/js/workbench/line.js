// One annotation as a line of the margin list.

import { answersInWords } from "./answers.js";
import { provenanceInWords, shorten, whereabouts } from "./describe.js";
import { make } from "./dom.js";
import { swatch } from "./picker-parts.js";

/** @import {Annotation, Refusal, Saving} from "./types.js" */
/** @import {Page} from "./page.js" */

const STATES = { saved: ["✓", "saved"], waiting: ["…", "waiting to be saved"], refused: ["!", "not saved"] };

/**
 * @typedef {object} Standing
 * @property {Saving} saving
 * @property {Refusal | null} refusal
 * @property {boolean} isAway its words are not among those that the page shows
 */

/** @param {Annotation} annotation @param {Page} page @param {Standing} standing */
export function lineFor(annotation, page, { saving, refusal, isAway }) {
  const { id, kind, code, note, annotator, layer, attributes } = annotation;
  const isMine = page.isMine(annotation);
  const author = layer === "gold" ? "accepted" : isMine ? null : annotator;
  const where = kind === "contrast" ? "contrast" : whereabouts(annotation, page);
  const told = [...answersInWords(page.code(code), attributes), ...provenanceInWords(annotation)];
  const main = make(
    "button",
    { type: "button", class: "line-main", "data-go": id, tabindex: -1 },
    swatch({ hue: page.hue(code), key: page.code(code)?.key }),
    make("span", { class: "line-code" }, page.codeName(code)),
    make("span", { class: "line-where" }, [author, where].filter(Boolean).join(" · ")),
    ...quotes(annotation, page),
    ...told.map((answer) => make("span", { class: "line-answer", dir: "auto" }, answer)),
    note ? make("span", { class: "line-note" }, shorten(note, 60)) : null,
    isAway ? make("span", { class: "line-where" }, "not on this page of the grid") : null,
  );
  const acts = page.canAnnotate && isMine ? actsFor(id) : null;
  const trouble = refusal ? troubleFor(id, refusal) : null;
  return make("li", { class: "line", "data-line": id, "data-row-saving": saving }, main, state(saving), acts, trouble);
}

/** @param {Annotation} annotation @param {Page} page */
function quotes({ anchors, kind }, page) {
  const isAcross = kind === "contrast" || kind === "omission";
  return anchors
    .filter((anchor) => anchor.quote)
    .map((anchor) => {
      const outlet = isAcross ? make("b", {}, page.outlet(anchor.article)) : null;
      const quote = make("q", { lang: page.language(anchor.article), dir: "auto" }, shorten(anchor.quote, 70));
      return make("span", { class: "line-quote" }, outlet, quote);
    });
}

/** @param {Saving} saving */
function state(saving) {
  const [sign, words] = /** @type {[string, string]} */ (STATES[saving]);
  return make("span", { class: "line-state", role: "img", "aria-label": words, title: words }, sign);
}

/** @param {string} id */
function actsFor(id) {
  return make(
    "span",
    { class: "line-acts" },
    make("button", { type: "button", "data-change": id, tabindex: -1 }, "Change"),
    make("button", { type: "button", "data-delete": id, tabindex: -1 }, "Delete"),
  );
}

/** @param {string} id @param {Refusal} refusal */
function troubleFor(id, { detail, errors, status }) {
  const isStale = status === 412;
  const words = errors.map((error) => error.detail).join(" ") || detail;
  return make(
    "div",
    { class: "line-trouble note note-alarm" },
    make("p", {}, isStale ? "This was changed elsewhere in the meantime. What do you want to keep?" : words),
    make(
      "p",
      { class: "acts" },
      make("button", { type: "button", "data-retry": id }, isStale ? "Mine" : "Try again"),
      make("button", { type: "button", "data-discard": id }, isStale ? "What is there now" : "Let it go"),
    ),
  );
}
